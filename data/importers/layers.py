"""One vector file of others: GeoJSON, GeoPackage or GeoParquet, in EPSG:4326."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from data.delimited import decoded
from data.features import parsed
from geo.errors import DataError, Fault
from geo.measure import STORAGE_CRS

Layer = tuple[gpd.GeoDataFrame | None, list[Fault]]
"""The features of a file; None, and the faults that forbid it."""

_LFS = b"version https://git-lfs"


def layer(path: Path) -> Layer:
    """Return a file's features in EPSG:4326, or None and every fault.

    Parameters
    ----------
    path
        A file whose name ends as `SUFFIXES` do.

    Returns
    -------
    Geometries of any kind, None where a feature has none; of the properties at least
    `holder`, if there is one.
    """
    with path.open("rb") as file:
        if file.read(len(_LFS)) == _LFS:
            expected = "the file itself: run `git lfs pull`"
            return _refused(path, None, "a Git LFS pointer", expected)
    features, faults = _READERS[path.suffix.lower()](path)
    if features is None:
        return None, faults
    if features.crs is None:
        return _refused(path, "crs", "none", f"a CRS, {STORAGE_CRS}")
    if not features.crs.equals(STORAGE_CRS, ignore_axis_order=True):
        expected = f"{STORAGE_CRS} or OGC:CRS84 (longitude, latitude); reproject it"
        return _refused(path, "crs", str(features.crs.name), expected)
    return features, []


def areal(shapes: gpd.GeoSeries) -> np.ndarray:
    """Return what of each geometry is ground, in two dimensions.

    Polygons as they are; of collections, the union of their polygons; of points, lines
    and nothing, an empty polygon. An array of the same length.
    """
    flat = shapely.force_2d(shapes.array.to_numpy())
    return np.array([_ground(shape) for shape in flat], dtype=object)


def outline(path: Path) -> gpd.GeoSeries:
    """Return the polygons of a file, EPSG:4326, whatever its other features are.

    Raises
    ------
    DataError
        The file cannot be read, or has no polygon: it lists every fault.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        expected = f"a file that is there: {', '.join(SUFFIXES)}"
        raise DataError([Fault(path.name, None, None, None, expected)])
    features, faults = layer(path)
    if features is None:
        raise DataError(faults)
    shapes = areal(features.geometry)
    shapes = shapes[~shapely.is_empty(shapes)]
    if not len(shapes):
        expected = "at least one polygon that is not empty"
        raise DataError([Fault(path.name, None, "geometry", "none", expected)])
    return gpd.GeoSeries(shapes, crs=STORAGE_CRS)


def _refused(path: Path, column: str | None, value: str, expected: str) -> Layer:
    return None, [Fault(path.name, None, column, value, expected)]


def _ground(shape: BaseGeometry | None) -> BaseGeometry:
    """Return what of a shape is ground: polygons, without the points and lines."""
    if shape is None:
        return shapely.Polygon()
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    members = [part for part in shapely.get_parts(shape) if part is not shape]
    grounds = [_ground(part) for part in members if shapely.get_dimensions(part) == 2]
    return shapely.union_all(grounds) if grounds else shapely.Polygon()


def _geojson(path: Path) -> Layer:
    text, faults = decoded(path.name, path.read_bytes())
    document: Any = None
    if not faults:
        document, faults = parsed(path.name, text)
    if faults:
        return None, faults
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        found = type(document).__name__
        expected = "a GeoJSON FeatureCollection with a list of features"
        return _refused(path, None, found, expected)
    features = [one if isinstance(one, dict) else {} for one in document["features"]]
    shapes = [_shape(one.get("geometry")) for one in features]
    expected = "a readable geometry with closed rings"
    faults = [
        Fault(path.name, None, "geometry", f"feature {number}", expected)
        for number, (one, shape) in enumerate(zip(features, shapes, strict=True), 1)
        if shape is None and one.get("geometry") is not None
    ]
    crs = _named_crs(document.get("crs"))
    if crs is None:
        found = json.dumps(document["crs"])
        expected = f"no crs member, or one that names {STORAGE_CRS} or OGC:CRS84"
        faults.append(Fault(path.name, None, "crs", found, expected))
    if faults:
        return None, faults
    properties = [one.get("properties") for one in features]
    holders = [own.get("holder") if isinstance(own, dict) else "" for own in properties]
    frame = gpd.GeoDataFrame(
        {"holder": holders}, geometry=np.array(shapes, dtype=object), crs=crs
    )
    return frame, []


def _named_crs(member: Any) -> CRS | None:
    """Return the CRS that a GeoJSON's `crs` member names; without one, EPSG:4326."""
    if member is None:
        return CRS(STORAGE_CRS)
    try:
        return CRS(member["properties"]["name"])
    except (TypeError, KeyError, CRSError):
        return None


def _shape(geometry: Any) -> BaseGeometry | None:
    shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    return shape if isinstance(shape, BaseGeometry) else None


def _geopackage(path: Path) -> Layer:
    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
        if len(layers) == 1:
            return _spatial(path, pyogrio.read_dataframe(path))
    except (RuntimeError, ValueError, OSError) as error:
        return _refused(path, None, _told(error, path), "a GeoPackage")
    return _refused(path, None, ", ".join(layers) or "none", "one layer")


def _geoparquet(path: Path) -> Layer:
    try:
        return _spatial(path, gpd.read_parquet(path))
    except (RuntimeError, ValueError, OSError) as error:
        return _refused(path, None, _told(error, path), "a GeoParquet file")


def _told(error: Exception, path: Path) -> str:
    """Return the first line of a library's complaint, without where the folder is."""
    return str(error).replace(str(path), path.name).partition("\n")[0]


def _spatial(path: Path, table: pd.DataFrame) -> Layer:
    """Return a table that has geometries; a GeoPackage may hold others."""
    if isinstance(table, gpd.GeoDataFrame):
        return table, []
    return _refused(path, "geometry", "a table without geometries", "polygons")


_READERS: dict[str, Callable[[Path], Layer]] = {
    ".geojson": _geojson,
    ".gpkg": _geopackage,
    ".parquet": _geoparquet,
}

SUFFIXES = tuple(_READERS)
"""How the names of files that can be read end, in lower case."""
