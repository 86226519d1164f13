"""The front: the line along which ground of one holder meets ground of another.

The edges that cells share are found once. On any day the front is those whose two
cells are held by different holders: a mask, and a sum of lengths. It is as much a
convention as the cells are; where contested ground lies between two holders, they have
no front there.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.history import at
from geo.measure import geodesic_length_km
from geo.vocabulary import Status

GRID_DEGREES = 1e-6
"""Edges of cells of one part are compared on this grid, a tenth of a metre."""

BORDER_GRID_DEGREES = 2e-4
"""Those of two parts on this one, about 22 m: the projection of each part bends long
straight borders its own way, by metres. It finds all 602 km of the border of Iraq and
Syria; along a winding river it is off by 0.3 %."""

PAIR = ["holder_a", "holder_b"]
_KM_DECIMALS = 6  # one mm: above what a running sum of floats gathers


def edges(cells: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the edges that cells share, once each.

    Parameters
    ----------
    cells
        As `geo.cells.voronoi` returns them: indexed by place_id, `part`, polygons in
        EPSG:4326 that do not overlap. Empty ones have no edges.

    Returns
    -------
    One row a pair of neighbours, in the order of the cells: place_a, place_b, km
    (geodesic length), lines in EPSG:4326. Cells that touch in a point only are no
    neighbours.
    """
    filled = cells[~cells.geometry.is_empty]
    shapes, part = filled.geometry.to_numpy(), filled["part"].to_numpy()
    near = shapely.STRtree(shapes).query(
        shapes, predicate="dwithin", distance=BORDER_GRID_DEGREES
    )
    a, b = near[:, near[0] < near[1]]
    order = np.lexsort((b, a))
    a, b = a[order], b[order]
    rings = shapely.boundary(shapes)
    common = np.full(len(a), shapely.MultiLineString(), dtype=object)
    across = part[a] != part[b]
    for pairs, grid in ((~across, GRID_DEGREES), (across, BORDER_GRID_DEGREES)):
        common[pairs] = shapely.intersection(
            rings[a[pairs]], rings[b[pairs]], grid_size=grid
        )
    lines = shapely.line_merge(_lines_only(common))
    shared = ~shapely.is_empty(lines)
    frame = gpd.GeoDataFrame(
        {
            "place_a": filled.index.to_numpy()[a[shared]],
            "place_b": filled.index.to_numpy()[b[shared]],
        },
        geometry=lines[shared],
        crs=cells.crs,
    )
    frame.insert(2, "km", geodesic_length_km(frame.geometry))
    return frame


def front(
    edges: gpd.GeoDataFrame,
    intervals: pd.DataFrame,
    day: pd.Timestamp,
    pair: tuple[str, str] | None = None,
) -> gpd.GeoDataFrame:
    """Return the lines between holders on a day.

    Parameters
    ----------
    edges
        As `edges` returns them.
    intervals
        As `geo.history.history` returns them.
    pair
        The two holders wanted, in either order; None: any two.

    Returns
    -------
    One row a pair of holders, in alphabetical order: holder_a, holder_b, km (the sum
    of the edges' geodesic lengths), lines in EPSG:4326, joined where they meet.
    Raises TimeError for a day outside the history.
    """
    state = at(intervals, day)
    holder = state["holder"].where(state["status"] == Status.HELD)
    ends = _ordered(edges["place_a"].map(holder), edges["place_b"].map(holder))
    drawn = edges[["km", "geometry"]].join(ends, how="inner")
    if pair is not None:
        low, high = sorted(pair)
        drawn = drawn[(drawn["holder_a"] == low) & (drawn["holder_b"] == high)]
    whole = drawn.dissolve(by=PAIR, aggfunc={"km": "sum"}).reset_index()
    joined = shapely.line_merge(whole.geometry.to_numpy())
    return whole.set_geometry(gpd.GeoSeries(joined, crs=edges.crs))[
        [*PAIR, "km", "geometry"]
    ]


def lengths(edges: gpd.GeoDataFrame, intervals: pd.DataFrame) -> pd.DataFrame:
    """Return the length of every front on every day on which one changes, km.

    Parameters
    ----------
    edges, intervals
        As for `front`.

    Returns
    -------
    Indexed by day, ascending from the first of the history, each day holds until the
    next; columns are a MultiIndex of (holder_a, holder_b), km. An edge enters when
    both its cells are held, by two holders, and leaves when one of them changes.
    """
    held = intervals[intervals["status"] == Status.HELD]
    held = held[["place_id", "from", "to", "holder"]]
    sides = edges[["place_a", "place_b", "km"]]
    for side in ("a", "b"):
        own = held.add_suffix(f"_{side}").rename(columns={f"place_id_{side}": "place"})
        sides = sides.merge(own, left_on=f"place_{side}", right_on="place")
        sides = sides.drop(columns="place")
    start = sides[["from_a", "from_b"]].max(axis=1)
    end = sides[["to_a", "to_b"]].min(axis=1)
    met = sides[start < end].join(
        _ordered(sides["holder_a"], sides["holder_b"]).add_prefix("of_"), how="inner"
    )
    pairs = [
        met["of_holder_a"].rename("holder_a"),
        met["of_holder_b"].rename("holder_b"),
    ]
    arrive = pd.concat([start.loc[met.index].rename("day"), *pairs, met["km"]], axis=1)
    leave = pd.concat([end.loc[met.index].rename("day"), *pairs, -met["km"]], axis=1)
    events = pd.concat([arrive, leave], ignore_index=True)
    steps = events.pivot_table(
        index="day", columns=PAIR, values="km", aggfunc="sum", fill_value=0.0
    )
    first, last = intervals["from"].min(), intervals["to"].max()
    days = steps.index.union(pd.DatetimeIndex([first])).rename("day")
    running = steps.reindex(days, fill_value=0.0).cumsum()
    shown: pd.DataFrame = running.loc[running.index < last].round(_KM_DECIMALS)
    return shown + 0.0  # turns -0.0 into 0.0


def _ordered(a: pd.Series, b: pd.Series) -> pd.DataFrame:
    """Return both holders in alphabetical order, where both are and differ."""
    met = a.notna() & b.notna() & (a != b)
    a, b = a[met], b[met]
    return pd.DataFrame({"holder_a": a.where(a < b, b), "holder_b": b.where(a < b, a)})


def _lines_only(shapes: np.ndarray) -> np.ndarray:
    """Return the lines of each geometry as a multiline; points are dropped."""
    members, of = shapely.get_parts(shapes, return_index=True)
    line = shapely.get_dimensions(members) == 1
    out = np.full(len(shapes), shapely.MultiLineString(), dtype=object)
    return np.asarray(
        shapely.multilinestrings(members[line], indices=of[line], out=out)
    )
