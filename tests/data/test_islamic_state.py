"""Facts of the data set that is shipped: counts, keys, places, and what it must say."""

import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from pyproj import Geod
from shapely.geometry import Point, shape
from shapely.ops import nearest_points

from data.dataset import load
from data.schema import TABLES

FOLDER = Path(__file__).parents[2] / "data/islamic-state"


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False)


def features(name: str) -> list[dict]:
    return json.loads((FOLDER / f"{name}.geojson").read_text("utf-8"))["features"]


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    return table("places").set_index("place_id")


@pytest.fixture(scope="module")
def reports(places) -> pd.DataFrame:
    frame = table("reports")
    return frame.assign(theatre=frame["place_id"].map(places["theatre"]))


@pytest.fixture(scope="module")
def outlines() -> dict:
    return {
        one["properties"]["part_id"]: shape(one["geometry"])
        for one in features("extents")
    }


def test_it_loads():
    assert load(FOLDER).title.startswith("Who held what ground")


def test_it_is_a_valid_data_package():
    report = Package(str(FOLDER / "datapackage.json")).validate()

    assert report.valid, report.flatten(["title", "rowNumber", "note"])


def test_all_places_and_reports_of_the_research_are_there(places, reports):
    assert Counter(places["theatre"]) == {
        "region": 467,
        "mosul": 109,
        "raqqa": 46,
        "fallujah": 29,
        "sirte": 25,
    }
    assert Counter(reports["theatre"]) == {
        "region": 1252,
        "mosul": 390,
        "raqqa": 311,
        "fallujah": 114,
        "sirte": 131,
    }


def test_all_other_rows_of_the_research_are_there():
    assert len(table("claims")) == 437
    assert Counter(table("happenings")["tier"]) == {"main": 130, "extra": 26}
    assert len(table("route_status")) == 101
    assert len(features("routes")) == 14
    assert len(features("landmarks")) == 29


def test_what_is_unsourced_and_estimated_is_still_marked(places, reports):
    unsourced = reports[reports["basis"] == "unsourced"]
    assert Counter(unsourced["theatre"]) == {
        "region": 789,
        "mosul": 9,
        "raqqa": 10,
        "fallujah": 7,
    }
    assert set(unsourced["source_id"]) == {""}
    assert Counter(places["coord_basis"]) == {"sourced": 409, "estimated": 267}


def test_scopes_are_those_the_research_tagged_and_no_tag_is_left(reports):
    scope = Counter(zip(reports["theatre"], reports["scope"], strict=True))

    assert scope["raqqa", "citywide"] == 150
    assert scope["fallujah", "citywide"] == 49
    assert scope["sirte", "citywide"] == 38
    assert scope["mosul", "citywide"] == 109
    assert [scope[city, "inferred"] for city in ("raqqa", "fallujah", "sirte")] == [
        8,
        2,
        14,
    ]
    assert not reports["note"].str.contains(r"\[(?:citywide|inferred)\]").any()


def test_keys_resolve():
    for name, one in TABLES.items():
        if one.geometries:
            continue
        frame = table(name)
        for column, to in one.references().items():
            if TABLES[to.table].geometries:
                continue
            known = {*table(to.table)[TABLES[to.table].key], *to.also, ""}
            cells = frame[column].str.split(";").explode() if to.many else frame[column]
            assert set(cells) <= known, (name, column)


def test_ids_are_unique():
    for name, one in TABLES.items():
        if one.key and not one.geometries:
            assert table(name)[one.key].is_unique, name


def test_an_address_stands_in_one_row_only():
    sources = table("sources")

    assert sources["url"].is_unique
    assert sources["url"].str.match(r"https?://").all()
    assert (sources["url"] == sources["url"].str.strip()).all()


def test_every_source_is_cited_somewhere():
    cited = set()
    for name in ("reports", "claims", "happenings", "route_status"):
        cited |= set(table(name)["source_id"])

    assert cited - {""} == set(table("sources")["source_id"])


def test_every_zone_of_mosul_is_within_its_side(places, outlines):
    mosul = places[places["theatre"] == "mosul"]
    astray = [
        zone
        for zone, row in mosul.iterrows()
        if not outlines[row["part"]].covers(Point(float(row["lon"]), float(row["lat"])))
    ]

    assert astray == []
    assert Counter(mosul["part"]) == {"mosul-west": 53, "mosul-east": 56}


