from pathlib import Path

import pandas as pd
import pytest

from data.schema import TABLES
from data.schema.columns import Kind, values
from geo.errors import Fault
from tests.world import faults_in, world, write_world

DAY = "a day of the calendar as YYYY-MM-DD"
LAT = "a number from -90 to 90, in degrees"
LON = "a number from -180 to 180, in degrees"

CELLS = [
    # a day that is none
    ("reports.csv", 0, "date", "2016-13-40", DAY),
    ("reports.csv", 3, "date", "June", DAY),
    ("reports.csv", 3, "date", "2015-6-1", DAY),
    ("reports.csv", 3, "date", "", DAY),
    ("theatres.csv", 0, "from", "2014", DAY),
    ("claims.csv", 0, "as_of", "2015-13", "a date as YYYY, YYYY-MM or YYYY-MM-DD"),
    ("sources.csv", 1, "published", "June 2015", "a date as YYYY"),
    # a coordinate that is none, or off the globe
    ("places.csv", 1, "lat", "nan", LAT),
    ("places.csv", 1, "lat", "", LAT),
    ("places.csv", 2, "lon", "35° 20'", LON),
    ("places.csv", 2, "lon", "181", LON),
    ("places.csv", 2, "lat", "-90.5", LAT),
    ("places.csv", 2, "lat", "inf", LAT),
    ("places.csv", 2, "lat", "0,5", LAT),
    # numbers
    ("places.csv", 0, "population", "12.5", "a whole number of at least 0, in people"),
    ("places.csv", 0, "coord_error_m", "-1", "a whole number of at least 0, in m"),
    ("theatres.csv", 0, "reach_km", "far", "a number from 0 to 20000, in km"),
    # words
    ("places.csv", 0, "kind", "twon", "did you mean town?"),
    ("places.csv", 0, "sparse", "TRUE", "true or false"),
    ("places.csv", 0, "country", "Iraq", "a two-letter country code"),
    ("reports.csv", 0, "status", "helt", "did you mean held?"),
    ("reports.csv", 0, "status", " held", "one of held, contested, claimed"),
    ("happenings.csv", 0, "tier", "", "one of main, extra"),
    ("happenings.csv", 0, "countries", "EA, EB", "two-letter country codes"),
    # ids, addresses, colours, names
    ("sources.csv", 0, "source_id", "the gazette", "letters, digits"),
    ("places.csv", 4, "place_id", "", "letters, digits"),
    ("sources.csv", 0, "url", "ftp://example.org/x", "begins http:// or https://"),
    ("sources.csv", 0, "url", "javascript:alert(1)", "begins http:// or https://"),
    ("actors.csv", 0, "colour", "blue", "a colour as #rrggbb"),
    ("actors.csv", 0, "colour", "#4f81bd80", "a colour as #rrggbb"),
    ("sources.csv", 0, "title", " ", "some text"),
    # a row that contradicts itself
    ("theatres.csv", 0, "from", "2017-01-01", "a day not after the one in to"),
    ("theatres.csv", 0, "west", "3", "a number below the one in east"),
    ("theatres.csv", 0, "start_basis", "sourced", "where there is a start_holder"),
    ("places.csv", 0, "part", "", "a part_id, since cell is voronoi or drawn"),
    ("reports.csv", 1, "source_id", "", "a source_id, since basis is sourced"),
    ("reports.csv", 1, "holder", "contested", "exactly where status says so"),
    ("reports.csv", 1, "holder", "unknown", "exactly where status says so"),
    ("reports.csv", 4, "holder", "north", "exactly where status says so"),
    ("reports.csv", 6, "holder", "contested", "exactly where status says so"),
    ("claims.csv", 1, "value_low", "60", "a number at most the one in value_high"),
    ("claims.csv", 1, "value", "70", "a number from value_low to value_high"),
    ("claims.csv", 0, "value", "", "a number, or a range"),
    ("claims.csv", 0, "source_id", "", "a source_id, since basis is sourced"),
    ("happenings.csv", 0, "date_start", "2015-06-02", "not after the one in date_end"),
    ("happenings.csv", 0, "killed_low", "13", "at most the one in killed_high"),
    ("happenings.csv", 0, "lat", "", "lat and lon both, or neither"),
    # two rows of one id
    ("places.csv", 1, "place_id", "west-1", "an id that is used once; row 2 has it"),
    ("reports.csv", 5, "report_id", "west-1-0", "used once; row 2 has it"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "expected"), CELLS)
def test_a_bad_cell_is_named_with_what_is_allowed(
    tmp_path: Path, file: str, row: int, column: str, value: str, expected: str
):
    files = world()
    files[file][row][column] = value
    faults = faults_in(write_world(tmp_path, files))
    here = [f for f in faults if (f.table, f.column) == (file, column)]
    assert [(f.row, f.value) for f in here] == [(row + 2, value)]
    assert expected in here[0].expected


def test_a_value_no_cell_can_have_is_reported_once(tmp_path: Path):
    files = world()
    files["reports.csv"][1]["date"] = "2016-13-40"
    faults = faults_in(write_world(tmp_path, files))
    assert faults == (Fault("reports.csv", 3, "date", "2016-13-40", DAY),)


@pytest.mark.parametrize("word", ["contested", "unknown"])
def test_no_actor_is_called_what_means_nobody(tmp_path: Path, word: str):
    files = world()
    files["actors.csv"][1] |= {"actor_id": word}
    files["actors.csv"][0]["allies"] = ""
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.row, fault.column, fault.value) == (3, "actor_id", word)


def test_a_feature_property_is_named_with_the_line_of_its_feature(tmp_path: Path):
    files = world()
    files["landmarks.geojson"][2]["properties"]["kind"] = "brigde"
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row) == ("landmarks.geojson", 4)
    assert (fault.column, fault.value) == ("kind", "brigde")
    assert "did you mean bridge?" in fault.expected


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_says_what_it_means(table):
    assert all(column.description for column in table.columns.values())
    assert table.meaning
    assert table.key is None or table.key in table.columns


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_reference_leads_to_a_table_with_a_key(table):
    assert all(TABLES[ref.table].key for ref in table.references().values())


@pytest.mark.parametrize(
    ("kind", "text", "value", "dtype"),
    [
        (Kind.DAY, "2016-02-29", pd.Timestamp("2016-02-29"), "datetime64[s]"),
        (Kind.DECIMAL, "-0.25", -0.25, "float64"),
        (Kind.DECIMAL, "1e3", 1000.0, "float64"),
        (Kind.WHOLE, "1683000", 1683000, "Int64"),
        (Kind.TEXT, "NA", "NA", "str"),
    ],
)
def test_text_becomes_the_value_and_dtype_of_its_kind(kind, text, value, dtype):
    cells = pd.Series([text, ""], index=[7, 9], dtype="str")
    typed = values(cells, kind)
    assert str(typed.dtype) == dtype
    assert typed.index.equals(cells.index)
    assert typed[7] == value
    assert typed[9] == "" if kind is Kind.TEXT else pd.isna(typed[9])
