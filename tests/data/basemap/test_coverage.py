import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.basemap import coverage
from geo.errors import GeometryError


def array(*geometries):
    return np.array(geometries, dtype=object)


def test_polygonal_keeps_polygons_and_drops_lines_and_crumbs():
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    mixed = shapely.GeometryCollection(
        [shapely.box(0, 0, 1, 1), shapely.LineString([(5, 5), (6, 6)])]
    )
    crumbs = shapely.MultiPolygon(
        [shapely.box(0, 0, 1, 1), shapely.box(3, 3, 3.1, 3.1)]
    )
    made = coverage.polygonal(array(bow, mixed, crumbs), smallest=0.5)
    assert [shape.geom_type for shape in made] == ["MultiPolygon"] * 3
    assert shapely.area(made).tolist() == [2, 1, 1]


def test_polygonal_keeps_the_place_of_a_member_with_nothing_left():
    made = coverage.polygonal(array(shapely.Point(0, 0), shapely.box(0, 0, 1, 1)))
    assert shapely.is_empty(made).tolist() == [True, False]


def test_tiled_gives_an_overlap_to_the_earlier_member():
    first, second = coverage.tiled(
        array(shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1))
    )
    assert first.area == pytest.approx(2)
    assert second.area == pytest.approx(1)
    assert shapely.intersection(first, second).area == 0


def test_tiled_closes_a_hairline_that_members_enclose():
    left, right = shapely.box(0, 0, 1, 1), shapely.box(1.0002, 0, 2, 1)
    above, below = shapely.box(0, 1, 2, 2), shapely.box(0, -1, 2, 0)
    made = coverage.tiled(array(left, right, above, below))
    assert shapely.coverage_is_valid(made)
    assert shapely.area(made).sum() == pytest.approx(6)


def test_tiled_leaves_a_lake_between_members_open():
    left, right = shapely.box(0, 0, 1, 1), shapely.box(1.5, 0, 2, 1)
    assert shapely.area(coverage.tiled(array(left, right))).sum() == pytest.approx(1.5)


def test_tiled_puts_every_vertex_on_four_decimals():
    made = coverage.tiled(array(shapely.box(0.123456, 0, 1, 1.98765432)))
    points = shapely.get_coordinates(made)
    assert np.allclose(points, points.round(4), rtol=0, atol=1e-12)


def test_inlay_takes_the_fine_shape_inside_the_window_only():
    coarse, fine = shapely.box(0, 0, 4, 1), shapely.box(0, 0, 4, 2)
    (made,) = coverage.inlay(array(coarse), array(fine), shapely.box(0, 0, 2, 9))
    assert made.area == pytest.approx(2 * 2 + 2 * 1)


def test_shared_edges_are_found_once_and_coasts_are_not():
    squares = array(
        shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 5, 6, 6)
    )
    made = coverage.shared_edges(squares)
    assert made[["left", "right"]].to_numpy().tolist() == [[0, 1]]
    assert made.geometry.iloc[0].equals(shapely.LineString([(1, 0), (1, 1)]))


def test_shared_edges_of_one_pair_join_into_one_line():
    bent = [(1, 0), (1.2, 0.5), (1, 1)]
    left = shapely.Polygon([(0, 0), *bent, (0, 1)])
    right = shapely.Polygon([(2, 0), (2, 1), *reversed(bent)])
    (line,) = coverage.shared_edges(array(left, right)).geometry
    assert line.equals(shapely.LineString(bent))


def test_shared_edges_of_polygons_apart_are_none():
    made = coverage.shared_edges(
        array(shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1))
    )
    assert isinstance(made, gpd.GeoDataFrame)
    assert made.empty


def test_partition_cuts_what_lies_outside_and_fills_what_lies_open():
    outline = shapely.box(0, 0, 4, 1)
    parts = array(shapely.box(-1, 0, 2, 1), shapely.box(2, 0, 3.8, 1))
    made = coverage.partition(parts, outline)
    assert shapely.coverage_is_valid(made)
    assert shapely.area(made).tolist() == pytest.approx([2, 2])
    assert shapely.union_all(made).symmetric_difference(outline).area < 1e-9


def test_partition_gives_open_ground_to_the_nearest_part():
    outline = shapely.box(0, 0, 4, 1.1)
    parts = array(shapely.box(0, 0, 2, 1), shapely.box(2, 0, 4, 1))
    left, right = coverage.partition(parts, outline)
    assert left.area == pytest.approx(2.2, abs=0.01)
    assert right.area == pytest.approx(2.2, abs=0.01)


def test_partition_refuses_a_part_that_lies_elsewhere():
    parts = array(shapely.box(0, 0, 1, 1), shapely.box(7, 7, 8, 8))
    with pytest.raises(GeometryError, match=r"\[1\]"):
        coverage.partition(parts, shapely.box(0, 0, 1, 1))
