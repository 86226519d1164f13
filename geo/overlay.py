"""Outlines laid over each other: the pieces that they cut the ground into.

Method: round to a grid, keep each segment once, node and polygonize them (snap
rounding: Hobby, J. D. (1999), Practical segment intersection with finite precision
output, Computational Geometry 13, 199-214, as GEOS OverlayNG does it).
"""

import numpy as np
import pandas as pd
import shapely


def pieces(shapes: np.ndarray, grid: float) -> np.ndarray:
    """Return the pieces that all rings together cut the plane into.

    Parameters
    ----------
    shapes
        Polygons and multipolygons of one flat CRS, of which valid ones are asked;
        empty ones add nothing. Shape (n,).
    grid
        Step of the grid that every vertex of every piece lies on, in the CRS's unit.

    Returns
    -------
    Polygons, shape (m,): they never overlap, neighbours share every vertex, and
    holes that a ring closes are pieces too. An edge moves by at most 1.5 steps; what
    is thinner than a step may vanish.
    """
    lines = shapely.linestrings(_segments(shapes, grid))
    noded = shapely.union_all(lines, grid_size=grid)
    return np.asarray(shapely.get_parts(shapely.polygonize([noded])))


def _segments(shapes: np.ndarray, grid: float) -> np.ndarray:
    """Return each segment of all rings once, on the grid: segment, end, axis."""
    rings = shapely.get_rings(shapely.get_parts(shapes))
    degrees, ring = shapely.get_coordinates(rings, return_index=True)
    steps = np.rint(degrees / grid)
    # Pairs are numbered by hashing: sorting rows takes fifty times as long.
    (x, east), (y, north) = pd.factorize(steps[:, 0]), pd.factorize(steps[:, 1])
    width = max(len(north), 1)
    vertex, corners = pd.factorize(x * width + y)
    near, far = vertex[:-1], vertex[1:]
    real = (ring[:-1] == ring[1:]) & (near != far)
    low, high = np.minimum(near, far)[real], np.maximum(near, far)[real]
    pairs = pd.unique(low * len(corners) + high)
    ends = np.column_stack(np.divmod(pairs, max(len(corners), 1)))
    place = np.column_stack([east[corners // width], north[corners % width]])
    return np.asarray(place[ends] * grid)


def inner_points(cut: np.ndarray, grid: float) -> np.ndarray:
    """Return a point of each piece, off its edge by more than rounding where it can be.

    `pieces` moves outlines by up to 1.5 steps of `grid`, so a point closer to the edge
    than that might lie on the wrong side of the outline as it was drawn. Only a piece
    thinner than four steps has no better one. Shape (m, 2).
    """
    points = shapely.point_on_surface(cut)
    close = shapely.distance(points, shapely.boundary(cut)) < 2 * grid
    circles = shapely.maximum_inscribed_circle(cut[close], tolerance=grid / 4)
    points[close] = shapely.get_point(circles, 0)
    return np.asarray(shapely.get_coordinates(points))


def holds(shape: shapely.Geometry, points: np.ndarray) -> np.ndarray:
    """Return whether a polygon holds each point of shape (m, 2), as flags."""
    shapely.prepare(shape)
    return np.asarray(shapely.contains_xy(shape, points[:, 0], points[:, 1]))
