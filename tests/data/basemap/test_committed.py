"""The files in the checkout: what the page is served, and what the data sets use."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely

from data.basemap import build, layers, places

ROOT = Path(build.__file__).parents[2]
ASSETS = ROOT / "assets"
KEPT = ROOT / "data" / "basemap"
AREA_KM2 = {"IRQ": (435e3, 441e3), "SYR": (183e3, 188e3), "LBY": (1_600e3, 1_780e3)}


def layer(name):
    folder = KEPT if name in build.KEPT else ASSETS / "basemap"
    return gpd.read_file(folder / f"{name}.geojson")


@pytest.fixture(scope="module")
def land():
    return layer("land")


@pytest.fixture(scope="module")
def style():
    return json.loads((ASSETS / "basemap" / "style.json").read_text(encoding="utf-8"))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        for item in inner:
            yield from strings(item)


@pytest.mark.parametrize("name", [*build.SERVED, *build.KEPT])
def test_layer_is_valid_and_has_four_decimals(name):
    shapes = layer(name).geometry
    assert len(shapes) > 0
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()
    points = shapely.get_coordinates(shapes.to_numpy())
    assert np.allclose(points, points.round(4), rtol=0, atol=1e-9)


def test_served_layers_stay_small():
    sizes = [
        (ASSETS / "basemap" / f"{name}.geojson").stat().st_size for name in build.SERVED
    ]
    assert sum(sizes) < 1_400_000


def test_land_tiles_in_the_region(land):
    assert shapely.coverage_is_valid(land.geometry.to_numpy())


def test_focus_countries_tile_without_gap_or_overlap(land):
    focus = land[land["a3"].isin(layers.FOCUS)]
    assert sorted(focus["a3"]) == sorted(layers.FOCUS)
    assert shapely.coverage_is_valid(focus.geometry.to_numpy())
    iraq, syria = (focus.set_index("a3").geometry[a3] for a3 in ("IRQ", "SYR"))
    shared = iraq.intersection(syria)
    assert shared.area == 0
    assert shapely.get_dimensions(shared) == 1
    # Where the two meet there is one line: their union has no hole along it.
    holes = [
        hole
        for part in shapely.get_parts(iraq.union(syria))
        for hole in part.interiors
        if hole.distance(shared) < 0.01
    ]
    assert holes == []


@pytest.mark.parametrize("a3", layers.FOCUS)
def test_focus_country_has_its_known_area(land, a3):
    shape = land.set_index("a3").geometry[a3]
    area, _ = pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)
    low, high = AREA_KM2[a3]
    assert low < abs(area) / 1e6 < high


def test_border_of_iraq_and_syria_is_drawn_once(land):
    borders = layer("borders")
    (line,) = borders[(borders["left"] == "IRQ") & (borders["right"] == "SYR")].geometry
    shapes = land.set_index("a3").geometry
    assert line.equals(shapes["IRQ"].intersection(shapes["SYR"]))


@pytest.mark.parametrize("name", build.KEPT)
@pytest.mark.parametrize("a3", layers.FOCUS)
def test_units_partition_their_country(land, name, a3):
    units = layer(name)
    shapes = units.loc[units["a3"] == a3, "geometry"].to_numpy()
    outline = land.set_index("a3").geometry[a3]
    assert shapely.coverage_is_valid(shapes)
    missed = shapely.union_all(shapes).symmetric_difference(outline).area
    assert missed < 1e-5 * outline.area


def test_units_are_as_many_as_their_sources_have():
    counts = layer("admin1")["a3"].value_counts().to_dict()
    assert counts == {"IRQ": 18, "SYR": 14, "LBY": 22}
    counts = layer("admin2")["a3"].value_counts().to_dict()
    assert counts == {"IRQ": 101, "SYR": 266, "LBY": 22}


def test_every_district_names_a_governorate_of_its_country():
    admin1, admin2 = layer("admin1"), layer("admin2")
    known = set(zip(admin1["a3"], admin1["name"], strict=True))
    assert set(zip(admin2["a3"], admin2["admin1"], strict=True)) <= known


def test_governorates_carry_no_name_that_the_table_replaces():
    names = layer("admin1")
    replaced = {key for key, name in places.GOVERNORATES.items() if key[1] != name}
    assert not set(zip(names["a3"], names["name"], strict=True)) & replaced


@pytest.mark.parametrize(
    ("city", "lon", "lat"),
    [
        ("Mosul, Fifth Bridge", 43.1282, 36.3542),
        ("Mosul, Fourth Bridge", 43.1520, 36.3326),
        ("Fallujah, west bend", 43.7664, 33.3428),
        ("Raqqa, south of the city", 39.0207, 35.9397),
    ],
)
def test_rivers_pass_within_300_metres_of_known_water(city, lon, lat):
    local = layer("rivers").to_crs("EPSG:32638")
    spot = gpd.GeoSeries([shapely.Point(lon, lat)], crs=4326).to_crs("EPSG:32638")
    assert local.distance(spot.iloc[0]).min() < 300, city


def test_labels_know_mosul_and_no_quarter_outranks_it():
    labels = layer("labels").set_index("name")
    assert labels.loc["Mosul", "name_ar"] == "الموصل"
    assert labels.loc["Karbala", "name_ar"] == "كربلاء"
    assert not labels.index.str.contains("Jadidah|Sadr City").any()


def test_style_asks_for_files_of_this_site_that_exist(style):
    wanted = [text for text in strings(style) if text.startswith("/")]
    assert len(wanted) >= len(build.SERVED)
    for text in wanted:
        assert text.startswith("/assets/")
        assert (ROOT / text[1:]).is_file(), text


def test_style_asks_nothing_of_another_host(style):
    assert not [text for text in strings(style) if "://" in text]
    assert "glyphs" not in style
    assert "sprite" not in style


def test_style_credits_every_source(style):
    assert set(style["sources"]) == set(build.SERVED)
    for source in style["sources"].values():
        assert source["attribution"]


def test_style_leaves_room_for_cells_between_land_and_lakes(style):
    ids = [one["id"] for one in style["layers"]]
    assert ids[:4] == ["background", "land", "focus-land", "lakes"]
    assert len(ids) == len(set(ids))


def test_style_draws_every_source_with_a_layer(style):
    used = {one["source"] for one in style["layers"] if "source" in one}
    assert used == set(style["sources"])


def test_style_fonts_are_those_that_traces_ask_for(style):
    faces = style["font-faces"]
    assert set(faces) == {"Open Sans Regular", "Open Sans Bold"}
    used = {
        font
        for one in style["layers"]
        for font in one.get("layout", {}).get("text-font", [])
    }
    assert used <= set(faces)
    files = {face["url"] for group in faces.values() for face in group}
    on_disk = {f"/assets/fonts/{path.name}" for path in ASSETS.glob("fonts/*.woff2")}
    assert files == on_disk
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / "OFL.txt").read_text()
