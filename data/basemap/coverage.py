"""Polygons that tile: no gap, no overlap, shared borders vertex for vertex.

Everything here is pure, in degrees (EPSG:4326), and takes arrays of shapely geometries
with one polygon or multipolygon a member of the coverage; the order is kept.
"""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError

Geometries = npt.NDArray[np.object_]
"""An array of shapely geometries, shape (n,)."""

GRID = 1e-4
"""Degrees; what four decimals can say, about 11 m."""

HAIRLINE = 5 * GRID
"""Degrees; a gap narrower than this between two members is a fault, not a place."""


def polygonal(geometries: Geometries, smallest: float = 0.0) -> Geometries:
    """Return each geometry made valid, as a multipolygon of its polygons alone.

    Parameters
    ----------
    geometries
        Any geometries, shape (n,).
    smallest
        Square degrees; parts of this area or less are dropped.

    Returns
    -------
    Shape (n,); a member that has no part left is an empty multipolygon.
    """
    parts, owner = shapely.get_parts(shapely.make_valid(geometries), return_index=True)
    # Collections hold multipolygons: a second pass reaches their polygons.
    parts, inner = shapely.get_parts(parts, return_index=True)
    owner = owner[inner]
    kept = (shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > smallest)
    return np.array(
        [
            shapely.multipolygons(parts[kept & (owner == member)])
            for member in range(len(geometries))
        ],
        dtype=object,
    )


def cleaned(geometries: Geometries, gap: float = 0.0) -> Geometries:
    """Return polygons without overlaps and without enclosed gaps narrower than `gap`.

    Ground in an overlap goes to the earlier member. Nothing is rounded.
    """
    # The function is younger than the type stubs of shapely.
    return np.asarray(
        shapely.coverage_clean(  # type: ignore[attr-defined]
            geometries, gap_width=gap, merge_strategy="min_index"
        )
    )


def tiled(geometries: Geometries, gap: float = HAIRLINE) -> Geometries:
    """Return the geometries as a valid coverage on the grid of four decimals.

    Where two members overlap, the ground goes to the earlier one. Gaps that members
    enclose close if narrower than `gap` degrees. Raises GeometryError if rounding keeps
    breaking the coverage.
    """
    for _ in range(4):
        geometries = cleaned(polygonal(geometries), gap)
        geometries = polygonal(
            shapely.set_precision(geometries, GRID, mode="pointwise"), GRID**2
        )
        if shapely.coverage_is_valid(geometries):
            return geometries
    raise GeometryError(
        "The polygons do not tile once rounded to four decimals; simplify them more, "
        "or close wider gaps."
    )


def inlay(coarse: Geometries, fine: Geometries, window: BaseGeometry) -> Geometries:
    """Return `fine` inside the window and `coarse` outside it, member by member.

    The two arrays, shape (n,), describe the same members; an empty member is allowed.
    The result is not rounded and not checked: pass it through `tiled`.
    """
    outside = shapely.difference(coarse, window)
    inside = shapely.intersection(fine, window)
    return np.asarray(shapely.union(outside, inside))


def shared_edges(geometries: Geometries) -> gpd.GeoDataFrame:
    """Return the borders of a coverage: each edge that two members share, once.

    Returns
    -------
    One row a pair of neighbours, sorted: `left`, `right` (positions in the array,
    left < right) and `geometry`, a line or multiline; no CRS is set.
    """
    rings, owner = shapely.get_parts(shapely.boundary(geometries), return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    start, end = points[:-1][joined], points[1:][joined]
    member = owner[ring[:-1][joined]]
    swap = (start[:, 0] > end[:, 0]) | (
        (start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1])
    )
    ends = np.hstack([start, end]), np.hstack([end, start])
    edges = np.where(swap[:, None], ends[1], ends[0])
    order = np.lexsort((member, *edges.transpose()))
    edges, member = np.asarray(edges[order]), np.asarray(member[order])
    twin = np.flatnonzero(np.all(edges[1:] == edges[:-1], axis=1))
    frame = gpd.GeoDataFrame(
        {"left": member[twin], "right": member[twin + 1]},
        geometry=shapely.linestrings(edges[twin].reshape(-1, 2, 2)),
    )
    frame = frame[frame["left"] != frame["right"]]
    borders = frame.dissolve(["left", "right"], as_index=False)
    borders["geometry"] = shapely.line_merge(borders.geometry.to_numpy())
    return borders


def partition(parts: Geometries, outline: BaseGeometry) -> Geometries:
    """Return the parts fitted to the outline, so that together they fill it.

    Ground of the outline that no part covers goes to the nearest part, measured to
    vertices no more than a few hundredths of a degree apart.

    Parameters
    ----------
    parts
        Shape (n,), roughly a coverage of the outline.
    outline
        A polygon or multipolygon.

    Returns
    -------
    Shape (n,), a valid coverage on the grid. Raises GeometryError when a part lies
    outside the outline altogether.
    """
    cut = polygonal(shapely.intersection(parts, outline))
    cut = polygonal(cleaned(cut))
    lost = np.flatnonzero(shapely.is_empty(cut))
    if len(lost):
        raise GeometryError(f"Parts {lost.tolist()} lie outside the outline.")
    gaps = polygonal(np.array([shapely.difference(outline, shapely.union_all(cut))]))
    for near, ground in _nearest(cut, gaps[0]):
        cut[near] = shapely.union(cut[near], ground)
    return tiled(cut)


def _nearest(
    parts: Geometries, gaps: BaseGeometry
) -> Sequence[tuple[int, BaseGeometry]]:
    """Split the gaps by nearest part: pairs of (position of the part, ground)."""
    if gaps.is_empty:
        return []
    spacing = 0.02
    dense = shapely.segmentize(parts, spacing)
    points, owner = shapely.get_coordinates(dense, return_index=True)
    close = shapely.dwithin(shapely.points(points), gaps, 10 * spacing)
    # Voronoi cells of points that nearly coincide or lie on a lattice come out broken:
    # so no two are nearer than 100 m, and each is moved a little, alike every time.
    points, first = np.unique(points[close].round(3), axis=0, return_index=True)
    points = points + np.random.default_rng(0).uniform(-GRID, GRID, points.shape)
    owner = owner[close][first]
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.multipoints(points), extend_to=gaps, ordered=True
        )
    )
    pieces = []
    for member in np.unique(owner):
        ground = shapely.intersection(gaps, shapely.union_all(cells[owner == member]))
        pieces.append((int(member), ground))
    return pieces
