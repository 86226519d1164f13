"""Data files as other programs read them."""

import csv
import io
import json

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest

from dashboard.export.content import FORMS, content, form_of
from dashboard.export.files import ground, table
from dashboard.export.recipe import parse
from dashboard.export.words import changed
from data.dataset import load
from data.happenings import attacks, near
from data.tables import areas_table
from data.theatre import theatre
from geo.errors import QueryError
from geo.vocabulary import Method, Rule
from tests.world import world, write_world

MARKS = ["theatre", "day", "method", "rule", "basis", "coord_basis", "data_version"]


def asked(dataset, figure="map", **given):
    return parse({"figure": figure, **given}, dataset)


@pytest.fixture
def recipe(squares):
    return asked(squares, day="2015-06-02")


def test_each_row_of_ground_says_what_it_rests_on(squares, recipe):
    rows = ground(squares, recipe).set_index("unit_id")
    assert list(rows.index) == ["west-1", "west-2", "east-1", "east-2"]
    one = rows.loc["west-1"]
    assert (one["holder"], one["status"], one["from"]) == (
        "south",
        "held",
        "2015-06-01",
    )
    assert (one["basis"], one["report_ids"]) == ("sourced", "west-1-1")
    assert (
        one["sources"]
        == squares.reports.set_index("report_id").loc["west-1-1", "source_id"]
    )
    other = rows.loc["west-2"]
    assert (other["basis"], other["sources"]) == ("unsourced", "")
    assert set(rows["day"]) == {"2015-06-02"}
    assert set(rows["data_version"]) == {squares.version}


def test_who_speaks_in_its_reports_stands_in_each_row(two_sided):
    recipe = asked(two_sided, theatre="city", day="2015-07-01")
    rows = ground(two_sided, recipe).set_index("unit_id")
    assert list(rows.loc["old-town", ["said_by", "speakers"]]) == [
        "North press",
        "a colonel",
    ]
    assert list(rows.loc["new-town", ["said_by", "speakers"]]) == ["", ""]


def test_estimated_positions_keep_their_mark(shipped):
    rows = ground(shipped, asked(shipped, theatre="sirte", day="2016-08-01"))
    places = theatre(shipped, "sirte").places["coord_basis"]
    assert rows["coord_basis"].eq("estimated").any()
    assert list(rows["coord_basis"]) == list(places[rows["unit_id"]])


def test_the_three_files_of_shapes_hold_the_same_ground(shipped, tmp_path):
    recipe = asked(shipped, theatre="mosul", day="2017-03-01", method="capped-5")
    told = ground(shipped, recipe)
    where = theatre(shipped, "mosul")
    for form, read in (
        ("geojson", pyogrio.read_dataframe),
        ("gpkg", pyogrio.read_dataframe),
        ("parquet", gpd.read_parquet),
    ):
        path = tmp_path / f"ground.{form}"
        path.write_bytes(content(shipped, recipe, form))
        rows = read(path)
        assert rows.crs == "EPSG:4326"
        assert list(rows["unit_id"]) == list(told["unit_id"])
        assert list(rows["holder"]) == list(told["holder"])
        assert set(MARKS) <= set(rows.columns)
        assert rows["km2"].sum() == pytest.approx(where.outline_km2.sum(), rel=1e-4)
        size = rows.to_crs(6933).area.sum() / 1e6
        assert size == pytest.approx(where.outline_km2.sum(), rel=1e-3)


def test_the_map_of_people_has_the_shapes_of_nearest_and_says_so(shipped):
    rows = ground(shipped, asked(shipped, method="people", day="2016-06-24"))
    assert set(rows["method"]) == {"nearest"}


def test_the_table_of_areas_is_that_of_the_measures(squares):
    rows = table(squares, asked(squares, "areas", country="ea"))
    told = areas_table(theatre(squares, "region"), Rule.LATEST, Method.NEAREST)
    told = told[told["country"] == "EA"]
    assert rows["km2"].to_list() == told["km2"].to_list()
    assert {"low", "high", "rule", "data_version"} <= set(rows.columns)


def test_the_table_of_a_change_names_both_days(squares):
    recipe = asked(squares, "change", since="2014-06-01", day="2015-07-01")
    rows = table(squares, recipe)
    assert list(rows["place_id"]) == ["west-1", "east-1"]
    assert set(rows["from_day"]) == {"2014-06-01"}
    shapes = json.loads(content(squares, recipe, "geojson"))["features"]
    assert [one["properties"]["place_id"] for one in shapes] == ["west-1", "east-1"]


