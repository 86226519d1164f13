import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import series
from geo.errors import TimeError
from geo.evidence import age, carried
from geo.history import ONE_DAY, at, history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, places, reports, starts

GROUND = places()[["country", "sparse"]].assign(km2=[10.0, 20.0, 40.0])


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def west(intervals: pd.DataFrame) -> list[tuple[str, str, str]]:
    own = intervals[intervals["place_id"] == "west"]
    return [
        (f"{row['from']:%m-%d}", f"{row['to']:%m-%d}", row["holder"])
        for _, row in own.iterrows()
    ]


def test_the_age_is_counted_from_the_newest_report_that_says_so():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-03-11", "red"))
    read = history(told, starts(), Rule.LATEST)
    for shown, days in (("03-01", 0), ("03-10", 9), ("03-11", 0), ("03-31", 20)):
        assert age(read, told, day(f"2016-{shown}"))["west"] == days


def test_unknown_ground_and_start_states_have_no_age():
    told = reports(("west", "2016-03-01", "red"))
    for begun in (starts(), starts("blue", "sourced")):
        ages = age(history(told, begun, Rule.LATEST), told, FIRST)
        assert ages.index.to_list() == ["west", "east", "far"]
        assert ages.isna().all()


def test_a_report_that_does_not_count_confirms_nothing():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-03-11", "red"))
    told.loc[1, "basis"] = "unsourced"
    read = history(told, starts(), Rule.SOURCED_ONLY)
    assert age(read, told, day("2016-03-31"))["west"] == 30


def test_the_age_on_a_day_outside_the_history_is_refused():
    told = reports()
    with pytest.raises(TimeError, match="2016-01-01 to 2016-12-31"):
        age(history(told, starts(), Rule.LATEST), told, LAST + ONE_DAY)


def test_beyond_the_limit_a_place_is_unknown_until_it_is_confirmed():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-05-01", "red"))
    read = carried(history(told, starts(), Rule.LATEST), told, 30)
    assert west(read) == [
        ("01-01", "03-01", "unknown"),
        ("03-01", "04-01", "red"),  # 31 March is 30 days after the report
        ("04-01", "05-01", "unknown"),
        ("05-01", "06-01", "red"),
        ("06-01", "01-01", "unknown"),
    ]


def test_a_confirmation_in_time_leaves_no_gap():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-04-01", "red"))
    read = carried(history(told, starts(), Rule.LATEST), told, 30)
    assert west(read)[1] == ("03-01", "05-02", "red")


def test_a_start_state_is_as_old_as_the_history():
    told = reports()
    read = carried(history(told, starts("blue", "sourced"), Rule.LATEST), told, 30)
    assert west(read) == [("01-01", "02-01", "blue"), ("02-01", "01-01", "unknown")]


def test_evidence_ages_while_reports_conflict():
    """What a conflict leaves behind is no newer than the report it rests on."""
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-03-03", "blue"))
    told["origins"] = ["AFP", "AP"]
    read = history(told, starts(), Rule.AGREED)
    assert west(read)[2:] == [
        ("03-03", "03-08", "contested"),
        ("03-08", "01-01", "blue"),
    ]
    assert age(read, told, day("2016-03-20"))["west"] == 17
    assert west(carried(read, told, 10))[3] == ("03-08", "03-14", "blue")


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)


@settings(max_examples=40)
@given(st.lists(row, max_size=20), st.integers(0, 400), st.sampled_from(list(Rule)))
def test_with_a_limit_the_parts_still_add_up_and_nothing_is_older(rows, limit, rule):
    told = reports(*sorted(rows, key=lambda row: row[1]))
    told["origins"] = np.resize(["AFP", "AP"], len(told)).astype(str)
    whole = history(told, starts(), rule)
    read = carried(whole, told, limit)
    wide = series(read, GROUND)
    assert np.allclose(wide.sum(axis=1), 70)
    for shown in pd.date_range(FIRST, LAST, freq="29D"):
        old = age(whole, told, shown) > limit
        state = at(read, shown)["holder"]
        expected = at(whole, shown)["holder"].mask(old, "unknown")
        pd.testing.assert_series_equal(state, expected)
