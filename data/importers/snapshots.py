"""A folder of drawings, a file a day, to one row a day and holder.

The day stands at the end of a file's name: `..._YYYYMMDD.geojson`, `.gpkg` or
`.parquet` (GeoParquet). This is how mirrors of DeepStateMap and others keep their days;
note that such a name may be the day a file was fetched, which is a day late.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.importers.layers import SUFFIXES, areal, layer
from geo.errors import DataError, Fault
from geo.measure import STORAGE_CRS, geodesic_area_km2
from geo.vocabulary import DAY

MAY_MOVE = 0.001
"""Share of a polygon's area that mending may change; beyond it, a person must look."""

_DAY = re.compile(r"(?:^|\D)(\d{8})$")
_WORLD = shapely.box(-180, -90, 180, 90)


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
    files: pd.Series
    """Name of the file of each day, by day (datetime64[s]), ascending."""


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
    paths = [path for path in paths if path.suffix.lower() in SUFFIXES]
    if not paths:
        expected = f"a folder with daily files: *_YYYYMMDD{', '.join(SUFFIXES)}"
        raise DataError([Fault(folder.name, None, None, None, expected)])
    log, seen = _Log(), dict[pd.Timestamp, str]()
    for path in paths:
        day = _day(path, seen, log)
        features, faults = layer(path)
        log.faults += faults
        if features is not None:
            _add(path.name, day, features, holder, log)
    if log.faults:
        raise DataError(log.faults)
    frame = gpd.GeoDataFrame(log.rows, geometry="geometry", crs=STORAGE_CRS)
    frame = frame.astype({"day": DAY, "holder": "str"})
    days = pd.DatetimeIndex(list(seen), name="day").astype(DAY)
    columns = ["file", "day", "holder", "reason", "km2_before", "km2_after"]
    return Snapshots(
        frame.sort_values(["day", "holder"], ignore_index=True),
        pd.DataFrame(log.repairs, columns=columns),
        pd.DataFrame(log.passed_over, columns=["file", "features"]),
        pd.Series(list(seen.values()), days, dtype="str", name="file").sort_index(),
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


def _add(
    file: str,
    day: pd.Timestamp | None,
    features: gpd.GeoDataFrame,
    holder: str,
    log: _Log,
) -> None:
    """Add a row for each holder of a day, or the faults of its features."""
    shapes = areal(features.geometry)
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
        if ";" in str(name):
            log.fault(file, "holder", str(name), "a name without ; in it")
        whole = sound[0] if len(sound) == 1 else shapely.union_all(sound)
        log.rows.append({"day": day, "holder": str(name), "geometry": whole})


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
    mended: BaseGeometry = areal(
        gpd.GeoSeries([shapely.make_valid(shape, method="linework")])
    )[0]
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
