import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.changes import change_document, change_features, change_table
from data.theatre import theatre
from geo.areas import on_days
from geo.errors import QueryError, TimeError
from geo.vocabulary import Method, Rule

COLUMNS = [
    *("place_id", "name", "country"),
    *("from_holder", "from_status", "to_holder", "to_status", "since"),
    *("precision", "turns"),
    *("report_ids", "basis", "km2", "population", "coord_basis", "lat", "lon"),
]
DAYS = (pd.Timestamp("2014-06-01"), pd.Timestamp("2015-07-01"))
LATEST = (Rule.LATEST, Method.NEAREST)
MOSUL = (pd.Timestamp("2016-10-17"), pd.Timestamp("2017-01-24"))
AREA_METHODS = [Method.NEAREST, Method.NEAREST_SETTLED, Method.CAPPED_10]
MEASURES = [change_table, change_features, change_document]


def test_a_row_says_who_had_it_who_has_it_and_what_stands_behind(squares):
    rows = change_table(theatre(squares, "region"), DAYS, *LATEST)
    assert list(rows.columns) == COLUMNS
    assert rows["place_id"].to_list() == ["west-1", "east-1"]
    west = rows.iloc[0]
    assert west[COLUMNS[3:12]].to_list() == [
        *("north", "held", "south", "held"),
        *(pd.Timestamp("2015-06-01"), "day", 1, "west-1-1", "sourced"),
    ]
    assert west["km2"] == pytest.approx(12_309 / 2, rel=2e-4)


def test_a_population_that_is_unknown_is_not_a_number(squares):
    rows = change_table(theatre(squares, "region"), DAYS, *LATEST)
    assert rows["population"].iloc[0] == 12_000
    assert pd.isna(rows["population"].iloc[1])


def test_features_are_the_table_with_the_cells(squares):
    frame = change_features(theatre(squares, "region"), DAYS, *LATEST)
    assert [*COLUMNS, "geometry"] == list(frame.columns)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs == "EPSG:4326"
    west = frame.geometry.iloc[0]
    assert west.symmetric_difference(shapely.box(0, 0, 0.5, 1)).area < 1e-3
    assert frame["since"].iloc[0] == "2015-06-01"


def test_a_document_has_places_flows_totals_front_and_what_it_is_of(squares):
    document = change_document(theatre(squares, "region"), DAYS, *LATEST)
    assert json.loads(json.dumps(document)) == document
    assert list(document) == ["meta", "places", "flows", "totals", "front_km"]
    assert document["meta"] == {
        "theatre": "region",
        "countries": ["EA", "EB"],
        "rule": "latest",
        "method": "nearest",
        "from": "2014-06-01",
        "to": "2015-07-01",
        "data_version": squares.version,
    }
    assert [list(row) for row in document["places"]] == [COLUMNS] * 2
    assert document["places"][1]["population"] is None
    ground = theatre(squares, "region").cells["km2"].sum()
    assert sum(row["km2"] for row in document["flows"]) == pytest.approx(ground)


def test_the_front_moves_with_the_holders(squares):
    """Before: north in EA meets south in the south of EB. After: west-1 is south's."""
    document = change_document(theatre(squares, "region"), DAYS, *LATEST)
    meridian = 110.574  # one degree from the equator
    assert document["front_km"] == {
        "from": pytest.approx(meridian / 2, rel=1e-3),
        "to": pytest.approx(meridian, rel=1e-3),
    }


def test_desert_that_is_left_out_neither_changes_hands_nor_has_a_front(squares):
    where = theatre(squares, "region")
    first = pd.Timestamp("2014-01-01")
    document = change_document(
        where, (first, DAYS[1]), Rule.SOURCED_ONLY, Method.NEAREST_SETTLED
    )
    assert "west-2" not in {row["place_id"] for row in document["places"]}
    settled = change_document(where, DAYS, Rule.LATEST, Method.NEAREST_SETTLED)
    assert settled["front_km"] == {"from": 0.0, "to": 0.0}


@pytest.mark.parametrize("method", AREA_METHODS)
@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", ["region", "mosul", "raqqa"])
def test_net_change_is_the_difference_of_the_areas(shipped, theatre_id, rule, method):
    where = theatre(shipped, theatre_id)
    document = change_document(where, MOSUL, rule, method)
    wide = on_days(where.series(rule, method), pd.DatetimeIndex(MOSUL), where.last)
    net = (wide.iloc[1] - wide.iloc[0]).round(6)
    totals = pd.DataFrame(document["totals"])
    told = totals.set_index(["country", "holder", "status"])["net_km2"]
    assert told.to_dict() == pytest.approx(net.to_dict(), abs=1e-5)
    gross = totals["gained_km2"] - totals["lost_km2"]
    assert gross.to_list() == pytest.approx(totals["net_km2"].to_list(), abs=1e-4)
    flows = pd.DataFrame(document["flows"]).groupby("country")["km2"].sum()
    for country, outline in where.outline_km2.items():
        assert flows[country] == pytest.approx(outline, rel=1e-3)


