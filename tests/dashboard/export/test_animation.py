"""Which days are frames, and what an animation is told by."""

import shlex

import pytest

from dashboard.export.animation import (
    MOST_FRAMES,
    animation,
    parse_animation,
)
from dashboard.export.recipe import parse
from geo.errors import QueryError


@pytest.fixture(scope="module")
def recipe(squares):
    return parse({"figure": "map", "day": "2015-07-01", "preset": "column"}, squares)


def test_every_so_many_days_and_the_last_one_are_frames(squares, recipe):
    made = animation(squares, recipe, "2015-06-20", 5, 4)
    assert made.days == ("2015-06-20", "2015-06-25", "2015-06-30", "2015-07-01")
    assert made.seconds == 1.0
    assert [one.view.day for one in made.frames()] == list(made.days)


@pytest.mark.parametrize(
    ("since", "every", "per_second", "words"),
    [
        ("2015-07-01", 1, 10, "nothing to move through"),
        ("2015-07-02", 1, 10, "nothing to move through"),
        ("2015-02-30", 1, 10, "not a day written as"),
        ("1999-01-01", 1, 10, "outside the data"),
        ("2014-07-01", 0, 10, "1 or more days"),
        ("2014-07-01", 1, 51, "1 to 50 frames"),
    ],
)
def test_what_cannot_move_is_refused(squares, recipe, since, every, per_second, words):
    with pytest.raises(QueryError, match=words):
        animation(squares, recipe, since, every, per_second)


def test_too_many_frames_are_refused_with_the_limit_and_a_way_out(shipped):
    recipe = parse({"figure": "map", "day": "2019-03-01"}, shipped)
    with pytest.raises(QueryError, match=f"{MOST_FRAMES:,}") as refused:
        animation(shipped, recipe, "2013-01-02", 1, 10)
    every = int(str(refused.value).split("every ")[1].split(" days")[0])
    assert len(animation(shipped, recipe, "2013-01-02", every, 10).days) <= MOST_FRAMES


def test_a_claims_chart_has_no_day_to_move_through(shipped):
    recipe = parse({"figure": "claims", "day": "2016-07-01"}, shipped)
    with pytest.raises(QueryError, match="What moves through days is map, areas, view"):
        animation(shipped, recipe, "2016-06-01", 1, 10)


def test_its_command_says_all_that_is_needed_to_make_it_again(shipped):
    told = {"figure": "map", "theatre": "mosul", "day": "2017-02-01", "title": "- a"}
    pace = {"from": "2017-01-01", "every": "7", "speed": "5"}
    made = parse_animation(told | pace | {"transparent": "true"}, shipped)
    command, _, figure, *rest = shlex.split(made.command(shipped, "mp4"))[1:]
    assert (command, figure) == ("app.py", "map")
    assert "--transparent" in rest
    said = dict(word[2:].split("=", 1) for word in rest if "=" in word)
    assert said.pop("out") == made.name("mp4", shipped.version)
    said |= {"figure": "map", "day": said.pop("to"), "transparent": "true"}
    assert parse_animation(said, shipped) == made


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        ({"from": "2014-07-01", "every": "soon"}, "every is a whole number"),
        ({"from": "2014-07-01", "speed": "-1"}, "speed is a whole number"),
        ({"from": "2014-07-01", "every": "9" * 20}, "every is a whole number"),
        ({"from": "2014-07-01", "scale": "2"}, "leave scale at 1"),
        ({}, "not a day written as"),
    ],
)
def test_a_pace_that_cannot_be_read_is_refused(squares, pace, words):
    with pytest.raises(QueryError, match=words):
        parse_animation({"figure": "map", "day": "2015-07-01"} | pace, squares)
