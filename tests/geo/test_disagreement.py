import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.disagreement import IN_FORCE_DAYS, conflicts, disputed, disputed_km2
from geo.history import ONE_DAY, at, history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, places, reports, starts

GROUND = places()[["country"]].assign(km2=[10.0, 20.0, 40.0])


def told(*rows: tuple[str, str, str, str], **same: str) -> pd.DataFrame:
    """Make reports from (place, date, holder, origins)."""
    frame = reports(*(row[:3] for row in rows), **same)
    frame["origins"] = pd.Series([row[3] for row in rows], dtype="str")
    return frame


def found(*rows: tuple[str, str, str, str], **same: str) -> list[tuple[str, ...]]:
    return [
        (
            f"{row['from']:%m-%d}",
            f"{row['to']:%m-%d}",
            f"{row['holder_a']}: {row['report_ids_a']}",
            f"{row['holder_b']}: {row['report_ids_b']}",
        )
        for _, row in conflicts(told(*rows, **same)).iterrows()
    ]


def test_two_origins_that_differ_conflict_while_both_are_in_force():
    # AFP's word of the 1st stands for a week, the 7th included.
    assert found(
        ("west", "2016-03-01", "red", "AFP"), ("west", "2016-03-04", "blue", "AP")
    ) == [("03-04", "03-08", "blue: r2", "red: r1")]


def test_an_origin_that_follows_takes_back_its_earlier_word():
    assert found(
        ("west", "2016-03-01", "red", "AFP"),
        ("west", "2016-03-04", "blue", "AP"),
        ("west", "2016-03-06", "blue", "AFP"),
    ) == [("03-04", "03-06", "blue: r2", "red: r1")]


def test_an_origin_that_repeats_itself_makes_one_longer_conflict():
    assert found(
        ("west", "2016-03-01", "red", "AFP"),
        ("west", "2016-03-04", "blue", "AP"),
        ("west", "2016-03-06", "red", "AFP"),
    ) == [("03-04", "03-11", "blue: r2", "red: r1;r3")]


@pytest.mark.parametrize("second", ["AFP", "AFP/Reuters".replace("/", ";")])
def test_copies_of_one_text_do_not_contradict_each_other(second):
    rows = ("west", "2016-03-01", "red", "AFP"), ("west", "2016-03-01", "blue", second)
    assert found(*rows) == []


def test_a_report_without_an_origin_is_not_known_to_be_independent():
    rows = ("west", "2016-03-01", "red", ""), ("west", "2016-03-01", "blue", "AP")
    assert found(*rows) == []


def test_reports_of_one_origin_and_day_are_a_sequence_of_which_the_last_stands():
    assert (
        found(
            ("west", "2016-03-01", "contested", "AFP"),
            ("west", "2016-03-01", "red", "AFP"),
            ("west", "2016-03-01", "red", "AP"),
        )
        == []
    )


def test_two_origins_on_one_day_do_conflict():
    assert found(
        ("west", "2016-03-01", "contested", "AFP"), ("west", "2016-03-01", "red", "AP")
    ) == [("03-01", "03-08", "contested: r1", "red: r2")]


def test_that_a_fight_ended_is_no_denial_that_there_was_one():
    assert (
        found(
            ("west", "2016-03-01", "contested", "AFP"),
            ("west", "2016-03-02", "red", "AP"),
        )
        == []
    )


def test_whoever_reports_the_end_of_a_fight_ends_it():
    assert found(
        ("west", "2016-03-01", "red", "AP"),
        ("west", "2016-03-02", "contested", "AFP"),
        ("west", "2016-03-04", "blue", ""),
    ) == [("03-02", "03-04", "contested: r2", "red: r1")]


def test_a_fight_over_what_another_just_reported_held_is_a_conflict():
    assert found(
        ("west", "2016-03-01", "red", "AP"), ("west", "2016-03-02", "contested", "AFP")
    ) == [("03-02", "03-08", "contested: r2", "red: r1")]


def test_held_and_claimed_by_one_side_are_different_words():
    frame = told(
        ("west", "2016-03-01", "red", "AFP"), ("west", "2016-03-01", "red", "AP")
    )
    frame.loc[1, "status"] = "claimed"
    assert conflicts(frame)[["status_a", "status_b"]].to_numpy().tolist() == [
        ["claimed", "held"]
    ]


def test_old_words_no_longer_stand_against_new_ones():
    late = f"{FIRST + IN_FORCE_DAYS * ONE_DAY:%Y-%m-%d}"
    rows = (
        ("west", f"{FIRST:%Y-%m-%d}", "red", "AFP"),
        ("west", late, "blue", "AP"),
    )
    assert found(*rows) == []
    assert len(conflicts(told(*rows), IN_FORCE_DAYS + 1)) == 1


