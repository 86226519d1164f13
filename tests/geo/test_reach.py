import math
from itertools import pairwise

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cells import voronoi
from geo.measure import GEOD, geodesic_area_km2
from geo.reach import CAP_KM, KIND_CLASSES, SIZE_CLASSES, by_size, discs, within
from tests.geo.squares import parts, places

CELLS = voronoi(places(), parts())
POINTS = places().geometry


def km(value: float) -> pd.Series:
    return pd.Series(value, index=CELLS.index)


@pytest.mark.parametrize("radius", [1.0, 25.0])
def test_a_disc_has_the_area_of_a_circle(radius):
    sizes = geodesic_area_km2(discs(POINTS, km(radius)))
    assert sizes.to_numpy() == pytest.approx(math.pi * radius**2, rel=5e-4)


def test_every_corner_of_a_disc_is_as_far_as_the_reach():
    north = gpd.GeoSeries(gpd.points_from_xy([43.1], [36.3]), crs="EPSG:4326")
    lon, lat = shapely.get_coordinates(discs(north, pd.Series([20.0]))[0]).T
    *_, metres = GEOD.inv([43.1] * len(lon), [36.3] * len(lat), lon, lat)
    assert metres == pytest.approx(20_000, abs=0.01)


def test_no_reach_is_no_ground():
    cut = within(CELLS, POINTS, km(0.0))
    assert cut.is_empty.all()
    assert (cut["km2"] == 0).all()


def test_a_cell_is_cut_to_a_disc_where_it_is_larger():
    """West and east cells are half a degree wide: 27.8 km from point to edge."""
    cut = within(CELLS, POINTS, km(10.0))
    assert cut["km2"].to_numpy() == pytest.approx(math.pi * 100, rel=5e-4)
    assert list(cut["part"]) == list(CELLS["part"])


def test_a_cell_within_reach_is_left_whole():
    cut = within(CELLS, POINTS, km(200.0))
    assert cut["km2"].to_numpy() == pytest.approx(CELLS["km2"].to_numpy(), rel=1e-8)


def test_what_is_cut_does_not_reach_into_the_next_cell():
    cut = within(CELLS, POINTS, km(40.0))
    west, east = cut.geometry["west"], cut.geometry["east"]
    assert west.intersection(east).area < 1e-9
    assert cut["km2"].sum() < 3 * math.pi * 1600


@settings(max_examples=20)
@given(st.lists(st.floats(0.0, 120.0), min_size=2, max_size=4))
def test_a_wider_reach_never_has_less(radii):
    sizes = [within(CELLS, POINTS, km(radius))["km2"] for radius in sorted(radii)]
    for narrow, wide in pairwise(sizes):
        assert (narrow <= wide + 1e-9).all()
    assert (sizes[-1] <= CELLS["km2"] + 1e-9).all()


def test_the_caps_are_what_their_names_say():
    assert {f"capped-{radius:g}": radius for radius in CAP_KM.values()} == CAP_KM


def sized(kind: str, population: float | None, sparse: bool = False) -> float:
    frame = pd.DataFrame(
        {
            "kind": [kind],
            "population": pd.array([population], dtype="Int64"),
            "sparse": [sparse],
        }
    )
    return float(by_size(frame).iloc[0])


@pytest.mark.parametrize(
    ("kind", "population", "reach"),
    [
        ("village", 4_999, 4.0),
        ("village", 5_000, 6.9),
        ("town", 49_999, 6.9),
        ("town", 50_000, 12.0),
        ("city", 1_000_000, 20.7),
        ("base", 74_100, 12.0),
    ],
)
def test_a_known_population_decides_the_class(kind, population, reach):
    assert sized(kind, population) == reach


@pytest.mark.parametrize(
    ("kind", "reach"),
    [("city", 12.0), ("town", 6.9), ("village", 4.0), ("zone", 4.0)],
)
def test_the_kind_decides_where_no_population_is_known(kind, reach):
    assert sized(kind, None) == reach


@pytest.mark.parametrize("kind", ["base", "crossing", "dam", "oilfield"])
def test_a_place_without_residents_has_no_populated_land(kind):
    assert kind not in KIND_CLASSES
    assert sized(kind, None) == 0


def test_a_sparse_desert_point_has_no_populated_land():
    assert sized("village", None, sparse=True) == 0


def test_classes_fall_in_size_and_reach_and_stay_within_the_widest_cap():
    limits = [least for _, least, _ in SIZE_CLASSES]
    reaches = [radius for _, _, radius in SIZE_CLASSES]
    assert limits == sorted(limits, reverse=True)
    assert reaches == sorted(reaches, reverse=True)
    assert reaches[0] <= max(CAP_KM.values())
    assert limits[-1] == 0
