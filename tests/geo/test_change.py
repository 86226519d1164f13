import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import on_days, series
from geo.change import change, flows, totals
from geo.errors import TimeError
from geo.history import ONE_DAY, history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, places, reports, starts

GROUND = places()[["country", "sparse"]].assign(km2=[10.0, 20.0, 40.0])
A, B = pd.Timestamp("2016-02-01"), pd.Timestamp("2016-08-01")


def read(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return history(reports(*rows), starts(), Rule.LATEST)


FOUGHT_OVER = read(
    ("west", "2016-01-10", "red"),
    ("west", "2016-03-01", "contested"),
    ("west", "2016-04-01", "blue"),
    ("west", "2016-05-01", "red"),
    ("west", "2016-06-01", "blue"),
    ("east", "2016-01-10", "red"),
    ("east", "2016-03-01", "blue"),
    ("east", "2016-04-01", "red"),
)


def test_a_place_that_changed_is_told_with_both_states_and_what_stands_behind():
    rows = change(FOUGHT_OVER, GROUND, A, B)
    assert rows.index.to_list() == ["west"]
    assert rows.loc["west"].to_dict() == {
        "from_holder": "red",
        "from_status": "held",
        "to_holder": "blue",
        "to_status": "held",
        "since": pd.Timestamp("2016-06-01"),
        "precision": "day",
        "turns": 4,
        "report_ids": "r5",
        "basis": "sourced",
        "km2": 10.0,
    }


def test_a_place_won_and_lost_again_did_not_change_hands():
    assert "east" not in change(FOUGHT_OVER, GROUND, A, B).index


def test_a_turn_on_the_first_day_is_of_before_and_one_on_the_last_day_counts():
    turned = read(("west", "2016-02-01", "red"), ("west", "2016-08-01", "blue"))
    rows = change(turned, GROUND, A, B)
    assert (rows.loc["west", "from_holder"], rows.loc["west", "turns"]) == ("red", 1)


def test_another_status_of_the_same_holder_is_a_change():
    told = reports(("west", "2016-01-10", "red"), ("west", "2016-03-01", "red"))
    told.loc[0, "status"] = "presence"
    rows = change(history(told, starts(), Rule.LATEST), GROUND, A, B)
    assert rows.loc["west", ["from_status", "to_status"]].to_list() == [
        "presence",
        "held",
    ]


def test_a_place_without_ground_changes_hands_with_no_km2():
    turned = read(("far", "2016-03-01", "red"))
    rows = change(turned, GROUND.drop("far"), A, B)
    assert rows["km2"].to_dict() == {"far": 0.0}
    assert set(flows(turned, GROUND.drop("far"), A, B)["country"]) == {"A"}


def test_flows_say_how_much_went_from_whom_to_whom_and_how_much_stayed():
    rows = flows(FOUGHT_OVER, GROUND, A, B)
    assert rows.to_numpy().tolist() == [
        ["A", "red", "held", "blue", "held", 10.0],
        ["A", "red", "held", "red", "held", 20.0],
        ["B", "unknown", "unknown", "unknown", "unknown", 40.0],
    ]


def test_totals_are_net_between_the_days_and_gross_over_every_turn():
    rows = totals(FOUGHT_OVER, GROUND, A, B).set_index(["country", "holder"])
    numbers = ["from_km2", "to_km2", "net_km2", "gained_km2", "lost_km2"]
    assert rows.loc[("A", "blue"), numbers].to_list() == [0, 10, 10, 40, 30]
    assert rows.loc[("A", "red"), numbers].to_list() == [30, 20, -10, 30, 40]
    assert rows.loc[("A", "contested"), numbers].to_list() == [0, 0, 0, 10, 10]
    assert rows.loc[("B", "unknown"), numbers].to_list() == [40, 40, 0, 0, 0]


def test_between_a_day_and_itself_nothing_changed():
    assert change(FOUGHT_OVER, GROUND, A, A).empty
    stayed = flows(FOUGHT_OVER, GROUND, A, A)
    assert (stayed["from_holder"] == stayed["to_holder"]).all()
    assert (totals(FOUGHT_OVER, GROUND, A, A)["gained_km2"] == 0).all()


@pytest.mark.parametrize("measure", [change, flows, totals])
@pytest.mark.parametrize("days", [(FIRST - ONE_DAY, A), (A, LAST + ONE_DAY)])
def test_days_outside_the_history_are_refused_with_the_range(measure, days):
    with pytest.raises(TimeError, match="2016-01-01 to 2016-12-31"):
        measure(FOUGHT_OVER, GROUND, *days)


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)
worlds = st.lists(row, max_size=25).map(
    lambda rows: read(*sorted(rows, key=lambda row: row[1]))
)
days = st.dates(FIRST.date(), LAST.date()).map(pd.Timestamp)