def test_a_date_known_to_the_week_is_no_word_on_a_day():
    rows = ("west", "2016-03-01", "red", "AFP"), ("west", "2016-03-02", "blue", "AP")
    assert found(*rows, date_precision="week") == []


def test_a_report_that_says_unknown_contradicts_nobody():
    rows = ("west", "2016-03-01", "red", "AFP"), ("west", "2016-03-01", "unknown", "AP")
    assert found(*rows) == []


def test_reports_on_two_places_do_not_conflict():
    rows = ("west", "2016-03-01", "red", "AFP"), ("east", "2016-03-01", "blue", "AP")
    assert found(*rows) == []


def test_three_words_on_one_day_are_three_conflicts_and_one_dispute():
    frame = told(
        ("west", "2016-03-01", "red", "AFP"),
        ("west", "2016-03-01", "blue", "AP"),
        ("west", "2016-03-01", "contested", "dpa"),
    )
    assert len(conflicts(frame)) == 3
    spans = disputed(conflicts(frame))
    assert len(spans) == 1
    assert set(spans["report_ids"].iloc[0].split(";")) == {"r1", "r2", "r3"}


def test_km2_in_dispute_come_and_go_with_the_conflicts():
    spans = disputed(
        conflicts(
            told(
                ("west", "2016-03-01", "red", "AFP"),
                ("west", "2016-03-02", "blue", "AP"),
                ("east", "2016-03-03", "red", "AFP"),
                ("east", "2016-03-03", "blue", "AP"),
            )
        )
    )
    wide = disputed_km2(spans, GROUND, FIRST, LAST)
    assert list(wide.columns) == ["A", "B"]
    assert {f"{day:%m-%d}": km2 for day, km2 in wide["A"].items()} == {
        "01-01": 0,
        "03-02": 10,
        "03-03": 30,
        "03-08": 20,
        "03-10": 0,
    }
    assert (wide["B"] == 0).all()


def test_a_dispute_at_the_end_lasts_to_the_last_day():
    rows = ("west", "2016-12-31", "red", "AFP"), ("west", "2016-12-31", "blue", "AP")
    wide = disputed_km2(disputed(conflicts(told(*rows))), GROUND, FIRST, LAST)
    assert wide["A"].to_list() == [0, 10]
    assert wide.index[-1] == LAST


row = st.tuples(
    st.sampled_from(["west", "east"]),
    st.dates(FIRST.date(), (FIRST + 40 * ONE_DAY).date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
    st.sampled_from(["AFP", "AP", "AFP;AP", "dpa", ""]),
)


def by_hand(rows: list[tuple[str, str, str, str]], place: str, day: str) -> bool:
    """Say whether a place is in dispute on a day, from the words of the definition."""
    standing = []
    for i, (where, date, holder, origins) in enumerate(rows):
        names = set(origins.split(";")) - {""}
        age = (pd.Timestamp(day) - pd.Timestamp(date)).days
        taken_back = any(
            later[0] == where and later[1] <= day and names & set(later[3].split(";"))
            for later in rows[i + 1 :]
        )
        fought_out = holder == "contested" and any(
            other[0] == where and date < other[1] <= day and other[2] in {"red", "blue"}
            for other in rows
        )
        over = taken_back or fought_out
        if where == place and names and 0 <= age < IN_FORCE_DAYS and not over:
            standing.append((holder, names))
    said = [one for one in standing if one[0] != "unknown"]
    return any(a[0] != b[0] and not a[1] & b[1] for a in said for b in said)


@settings(max_examples=30)
@given(st.lists(row, max_size=12))
def test_ground_is_in_dispute_exactly_on_the_days_of_the_definition(rows):
    rows = sorted(rows, key=lambda row: row[1])
    spans = disputed(conflicts(told(*rows)))
    for shown in pd.date_range(FIRST, periods=50, freq="D"):
        over = spans[(spans["from"] <= shown) & (shown < spans["to"])]
        expected = {
            p for p in ("west", "east") if by_hand(rows, p, f"{shown:%Y-%m-%d}")
        }
        assert set(over["place_id"]) == expected


@settings(max_examples=30)
@given(st.lists(row, max_size=12))
def test_under_agreed_a_place_is_contested_in_dispute_and_else_as_under_latest(rows):
    frame = told(*sorted(rows, key=lambda row: row[1]))
    agreed = history(frame, starts(), Rule.AGREED)
    latest = history(frame, starts(), Rule.LATEST)
    spans = disputed(conflicts(frame))
    for shown in pd.date_range(FIRST, periods=50, freq="D"):
        over = set(spans[(spans["from"] <= shown) & (shown < spans["to"])]["place_id"])
        now, was = at(agreed, shown)["holder"], at(latest, shown)["holder"]
        for place in ("west", "east", "far"):
            assert now[place] == ("contested" if place in over else was[place])
