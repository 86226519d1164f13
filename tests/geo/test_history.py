import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import TimeError
from geo.history import ONE_DAY, at, change_days, history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, reports, starts


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def of(intervals: pd.DataFrame, place: str) -> list[tuple[str, str, str]]:
    own = intervals[intervals["place_id"] == place]
    return [
        (f"{row['from']:%m-%d}", f"{row['to']:%m-%d}", row["holder"])
        for _, row in own.iterrows()
    ]


def test_a_place_is_unknown_until_its_first_report_and_keeps_the_last():
    read = history(
        reports(("west", "2016-03-01", "red"), ("west", "2016-06-01", "blue")),
        starts(),
        Rule.LATEST,
    )
    assert of(read, "west") == [
        ("01-01", "03-01", "unknown"),
        ("03-01", "06-01", "red"),
        ("06-01", "01-01", "blue"),
    ]


def test_a_place_without_reports_is_unknown_throughout():
    read = history(reports(("west", "2016-03-01", "red")), starts(), Rule.LATEST)
    assert of(read, "far") == [("01-01", "01-01", "unknown")]


def test_a_documented_start_state_stands_before_the_first_report():
    read = history(
        reports(("west", "2016-03-01", "red")),
        starts("blue", "unsourced"),
        Rule.LATEST,
    )
    assert of(read, "west")[0] == ("01-01", "03-01", "blue")
    opening = read[read["place_id"] == "west"].iloc[0]
    assert (opening["report_ids"], opening["basis"]) == ("", "unsourced")


def test_sourced_only_drops_unsourced_start_states_and_reports():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-06-01", "blue"))
    told.loc[0, "basis"] = "unsourced"
    read = history(told, starts("blue", "unsourced"), Rule.SOURCED_ONLY)
    assert of(read, "west") == [
        ("01-01", "06-01", "unknown"),
        ("06-01", "01-01", "blue"),
    ]


def test_sourced_only_keeps_a_sourced_start_state():
    read = history(reports(), starts("blue", "sourced"), Rule.SOURCED_ONLY)
    assert of(read, "west") == [("01-01", "01-01", "blue")]


def test_a_source_does_not_count_for_its_own_side():
    told = reports(
        ("west", "2016-03-01", "red"),
        ("west", "2016-04-01", "blue"),
        ("east", "2016-03-01", "contested"),
        ("far", "2016-03-01", "green"),
    )
    told["side"] = ["red;pink", "red;pink", "red;pink", "red;green"]
    read = history(told, starts(), Rule.AGAINST_INTEREST)
    # What red's source says of itself is left out; that blue is there counts, and so
    # does that nobody holds the east.
    assert of(read, "west") == [
        ("01-01", "04-01", "unknown"),
        ("04-01", "01-01", "blue"),
    ]
    assert of(read, "east")[1][2] == "contested"
    assert of(read, "far") == [("01-01", "01-01", "unknown")]


@pytest.mark.parametrize("rule", [Rule.AGAINST_INTEREST, Rule.AGREED])
def test_reports_without_a_party_or_an_origin_count_as_under_latest(rule):
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-03-02", "blue"))
    told.loc[0, "basis"] = "unsourced"
    pd.testing.assert_frame_equal(
        history(told, starts("red", "unsourced"), rule),
        history(told, starts("red", "unsourced"), Rule.LATEST),
    )


def test_agreed_names_the_reports_of_both_sides_of_a_conflict():
    told = reports(("west", "2016-03-01", "red"), ("west", "2016-03-03", "blue"))
    told["origins"] = ["AFP", "AP"]
    read = history(told, starts(), Rule.AGREED)
    own = read[read["place_id"] == "west"]
    assert of(read, "west")[1:] == [
        ("03-01", "03-03", "red"),
        ("03-03", "03-08", "contested"),
        ("03-08", "01-01", "blue"),
    ]
    assert list(own["report_ids"]) == ["", "r1", "r2;r1", "r2"]
    assert list(own["status"])[2:] == ["contested", "held"]
    assert list(own["basis"])[2:] == ["sourced", "sourced"]


def test_of_several_reports_on_one_day_the_last_decides():
    read = history(
        reports(
            ("west", "2016-03-01", "red"),
            ("west", "2016-03-01", "contested"),
            ("west", "2016-03-01", "blue"),
        ),
        starts(),
        Rule.LATEST,
    )
    assert [holder for _, _, holder in of(read, "west")] == ["unknown", "blue"]


def test_a_report_on_the_first_day_replaces_the_start_state():
    read = history(
        reports(("west", "2016-01-01", "red")), starts("blue", "sourced"), Rule.LATEST
    )
    assert of(read, "west") == [("01-01", "01-01", "red")]


