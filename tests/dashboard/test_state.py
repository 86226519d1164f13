from dataclasses import asdict, fields, replace
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.layers import Layer, Routes
from dashboard.settings import OPENING_DAY
from dashboard.state import ViewState, country_choices, default_view, parse
from dashboard.text import CARRY_CHOICES
from data.claims import groups
from data.dataset import Dataset, load
from data.theatre import theatre
from geo.baseline import PEAK
from geo.vocabulary import Method, Rule
from tests.world import world, write_world

NAMES = [field.name for field in fields(ViewState)]


@st.composite
def views(draw: st.DrawFn, dataset: Dataset) -> ViewState:
    """Any view that a data set has."""
    where = theatre(dataset, draw(st.sampled_from(list(dataset.theatres.index))))
    days = st.dates(where.first.date(), where.last.date())
    return ViewState(
        theatre=where.theatre_id,
        day=str(draw(days)),
        place=draw(st.sampled_from(["", *where.places.index])),
        country=draw(st.sampled_from(country_choices(where))),
        rule=draw(st.sampled_from(list(Rule))),
        method=draw(st.sampled_from(where.methods)),
        claims=draw(st.sampled_from(list(groups(dataset, where.theatre_id)))),
        layer=draw(st.sampled_from(list(Layer))),
        routes=draw(st.sampled_from(list(Routes))),
        carry=draw(st.sampled_from(list(CARRY_CHOICES))),
        against=draw(st.sampled_from(["", PEAK, f"{where.first:%Y-%m-%d}"])),
    )


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_a_view_comes_back_from_its_query(shipped, data):
    view = data.draw(views(shipped))
    query = view.query(shipped)
    assert parse(query, shipped) == (view, ())
    assert parse(f"?{query}", shipped) == (view, ())


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_a_query_holds_only_what_differs_from_the_theatres_opening(shipped, data):
    view = data.draw(views(shipped))
    usual = asdict(default_view(shipped, view.theatre))
    told = dict(parse_qsl(view.query(shipped), keep_blank_values=True))
    first = shipped.theatres.index[0]
    expected = {name for name in NAMES if getattr(view, name) != usual[name]}
    if view.theatre != first:
        expected.add("theatre")
    assert set(told) == expected


def test_the_opening_view_has_no_query(shipped):
    first = shipped.theatres.index[0]
    assert default_view(shipped, first).query(shipped) == ""
    assert parse("", shipped) == (default_view(shipped, first), ())


@pytest.mark.parametrize("city", ["mosul", "raqqa", "fallujah", "sirte"])
def test_another_theatres_opening_view_names_the_theatre_alone(shipped, city):
    assert default_view(shipped, city).query(shipped) == f"theatre={city}"


texts = st.text(max_size=20)


@settings(deadline=None, max_examples=150)
@given(given=st.dictionaries(st.sampled_from(NAMES) | texts, texts))
def test_any_query_is_read_as_a_view_that_has_a_query_of_its_own(shipped, given):
    view, notes = parse(urlencode(given), shipped)
    assert all(notes)
    assert parse(view.query(shipped), shipped) == (view, ())


@settings(deadline=None, max_examples=100)
@given(search=st.text(max_size=60))
def test_no_text_in_the_address_bar_makes_reading_fail(shipped, search):
    parse(search, shipped)


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("theatre=atlantis", ["region", "mosul", "raqqa", "fallujah", "sirte"]),
        ("theatre=", ["region", "mosul", "raqqa", "fallujah", "sirte"]),
        ("day=yesterday", ["2013-01-01", "2019-03-31", "YYYY-MM-DD"]),
        ("day=2016-02-30", ["2013-01-01", "2019-03-31"]),
        ("day=2012-12-31", ["2013-01-01", "2019-03-31"]),
        ("day=2019-04-01", ["2013-01-01", "2019-03-31"]),
        ("day=", ["2013-01-01", "2019-03-31"]),
        ("day=nan", ["2013-01-01", "2019-03-31"]),
        ("day=today", ["2013-01-01", "2019-03-31"]),
        ("country=fr", ["iq-sy", "iq", "sy", "ly"]),
        ("country=IQ", ["iq-sy", "iq", "sy", "ly"]),
        ("rule=loudest", list(Rule)),
        ("carry=91", ["0", "30", "90", "180", "365"]),
        ("against=2012-12-31", ["2013-01-01", "2019-03-31"]),
        ("carry=", ["0", "30", "90", "180", "365"]),
        ("method=guess", ["nearest", "capped-10", "district", "people"]),
        ("method=drawn", ["nearest", "capped-10", "district", "people"]),
        ("layer=heat", list(Layer)),
        ("routes=maybe", list(Routes)),
    ],
)
def test_a_bad_value_falls_back_and_the_note_says_what_is_allowed(
    shipped, query, allowed
):
    view, notes = parse(query, shipped)
    assert view == default_view(shipped, "region")
    (note,) = notes
    assert all(word in note for word in allowed)


