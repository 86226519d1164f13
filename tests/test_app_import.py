"""From a folder of drawings to a data set that the other commands open."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
import shapely

from tests.command import good, refused, run
from tests.data.importers.squares import (
    DAYS,
    HELD,
    SQUARE_KM2,
    four_days,
    squares,
    write_days,
)

SPIKE = shapely.Polygon([(0, 0), (0.02, 0), (0.02, 0.04), (0.02, 0.02), (0, 0.02)])
"""A square with a line sticking out: invalid, and its ground is in no doubt."""


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_days(tmp_path / "days", four_days())


def command(folder: Path, out: Path, *more: str | Path) -> tuple[str | Path, ...]:
    given = ("--name", "Squares", "--holder", "red", *more)
    return ("import", "snapshots", folder, "--out", out, *given)


@pytest.fixture
def imported(folder, tmp_path) -> Path:
    good(*command(folder, tmp_path / "set", "--publisher", "Code", "--country", "EA"))
    return tmp_path / "set"


def test_what_was_read_and_carried_is_printed(folder, tmp_path):
    told = good(*command(folder, tmp_path / "set")).splitlines()
    assert told == [
        "3 files, 2030-01-01 to 2030-01-04: 3 faces, 6 reports.",
        "Carried: 1 days without a file show the last one before them: 2030-01-03.",
        f"Written: {tmp_path / 'set'}",
    ]


def test_gaps_are_told_as_days_and_spans(tmp_path):
    days = ("20300101", "20300103", "20300107")
    drawings = {day: {"red": squares(1, 1)} for day in days}
    folder = write_days(tmp_path / "days", drawings)
    told = good(*command(folder, tmp_path / "set")).splitlines()[1]
    assert told.startswith("Carried: 4 days")
    assert told.endswith(": 2030-01-02, 2030-01-04 to 2030-01-06.")


def test_what_was_mended_and_passed_over_is_printed(tmp_path):
    days = {"20300101": {"red": SPIKE, "": shapely.Point(0, 0)}}
    folder = write_days(tmp_path / "days", days)
    told = good(*command(folder, tmp_path / "set")).splitlines()
    assert told[0] == "1 files, 2030-01-01 to 2030-01-01: 1 faces, 1 reports."
    assert told[1].startswith("Mended: drawn_20300101.geojson, red: Ring Self-inter")
    assert told[1].endswith("4.924 km2 became 4.924.")
    assert told[2] == (
        "Passed over: drawn_20300101.geojson: 1 features that are no polygons."
    )


def test_the_data_set_is_sound(imported):
    told = good("validate", imported)
    assert "sound. 1 theatres, 3 places, 6 reports, 0 claims, 3 sources." in told


def test_areas_of_every_day_are_those_drawn(imported):
    dates = ",".join(f"{day:%Y-%m-%d}" for day in DAYS)
    out = good("areas", "--dataset", imported, "--dates", dates)
    rows = pd.read_csv(io.StringIO(out), parse_dates=["date"])
    table = rows.pivot_table(index="date", columns=["holder", "status"], values="km2")
    got = table[HELD.columns].to_numpy()
    assert got == pytest.approx(HELD.to_numpy() * SQUARE_KM2, rel=1e-6)


def test_control_names_the_files(imported):
    out = good("control", "--dataset", imported, "--date", "2030-01-03")
    rows = pd.read_csv(io.StringIO(out), keep_default_na=False)
    files = {"drawn_20300101.geojson", "drawn_20300102.geojson"}
    assert {one.partition(".")[2] for one in rows["report_ids"]} == files


def test_control_as_geojson_has_the_ground_as_drawn(imported):
    options = ("--date", "2030-01-04", "--format", "geojson")
    out = json.loads(good("control", "--dataset", imported, *options))
    shapes = [shapely.geometry.shape(one["geometry"]) for one in out["features"]]
    assert shapely.union_all(shapes).equals(squares(1, 3))


def test_an_outline_and_colours_may_be_given(folder, tmp_path):
    (tmp_path / "country").mkdir()
    write_days(tmp_path / "country", {"20300101": {"": squares(1, 5)}})
    outline = tmp_path / "country" / "drawn_20300101.geojson"
    more = ("--outline", outline, "--colour", "red=#123456")
    good(*command(folder, tmp_path / "set", *more))
    out = good("areas", "--dataset", tmp_path / "set", "--dates", "2030-01-01")
    km2 = pd.read_csv(io.StringIO(out)).set_index("holder")["km2"]
    assert km2["unknown"] == pytest.approx(4 * SQUARE_KM2, rel=1e-6)
    assert "red,red,red,#123456" in (tmp_path / "set" / "actors.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (("--colour", "red"), 2, "HOLDER=#rrggbb"),
        (("--colour", "green=#123456"), 2, "choose from blue, red"),
        (("--colour", "red=blue"), 1, "expected a colour as #rrggbb"),
        (("--country", "Ukraine"), 1, "two-letter country code"),
        (("--outline", "absent.geojson"), 1, "a file that is there"),
    ],
)
def test_what_cannot_be_used_is_refused(folder, tmp_path, more, code, told):
    assert told in refused(run(*command(folder, tmp_path / "set", *more)), code)
    assert not (tmp_path / "set").exists()


def test_every_bad_file_is_told(folder, tmp_path):
    (folder / "drawn_20300105.geojson").write_text("{", "utf-8")
    (folder / "drawn.geojson").write_text("[]", "utf-8")
    told = refused(run(*command(folder, tmp_path / "set")), 1)
    assert "3 faults" in told
    assert "drawn_20300105.geojson, row 1" in told


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_read(tmp_path):
    told = refused(run(*command(tmp_path / "absent", tmp_path.parent)), 1)
    assert "is not empty" in told


@pytest.mark.parametrize("lacking", ["--out", "--name", "--holder"])
def test_what_must_be_said_is_asked_for(folder, tmp_path, lacking):
    given = [str(one) for one in command(folder, tmp_path / "set")]
    at = given.index(lacking)
    assert lacking in refused(run(*given[:at], *given[at + 2 :]), 2)
