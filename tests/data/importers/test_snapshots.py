import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.importers.snapshots import read
from geo.errors import DataError
from geo.faces import areas_by_day, faces
from geo.measure import geodesic_area_km2
from tests.data.importers.samples import SAMPLES, with_samples

CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
MERCATOR = {"type": "name", "properties": {"name": "EPSG:3857"}}
SQUARE = shapely.box(0, 0, 1, 1)
BOW_TIE = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
SPIKE = shapely.Polygon([(0, 0), (1, 0), (1, 2), (1, 1), (0, 1)])
"""A square with a line sticking out: invalid, and its ground is in no doubt."""
OPEN = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}
POINT = shapely.Point(0, 0)


def document(*shapes, crs=None, **properties) -> dict:
    features = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": shape
            if shape is None or isinstance(shape, dict)
            else json.loads(shapely.to_geojson(shape)),
        }
        for shape in shapes
    ]
    named = {} if crs is None else {"crs": crs}
    return {"type": "FeatureCollection", "features": features} | named


def write(folder: Path, name: str, content) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")


def frame(*shapes, crs="EPSG:4326") -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"holder": ["red"] * len(shapes)}, geometry=list(shapes), crs=crs
    )


def faults(folder: Path):
    with pytest.raises(DataError) as caught:
        read(folder, holder="red")
    return caught.value.faults


def test_a_file_is_a_day_and_the_holder_is_the_one_named(tmp_path):
    write(tmp_path, "map_20240709.geojson", document(SQUARE, crs=CRS84))
    write(tmp_path, "map_20240708.geojson", document(shapely.box(0, 0, 2, 1)))
    write(tmp_path, "README.md", "not a day")
    got = read(tmp_path, holder="red").frame
    assert list(got["day"]) == [pd.Timestamp("2024-07-08"), pd.Timestamp("2024-07-09")]
    assert (got["day"].dtype, got.crs) == ("datetime64[s]", "EPSG:4326")
    assert list(got["holder"]) == ["red", "red"]
    assert list(shapely.area(got.geometry)) == [2, 1]


def test_each_day_has_the_name_of_its_file(tmp_path):
    write(tmp_path, "b_20240708.geojson", document(SQUARE))
    write(tmp_path, "a_20240709.geojson", document(SQUARE))
    got = read(tmp_path, holder="red").files
    assert list(got) == ["b_20240708.geojson", "a_20240709.geojson"]
    assert list(got.index) == list(pd.date_range("2024-07-08", periods=2))
    assert got.index.dtype == "datetime64[s]"


def test_a_holder_property_goes_before_the_one_named(tmp_path):
    content = document(SQUARE, holder="blue")
    content["features"] += document(shapely.box(1, 0, 2, 1))["features"]
    content["features"] += document(shapely.box(2, 0, 3, 1), holder="blue")["features"]
    write(tmp_path, "20240708.geojson", content)
    got = read(tmp_path, holder="red").frame.set_index("holder")
    assert shapely.area(got.geometry).to_dict() == {"blue": 2, "red": 1}


def test_heights_are_dropped(tmp_path):
    write(tmp_path, "a_20240708.geojson", document(shapely.force_3d(SQUARE, 7)))
    assert not read(tmp_path, holder="red").frame.has_z.any()


def test_what_is_no_polygon_is_passed_over_and_counted(tmp_path):
    write(tmp_path, "a_20240708.geojson", document(POINT, SQUARE, None, POINT))
    got = read(tmp_path, holder="red")
    assert got.passed_over.to_dict("records") == [
        {"file": "a_20240708.geojson", "features": 3}
    ]


def test_polygons_in_a_collection_of_geometries_are_kept(tmp_path):
    mixed = shapely.GeometryCollection([POINT, SQUARE])
    write(tmp_path, "a_20240708.geojson", document(mixed))
    (row,) = read(tmp_path, holder="red").frame.itertuples()
    assert row.geometry.equals(SQUARE)


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet"])
def test_other_formats_say_the_same(tmp_path, suffix):
    path = tmp_path / f"a_20240708{suffix}"
    if suffix == ".gpkg":
        frame(SQUARE).to_file(path)
    else:
        frame(SQUARE).to_parquet(path)
    (row,) = read(tmp_path, holder="nobody").frame.itertuples()
    assert (row.holder, row.geometry.area) == ("red", 1)


def test_an_invalid_polygon_is_mended_and_told(tmp_path):
    write(tmp_path, "a_20240708.geojson", document(SPIKE))
    got = read(tmp_path, holder="red")
    (repair,) = got.repairs.itertuples()
    assert (repair.file, repair.holder) == ("a_20240708.geojson", "red")
    assert repair.day == pd.Timestamp("2024-07-08")
    assert "Self-intersection" in repair.reason
    assert repair.km2_after == pytest.approx(repair.km2_before, rel=1e-6)
    assert got.frame.is_valid.all()


def test_valid_polygons_are_not_touched(tmp_path):
    ring = shapely.box(0, 0, 1, 1).reverse()
    write(tmp_path, "a_20240708.geojson", document(ring))
    got = read(tmp_path, holder="red")
    assert got.repairs.empty
    assert got.frame.geometry.iloc[0].equals_exact(ring)


