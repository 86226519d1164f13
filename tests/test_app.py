"""What the commands print, and what they refuse."""

import io
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from commands.terminal import as_csv
from data.tables import areas_table, control_table
from data.theatre import theatre
from geo.history import change_days
from geo.vocabulary import Method, Rule
from tests.command import good, refused, run

CONTROL_HEADER = "place_id,name,holder,status,from,report_ids,lat,lon"
AREA_METHODS = [one for one in Method if one.unit == "km2" and one is not Method.DRAWN]
AREAS_KEYS = [
    *("date", "theatre", "country", "holder", "status", "method", "km2", "share"),
]
CHANGE = ("change", "--from", "2014-06-01", "--to", "2015-07-01")
COMMANDS = ["serve", "validate", "control", "areas", "change"]


# control


def test_control_prints_one_row_a_place(squares_only, squares):
    out = good("control", "--date", "2015-07-01", *squares_only)
    head, *rows = out.splitlines()
    assert head == CONTROL_HEADER
    assert len(rows) == len(theatre(squares, "region").places)
    assert rows[0] == "west-1,West 1,south,held,2015-06-01,west-1-1,0.5,0.25"


def test_control_takes_a_theatre_and_a_rule(real, shipped):
    options = ("--theatre", "fallujah", "--rule", "sourced-only")
    out = good("control", "--date", "2016-06-21", *options)
    expected = control_table(
        theatre(shipped, "fallujah"), pd.Timestamp("2016-06-21"), Rule.SOURCED_ONLY
    )
    got = pd.read_csv(io.StringIO(out), keep_default_na=False)
    assert got["holder"].to_list() == expected["holder"].to_list()
    assert got["report_ids"].to_list() == expected["report_ids"].to_list()


def test_control_of_all_theatres_has_every_place_once(real, shipped):
    out = good("control", "--date", "2016-06-21", "--theatre", "all")
    got = pd.read_csv(io.StringIO(out))
    assert got["place_id"].to_list() == [
        place
        for one in shipped.theatres.index
        for place in theatre(shipped, one).places.index
    ]


def test_control_as_geojson_has_the_ground_of_each_place(squares_only):
    options = ("--theatre", "all", "--format", "geojson")
    content = json.loads(
        good("control", "--date", "2015-07-01", *options, *squares_only)
    )
    assert content["type"] == "FeatureCollection"
    frame = gpd.GeoDataFrame.from_features(content["features"], crs="EPSG:4326")
    assert set(CONTROL_HEADER.split(",")) <= set(frame.columns)
    assert len(frame) == 7
    assert frame.set_index("place_id").geom_type["harbour"] == "Point"
    assert frame["from"].iloc[0] == "2015-06-01"


def test_features_of_all_theatres_have_ids_of_their_own(squares_only):
    options = ("--theatre", "all", "--format", "geojson")
    content = json.loads(
        good("control", "--date", "2015-07-01", *options, *squares_only)
    )
    ids = [one["id"] for one in content["features"] if "id" in one]
    assert len(ids) == len(set(ids))


# areas


def assert_adds_up(rows: pd.DataFrame, where) -> None:
    """Say that on every day all holders together have the country, within 0.1 %."""
    sums = rows.groupby(["date", "country"])["km2"].sum().unstack()
    for country, outline in where.outline_km2.items():
        assert np.allclose(sums[country], outline, rtol=0.001)
    shares = rows.groupby(["date", "country"])["share"].sum()
    assert np.allclose(shares, 1, atol=0.001)


@pytest.mark.parametrize("method", AREA_METHODS)
def test_areas_of_the_region_add_up_on_all_days_of_change(real, shipped, method):
    where = theatre(shipped, "region")
    out = good("areas", "--theatre", "region", "--method", method)
    rows = pd.read_csv(io.StringIO(out))
    assert list(rows.columns) == AREAS_KEYS
    days = change_days(where.unit_history(Rule.LATEST, method))
    assert rows["date"].unique().tolist() == [f"{day:%Y-%m-%d}" for day in days]
    assert set(rows["method"]) == {method}
    assert_adds_up(rows, where)


def test_areas_as_json_is_a_list_of_records_with_exactly_these_keys(real, shipped):
    options = ("--theatre", "mosul", "--dates", "2014-06-09,2014-06-11")
    records = json.loads(good("areas", *options, "--format", "json"))
    assert all(list(record) == AREAS_KEYS for record in records)
    assert {record["date"] for record in records} == {"2014-06-09", "2014-06-11"}
    assert all(isinstance(record["km2"], float) for record in records)
    held = [
        record["share"]
        for record in records
        if (record["date"], record["holder"]) == ("2014-06-11", "islamic_state")
    ]
    assert held == [1.0]


def test_json_and_csv_say_the_same(squares_only):
    table = pd.read_csv(io.StringIO(good("areas", *squares_only)))
    records = pd.DataFrame(json.loads(good("areas", "--format", "json", *squares_only)))
    pd.testing.assert_frame_equal(records, table)


def test_areas_of_a_range_has_both_ends_and_the_changes_between(squares_only):
    options = ("--from", "2015-01-15", "--to", "2015-07-01")
    rows = pd.read_csv(io.StringIO(good("areas", *options, *squares_only)))
    assert rows["date"].unique().tolist() == [
        *("2015-01-15", "2015-02-01", "2015-06-01", "2015-07-01")
    ]


