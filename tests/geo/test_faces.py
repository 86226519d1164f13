import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.errors import GeometryError, TimeError
from geo.faces import areas_by_day, change, faces
from geo.measure import geodesic_area_km2

TENTH_KM2 = 123.088
"""A square of a tenth of a degree on the equator of WGS84, from geodesic tables."""

WEST, EAST = shapely.box(0, 0, 0.1, 0.1), shapely.box(0.1, 0, 0.2, 0.1)
BOTH = shapely.box(0, 0, 0.2, 0.1)
NOTHING = shapely.Polygon()


def drawn(*rows, crs="EPSG:4326") -> gpd.GeoDataFrame:
    """Make snapshots from (day of January 2024, holder, polygon)."""
    days = [f"2024-01-{day:02}" for day, _, _ in rows]
    return gpd.GeoDataFrame(
        {
            "day": pd.to_datetime(days).astype("datetime64[s]"),
            "holder": pd.Series([holder for _, holder, _ in rows], dtype="str"),
        },
        geometry=[shape for _, _, shape in rows],
        crs=crs,
    )


def day(number: int) -> pd.Timestamp:
    return pd.Timestamp(2024, 1, number)


def spans(coverage) -> set[tuple]:
    """Return each interval as (west edge of its face, from, to, holder, sides)."""
    west = coverage.faces.bounds["minx"].round(6)
    rows = coverage.intervals
    return set(
        zip(
            rows["face_id"].map(west),
            rows["from"].dt.day,
            rows["to"].dt.day,
            rows["holder"],
            rows["sides"],
            strict=True,
        )
    )


def test_ground_gained_is_a_face_with_two_intervals():
    got = faces(drawn((1, "red", WEST), (2, "red", BOTH)))
    assert got.carried.empty
    assert spans(got) == {
        (0.0, 1, 3, "red", "red"),
        (0.1, 1, 2, "unknown", ""),
        (0.1, 2, 3, "red", "red"),
    }
    assert list(got.faces.index) == [0, 1]
    assert got.faces.crs == "EPSG:4326"
    assert got.faces["km2"].to_numpy() == pytest.approx([TENTH_KM2] * 2, rel=1e-3)
    assert (got.intervals[["from", "to"]].dtypes == "datetime64[s]").all()


def test_a_day_is_the_same_in_any_order_of_rows():
    rows = [(1, "red", WEST), (2, "red", BOTH), (2, "blue", EAST), (3, "red", EAST)]
    assert spans(faces(drawn(*rows))) == spans(faces(drawn(*rows[::-1])))


def test_days_without_a_file_are_carried_forward_and_named():
    got = faces(drawn((1, "red", WEST), (4, "red", BOTH)))
    assert list(got.carried) == [day(2), day(3)]
    areas = areas_by_day(got.faces, got.intervals)[("red", "held")]
    assert list(areas.index) == [day(1), day(2), day(3), day(4)]
    assert areas.to_numpy() == pytest.approx(np.array([1, 1, 1, 2]) * TENTH_KM2, 1e-3)


def test_an_empty_drawing_holds_nothing_that_day():
    got = faces(drawn((1, "red", WEST), (2, "red", NOTHING), (3, "red", WEST)))
    told = {(begin, holder) for _, begin, _, holder, _ in spans(got)}
    assert told == {(1, "red"), (2, "unknown"), (3, "red")}


def test_a_holder_without_a_row_holds_nothing_that_day():
    got = faces(drawn((1, "red", WEST), (1, "blue", EAST), (2, "red", WEST)))
    assert (0.1, 2, 3, "unknown", "") in spans(got)


def test_ground_drawn_for_two_holders_is_contested_and_names_both():
    got = faces(drawn((1, "red", BOTH), (1, "blue", EAST)))
    assert spans(got) == {
        (0.0, 1, 2, "red", "red"),
        (0.1, 1, 2, "contested", "blue;red"),
    }
    assert set(got.intervals["status"]) == {"held", "contested"}


def test_a_third_side_begins_an_interval_of_contested_ground():
    two = [(day, name, WEST) for day in (1, 2) for name in ("red", "blue")]
    got = faces(drawn(*two, (2, "green", WEST)))
    assert spans(got) == {
        (0.0, 1, 2, "contested", "blue;red"),
        (0.0, 2, 3, "contested", "blue;green;red"),
    }


