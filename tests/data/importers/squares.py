"""Four days of squares on the equator, drawn by code, with areas known by hand.

Every square has sides of 0.02 degrees. Red holds the first on 1 January 2030, the
first two on the 2nd. The 3rd has no file. On the 4th red holds the first two and blue
the last two of three, so that the second is contested.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import shapely

SIDE = 0.02
SQUARE_KM2 = SIDE * 111.3195 * SIDE * 110.5743
"""Degrees of longitude and latitude on the equator, km, on WGS84: 4.924 km2."""

FIRST = pd.Timestamp("2030-01-01")
DAYS = pd.date_range(FIRST, periods=4, unit="s")


def squares(first: int, last: int) -> shapely.Geometry:
    """Return the squares from one to another, counted from 1, as one rectangle."""
    return shapely.box((first - 1) * SIDE, 0, last * SIDE, SIDE)


def four_days() -> dict[str, dict[str, shapely.Geometry]]:
    """Return who is drawn where, by day written YYYYMMDD and holder."""
    return {
        "20300101": {"red": squares(1, 1)},
        "20300102": {"red": squares(1, 2)},
        "20300104": {"red": squares(1, 2), "blue": squares(2, 3)},
    }


HELD = pd.DataFrame(
    {
        ("red", "held"): [1, 2, 2, 1],
        ("blue", "held"): [0, 0, 0, 1],
        ("contested", "contested"): [0, 0, 0, 1],
        ("unknown", "unknown"): [2, 1, 1, 0],
    },
    index=DAYS,
)
"""How many squares each holder and status has on each of the four days."""


def write_days(
    folder: Path, days: Mapping[str, Mapping[str, shapely.Geometry]]
) -> Path:
    """Write a file a day, `drawn_YYYYMMDD.geojson`, a feature a holder."""
    folder.mkdir(parents=True, exist_ok=True)
    for day, drawings in days.items():
        features = [
            {
                "type": "Feature",
                "properties": {"holder": holder},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for holder, shape in drawings.items()
        ]
        content = {"type": "FeatureCollection", "features": features}
        path = folder / f"drawn_{day}.geojson"
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder
