"""Drawings of every day to a data set: its places are faces, its sources are files.

What a day's file draws is one report a face on every day that anything changes there,
so that each patch of ground on any day leads to the file that drew it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.faults import in_columns
from data.package import resource
from data.reading import Reading
from data.schema import TABLES
from data.schema.ground import BESIDE_ACTORS
from data.writing import Feature, feature, shaped, write_csv, write_geojson, write_json
from geo.errors import DataError, GroundError, QueryError
from geo.faces import Coverage
from geo.history import ONE_DAY
from geo.vocabulary import Basis, CellRule, Precision, Status

NO_COUNTRY = "ZZ"
"""ISO 3166 leaves this code to its users; CLDR reads it as an unknown region."""

COLOURS = (
    *("#d55e00", "#0072b2", "#009e73", "#cc79a7"),
    *("#e69f00", "#56b4e9", "#000000", "#f0e442"),
)
"""Told apart with any kind of colour vision: Okabe, M. and Ito, K. (2008), Color
Universal Design."""

DECIMALS = 5
"""Digits that degrees are written to: those of the grid that faces are cut on."""

_REACH_KM = "1"  # a face's point is in the face, but for its own rounding
_STRANGE = re.compile(r"[^A-Za-z0-9_.+-]+")


@dataclass(frozen=True)
class About:
    """What the drawings do not say of themselves."""

    name: str
    """Title of the data set and of its theatre."""
    publisher: str = ""
    """Who published the files; empty: not stated."""
    country: str = NO_COUNTRY
    """ISO 3166 alpha-2 code of the country that the ground is counted under."""
    outline: str = ""
    """Name of the file that the outline came from; empty: there was none."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """Colour as #rrggbb by holder; the others get one of `COLOURS`."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A data set before it is written: text tables and features, by table."""

    about: About
    tables: dict[str, pd.DataFrame]
    features: dict[str, list[Feature]]


def drawn(coverage: Coverage, files: pd.Series, about: About) -> Drawn:
    """Turn faces and their intervals into the tables of a data set.

    Parameters
    ----------
    coverage
        As `geo.faces.faces` returns it, cut on its usual grid.
    files
        Name of the file of each day with a snapshot, by day, as
        `data.importers.snapshots.Snapshots` has them.
    about
        Title, publisher, country and colours.

    Returns
    -------
    One theatre whose one part is the union of all faces; a place a face, `f0`, `f1`,
    ..., whose cell is drawn; a source a file; a report an interval, by the file of its
    first day. A face that nobody holds is `unknown` by the file that leaves it out.

    Raises
    ------
    DataError
        A name, country or colour given breaks the schema.
    QueryError
        A colour is given for who holds nothing, or there are more holders than
        colours.
    """
    sides = coverage.intervals["sides"].str.split(";").explode()
    holders = sorted(set(sides) - {""})
    actor_ids = dict(zip(holders, _ids(holders, "side"), strict=True))
    source_ids = pd.Series(list(_ids(files, "file")), files.index, dtype="str")
    (theatre,) = _ids([about.name], "drawings")
    faces = coverage.faces.set_geometry(_written(coverage.faces.geometry))
    tables = {
        "theatres": _theatres(coverage, faces, theatre, about),
        "places": _places(faces, theatre, about),
        "reports": _reports(coverage.intervals, source_ids, actor_ids),
        "actors": _actors(actor_ids, about),
        "sources": _sources(coverage, files, source_ids, about),
    }
    tables = {name: shaped(frame, name) for name, frame in tables.items()}
    features = {
        "extents": [_extent(faces.geometry, theatre, about)],
        "cells": [
            feature({"place_id": f"f{face}"}, shapely.geometry.mapping(shape))
            for face, shape in faces.geometry.items()
        ],
    }
    _check(tables, features)
    return Drawn(about, tables, features)


def write(drawn: Drawn, out: Path) -> None:
    """Write the data set into a folder that is new or empty.

    Raises GroundError when the folder holds anything, or cannot be written.
    """
    check_free(out)
    written = {*drawn.tables, *drawn.features}
    described = [resource(table) for name, table in TABLES.items() if name in written]
    (name,) = drawn.tables["theatres"]["theatre_id"]
    content = {"name": name.lower(), "title": drawn.about.name, "resources": described}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, frame in drawn.tables.items():
            write_csv(frame, out / TABLES[name].file)
        for name, features in drawn.features.items():
            write_geojson(features, out / TABLES[name].file)
        write_json(content, out / "datapackage.json")
    except OSError as error:
        raise GroundError(f"{out} cannot be written: {error.strerror}.") from error


