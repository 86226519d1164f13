"""Areas in km2 and lengths in km; a frame without a CRS is refused."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Geod

from geo.errors import GeometryError

STORAGE_CRS = "EPSG:4326"
"""What geometries are stored in: degrees, longitude first."""

GEOD = Geod(ellps="WGS84")
"""The ellipsoid that distances and geodesic areas are taken on."""

_M2_IN_KM2 = 1e6
_M_IN_KM = 1e3


def equal_area_crs(geometries: gpd.GeoSeries) -> CRS:
    """Return a Lambert azimuthal equal-area CRS, metres, centred on the geometries.

    Parameters
    ----------
    geometries
        In any CRS; the centre of their common bounds becomes the origin.

    Raises
    ------
    GeometryError
        The series has no CRS, or nothing in it has bounds.
    """
    if geometries.crs is None:
        raise GeometryError("Geometries without a CRS cannot be measured; set one.")
    west, south, east, north = geometries.to_crs(STORAGE_CRS).total_bounds
    if not np.isfinite([west, south, east, north]).all():
        raise GeometryError("Only empty geometries: there is nothing to centre on.")
    lat, lon = (south + north) / 2, (west + east) / 2
    return CRS.from_proj4(
        f"+proj=laea +lat_0={lat:.6f} +lon_0={lon:.6f} +datum=WGS84 +units=m"
    )


def area_km2(geometries: gpd.GeoSeries) -> pd.Series:
    """Return the equal-area size of each geometry, km2, index-aligned.

    Raises GeometryError when the series has no CRS.
    """
    flat = geometries.to_crs(equal_area_crs(geometries))
    return pd.Series(flat.area / _M2_IN_KM2, index=geometries.index, name="km2")


def area_by_part_km2(geometries: gpd.GeoSeries, part: pd.Series) -> pd.Series:
    """Return the equal-area size of each geometry, km2, index-aligned, part by part.

    Each part has a projection of its own, as its cells have: one over a wide theatre
    would bend long straight edges otherwise than theirs do. `part` is index-aligned.
    """
    sizes = pd.Series(0.0, index=geometries.index, name="km2")
    there = ~geometries.is_empty
    for name in part[there].unique():
        own = there & (part == name)
        sizes[own] = area_km2(geometries[own])
    return sizes


def geodesic_area_km2(geometries: gpd.GeoSeries) -> pd.Series:
    """Return the geodesic size of each geometry on WGS84, km2, index-aligned.

    Slower than `area_km2` and free of any projection: it is the check on it. Formula:
    Karney, C. F. F. (2013), Algorithms for geodesics, J. Geodesy 87, 43-55.
    """
    if geometries.crs is None:
        raise GeometryError("Geometries without a CRS cannot be measured; set one.")
    degrees = geometries.to_crs(STORAGE_CRS)
    # `Geod` signs an area by ring direction, so rings are wound one way first.
    wound = shapely.orient_polygons(degrees.array.to_numpy())
    sizes = [abs(GEOD.geometry_area_perimeter(shape)[0]) for shape in wound]
    return pd.Series(
        np.asarray(sizes, dtype=float) / _M2_IN_KM2, index=geometries.index, name="km2"
    )


def geodesic_length_km(geometries: gpd.GeoSeries) -> pd.Series:
    """Return the geodesic length of each line on WGS84, km, index-aligned.

    Raises GeometryError when the series has no CRS. Formula as `geodesic_area_km2`.
    """
    if geometries.crs is None:
        raise GeometryError("Geometries without a CRS cannot be measured; set one.")
    degrees = geometries.to_crs(STORAGE_CRS)
    sizes = [GEOD.geometry_length(shape) for shape in degrees]
    return pd.Series(
        np.asarray(sizes, dtype=float) / _M_IN_KM, index=geometries.index, name="km"
    )