def test_reports_that_say_the_same_back_one_interval():
    read = history(
        reports(
            ("west", "2016-03-01", "red"),
            ("west", "2016-04-01", "red"),
            ("west", "2016-05-01", "blue"),
            ("west", "2016-06-01", "red"),
        ),
        starts(),
        Rule.LATEST,
    )
    own = read[read["place_id"] == "west"]
    assert list(own["report_ids"]) == ["", "r1;r2", "r3", "r4"]


def test_contested_and_held_are_different_states():
    read = history(
        reports(("west", "2016-03-01", "red"), ("west", "2016-04-01", "contested")),
        starts(),
        Rule.LATEST,
    )
    assert list(read[read["place_id"] == "west"]["status"]) == [
        "unknown",
        "held",
        "contested",
    ]


@pytest.mark.parametrize(
    ("precision", "earliest", "latest"),
    [
        ("day", "2016-02-10", "2016-02-10"),
        ("week", "2016-02-07", "2016-02-13"),
        ("month", "2016-02-01", "2016-02-29"),
    ],
)
def test_the_precision_of_a_date_becomes_a_range(precision, earliest, latest):
    read = history(
        reports(("west", "2016-02-10", "red"), date_precision=precision),
        starts(),
        Rule.LATEST,
    )
    held = read[read["holder"] == "red"].iloc[0]
    assert held["precision"] == precision
    assert (held["from_earliest"], held["from_latest"]) == (day(earliest), day(latest))


def test_the_range_of_a_date_stays_within_the_history():
    read = history(
        reports(("west", "2016-01-02", "red"), date_precision="week"),
        starts(),
        Rule.LATEST,
    )
    assert read[read["holder"] == "red"].iloc[0]["from_earliest"] == FIRST


def test_an_interval_holds_its_first_day_and_not_its_end():
    read = history(
        reports(("west", "2016-03-01", "red"), ("west", "2016-06-01", "blue")),
        starts(),
        Rule.LATEST,
    )
    assert at(read, day("2016-02-29")).loc["west", "holder"] == "unknown"
    assert at(read, day("2016-03-01")).loc["west", "holder"] == "red"
    assert at(read, day("2016-05-31")).loc["west", "holder"] == "red"
    assert at(read, day("2016-06-01")).loc["west", "holder"] == "blue"


@pytest.mark.parametrize("outside", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_a_day_outside_the_history_is_refused_with_the_range(outside):
    read = history(reports(), starts(), Rule.LATEST)
    with pytest.raises(TimeError, match="2016-01-01 to 2016-12-31"):
        at(read, outside)


def test_change_days_are_the_days_on_which_an_interval_begins():
    read = history(
        reports(("west", "2016-03-01", "red"), ("far", "2016-03-01", "red")),
        starts(),
        Rule.LATEST,
    )
    assert list(change_days(read)) == [FIRST, day("2016-03-01")]


def test_reports_on_unknown_places_are_passed_over():
    read = history(reports(("elsewhere", "2016-03-01", "red")), starts(), Rule.LATEST)
    assert set(read["place_id"]) == {"west", "east", "far"}


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)


@given(st.lists(row, max_size=30), st.sampled_from(list(Rule)))
def test_intervals_of_a_place_meet_without_gap_or_overlap(rows, rule):
    told = reports(*rows).sort_values("date", kind="stable", ignore_index=True)
    read = history(told, starts("blue", "unsourced"), rule)
    for place, own in read.groupby("place_id"):
        assert own["from"].iloc[0] == FIRST, place
        assert own["to"].iloc[-1] == LAST + ONE_DAY
        assert (own["from"].iloc[1:].to_numpy() == own["to"].iloc[:-1].to_numpy()).all()
        assert (own["from"] < own["to"]).all()
        same = (own["holder"] == own["holder"].shift()) & (
            own["status"] == own["status"].shift()
        )
        assert not same.any()


@given(st.lists(row, max_size=30))
def test_every_day_shows_what_the_newest_report_says(rows):
    told = reports(*rows).sort_values("date", kind="stable", ignore_index=True)
    read = history(told, starts(), Rule.LATEST)
    for shown in pd.date_range(FIRST, LAST, freq="37D"):
        state = at(read, shown)
        for place in ("west", "east", "far"):
            said = told[(told["place_id"] == place) & (told["date"] <= shown)]
            expected = said["holder"].iloc[-1] if len(said) else "unknown"
            assert state.loc[place, "holder"] == expected