def test_contested_and_unknown_mean_what_they_say():
    got = faces(
        drawn(
            (1, "contested", WEST),
            (1, "unknown", EAST),
            (2, "contested", WEST),
            (2, "red", BOTH),
            (2, "unknown", EAST),
        )
    )
    assert spans(got) == {
        (0.0, 1, 2, "contested", ""),
        (0.0, 2, 3, "contested", "red"),
        (0.1, 1, 2, "unknown", ""),
        (0.1, 2, 3, "red", "red"),
    }


def test_an_enclave_is_a_hole_and_a_face_of_its_own_once_taken():
    inner = shapely.box(0.04, 0.04, 0.06, 0.06)
    got = faces(drawn((1, "red", WEST.difference(inner)), (2, "red", WEST)))
    assert len(got.faces) == 2
    assert got.faces["km2"].min() == pytest.approx(TENTH_KM2 / 25, rel=1e-3)
    assert (0.04, 1, 2, "unknown", "") in spans(got)


def test_a_hole_that_is_never_held_has_no_face():
    ring = WEST.difference(shapely.box(0.04, 0.04, 0.06, 0.06))
    (shape,) = faces(drawn((1, "red", ring))).faces.geometry
    assert shape.equals(ring)


def test_an_outline_adds_the_ground_that_nobody_holds():
    outline = gpd.GeoSeries([shapely.box(0.05, 0, 0.3, 0.1)], crs="EPSG:4326")
    got = faces(drawn((1, "red", WEST)), outline=outline)
    assert spans(got) == {
        (0.0, 1, 2, "red", "red"),  # held outside it: kept
        (0.05, 1, 2, "red", "red"),
        (0.1, 1, 2, "unknown", ""),
    }


def test_change_tells_what_each_side_gained_and_lost():
    got = faces(drawn((1, "red", BOTH), (2, "red", WEST), (2, "blue", EAST)))
    flows = change(got.faces, got.intervals, day(1), day(2))
    assert list(flows.index) == ["blue", "red"]
    assert flows.loc["blue"].tolist() == pytest.approx([TENTH_KM2, 0], rel=1e-3)
    assert flows.loc["red"].tolist() == pytest.approx([0, TENTH_KM2], rel=1e-3)
    assert not change(got.faces, got.intervals, day(2), day(2)).to_numpy().any()


def test_change_refuses_a_range_that_runs_backwards_or_leaves_the_snapshots():
    got = faces(drawn((1, "red", BOTH), (2, "red", WEST)))
    with pytest.raises(TimeError, match="backwards"):
        change(got.faces, got.intervals, day(2), day(1))
    with pytest.raises(TimeError, match="2024-01-01 to 2024-01-02"):
        change(got.faces, got.intervals, day(1), day(3))


BOW_TIE = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


@pytest.mark.parametrize("shape", [BOW_TIE, shapely.Point(0, 0), None])
def test_a_geometry_that_is_no_valid_polygon_is_named_by_its_day(shape):
    with pytest.raises(GeometryError, match="2024-01-02 red"):
        faces(drawn((1, "red", WEST), (2, "red", shape)))


def test_many_bad_days_are_summed_up():
    with pytest.raises(GeometryError, match="2024-01-05 red and 3 more"):
        faces(drawn(*[(number, "red", BOW_TIE) for number in range(1, 9)]))


@pytest.mark.parametrize(
    ("crs", "said"), [(None, "no CRS"), ("EPSG:3857", "not in EPSG:4326")]
)
def test_another_crs_or_none_is_refused(crs, said):
    with pytest.raises(GeometryError, match=f"The snapshots (have|are) {said}"):
        faces(drawn((1, "red", WEST), crs=crs))
    with pytest.raises(GeometryError, match=f"The outlines (have|are) {said}"):
        faces(drawn((1, "red", WEST)), outline=gpd.GeoSeries([BOTH], crs=crs))


def test_an_invalid_outline_is_refused():
    outline = gpd.GeoSeries([BOW_TIE], crs="EPSG:4326")
    with pytest.raises(GeometryError, match="outlines are not all valid"):
        faces(drawn((1, "red", WEST)), outline=outline)


def test_two_drawings_of_a_day_and_holder_are_refused():
    with pytest.raises(TimeError, match="2024-01-02 red"):
        faces(drawn((1, "red", WEST), (2, "red", WEST), (2, "red", EAST)))


