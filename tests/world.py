"""A small, sound data set in a world of squares, written by code.

The region has two countries, each a square of one degree on the equator, side by side:
EA from 0 to 1 degrees east, EB from 1 to 2, both from 0 to 1 degrees north, 12,309 km2
each. The city is a square of a tenth of a degree inside EA, 123 km2. Every theatre
covers 2014 to 2016.

Change the tables of `world()` and write them, or write first and change the bytes.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.dataset import load
from geo.errors import DataError, Fault
from tests.world_rows import actor, claim, feature, part, place, report, source, square

Rows = list[dict[str, str]]

REACH_KM = 20
"""How far from its outlines a place of this world may lie."""


def world() -> dict[str, Any]:
    """Return every file of the data set: rows of text, or a list of features."""
    return {
        "theatres.csv": _theatres(),
        "places.csv": _places(),
        "reports.csv": _reports(),
        "actors.csv": [
            actor("north", "#4f81bd", allies="north_militia"),
            actor("north_militia", "#4f81bd", allies="north"),
            actor("south", "#b5543c"),
        ],
        "sources.csv": [
            source("gazette", url="https://example.org/gazette", kind="original"),
            source("herald", url="http://example.org/herald?id=7", kind="repost"),
        ],
        "claims.csv": _claims(),
        "denominators.csv": [
            {
                "denominator_id": "all-ea",
                "label": "All of EA",
                "kind": "country",
                "note": "",
            }
        ],
        "happenings.csv": _happenings(),
        "route_status.csv": [
            {
                "route_id": "equator-road",
                "date": "2015-03-01",
                "date_precision": "month",
                "status": "cut",
                "source_id": "gazette",
                "basis": "sourced",
                "confidence": "medium",
                "note": "",
            }
        ],
        "extents.geojson": [
            part("ea", "region", "EA", square(0, 0, 1)),
            part("eb", "region", "EB", square(1, 0, 1)),
            part("town", "city", "EA", square(0.4, 0.4, 0.1)),
        ],
        "landmarks.geojson": _landmarks(),
        "routes.geojson": [
            feature(
                {"type": "LineString", "coordinates": [[0.2, 0.5], [1.8, 0.5]]},
                route_id="equator-road",
                name="Equator road",
                note="",
                coord_basis="estimated",
                via="west-1; east-1",
            )
        ],
    }


def write_world(folder: Path, files: Mapping[str, Any] | None = None) -> Path:
    """Write the data set, or the files given, into a folder; return the folder.

    Parameters
    ----------
    folder
        Made if it is not there.
    files
        As `world()` returns them, changed as a test needs; None: unchanged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (world() if files is None else files).items():
        if name.endswith(".csv"):
            write_rows(folder / name, content)
        else:
            write_features(folder / name, content)
    title = {"name": "squares", "title": "Squares on the equator"}
    (folder / "datapackage.json").write_text(json.dumps(title), encoding="utf-8")
    return folder


def write_rows(path: Path, rows: Rows) -> None:
    """Write a CSV file: its columns are those of its first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_features(path: Path, features: list[dict[str, Any]], **members: Any) -> None:
    """Write a GeoJSON file, a feature a line: feature n stands on line n + 1."""
    head = json.dumps({"type": "FeatureCollection", **members})[:-1]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    path.write_text(f'{head}, "features": [\n{lines}\n]}}\n', encoding="utf-8")


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """Return what loading the folder finds wrong; none if it loads."""
    try:
        load(folder)
    except DataError as error:
        return error.faults
    return ()


def theatre_row(
    theatre_id: str, west: float, east: float, holder: str, kind: str = ""
) -> dict[str, str]:
    """Return a row of theatres.csv; its view is a square, from `west` north."""
    return {
        "theatre_id": theatre_id,
        "name": theatre_id.title(),
        "name_ar": "",
        "kind": kind or theatre_id,
        "west": str(west),
        "south": str(west),
        "east": str(east),
        "north": str(east),
        "from": "2014-01-01",
        "to": "2016-12-31",
        "start_holder": holder,
        "start_basis": "unsourced" if holder else "",
        "start_note": "",
        "reach_km": str(REACH_KM),
        "note": "",
    }


def _theatres() -> Rows:
    return [
        theatre_row("region", -0.5, 2.5, ""),
        theatre_row("city", 0.35, 0.55, "north"),
    ]


def _places() -> Rows:
    return [
        place("west-1", "ea", 0.5, 0.25, population="12000", coord_error_m="500"),
        place("west-2", "ea", 0.5, 0.75, sparse="true"),
        place("east-1", "eb", 0.25, 1.5),
        place("east-2", "eb", 0.75, 1.5, ever_is="yes"),
        # 11 km north of the outline: within reach.
        place("harbour", "", 1.1, 1.5, cell="point", kind="base"),
        place("old-town", "town", 0.45, 0.42),
        place("new-town", "town", 0.45, 0.48),
    ]


def _reports() -> Rows:
    unsourced = {"basis": "unsourced", "source_id": "", "change": "initial"}
    return [
        report("west-1-0", "west-1", "2014-01-01", "north", **unsourced),
        report("west-1-1", "west-1", "2015-06-01", "south"),
        report("west-2-0", "west-2", "2014-01-01", "north", **unsourced),
        report("east-1-0", "east-1", "2014-01-01", "south", **unsourced),
        report("east-1-1", "east-1", "2015-02-01", "contested", change="contested"),
        report("east-1-2", "east-1", "2015-02-01", "north", source_id="herald"),
        report("east-2-0", "east-2", "2016-12-31", "unknown", change=""),
        report("old-town-0", "old-town", "2015-05-10", "south", date_precision="week"),
        report("new-town-0", "new-town", "2015-05-12", "south", status="claimed"),
    ]


def _claims() -> Rows:
    return [
        claim("forty", disputes="range;road"),
        claim("range", value="", value_low="30", value_high="50", disputes="forty"),
        claim("road", value="", unit="cut", metric="route_status", disputes="forty"),
    ]


def _happenings() -> Rows:
    return [
        {
            "happening_id": "fall-of-west-1",
            "date_start": "2015-05-30",
            "date_end": "2015-06-01",
            "date_precision": "day",
            "category": "city_falls",
            "title": "West 1 falls",
            "summary": "",
            "countries": "EA;EB",
            "place": "West 1",
            "lat": "0.5",
            "lon": "0.25",
            "killed_low": "10",
            "killed_high": "12",
            "claimed_by_is": "",
            "source_id": "gazette",
            "basis": "sourced",
            "confidence": "high",
            "tier": "main",
        }
    ]


def _landmarks() -> list[dict[str, Any]]:
    shapes = {
        "bridge": {"type": "Point", "coordinates": [0.45, 0.45]},
        "river": {"type": "LineString", "coordinates": [[0.45, 0.4], [0.45, 0.5]]},
        "wall": square(0.42, 0.42, 0.01),
    }
    return [
        feature(
            shape,
            feature_id=f"the-{kind}",
            theatre="city",
            kind=kind,
            name=kind.title(),
            date_destroyed="2016-02" if kind == "bridge" else "",
            basis="estimated",
            source="",
            note="",
        )
        for kind, shape in shapes.items()
    ]
