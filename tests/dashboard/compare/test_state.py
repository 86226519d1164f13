from dataclasses import fields, replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.compare.state import (
    Comparison,
    MapView,
    area_methods,
    default,
    parse,
    revised,
)
from dashboard.state import country_choices
from data.dataset import Dataset
from data.theatre import theatre
from geo.vocabulary import Method, Rule

NAMES = [field.name for field in fields(Comparison)]
MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"


@st.composite
def comparisons(draw: st.DrawFn, dataset: Dataset) -> Comparison:
    """Any comparison that a data set has, days that run backwards included."""
    where = theatre(dataset, draw(st.sampled_from(list(dataset.theatres.index))))
    days = st.dates(where.first.date(), where.last.date()).map(str)
    return Comparison(
        theatre=where.theatre_id,
        a=draw(days),
        b=draw(days),
        country=draw(st.sampled_from(country_choices(where))),
        rule=draw(st.sampled_from(list(Rule))),
        method=draw(st.sampled_from(area_methods(where))),
        view=draw(st.sampled_from(list(MapView))),
    )


@given(data=st.data())
def test_a_comparison_comes_back_from_its_query(shipped, data):
    asked = data.draw(comparisons(shipped))
    query = asked.query(shipped)
    assert parse(query, shipped) == (asked, ())
    assert parse(f"?{query}", shipped) == (asked, ())


texts = st.text(max_size=20)


@given(given=st.dictionaries(st.sampled_from(NAMES) | texts, texts))
def test_any_query_is_read_as_a_comparison_with_a_query_of_its_own(shipped, given):
    asked, notes = parse(urlencode(given), shipped)
    assert all(notes)
    assert parse(asked.query(shipped), shipped) == (asked, ())


def test_a_link_names_theatre_and_days_even_where_they_are_the_usual_ones(shipped):
    asked, _ = parse("", shipped)
    assert asked.query(shipped) == "theatre=region&a=2014-08-31&b=2016-06-24"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("theatre=atlantis", "mosul"),
        ("a=yesterday", "Day A"),
        ("b=2012-12-31", "2013-01-01 to 2019-03-31"),
        ("method=places", "capped-10"),
        ("method=people", "district"),
        ("view=upside", "swipe"),
        ("rule=loudest", "agreed"),
        ("country=fr", "iq-sy"),
    ],
)
def test_a_bad_value_falls_back_and_the_note_says_what_is_allowed(shipped, query, said):
    asked, (note,) = parse(query, shipped)
    assert asked == default(theatre(shipped, "region"))
    assert said in note


def test_every_bad_value_has_its_own_note(shipped):
    _, notes = parse(urlencode(dict.fromkeys(NAMES, "atlantis")), shipped)
    assert len(notes) == len(set(notes)) == len(NAMES)


def test_day_a_is_the_baseline_where_that_is_before_day_b_else_the_first_day(shipped):
    where = theatre(shipped, "mosul")
    assert default(where, "2017-01-24").a == "2014-08-31"
    assert default(where, "2014-08-31").a == "2014-08-31"
    assert default(where, "2014-08-30").a == "2013-01-01"
    assert not default(where, "2013-01-01").backwards


def test_days_that_run_backwards_are_kept_and_can_be_swapped(shipped):
    asked, notes = parse("theatre=mosul&a=2017-01-24&b=2016-10-17", shipped)
    assert (asked.backwards, notes) == (True, ())
    assert asked.swapped == parse(MOSUL, shipped)[0]
    assert not asked.swapped.backwards


@pytest.mark.parametrize("typed", ["2017-03-01", "1 Mar 2017", "1/3/2017"])
def test_a_day_may_be_typed_as_on_the_opening_page(shipped, typed):
    asked, _ = parse(MOSUL, shipped)
    assert revised(asked, {"b": typed}, shipped) == (replace(asked, b="2017-03-01"), {})


@pytest.mark.parametrize("typed", ["", "soon", "30 Feb 2017", "1 Jul 2027"])
def test_a_day_that_cannot_be_read_leaves_the_comparison_and_says_why(shipped, typed):
    asked, _ = parse(MOSUL, shipped)
    now, errors = revised(asked, {"a": typed, "rule": "agreed"}, shipped)
    assert now == replace(asked, rule=Rule.AGREED)
    assert set(errors) == {"a"}
    assert errors["a"]


def test_another_theatre_keeps_days_rule_method_and_view_where_it_has_them(shipped):
    asked, _ = parse(f"{MOSUL}&rule=agreed&method=capped-5&view=swipe", shipped)
    now, _ = revised(asked, {"theatre": "raqqa"}, shipped)
    assert now == replace(asked, theatre="raqqa", country="sy")


def test_a_theatre_that_does_not_cover_the_days_opens_with_its_own(squares):
    asked, _ = parse("theatre=region&a=2014-06-01&b=2015-07-01", squares)
    outside = replace(asked, a="2013-01-01")
    now, _ = revised(outside, {"theatre": "city"}, squares)
    assert now == default(theatre(squares, "city"))


def test_the_methods_offered_are_those_that_count_ground(shipped):
    methods = area_methods(theatre(shipped, "region"))
    assert {Method.NEAREST, Method.DISTRICT, Method.POPULATED} <= set(methods)
    assert {Method.PLACES, Method.PEOPLE}.isdisjoint(methods)
