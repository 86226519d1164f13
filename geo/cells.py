"""Places to cells: the ground nearest to each place, part by part, or drawn for it.

A part is an outline that is divided among its own places: a country, a city, or one
bank of a river. No cell leaves its part, so a part boundary is never crossed.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import GeometryError
from geo.measure import STORAGE_CRS, equal_area_crs, geodesic_area_km2

_M2_IN_KM2 = 1e6


def voronoi(places: gpd.GeoDataFrame, parts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Divide every part among its places by nearest place.

    Nearness is measured in a Lambert azimuthal equal-area projection centred on the
    part, where the areas are taken too, so the cells of a part add up to it.

    Parameters
    ----------
    places
        One row a place, indexed by place_id, points in EPSG:4326, column `part`.
        A place may lie outside its part: it still draws the ground nearest to it.
    parts
        One row a part, indexed by part_id, polygons in EPSG:4326.

    Returns
    -------
    One row a place in the order given, EPSG:4326, columns `part`, `km2` (area of the
    cell) and `geometry` (polygon or multipolygon, empty where other places are nearer
    to all of the part).

    Raises
    ------
    GeometryError
        Two places of one part share a point, or a place names a part that is absent.
    """
    strange = sorted(set(places["part"]) - set(parts.index))
    if strange:
        raise GeometryError(
            f"Places name parts without an outline: {', '.join(strange)}."
        )
    shapes = pd.Series(index=places.index, dtype=object)
    sizes = pd.Series(index=places.index, dtype=float)
    for part_id, group in places.groupby("part", sort=False):
        outline = parts.loc[parts.index == part_id].geometry
        crs = equal_area_crs(outline)
        flat = _divide(group.geometry.to_crs(crs), outline.to_crs(crs).union_all())
        sizes.loc[group.index] = flat.area / _M2_IN_KM2
        shapes.loc[group.index] = flat.to_crs(STORAGE_CRS).array
    return gpd.GeoDataFrame(
        {"part": places["part"], "km2": sizes},
        geometry=gpd.GeoSeries(shapes, crs=STORAGE_CRS),
        crs=STORAGE_CRS,
    )


def drawn(places: gpd.GeoDataFrame, shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Give every place the ground that somebody drew for it.

    Parameters
    ----------
    places
        One row a place, indexed by place_id, column `part`.
    shapes
        A polygon or multipolygon of each place, by place_id, EPSG:4326; those of
        other places are passed over.

    Returns
    -------
    As `voronoi` returns it; km2 are geodesic, as those of `geo.faces.faces` are.
    """
    own = gpd.GeoSeries(shapes.reindex(places.index))
    return gpd.GeoDataFrame(
        {"part": places["part"], "km2": geodesic_area_km2(own)}, geometry=own
    )


def _divide(points: gpd.GeoSeries, outline: shapely.Geometry) -> gpd.GeoSeries:
    """Return the part of `outline` nearest to each point, all in one flat CRS."""
    same = points.to_wkb().duplicated(keep=False)
    if same.any():
        ids = ", ".join(map(str, points.index[same]))
        raise GeometryError(
            f"Places share a point and cannot be told apart: {ids}. "
            "Move one, or make it a point place."
        )
    if len(points) == 1:
        return gpd.GeoSeries([outline], index=points.index, crs=points.crs)
    diagram = shapely.voronoi_polygons(
        shapely.multipoints(points.array.to_numpy()), extend_to=outline, ordered=True
    )
    raw = np.asarray(shapely.get_parts(diagram))
    shapely.prepare(outline)
    inside = shapely.contains_properly(outline, raw)
    cut = raw.copy()
    cut[~inside] = _polygons_only(shapely.intersection(raw[~inside], outline))
    return gpd.GeoSeries(cut, index=points.index, crs=points.crs)


def _polygons_only(shapes: np.ndarray) -> np.ndarray:
    """Drop the points and lines that a clip leaves where a cell only touches."""
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    for i in np.flatnonzero(mixed):
        members = shapely.get_parts(shapes[i])
        shapes[i] = shapely.union_all(members[shapely.get_dimensions(members) == 2])
    return shapes
