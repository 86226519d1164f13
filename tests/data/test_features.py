import json
from pathlib import Path

import pytest

from tests.world import faults_in, world, write_features, write_world
from tests.world_rows import square

BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
OPEN = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path)


@pytest.mark.parametrize(
    ("shape", "found", "expected"),
    [
        (BOW_TIE, "ea: Self-intersection", "a valid shape"),
        (OPEN, "ea: no readable geometry", "closed rings"),
        (None, "ea: no readable geometry", "Polygon or MultiPolygon"),
        ({"type": "Point", "coordinates": [0, 0]}, "ea: Point", "Polygon"),
        ({"type": "Polygon", "coordinates": []}, "ea: an empty Polygon", "not empty"),
        (square(500000, 0, 1000), "ea: bounds 500000, 0", "in degrees (EPSG:4326)"),
        (square(0, 90, 1), "ea: bounds 0, 90, 1, 91", "in degrees (EPSG:4326)"),
    ],
)
def test_a_geometry_that_cannot_be_divided_is_named(
    tmp_path: Path, shape, found: str, expected: str
):
    files = world()
    files["extents.geojson"][0]["geometry"] = shape
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row) == ("extents.geojson", 2)
    assert fault.column == "geometry"
    assert (fault.value or "").startswith(found)
    assert expected in fault.expected


@pytest.mark.parametrize(
    "name",
    ["urn:ogc:def:crs:EPSG::3857", "EPSG:32638", "WGS 84 / Pseudo-Mercator", "", 4326],
)
def test_a_crs_other_than_longitude_and_latitude_is_a_fault(folder: Path, name):
    crs = {"type": "name", "properties": {"name": name}}
    write_features(folder / "extents.geojson", world()["extents.geojson"], crs=crs)
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row, fault.column) == ("extents.geojson", None, "crs")
    assert fault.value == str(name)
    assert "CRS84 or EPSG:4326" in fault.expected


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "OGC:CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
    ],
)
def test_a_crs_of_longitude_and_latitude_may_be_named(folder: Path, name: str):
    crs = {"type": "name", "properties": {"name": name}}
    write_features(folder / "extents.geojson", world()["extents.geojson"], crs=crs)
    assert faults_in(folder) == ()


@pytest.mark.parametrize("crs", [None, {}, [], "EPSG:3857", {"properties": None}])
def test_a_crs_in_a_shape_of_its_own_is_a_fault(folder: Path, crs):
    write_features(folder / "extents.geojson", world()["extents.geojson"], crs=crs)
    assert [f.column for f in faults_in(folder)] == ["crs"]


def test_json_that_breaks_off_is_named_with_its_line(folder: Path):
    path = folder / "extents.geojson"
    path.write_text(path.read_text(encoding="utf-8").rstrip("}\n"), encoding="utf-8")
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row) == ("extents.geojson", 5)
    assert fault.expected == "JSON"


@pytest.mark.parametrize(
    "text", ["[]", "3", '{"type": "FeatureCollection"}', '{"features": {}}', "[NaN]"]
)
def test_json_that_is_no_feature_collection_is_a_fault(folder: Path, text: str):
    (folder / "routes.geojson").write_text(text, encoding="utf-8")
    (fault,) = faults_in(folder)
    assert fault.table == "routes.geojson"


def test_json_nested_without_end_is_a_fault(folder: Path):
    (folder / "routes.geojson").write_text("[" * 200_000, encoding="utf-8")
    (fault,) = faults_in(folder)
    assert fault.table == "routes.geojson"


def test_outlines_must_be_there(folder: Path):
    write_features(folder / "extents.geojson", [])
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row) == ("extents.geojson", None)
    assert fault.value == "no features"


def test_an_empty_geojson_is_a_fault_and_no_flood(folder: Path):
    (folder / "extents.geojson").write_bytes(b"")
    (fault,) = faults_in(folder)
    assert (fault.table, fault.value) == ("extents.geojson", "an empty file")


def test_odd_features_are_faults_not_failures(folder: Path):
    odd = [3, None, {}, {"properties": 7, "geometry": "x"}, *world()["routes.geojson"]]
    write_features(folder / "routes.geojson", odd)
    lines = {f.row for f in faults_in(folder) if f.table == "routes.geojson"}
    assert lines == {2, 3, 4, 5}


def test_an_extra_property_is_a_fault_and_a_missing_one_too(tmp_path: Path):
    files = world()
    for part in files["extents.geojson"]:
        part["properties"]["sorce"] = part["properties"].pop("source")
    faults = faults_in(write_world(tmp_path, files))
    assert {(f.row, f.column) for f in faults} == {(None, "source"), (None, "sorce")}


def test_a_file_on_one_line_names_its_features_all_the_same(folder: Path):
    document = {"type": "FeatureCollection", "features": world()["extents.geojson"]}
    document["features"][1]["properties"]["basis"] = "guessed"
    document["features"][2]["geometry"] = BOW_TIE
    (folder / "extents.geojson").write_text(json.dumps(document), encoding="utf-8")
    shape, word = sorted(faults_in(folder), key=lambda f: f.column or "", reverse=True)
    assert (word.row, word.value) == (1, "guessed")
    assert (shape.value or "").startswith("town: ")


def test_heights_are_dropped_and_values_become_text(tmp_path: Path):
    files = world()
    line = files["routes.geojson"][0]
    line["geometry"]["coordinates"] = [[0.2, 0.5, 300], [1.8, 0.5, 310]]
    line["properties"] |= {"note": None, "via": 4}
    assert faults_in(write_world(tmp_path, files)) == ()
