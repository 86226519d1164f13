import hashlib
import json
from bisect import bisect_right
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.codes import code_of, codes
from data.dataset import load
from data.ground import locations, shaped, state_codes
from data.publish import (
    File,
    edition,
    history_file,
    landmark_files,
    units_content,
)
from data.theatre import Theatre, theatre
from geo.history import at
from geo.vocabulary import Method, Rule
from tests.world import world, write_world

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]


@cache
def read(file: File) -> dict:
    return json.loads(file.content)


# Names


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_a_name_begins_the_hash_of_the_content(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    files = [*landmark_files(where).values()]
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
    assert edition(changed.dataset) != edition(before.dataset)
    for rule in Rule:
        assert history_file(changed, rule).name != history_file(before, rule).name


# Columns


def decoded(columns: dict, day: int) -> list[int]:
    """Return the code of every place on a day, as the browser finds it."""
    start, since, code = columns["start"], columns["from"], columns["code"]
    return [
        code[bisect_right(since, day, start[i], start[i + 1]) - 1]
        for i in range(len(start) - 1)
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
    counted = where.places.index.isin(where.divided.index)
    own = state_codes(where, rule, day)[: len(expected)]
    assert own[counted].tolist() == np.asarray(expected)[counted].tolist()


@settings(deadline=None, max_examples=40)
@given(
    theatre_id=st.sampled_from(THEATRES),
    rule=st.sampled_from(list(Rule)),
    method=st.sampled_from([one for one in Method if one is not Method.DRAWN]),
    number=st.integers(0, 2280),
)
def test_the_units_of_a_method_add_up_on_any_day_to_its_areas(
    shipped, theatre_id, rule, method, number
):
    where = theatre(shipped, theatre_id)
    if method not in where.methods:
        return
    history = read(history_file(where, rule))
    units = json.loads(units_content(where, rule, method))
    told = decoded(units if "start" in units else history, number)
    table = codes(where.dataset)
    sums: dict[tuple[str, str], float] = {}
    for i, amount in enumerate(units["amount"]):
        code = table[told[i] if i < len(told) else 0]
        key = (code.holder, str(code.status))
        sums[key] = sums.get(key, 0) + amount
    day = where.first + pd.Timedelta(days=number)
    row = where.series(rule, method).loc[:day].iloc[-1]
    expected = row.groupby(level=["holder", "status"]).sum()
    for key, amount in expected.items():
        assert sums.get(key, 0) == pytest.approx(amount, abs=0.1)
    assert sum(sums.values()) == pytest.approx(expected.sum(), abs=0.1)
    if method is shaped(method):
        day_codes = state_codes(where, rule, day, method).tolist()
        drawn_ids = [one for one in locations(where, method) if one < len(day_codes)]
        assert all(day_codes[i] == (told[i] if i < len(told) else 0) for i in drawn_ids)


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_columns_fit_one_another(shipped, theatre_id, rule):
    where = theatre(shipped, theatre_id)
    columns = read(history_file(where, rule))
    places, intervals = len(where.places), len(where.history(rule))
    of_places = ("place", "name", "name_ar", "lat", "lon", "country")
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
