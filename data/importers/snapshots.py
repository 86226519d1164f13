"""A folder of drawings, a file a day, to one row a day and holder.

The day stands at the end of a file's name: `..._YYYYMMDD.geojson`, `.gpkg` or
`.parquet` (GeoParquet). This is how mirrors of DeepStateMap and others keep their days;
note that such a name may be the day a file was fetched, which is a day late.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
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
from geo.measure import STORAGE_CRS, geodesic_area_km2
from geo.vocabulary import DAY

MAY_MOVE = 0.001
"""Share of a polygon's area that mending may change; beyond it, a person must look."""

_DAY = re.compile(r"(?:^|\D)(\d{8})$")
_WORLD = shapely.box(-180, -90, 180, 90)
_LFS = b"version https://git-lfs"


@dataclass(frozen=True, eq=False)
class Snapshots:
    """The drawings of a folder, and what was done to read them."""

    frame: gpd.GeoDataFrame
    """One row a day and holder, in that order: `day` (datetime64[s]), `holder`, valid
    polygons or multipolygons in EPSG:4326, two dimensions."""
    repairs: pd.DataFrame
    """One row an invalid polygon that was mended: file, day, holder, reason,
    km2_before, km2_after (geodesic)."""
    passed_over: pd.DataFrame
    """One row a file with features that are no polygons: file, features (how many)."""


@dataclass
class _Log:
    """What reading gathers on the way, over all files."""

    faults: list[Fault] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    passed_over: list[dict[str, Any]] = field(default_factory=list)

    def fault(self, file: str, column: str | None, value: str, expected: str) -> None:
        self.faults.append(Fault(file, None, column, value, expected))


def read(folder: Path, *, holder: str) -> Snapshots:
    """Read every daily file of a folder; files of other kinds are left alone.

    Parameters
    ----------
    folder
        Holds the files, one a day; the features of a file are that day's whole picture.
    holder
        Who holds the polygons of features without a `holder` property.

    Returns
    -------
    Features of one day and holder are united. Features that are no polygons (units,
    arrows, labels) are passed over, and counted. A polygon is mended only when it is
    invalid, by `shapely.make_valid` (linework), and that is told. Days without a file
    are not made up here: `geo.faces.faces` carries them forward and names them.

    Raises
    ------
    DataError
        Anything is wrong in any file: it lists every fault of every file.
    """
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    paths = [path for path in paths if path.suffix.lower() in _READERS]
    if not paths:
        expected = f"a folder with daily files: *_YYYYMMDD{', '.join(_READERS)}"
        raise DataError([Fault(folder.name, None, None, None, expected)])
    log, seen = _Log(), dict[pd.Timestamp, str]()
    for path in paths:
        day = _day(path, seen, log)
        features = _features(path, log)
        if features is not None:
            _add(path.name, day, features, holder, log)
    if log.faults:
        raise DataError(log.faults)
    frame = gpd.GeoDataFrame(log.rows, geometry="geometry", crs=STORAGE_CRS)
    frame = frame.astype({"day": DAY, "holder": "str"})
    columns = ["file", "day", "holder", "reason", "km2_before", "km2_after"]
    return Snapshots(
        frame.sort_values(["day", "holder"], ignore_index=True),
        pd.DataFrame(log.repairs, columns=columns),
        pd.DataFrame(log.passed_over, columns=["file", "features"]),
    )


def _day(path: Path, seen: dict[pd.Timestamp, str], log: _Log) -> pd.Timestamp | None:
    """Return the day that a file's name ends in; None with a fault if there is none."""
    found = _DAY.search(path.stem)
    text = found.group(1) if found else path.stem
    day = pd.to_datetime(text, format="%Y%m%d", errors="coerce")
    if not isinstance(day, pd.Timestamp):
        expected = "a day at the end of the name, as in control_20240708.geojson"
        log.fault(path.name, None, text, expected)
        return None
    if day in seen:
        expected = f"one file a day; {seen[day]} has this day"
        log.fault(path.name, None, text, expected)
    seen.setdefault(day, path.name)
    return day


def _features(path: Path, log: _Log) -> gpd.GeoDataFrame | None:
    """Return a file's features in EPSG:4326, or None with the faults that forbid it."""
    with path.open("rb") as file:
        if file.read(len(_LFS)) == _LFS:
            expected = "the file itself: run `git lfs pull`"
            log.fault(path.name, None, "a Git LFS pointer", expected)
            return None
    features = _READERS[path.suffix.lower()](path, log)
    if features is None:
        return None
    if features.crs is None:
        log.fault(path.name, "crs", "none", f"a CRS, {STORAGE_CRS}")
        return None
    if not features.crs.equals(STORAGE_CRS, ignore_axis_order=True):
        expected = f"{STORAGE_CRS} or OGC:CRS84 (longitude, latitude); reproject it"
        log.fault(path.name, "crs", str(features.crs.name), expected)
        return None
    return features


def _add(
    file: str,
    day: pd.Timestamp | None,
    features: gpd.GeoDataFrame,
    holder: str,
    log: _Log,
) -> None:
    """Add a row for each holder of a day, or the faults of its features."""
    flat = shapely.force_2d(features.geometry.array.to_numpy())
    shapes = np.array([_areal(shape) for shape in flat], dtype=object)
    drawn = ~shapely.is_empty(shapes)
    if not drawn.all():
        log.passed_over.append({"file": file, "features": int((~drawn).sum())})
    if not drawn.any():
        found = f"{len(drawn)} features, none of them one" if len(drawn) else "nothing"
        log.fault(file, "geometry", found, "at least one polygon that is not empty")
        return
    named = pd.Series(holder, index=features.index)
    if "holder" in features:
        own = features["holder"].fillna("").astype("str").str.strip()
        named = own.where(own != "", named)
    for name, group in pd.Series(shapes, index=named)[drawn].groupby(level=0):
        sound = [_sound(file, day, str(name), shape, log) for shape in group]
        whole = sound[0] if len(sound) == 1 else shapely.union_all(sound)
        log.rows.append({"day": day, "holder": str(name), "geometry": whole})


