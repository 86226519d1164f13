"""Reading the research tables and writing the data set's, as text."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from data.schema import TABLES
from geo.errors import DataError, Fault

Feature = dict[str, Any]
"""One GeoJSON feature."""


def read(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read a CSV as text, blank for absent, and refuse it without its columns.

    Raises
    ------
    DataError
        If the file is missing or a column the converter needs is not in it.
    """
    if not path.is_file():
        raise DataError([Fault(path.name, None, None, None, "the file to be there")])
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    absent = [name for name in columns if name not in frame.columns]
    extra = [name for name in frame.columns if name not in columns]
    faults = [
        Fault(path.name, 1, name, None, "a column of that name") for name in absent
    ]
    faults += [
        Fault(path.name, 1, name, name, "no column the converter would lose")
        for name in extra
    ]
    if faults:
        raise DataError(faults)
    return frame


def shaped(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the frame with the columns of a table of the schema, in their order.

    Columns the frame has not are blank; those the table has not are left out.
    """
    columns = list(TABLES[table].columns)
    return frame.reindex(columns=columns, fill_value="").reset_index(drop=True)


def join_texts(*texts: str) -> str:
    """Return the texts that say something, `; ` between."""
    return "; ".join(text.strip() for text in texts if text.strip())


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame of text as UTF-8 CSV, lines ended by a line feed alone."""
    path.write_bytes(frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))


def collection(features: Sequence[Feature]) -> dict[str, Any]:
    """Return a GeoJSON feature collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def feature(properties: Mapping[str, str], geometry: Mapping[str, Any]) -> Feature:
    """Return one GeoJSON feature."""
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": dict(geometry),
    }


def write_geojson(features: Sequence[Feature], path: Path) -> None:
    """Write features one a line, so that a change shows as one line."""
    lines = ",\n".join(
        json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features
    )
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    path.write_bytes(text.encode("utf-8"))
