"""A data set as the browser loads it: immutable files of columns and shapes.

`history`   columns of a theatre's places under a rule: who is where, and every
            interval as (place, day from, code). Days count from the theatre's first.
            Named by the hash of its content.
`units`     columns of what a method counts: the country and amount of every unit. Unit
            i goes with place i, up to the number of places; where a method has units
            of its own, their intervals are there too.
`cells`     GeoJSON of what is coloured by a method: each unit once, then the stripes of
            each unit that is ever neither held nor unknown. Feature ids: the unit's
            number, and (number of units + that number) for its stripes. Five decimals,
            about a metre.

There are many methods and rules, so units and cells are made when they are first asked
for; their address carries the `edition`. A date step needs nothing else: no geometry
moves and no request is made.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.codes import code_of
from data.dataset import Dataset
from data.ground import drawn, numbered, shaped, unit_names
from data.routes import STATES, routes, statements
from data.theatre import Theatre
from geo.evidence import confirmations
from geo.vocabulary import Basis, Method, Precision, Rule


@dataclass(frozen=True)
class File:
    """One published file; its name changes when its content does."""

    name: str
    mimetype: str
    content: bytes


@lru_cache
def edition(dataset: Dataset) -> str:
    """Return what the files made on demand depend on, as a short hash.

    The data set, and the code that makes files from it.
    """
    digest = hashlib.sha256(dataset.version.encode())
    root = Path(__file__).parents[1]
    for path in sorted([*root.glob("geo/*.py"), *root.glob("data/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache
def cells_content(theatre: Theatre, method: Method) -> bytes:
    """Return what is drawn as GeoJSON, EPSG:4326."""
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for number, shape in drawn(theatre, method).items()
    ]
    return _packed({"type": "FeatureCollection", "features": features})


@lru_cache
def units_content(theatre: Theatre, rule: Rule, method: Method) -> bytes:
    """Return what a method counts, as columns.

    `unit` (km2, places, people), `country` and `amount` of every unit in the order of
    `numbered`. Of units of their own also `name` and, as in a history, `start`, `from`
    and `code`.
    """
    units = numbered(theatre, shaped(method))
    amount = theatre.units(method)[method.unit].reindex(units.index).fillna(0.0)
    columns: dict[str, Any] = {
        "unit": method.unit,
        "country": units["country"].to_list(),
        "amount": amount.round(4).to_list(),
    }
    if method is Method.DISTRICT:
        columns["name"] = unit_names(theatre, method)
        columns |= _intervals(theatre, theatre.unit_history(rule, method), units.index)
    return _packed(columns)


@lru_cache
def history_file(theatre: Theatre, rule: Rule) -> File:
    """Return the theatre's places and intervals under a rule, as columns.

    Places: place_id, name, name_ar, lat, lon, country, sparse, estimated. Intervals,
    sorted by place and day: `start` (index of the first interval of each place, and one
    past the last), `from` (day number), `code`, `soft` (1: the day is known to the week
    or month only), `unsourced` (1: begun by no source). Reports: `told_count` (how many
    stand behind each interval), `told` (day number of each).
    Conflicts: `disputes` ([place, day from, day to), one after another).
    """
    intervals = theatre.history(rule)
    places = theatre.places
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
        "sparse": places["sparse"].astype(int).to_list(),
        "estimated": (places["coord_basis"] == "estimated").astype(int).to_list(),
        **_intervals(theatre, intervals, places.index),
        "soft": intervals["precision"]
        .isin([Precision.WEEK, Precision.MONTH])
        .astype(int)
        .to_list(),
        "unsourced": (intervals["basis"] == Basis.UNSOURCED).astype(int).to_list(),
        **_told(theatre, intervals),
        "disputes": _disputes(theatre),
    }
    return _file(f"{theatre.theatre_id}-{rule.value}", "application/json", columns)


def named(stem: str, mimetype: str, content: bytes) -> File:
    """Return a file under a name that carries the hash of its content."""
    digest = hashlib.sha256(content).hexdigest()[:12]
    extension = mimetype.partition("/")[2].replace("+", "")
    return File(f"{stem}.{digest}.{extension}", mimetype, content)


def _intervals(
    theatre: Theatre, intervals: pd.DataFrame, order: pd.Index
) -> dict[str, list[int]]:
    """Return intervals, sorted by what they are of and day, as three columns.

    `start`: index of the first interval of each, and one past the last; `from`: day
    number; `code`.
    """
    code = code_of(theatre.dataset)
    rank = pd.Series(np.arange(len(order)), index=order)
    own = intervals.assign(rank=intervals["place_id"].map(rank))
    own = own.sort_values(["rank", "from"], kind="stable")
    counts = own["place_id"].value_counts().reindex(order)
    states = zip(own["holder"], own["status"], strict=True)
    return {
        "start": [0, *counts.cumsum().astype(int).to_list()],
        "from": (own["from"] - theatre.first).dt.days.to_list(),
        "code": [code[state] for state in states],
    }


def _told(theatre: Theatre, intervals: pd.DataFrame) -> dict[str, list[int]]:
    """Return the days of the reports behind every interval, as two columns."""
    reports = confirmations(intervals, theatre.dataset.reports)
    keys = ["place_id", "from"]
    number = pd.Series(
        np.arange(len(intervals)), index=pd.MultiIndex.from_frame(intervals[keys])
    )
    behind = number.reindex(pd.MultiIndex.from_frame(reports[keys])).to_numpy()
    order = np.lexsort((reports["date"], behind))
    counts = np.bincount(behind, minlength=len(intervals))
    days = (reports["date"] - theatre.first).dt.days.to_numpy()[order]
    return {"told_count": counts.tolist(), "told": days.tolist()}


def _disputes(theatre: Theatre) -> list[list[int]]:
    number = pd.Series(np.arange(len(theatre.places)), index=theatre.places.index)
    spans = theatre.disputed
    return [
        [
            int(number[place]),
            int((begin - theatre.first).days),
            int((end - theatre.first).days),
        ]
        for place, begin, end in zip(
            spans["place_id"], spans["from"], spans["to"], strict=True
        )
    ]


def _file(stem: str, mimetype: str, content: dict[str, Any]) -> File:
    return named(stem, mimetype, _packed(content))


def _packed(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache
def landmarks(theatre: Theatre) -> dict[str, gpd.GeoDataFrame]:
    """Return a theatre's landmarks by how they are drawn: `water` and `ways`.

    Banks, rivers and coast are water; bridges, roads, railways and walls are ways.
    Reference lines, kept in the data set for comparison, are not drawn. EPSG:4326.
    """
    drawn = {
        "water": ("river", "bank", "coast"),
        "ways": ("bridge", "road", "railway", "wall"),
    }
    every = theatre.dataset.landmarks
    own = every[(every["theatre"] == theatre.theatre_id) & (every.geom_type != "Point")]
    found = {name: own[own["kind"].isin(kinds)] for name, kinds in drawn.items()}
    return {name: lines for name, lines in found.items() if len(lines)}


def landmark_files(theatre: Theatre) -> dict[str, File]:
    """Return `landmarks` as files, by how they are drawn."""
    return {
        name: _file(
            f"{theatre.theatre_id}-{name}",
            "application/geo+json",
            json.loads(lines[["kind", "name", "geometry"]].to_json()),
        )
        for name, lines in landmarks(theatre).items()
    }


@lru_cache
def routes_file(theatre: Theatre) -> File | None:
    """Return a theatre's supply routes as GeoJSON, EPSG:4326; None where it has none.

    Of each line: `name`, `estimated` (1: drawn by hand through towns), and `told`, what
    was said of it, oldest first: `day` and `since` (day numbers), `state` (place in
    `data.routes.STATES`), `soft`, `unsourced`, `confidence`, `note`, `source`, `url`.
    """
    lines = routes(theatre)
    if lines.empty:
        return None
    told = {str(key): rows for key, rows in statements(theatre).groupby("route_id")}
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {
                "name": row["name"],
                "estimated": int(row["coord_basis"] == "estimated"),
                "told": _said(theatre, told.get(str(route_id), pd.DataFrame())),
            },
            "geometry": json.loads(shapely.to_geojson(row["geometry"])),
        }
        for number, (route_id, row) in enumerate(lines.iterrows())
    ]
    content = {"type": "FeatureCollection", "features": features}
    return _file(f"{theatre.theatre_id}-routes", "application/geo+json", content)


def _said(theatre: Theatre, statements: pd.DataFrame) -> list[dict[str, Any]]:
    sources = theatre.dataset.sources
    rows: Any = statements.itertuples(index=False)
    return [
        {
            "day": (row.date - theatre.first).days,
            "since": (row.since - theatre.first).days,
            "state": STATES.index(row.state),
            "soft": int(row.date_precision in (Precision.WEEK, Precision.MONTH)),
            "unsourced": int(row.basis == Basis.UNSOURCED),
            "confidence": row.confidence,
            "note": row.note,
            "source": sources.at[row.source_id, "title"] if row.source_id else "",
            "url": sources.at[row.source_id, "url"] if row.source_id else "",
        }
        for row in rows
    ]
