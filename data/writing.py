"""Tables and features as the files of a data set."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from data.schema import TABLES

Feature = dict[str, Any]
"""One GeoJSON feature."""


def shaped(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the frame with the columns of a table of the schema, in their order.

    Columns the frame has not are blank; those the table has not are left out.
    """
    columns = list(TABLES[table].columns)
    return frame.reindex(columns=columns, fill_value="").reset_index(drop=True)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame of text as UTF-8 CSV, lines ended by a line feed alone."""
    path.write_bytes(frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))


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


def write_json(content: Mapping[str, Any], path: Path) -> None:
    """Write a document, indented."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(text.encode("utf-8"))
