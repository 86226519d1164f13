import json
import shlex
from dataclasses import replace
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.export.recipe import (
    BETWEEN,
    LONGEST,
    Figure,
    Preset,
    Recipe,
    Theme,
    parse,
    parse_json,
)
from dashboard.layers import Layer, Routes
from dashboard.state import parse as parse_view
from data.theatre import theatre
from geo.errors import QueryError
from tests.dashboard.test_state import views

LINES = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40)


@st.composite
def recipes(draw: st.DrawFn, dataset) -> Recipe:
    """Any recipe that a data set has."""
    view = replace(draw(views(dataset)), place="", layer=Layer.CONTROL)
    view = replace(view, routes=Routes.ON, against="")
    figure = draw(st.sampled_from(Figure))
    since, first = "", theatre(dataset, view.theatre).first
    if figure in BETWEEN:
        later = first + pd.Timedelta(days=1)
        view = replace(view, day=max(view.day, f"{later:%Y-%m-%d}"))
        last = view.timestamp - pd.Timedelta(days=1)
        since = str(draw(st.dates(first.date(), last.date())))
    return Recipe(
        figure,
        view,
        since,
        draw(st.sampled_from(Preset)),
        draw(st.sampled_from(Theme)),
        draw(LINES),
        draw(LINES),
        draw(LINES),
        draw(st.booleans()),
        draw(st.integers(1, 4)),
    )


@settings(max_examples=100)
@given(data=st.data())
def test_a_recipe_comes_back_from_its_json_and_from_its_address(shipped, data):
    recipe = data.draw(recipes(shipped))
    assert parse_json(recipe.json(), shipped) == recipe
    pairs = parse_qsl(recipe.address(), keep_blank_values=True)
    assert parse(dict(pairs), shipped) == recipe


@settings(max_examples=100)
@given(data=st.data())
def test_its_command_says_all_that_the_recipe_has(shipped, data):
    recipe = data.draw(recipes(shipped))
    words = shlex.split(recipe.command(shipped, "svg"))
    assert words[:4] == ["python", "app.py", "export", recipe.figure]
    told = dict(word[2:].split("=", 1) for word in words[4:] if "=" in word)
    assert told.pop("format") == "svg"
    assert told.pop("out") == recipe.name("svg", shipped.version)
    told["day"] = told.pop("date")
    told["transparent"] = "true" if "--transparent" in words else "false"
    again = parse({"figure": recipe.figure, **told}, shipped)
    if recipe.figure is not Figure.CLAIMS:  # which claims is then told to nobody
        again = replace(again, view=replace(again.view, claims=recipe.view.claims))
    assert again == recipe


def test_its_query_opens_the_same_view_on_the_page(squares):
    recipe = parse({"figure": "map", "theatre": "city", "day": "2015-03-04"}, squares)
    assert parse_view(recipe.query(squares), squares) == (recipe.view, ())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"figure": "globe"}, "choose from map, areas, claims, change"),
        ({}, "There is no figure"),
        ({"figure": "map", "theatre": "moon"}, "Theatres: region, city"),
        ({"figure": "map", "day": "1999-01-01"}, "The data cover 2014-01-01"),
        ({"figure": "map", "method": "magic"}, "choose from nearest"),
        ({"figure": "map", "preset": "poster"}, "choose from slide, column"),
        ({"figure": "map", "theme": "pink"}, "choose from light, dark, grey"),
        ({"figure": "map", "scale": "9"}, "choose from 1, 2, 3, 4"),
        ({"figure": "map", "transparent": "maybe"}, "true or false"),
        ({"figure": "map", "colour": "red"}, "There is no option “colour”"),
        ({"figure": "map", "layer": "age"}, "A picture shows control"),
        ({"figure": "map", "title": "two\nlines"}, "one line of text"),
        ({"figure": "map", "note": "x" * (LONGEST + 1)}, "301 characters"),
        ({"figure": "map", "since": "2014-05-01"}, "belongs to a change"),
        ({"figure": "change", "day": "2015-01-01"}, "give the earlier one"),
        (
            {"figure": "change", "day": "2015-01-01", "since": "2015-01-01"},
            "is not before 2015-01-01",
        ),
        (
            {"figure": "change", "day": "2015-01-01", "since": "soon"},
            "is not a day written as",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_can(squares, wrong, told):
    with pytest.raises(QueryError, match=told):
        parse(wrong, squares)


def test_all_that_is_wrong_is_said_at_once(squares):
    with pytest.raises(QueryError) as caught:
        parse({"figure": "map", "preset": "x", "theme": "y", "scale": "z"}, squares)
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("text", ["{", "[]", json.dumps("map")])
def test_a_recipe_that_is_no_object_is_refused(squares, text):
    with pytest.raises(QueryError, match="no JSON"):
        parse_json(text, squares)
