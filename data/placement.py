"""Whether places lie where they can be, and theatres have what they need.

Distances are geodesic on WGS84, km; storage is EPSG:4326.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from data.faults import choice, gathered
from data.reading import Reading
from geo.errors import Fault
from geo.vocabulary import CellRule

_GEOD = Geod(ellps="WGS84")
_M_IN_KM = 1000.0


def on_the_ground(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return the faults of places beside their parts, and of theatres without either.

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
    if places and extents:
        faults += _parts_of_others(places, extents)
    if places and theatres and places.has("theatre", "cell"):
        grounded = places.frame["cell"].isin([CellRule.VORONOI, CellRule.DRAWN])
        expected = (
            "a place of this theatre whose cell is voronoi or drawn, in places.csv"
        )
        served = places.frame.loc[grounded, "theatre"]
        faults += _theatres_without(theatres, served, expected)
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
