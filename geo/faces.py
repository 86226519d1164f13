"""Snapshots to faces: a drawing a day becomes fixed ground with a history.

All outlines of all days are laid over each other once. They cut the ground into faces,
the smallest pieces that no outline of any day divides, and each face has intervals of
control like any cell. Days that repeat cost nothing, and no geometry is left per day.

Who holds a face on a day is asked of one inner point: which outlines contain it.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import GeometryError, TimeError
from geo.history import ONE_DAY
from geo.measure import STORAGE_CRS, geodesic_area_km2
from geo.overlay import holds, inner_points, pieces
from geo.vocabulary import CONTESTED, DAY, UNKNOWN, Status

GRID_DEGREES = 1e-5
"""Vertices are moved to this grid: about a metre, and what is published anyway."""

_KM2_DECIMALS = 6  # one m2: above what a running sum of floats gathers
_LISTED = 5  # days that a message names one by one; the rest is counted


@dataclass(frozen=True, eq=False)
class Coverage:
    """Ground cut into faces, and who held each of them when."""

    faces: gpd.GeoDataFrame
    """One row a face by face_id (0, 1, ...), `km2` (geodesic), polygons in EPSG:4326.

    A valid coverage: faces never overlap, and neighbours share every vertex."""
    intervals: pd.DataFrame
    """One row a face and interval, in the order of face_id and time: face_id, `from`
    and `to` (half-open, whole days), holder, status, sides.

    `sides` names whoever's drawing holds the face, `;` between, in alphabetical order.
    The intervals of a face meet without gap or overlap from the first day to the last.
    """
    carried: pd.DatetimeIndex
    """Days without a snapshot, ascending: each shows the last snapshot before it."""


def faces(
    snapshots: gpd.GeoDataFrame,
    grid: float = GRID_DEGREES,
    outline: gpd.GeoSeries | None = None,
) -> Coverage:
    """Turn one drawing a day into a coverage of faces and their intervals.

    Parameters
    ----------
    snapshots
        One row a day and holder, in any order: `day` (datetime64, midnight), `holder`,
        valid polygons or multipolygons in EPSG:4326. A day with a row for any holder
        is a whole picture: a holder without a row holds nothing that day. An empty
        polygon says so too. The holders `contested` and `unknown` mean what they say.
    grid
        Step in degrees that vertices are rounded to.
    outline
        Polygons in EPSG:4326: the ground in them that nobody ever holds gets faces too,
        always `unknown`; ground held outside is kept. None: only held ground has faces.

    Returns
    -------
    A face held by one side is `held`; by two or more on one day, `contested`, and
    drawing order decides nothing; by none, `unknown`.

    For every day and holder the union of the faces held is that day's polygon, but for
    a strip of two grid steps along its outline. Areas are off by that strip at most,
    in practice by far less: roundings go both ways. Edges are straight in EPSG:4326; a
    geodesic measure of one degree long follows that better where faces divide it.

    Raises
    ------
    GeometryError
        There is nothing to cut, no CRS or another one, a grid that is not a positive
        number, or a geometry that is no valid polygon: the message names its day.
    TimeError
        A day is missing or has a clock time, or a holder has two drawings of a day.

    Notes
    -----
    Memory is one byte a holder, day with a snapshot, and face.
    """
    if not 0 < grid < np.inf:
        raise GeometryError(f"A grid of {grid} degrees is no grid; 1e-5 is a metre.")
    drawn, ground = _checked(snapshots), _ground(outline)
    cut = pieces(np.array([*drawn.geometry, ground]), grid)
    inner = inner_points(cut, grid)
    days = pd.DatetimeIndex(drawn["day"].unique()).sort_values()
    drawn = drawn[drawn["holder"] != UNKNOWN].reset_index(drop=True)
    sides = np.unique(drawn["holder"].astype(object))
    held = _held(drawn, sides, days, inner)
    kept = np.flatnonzero(held.any(axis=(0, 1)) | holds(ground, inner))
    if not len(kept):
        raise GeometryError("No day's drawing holds any ground, even at this grid.")
    # Neighbours side by side make the published file smaller.
    kept = kept[np.argsort(gpd.GeoSeries(cut[kept]).hilbert_distance().to_numpy())]
    every = pd.date_range(days[0], days[-1], freq="D").astype(DAY)
    return Coverage(
        _measured(cut[kept]),
        _intervals(held[:, :, kept], days, sides),
        pd.DatetimeIndex(every.difference(days)),
    )


def areas_by_day(faces: gpd.GeoDataFrame, intervals: pd.DataFrame) -> pd.DataFrame:
    """Return the km2 of every holder and status on every day.

    A face's area enters at the start of an interval and leaves at its end; a running
    sum is the area of each day. No geometry is touched.

    Parameters
    ----------
    faces, intervals
        As `faces` returns them.

    Returns
    -------
    Indexed by day, each one from the first to the last, carried ones too; columns are
    a MultiIndex of (holder, status), sorted, km2. Every row adds up to all faces.
    """
    state = intervals.groupby(["holder", "status"]).ngroup().to_numpy()
    names = intervals[["holder", "status"]].drop_duplicates()
    names = names.sort_values(["holder", "status"])
    km2 = faces["km2"].to_numpy()[
        faces.index.get_indexer(pd.Index(intervals["face_id"]))
    ]
    first, end = intervals["from"].min(), intervals["to"].max()
    shape = ((end - first).days + 1, len(names))
    running = np.zeros(shape)
    np.add.at(running, ((intervals["from"] - first).dt.days, state), km2)
    np.subtract.at(running, ((intervals["to"] - first).dt.days, state), km2)
    days = pd.date_range(first, end, freq="D", inclusive="left", name="day")
    return pd.DataFrame(
        running.cumsum(axis=0)[:-1].round(_KM2_DECIMALS) + 0.0,  # turns -0.0 into 0.0
        index=days.astype(DAY),
        columns=pd.MultiIndex.from_frame(names),
    )


def change(
    faces: gpd.GeoDataFrame,
    intervals: pd.DataFrame,
    start: pd.Timestamp,
    end: pd.Timestamp,
) -> pd.DataFrame:
    """Return the km2 that each holder has on `end` and had not on `start`, and back.

    Parameters
    ----------
    faces, intervals
        As `faces` returns them.
    start, end
        The days compared; what happens between them does not show.

    Returns
    -------
    Indexed by who holds ground on either day (`contested` and `unknown` too), sorted:
    `gained` and `lost`, km2, never negative, of equal sums: ground changes hands.

    Raises
    ------
    TimeError
        `start` is after `end`, or one of them is outside the intervals.
    """
    if start > end:
        raise TimeError(
            f"The range runs backwards: {start:%Y-%m-%d} is after {end:%Y-%m-%d}."
        )
    before, after = _holder_at(intervals, start), _holder_at(intervals, end)
    km2 = faces["km2"].reindex(before.index)
    moved = km2.where(before != after, 0.0)
    sums = {"gained": moved.groupby(after).sum(), "lost": moved.groupby(before).sum()}
    return pd.DataFrame(sums).fillna(0.0).rename_axis("holder")


def _holder_at(intervals: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    """Return who holds each face on a day, by face_id."""
    current = intervals[(intervals["from"] <= day) & (day < intervals["to"])]
    if current.empty:
        first, last = intervals["from"].min(), intervals["to"].max() - ONE_DAY
        raise TimeError(
            f"{day:%Y-%m-%d} is outside the snapshots: "
            f"choose a day from {first:%Y-%m-%d} to {last:%Y-%m-%d}."
        )
    return current.set_index("face_id")["holder"]


def _checked(snapshots: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the snapshots with days in the project's dtype, or raise."""
    if snapshots.empty:
        raise GeometryError("There are no snapshots: give at least one day.")
    _check_crs(snapshots.geometry, "The snapshots")
    clock = snapshots["day"].dt.normalize() != snapshots["day"]  # NaT differs as well
    if clock.any():
        raise TimeError(f"Not a day: {snapshots['day'][clock].iloc[0]}.")
    labels = snapshots["day"].dt.strftime("%Y-%m-%d") + " " + snapshots["holder"]
    twice = snapshots.duplicated(["day", "holder"])
    if twice.any():
        raise TimeError(
            f"More than one drawing of a day and holder: {_some(labels[twice])}. "
            "Keep one, or unite them."
        )
    shapes = snapshots.geometry
    areal = shapes.geom_type.isin(["Polygon", "MultiPolygon"])
    if not areal.all():
        raise GeometryError(f"Not a polygon: {_some(labels[~areal])}.")
    valid = shapes.is_valid
    if not valid.all():
        reason = shapely.is_valid_reason(shapes[~valid].iloc[0])
        raise GeometryError(
            f"Not a valid polygon: {_some(labels[~valid])} ({reason}). "
            "Mend it (shapely.make_valid) and look at what that changes."
        )
    return snapshots.assign(day=snapshots["day"].astype(DAY)).reset_index(drop=True)


