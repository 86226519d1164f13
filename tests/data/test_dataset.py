import dataclasses
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import Dataset, load
from data.schema import TABLES
from data.schema.columns import Kind
from geo.errors import DataError
from tests.drawn import drawn_world
from tests.world import faults_in, world, write_features, write_world

OPTIONAL = sorted(table.file for table in TABLES.values() if not table.needed)
NEEDED = sorted(table.file for table in TABLES.values() if table.needed)
DTYPES = {
    Kind.TEXT: "str",
    Kind.DAY: "datetime64[s]",
    Kind.DECIMAL: "float64",
    Kind.WHOLE: "Int64",
    Kind.FLAG: "bool",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "squares")


def assert_dtypes(dataset: Dataset) -> None:
    for name, table in TABLES.items():
        frame = getattr(dataset, name)
        for column in table.columns:
            if column in frame:
                assert str(frame[column].dtype) == DTYPES[table.kind(column)], column
            else:
                assert frame.index.name == column


def test_a_sound_folder_loads_with_the_dtypes_of_its_schema(folder: Path):
    dataset = load(folder)
    assert_dtypes(dataset)
    assert dataset.folder == folder
    assert dataset.title == "Squares on the equator"
    assert list(dataset.theatres.index) == ["region", "city"]
    assert dataset.theatres.loc["city", "to"] == pd.Timestamp("2016-12-31")
    assert dataset.places.loc["west-1", "population"] == 12000
    assert pd.isna(dataset.places.loc["west-2", "population"])
    assert dataset.places["sparse"].sum() == 1
    assert pd.isna(dataset.claims.loc["range", "value"])
    assert dataset.claims.loc["range", "value_low"] == 30
    assert dataset.sources.loc["gazette", "party"] == ""


def test_reports_keep_the_order_of_the_file(folder: Path):
    reports = load(folder).reports
    assert reports.index.equals(pd.RangeIndex(len(world()["reports.csv"])))
    assert list(reports["report_id"]) == [
        r["report_id"] for r in world()["reports.csv"]
    ]


@pytest.mark.parametrize("name", ["places", "extents", "landmarks", "routes"])
def test_geometry_is_longitude_and_latitude_in_degrees(folder: Path, name: str):
    frame = getattr(load(folder), name)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.notna().all()


def test_places_are_points_at_their_coordinates(folder: Path):
    places = load(folder).places
    assert (places.geometry.x == places["lon"]).all()
    assert (places.geometry.y == places["lat"]).all()


def test_absent_tables_are_empty_with_their_columns(tmp_path: Path):
    files = {name: rows for name, rows in world().items() if name in NEEDED}
    dataset = load(write_world(tmp_path, files))
    assert_dtypes(dataset)
    assert all(getattr(dataset, file.partition(".")[0]).empty for file in OPTIONAL)
    assert dataset.routes.crs == dataset.landmarks.crs == "EPSG:4326"


@pytest.mark.parametrize("file", NEEDED)
def test_a_missing_file_is_named_alone(folder: Path, file: str):
    (folder / file).unlink()
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row, fault.column) == (file, None, None)
    assert fault.expected.startswith("this file")


def test_a_folder_that_is_not_there_says_what_it_must_hold(tmp_path: Path):
    with pytest.raises(DataError, match=r"nowhere; expected a folder .*places\.csv"):
        load(tmp_path / "nowhere")


def test_a_folder_without_descriptor_goes_by_its_name(folder: Path):
    (folder / "datapackage.json").unlink()
    assert load(folder).title == "squares"


@pytest.mark.parametrize(
    ("content", "row", "column"),
    [
        (b'{"title": 3}', None, "title"),
        (b"[]", None, "title"),
        (b"{", 1, None),
        (b"\xff", 1, None),
    ],
)
def test_a_descriptor_without_title_is_a_fault(folder: Path, content, row, column):
    (folder / "datapackage.json").write_bytes(content)
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row, fault.column) == ("datapackage.json", row, column)


