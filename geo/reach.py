"""How far a place reaches: cells cut to the ground near enough to their place.

Nearest place alone gives a whole desert to one oasis. A cap says how far a report on a
place can speak for the ground round it; what lies beyond is unknown, and stays on the
books as that (`geo.units.complete`).
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure import GEOD, STORAGE_CRS, equal_area_crs
from geo.vocabulary import Method

CAP_KM = {
    Method.CAPPED_5: 5.0,
    Method.CAPPED_10: 10.0,
    Method.CAPPED_15: 15.0,
    Method.CAPPED_20: 20.0,
    Method.CAPPED_25: 25.0,
}
"""Reach of each capped method, km. No one of them is right: they are shown together."""

SIZE_CLASSES = (
    ("large city", 1_000_000, 20.7),
    ("city", 50_000, 12.0),
    ("town", 5_000, 6.9),
    ("village", 0, 4.0),
)
"""Size class, least population, and reach in km, largest first.

The limits at 5,000 and 50,000 are those of the Degree of Urbanisation (UN Statistical
Commission 2020); a million is ours. The reaches are the radii of market areas that
central place theory gives successive orders of centre, 4 km or an hour's walk for the
lowest, each the last one times the root of 3 (after Christaller, W. (1933), Die
zentralen Orte in Süddeutschland; his figures from general knowledge). They are
conventions, fixed before they were compared with any published area, and were not
measured in Iraq, Syria or Libya.
"""

KIND_CLASSES = {"city": "city", "town": "town", "village": "village", "zone": "village"}
"""Size class of a kind of place whose population is not known.

A base, crossing, dam or oilfield has no residents to speak of, and no reach.
"""

_CORNERS = 256  # a polygon of so many corners lacks 0.01 % of its disc
_M_IN_KM = 1000.0
_M2_IN_KM2 = 1e6


def discs(points: gpd.GeoSeries, reach_km: pd.Series) -> gpd.GeoSeries:
    """Return the ground within a distance of each point, index-aligned.

    Every corner lies at exactly that geodesic distance on WGS84 (Karney 2013), so a
    disc is as round as in an azimuthal equidistant projection centred on its point. A
    reach of 0 gives an empty polygon. Points in EPSG:4326, none within reach of the
    180th meridian.
    """
    azimuth = np.linspace(0.0, 360.0, _CORNERS, endpoint=False)
    count = len(points)
    lon, lat, _ = GEOD.fwd(
        np.repeat(points.x.to_numpy(), _CORNERS),
        np.repeat(points.y.to_numpy(), _CORNERS),
        np.tile(azimuth, count),
        np.repeat(reach_km.to_numpy(float) * _M_IN_KM, _CORNERS),
    )
    corners = np.column_stack([lon, lat]).reshape(count, _CORNERS, 2)
    shapes = np.asarray(shapely.polygons(corners))
    shapes[reach_km.to_numpy() == 0] = shapely.Polygon()
    return gpd.GeoSeries(shapes, index=points.index, crs=STORAGE_CRS)


def within(
    cells: gpd.GeoDataFrame, points: gpd.GeoSeries, reach_km: pd.Series
) -> gpd.GeoDataFrame:
    """Cut each cell to the ground within reach of its place.

    Method C, and D with a reach by size: cell(p) ∩ disc(p, r). A cell cut at a smaller
    reach lies within the same cell cut at a larger one.

    Parameters
    ----------
    cells
        As `geo.cells.voronoi` returns them, indexed by place_id.
    points
        Their places, EPSG:4326, same index.
    reach_km
        Reach of each place, km, same index.

    Returns
    -------
    The cells with `geometry` (empty where nothing is within reach) and `km2` cut.
    """
    cut = cells.copy()
    round_ = discs(points, reach_km)
    there = ~cells.is_empty
    for part in cells["part"][there].unique():
        group = cells.geometry[there & (cells["part"] == part)]
        # In the projection that the cells were divided and measured in: their edges
        # are straight there, so a cut cell is no larger than the cell by rounding only.
        crs = equal_area_crs(group)
        shapes = group.to_crs(crs).intersection(round_[group.index].to_crs(crs))
        cut.loc[group.index, "km2"] = shapes.area / _M2_IN_KM2
        cut.loc[group.index, "geometry"] = shapes.to_crs(STORAGE_CRS)
    return cut


def by_size(places: pd.DataFrame) -> pd.Series:
    """Return the reach of each place by its size class, km, index-aligned.

    Method D, populated land, without a population grid: an offline stand-in that knows
    only how large a place is, not where people live round it. The class comes from the
    population where it is known, else from the kind of place; see `SIZE_CLASSES` and
    `KIND_CLASSES`. A sparse desert point has no reach.

    Parameters
    ----------
    places
        Columns `kind`, `population` (NA: unknown), `sparse` (bool).
    """
    reach = {name: km for name, _, km in SIZE_CLASSES}
    by_kind = places["kind"].map(KIND_CLASSES).map(reach).fillna(0.0)
    people = places["population"].astype(float).to_numpy()
    limits = [people >= least for _, least, _ in SIZE_CLASSES]
    by_people = np.select(limits, [km for _, _, km in SIZE_CLASSES], by_kind)
    return pd.Series(by_people, index=places.index).mask(places["sparse"], 0.0)
