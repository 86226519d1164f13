"""Faces as a page would load them, in the form of `data.publish`: GeoJSON and columns.

This is the measured proposal for a `data.publish.faces_files`; it moves there when the
page opens data sets of drawings.
"""

import json
from typing import Any

import pandas as pd
import shapely

from geo.faces import Coverage

_DECIMALS = 5


def cells(coverage: Coverage) -> bytes:
    """Return the faces as GeoJSON, EPSG:4326, feature ids being face ids."""
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {},
            "geometry": _rounded(json.loads(shapely.to_geojson(shape))),
        }
        for number, shape in coverage.faces.geometry.items()
    ]
    return _packed({"type": "FeatureCollection", "features": features})


def columns(coverage: Coverage) -> bytes:
    """Return the intervals as columns, sorted by face and day.

    `start` is the index of the first interval of each face, and one past the last;
    `from` counts days from `first`; `code` is a place in `states`; `carried` the days
    without a snapshot.
    """
    intervals = coverage.intervals
    first, end = intervals["from"].min(), intervals["to"].max()
    counts = intervals["face_id"].value_counts().reindex(coverage.faces.index)
    states = pd.MultiIndex.from_frame(intervals[["holder", "status"]])
    code, names = pd.factorize(states, sort=True)
    return _packed(
        {
            "first": f"{first:%Y-%m-%d}",
            "days": (end - first).days,
            "states": names.to_list(),
            "km2": coverage.faces["km2"].round(4).to_list(),
            "start": [0, *counts.cumsum().to_list()],
            "from": (intervals["from"] - first).dt.days.to_list(),
            "code": code.tolist(),
            "carried": (coverage.carried - first).days.to_list(),
        }
    )


def _rounded(geometry: dict[str, Any]) -> Any:
    """Write grid coordinates in five decimals: floats carry dust behind them."""
    return json.loads(
        json.dumps(geometry), parse_float=lambda text: round(float(text), _DECIMALS)
    )


def _packed(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()
