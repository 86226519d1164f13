"""What is drawn on a city map for orientation: rivers, bridges, roads, buildings."""

import re
import unicodedata
from typing import Any

import pandas as pd

from data.convert.outlines import points
from data.convert.tables import join_texts
from data.writing import Feature, feature

MOSUL_KINDS = {
    "river_centerline": "river",
    "river_natural_earth_raw": "reference",
    "bridge": "bridge",
    "landmark": "landmark",
    "urban_extent_wof": "reference",
}
AREAS = frozenset(("urban_extent_wof",))
"""Kinds whose points are a ring."""


def slug(text: str) -> str:
    """Return text as an id: ASCII, lower case, hyphens.

    >>> slug("Old (Iron) Bridge")
    'old-iron-bridge'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def spans(numbers: list[int]) -> str:
    """Return numbers as runs.

    >>> spans([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs
    )


def by_point(rows: pd.DataFrame, column: str) -> str:
    """Return a column's one value, or each value with the points it belongs to."""
    values = list(rows[column].unique())
    if len(values) == 1:
        return str(values[0])
    said = []
    for value in values:
        numbers = [int(seq) for seq in rows.loc[rows[column] == value, "seq"]]
        said.append(f"points {spans(numbers)}: {value}")
    return "; ".join(said)


def city_kind(kind: str, name: str) -> str:
    """Return the kind of a city's line, told by its name where `kind` is too wide."""
    if kind == "river" and "bank" in name:
        return "bank"
    if kind == "road" and "wall" in name:
        return "wall"
    if kind == "road" and name.startswith("Railway"):
        return "railway"
    return kind


def geometry(rows: pd.DataFrame, *, ring: bool) -> dict[str, Any]:
    """Return a point, a line or a polygon of the rows' points, in order."""
    pairs = [list(pair) for pair in points(rows)]
    if len(pairs) == 1:
        return {"type": "Point", "coordinates": pairs[0]}
    if ring:
        return {"type": "Polygon", "coordinates": [[*pairs, pairs[0]]]}
    return {"type": "LineString", "coordinates": pairs}


def one(rows: pd.DataFrame, theatre: str, kind: str) -> Feature:
    """Return one landmark of its points; what differs by point goes to source, note."""
    first = rows.iloc[0]
    bases = set(rows["basis"])
    mixed = f"basis by point: {by_point(rows, 'basis')}" if len(bases) > 1 else ""
    note = by_point(rows, "note") if "note" in rows else ""
    return feature(
        {
            "feature_id": f"{theatre}-{slug(first['kind'])}-{slug(first['name'])}",
            "theatre": theatre,
            "kind": kind,
            "name": first["name"],
            "date_destroyed": first.get("date_destroyed", ""),
            "basis": "sourced" if bases == {"sourced"} else "estimated",
            "source": by_point(rows, "source"),
            "note": join_texts(note, mixed),
        },
        geometry(rows, ring=first["kind"] in AREAS),
    )


def mosul(research: pd.DataFrame) -> list[Feature]:
    """Return Mosul's landmarks: all of the table but the urban extent."""
    kept = research[research["kind"] != "urban_extent"]
    return [
        one(rows, "mosul", MOSUL_KINDS[str(kind)])
        for (kind, _), rows in kept.groupby(["kind", "name"], sort=False)
    ]


def cities(research: pd.DataFrame) -> list[Feature]:
    """Return the lines of Raqqa, Fallujah and Sirte, without the urban extents."""
    kept = research[research["kind"] != "urban_extent"]
    return [
        one(rows, str(city), city_kind(str(kind), str(name)))
        for (city, kind, name), rows in kept.groupby(
            ["city", "kind", "name"], sort=False
        )
    ]
