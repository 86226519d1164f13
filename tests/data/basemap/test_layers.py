import geopandas as gpd
import pytest
import shapely

from data.basemap import layers


def frame(rows, **columns):
    return gpd.GeoDataFrame(columns, geometry=rows, crs="EPSG:4326")


@pytest.fixture
def countries():
    """Two focus squares, a neighbour that overlaps one of them, and a far country."""
    return frame(
        [
            shapely.box(42, 33, 44, 35),
            shapely.box(40, 33, 42, 35),
            shapely.box(15, 26, 18, 29),
            shapely.box(43.9, 33, 46, 35),
            shapely.box(-70, -20, -60, -10),
        ],
        a3=["IRQ", "SYR", "LBY", "IRN", "BRA"],
    )


@pytest.fixture
def land(countries):
    return layers.land(countries)


def test_land_keeps_every_country_and_adds_the_land_of_nobody(land):
    assert land["a3"].tolist() == ["BRA", "IRN", "IRQ", "LBY", "SYR", "XBT"]


def test_land_tiles_without_overlap(land):
    assert shapely.coverage_is_valid(land.geometry.to_numpy())
    shapes = land.set_index("a3").geometry
    assert shapes["IRQ"].intersection(shapes["IRN"]).area == 0


def test_land_leaves_small_islands_out_far_away_and_keeps_them_near():
    rock = shapely.box(10, 40, 10.01, 40.01)
    near = shapely.box(40.01, 35.1, 40.02, 35.11)
    given = frame([shapely.box(40, 33, 42, 35), rock, near], a3=["SYR", "ITA", "TUR"])
    assert layers.land(given)["a3"].tolist() == ["SYR", "TUR", "XBT"]


def test_land_gives_ground_claimed_twice_to_the_country_named_first():
    crimea = shapely.box(34, 44, 36, 46)
    given = frame(
        [
            shapely.union(shapely.box(36, 44, 40, 46), crimea),
            shapely.union(shapely.box(30, 44, 34, 46), crimea),
            shapely.box(40, 33, 42, 35),
        ],
        a3=["RUS", "UKR", "SYR"],
    )
    shapes = layers.land(given).set_index("a3").geometry
    assert shapes["UKR"].contains(shapely.Point(35, 45))
    assert not shapes["RUS"].contains(shapely.Point(35, 45))


def test_borders_are_shared_lines_with_their_kind(land):
    made = layers.borders(land)
    assert made[["left", "right", "kind"]].to_numpy().tolist() == [
        ["IRN", "IRQ", "focus"],
        ["IRQ", "SYR", "focus"],
    ]


def test_borders_that_are_not_agreed_are_called_disputed():
    given = frame([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)], a3=["ISR", "SYR"])
    assert layers.borders(given)["kind"].tolist() == ["disputed"]


def test_lakes_are_measured_whole_though_they_come_in_pieces(land):
    pieces = frame(
        [shapely.box(43, 34, 43.05, 34.1), shapely.box(43.05, 34, 43.1, 34.1)]
    )
    (lake,) = layers.lakes(pieces, land).itertuples()
    assert lake.km2 == pytest.approx(102, abs=3)


def test_lakes_far_from_the_focus_must_be_great(land):
    pond, great = shapely.box(30, 40, 30.1, 40.1), shapely.box(32, 40, 32.5, 40.5)
    made = layers.lakes(frame([pond, great]), land)
    assert len(made) == 1
    assert made.geometry.iloc[0].intersects(great)


def test_lakes_under_three_square_kilometres_are_left_out(land):
    assert layers.lakes(frame([shapely.box(43, 34, 43.01, 34.01)]), land).empty


@pytest.fixture
def governorates(land):
    units = frame(
        [
            shapely.box(42, 33, 43, 35),
            shapely.box(43, 33, 43.8, 35),
            shapely.box(40, 33, 41, 35),
            shapely.box(41, 33, 42, 35),
        ],
        a3=["IRQ", "IRQ", "SYR", "SYR"],
        name=["Old", "East", "One", "Two"],
    )
    return layers.governorates(
        units, land, {("IRQ", "Old"): "New", ("SYR", "Two"): "One"}
    )


def test_governorates_take_the_names_given_and_join_by_name(governorates):
    assert governorates[["a3", "name"]].to_numpy().tolist() == [
        ["IRQ", "East"],
        ["IRQ", "New"],
        ["SYR", "One"],
    ]


def test_governorates_fill_the_outline_of_their_country(governorates, land):
    outline = land.set_index("a3").geometry["IRQ"]
    units = governorates.loc[governorates["a3"] == "IRQ", "geometry"].to_numpy()
    assert shapely.coverage_is_valid(units)
    assert shapely.union_all(units).symmetric_difference(outline).area < 1e-6


def test_governorate_lines_leave_the_outline_out(governorates):
    (line,) = layers.governorate_lines(governorates).itertuples()
    assert line.a3 == "IRQ"
    assert line.geometry.length == pytest.approx(2)


def test_districts_belong_to_the_governorate_that_has_most_of_them(land, governorates):
    units = frame(
        [shapely.box(42, 33, 43.2, 35), shapely.box(43.2, 33, 44, 35)],
        name=["a", "b"],
        lon=[42.5, 43.6],
        lat=[34.0, 34.0],
    )
    made = layers.districts(units, land, governorates)
    assert made[["a3", "admin1", "name"]].to_numpy().tolist() == [
        ["IRQ", "East", "b"],
        ["IRQ", "New", "a"],
    ]


def test_districts_of_other_countries_are_left_out(land, governorates):
    units = frame(
        [shapely.box(42, 33, 44, 35), shapely.box(44.5, 33, 45, 35)],
        name=["in", "out"],
        lon=[43.0, 44.7],
        lat=[34.0, 34.0],
    )
    assert layers.districts(units, land, governorates)["name"].tolist() == ["in"]
