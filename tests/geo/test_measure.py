import geopandas as gpd
import pytest
import shapely

from geo.errors import GeometryError
from geo.measure import (
    area_km2,
    equal_area_crs,
    geodesic_area_km2,
    geodesic_length_km,
)
from tests.geo.squares import parts

DEGREE_SQUARE_KM2 = 12_308.8
"""A one-degree square on the equator of WGS84, from geodesic tables."""


def test_a_degree_square_on_the_equator_has_its_known_area():
    assert geodesic_area_km2(parts().geometry)["A"] == pytest.approx(
        DEGREE_SQUARE_KM2, rel=1e-4
    )


def test_equal_area_and_geodesic_agree_within_a_tenth_of_a_percent():
    shapes = gpd.GeoSeries(
        [shapely.box(39, 29, 48, 37), shapely.box(9.5, 20, 25, 33)], crs="EPSG:4326"
    ).segmentize(0.1)
    ratio = area_km2(shapes) / geodesic_area_km2(shapes)
    assert ((ratio - 1).abs() < 1e-3).all()


def test_ring_direction_does_not_change_the_area():
    square = shapely.box(0, 0, 1, 1)
    both = gpd.GeoSeries([square, square.reverse()], crs="EPSG:4326")
    assert geodesic_area_km2(both).nunique() == 1


def test_areas_keep_the_index_of_their_frame():
    assert list(area_km2(parts().geometry).index) == ["A", "B"]


@pytest.mark.parametrize("measure", [area_km2, geodesic_area_km2, equal_area_crs])
def test_geometries_without_a_crs_are_refused(measure):
    with pytest.raises(GeometryError, match="without a CRS"):
        measure(gpd.GeoSeries([shapely.box(0, 0, 1, 1)]))


def test_only_empty_geometries_have_no_centre():
    with pytest.raises(GeometryError, match="empty"):
        equal_area_crs(gpd.GeoSeries([shapely.Polygon()], crs="EPSG:4326"))


def test_a_degree_of_the_equator_and_of_a_meridian_have_their_known_lengths():
    lines = gpd.GeoSeries(
        [shapely.LineString([(0, 0), (1, 0)]), shapely.LineString([(0, 0), (0, 1)])],
        crs="EPSG:4326",
    )
    assert geodesic_length_km(lines).to_list() == pytest.approx(
        [111.3195, 110.5744], abs=1e-3
    )


def test_lengths_without_a_crs_are_refused():
    with pytest.raises(GeometryError, match="without a CRS"):
        geodesic_length_km(gpd.GeoSeries([shapely.LineString([(0, 0), (1, 0)])]))