def _areal(shape: BaseGeometry | None) -> BaseGeometry:
    """Return what of a shape is ground: polygons, without the points and lines."""
    if shape is None:
        return shapely.Polygon()
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    members = [part for part in shapely.get_parts(shape) if part is not shape]
    grounds = [_areal(part) for part in members if shapely.get_dimensions(part) == 2]
    return shapely.union_all(grounds) if grounds else shapely.Polygon()


def _sound(
    file: str, day: pd.Timestamp | None, holder: str, shape: BaseGeometry, log: _Log
) -> BaseGeometry:
    """Return the shape, mended if it is invalid; a fault if it cannot be used."""
    if not _WORLD.covers(shapely.box(*shape.bounds)):
        found = ", ".join(f"{bound:g}" for bound in shape.bounds)
        expected = "longitude -180 to 180, then latitude -90 to 90, in degrees"
        log.fault(file, "geometry", f"bounds {found}", expected)
        return shape
    if shape.is_valid:
        return shape
    reason = shapely.is_valid_reason(shape)
    mended = _areal(shapely.make_valid(shape, method="linework"))
    both = gpd.GeoSeries([shape, mended], crs=STORAGE_CRS)
    before, after = geodesic_area_km2(both)
    if abs(after - before) > MAY_MOVE * before:
        value = f"{reason}; mending it makes {after:.3f} km2 of {before:.3f}"
        expected = f"a polygon whose mending changes at most {MAY_MOVE:.1%} of its area"
        log.fault(file, "geometry", value, expected)
    log.repairs.append(
        {
            "file": file,
            "day": day,
            "holder": holder,
            "reason": reason,
            "km2_before": before,
            "km2_after": after,
        }
    )
    return mended


def _geojson(path: Path, log: _Log) -> gpd.GeoDataFrame | None:
    text, faults = decoded(path.name, path.read_bytes())
    document: Any = None
    if not faults:
        document, faults = parsed(path.name, text)
    if faults:
        log.faults += faults
        return None
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        found = type(document).__name__
        expected = "a GeoJSON FeatureCollection with a list of features"
        log.fault(path.name, None, found, expected)
        return None
    crs = _named_crs(path.name, document.get("crs"), log)
    features = [one if isinstance(one, dict) else {} for one in document["features"]]
    shapes = [_shape(one.get("geometry")) for one in features]
    for number, (one, shape) in enumerate(zip(features, shapes, strict=True), 1):
        if shape is None and one.get("geometry") is not None:
            expected = "a readable geometry with closed rings"
            log.fault(path.name, "geometry", f"feature {number}", expected)
            crs = None
    if crs is None:
        return None
    properties = [one.get("properties") for one in features]
    holders = [own.get("holder") if isinstance(own, dict) else "" for own in properties]
    return gpd.GeoDataFrame(
        {"holder": holders}, geometry=np.array(shapes, dtype=object), crs=crs
    )


def _named_crs(file: str, member: Any, log: _Log) -> CRS | None:
    """Return the CRS that a GeoJSON's `crs` member names; without one, EPSG:4326."""
    if member is None:
        return CRS(STORAGE_CRS)
    try:
        return CRS(member["properties"]["name"])
    except (TypeError, KeyError, CRSError):
        expected = f"no crs member, or one that names {STORAGE_CRS} or OGC:CRS84"
        log.fault(file, "crs", json.dumps(member), expected)
        return None


def _shape(geometry: Any) -> BaseGeometry | None:
    shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    return shape if isinstance(shape, BaseGeometry) else None


def _geopackage(path: Path, log: _Log) -> gpd.GeoDataFrame | None:
    try:
        layers = [str(layer) for layer in pyogrio.list_layers(path)[:, 0]]
        if len(layers) == 1:
            return _spatial(path, pyogrio.read_dataframe(path), log)
    except (RuntimeError, ValueError, OSError) as error:
        log.fault(path.name, None, _told(error, path), "a GeoPackage")
        return None
    log.fault(path.name, None, ", ".join(layers) or "none", "one layer")
    return None


def _geoparquet(path: Path, log: _Log) -> gpd.GeoDataFrame | None:
    try:
        return _spatial(path, gpd.read_parquet(path), log)
    except (RuntimeError, ValueError, OSError) as error:
        log.fault(path.name, None, _told(error, path), "a GeoParquet file")
        return None


def _told(error: Exception, path: Path) -> str:
    """Return the first line of a library's complaint, without where the folder is."""
    return str(error).replace(str(path), path.name).partition("\n")[0]


def _spatial(path: Path, table: pd.DataFrame, log: _Log) -> gpd.GeoDataFrame | None:
    """Return a table that has geometries; a GeoPackage may hold others."""
    if isinstance(table, gpd.GeoDataFrame):
        return table
    log.fault(path.name, "geometry", "a table without geometries", "polygons")
    return None


_READERS: dict[str, Callable[[Path, _Log], gpd.GeoDataFrame | None]] = {
    ".geojson": _geojson,
    ".gpkg": _geopackage,
    ".parquet": _geoparquet,
}
