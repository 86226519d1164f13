from pathlib import Path

import pytest

from data.faults import SHOWN, choice, did_you_mean, gathered
from geo.errors import Fault
from tests.world import faults_in, world, write_world
from tests.world_rows import report


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"date": "June"}, "date"),
        ({"holder": "nobody"}, "holder"),
        ({"date": "1999-01-01"}, "date"),
        ({"source_id": ""}, "source_id"),
    ],
)
def test_many_faults_of_one_column_end_in_a_sum(
    tmp_path: Path, change: dict[str, str], column: str
):
    files = world()
    at = len(files["reports.csv"]) + 2
    files["reports.csv"] += [
        report(f"r{n}", "west-1", "2016-01-01", "south") | change for n in range(360)
    ]
    faults = faults_in(write_world(tmp_path, files))
    assert len(faults) == SHOWN + 1
    assert [f.row for f in faults] == list(range(at, at + SHOWN + 1))
    assert {f.column for f in faults} == {column}
    assert faults[-1].value is None
    assert faults[-1].expected.endswith("... and 340 more in this column")


def test_up_to_twenty_faults_are_listed_as_they_are():
    faults = [Fault("a.csv", n, "b", "c", "d") for n in range(SHOWN)]
    assert gathered(faults) == faults


def test_two_kinds_of_fault_in_one_column_are_summed_up_apart(tmp_path: Path):
    files = world()
    files["reports.csv"] += [
        report(f"r{n}", "west-1", "June" if n % 2 else "1999-01-01", "south")
        for n in range(60)
    ]
    sums = [f for f in faults_in(write_world(tmp_path, files)) if f.value is None]
    assert [f.expected[-30:] for f in sums] == ["... and 10 more in this column"] * 2


def test_a_close_value_is_offered_and_a_far_one_is_not():
    assert did_you_mean("islamic_sate", ["islamic_state", "other"]) == (
        "; did you mean islamic_state?"
    )
    assert did_you_mean("xyz", ["islamic_state", "other"]) == ""


def test_a_long_list_of_allowed_values_is_not_printed():
    assert choice("an id", "p17x", [f"p{n}" for n in range(500)]) == (
        "an id; did you mean p17?"
    )
    assert choice("an id", "q", ["b", "a"]) == "an id (a, b)"
