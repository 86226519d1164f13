import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cells import voronoi
from geo.errors import TimeError
from geo.front import edges, front, lengths
from geo.history import ONE_DAY, at, change_days, history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, parts, places, reports, starts

MERIDIAN_KM = 110.574
"""From the equator to one degree north on WGS84."""

EDGES = edges(voronoi(places(), parts()))


def read(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return history(reports(*rows), starts(), Rule.LATEST)


def boxes(*corners: tuple[float, ...], parts: str = "") -> gpd.GeoDataFrame:
    """Make cells of one part, or each of the part that its letter names."""
    shapes = [shapely.box(*one) if one else shapely.Polygon() for one in corners]
    index = pd.Index([f"c{i}" for i in range(len(shapes))], name="place_id")
    part = list(parts or "p" * len(shapes))
    return gpd.GeoDataFrame(
        {"part": part}, index=index, geometry=shapes, crs="EPSG:4326"
    )


def test_neighbours_share_an_edge_once_also_across_the_border_of_two_parts():
    assert EDGES[["place_a", "place_b"]].to_numpy().tolist() == [
        ["west", "east"],
        ["east", "far"],
    ]
    assert EDGES["km"].to_list() == pytest.approx([MERIDIAN_KM] * 2, rel=1e-4)
    assert EDGES.crs == "EPSG:4326"
    middle = shapely.LineString([(0.5, 0), (0.5, 1)])
    assert EDGES.geometry[0].hausdorff_distance(middle) < 1e-4


def test_cells_that_touch_in_a_point_are_no_neighbours():
    met = edges(boxes((0, 0, 1, 1), (1, 1, 2, 2), (1, 0, 2, 1)))
    assert met[["place_a", "place_b"]].to_numpy().tolist() == [
        ["c0", "c2"],
        ["c1", "c2"],
    ]


def test_an_edge_is_found_where_one_side_has_more_corners():
    """Two small squares lie along the long side of one: a half degree each."""
    met = edges(boxes((0, 0, 1, 1), (1, 0, 2, 0.5), (1, 0.5, 2, 1)))
    along = met[met["place_a"] == "c0"]
    assert along["km"].to_list() == pytest.approx([MERIDIAN_KM / 2] * 2, rel=1e-4)


def test_a_border_is_found_although_its_sides_lie_some_metres_apart():
    apart = (0, 0, 1, 1), (1.00005, 0, 2, 1)
    assert edges(boxes(*apart, parts="pq"))["km"].to_list() == pytest.approx(
        [MERIDIAN_KM], rel=1e-3
    )
    assert len(edges(boxes(*apart))) == 0
    assert len(edges(boxes((0, 0, 1, 1), (1.01, 0, 2, 1), parts="pq"))) == 0


def test_two_edges_of_one_pair_are_one_row():
    """A square with a bite: the filling touches it on three sides."""
    whole, bite = shapely.box(0, 0, 1, 1), shapely.box(0.9, 0.4, 1.1, 0.6)
    cells = gpd.GeoDataFrame(
        {"part": "p"},
        index=["whole", "bite"],
        geometry=[whole.difference(bite), bite],
        crs="EPSG:4326",
    )
    (line,) = edges(cells).geometry
    assert line.length == pytest.approx(0.4)


def test_an_empty_cell_has_no_edges():
    assert len(edges(boxes((0, 0, 1, 1), (), (1, 0, 2, 1)))) == 1


def test_the_front_is_where_two_holders_meet():
    held = read(("west", "2016-03-01", "red"), ("east", "2016-04-01", "blue"))
    assert front(EDGES, held, pd.Timestamp("2016-03-31")).empty
    lines = front(EDGES, held, pd.Timestamp("2016-04-01"))
    assert lines[["holder_a", "holder_b"]].to_numpy().tolist() == [["blue", "red"]]
    assert lines["km"].to_list() == pytest.approx([MERIDIAN_KM], rel=1e-4)
    assert lines.crs == "EPSG:4326"


def test_ground_of_one_holder_has_no_front_inside():
    held = read(("west", "2016-03-01", "red"), ("east", "2016-03-01", "red"))
    assert front(EDGES, held, LAST).empty


def test_contested_ground_between_two_holders_leaves_them_without_a_front():
    held = read(
        ("west", "2016-03-01", "red"),
        ("east", "2016-03-01", "contested"),
        ("far", "2016-03-01", "blue"),
    )
    assert front(EDGES, held, LAST).empty
    assert lengths(EDGES, held).shape == (1, 0)


def test_who_is_only_present_has_no_front():
    told = reports(("west", "2016-03-01", "red"), ("east", "2016-03-01", "blue"))
    told.loc[1, "status"] = "presence"
    assert front(EDGES, history(told, starts(), Rule.LATEST), LAST).empty


def test_a_pair_of_holders_can_be_asked_for_in_either_order():
    held = read(
        ("west", "2016-03-01", "red"),
        ("east", "2016-03-01", "blue"),
        ("far", "2016-03-01", "green"),
    )
    assert len(front(EDGES, held, LAST)) == 2
    for pair in (("red", "blue"), ("blue", "red")):
        lines = front(EDGES, held, LAST, pair)
        assert lines["holder_b"].to_list() == ["red"]
    assert front(EDGES, held, LAST, ("red", "green")).empty


def test_lines_that_meet_are_joined_and_km_are_those_of_their_edges():
    cells = boxes((0, 0, 1, 0.5), (0, 0.5, 1, 1), (1, 0, 2, 1))
    held = reports(
        ("c0", "2016-03-01", "red"),
        ("c1", "2016-03-01", "red"),
        ("c2", "2016-03-01", "blue"),
    )
    begun = starts().set_axis(cells.index)
    lines = front(edges(cells), history(held, begun, Rule.LATEST), LAST)
    assert lines["km"].to_list() == pytest.approx([MERIDIAN_KM], rel=1e-4)
    assert lines.geometry.geom_type.to_list() == ["LineString"]


def test_the_front_on_a_day_outside_the_history_is_refused():
    with pytest.raises(TimeError, match="2016-01-01 to 2016-12-31"):
        front(EDGES, read(), LAST + ONE_DAY)


def test_lengths_change_on_the_days_on_which_a_front_does():
    held = read(
        ("west", "2016-03-01", "red"),
        ("east", "2016-04-01", "blue"),
        ("far", "2016-05-01", "red"),
        ("west", "2016-06-01", "contested"),
    )
    wide = lengths(EDGES, held)
    assert wide.columns.to_list() == [("blue", "red")]
    in_edges = (wide[("blue", "red")] / MERIDIAN_KM).round(3)
    assert {f"{day:%m-%d}": count for day, count in in_edges.items()} == {
        "01-01": 0,
        "04-01": 1,
        "05-01": 2,
        "06-01": 1,
    }


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "green", "contested", "unknown"]),
)


@settings(max_examples=40)
@given(st.lists(row, max_size=20))
def test_on_every_day_the_length_is_that_of_the_front_drawn(rows):
    held = read(*sorted(rows, key=lambda row: row[1]))
    wide = lengths(EDGES, held)
    for day in change_days(held):
        lines = front(EDGES, held, day).set_index(["holder_a", "holder_b"])["km"]
        told = wide[wide.index <= day].iloc[-1]
        assert np.allclose(told.reindex(lines.index), lines, atol=1e-5)
        assert told.sum() == pytest.approx(lines.sum(), abs=1e-5)
        holders = at(held, day)["holder"]
        assert (len(lines) > 0) == any(
            holders[a] != holders[b]
            and not {holders[a], holders[b]} & {"contested", "unknown"}
            for a, b in (("west", "east"), ("east", "far"))
        )