@pytest.mark.parametrize("when", ["2024-01-01 06:00", None])
def test_a_clock_time_or_no_day_is_refused(when):
    snapshots = drawn((1, "red", WEST))
    snapshots["day"] = pd.to_datetime([when])
    with pytest.raises(TimeError, match="Not a day"):
        faces(snapshots)


def test_no_snapshots_are_refused():
    with pytest.raises(GeometryError, match="no snapshots"):
        faces(drawn((1, "red", WEST)).iloc[:0])


@pytest.mark.parametrize(
    ("holder", "shape", "grid"),
    [("red", NOTHING, 1e-5), ("unknown", WEST, 1e-5), ("red", WEST, 10)],
)
def test_snapshots_that_hold_nothing_are_refused(holder, shape, grid):
    with pytest.raises(GeometryError, match="holds any ground"):
        faces(drawn((1, holder, shape)), grid=grid)


@pytest.mark.parametrize("grid", [0, -1e-5, np.inf, np.nan])
def test_a_grid_that_is_none_is_refused(grid):
    with pytest.raises(GeometryError, match="no grid"):
        faces(drawn((1, "red", WEST)), grid=grid)


edge = st.integers(0, 20)
side = st.tuples(edge, edge).filter(lambda ends: ends[0] != ends[1]).map(sorted)
box = st.tuples(side, side).map(
    lambda b: shapely.box(b[0][0], b[1][0], b[0][1], b[1][1])
)
boxes = st.lists(box, max_size=3).map(
    lambda some: shapely.transform(
        shapely.union_all(some) if some else NOTHING, lambda xy: xy / 100
    )
)
"""Up to three boxes united, with edges at whole hundredths of a degree."""


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(boxes, boxes), min_size=1, max_size=6))
def test_every_day_and_holder_keeps_its_own_ground(days):
    rows = [
        (number, name, shape)
        for number, pair in enumerate(days, 1)
        for name, shape in zip(("red", "blue"), pair, strict=True)
    ]
    assume(not all(shape.is_empty for _, _, shape in rows))
    got = faces(drawn(*rows))
    shapes = got.faces.geometry.array.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    united = shapely.area(shapely.union_all(shapes))
    assert shapely.area(shapes).sum() == pytest.approx(united)
    for number, name, shape in rows:
        now = (got.intervals["from"] <= day(number)) & (
            day(number) < got.intervals["to"]
        )
        held = got.intervals["face_id"][now & got.intervals["sides"].str.contains(name)]
        off = shapely.symmetric_difference(shapely.union_all(shapes[held]), shape)
        assert off.area < 1e-12
    areas = areas_by_day(got.faces, got.intervals)
    assert np.allclose(areas.sum(axis=1), got.faces["km2"].sum())


@settings(deadline=None, max_examples=60)
@given(st.lists(boxes.filter(lambda shape: not shape.is_empty), min_size=1, max_size=6))
def test_the_area_of_every_day_is_its_own_snapshots(shapes):
    snapshots = drawn(*[(n, "red", shape) for n, shape in enumerate(shapes, 1)])
    got = faces(snapshots)
    areas = areas_by_day(got.faces, got.intervals)[("red", "held")]
    own = geodesic_area_km2(snapshots.geometry)
    assert areas.to_numpy() == pytest.approx(own.to_numpy(), rel=1e-5)


corner = st.tuples(st.floats(0, 0.2), st.floats(0, 0.2))
triangle = st.tuples(corner, corner, corner).map(shapely.Polygon)


@settings(deadline=None, max_examples=60)
@given(st.lists(triangle.filter(lambda t: t.is_valid), min_size=1, max_size=6))
def test_areas_of_any_outline_are_within_the_stated_strip(shapes):
    snapshots = drawn(*[(n, "red", shape) for n, shape in enumerate(shapes, 1)])
    grid = 1e-4
    try:
        got = faces(snapshots, grid=grid)
    except GeometryError:  # all are slivers, thinner than a step
        assert all(s.area < 2 * grid * s.length for s in shapes)
        return
    parts = got.faces.geometry.array.to_numpy()  # no ground twice
    assert np.isclose(shapely.area(parts).sum(), shapely.union_all(parts).area, 1e-9)
    areas = areas_by_day(got.faces, got.intervals)[("red", "held")].to_numpy()
    own = geodesic_area_km2(snapshots.geometry).to_numpy()
    strip = 2 * grid * shapely.length(shapes) * (TENTH_KM2 / 0.01)
    assert (np.abs(areas - own) <= strip + 1e-3).all()
