"""A data set: its tables, checked and typed, under the hash of its files."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data import delimited, features
from data.coverage import once_and_only_once
from data.faults import in_columns
from data.placement import on_the_ground
from data.reading import Reading
from data.references import between_tables
from data.schema import TABLES, Table
from geo.errors import DataError, Fault
from geo.measure import STORAGE_CRS

DESCRIPTOR = "datapackage.json"
"""Where a data set's title stands; a folder without it goes by its own name."""

VERSION_DIGITS = 12

SHIPPED = Path(__file__).resolve().parent / "islamic-state"
"""The folder of the data set that the project comes with."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """A sound data set. Its tables are shared by all who hold it: change none of them.

    Columns stand in the order of `data.schema`; a table with a key is indexed by it.
    Text is `str` with the empty text for absent, days are `datetime64[s]` with NaT,
    numbers `float64` with NaN or `Int64` with NA, flags `bool`. Geometry is EPSG:4326.
    A table the data set lacks is empty, with the same columns and dtypes.
    """

    folder: Path
    hash: str
    """SHA-256 over the data files, hex: changes when a byte of one of them does."""
    title: str
    licence: str
    """The first licence that the descriptor names; empty: it names none."""
    theatres: pd.DataFrame
    """One row a view, by theatre_id; `from` and `to` both included."""
    places: gpd.GeoDataFrame
    """One row a place, by place_id; points."""
    reports: pd.DataFrame
    """One row a report, in file order (RangeIndex), report_id a column."""
    actors: pd.DataFrame
    """One row a possible holder, by actor_id."""
    sources: pd.DataFrame
    """One row a publication, by source_id."""
    claims: pd.DataFrame
    """One row a published figure, by claim_id; values in the row's `unit`."""
    denominators: pd.DataFrame
    """One row a thing that claims are shares of, by denominator_id."""
    happenings: pd.DataFrame
    """One row an event beside the map, by happening_id; `date_end` included."""
    route_status: pd.DataFrame
    """One row a statement on a route, in file order (RangeIndex)."""
    extents: gpd.GeoDataFrame
    """One row an outline to be divided, by part_id; polygons, valid, none overlap."""
    landmarks: gpd.GeoDataFrame
    """One row a thing drawn on a city map, by feature_id; any geometry."""
    routes: gpd.GeoDataFrame
    """One row a road, by route_id; lines."""
    cells: gpd.GeoDataFrame
    """One row a drawn place, by place_id; polygons, valid, none overlap."""

    @property
    def version(self) -> str:
        """The first digits of the hash: enough to tell data sets apart."""
        return self.hash[:VERSION_DIGITS]


def load(folder: Path) -> Dataset:
    """Read and check a data set folder.

    Parameters
    ----------
    folder
        Holds the files of `data.schema.TABLES`; those not marked needed may be absent.

    Raises
    ------
    DataError
        Anything is wrong: it lists every fault of every file.
    """
    if not folder.is_dir():
        needed = ", ".join(table.file for table in TABLES.values() if table.needed)
        raise DataError(
            [Fault(folder.name, None, None, None, f"a folder that holds {needed}")]
        )
    contents = {name: _bytes(folder / table.file) for name, table in TABLES.items()}
    title, licence, faults = _described(folder)
    readings: dict[str, Reading] = {}
    for name, table in TABLES.items():
        reading, found = _read(table, contents[name])
        faults += found
        if reading is not None:
            readings[name] = reading
            faults += in_columns(reading)
    filled = {
        name: reading
        for name, reading in readings.items()
        if len(reading.frame) or not reading.table.needed
    }
    faults += between_tables(filled, _unread(contents, filled))
    faults += on_the_ground(filled)
    faults += once_and_only_once(filled)
    if faults:
        raise DataError(faults)
    return _assembled(folder, (title, licence), contents, readings)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _read(table: Table, content: bytes | None) -> tuple[Reading | None, list[Fault]]:
    if content is None:
        if not table.needed:
            return None, []
        return None, [
            Fault(table.file, None, None, None, f"this file: {table.meaning}")
        ]
    if table.geometries:
        return features.read(table, content)
    return delimited.read(table, content)


def _unread(
    contents: Mapping[str, bytes | None], readings: Mapping[str, Reading]
) -> frozenset[str]:
    """Return the tables whose rows are not known, though a data set has them."""
    return frozenset(
        name
        for name, table in TABLES.items()
        if name not in readings and (table.needed or contents[name] is not None)
    )


def _described(folder: Path) -> tuple[str, str, list[Fault]]:
    """Return title and licence of a data set, and what is wrong with its descriptor."""
    content = _bytes(folder / DESCRIPTOR)
    if content is None:
        return folder.name, "", []
    text, faults = delimited.decoded(DESCRIPTOR, content)
    if faults:
        return "", "", faults
    document, faults = features.parsed(DESCRIPTOR, text)
    if faults:
        return "", "", faults
    fields = document if isinstance(document, dict) else {}
    title = fields.get("title")
    if not isinstance(title, str) or not title.strip():
        expected = "a title for the data set, as text"
        return "", "", [Fault(DESCRIPTOR, None, "title", None, expected)]
    match fields.get("licenses"):
        case [{"name": str(licence)}, *_]:
            return title, licence, []
        case _:
            return title, "", []


def _hash(contents: Mapping[str, bytes | None]) -> str:
    """Return the SHA-256 of the files there are, in the order of the schema.

    Name and length go in before the bytes: text moved from the end of one file to the
    start of the next is a change too.
    """
    digest = hashlib.sha256()
    for name, content in contents.items():
        if content is not None:
            digest.update(f"{TABLES[name].file} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _assembled(
    folder: Path,
    described: tuple[str, str],
    contents: Mapping[str, bytes | None],
    readings: Mapping[str, Reading],
) -> Dataset:
    absent = {
        name: Reading(table, pd.DataFrame(columns=list(table.columns), dtype="str"), ())
        for name, table in TABLES.items()
    }
    read = {name: readings.get(name, absent[name]) for name in TABLES}
    plain = {name: _table(read[name]) for name in TABLES}
    drawn = {
        name: gpd.GeoDataFrame(
            plain[name], geometry=np.array(read[name].shapes, object), crs=STORAGE_CRS
        )
        for name in ("extents", "landmarks", "routes", "cells")
    }
    places = plain["places"]
    return Dataset(
        folder=folder,
        hash=_hash(contents),
        title=described[0],
        licence=described[1],
        theatres=plain["theatres"],
        places=gpd.GeoDataFrame(
            places,
            geometry=gpd.points_from_xy(places["lon"], places["lat"]),
            crs=STORAGE_CRS,
        ),
        reports=plain["reports"],
        actors=plain["actors"],
        sources=plain["sources"],
        claims=plain["claims"],
        denominators=plain["denominators"],
        happenings=plain["happenings"],
        route_status=plain["route_status"],
        extents=drawn["extents"],
        landmarks=drawn["landmarks"],
        routes=drawn["routes"],
        cells=drawn["cells"],
    )


def _table(reading: Reading) -> pd.DataFrame:
    """Return a table in its loaded dtypes, by its key.

    Reports keep their order as their index: it says what happened first on a day.
    """
    key = reading.table.key
    typed = reading.typed
    if key is None or reading.table.name == "reports":
        return typed
    return typed.set_index(key)
