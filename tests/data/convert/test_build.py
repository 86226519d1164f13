import json
from pathlib import Path

import pandas as pd
import pytest
from shapely.geometry import Point, shape

from data.convert.build import Converted, convert, read_research, write
from data.dataset import load
from geo.errors import DataError
from tests.data.convert.research import (
    NOBODY,
    claim,
    land,
    routes,
    tables,
    write_research,
)


@pytest.fixture
def converted(tmp_path: Path) -> Converted:
    return convert(read_research(write_research(tmp_path)), routes(), land(), NOBODY)


def by_id(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(frame.columns[0])


def test_every_row_arrives(converted):
    research = tables()
    counts = {name: len(frame) for name, frame in converted.tables.items()}

    assert counts["places"] == sum(
        len(research[name])
        for name in ("region/places.csv", "mosul/zones.csv", "cities/zones.csv")
    )
    assert counts["reports"] == sum(
        len(research[f"{part}/events.csv"]) for part in ("region", "mosul", "cities")
    )
    assert counts["claims"] == len(research["claims/claims.csv"])
    assert counts["happenings"] == 2
    assert counts["route_status"] == 1


def test_region_places_keep_their_ids_and_say_what_is_sparse(converted):
    places = by_id(converted.tables["places"])

    assert list(places.loc["hit", ["theatre", "part", "sparse"]]) == [
        "region",
        "IQ",
        "false",
    ]
    assert list(places.loc["well", ["sparse", "coord_error_m", "cell"]]) == [
        "true",
        "10000",
        "voronoi",
    ]
    assert places.loc["hit", "coord_error_m"] == ""
    assert places.loc["hit", "alt_names"] == "One;Two"


def test_mosul_ids_get_a_prefix_so_that_none_collide(converted):
    places = by_id(converted.tables["places"])
    reports = by_id(converted.tables["reports"])

    assert places.index.is_unique
    assert reports.index.is_unique
    assert reports.loc["mosul_hit-02", "place_id"] == "mosul_hit"
    assert places.loc["mosul_hit", "part"] == "mosul-west"


def test_the_fall_of_mosul_counts_as_one_statement_on_the_city(converted):
    scope = by_id(converted.tables["reports"])["scope"]

    assert scope["mosul_hit-01"] == "citywide"
    assert scope["mosul_hit-02"] == "place"


def test_tags_move_from_the_note_to_the_scope(converted):
    reports = by_id(converted.tables["reports"])

    assert list(reports.loc["ra1", ["scope", "note"]]) == ["citywide", "declared"]
    assert list(reports.loc["ra2", ["scope", "note"]]) == ["inferred", ""]
    assert list(reports.loc["hit-01", ["scope", "note"]]) == ["place", "a note"]


def test_contested_is_a_status_and_everything_else_is_held(converted):
    reports = by_id(converted.tables["reports"])

    assert list(reports.loc["hit-02", ["holder", "status"]]) == ["contested"] * 2
    assert list(reports.loc["hit-01", ["holder", "status"]]) == [
        "islamic_state",
        "held",
    ]


def test_errors_of_points_come_from_the_row_or_the_notes(converted):
    error = by_id(converted.tables["places"])["coord_error_m"]

    assert error["raqqa_a"] == "2000"  # stated in its own row
    assert error["raqqa_region_b"] == ""  # nothing stated
    assert error["fallujah_a"] == "600"  # inside the built-up area
    assert error["fallujah_b"] == "1500"  # outskirts
    assert error["sirte_a"] == "800"
    assert error["mosul_hit"] == "900"
    assert error["mosul_bakr"] == ""  # more than 900, without a number


def test_places_of_the_countryside_are_marks_without_ground(converted):
    cell = by_id(converted.tables["places"])["cell"]

    assert cell["raqqa_region_b"] == "point"
    assert cell["raqqa_a"] == "voronoi"


def test_a_report_has_a_source_unless_it_is_unsourced(converted):
    reports = by_id(converted.tables["reports"])
    known = set(converted.tables["sources"]["source_id"])

    assert reports.loc["fa1", "source_id"] == ""
    assert reports.loc["hit-00", "source_id"] == ""
    assert set(reports.loc[reports["basis"] == "sourced", "source_id"]) <= known


def test_happenings_say_which_list_they_come_from(converted):
    tier = by_id(converted.tables["happenings"])["tier"]

    assert dict(tier) == {"one": "main", "two": "extra"}


def test_denominators_list_only_what_is_used(converted):
    claims = by_id(converted.tables["claims"])["denominator_id"]

    assert dict(claims) == {
        "c1": "country",
        "c2": "country",
        "c3": "ihs-2015-01",
        "c4": "unstated",
    }
    assert set(converted.tables["denominators"]["denominator_id"]) == set(claims)


def test_the_river_cuts_mosul_though_its_line_is_short(converted):
    parts = {
        one["properties"]["part_id"]: shape(one["geometry"])
        for one in converted.features["extents"]
    }
    west, east = parts["mosul-west"], parts["mosul-east"]

    assert west.covers(Point(43.05, 36.3))
    assert east.covers(Point(43.15, 36.3))
    assert west.area == pytest.approx(0.02)
    assert east.area == pytest.approx(0.02)
    assert west.intersection(east).area == 0


def test_outer_rings_turn_as_geojson_says(converted):
    for one in converted.features["extents"]:
        assert shape(one["geometry"]).exterior.is_ccw


def test_every_landmark_but_the_outlines_is_kept(converted):
    kinds = {
        one["properties"]["feature_id"]: (
            one["properties"]["kind"],
            one["geometry"]["type"],
        )
        for one in converted.features["landmarks"]
    }

    assert kinds == {
        "mosul-river-centerline-tigris": ("river", "LineString"),
        "mosul-bridge-old-bridge": ("bridge", "Point"),
        "raqqa-river-euphrates-north-bank": ("bank", "LineString"),
        "raqqa-road-old-city-wall": ("wall", "LineString"),
    }


def test_points_of_a_line_follow_their_seq_not_the_file(converted):
    river = converted.features["landmarks"][0]["geometry"]["coordinates"]

    assert river == [[43.1, 36.35], [43.1, 36.25]]


def test_frames_hold_their_outline(converted):
    raqqa = by_id(converted.tables["theatres"]).loc["raqqa"]

    assert float(raqqa["west"]) < 39.0 < 39.1 < float(raqqa["east"])
    assert float(raqqa["south"]) < 35.9 < 36.0 < float(raqqa["north"])


def test_what_is_written_loads(converted, tmp_path):
    write(converted, tmp_path / "out")

    assert len(load(tmp_path / "out").hash) == 64


def test_the_same_input_gives_the_same_bytes(converted, tmp_path):
    write(converted, tmp_path / "one")
    again = convert(
        read_research(write_research(tmp_path / "r")), routes(), land(), NOBODY
    )
    write(again, tmp_path / "two")

    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_an_unknown_denominator_stops_the_converter_and_names_all_rows(tmp_path):
    strange = [
        claim("c1", "territory_held_pct", "area of Mars"),
        claim("c2", "territory_held_pct", "area of Iraq"),
        claim("c3", "territory_held_pct", "area of Venus"),
    ]
    folder = write_research(tmp_path, {"claims/claims.csv": strange})

    with pytest.raises(DataError) as caught:
        convert(read_research(folder), routes(), land(), NOBODY)

    assert [(one.row, one.value) for one in caught.value.faults] == [
        (2, "area of Mars"),
        (4, "area of Venus"),
    ]


def test_a_research_column_the_converter_would_lose_is_refused(tmp_path):
    folder = write_research(tmp_path)
    path = folder / "mosul/zones.csv"
    path.write_text(path.read_text().replace("zone_id", "zone_id,secret", 1))

    with pytest.raises(DataError, match="no column the converter would lose"):
        read_research(folder)


def test_a_missing_research_table_is_named(tmp_path):
    folder = write_research(tmp_path)
    (folder / "claims/claims.csv").unlink()

    with pytest.raises(DataError, match=r"claims\.csv"):
        read_research(folder)


def test_geojson_is_one_feature_a_line(converted, tmp_path):
    write(converted, tmp_path / "out")
    text = (tmp_path / "out/routes.geojson").read_text()

    assert len(json.loads(text)["features"]) == 1
    assert "name" not in json.loads(text)
    assert len(text.splitlines()) == 3
