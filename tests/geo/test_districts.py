"""Votes in districts, counted by hand, and against a count of one day at a time."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.districts import clipped, members, roll_up, votes
from geo.history import at, change_days, history
from geo.measure import area_km2
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, parts, reports

PLACES = ["a", "b", "c", "d"]
DISTRICT = pd.Series(["one", "one", "one", "two"], index=PLACES)
ONES = pd.Series(1.0, index=PLACES)


def places_history(*rows):
    days = {"first": FIRST, "last": LAST, "start_holder": "", "start_basis": ""}
    starts = pd.DataFrame(days, index=pd.Index(PLACES, name="place_id"))
    starts = starts.astype({"first": "datetime64[s]", "last": "datetime64[s]"})
    return history(reports(*rows), starts, Rule.LATEST)


def rolled(*rows, weight=ONES):
    return roll_up(places_history(*rows), DISTRICT, weight)


def holder(intervals, district: str, day: str) -> str:
    return str(at(intervals, pd.Timestamp(day)).loc[district, "holder"])


def square(west: float, east: float) -> shapely.Polygon:
    return shapely.box(west, 0, east, 1)


def test_a_district_goes_to_whom_most_of_its_places_go():
    told = rolled(
        ("a", "2016-02-01", "red"),
        ("b", "2016-03-01", "red"),
        ("c", "2016-03-01", "blue"),
    )
    assert holder(told, "one", "2016-02-15") == "unknown"  # two of three say nothing
    assert holder(told, "one", "2016-03-01") == "red"
    assert holder(told, "two", "2016-03-01") == "unknown"


def test_a_tie_of_sides_is_contested():
    told = rolled(
        ("a", "2016-02-01", "red"),
        ("b", "2016-02-01", "blue"),
        ("c", "2016-02-01", "contested"),
    )
    state = at(told, pd.Timestamp("2016-02-01")).loc["one"]
    assert (state["holder"], state["status"]) == ("contested", "contested")


def test_a_tie_with_unknown_is_unknown_since_a_gap_is_no_side():
    weight = pd.Series([1.0, 1.0, 2.0, 1.0], index=PLACES)
    told = rolled(("a", "2016-02-01", "red"), ("b", "2016-02-01", "red"), weight=weight)
    state = at(told, pd.Timestamp("2016-02-01")).loc["one"]
    assert (state["holder"], state["status"]) == ("unknown", "unknown")


def test_people_weigh_where_all_are_known():
    weight = pd.Series([5.0, 1.0, 1.0, 1.0], index=PLACES)
    rows = [(place, "2016-02-01", "blue") for place in "bc"]
    told = rolled(("a", "2016-02-01", "red"), *rows, weight=weight)
    assert holder(told, "one", "2016-02-01") == "red"
    counted = rolled(("a", "2016-02-01", "red"), *rows)
    assert holder(counted, "one", "2016-02-01") == "blue"


def test_a_place_weighs_its_people_only_if_those_of_all_its_district_are_known():
    people = pd.Series(pd.array([10, 20, None, 7], dtype="Int64"), index=PLACES)
    assert votes(people, DISTRICT).to_list() == [1, 1, 1, 7]
    known = people.fillna(0)
    assert votes(known, DISTRICT).to_list() == [10, 20, 0, 7]
    assert votes(known * 0, DISTRICT).to_list() == [1, 1, 1, 1]


def test_intervals_of_a_district_begin_where_its_state_changes_and_only_there():
    told = rolled(
        ("a", "2016-02-01", "red"),
        ("b", "2016-02-01", "red"),
        ("c", "2016-05-01", "red"),
        ("d", "2016-06-01", "red"),
    )
    one = told[told["place_id"] == "one"]
    assert [f"{day:%m-%d}" for day in one["from"]] == ["01-01", "02-01"]
    assert list(one["to"]) == [pd.Timestamp("2016-02-01"), pd.Timestamp("2017-01-01")]


row = st.tuples(
    st.sampled_from(PLACES),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)


@settings(max_examples=60)
@given(
    st.lists(row, max_size=20),
    st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(
        lambda weights: sum(weights[:3]) and weights[3]
    ),
)
def test_the_roll_up_is_a_count_of_votes_on_every_day(rows, weights):
    weight = pd.Series(weights, index=PLACES, dtype=float)
    intervals = places_history(*sorted(rows, key=lambda row: row[1]))
    told = roll_up(intervals, DISTRICT, weight)
    for day in change_days(intervals):
        state = at(intervals, day)
        shown = at(told, day)["holder"]
        for district, group in state.groupby(DISTRICT):
            sums = weight[group.index].groupby(group["holder"]).sum()
            best = set(sums[sums == sums.max()].index)
            if len(best) > 1:
                best = {"unknown"} if "unknown" in best else {"contested"}
            assert {shown[district]} == best
    ends = told.groupby("place_id").agg({"from": "min", "to": "max"})
    assert (ends["from"] == FIRST).all()
    assert (ends["to"] == LAST + pd.Timedelta(days=1)).all()
    gap = told["from"].ne(told["to"].shift()) & told["place_id"].eq(
        told["place_id"].shift()
    )
    assert not gap.any()


def districts() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"country": ["A", "A", "B", "C"]},
        index=["a1", "a2", "b1", "c1"],
        geometry=[square(-1, 0.5), square(0.5, 1.5), square(1, 2), square(5, 6)],
        crs="EPSG:4326",
    )


def test_districts_are_cut_to_the_outlines_of_their_own_country():
    units = clipped(districts(), parts())
    assert list(units.index) == ["a1", "a2", "b1"]
    half = area_km2(parts().geometry)["A"] / 2
    assert units["km2"].to_list() == pytest.approx([half, half, 2 * half], rel=1e-4)


def test_no_district_inside_is_no_unit():
    assert clipped(districts().loc[["c1"]], parts()).empty


def test_a_place_in_no_district_goes_to_the_nearest_of_its_country():
    points = gpd.GeoDataFrame(
        {"country": ["A", "A", "B", "D"]},
        index=["inside", "off-coast", "border", "elsewhere"],
        geometry=gpd.points_from_xy([0.1, 0.2, 0.9, 9], [0.5, 1.05, 0.5, 0]),
        crs="EPSG:4326",
    )
    district = members(points, districts())
    assert district[["inside", "off-coast", "border"]].to_list() == ["a1", "a1", "b1"]
    assert np.isnan(district["elsewhere"])