def test_the_faults_of_all_files_come_in_one_error(tmp_path: Path):
    files = world()
    files["theatres.csv"][0]["kind"] = "country"
    files["places.csv"][0]["lat"] = "north"
    files["places.csv"][4]["lat"] = "5"
    files["reports.csv"][1]["date"] = "June"
    files["reports.csv"][2]["holder"] = "nobody"
    files["actors.csv"][0]["colour"] = "blue"
    files["claims.csv"][0]["value"] = "most"
    files["extents.geojson"][1]["properties"]["basis"] = "guessed"
    files["routes.geojson"][0]["geometry"] = None
    del files["denominators.csv"]
    folder = write_world(tmp_path, files)
    (folder / "sources.csv").unlink()
    (folder / "happenings.csv").write_bytes(b"")
    with pytest.raises(DataError) as caught:
        load(folder)
    assert [(f.table, f.row, f.column) for f in caught.value.faults] == [
        ("actors.csv", 2, "colour"),
        ("claims.csv", 2, "denominator_id"),
        ("claims.csv", 2, "value"),
        ("claims.csv", 3, "denominator_id"),
        ("claims.csv", 4, "denominator_id"),
        ("extents.geojson", 3, "basis"),
        ("happenings.csv", None, None),
        ("places.csv", 2, "lat"),
        ("places.csv", 6, "lat, lon"),
        ("reports.csv", 3, "date"),
        ("reports.csv", 4, "holder"),
        ("routes.geojson", 2, "geometry"),
        ("sources.csv", None, None),
        ("theatres.csv", 2, "kind"),
    ]
    assert str(caught.value).startswith(
        "14 faults:\n  actors.csv, row 2, column colour"
    )
    assert "Traceback" not in str(caught.value)
    assert caught.value.__context__ is None


def test_the_hash_is_the_same_for_the_same_bytes(folder: Path, tmp_path: Path):
    again = write_world(tmp_path / "again")
    first, second = load(folder), load(again)
    assert first.hash == second.hash
    assert len(first.hash) == 64
    assert first.version == first.hash[:12]


@pytest.mark.parametrize("file", sorted(world()))
def test_the_hash_changes_with_any_byte_of_any_table(folder: Path, file: str):
    before = load(folder).hash
    path = folder / file
    if file.endswith(".csv"):
        path.write_bytes(path.read_bytes() + b"\n")
    else:
        write_features(path, world()[file], name="squares")
    assert load(folder).hash != before


def test_the_hash_tells_an_absent_table_from_a_present_one(folder: Path):
    before = load(folder).hash
    (folder / "landmarks.geojson").unlink()
    assert load(folder).hash != before


def test_a_data_set_cannot_be_given_other_tables(folder: Path):
    dataset = load(folder)
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.reports = dataset.claims


def key_cells() -> list[tuple[str, int, str]]:
    """Every cell that is a key, or names one: file, position of the row, column."""
    files = drawn_world()
    return [
        (table.file, row, column)
        for table in TABLES.values()
        for column in {table.key, *table.references()} - {None}
        for row in range(len(files[table.file]))
    ]


@settings(max_examples=60, deadline=None)
@given(cell=st.sampled_from(key_cells()), garbage=st.text(max_size=12))
def test_garbage_in_a_key_column_is_a_fault_or_sound_but_no_failure(cell, garbage):
    file, row, column = cell
    files = drawn_world()
    record = files[file][row]
    record.get("properties", record)[column] = garbage
    with tempfile.TemporaryDirectory() as folder:
        faults = faults_in(write_world(Path(folder), files))
    assert all(str(fault) for fault in faults)


@settings(max_examples=40, deadline=None)
@given(
    file=st.sampled_from(sorted(drawn_world())),
    at=st.floats(0, 1, exclude_max=True),
    garbage=st.binary(max_size=6),
)
def test_garbage_anywhere_in_a_file_is_a_fault_or_sound_but_no_failure(
    file, at, garbage
):
    with tempfile.TemporaryDirectory() as folder:
        path = write_world(Path(folder), drawn_world()) / file
        content = path.read_bytes()
        cut = int(at * len(content))
        path.write_bytes(content[:cut] + garbage + content[cut + len(garbage) :])
        assert all(str(fault) for fault in faults_in(Path(folder)))


@pytest.mark.parametrize(
    ("licences", "told"),
    [('[{"name": "CC0-1.0"}, {"name": "MIT"}]', "CC0-1.0"), ("[]", ""), ("3", "")],
)
def test_the_licence_is_the_first_that_the_descriptor_names(folder, licences, told):
    text = f'{{"title": "Squares", "licenses": {licences}}}'
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert load(folder).licence == told
