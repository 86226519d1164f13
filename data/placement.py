"""Whether outlines can be divided, and whether places lie where they can be.

Distances are geodesic on WGS84, km; areas geodesic, km2; storage is EPSG:4326.
"""

from collections.abc import Mapping
from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from data.faults import choice, gathered
from data.reading import Reading
from geo.errors import Fault
from geo.measure import STORAGE_CRS, geodesic_area_km2
from geo.vocabulary import CellRule

OVERLAP_KM2 = 0.001
"""Overlap of two parts that is let pass: 1000 m2, the crumbs of rounded borders. It is
a hundredth of 0.1 km2, the last digit an area is told to, and far below any cell."""

_GEOD = Geod(ellps="WGS84")
_M_IN_KM = 1000.0
_EDGE_DEGREES = 0.01
"""Longest edge measured as a geodesic: it strays from a straight one by under 1 m."""


def on_the_ground(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return the faults of parts, and of places beside them.

    Parameters
    ----------
    readings
        Every table that could be read, by name. Checks whose tables are not all there
        are left out; so are rows whose cells or shapes have faults of their own.
    """
    faults: list[Fault] = []
    places, extents = readings.get("places"), readings.get("extents")
    theatres = readings.get("theatres")
    if places:
        faults += _shared_points(places)
    if extents:
        faults += _overlaps(extents)
    if places and extents:
        faults += _parts_of_others(places, extents)
    if places and theatres and places.has("theatre", "cell"):
        divided = places.frame.loc[places.frame["cell"] == CellRule.VORONOI, "theatre"]
        expected = "a place of this theatre whose cell is voronoi, in places.csv"
        faults += _theatres_without(theatres, divided, expected)
    if extents and theatres and extents.has("theatre"):
        expected = "a part of this theatre, in extents.geojson"
        faults += _theatres_without(theatres, extents.frame["theatre"], expected)
    if places and extents and theatres:
        faults += _out_of_reach(places, extents, theatres)
    return faults


def _theatres_without(
    theatres: Reading, served: pd.Series, expected: str
) -> list[Fault]:
    """Return the theatres that are not among those `served` names."""
    ids = theatres.typed["theatre_id"]
    lacking = ids[ids.ne("") & ~ids.isin(served)]
    return gathered(
        [
            theatres.fault(int(str(row)), "theatre_id", name, expected)
            for row, name in lacking.items()
        ]
    )


def _shared_points(reading: Reading) -> list[Fault]:
    """Return places that cannot be told apart when their part is divided."""
    places = reading.typed
    divided = places[places["cell"].eq(CellRule.VORONOI) & places["part"].ne("")]
    divided = divided.dropna(subset=["lat", "lon"])
    spot = ["part", "lat", "lon"]
    first = divided.groupby(spot)["place_id"].transform("first")
    again = divided.duplicated(spot)
    return gathered(
        [
            reading.fault(
                row,
                "lat, lon",
                _point_text(places, row),
                f"a point of its own to divide {places['part'].iloc[row]}; "
                f"{first.loc[row]} has this one",
            )
            for row in divided.index[again]
        ]
    )


def _overlaps(reading: Reading) -> list[Fault]:
    """Return pairs of parts of one theatre that share ground, at the later one."""
    parts = reading.typed
    sound = [row for row, shape in enumerate(reading.shapes) if shape is not None]
    shapes = np.array([reading.shapes[row] for row in sound], dtype=object)
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    faults = []
    for one, other in ((sound[i], sound[j]) for i, j in pairs if i < j):
        if parts["theatre"].iloc[one] != parts["theatre"].iloc[other]:
            continue
        shared = _shared_km2(reading.shapes[one], reading.shapes[other])
        if shared > OVERLAP_KM2:
            names = parts["part_id"].iloc[[other, one]]
            expected = f"no ground in common with {names.iloc[1]}"
            value = f"{names.iloc[0]}: {shared:.3f} km2 in common"
            faults.append(reading.fault(other, "geometry", value, expected))
    return gathered(sorted(faults))


def _shared_km2(one: BaseGeometry, other: BaseGeometry) -> float:
    """Return the geodesic km2 two shapes share; common borders have none.

    Edges are straight in degrees (RFC 7946), so they are cut short before a measure
    that takes them for geodesics: on a long border the two differ by more than a crumb.
    """
    shared = shapely.get_parts(shapely.intersection(one, other))
    areas = shared[shapely.get_dimensions(shared) == 2]
    areas = shapely.segmentize(areas, _EDGE_DEGREES)
    return float(geodesic_area_km2(gpd.GeoSeries(areas, crs=STORAGE_CRS)).sum())


def _parts_of_others(reading: Reading, extents: Reading) -> list[Fault]:
    """Return places whose part exists, but in another theatre than theirs."""
    places, parts = reading.typed, extents.typed
    theatre_of = parts.drop_duplicates("part_id").set_index("part_id")["theatre"]
    theirs = theatre_of.reindex(places["part"]).set_axis(places.index)
    # A theatre that is not known, or has no part, is told elsewhere, once.
    strange = theirs.notna() & theirs.ne(places["theatre"])
    strange &= places["theatre"].isin(parts["theatre"])
    faults = []
    for row in places.index[strange]:
        theatre, part = places[["theatre", "part"]].iloc[row]
        allowed = parts.loc[parts["theatre"] == theatre, "part_id"]
        expected = choice(f"a part of theatre {theatre}", part, allowed)
        faults.append(reading.fault(row, "part", part, expected))
    return gathered(faults)


def _out_of_reach(reading: Reading, extents: Reading, theatres: Reading) -> list[Fault]:
    """Return places farther from their theatre's outlines than its reach."""
    places, outlines = reading.typed, _outlines(extents)
    faults = []
    for theatre, reach in theatres.typed[["theatre_id", "reach_km"]].to_numpy():
        here = places[places["theatre"].eq(theatre) & places["lat"].notna()]
        here = here[here["lon"].notna()]
        if theatre not in outlines or np.isnan(reach):
            continue
        away = distances_km(here["lon"], here["lat"], outlines[theatre])
        for row, km in away[away > reach].items():
            expected = f"a point within {reach:g} km of the outlines of {theatre}; "
            expected += f"it lies {km:,.1f} km away"
            value = _point_text(places, row)
            faults.append(reading.fault(row, "lat, lon", value, expected))
    return gathered(sorted(faults))


def distances_km(lon: pd.Series, lat: pd.Series, outline: BaseGeometry) -> pd.Series:
    """Return the geodesic km from points to an outline, 0 inside; index-aligned.

    The nearest point of the outline is sought with degrees of longitude shrunk by the
    cosine of the latitude, then measured exactly: never less than the true distance,
    and above it only where the search picks a neighbour (0.03 % at most within 300 km,
    on the outlines of Iraq, Syria and Libya).
    """
    away = pd.Series(0.0, index=lat.index)
    outside = ~shapely.intersects_xy(outline, lon.to_numpy(), lat.to_numpy())
    for row in lat.index[outside]:
        x, y = float(lon[row]), float(lat[row])
        shrink = np.array([max(np.cos(np.radians(y)), 0.01), 1.0])
        flat = shapely.transform(outline, partial(np.multiply, shrink))
        line = shapely.shortest_line(flat, shapely.Point(x * shrink[0], y))
        near = shapely.get_coordinates(line)[0] / shrink
        away[row] = _GEOD.inv(x, y, near[0], near[1])[2] / _M_IN_KM
    return away


def _outlines(extents: Reading) -> dict[str, BaseGeometry]:
    """Return the parts of each theatre as one; none for a theatre with a bad part."""
    parts = extents.typed.assign(shape=pd.Series(extents.shapes, dtype=object))
    sound = parts.groupby("theatre").filter(lambda group: group["shape"].notna().all())
    return {
        str(theatre): shapely.MultiPolygon(shapely.get_parts(list(group)).tolist())
        for theatre, group in sound.groupby("theatre")["shape"]
    }


def _point_text(places: pd.DataFrame, row: int) -> str:
    return f"{places['lat'].iloc[row]}, {places['lon'].iloc[row]}"