def test_parts_of_one_theatre_do_not_overlap(outlines):
    for one, other in (
        ("mosul-west", "mosul-east"),
        ("IQ", "SY"),
    ):
        assert outlines[one].intersection(outlines[other]).area < 1e-9


def test_all_places_are_within_the_reach_of_their_theatre(places, outlines):
    reach = table("theatres").set_index("theatre_id")["reach_km"].astype(float)
    geod = Geod(ellps="WGS84")
    far = {}
    for place, row in places.iterrows():
        point = Point(float(row["lon"]), float(row["lat"]))
        near, _ = nearest_points(outlines[row["part"]], point)
        km = geod.inv(near.x, near.y, point.x, point.y)[2] / 1000
        if km > reach[row["theatre"]]:
            far[place] = km

    assert far == {}


def test_frames_show_their_city(outlines):
    frames = table("theatres").set_index("theatre_id")
    for city in ("raqqa", "fallujah", "sirte"):
        west, south, east, north = outlines[city].bounds
        frame = frames.loc[city, ["west", "south", "east", "north"]].astype(float)
        assert frame["west"] < west
        assert frame["south"] < south
        assert frame["east"] > east
        assert frame["north"] > north


def test_two_sides_with_two_ids_share_colour_and_name_each_other():
    actors = table("actors").set_index("actor_id")
    for one, other in (
        ("sdf", "ypg_sdf"),
        ("rebels", "syrian_rebels"),
        ("gna", "libyan_gna"),
    ):
        assert actors.loc[one, "colour"] == actors.loc[other, "colour"]
        assert actors.loc[one, "allies"] == other
        assert actors.loc[other, "allies"] == one


def held(reports: pd.DataFrame, place: str, day: str) -> str:
    rows = reports[(reports["place_id"] == place) & (reports["date"] <= day)]
    return rows["holder"].iloc[-1]


def test_the_strongholds_of_june_2016(reports):
    for place in ("mosul-west", "mosul-east", "raqqa", "sirte"):
        assert held(reports, place, "2016-06-15") == "islamic_state", place
    assert held(reports, "fallujah", "2016-05-15") == "islamic_state"


def test_mosul_fell_to_is_in_june_2014(reports):
    for place in ("mosul-west", "mosul-east"):
        row = reports[
            (reports["place_id"] == place) & (reports["holder"] == "islamic_state")
        ].iloc[0]
        assert row["date"].startswith("2014-06")
        assert row["change"] == "captured"
    mosul = reports[(reports["theatre"] == "mosul") & (reports["date"] == "2014-06-10")]
    assert set(mosul["holder"]) == {"islamic_state"}
    assert mosul["place_id"].nunique() == 109


def test_the_setback_on_the_way_to_tabqa_in_june_2016(reports):
    rows = reports[
        reports["place_id"].isin(
            ["raqqa_region_thawrah_oilfield", "raqqa_region_zakiyah"]
        )
        & reports["date"].between("2016-06-01", "2016-06-30")
    ]

    assert "syrian_government" in set(rows["holder"])
    assert "islamic_state" in set(rows["holder"])
    lost = rows[rows["holder"] == "islamic_state"]
    assert set(lost["basis"]) == {"sourced"}
    won = rows[rows["holder"] == "syrian_government"]
    assert lost["date"].max() > won["date"].max()


def test_fallujah_is_disputed_in_june_2016():
    claims = table("claims").set_index("claim_id")
    garver = claims.loc["fal-garver-20160621"]

    assert garver["denominator_id"] == "city-cleared"
    assert claims.loc["fal-obedi-20160617", "denominator_id"] == "city-whole"
    assert garver["disputes"] != ""


def test_bases_that_must_never_share_an_axis_are_apart():
    base = table("claims").set_index("claim_id")["denominator_id"]

    assert base["iqgov-iq-20160511"] == "country"
    assert base["gc-iq-pct-201711"] == "populated-2014"
    assert base["kerry-iq-201604"] == "former-unstated"
    assert base["ihs-iqsy-20170626-losspct"] == "ihs-2015-01"
    assert base["rand-iqsy-2017-km2"] == "km2-unstated"
    assert base["k24-sum70-20160611"] == "sum-of-percentages"