@pytest.mark.parametrize(
    ("content", "column", "value", "expected"),
    [
        ("{", None, "column 2", "JSON"),
        ("[]", None, "list", "FeatureCollection"),
        ("3", None, "int", "FeatureCollection"),
        ("version https://git-lfs.github.com/spec/v1", None, "pointer", "git lfs pull"),
        (document(), "geometry", "nothing", "at least one polygon"),
        (document(POINT), "geometry", "1 features", "at least one polygon"),
        (document(shapely.Polygon()), "geometry", "1 features", "not empty"),
        (document(SQUARE, OPEN), "geometry", "feature 2", "closed rings"),
        (document(SQUARE, crs=MERCATOR), "crs", "Pseudo-Mercator", "CRS84"),
        (document(SQUARE, crs={}), "crs", "{}", "no crs member"),
        (document(BOW_TIE), "geometry", "Self-intersection", "at most 0.1%"),
        (document(SQUARE, holder="red;blue"), "holder", "red;blue", "without ;"),
        (document(shapely.box(0, 80, 9, 95)), "geometry", "0, 80, 9, 95", "latitude"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(
    tmp_path, content, column, value, expected
):
    write(tmp_path, "a_20240708.geojson", content)
    (fault,) = faults(tmp_path)
    assert (fault.table, fault.column) == ("a_20240708.geojson", column)
    assert value in fault.value
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("map.geojson", "map"),
        ("map_20240231.geojson", "20240231"),
        ("map_120240708.geojson", "map_120240708"),
        ("20240708_map.geojson", "20240708_map"),
    ],
)
def test_a_name_without_a_day_is_a_fault(tmp_path, name, value):
    write(tmp_path, name, document(SQUARE))
    (fault,) = faults(tmp_path)
    assert (fault.table, fault.value) == (name, value)
    assert "day at the end of the name" in fault.expected


def test_two_files_of_a_day_are_a_fault_that_names_the_other(tmp_path):
    write(tmp_path, "a_20240708.geojson", document(SQUARE))
    write(tmp_path, "b_20240708.geojson", document(SQUARE))
    (fault,) = faults(tmp_path)
    assert fault.table == "b_20240708.geojson"
    assert "a_20240708.geojson has this day" in fault.expected


def test_text_that_is_not_utf8_is_a_fault_with_its_line(tmp_path):
    (tmp_path / "a_20240708.geojson").write_bytes(b'{"a":\n"\xff"}')
    (fault,) = faults(tmp_path)
    assert (fault.row, "UTF-8" in fault.expected) == (2, True)


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet"])
def test_a_file_that_is_not_what_its_name_says_is_a_fault(tmp_path, suffix):
    write(tmp_path, f"a_20240708{suffix}", "nothing of the kind")
    (fault,) = faults(tmp_path)
    assert fault.expected in ("a GeoPackage", "a GeoParquet file")
    assert str(tmp_path) not in fault.value


def test_a_geopackage_of_two_layers_is_a_fault_that_names_them(tmp_path):
    for layer in ("north", "south"):
        frame(SQUARE).to_file(tmp_path / "a_20240708.gpkg", layer=layer)
    (fault,) = faults(tmp_path)
    assert (fault.value, fault.expected) == ("north, south", "one layer")


@pytest.mark.parametrize(
    ("crs", "value"), [(None, "none"), ("EPSG:3857", "WGS 84 / Pseudo-Mercator")]
)
def test_another_crs_or_none_is_a_fault(tmp_path, crs, value):
    frame(SQUARE, crs=crs).to_parquet(tmp_path / "a_20240708.parquet")
    (fault,) = faults(tmp_path)
    assert (fault.column, fault.value) == ("crs", value)


def test_a_folder_without_daily_files_is_a_fault(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        (fault,) = faults(folder)
        assert "*_YYYYMMDD.geojson, .gpkg, .parquet" in fault.expected


def test_all_bad_files_are_told_at_once(tmp_path):
    write(tmp_path, "a_20240708.geojson", "{")
    write(tmp_path, "b.geojson", document(BOW_TIE))
    write(tmp_path, "c_20240709.geojson", document(SQUARE, crs=MERCATOR))
    write(tmp_path, "d_20240710.geojson", document(SQUARE))
    assert [fault.table[0] for fault in faults(tmp_path)] == ["a", "b", "b", "c"]


def test_properties_of_a_strange_shape_are_no_failure(tmp_path):
    content = document(SQUARE)
    content["features"][0]["properties"] = ["holder"]
    content["features"].append(7)
    write(tmp_path, "a_20240708.geojson", content)
    got = read(tmp_path, holder="red")
    assert list(got.frame["holder"]) == ["red"]
    assert list(got.passed_over["features"]) == [1]


@with_samples
def test_real_days_keep_their_areas_as_faces():
    drawn = read(SAMPLES, holder="red")
    assert drawn.repairs.empty
    own = geodesic_area_km2(drawn.frame.geometry).to_numpy()
    coverage = faces(drawn.frame)
    shown = areas_by_day(coverage.faces, coverage.intervals)[("red", "held")]
    assert len(shown) == len(own)
    assert np.abs(shown.to_numpy() / own - 1).max() < 5e-4
    assert shapely.coverage_is_valid(coverage.faces.geometry.array.to_numpy())
