"""A data set as the browser loads it: immutable files, named by their content.

`cells`     GeoJSON of a theatre: each cell once, then the stripes of each cell that is
            ever neither held nor unknown. Feature ids: place number i for a cell,
            (number of places + i) for its stripes. Five decimals, about a metre.
`history`   columns of a theatre under a rule: who is where, and every interval as three
            integers (place, day from, code). Days count from the theatre's first day.

A date step needs nothing else: no geometry moves and no request is made.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.codes import code_of, codes
from data.theatre import Theatre
from geo.hatch import stripes
from geo.measure import equal_area_crs
from geo.vocabulary import Basis, Precision, Rule

GRID_DEGREES = 1e-5
"""Coordinates are rounded to this: about a metre, less than a screen can show."""

STRIPES_ACROSS = 110
"""How many stripes would fit side by side across a theatre's frame."""

STRIPE_SHARE = 0.36
"""Share of the ground that stripes cover."""


@dataclass(frozen=True)
class File:
    """One published file; its name changes when its content does."""

    name: str
    mimetype: str
    content: bytes


@lru_cache
def cells_file(theatre: Theatre) -> File:
    """Return the theatre's cells and stripes as GeoJSON, EPSG:4326.

    A shape that rounding leaves nothing of, a crumb of some m2, is left out: a map
    that is given an empty polygon draws none at all.
    """
    order = _order(theatre)
    cells = theatre.cells.loc[~theatre.cells.geometry.is_empty].geometry
    hatched = theatre.cells.loc[
        cells.index[cells.index.isin(_ever_hatched(theatre))]
    ].geometry
    shapes = [(order[str(place)], shape) for place, shape in cells.items()]
    if len(hatched):
        period = _frame_width_m(theatre) / STRIPES_ACROSS
        lines = stripes(hatched, period, period * STRIPE_SHARE)
        shapes += [
            (len(order) + order[str(place)], shape)
            for place, shape in lines.items()
            if not shape.is_empty
        ]
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for number, shape in ((number, _rounded(shape)) for number, shape in shapes)
        if not shapely.is_empty(shape)
    ]
    return _file(
        f"{theatre.theatre_id}-cells",
        "application/geo+json",
        {"type": "FeatureCollection", "features": features},
    )


@lru_cache
def history_file(theatre: Theatre, rule: Rule) -> File:
    """Return the theatre's places and intervals under a rule, as columns.

    Places: place_id, name, name_ar, lat, lon, country, km2 (0 without ground), sparse,
    estimated. Intervals, sorted by place and day: `start` (index of the first interval
    of each place, and one past the last), `from` (day number), `code`, `soft` (1: the
    day is known to the week or month only), `unsourced` (1: begun by no source).
    """
    intervals = theatre.history(rule)
    code = code_of(theatre.dataset)
    places = theatre.places
    km2 = theatre.cells["km2"].reindex(places.index).fillna(0.0)
    counts = intervals["place_id"].value_counts().reindex(places.index)
    states = zip(intervals["holder"], intervals["status"], strict=True)
    columns = {
        "theatre": theatre.theatre_id,
        "rule": rule.value,
        "first": f"{theatre.first:%Y-%m-%d}",
        "days": int((theatre.last - theatre.first).days) + 1,
        "place": places.index.to_list(),
        "name": places["name"].to_list(),
        "name_ar": places["name_ar"].to_list(),
        "lat": places.geometry.y.round(5).to_list(),
        "lon": places.geometry.x.round(5).to_list(),
        "country": places["country"].to_list(),
        "km2": km2.round(4).to_list(),
        "sparse": places["sparse"].astype(int).to_list(),
        "estimated": (places["coord_basis"] == "estimated").astype(int).to_list(),
        "start": [0, *counts.cumsum().astype(int).to_list()],
        "from": (intervals["from"] - theatre.first).dt.days.to_list(),
        "code": [code[state] for state in states],
        "soft": intervals["precision"]
        .isin([Precision.WEEK, Precision.MONTH])
        .astype(int)
        .to_list(),
        "unsourced": (intervals["basis"] == Basis.UNSOURCED).astype(int).to_list(),
    }
    return _file(f"{theatre.theatre_id}-{rule.value}", "application/json", columns)


def named(stem: str, mimetype: str, content: bytes) -> File:
    """Return a file under a name that carries the hash of its content."""
    digest = hashlib.sha256(content).hexdigest()[:12]
    extension = "geojson" if mimetype.endswith("geo+json") else "json"
    return File(f"{stem}.{digest}.{extension}", mimetype, content)


def locations(theatre: Theatre) -> list[int]:
    """Return the feature ids of the cells file, in its order."""
    features = json.loads(cells_file(theatre).content)["features"]
    return [feature["id"] for feature in features]


def state_codes(theatre: Theatre, rule: Rule, day: pd.Timestamp) -> np.ndarray:
    """Return the code of every place of the theatre on a day, in place order."""
    intervals = theatre.history(rule)
    current = intervals[(intervals["from"] <= day) & (day < intervals["to"])]
    code = code_of(theatre.dataset)
    pairs = zip(current["holder"], current["status"], strict=True)
    return np.asarray([code[pair] for pair in pairs], dtype=np.int16)


def _order(theatre: Theatre) -> dict[str, int]:
    return {place: i for i, place in enumerate(theatre.places.index)}


def _ever_hatched(theatre: Theatre) -> set[str]:
    """Return the places that any rule shows striped on any day."""
    table = codes(theatre.dataset)
    striped = {(code.holder, code.status) for code in table if code.hatched}
    reports = theatre.dataset.reports
    states = list(zip(reports["holder"], reports["status"], strict=True))
    return set(reports["place_id"][[state in striped for state in states]])


def _frame_width_m(theatre: Theatre) -> float:
    row = theatre.row
    frame = gpd.GeoSeries(
        [shapely.box(row["west"], row["south"], row["east"], row["north"])],
        crs="EPSG:4326",
    )
    west, _, east, _ = frame.to_crs(equal_area_crs(frame)).total_bounds
    return float(east - west)


def _rounded(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.set_precision(shape, GRID_DEGREES)


def _file(stem: str, mimetype: str, content: dict[str, Any]) -> File:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return named(stem, mimetype, text.encode())


@lru_cache
def landmark_files(theatre: Theatre) -> dict[str, File]:
    """Return a theatre's landmarks by how they are drawn: `water` and `ways`.

    Banks, rivers and coast are water; bridges, roads, railways and walls are ways.
    Reference lines, kept in the data set for comparison, are not drawn.
    """
    drawn = {
        "water": ("river", "bank", "coast"),
        "ways": ("bridge", "road", "railway", "wall"),
    }
    landmarks = theatre.dataset.landmarks
    own = landmarks[landmarks["theatre"] == theatre.theatre_id]
    files = {}
    for name, kinds in drawn.items():
        lines = own[own["kind"].isin(kinds) & (own.geom_type != "Point")]
        if len(lines):
            content = json.loads(lines[["kind", "name", "geometry"]].to_json())
            files[name] = _file(
                f"{theatre.theatre_id}-{name}", "application/geo+json", content
            )
    return files
