"""Stripes over ground: how contested cells are told from held ones.

Map traces have no pattern fill, so the pattern is geometry: thin parallel polygons, cut
to each cell. One grid serves all cells, so stripes run on from a cell to its neighbour.
"""

import geopandas as gpd
import numpy as np
import shapely
from shapely.affinity import rotate

from geo.errors import GeometryError
from geo.measure import STORAGE_CRS, equal_area_crs

ANGLE = 45.0
"""Degrees that stripes rise to the right by, on the ground."""


def stripes(cells: gpd.GeoSeries, period_m: float, width_m: float) -> gpd.GeoSeries:
    """Return the stripes that lie on each cell, EPSG:4326, index-aligned.

    Parameters
    ----------
    cells
        Polygons in any CRS.
    period_m
        Distance from one stripe's edge to the next one's same edge, metres.
    width_m
        Width of a stripe, metres.

    Raises
    ------
    GeometryError
        The width is not between 0 and the period.
    """
    if not 0 < width_m < period_m:
        raise GeometryError(
            f"A stripe of {width_m} m does not fit a period of {period_m} m."
        )
    flat = cells.to_crs(equal_area_crs(cells))
    grid = _grid(flat.total_bounds, period_m, width_m)
    tree = shapely.STRtree(grid)
    shapes = flat.array.to_numpy()
    which, stripe = tree.query(shapes, predicate="intersects")
    pieces = shapely.intersection(shapes[which], grid[stripe])
    cut = [shapely.union_all(pieces[which == i]) for i in range(len(shapes))]
    return gpd.GeoSeries(cut, index=cells.index, crs=flat.crs).to_crs(STORAGE_CRS)


def _grid(bounds: np.ndarray, period_m: float, width_m: float) -> np.ndarray:
    """Return stripes that cover the bounds, metres, turned about their centre."""
    west, south, east, north = bounds
    centre = ((west + east) / 2, (south + north) / 2)
    reach = np.hypot(east - west, north - south) / 2 + period_m
    edges = np.arange(-reach, reach, period_m)
    flat = shapely.box(
        centre[0] - reach,
        centre[1] + edges,
        centre[0] + reach,
        centre[1] + edges + width_m,
    )
    turned = rotate(shapely.multipolygons(flat), ANGLE, origin=centre)
    return np.asarray(shapely.get_parts(turned))