def test_the_table_of_claims_has_their_sources_and_their_basis(shipped):
    rows = pd.read_csv(io.BytesIO(content(shipped, asked(shipped, "claims"), "csv")))
    assert {"claim_id", "source_id", "basis", "value"} <= set(rows.columns)
    assert rows["claim_id"].isin(shipped.claims.index).all()


def test_the_table_of_flows_adds_up_to_what_changed(shipped):
    recipe = asked(shipped, "flows", since="2014-08-31", day="2016-06-24")
    rows = table(shipped, recipe)
    what = changed(shipped, recipe)
    assert rows["km2"].sum() == pytest.approx(what.changed_km2, abs=0.01)
    assert rows["share"].sum() == pytest.approx(
        what.changed_km2 / what.outline_km2, abs=1e-4
    )
    assert (rows["from_holder"] + rows["from_status"]).ne("").all()
    told = rows[["from_day", "to_day", "method", "rule"]].drop_duplicates()
    assert told.to_numpy().tolist() == [
        ["2014-08-31", "2016-06-24", "nearest", "latest"]
    ]


def test_the_table_of_events_has_each_with_its_lane_and_its_marks(shipped):
    rows = table(shipped, asked(shipped, "timeline", theatre="mosul"))
    told = near(theatre(shipped, "mosul"))
    assert list(rows["happening_id"]) == list(told.index)
    assert list(rows["basis"]) == list(told["basis"])
    assert set(rows["lane"]) == {"campaign", "fall", "statement", "attack"}
    assert set(rows["data_version"]) == {shipped.version}


def test_the_table_of_ground_and_attacks_tells_claims_from_attacks(shipped):
    rows = table(shipped, asked(shipped, "attacks"))
    claims, told = (rows[rows["what"] == one] for one in ("claim", "attack"))
    assert claims["claim_id"].isin(shipped.claims.index).all()
    assert list(told["happening_id"]) == list(attacks(shipped).index)
    assert rows["basis"].ne("").all()


def test_the_table_of_the_check_is_that_of_the_theatre(shipped):
    rows = table(shipped, asked(shipped, "check", theatre="raqqa"))
    assert set(rows["place"]) == {"Raqqa"}
    assert {"ours", "ratio_low", "basis", "rule"} <= set(rows.columns)


def test_a_title_of_an_event_is_no_formula_in_a_file(tmp_path):
    files = world()
    files["happenings.csv"][0]["title"] = "=1+1"
    told = load(write_world(tmp_path, files))
    recipe = asked(told, "timeline")
    (row,) = csv.DictReader(io.StringIO(content(told, recipe, "csv").decode()))
    assert row["title"] == "'=1+1"
    book = openpyxl.load_workbook(io.BytesIO(content(told, recipe, "xlsx")))
    assert "'=1+1" in [cell.value for cell in book["timeline"][2]]


def test_a_workbook_holds_the_table_and_says_what_it_rests_on(squares, recipe):
    book = openpyxl.load_workbook(io.BytesIO(content(squares, recipe, "xlsx")))
    assert book.sheetnames == ["map", "about"]
    head, *rows = book["map"].values
    assert len(rows) == 4
    assert set(MARKS) <= set(head)
    about = dict(list(book["about"].values)[1:])
    assert squares.version in about["citation"]
    assert json.loads(about["recipe"])["day"] == "2015-06-02"


@pytest.mark.parametrize("form", ["geojson", "gpkg", "parquet"])
def test_a_chart_has_no_shapes(squares, form):
    assert content(squares, asked(squares, "view"), form)
    with pytest.raises(QueryError, match="choose csv or xlsx"):
        content(squares, asked(squares, "areas"), form)


def test_an_unknown_format_is_refused_with_all_there_are():
    with pytest.raises(QueryError, match="png, svg, pdf, html, geojson"):
        form_of("bmp")
    assert all("/" in form.mimetype for form in FORMS.values())


def test_a_page_needs_nothing_beside_itself(squares):
    recipe = asked(squares, title="</script><b>")
    text = content(squares, recipe, "html").decode()
    assert text.count("</script>") == text.count("<script")
    assert "<title>&lt;/script&gt;&lt;b&gt;</title>" in text
    outside = text.replace("http://www.w3.org", "")
    assert not [part for part in outside.split('src="')[1:] if part.startswith("http")]
    assert "Plotly.newPlot" in text
