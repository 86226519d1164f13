"""What the README of the shipped data set says is what its tables hold."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from data.schema import TABLES

FOLDER = Path(__file__).parents[3] / "data/islamic-state"


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


def counted(header: str) -> dict[str, list[int]]:
    """Return the rows of the README's table that begins with `header`."""
    text = (FOLDER / "README.md").read_text("utf-8")
    body = text.split(f"| {header} | all |", 1)[1].split("\n\n", 1)[0]
    rows = {}
    for line in body.splitlines()[2:]:
        label, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        rows[label] = [int(cell) for cell in cells if cell]
    assert rows, header
    return rows


def test_the_readme_counts_places_and_reports_truly(places, reports):
    for theatre, numbers in counted("places").items():
        own = places[places["theatre"] == theatre]
        assert numbers == [
            len(own),
            (own["coord_basis"] == "sourced").sum(),
            (own["coord_basis"] == "estimated").sum(),
            (own["cell"] == "point").sum(),
            (own["sparse"] == "true").sum(),
        ]
    for theatre, numbers in counted("reports").items():
        own = reports[reports["theatre"] == theatre]
        assert numbers == [
            len(own),
            (own["basis"] == "sourced").sum(),
            (own["basis"] == "unsourced").sum(),
            *((own["scope"] == x).sum() for x in ("place", "citywide", "inferred")),
            (own["said_by"] != "").sum(),
        ]


def test_the_readme_counts_the_other_files_truly():
    for name, (count, *basis) in counted("table").items():
        if TABLES[name].geometries:
            assert count == len(features(name))
            continue
        frame = table(name)
        assert count == len(frame)
        if basis:
            assert basis == [
                (frame["basis"] == x).sum() for x in ("sourced", "unsourced")
            ]
    sources = table("sources")
    kinds = counted("sources")
    for kind in ("original", "agency copy", "repost", "encyclopedia"):
        assert kinds[kind] == [(sources["kind"] == kind).sum()]
    assert kinds["with a party"] == [(sources["party"] != "").sum()]


def test_the_readme_describes_every_column():
    text = (FOLDER / "README.md").read_text("utf-8")
    for one in TABLES.values():
        part = text.split(f"### {one.file}\n", 1)[1].split("\n### ", 1)[0]
        described = re.findall(r"^\| `([a-z_0-9]+)` \|", part, re.MULTILINE)
        assert described[: len(one.columns)] == list(one.columns), one.file


def test_the_readme_prose_repeats_true_numbers(reports):
    text = " ".join((FOLDER / "README.md").read_text("utf-8").split())
    region = reports[reports["theatre"] == "region"]
    changes = region[region["change"] != "initial"]
    sourced = (changes["basis"] == "sourced").sum()

    assert f"All {len(region) - len(changes)} `initial` reports" in text
    assert f"Of its {len(changes)} changes after that day {sourced} are sourced" in text
    kind = region["source_id"].map(table("sources").set_index("source_id")["kind"])
    assert f"{(kind == 'encyclopedia').sum()} reports rest on Wikipedia" in text
    abroad = (table("happenings")["category"] == "attack_abroad").sum()
    assert f"The {abroad} attacks abroad" in text


def test_licence_and_credits_are_there():
    licence = (FOLDER / "LICENSE").read_text("utf-8")
    readme = (FOLDER / "README.md").read_text("utf-8")

    assert "Attribution-ShareAlike 4.0" in licence
    assert "ODbL 1.0" in licence
    for credit in ("OpenStreetMap", "GeoNames", "Wikipedia", "Airwars", "OurAirports"):
        assert credit in readme
