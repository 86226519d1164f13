"""A theatre's ground as vector tiles, for data sets too big for one GeoJSON.

The features are those of `data.ground.drawn`, cut into Mapbox Vector Tiles and kept in
one PMTiles archive. A browser then holds only what is in view, and cuts nothing itself.
"""

import tempfile
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import floor, log2
from pathlib import Path

import geopandas as gpd
import pyogrio
from pmtiles.reader import Reader

from data.ground import drawn
from data.theatre import Theatre
from geo.vocabulary import Method

TILED = 10_000
"""From so many places on, a theatre's ground is sent as tiles.

By tiles and by one GeoJSON (`benchmarks/RESULTS.md`), a browser shows 7,500 cells after
6.7 and 7.8 s and holds 259 and 313 MB for them; 15,000 after 5.2 and 10.3 s, 261 and
381 MB; 30,000 after 5.9 and 17.2 s, 281 and 514 MB. Steps cost much the same. Loading
is what tells, and it parts between the first two; some hundreds have no need."""

LAYER = "ground"
"""The one layer of every tile."""

ID = "i"
"""The property that is the feature's id: the driver writes none of its own."""

_OUT, _IN = 2, 4
"""Zoom levels made below and above the one at which the theatre fills a screen. A unit
of the last level is a pixel three levels further in."""

_UNLIMITED = 1_000_000_000
"""No feature of a tile is left out, and none is coarsened, to keep the tile small."""


@dataclass(frozen=True)
class Tiles:
    """An archive and how to read it."""

    content: bytes
    """PMTiles; tiles are gzipped Mapbox Vector Tiles."""

    @cached_property
    def _reader(self) -> Reader:
        content = self.content
        return Reader(lambda offset, length: content[offset : offset + length])

    @property
    def zooms(self) -> tuple[int, int]:
        """The first and the last zoom level."""
        header = self._reader.header()
        return header["min_zoom"], header["max_zoom"]

    def covers(self, z: int, x: int, y: int) -> bool:
        """Return whether a tile of that number is a tile of this archive's levels."""
        first, last = self.zooms
        return first <= z <= last and max(x, y) < 2**z

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """Return a gzipped tile; None where there is no ground."""
        found: bytes | None = self._reader.get(z, x, y)
        return found


def wanted(theatre: Theatre) -> bool:
    """Return whether the theatre is too big to be sent as one GeoJSON."""
    return len(theatre.places) >= TILED


@lru_cache
def tiles(theatre: Theatre, method: Method) -> Tiles:
    """Return the theatre's ground by a method as tiles."""
    shapes = drawn(theatre, method)
    numbers = shapes.index.astype("int32")
    frame = gpd.GeoDataFrame({ID: numbers}, geometry=shapes.to_numpy(), crs=shapes.crs)
    middle = _screen_zoom(theatre)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tiles.pmtiles"
        pyogrio.write_dataframe(
            frame,
            path,
            driver="PMTiles",
            layer=LAYER,
            dataset_options={
                "MINZOOM": max(0, middle - _OUT),
                "MAXZOOM": middle + _IN,
                "MAX_SIZE": _UNLIMITED,
                "MAX_FEATURES": _UNLIMITED,
            },
        )
        return Tiles(path.read_bytes())


def _screen_zoom(theatre: Theatre) -> int:
    """Return the zoom at which the theatre is about as wide as a screen of 1,024 px."""
    tile = 512
    return floor(log2(1024 / tile * 360 / (theatre.row["east"] - theatre.row["west"])))
