"""Percentages of named wholes, by arithmetic that a reader can check."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import series
from geo.baseline import (
    BASELINES,
    HIGH,
    baseline_day,
    gross,
    held,
    lost_percent,
    on,
    percent,
)
from geo.errors import QueryError
from geo.history import history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, reports, starts

UNITS = pd.DataFrame(
    {"country": ["A", "A", "B"], "km2": [100.0, 300.0, 50.0]},
    index=["west", "east", "far"],
)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def read(*rows):
    return history(reports(*rows), starts(), Rule.LATEST)


def steps(**km2: float) -> pd.Series:
    """Return an amount by day from `d2015_01_01=90.0`."""
    days = [day(key[1:].replace("_", "-")) for key in km2]
    return pd.Series(list(km2.values()), index=pd.DatetimeIndex(days))


IHS = steps(
    d2015_01_01=90_800,
    d2015_12_14=78_000,
    d2016_07_04=68_300,
    d2016_10_03=65_500,
    d2017_01_01=60_400,
    d2017_06_26=36_200,
)


@pytest.mark.parametrize(
    ("since", "until", "lost"),
    [
        ("2015-01", "2015-12-14", 14.1),
        ("2015-12-14", "2016-07-04", 12.4),
        ("2015-12-14", "2016-10-03", 16.0),
        ("2015-01", "2017-06-26", 60.1),
        ("2017-01-01", "2017-06-26", 40.1),
    ],
)
def test_the_percentages_that_ihs_printed_follow_from_its_areas(since, until, lost):
    """Ready-made test 2."""
    assert round(lost_percent(IHS, since, day(until)), 1) == lost


def test_the_named_baselines_are_these_days():
    assert {name: f"{one:%Y-%m-%d}" for name, one in BASELINES.items()} == {
        "2014-08": "2014-08-31",
        "2015-01": "2015-01-01",
    }


def test_the_peak_is_the_first_day_of_the_most_until_the_day_asked_about():
    amount = steps(d2016_01_01=1, d2016_02_01=7, d2016_03_01=7, d2016_04_01=9)
    assert baseline_day("peak", amount, day("2016-03-15")) == day("2016-02-01")
    assert baseline_day("peak", amount, day("2016-12-31")) == day("2016-04-01")


def test_a_gain_is_a_negative_loss():
    assert lost_percent(steps(d2016_01_01=10, d2016_02_01=15), "2016-01-01", LAST) == (
        -50
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("1st of May", "2014-08, 2015-01, peak, or a day"),
        ("2014-08", "2015-01-01"),
        ("2018-01-01", "2017-06-26"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_refused_with_those_that_can(name, told):
    with pytest.raises(QueryError, match=told):
        lost_percent(IHS, name, day("2017-06-26"))


def test_nothing_is_no_denominator():
    with pytest.raises(QueryError, match="what was held on 2016-01-01"):
        lost_percent(steps(d2016_01_01=0, d2016_02_01=5), "2016-01-01", LAST)
    with pytest.raises(QueryError, match="the outline"):
        percent(1.0, 0.0, "the outline")


def test_countries_together_are_added_before_they_are_divided():
    """A loses 100 of 400 (25 %), B 50 of 50 (100 %): 150 of 450, a third."""
    rows = [(place, "2016-01-01", "red") for place in UNITS.index]
    lost = [("west", "2016-06-01", "blue"), ("far", "2016-06-01", "blue")]
    wide = series(read(*rows, *lost), UNITS)
    both = held(wide, ["red"], ["A", "B"])
    mean = sum(
        lost_percent(held(wide, ["red"], [one]), "2016-01-01", LAST) for one in "AB"
    )
    assert mean / 2 == 62.5
    assert lost_percent(both, "2016-01-01", LAST) == pytest.approx(100 / 3)


def test_a_loss_is_a_share_of_the_whole_that_is_named():
    amount = steps(d2016_01_01=400, d2016_06_01=300)
    assert lost_percent(amount, "2016-01-01", LAST) == 25
    assert lost_percent(amount, "2016-01-01", LAST, whole=1000) == 10
    assert percent(on(amount, LAST), 1000, "the country") == 30


def test_a_high_adds_ground_contested_once():
    rows = [("west", "2016-01-01", "red"), ("east", "2016-01-01", "contested")]
    wide = series(read(*rows), UNITS)
    assert held(wide, ["red"], ["A"]).iloc[0] == 100
    assert held(wide, ["red", "blue", "contested"], ["A"], HIGH).iloc[0] == 400
    assert held(wide, ["contested"], ["A"]).iloc[0] == 300


def test_a_place_won_and_lost_again_is_in_the_gross_and_not_in_the_net():
    told = read(
        ("east", "2016-01-01", "red"),
        ("west", "2016-03-01", "red"),
        ("west", "2016-04-01", "blue"),
        ("west", "2016-05-01", "red"),
        ("west", "2016-06-01", "contested"),
    )
    flows = gross(told, UNITS, "red", day("2016-02-01"), LAST)
    assert flows.loc["A"].to_dict() == {"gained": 200, "lost": 200, "net": 0}
    assert flows.loc["B"].to_dict() == {"gained": 0, "lost": 0, "net": 0}


def test_what_happens_on_the_first_day_is_before_and_on_the_last_is_in():
    told = read(("west", "2016-03-01", "red"), ("west", "2016-04-01", "blue"))
    inside = gross(told, UNITS, "red", day("2016-03-01"), day("2016-04-01"))
    assert inside.loc["A"].to_dict() == {"gained": 0, "lost": 100, "net": -100}


def test_gross_between_days_that_run_backwards_is_refused():
    with pytest.raises(QueryError, match="backwards"):
        gross(read(), UNITS, "red", LAST, FIRST)


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)
when = st.dates(FIRST.date(), LAST.date()).map(pd.Timestamp)


@settings(max_examples=60)
@given(st.lists(row, max_size=20), when, when)
def test_the_net_is_what_is_held_after_less_before(rows, one, other):
    start, end = sorted([one, other])
    told = read(*sorted(rows, key=lambda row: row[1]))
    flows = gross(told, UNITS, "red", start, end)
    wide = series(told, UNITS)
    for country in ("A", "B"):
        amount = held(wide, ["red"], [country])
        assert flows.loc[country, "net"] == on(amount, end) - on(amount, start)
    assert (flows[["gained", "lost"]] >= 0).all(axis=None)
