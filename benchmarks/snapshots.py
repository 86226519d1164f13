"""Daily snapshots made by code, shaped like the published ones that we may not ship.

What is copied is the shape of the load, from 365 published days: a polygon of about
3,000 vertices written to six decimals (some 26 KB gzipped), a long wiggly front, two
pieces apart, one lake; one day in five with no change, else a few local redrawings of
one to a dozen vertices, now and then dozens. Nothing in it is a place or an event.

    python -m benchmarks.snapshots --days 365 --out DIR

writes the days as the data set that an import makes of them, which the product serves.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import typer

from data.importers import drawings
from data.importers.snapshots import read
from geo.faces import faces

FIRST = pd.Timestamp("2030-01-01")
HOLDER = "red"

_FRONT = 2400
"""Vertices of the line that moves."""

_BORDER = 600
"""Vertices of the line that does not."""

_SOUTH, _NORTH = 46.0, 50.0
_EAST = 40.0
_QUIET = 0.19
"""Share of days that are the day before again (68 of 364 published ones)."""

_USUAL, _MOST = 3, 30
"""Local changes on the median day, and at most."""

_DECIMALS = 6


def snapshots(days: int, seed: int = 7) -> gpd.GeoDataFrame:
    """Return a front that creeps: one row a day, as `geo.faces.faces` takes it.

    Parameters
    ----------
    days
        How many days in a row, from `FIRST`.
    seed
        The same seed makes the same days.

    Returns
    -------
    Columns `day` (datetime64[s]), `holder`, geometry (valid multipolygons, EPSG:4326).
    """
    random = np.random.default_rng(seed)
    lat = np.linspace(_SOUTH, _NORTH, _FRONT)
    lon = 36.0 + 0.9 * _wiggle(random, _FRONT)
    border = _border(random)
    shapes = [_shape(lon, lat, border)]
    for _ in range(days - 1):
        if random.random() > _QUIET:
            lon, lat = _redrawn(random, lon, lat)
        shapes.append(_shape(lon, lat, border))
    return gpd.GeoDataFrame(
        {
            "day": pd.date_range(FIRST, periods=days, unit="s"),
            "holder": pd.Series([HOLDER] * days, dtype="str"),
        },
        geometry=shapes,
        crs="EPSG:4326",
    )


def write_dataset(frame: gpd.GeoDataFrame, out: Path) -> None:
    """Write the days as files, and what an import makes of these as a data set."""
    about = drawings.About("Made by code", publisher="Nobody")
    with TemporaryDirectory() as folder:
        for day, shape in zip(frame["day"], frame.geometry, strict=True):
            path = Path(folder) / f"made_{day:%Y%m%d}.geojson"
            path.write_text(text(shape), encoding="utf-8")
        days = read(Path(folder), holder=HOLDER)
    drawings.write(drawings.drawn(faces(days.frame), days.files, about), out)


def text(shape: shapely.Geometry) -> str:
    """Return one day as GeoJSON text, with the spaces that the published files have."""
    geometry = json.loads(shapely.to_geojson(shape))
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def _redrawn(
    random: np.random.Generator, lon: np.ndarray, lat: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the front with some stretches moved, mostly west, each by up to 2 km."""
    lon, lat = lon.copy(), lat.copy()
    spacing = (_NORTH - _SOUTH) / (_FRONT - 1)
    changes = min(int(random.geometric(1 / _USUAL)), _MOST)
    # Fighting has a few centres, so stretches are redrawn again and again.
    centres = random.normal(random.choice([0.2, 0.45, 0.6, 0.8]), 0.05, changes)
    for centre in centres:
        length = min(1 + int(random.geometric(0.25)), 40)
        begin = int(np.clip(centre, 0.01, 0.95) * _FRONT)
        run = slice(begin, begin + length)
        moved = random.choice([-1, 1], p=[0.85, 0.15]) * (
            0.004 + random.exponential(0.01)
        )
        lon[run] += moved * random.uniform(0.7, 1.3, length)
        # Less than half a spacing either way: the line stays a function of latitude
        # and so never crosses itself.
        even = np.linspace(_SOUTH, _NORTH, _FRONT)[run]
        lat[run] = even + random.uniform(-0.2, 0.2, length) * spacing
    return np.clip(lon, 34.0, _EAST - 1), lat


def _shape(lon: np.ndarray, lat: np.ndarray, border: np.ndarray) -> shapely.Geometry:
    main = np.round(np.vstack([np.column_stack([lon, lat]), border]), _DECIMALS)
    lake = _ring(38.5, 47.5, 0.05, 40)
    pieces = [
        shapely.Polygon(main, [lake]),
        shapely.Polygon(_ring(34.0, 45.0, 0.7, 60)),
        shapely.Polygon(_ring(32.0, 46.3, 0.1, 20)),
    ]
    return shapely.MultiPolygon(pieces)


def _border(random: np.random.Generator) -> np.ndarray:
    """Return the fixed edge from the front's north end round to its south end."""
    lat = np.linspace(_NORTH, _SOUTH, _BORDER)
    return np.column_stack([_EAST + 0.3 * _wiggle(random, _BORDER), lat])


def _wiggle(random: np.random.Generator, count: int) -> np.ndarray:
    """Return a line rough at every scale, about -1 to 1 (sum of octaves of noise)."""
    at = np.linspace(0, 1, count)
    total = np.zeros(count)
    for octave in range(2, 10):
        knots = 2**octave
        heights = random.normal(0, 0.5 / 2 ** (octave - 2) ** 0.9, knots)
        total += np.interp(at, np.linspace(0, 1, knots), heights)
    return np.clip(total, -1, 1)


def _ring(lon: float, lat: float, radius: float, count: int) -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = np.column_stack([lon + radius * np.cos(turn), lat + radius * np.sin(turn)])
    return np.round(ring, _DECIMALS)


def main(
    out: Annotated[Path, typer.Option(help="Folder to write: new, or empty.")],
    days: int = 365,
) -> None:
    """Write a data set of drawings of so many days."""
    write_dataset(snapshots(days), out)


if __name__ == "__main__":
    typer.run(main)
