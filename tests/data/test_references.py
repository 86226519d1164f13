from pathlib import Path

import pytest

from tests.drawn import drawn_world
from tests.world import faults_in, world, write_world
from tests.world_rows import claim, report

NAMES = [
    ("places.csv", 0, "theatre", "regoin", "theatre_id of theatres.csv (city, region)"),
    ("places.csv", 0, "part", "ec", "a part_id of extents.geojson (ea, eb, town)"),
    ("reports.csv", 0, "place_id", "west-9", "a place_id of places.csv"),
    ("reports.csv", 0, "holder", "nort", "did you mean north?"),
    ("reports.csv", 0, "holder", "X", "(contested, north, north_militia, south, unkn"),
    ("reports.csv", 1, "source_id", "gazete", "did you mean gazette?"),
    ("theatres.csv", 1, "start_holder", "nobody", "an actor_id of actors.csv"),
    ("actors.csv", 0, "allies", "south;nrth", "did you mean north?"),
    ("actors.csv", 0, "allies", "south; north", "an actor_id of actors.csv"),
    ("claims.csv", 0, "disputes", "range;", "a claim_id of claims.csv"),
    ("claims.csv", 0, "denominator_id", "all-eb", "did you mean all-ea?"),
    ("happenings.csv", 0, "source_id", "gazettes", "did you mean gazette?"),
    ("route_status.csv", 0, "route_id", "ring-road", "(equator-road)"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "expected"), NAMES)
def test_an_id_no_table_has_is_named_with_those_that_are(
    tmp_path: Path, file: str, row: int, column: str, value: str, expected: str
):
    files = world()
    files[file][row][column] = value
    faults = faults_in(write_world(tmp_path, files))
    here = [f for f in faults if (f.table, f.column) == (file, column)]
    assert [(f.row, f.value) for f in here] == [(row + 2, value)]
    assert expected in here[0].expected


@pytest.mark.parametrize("file", ["extents.geojson", "landmarks.geojson"])
def test_a_feature_of_no_theatre_is_a_fault(tmp_path: Path, file: str):
    files = world()
    files[file][2]["properties"]["theatre"] = "town"
    faults = [f for f in faults_in(write_world(tmp_path, files)) if f.table == file]
    assert [(f.row, f.column, f.value) for f in faults] == [(4, "theatre", "town")]


@pytest.mark.parametrize("day", ["2013-12-31", "2017-01-01"])
def test_a_report_lies_within_the_days_of_its_theatre(tmp_path: Path, day: str):
    files = world()
    files["reports.csv"].append(report("late", "west-2", day, "south"))
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row, fault.column) == ("reports.csv", 11, "date")
    assert fault.value == day
    assert "from 2014-01-01 to 2016-12-31, which theatre region" in fault.expected


def test_the_first_and_last_day_are_within(tmp_path: Path):
    files = world()
    for day in ("2014-01-01", "2016-12-31"):
        files["reports.csv"].append(report(day, "old-town", day, "south"))
    assert faults_in(write_world(tmp_path, files)) == ()


@pytest.mark.parametrize(
    "key_table", ["actors.csv", "sources.csv", "places.csv", "extents.geojson"]
)
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b'{"'])
def test_a_table_that_cannot_be_read_is_the_only_fault(
    tmp_path: Path, key_table: str, content: bytes | None
):
    folder = write_world(tmp_path)
    (folder / key_table).unlink()
    if content is not None:
        (folder / key_table).write_bytes(content)
    tables = [fault.table for fault in faults_in(folder)]
    assert set(tables) == {key_table}


def test_a_reference_into_a_table_the_data_set_lacks_is_a_fault(tmp_path: Path):
    files = world()
    del files["denominators.csv"]
    files["claims.csv"] = [claim("forty")]
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.row, fault.column, fault.value) == (2, "denominator_id", "all-ea")
    assert "which this data set does not have" in fault.expected


def test_a_drawn_place_without_a_shape_is_a_fault(tmp_path: Path):
    files = drawn_world()
    del files["cells.geojson"]
    faults = faults_in(write_world(tmp_path, files))
    assert [(f.table, f.row, f.column, f.value) for f in faults] == [
        ("places.csv", 9, "place_id", "sheet-west"),
        ("places.csv", 10, "place_id", "sheet-east"),
    ]
    assert all("cells.geojson" in fault.expected for fault in faults)


@pytest.mark.parametrize("cell", ["voronoi", "point"])
def test_a_shape_of_a_place_that_is_not_drawn_is_a_fault(tmp_path: Path, cell: str):
    files = drawn_world()
    files["places.csv"][-1]["cell"] = cell
    faults = faults_in(write_world(tmp_path, files))
    strange = [f for f in faults if f.table == "cells.geojson"]
    assert [(f.row, f.column, f.value) for f in strange] == [
        (3, "place_id", "sheet-east")
    ]
    assert "whose cell is drawn" in strange[0].expected


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'{"'])
def test_a_cells_file_that_cannot_be_read_is_the_only_fault(
    tmp_path: Path, content: bytes
):
    folder = write_world(tmp_path, drawn_world())
    (folder / "cells.geojson").write_bytes(content)
    assert {fault.table for fault in faults_in(folder)} == {"cells.geojson"}
