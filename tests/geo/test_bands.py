import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import series
from geo.bands import band, high, low, read_as, spread
from geo.cells import voronoi
from geo.history import history
from geo.vocabulary import Reading, Rule
from tests.geo.squares import FIRST, LAST, parts, places, reports, starts

UNITS = places()[["country"]].join(voronoi(places(), parts())["km2"])
HALF = UNITS["km2"]["west"]


def read(*rows, **same):
    return history(reports(*rows, **same), starts(), Rule.LATEST)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def bands(*rows, days, **same):
    intervals = read(*rows, **same)
    dated, *others = (series(read_as(intervals, one), UNITS) for one in Reading)
    found = band(dated, others, pd.DatetimeIndex(days), LAST)
    return found.set_index(["date", "country", "holder"])


def test_contested_ground_counts_to_the_high_of_every_side_and_to_no_low():
    wide = series(
        read(
            ("west", "2016-03-01", "red"),
            ("east", "2016-03-01", "blue"),
            ("east", "2016-04-01", "contested"),
        ),
        UNITS,
    )
    shown = day("2016-04-01")
    assert low(wide).loc[shown, ("A", "red")] == pytest.approx(HALF)
    assert low(wide).loc[shown, ("A", "blue")] == 0
    assert high(wide).loc[shown, ("A", "red")] == pytest.approx(2 * HALF)
    assert high(wide).loc[shown, ("A", "blue")] == pytest.approx(HALF)


def test_ground_claimed_is_in_the_high_only_and_presence_in_neither():
    told = reports(("west", "2016-03-01", "red"), ("east", "2016-03-01", "red"))
    told["status"] = ["claimed", "presence"]
    wide = series(history(told, starts(), Rule.LATEST), UNITS)
    assert low(wide)[("A", "red")].iloc[-1] == 0
    assert high(wide)[("A", "red")].iloc[-1] == pytest.approx(HALF)


def test_contested_ground_of_a_country_is_no_matter_in_the_next():
    wide = series(read(("far", "2016-03-01", "contested")), UNITS)
    assert high(wide).empty
    wide = series(
        read(("west", "2016-03-01", "red"), ("far", "2016-03-01", "contested")), UNITS
    )
    assert high(wide)[("A", "red")].iloc[-1] == pytest.approx(HALF)


@pytest.mark.parametrize(
    ("reading", "begins"),
    [
        (Reading.DATED, "2016-03-10"),
        (Reading.EARLIEST, "2016-03-01"),
        (Reading.LATEST, "2016-03-31"),
    ],
)
def test_a_month_is_read_at_either_end(reading, begins):
    intervals = read(("west", "2016-03-10", "red"), date_precision="month")
    told = read_as(intervals, reading)
    red = told[told["holder"] == "red"].iloc[0]
    assert red["from"] == day(begins)
    assert red["to"] == LAST + pd.Timedelta(days=1)


def test_read_early_nothing_begins_before_what_went_before_it():
    told = reports(("west", "2016-03-10", "red"), ("west", "2016-03-20", "blue"))
    told["date_precision"] = ["day", "month"]
    intervals = history(told, starts(), Rule.LATEST)
    early = read_as(intervals, Reading.EARLIEST)
    assert "red" not in set(early["holder"])  # blue began on the day that red did
    late = read_as(intervals, Reading.LATEST)
    assert late[late["holder"] == "blue"]["from"].iloc[0] == day("2016-03-31")


def test_the_band_holds_between_the_earliest_and_the_latest_day():
    found = bands(
        ("west", "2016-03-10", "red"),
        days=["2016-03-05", "2016-03-15", "2016-04-01"],
        date_precision="month",
    )
    before = found.loc[(day("2016-03-05"), "A", "red")]
    assert before.round(3).to_list() == [0, 0, 0, round(HALF, 3)]
    during = found.loc[(day("2016-03-15"), "A", "red")]
    assert during["low"] == pytest.approx(HALF)
    assert during["least"] == 0
    after = found.loc[(day("2016-04-01"), "A", "red")]
    assert after["least"] == after["most"] == pytest.approx(HALF)


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)
precision = st.sampled_from(["day", "week", "month"])


@settings(max_examples=50)
@given(st.lists(st.tuples(row, precision), min_size=1, max_size=15))
def test_every_reading_covers_every_day_once_and_bands_are_ordered(drawn):
    drawn = sorted(drawn, key=lambda one: one[0][1])
    told = reports(*(one for one, _ in drawn))
    told["date_precision"] = [how for _, how in drawn]
    intervals = history(told, starts(), Rule.LATEST)
    readings = {one: read_as(intervals, one) for one in Reading}
    for shifted in readings.values():
        days = (shifted["to"] - shifted["from"]).dt.days
        assert (days > 0).all()
        assert (days.groupby(shifted["place_id"]).sum() == 366).all()
        assert list(shifted.groupby("place_id")["from"].min()) == [FIRST] * 3
    dated, *others = (series(one, UNITS) for one in readings.values())
    found = band(dated, others, dated.index, LAST)
    assert (found["least"] <= found["low"]).all()
    assert (found["low"] <= found["high"]).all()
    assert (found["high"] <= found["most"]).all()


def test_the_spread_is_the_least_and_the_most_on_every_day_that_any_changes():
    days = pd.DatetimeIndex(["2015-01-01", "2015-02-01", "2015-03-01"])
    wide = pd.Series([10.0, 4.0], index=days[[0, 2]])
    narrow = pd.Series([6.0, 7.0], index=days[[0, 1]])
    found = spread([wide, narrow])
    assert found.index.equals(days)
    assert found["least"].to_list() == [6.0, 7.0, 4.0]
    assert found["most"].to_list() == [10.0, 10.0, 7.0]