@settings(max_examples=50)
@given(worlds, days, days)
def test_the_flows_of_a_country_add_up_to_its_ground(intervals, a, b):
    sums = flows(intervals, GROUND, a, b).groupby("country")["km2"].sum()
    assert sums.to_dict() == {"A": 30.0, "B": 40.0}


@settings(max_examples=50)
@given(worlds, days, days)
def test_what_flowed_is_what_changed_and_is_net_of_the_areas(intervals, a, b):
    moved = flows(intervals, GROUND, a, b)
    stayed = (moved["from_holder"] == moved["to_holder"]) & (
        moved["from_status"] == moved["to_status"]
    )
    assert moved[~stayed]["km2"].sum() == change(intervals, GROUND, a, b)["km2"].sum()
    came = moved.groupby(["country", "to_holder", "to_status"])["km2"].sum()
    went = moved.groupby(["country", "from_holder", "from_status"])["km2"].sum()
    net = totals(intervals, GROUND, a, b).set_index(["country", "holder", "status"])
    for key, row in net.iterrows():
        assert row["net_km2"] == came.get(key, 0.0) - went.get(key, 0.0)
        assert row["net_km2"] == row["gained_km2"] - row["lost_km2"]


@settings(max_examples=50)
@given(worlds, days, days)
def test_totals_are_exactly_the_numbers_of_the_area_series(intervals, a, b):
    rows = totals(intervals, GROUND, a, b).set_index(["country", "holder", "status"])
    wide = on_days(series(intervals, GROUND), pd.DatetimeIndex([a, b]), LAST)
    assert rows.index.to_list() == wide.columns.to_list()
    for column, numbers in (("from_km2", wide.iloc[0]), ("to_km2", wide.iloc[1])):
        assert rows[column].to_list() == numbers.to_list()


@settings(max_examples=50)
@given(worlds, days, days)
def test_the_way_back_mirrors_the_way_there(intervals, a, b):
    there, back = change(intervals, GROUND, a, b), change(intervals, GROUND, b, a)
    same = ["turns", "km2"]
    pd.testing.assert_frame_equal(there[same], back[same])
    for end, other in (("from", "to"), ("to", "from")):
        for part in ("holder", "status"):
            assert (there[f"{end}_{part}"] == back[f"{other}_{part}"]).all()
    out = flows(intervals, GROUND, a, b)
    turned = flows(intervals, GROUND, b, a).set_axis(
        [
            *("country", "to_holder", "to_status", "from_holder", "from_status", "km2"),
        ],
        axis=1,
    )[out.columns]
    key = list(out.columns[:-1])
    pd.testing.assert_frame_equal(
        turned.sort_values(key, ignore_index=True),
        out.sort_values(key, ignore_index=True),
    )
    forth, again = totals(intervals, GROUND, a, b), totals(intervals, GROUND, b, a)
    assert (forth["net_km2"] == -again["net_km2"]).all()
    assert (forth["gained_km2"] == again["lost_km2"]).all()
