from pathlib import Path

import pandas as pd
import pytest
import shapely

from data.placement import distances_km
from tests.world import REACH_KM, faults_in, world, write_world
from tests.world_rows import part, square

KM_PER_DEGREE_NORTH = 110.574
"""Length of a degree of latitude at the equator on WGS84, km."""
KM_PER_DEGREE_EAST = 111.320


def test_a_place_beyond_the_reach_of_its_theatre_is_named_with_its_distance(
    tmp_path: Path,
):
    files = world()
    files["places.csv"][4]["lat"] = "1.5"
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row, fault.column) == ("places.csv", 6, "lat, lon")
    assert fault.value == "1.5, 1.5"
    assert f"within {REACH_KM} km of the outlines of region" in fault.expected
    assert "it lies 55.3 km away" in fault.expected


def test_swapped_coordinates_are_out_of_reach(tmp_path: Path):
    files = world()
    files["places.csv"][3] |= {"lat": "1.5", "lon": "0.75"}
    faults = faults_in(write_world(tmp_path, files))
    assert [(f.row, f.value) for f in faults] == [(5, "1.5, 0.75")]


def test_distances_are_geodesic_and_none_inside():
    outline = shapely.box(0, 0, 1, 1)
    lat = pd.Series([0.5, 2.0, 0.0, 1.0], index=["in", "north", "east", "corner"])
    lon = pd.Series([0.5, 0.5, 2.0, 1.0], index=lat.index)
    km = distances_km(lon, lat, outline)
    assert km.index.equals(lat.index)
    assert km["in"] == km["corner"] == 0
    assert km["north"] == pytest.approx(KM_PER_DEGREE_NORTH, rel=1e-3)
    assert km["east"] == pytest.approx(KM_PER_DEGREE_EAST, rel=1e-3)


def test_the_nearest_outline_is_sought_in_km_not_in_degrees():
    # At 60 north a degree of longitude is half as long as one of latitude.
    outline = shapely.MultiPolygon(
        [shapely.box(1.5, 59, 2.5, 61), shapely.box(-1, 61, 1, 62)]
    )
    km = distances_km(pd.Series([0.0]), pd.Series([60.0]), outline)
    assert km[0] == pytest.approx(1.5 * 55.8, rel=1e-2)


def test_a_part_belongs_to_the_theatre_of_its_place(tmp_path: Path):
    files = world()
    files["places.csv"][0]["part"] = "town"
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row, fault.column) == ("places.csv", 2, "part")
    assert (fault.value, fault.expected) == (
        "town",
        "a part of theatre region (ea, eb)",
    )


def test_a_theatre_needs_a_place_that_is_given_ground(tmp_path: Path):
    files = world()
    for row in (5, 6):
        files["places.csv"][row]["cell"] = "point"
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row) == ("theatres.csv", 3)
    assert (fault.column, fault.value) == ("theatre_id", "city")
    assert "voronoi" in fault.expected


def test_a_theatre_needs_a_part(tmp_path: Path):
    files = world()
    files["extents.geojson"][2] = part("town", "region", "EA", square(3, 0, 0.1))
    faults = [f for f in faults_in(write_world(tmp_path, files)) if f.row == 3]
    assert [(f.table, f.column, f.value) for f in faults] == [
        ("theatres.csv", "theatre_id", "city")
    ]


def test_two_places_of_one_part_do_not_share_a_point(tmp_path: Path):
    files = world()
    files["places.csv"][6] |= {"lat": "0.45", "lon": "0.42"}
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row, fault.column) == ("places.csv", 8, "lat, lon")
    assert fault.value == "0.45, 0.42"
    assert "old-town has this one" in fault.expected