@pytest.mark.parametrize("query", ["place=atlantis", "claims=atlantis.depth"])
def test_a_name_among_too_many_to_list_is_repeated_in_the_note(shipped, query):
    view, notes = parse(query, shipped)
    assert view == default_view(shipped, "region")
    (note,) = notes
    assert query.partition("=")[2] in note


def test_what_one_theatre_has_another_may_not(shipped):
    zone = theatre(shipped, "mosul").places.index[0]
    view, notes = parse(urlencode({"theatre": "raqqa", "place": zone}), shipped)
    assert view == default_view(shipped, "raqqa")
    assert len(notes) == 1


def test_one_bad_value_spoils_no_other(shipped):
    view, notes = parse("theatre=mosul&day=2017-01-24&rule=loudest", shipped)
    assert view == replace(default_view(shipped, "mosul"), day="2017-01-24")
    assert len(notes) == 1


def test_every_bad_value_has_its_own_note(shipped):
    _, notes = parse(urlencode(dict.fromkeys(NAMES, "atlantis")), shipped)
    assert len(notes) == len(set(notes)) == len(NAMES)


def test_names_that_are_not_ours_are_passed_over(shipped):
    view, notes = parse("utm_source=mail&day=2017-01-24&fbclid=x", shipped)
    assert view == replace(default_view(shipped, "region"), day="2017-01-24")
    assert notes == ()


def test_no_place_may_be_asked_for_by_name(shipped):
    assert parse("place=", shipped) == (default_view(shipped, "region"), ())


def test_a_day_without_leading_zeros_is_the_same_day(shipped):
    view, notes = parse("day=2016-6-4", shipped)
    assert (view.day, notes) == ("2016-06-04", ())


def test_a_theatre_opens_at_the_opening_day_or_at_its_first(tmp_path):
    files = world()
    files["theatres.csv"][1]["to"] = "2016-01-01"
    dataset = load(write_world(tmp_path, files))
    assert default_view(dataset, "region").day == OPENING_DAY
    assert default_view(dataset, "city").day == "2014-01-01"


def test_a_theatre_without_claims_still_has_a_query(squares):
    assert not groups(squares, "city")
    view = replace(default_view(squares, "city"), day="2015-05-11")
    assert view.query(squares) == "theatre=city&day=2015-05-11"
    assert parse(view.query(squares), squares) == (view, ())


def test_countries_are_offered_together_alone_and_all(shipped):
    region = country_choices(theatre(shipped, "region"))
    assert region == ("iq-sy", "iq", "ly", "sy", "iq-ly-sy")
    assert country_choices(theatre(shipped, "mosul")) == ("iq",)


def test_a_view_speaks_of_days_and_countries_as_the_data_do(shipped):
    view = replace(default_view(shipped, "region"), country="iq-sy", day="2017-01-24")
    assert view.timestamp == pd.Timestamp("2017-01-24")
    assert view.countries == ("IQ", "SY")


def test_a_method_that_a_theatre_lacks_falls_back(shipped):
    view, notes = parse("theatre=mosul&method=district", shipped)
    assert (view.theatre, view.method) == ("mosul", Method.NEAREST)
    assert len(notes) == 1
    assert "capped-10" in notes[0]
