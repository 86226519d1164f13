"""A GeoJSON file to a table of text, with the geometry and line of every feature."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.delimited import decoded
from data.faults import gathered
from data.reading import Reading
from data.schema import Table
from geo.errors import Fault

_LON_LAT = re.compile(r"(urn:ogc:def:crs:)?(OGC:[\d.]*:?CRS84|EPSG:[\d.]*:?4326)", re.I)
_FEATURES = re.compile(r'(?<!\\)"features"\s*:\s*\[')
_WORLD = (-180.0, -90.0, 180.0, 90.0)


def read(table: Table, content: bytes) -> tuple[Reading | None, list[Fault]]:
    """Return the features as a table of text with geometries, and every fault.

    A geometry with a fault is None in the reading. Properties become text: null the
    empty text, true and false those words, a number its shortest form.

    Parameters
    ----------
    table
        What the file should hold, and of which geometry types.
    content
        The file's bytes.
    """
    text, faults = decoded(table.file, content)
    if faults:
        return None, faults
    if not text.strip():
        expected = "a GeoJSON FeatureCollection"
        return None, [Fault(table.file, None, None, "an empty file", expected)]
    document, faults = parsed(table.file, text)
    if faults:
        return None, faults
    features, faults = _features(table.file, document)
    if features is None:
        return None, faults
    if not features and table.needed:
        faults.append(Fault(table.file, None, None, "no features", table.meaning))
    lines = _lines(text, len(features))
    reading = Reading(table, _properties(table, features), lines)
    shapes, broken = _shapes(reading, features)
    return Reading(table, reading.frame, lines, shapes=shapes), faults + broken


def parsed(file: str, text: str) -> tuple[Any, list[Fault]]:
    """Return the document of a JSON text, or None and why it cannot be read."""
    try:
        return json.loads(text, parse_constant=_refuse), []
    except json.JSONDecodeError as error:
        line, value = error.lineno, f"{error.msg} at column {error.colno}"
    except (ValueError, RecursionError) as error:
        line, value = None, str(error)
    return None, [Fault(file, line, None, value, "JSON")]


def _refuse(name: str) -> float:
    raise ValueError(f"{name}, which JSON does not have")


def _features(
    file: str, document: Any
) -> tuple[list[Mapping[str, Any]] | None, list[Fault]]:
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        expected = "a GeoJSON FeatureCollection with a list of features"
        return None, [Fault(file, None, None, type(document).__name__, expected)]
    faults = []
    if "crs" in document and not _LON_LAT.fullmatch(_crs_name(document["crs"])):
        expected = "no crs member, or one naming OGC:CRS84 or EPSG:4326"
        faults = [Fault(file, None, "crs", _crs_name(document["crs"]), expected)]
    features: list[Mapping[str, Any]] = [
        feature if isinstance(feature, dict) else {} for feature in document["features"]
    ]
    return features, faults


def _crs_name(crs: Any) -> str:
    try:
        return str(crs["properties"]["name"])
    except (TypeError, KeyError, IndexError):
        return json.dumps(crs)


def _lines(text: str, count: int) -> tuple[int | None, ...]:
    """Return the line each feature begins on; None if they cannot be told apart."""
    opening = _FEATURES.search(text)
    decoder, lines = json.JSONDecoder(), list[int | None]()
    at, counted, line = opening.end() if opening else len(text), 0, 1
    while len(lines) < count:
        gap = re.compile(r"[\s,]*").match(text, at)
        begin = gap.end() if gap else at
        line, counted = line + text.count("\n", counted, begin), begin
        try:
            _, at = decoder.raw_decode(text, begin)
        except json.JSONDecodeError:
            return (None,) * count
        lines.append(line)
    return tuple(lines)


def _properties(table: Table, features: list[Mapping[str, Any]]) -> pd.DataFrame:
    records = [feature.get("properties") for feature in features]
    rows = [record if isinstance(record, dict) else {} for record in records]
    names = dict.fromkeys(name for row in rows for name in row)
    if not rows:
        names = dict.fromkeys(table.columns)
    cells = [[_as_text(row.get(name)) for name in names] for row in rows]
    return pd.DataFrame(cells, columns=list(names), dtype="str")


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shapes(
    reading: Reading, features: list[Mapping[str, Any]]
) -> tuple[tuple[BaseGeometry | None, ...], list[Fault]]:
    """Return each geometry in two dimensions, or None where it has a fault."""
    shapes: list[BaseGeometry | None] = []
    faults: list[Fault] = []
    for row, feature in enumerate(features):
        shape = _shape(feature.get("geometry"))
        wrong = _wrong(shape, reading.table.geometries)
        shapes.append(None if wrong else shapely.force_2d(shape))
        if wrong:
            found, expected = wrong
            value = f"{_name(reading, row)}: {found}"
            faults.append(reading.fault(row, "geometry", value, expected))
    return tuple(shapes), gathered(faults)


def _shape(geometry: Any) -> BaseGeometry | None:
    shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    return shape if isinstance(shape, BaseGeometry) else None


def _wrong(
    shape: BaseGeometry | None, types: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return what is wrong with a geometry and what is allowed; None if it is sound."""
    kinds = " or ".join(types) if len(types) <= 2 else "GeoJSON"
    if shape is None:
        return "no readable geometry", f"a {kinds} geometry with closed rings"
    if shape.geom_type not in types or shape.is_empty:
        found = f"an empty {shape.geom_type}" if shape.is_empty else shape.geom_type
        return found, f"a {kinds} geometry that is not empty"
    west, south, east, north = shape.bounds
    if not (
        _WORLD[0] <= west <= east <= _WORLD[2]
        and _WORLD[1] <= south <= north <= _WORLD[3]
    ):
        return (
            f"bounds {west:g}, {south:g}, {east:g}, {north:g}",
            "longitude -180 to 180, then latitude -90 to 90, in degrees (EPSG:4326)",
        )
    if not shape.is_valid:
        return shapely.is_valid_reason(shape), "a valid shape (mend it, or buffer by 0)"
    return None


def _name(reading: Reading, row: int) -> str:
    key = reading.table.key
    if key is None or not reading.has(key):
        return f"feature {row + 1}"
    return str(reading.frame[key].iloc[row]) or f"feature {row + 1}"