def check_free(out: Path) -> None:
    """Raise GroundError if there is something at `out` that is no empty folder."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise GroundError(f"{out} is not empty; name a folder that is, or a new one.")


def _theatres(
    coverage: Coverage, faces: gpd.GeoDataFrame, theatre: str, about: About
) -> pd.DataFrame:
    intervals, carried = coverage.intervals, len(coverage.carried)
    first, last = intervals["from"].min(), intervals["to"].max() - ONE_DAY
    note = "A day is the one in the name of its file. "
    note += f"Days without a file show the last one before them: {carried}."
    west, south, east, north = (str(bound) for bound in faces.total_bounds)
    row = {"theatre_id": theatre, "name": about.name, "kind": "region"}
    row |= {"west": west, "south": south, "east": east, "north": north}
    row |= {"from": f"{first:%Y-%m-%d}", "to": f"{last:%Y-%m-%d}"}
    row |= {"reach_km": _REACH_KM, "note": note}
    return pd.DataFrame([row])


def _places(faces: gpd.GeoDataFrame, theatre: str, about: About) -> pd.DataFrame:
    points = faces.geometry.representative_point()
    number = faces.index.astype("str")
    return pd.DataFrame(
        {
            "place_id": "f" + number,
            "theatre": theatre,
            "part": theatre,
            "name": "Face " + number,
            "kind": "zone",
            "country": about.country,
            "lat": points.y.round(DECIMALS).astype("str").to_numpy(),
            "lon": points.x.round(DECIMALS).astype("str").to_numpy(),
            "coord_basis": "sourced",
            "coord_source": "a point inside the ground as drawn",
            "sparse": "false",
            "cell": CellRule.DRAWN.value,
        }
    )


def _reports(
    intervals: pd.DataFrame, source_ids: pd.Series, actor_ids: Mapping[str, str]
) -> pd.DataFrame:
    place = "f" + intervals["face_id"].astype("str")
    source = intervals["from"].map(source_ids)
    beside = {word: word for word in BESIDE_ACTORS}
    both = (intervals["status"] == Status.CONTESTED) & (intervals["sides"] != "")
    note = "Drawn as held by " + intervals["sides"].str.replace(";", " and by ") + "."
    return pd.DataFrame(
        {
            "report_id": place + "." + source,
            "place_id": place,
            "date": intervals["from"].dt.strftime("%Y-%m-%d"),
            "date_precision": Precision.DAY.value,
            "holder": intervals["holder"].map({**actor_ids, **beside}),
            "status": intervals["status"],
            "source_id": source,
            "basis": Basis.SOURCED.value,
            "confidence": "high",
            "scope": "place",
            "note": note.where(both, ""),
        }
    )


def _actors(actor_ids: Mapping[str, str], about: About) -> pd.DataFrame:
    strange = sorted(set(about.colours) - set(actor_ids))
    if strange:
        raise QueryError(
            f"Nobody of that name holds ground: {', '.join(strange)}; "
            f"choose from {', '.join(actor_ids)}."
        )
    given = {colour.lower() for colour in about.colours.values()}
    spare = [colour for colour in COLOURS if colour not in given]
    plain = [holder for holder in actor_ids if holder not in about.colours]
    if len(plain) > len(spare):
        raise QueryError(
            f"{len(plain)} holders and only {len(spare)} colours that all can tell "
            f"apart: give colours for {', '.join(plain[len(spare) :])}."
        )
    colours = {**dict(zip(plain, spare, strict=False)), **about.colours}
    return pd.DataFrame(
        [
            {"actor_id": name, "name": holder, "short": holder}
            | {"colour": colours[holder]}
            for holder, name in actor_ids.items()
        ]
    )


def _sources(
    coverage: Coverage, files: pd.Series, source_ids: pd.Series, about: About
) -> pd.DataFrame:
    until = coverage.intervals["to"].max()
    end = files.index.to_series().shift(-1).fillna(until) - ONE_DAY
    note = "Shown until " + end.dt.strftime("%Y-%m-%d") + ": no day between has a file."
    return pd.DataFrame(
        {
            "source_id": source_ids,
            "title": files,
            "publisher": about.publisher,
            "note": note.where(end > files.index, ""),
        }
    )


def _extent(shapes: gpd.GeoSeries, theatre: str, about: About) -> Feature:
    whole = shapely.coverage_union_all(shapes.array.to_numpy())
    source = "the ground that any file draws"
    if about.outline:
        source += f", and {about.outline}"
    properties = {"part_id": theatre, "theatre": theatre, "country": about.country}
    properties |= {"name": about.name, "basis": "sourced", "source": source}
    return feature(properties, shapely.geometry.mapping(whole))


def _written(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Round grid coordinates to what they mean: floats carry dust behind them."""
    flat = shapely.transform(
        shapes.array.to_numpy(), lambda degrees: np.round(degrees, DECIMALS)
    )
    return gpd.GeoSeries(flat, shapes.index, crs=shapes.crs)


def _ids(names: Iterable[str], spare: str) -> Iterator[str]:
    """Return an id for each name, as like it as an id can be, and none twice."""
    taken = set(BESIDE_ACTORS)
    for name in names:
        stem = _STRANGE.sub("_", name).lstrip("_.+-") or spare
        one, again = stem, 2
        while one in taken:
            one, again = f"{stem}_{again}", again + 1
        taken.add(one)
        yield one


def _check(
    tables: Mapping[str, pd.DataFrame], features: Mapping[str, list[Feature]]
) -> None:
    """Raise DataError if anything that was given breaks the schema."""
    properties = {
        name: pd.DataFrame([one["properties"] for one in rows], dtype="str")
        for name, rows in features.items()
    }
    faults = [
        fault
        for name, frame in {**tables, **properties}.items()
        for fault in in_columns(
            Reading(TABLES[name], frame, tuple(range(2, len(frame) + 2)))
        )
    ]
    if faults:
        raise DataError(faults)