def _check_crs(shapes: gpd.GeoSeries, what: str) -> None:
    if shapes.crs is None:
        raise GeometryError(f"{what} have no CRS; set one.")
    if not shapes.crs.equals(STORAGE_CRS, ignore_axis_order=True):
        raise GeometryError(f"{what} are not in {STORAGE_CRS}; call to_crs.")


def _some(labels: pd.Series) -> str:
    rest = len(labels) - _LISTED
    return ", ".join(labels.head(_LISTED)) + (f" and {rest} more" if rest > 0 else "")


def _ground(outline: gpd.GeoSeries | None) -> shapely.Geometry:
    if outline is None:
        return shapely.MultiPolygon()
    _check_crs(outline, "The outlines")
    if not outline.is_valid.all():
        raise GeometryError("The outlines are not all valid polygons; mend them.")
    return outline.union_all()


def _held(
    drawn: gpd.GeoDataFrame,
    sides: np.ndarray,
    days: pd.DatetimeIndex,
    inner: np.ndarray,
) -> np.ndarray:
    """Return whether each side's drawing of each day holds each inner point."""
    held = np.zeros((len(sides), len(days), len(inner)), dtype=bool)
    side = np.searchsorted(sides, drawn["holder"].astype(object))
    day = days.get_indexer(pd.DatetimeIndex(drawn["day"]))
    same, _ = pd.factorize(drawn.geometry.to_wkb())
    shapes = drawn.geometry.array.to_numpy()
    # A drawing that repeats is asked once.
    for rows in pd.Series(same).groupby(same).groups.values():
        held[side[rows], day[rows]] = holds(shapes[rows[0]], inner)
    return held


