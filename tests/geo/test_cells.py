import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cells import drawn, voronoi
from geo.errors import GeometryError
from geo.measure import area_km2
from tests.geo.squares import parts, places


def test_two_places_of_a_square_get_half_of_it_each():
    cells = voronoi(places(), parts())
    assert cells.loc["west", "km2"] == pytest.approx(cells.loc["east", "km2"], 1e-6)


def test_a_lone_place_gets_its_whole_part():
    cells = voronoi(places(), parts())
    apart = cells.geometry["far"].symmetric_difference(parts().geometry["B"])
    assert apart.area < 1e-8  # degrees squared, of 1


def test_cells_come_in_the_order_of_the_places():
    assert list(voronoi(places(), parts()).index) == ["west", "east", "far"]


def test_no_cell_leaves_its_part():
    cells = voronoi(places(), parts())
    beyond = cells.geometry["east"].intersection(shapely.box(1.0001, -1, 3, 3))
    assert beyond.area == 0


def test_a_river_between_two_banks_is_never_crossed():
    """The west bank's only place is far from the river, the east's is right at it."""
    banks = gpd.GeoDataFrame(
        index=["west", "east"],
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
        crs="EPSG:4326",
    )
    towns = gpd.GeoDataFrame(
        {"part": ["west", "east"]},
        index=["inland", "at the river"],
        geometry=gpd.points_from_xy([0.1, 1.05], [0.5, 0.5]),
        crs="EPSG:4326",
    )
    cells = voronoi(towns, banks)
    assert cells.geometry["inland"].bounds == pytest.approx((0, 0, 1, 1))
    assert cells.geometry["at the river"].bounds == pytest.approx((1, 0, 2, 1))


def test_a_place_outside_its_part_still_draws_the_ground_nearest_to_it():
    towns = places()
    towns.loc["west", "geometry"] = shapely.Point(-0.2, 0.5)
    cells = voronoi(towns, parts())
    share = cells.loc["west", "km2"] / cells.loc[["west", "east"], "km2"].sum()
    assert share == pytest.approx(0.275, abs=1e-3)  # nearer to -0.2 than 0.75: x < .275


def test_a_place_far_outside_gets_an_empty_cell_and_no_area():
    towns = places()
    towns.loc["west", "geometry"] = shapely.Point(-5, 0.5)
    cells = voronoi(towns, parts())
    assert cells.geometry["west"].is_empty
    assert cells.loc["west", "km2"] == 0


def test_places_on_one_point_are_named_in_the_error():
    towns = places()
    towns.loc["east", "geometry"] = towns.geometry["west"]
    with pytest.raises(GeometryError, match="west, east"):
        voronoi(towns, parts())


def test_a_part_without_outline_is_named_in_the_error():
    towns = places()
    towns.loc["far", "part"] = "nowhere"
    with pytest.raises(GeometryError, match="nowhere"):
        voronoi(towns, parts())


coordinate = st.floats(0.01, 0.99).map(lambda value: round(value, 4))


@settings(max_examples=40)
@given(
    st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=25, unique=True)
)
def test_cells_add_up_to_their_outline(points):
    x, y = zip(*points, strict=True)
    ids = pd.Index([f"p{i}" for i in range(len(points))])
    towns = gpd.GeoDataFrame(
        {"part": "A"}, index=ids, geometry=gpd.points_from_xy(x, y), crs="EPSG:4326"
    )
    outline = parts().loc[["A"]]
    cells = voronoi(towns, outline)
    assert cells["km2"].sum() == pytest.approx(area_km2(outline.geometry)["A"], 1e-9)


def test_a_drawn_cell_is_the_shape_of_its_place_in_the_order_of_places():
    shapes = gpd.GeoSeries(
        [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1)],
        index=["far", "stranger", "west"],
        crs="EPSG:4326",
    )
    got = drawn(places().loc[["west", "far"]], shapes)
    assert list(got.index) == ["west", "far"]
    assert list(got["part"]) == ["A", "B"]
    assert got.geometry["far"].equals(shapely.box(0, 0, 1, 1))
    assert list(got["km2"]) == pytest.approx([12_309] * 2, rel=2e-4)
    assert got.crs == "EPSG:4326"
