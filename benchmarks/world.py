"""A data set made by code: many cells that change hands often, on one square country.

    python -m benchmarks.world --cells 30000 --changes 30000 --days 1500 --out DIR

The same arguments give the same bytes. It is a data set like any other: the product
serves it, and `python app.py validate DIR` finds it sound.
"""

import csv
import json
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pandas as pd
import typer

FIRST = pd.Timestamp("2015-01-01")
WEST, SOUTH, SIDE = 38.0, 31.0, 7.0
"""The country: a square of degrees, about where Iraq and Syria are."""

COLOURS = ("#3a3540", "#4f81bd", "#b5543c", "#4fa08b", "#e6a532")


def write(folder: Path, cells: int, changes: int, days: int, seed: int = 7) -> None:
    """Write the data set.

    Parameters
    ----------
    cells
        How many places, each with its own cell.
    changes
        How many changes of hands beside the `cells` reports of the first day, on days
        after it.
    days
        How many days it covers.
    """
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    last = FIRST + pd.Timedelta(days=days - 1)
    lon = (WEST + rng.uniform(0.01, SIDE - 0.01, cells)).round(5)
    lat = (SOUTH + rng.uniform(0.01, SIDE - 0.01, cells)).round(5)
    holders = [f"side_{i}" for i in range(len(COLOURS))]
    _rows(
        folder / "theatres.csv",
        [
            {
                "theatre_id": "square",
                "name": "Square",
                "name_ar": "",
                "kind": "region",
                "west": WEST,
                "south": SOUTH,
                "east": WEST + SIDE,
                "north": SOUTH + SIDE,
                "from": f"{FIRST:%Y-%m-%d}",
                "to": f"{last:%Y-%m-%d}",
                "start_holder": "",
                "start_basis": "",
                "start_note": "",
                "reach_km": 25,
                "note": "",
            }
        ],
    )
    _rows(folder / "places.csv", [_place(i, lat[i], lon[i]) for i in range(cells)])
    blank = dict.fromkeys(("pattern", "allies", "parties", "from", "to", "note"), "")
    _rows(
        folder / "actors.csv",
        [
            {"actor_id": holder, "name": f"Side {i}", "short": f"Side {i}"}
            | {"colour": COLOURS[i], **blank}
            for i, holder in enumerate(holders)
        ],
    )
    blank = dict.fromkeys(
        ("url", "published", "kind", "party", "depends_on", "note"), ""
    )
    _rows(
        folder / "sources.csv",
        [{"source_id": "code", "title": "Made by code", "publisher": "None"} | blank],
    )
    place = np.concatenate([np.arange(cells), rng.integers(0, cells, changes)])
    day = np.concatenate([np.zeros(cells, int), rng.integers(1, days, changes)])
    # A front that wanders: who holds a place goes by where it is and by the day.
    wave = np.sin(lon[place] + day / 180) + np.cos(lat[place] * 1.7 - day / 130)
    side = (wave * 2 + rng.normal(0, 0.5, len(place))).round().astype(int) % len(
        COLOURS
    )
    order = np.lexsort((day, place))
    dates = [f"{FIRST + pd.Timedelta(days=int(d)):%Y-%m-%d}" for d in range(days)]
    _rows(
        folder / "reports.csv",
        [
            {
                "report_id": f"r{n}",
                "place_id": f"p{place[i]}",
                "date": dates[day[i]],
                "date_precision": "day",
                "holder": holders[side[i]],
                "status": "held",
                "change": "captured",
                "actor": "",
                "source_id": "code",
                "basis": "sourced",
                "confidence": "low",
                "scope": "place",
                "said_by": "",
                "speaker": "",
                "note": "",
            }
            for n, i in enumerate(order)
        ],
    )
    box = [[WEST, SOUTH], [WEST + SIDE, SOUTH], [WEST + SIDE, SOUTH + SIDE]]
    box += [[WEST, SOUTH + SIDE], [WEST, SOUTH]]
    properties = {"part_id": "XX", "theatre": "square", "country": "XX"}
    properties |= {"name": "Square", "basis": "estimated", "source": "made by code"}
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [box]},
    }
    (folder / "extents.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]})
    )
    (folder / "datapackage.json").write_text(json.dumps({"title": "Made by code"}))


def _place(i: int, lat: float, lon: float) -> dict[str, Any]:
    return {
        "place_id": f"p{i}",
        "theatre": "square",
        "part": "XX",
        "name": f"Place {i}",
        "name_ar": "",
        "alt_names": "",
        "kind": "village",
        "country": "XX",
        "admin1": "",
        "lat": lat,
        "lon": lon,
        "coord_basis": "sourced",
        "coord_error_m": "",
        "coord_source": "made by code",
        "population": "",
        "sparse": "false",
        "cell": "voronoi",
        "ever_is": "",
        "note": "",
    }


def _rows(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(
    out: Annotated[Path, typer.Option(help="Folder to write.")],
    cells: int = 30_000,
    changes: int = 30_000,
    days: int = 1_500,
) -> None:
    """Write a data set of many cells."""
    write(out, cells, changes, days)


if __name__ == "__main__":
    typer.run(main)