def _measured(cut: np.ndarray) -> gpd.GeoDataFrame:
    shapes = gpd.GeoSeries(cut, crs=STORAGE_CRS).rename_axis("face_id")
    return gpd.GeoDataFrame({"km2": geodesic_area_km2(shapes)}, geometry=shapes)


def _intervals(
    held: np.ndarray, days: pd.DatetimeIndex, sides: np.ndarray
) -> pd.DataFrame:
    """Return the runs of days on which each face is held by the same sides.

    `held` has an axis of sides, of days and of faces.
    """
    differs = np.ones(held.shape[1:], dtype=bool)
    differs[1:] = (held[:, 1:] != held[:, :-1]).any(axis=0)
    face, day = np.nonzero(differs.T)
    sets, which = np.unique(held[:, day, face].T, axis=0, return_inverse=True)
    words = pd.DataFrame([_words(sides[row]) for row in sets]).iloc[which]
    begin = pd.Series(days[day])
    follows = np.append(face[1:] == face[:-1], False)
    end = begin.shift(-1).where(follows, days[-1] + ONE_DAY)
    return pd.DataFrame(
        {
            "face_id": face,
            "from": begin.astype(DAY),
            "to": end.astype(DAY),
            **{name: words[name].astype("str").to_numpy() for name in words},
        }
    )


def _words(sides: np.ndarray) -> dict[str, str]:
    named = ";".join(side for side in sides if side != CONTESTED)
    if len(sides) == 0:
        return {"holder": UNKNOWN, "status": Status.UNKNOWN, "sides": named}
    if len(sides) > 1 or sides[0] == CONTESTED:
        return {"holder": CONTESTED, "status": Status.CONTESTED, "sides": named}
    return {"holder": sides[0], "status": Status.HELD, "sides": named}