def test_the_east_of_mosul_was_all_that_changed_hands_and_all_of_it(shipped):
    where = theatre(shipped, "mosul")
    rows = change_table(where, MOSUL, *LATEST)
    assert set(rows["from_holder"]) == {"islamic_state"}
    assert set(rows["to_holder"]) == {"iraqi_government"}
    east = where.cells["part"] == "mosul-east"
    assert set(rows["place_id"]) >= set(where.cells.index[east])
    assert rows["km2"].sum() == pytest.approx(where.cells["km2"][east].sum(), abs=1e-3)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_changed_place_of_mosul_names_reports_that_say_so(shipped, rule):
    rows = change_table(theatre(shipped, "mosul"), MOSUL, rule, Method.NEAREST)
    assert len(rows)
    reports = shipped.reports.set_index("report_id")
    for _, row in rows.iterrows():
        behind = reports.loc[row["report_ids"].split(";")]
        assert set(behind["place_id"]) == {row["place_id"]}
        assert set(behind["holder"]) == {row["to_holder"]}
        assert row["basis"] == behind["basis"].iloc[0]
        assert row["coord_basis"] == shipped.places.loc[row["place_id"], "coord_basis"]


@pytest.mark.parametrize("measure", MEASURES)
def test_days_that_run_backwards_are_refused(squares, measure):
    with pytest.raises(TimeError, match=r"2015-07-01 is after 2014-06-01"):
        measure(theatre(squares, "region"), DAYS[::-1], *LATEST)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("outside", ["2013-12-31", "2017-01-01"])
def test_a_day_outside_the_theatre_is_refused_with_the_range(squares, measure, outside):
    days = tuple(sorted([DAYS[0], pd.Timestamp(outside)]))
    with pytest.raises(TimeError, match="2014-01-01 to 2016-12-31"):
        measure(theatre(squares, "region"), days, *LATEST)


def test_between_a_day_and_itself_nothing_changed(squares):
    where = theatre(squares, "region")
    document = change_document(where, (DAYS[0], DAYS[0]), *LATEST)
    assert document["places"] == []
    assert document["front_km"]["from"] == document["front_km"]["to"]
    assert len(change_features(where, (DAYS[0], DAYS[0]), *LATEST)) == 0


@pytest.mark.parametrize("method", ["nearest-settled", "capped-10", "district"])
def test_flows_of_any_method_of_ground_add_up_to_the_outline(shipped, method):
    where = theatre(shipped, "region")
    days = (pd.Timestamp("2015-01-01"), pd.Timestamp("2016-07-04"))
    document = change_document(where, days, Rule.LATEST, Method(method))
    total = sum(row["km2"] for row in document["flows"])
    assert total == pytest.approx(where.outline_km2.sum(), rel=1e-6)
    held = where.series(Rule.LATEST, Method(method))
    for row in document["totals"]:
        key = (row["country"], row["holder"], row["status"])
        for day, name in zip(days, ("from_km2", "to_km2"), strict=True):
            expected = held.loc[:day, key].iloc[-1]
            assert row[name] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("method", ["places", "people"])
def test_a_method_that_counts_no_ground_has_no_change_of_ground(shipped, method):
    days = (pd.Timestamp("2015-01-01"), pd.Timestamp("2016-07-04"))
    with pytest.raises(QueryError, match="nearest"):
        change_table(theatre(shipped, "region"), days, Rule.LATEST, Method(method))


def test_only_the_ground_of_the_countries_asked_about_is_counted(squares):
    where = theatre(squares, "region")
    document = change_document(where, DAYS, *LATEST, ["EB"])
    assert document["meta"]["countries"] == ["EB"]
    assert [row["place_id"] for row in document["places"]] == ["east-1"]
    assert {row["country"] for row in document["flows"]} == {"EB"}
    assert {row["country"] for row in document["totals"]} == {"EB"}
    table = change_table(where, DAYS, *LATEST, ["EB"])
    assert table["place_id"].to_list() == ["east-1"]
    features = change_features(where, DAYS, *LATEST, ["EB"])
    assert features["place_id"].to_list() == ["east-1"]
