import hashlib
import json
from bisect import bisect_right
from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data.codes import code_of, codes
from data.dataset import load
from data.publish import (
    File,
    cells_file,
    history_file,
    landmark_files,
    locations,
    state_codes,
)
from data.theatre import Theatre, theatre
from geo.history import at
from geo.measure import area_km2
from geo.vocabulary import Rule
from tests import world_rows as rows
from tests.drawn import drawn_world
from tests.world import world, write_world

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]


@cache
def read(file: File) -> dict:
    return json.loads(file.content)


def shapes(where: Theatre) -> dict[int, shapely.Geometry]:
    return {
        one["id"]: shapely.geometry.shape(one["geometry"])
        for one in read(cells_file(where))["features"]
    }


def hatched_places(where: Theatre) -> set[str]:
    """Return the places that a history shows striped on some day."""
    striped = {
        (code.holder, code.status) for code in codes(where.dataset) if code.hatched
    }
    found = set()
    for rule in Rule:
        rows = where.history(rule)
        states = zip(rows["holder"], rows["status"], strict=True)
        found |= set(rows["place_id"][[state in striped for state in states]])
    return found


# Cells


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_cells_are_geojson_of_valid_polygons(shipped, theatre_id):
    content = read(cells_file(theatre(shipped, theatre_id)))
    assert content["type"] == "FeatureCollection"
    for feature in content["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid
        assert not shape.is_empty


def test_a_crumb_that_rounding_leaves_nothing_of_is_not_published(tmp_path):
    """Half a metre high and 20 m wide: its corners lie on the grid, it does not."""
    files = drawn_world()
    files["places.csv"].append(
        rows.place("crumb", "sheet", 0.05, 3.05, theatre="sheet", cell="drawn")
    )
    ring = [[3.01085, 0.06229], [3.01103, 0.06227], [3.01091, 0.06228]]
    crumb = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    files["cells.geojson"].append(rows.feature(crumb, place_id="crumb"))
    where = theatre(load(write_world(tmp_path, files)), "sheet")
    assert 0 < where.cells.loc["crumb", "km2"] < 1e-5
    assert locations(where) == [0, 1]
    assert not any(shape.is_empty for shape in shapes(where).values())


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_an_id_is_the_number_of_a_place_or_lies_all_places_above_it(
    shipped, theatre_id
):
    where = theatre(shipped, theatre_id)
    places = list(where.places.index)
    ids = locations(where)
    assert len(ids) == len(set(ids))
    assert [one["id"] for one in read(cells_file(where))["features"]] == ids
    with_ground = where.cells.index[~where.cells.geometry.is_empty]
    cells = {places[number] for number in ids if number < len(places)}
    assert cells == set(with_ground)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_stripes_are_there_only_for_places_that_are_ever_striped(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    places = list(where.places.index)
    ids = locations(where)
    striped = {places[one - len(places)] for one in ids if one >= len(places)}
    with_ground = set(where.cells.index[~where.cells.geometry.is_empty])
    hatched = hatched_places(where) & with_ground
    # A report that another of its day replaced shows on no day, but may be drawn.
    reports = shipped.reports
    replaced = set(reports[reports["status"] == "contested"]["place_id"])
    assert hatched <= striped <= hatched | (replaced & with_ground)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_stripes_lie_on_the_cell_of_their_place(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    drawn, count = shapes(where), len(where.places)
    for number in [one for one in drawn if one >= count][::7]:
        cell, stripes = drawn[number - count], drawn[number]
        assert stripes.difference(cell.buffer(1e-3)).is_empty
        assert 0.1 < stripes.area / cell.area < 0.7


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_rounding_moves_no_area_worth_naming(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    drawn = shapes(where)
    cells = {
        number: shape for number, shape in drawn.items() if number < len(where.places)
    }
    names = [where.places.index[number] for number in cells]
    frame = gpd.GeoSeries(list(cells.values()), index=names, crs="EPSG:4326")
    for name in frame.index[::10]:
        drawn_km2 = area_km2(frame.loc[[name]]).iloc[0]
        assert drawn_km2 == pytest.approx(where.cells.loc[name, "km2"], rel=0.005)


def test_coordinates_have_five_decimals(shipped):
    for shape in shapes(theatre(shipped, "raqqa")).values():
        points = shapely.get_coordinates(shape)
        assert np.abs(points - points.round(5)).max() < 1e-9


def test_a_place_without_ground_has_a_number_and_no_cell(squares):
    where = theatre(squares, "region")
    number = list(where.places.index).index("harbour")
    assert number not in locations(where)
    assert read(history_file(where, Rule.LATEST))["km2"][number] == 0


# Names


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_a_name_begins_the_hash_of_the_content(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    files = [cells_file(where), *landmark_files(where).values()]
    files += [history_file(where, rule) for rule in Rule]
    for file in files:
        digest = hashlib.sha256(file.content).hexdigest()
        assert file.name.split(".")[1] == digest[:12]
        assert file.name.startswith(theatre_id)
    assert len({file.name for file in files}) == len(files)


def test_a_name_changes_with_what_the_file_holds_and_only_then(tmp_path, squares):
    files = world()
    files["reports.csv"][1]["date"] = "2015-06-02"
    changed = theatre(load(write_world(tmp_path, files)), "region")
    before = theatre(squares, "region")
    assert cells_file(changed).name == cells_file(before).name
    for rule in Rule:
        assert history_file(changed, rule).name != history_file(before, rule).name


# Columns


def decoded(columns: dict, day: int) -> list[int]:
    """Return the code of every place on a day, as the browser finds it."""
    start, since, code = columns["start"], columns["from"], columns["code"]
    return [
        code[bisect_right(since, day, start[i], start[i + 1]) - 1]
        for i in range(len(columns["place"]))
    ]


def expected_codes(where: Theatre, rule: Rule, day: pd.Timestamp) -> list[int]:
    state = at(where.history(rule), day).loc[where.places.index]
    code = code_of(where.dataset)
    return [code[pair] for pair in zip(state["holder"], state["status"], strict=True)]


@settings(deadline=None, max_examples=60)
@given(
    theatre_id=st.sampled_from(THEATRES),
    rule=st.sampled_from(list(Rule)),
    number=st.integers(0, 2280),
)
def test_the_columns_say_what_the_history_says_on_any_day(
    shipped, theatre_id, rule, number
):
    where = theatre(shipped, theatre_id)
    columns = read(history_file(where, rule))
    day = where.first + pd.Timedelta(days=number)
    expected = expected_codes(where, rule, day)
    assert decoded(columns, number) == expected
    assert state_codes(where, rule, day).tolist() == expected


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_columns_fit_one_another(shipped, theatre_id, rule):
    where = theatre(shipped, theatre_id)
    columns = read(history_file(where, rule))
    places, intervals = len(where.places), len(where.history(rule))
    of_places = ("place", "name", "name_ar", "lat", "lon", "country", "km2")
    for name in (*of_places, "sparse", "estimated"):
        assert len(columns[name]) == places, name
    for name in ("from", "code", "soft", "unsourced"):
        assert len(columns[name]) == intervals, name
    start = columns["start"]
    assert (start[0], start[-1], len(start)) == (0, intervals, places + 1)
    assert all(columns["from"][one] == 0 for one in start[:-1])
    assert max(columns["from"]) < columns["days"]
    assert columns["days"] == (where.last - where.first).days + 1


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_columns_say_who_and_where_the_places_are(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    columns = read(history_file(where, Rule.LATEST))
    assert columns["place"] == list(where.places.index)
    assert columns["name"] == where.places["name"].to_list()
    assert columns["name_ar"] == where.places["name_ar"].to_list()
    assert columns["lat"] == pytest.approx(where.places["lat"].to_list(), abs=1e-5)
    assert columns["lon"] == pytest.approx(where.places["lon"].to_list(), abs=1e-5)
    assert columns["estimated"] == [
        int(basis == "estimated") for basis in where.places["coord_basis"]
    ]
    assert sum(columns["km2"]) == pytest.approx(where.outline_km2.sum(), rel=0.001)


def test_what_is_weak_is_marked(squares):
    columns = read(history_file(theatre(squares, "city"), Rule.LATEST))
    # Each place: a start state without source, then one report of 2015.
    assert columns["unsourced"] == [1, 0, 1, 0]
    assert columns["soft"] == [0, 1, 0, 0]  # old-town's date is known to the week


# Landmarks


def test_lines_to_draw_are_sorted_into_water_and_ways(squares):
    files = landmark_files(theatre(squares, "city"))
    kinds = {
        name: [one["properties"]["kind"] for one in read(file)["features"]]
        for name, file in files.items()
    }
    # The bridge of this world is a point: a point is not drawn as a line.
    assert kinds == {"water": ["river"], "ways": ["wall"]}


def test_a_theatre_without_landmarks_publishes_none(squares):
    assert landmark_files(theatre(squares, "region")) == {}


def test_no_line_that_is_kept_for_comparison_only_is_drawn(shipped):
    kept = set(shipped.landmarks["kind"])
    drawn = {
        one["properties"]["kind"]
        for theatre_id in THEATRES
        for file in landmark_files(theatre(shipped, theatre_id)).values()
        for one in read(file)["features"]
    }
    assert drawn < kept
    assert not any("reference" in kind for kind in drawn)
