"""What `change` prints, and what it refuses."""

import io
import json

import geopandas as gpd
import pandas as pd
import pytest

from data.changes import change_document, change_table
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.command import good, refused, run

CHANGE_DAYS = ("--from", "2014-06-01", "--to", "2015-07-01")
CHANGE_HEADER = (
    "place_id,name,country,from_holder,from_status,to_holder,to_status,since,precision,"
    "turns,report_ids,basis,km2,population,coord_basis,lat,lon"
)


def test_change_prints_one_row_a_place_that_changed(squares_only):
    head, *rows = good("change", *CHANGE_DAYS, *squares_only).splitlines()
    assert head == CHANGE_HEADER
    assert [row.split(",")[0] for row in rows] == ["west-1", "east-1"]
    assert rows[0].startswith(
        "west-1,West 1,EA,north,held,south,held,2015-06-01,day,1,west-1-1,sourced,61"
    )
    assert rows[0].endswith(",12000.0,sourced,0.5,0.25")


def test_change_as_json_is_the_document_and_of_all_theatres_a_list(
    squares_only, squares
):
    options = (*CHANGE_DAYS, "--format", "json", *squares_only)
    expected = [
        change_document(
            theatre(squares, one),
            (pd.Timestamp("2014-06-01"), pd.Timestamp("2015-07-01")),
            Rule.LATEST,
            Method.NEAREST,
        )
        for one in ("region", "city")
    ]
    assert json.loads(good("change", *options)) == expected[0]
    assert json.loads(good("change", "--theatre", "all", *options)) == expected


def test_change_as_geojson_has_the_cells_that_changed(squares_only):
    options = (*CHANGE_DAYS, "--theatre", "all", "--format", "geojson")
    content = json.loads(good("change", *options, *squares_only))
    frame = gpd.GeoDataFrame.from_features(content["features"], crs="EPSG:4326")
    assert set(CHANGE_HEADER.split(",")) <= set(frame.columns)
    assert frame["place_id"].to_list() == ["west-1", "east-1", "old-town", "new-town"]
    ids = [one["id"] for one in content["features"]]
    assert len(ids) == len(set(ids))


def test_change_takes_a_theatre_a_rule_and_a_method(real, shipped):
    options = ("--theatre", "raqqa", "--rule", "agreed", "--method", "nearest-settled")
    days = ("2016-06-18", "2016-06-21")
    out = good("change", "--from", days[0], "--to", days[1], *options)
    expected = change_table(
        theatre(shipped, "raqqa"),
        (pd.Timestamp(days[0]), pd.Timestamp(days[1])),
        Rule.AGREED,
        Method.NEAREST_SETTLED,
    )
    got = pd.read_csv(io.StringIO(out))
    assert got["place_id"].to_list() == expected["place_id"].to_list()
    oilfield = got.set_index("place_id").loc["raqqa_region_thawrah_oilfield"]
    assert oilfield["to_holder"] == "contested"


@pytest.mark.parametrize("output", ["csv", "json", "geojson"])
def test_change_backwards_in_time_is_refused(squares_only, output):
    days = ("--from", "2015-07-01", "--to", "2014-06-01")
    told = refused(run("change", *days, "--format", output, *squares_only), 2)
    assert "2015-07-01 is after 2014-06-01" in told