def test_areas_take_a_rule_and_a_method(squares_only, squares):
    options = ("--rule", "sourced-only", "--method", "nearest-settled")
    rows = pd.read_csv(io.StringIO(good("areas", *options, *squares_only)))
    where = theatre(squares, "region")
    expected = areas_table(where, Rule.SOURCED_ONLY, Method.NEAREST_SETTLED)
    assert rows["km2"].to_list() == pytest.approx(expected["km2"].to_list())
    assert_adds_up(rows, where)


def test_areas_of_all_theatres_name_them(squares_only):
    rows = pd.read_csv(io.StringIO(good("areas", "--theatre", "all", *squares_only)))
    assert rows["theatre"].unique().tolist() == ["region", "city"]


@pytest.mark.parametrize(
    "options",
    [
        ("--dates", "2015-01-01", "--from", "2015-01-01", "--to", "2015-02-01"),
        ("--from", "2015-01-01"),
        ("--to", "2015-01-01"),
        ("--from", "2015-03-01", "--to", "2015-02-01"),
    ],
)
def test_days_that_contradict_one_another_are_refused(squares_only, options):
    refused(run("areas", *options, *squares_only), 2)


# What every command shares


@pytest.mark.parametrize(
    "command",
    [
        ("control", "--date", "2015-07-01"),
        ("control", "--date", "2015-07-01", "--format", "geojson"),
        ("areas",),
        ("areas", "--format", "json"),
        CHANGE,
        (*CHANGE, "--format", "json"),
        (*CHANGE, "--format", "geojson"),
    ],
)
def test_out_writes_to_a_file_what_would_have_been_printed(
    squares_only, tmp_path, command
):
    path = tmp_path / "out"
    assert good(*command, "--out", path, *squares_only) == ""
    assert path.read_text("utf-8") == good(*command, *squares_only)


def test_a_file_that_cannot_be_written_is_named(squares_only, tmp_path):
    path = tmp_path / "nowhere" / "out.csv"
    assert str(path) in refused(run("areas", "--out", path, *squares_only), 1)


@pytest.mark.parametrize(
    "command",
    [("control", "--date", "2015-07-01"), ("areas",), CHANGE],
)
def test_an_unknown_theatre_is_refused_with_those_there_are(squares_only, command):
    told = refused(run(*command, "--theatre", "atlantis", *squares_only), 2)
    assert "atlantis" in told
    assert "region, city" in told


@pytest.mark.parametrize(
    "command",
    [
        ("control", "--date", "2013-12-31"),
        ("areas", "--dates", "2015-01-01,2017-01-01"),
        ("areas", "--from", "2013-12-31", "--to", "2015-01-01"),
        ("change", "--from", "2013-12-31", "--to", "2015-01-01"),
        ("change", "--from", "2015-01-01", "--to", "2017-01-01"),
    ],
)
def test_a_day_outside_the_data_is_refused_with_the_range(squares_only, command):
    told = refused(run(*command, *squares_only), 2)
    assert "2014-01-01 to 2016-12-31" in told


@pytest.mark.parametrize("text", ["2016-02-30", "June", "", "nan", "NaT", "24.6.2016"])
def test_what_is_not_a_day_is_refused(squares_only, text):
    refused(run("control", "--date", text, *squares_only), 2)
    if text:  # an option given as nothing is an option not given
        refused(run("areas", "--from", text, "--to", text, *squares_only), 2)


@pytest.mark.parametrize("text", ["2015-06-01,", ",", "nan", "2015-06-01,,2015-06-02"])
def test_a_list_of_days_with_a_gap_is_refused(squares_only, text):
    refused(run("areas", "--dates", text, *squares_only), 2)


@pytest.mark.parametrize(
    "command",
    [
        ("control", "--date", "2015-07-01", "--format", "shapefile"),
        ("areas", "--format", "geojson"),
        ("areas", "--method", "guess"),
        ("areas", "--rule", "loudest"),
        ("areas", "--colour", "red"),
        (*CHANGE, "--format", "shapefile"),
        ("change", "--from", "2015-07-01"),
        ("control",),
        ("conquer",),
        ("serve", "--port", "0"),
        ("serve", "--port", "70000"),
    ],
)
def test_an_option_that_is_not_offered_is_refused(command):
    refused(run(*command), 2)


def test_a_data_set_named_before_the_command_is_used_or_refused(squares_folder, real):
    """To answer from another data set than the one named would be a wrong number."""
    result = run("--dataset", squares_folder, "control", "--date", "2015-07-01")
    if result.exit_code == 0:
        assert "west-1" in result.stdout
    else:
        refused(result, 2)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_its_options(command):
    told = good(command, "--help")
    assert command in told
    assert good(command, "-h") == told


def test_help_names_every_command():
    told = good("--help")
    assert all(name in told for name in COMMANDS)


def test_no_text_of_a_printed_csv_is_a_formula():
    frame = pd.DataFrame({"note": ["=1+1", "plain"], "km2": [-1.5, 2.0]})
    assert as_csv(frame) == "note,km2\n'=1+1,-1.5\nplain,2.0\n"
