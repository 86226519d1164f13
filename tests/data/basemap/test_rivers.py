import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.basemap import rivers

FLAT = shapely.LineString([(0, 0), (1, 0)])
PINS = ((0.4, 0.02), (0.5, 0.01), (0.6, 0.02))


def test_pinned_line_passes_every_pin():
    made = rivers.pinned(FLAT, PINS)
    assert shapely.distance(made, shapely.points(PINS)).max() < 1e-9


def test_pinned_line_is_unmoved_beyond_the_fade():
    made = rivers.pinned(FLAT, PINS)
    points = shapely.get_coordinates(made)
    far = (points[:, 0] < 0.4 - rivers.FADE) | (points[:, 0] > 0.6 + rivers.FADE)
    assert far.any()
    assert np.abs(points[far, 1]).max() < 1e-12


def test_pinned_accepts_pins_against_the_direction_of_the_line():
    made = rivers.pinned(shapely.reverse(FLAT), PINS)
    assert shapely.distance(made, shapely.points(PINS)).max() < 1e-9


def test_pinned_moves_only_the_nearest_of_several_lines():
    other = shapely.LineString([(0, 5), (1, 5)])
    made = rivers.pinned(shapely.MultiLineString([other, FLAT]), PINS)
    assert made.geoms[0].equals(other)
    assert shapely.distance(made.geoms[1], shapely.points(PINS)).max() < 1e-9


@pytest.mark.parametrize(
    "pins", [((7, 7), (8, 7)), ((0.4, 0.0), (0.6, 0.0), (0.5, 0.0))]
)
def test_pinned_leaves_a_line_alone_that_the_pins_do_not_fit(pins):
    assert rivers.pinned(FLAT, pins) is FLAT


def lines(shapes, **columns):
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")


def test_rivers_take_name_and_rank_from_the_coarse_line_beside_them():
    fine = lines(
        shapely.linestrings([[(0.1, 0.21), (0.9, 0.21)], [(0.1, 0.7), (0.9, 0.7)]])
    )
    named = lines(
        [
            shapely.LineString([(0.1, 0.2), (0.9, 0.2)]),
            shapely.LineString([(3, 0), (4, 0)]),
        ],
        name=["Al Furat", "Elsewhere"],
        rank=[3, 5],
    )
    near, region = shapely.box(0, 0, 1, 1), shapely.box(0, -1, 9, 1)
    made = rivers.rivers(fine, named, near, region)
    assert made[["name", "rank"]].to_numpy().tolist() == [
        ["Euphrates", 3],
        ["Elsewhere", 5],
        [None, 9],
    ]
    euphrates = made.geometry.iloc[0]
    assert np.allclose(shapely.get_coordinates(euphrates)[:, 1], 0.21)
