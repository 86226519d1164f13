"""The outlines that places divide: three countries, four built-up areas."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import LineString, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from data.writing import Feature, feature
from geo.errors import GeometryError

EXTENT_COLUMNS = ("city", "kind", "name", "seq", "lat", "lon", "basis", "source")
LANDMARK_COLUMNS = (
    *("kind", "seq", "name", "lat", "lon", "date_destroyed", "basis", "source", "note"),
)
COUNTRIES = {"IRQ": ("IQ", "Iraq"), "SYR": ("SY", "Syria"), "LBY": ("LY", "Libya")}
COUNTRY_SOURCE = (
    "OpenStreetMap country polygons cut at the coast, from the npm package "
    "@geo-maps/countries-coastline-10m 0.6.0, simplified; ODbL 1.0"
)
CITY_NAMES = {"raqqa": "Raqqa", "fallujah": "Fallujah", "sirte": "Sirte"}
CITY_COUNTRIES = {"raqqa": "SY", "fallujah": "IQ", "sirte": "LY"}
PLACES_DIGITS = 6
"""Digits of a degree kept: about 0.1 m."""

REACH = 0.25
"""Degrees the river is drawn out at each end, so that it cuts the city through."""


def points(rows: pd.DataFrame) -> list[tuple[float, float]]:
    """Return the (lon, lat) pairs of rows in the order of `seq`."""
    ordered = rows.sort_values("seq", key=lambda seq: seq.astype(int), kind="stable")
    return list(
        zip(ordered["lon"].astype(float), ordered["lat"].astype(float), strict=True)
    )


def tidy(geometry: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON geometry: rings as RFC 7946 turns them, six digits."""
    turned = shapely.orient_polygons(geometry)
    rounded = shapely.transform(turned, lambda xy: xy.round(PLACES_DIGITS))
    return dict(mapping(rounded))


def countries(land: Mapping[str, Any]) -> list[Feature]:
    """Return the three country outlines, from a land layer with property `a3`."""
    found = {
        one["properties"].get("a3"): shape(one["geometry"]) for one in land["features"]
    }
    absent = [code for code in COUNTRIES if code not in found]
    if absent:
        raise GeometryError(
            f"The land layer has no {', '.join(absent)}; give one with a3 = "
            f"{', '.join(COUNTRIES)}."
        )
    return [
        feature(
            {
                "part_id": part,
                "theatre": "region",
                "country": part,
                "name": name,
                "basis": "sourced",
                "source": COUNTRY_SOURCE,
            },
            tidy(found[code]),
        )
        for code, (part, name) in COUNTRIES.items()
    ]


def city_polygons(extents: pd.DataFrame) -> dict[str, BaseGeometry]:
    """Return the built-up area of Raqqa, Fallujah and Sirte, in degrees."""
    rows = extents[extents["kind"] == "urban_extent"]
    return {city: Polygon(points(rows[rows["city"] == city])) for city in CITY_NAMES}


def cities(extents: pd.DataFrame) -> list[Feature]:
    """Return the built-up areas as features."""
    rows = extents[extents["kind"] == "urban_extent"].drop_duplicates("city")
    first = rows.set_index("city")
    return [
        feature(
            {
                "part_id": city,
                "theatre": city,
                "country": CITY_COUNTRIES[city],
                "name": str(first.loc[city, "name"]),
                "basis": str(first.loc[city, "basis"]),
                "source": str(first.loc[city, "source"]),
            },
            tidy(polygon),
        )
        for city, polygon in city_polygons(extents).items()
    ]


def drawn_out(line: LineString, reach: float = REACH) -> LineString:
    """Return the line with both ends carried on straight by `reach` degrees."""
    coords = list(line.coords)
    ends = []
    for (x0, y0), (x1, y1) in ((coords[0], coords[1]), (coords[-1], coords[-2])):
        share = reach / Point(x0, y0).distance(Point(x1, y1))
        ends.append((x0 + (x0 - x1) * share, y0 + (y0 - y1) * share))
    return LineString([ends[0], *coords, ends[1]])


def two_sides(extent: Polygon, river: LineString) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the west and the east of an area cut by a river that runs north to south.

    Parameters
    ----------
    extent : Polygon
        The area, in degrees.
    river : LineString
        The centre line, from its northern end to its southern; drawn out if short.

    Raises
    ------
    GeometryError
        If the river leaves all of the area on one side.
    """
    cut = drawn_out(river)
    far = min(extent.bounds[0], cut.bounds[0]) - 1
    corners = [(far, cut.coords[-1][1]), (far, cut.coords[0][1])]
    west_of = Polygon([*cut.coords, *corners])
    west: list[BaseGeometry] = []
    east: list[BaseGeometry] = []
    for piece in split(extent, cut).geoms:
        inside = west_of.covers(piece.representative_point())
        (west if inside else east).append(piece)
    if not west or not east:
        raise GeometryError(
            "The river does not cut the urban extent of Mosul; draw its line through."
        )
    return shapely.union_all(west), shapely.union_all(east)


def mosul(landmarks: pd.DataFrame) -> list[Feature]:
    """Return Mosul west and east of the Tigris."""
    ring = landmarks[landmarks["kind"] == "urban_extent"]
    river = landmarks[landmarks["kind"] == "river_centerline"]
    sides = two_sides(Polygon(points(ring)), LineString(points(river)))
    source = (
        f"{ring['note'].iloc[0]}; cut by the centre line of the Tigris, which is "
        "estimated too"
    )
    return [
        feature(
            {
                "part_id": f"mosul-{side}",
                "theatre": "mosul",
                "country": "IQ",
                "name": f"Mosul, {side} of the Tigris",
                "basis": "estimated",
                "source": source,
            },
            tidy(geometry),
        )
        for side, geometry in zip(("west", "east"), sides, strict=True)
    ]
