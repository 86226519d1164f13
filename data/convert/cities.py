"""The zones and reports of Raqqa, Fallujah and Sirte."""

import re

import pandas as pd
from shapely import Point
from shapely.geometry.base import BaseGeometry

from data.convert.reports import with_holder, with_scope
from data.writing import shaped

ZONE_COLUMNS = (
    *("city", "zone_id", "name", "name_ar", "alt_names", "lat", "lon"),
    *("coord_basis", "coord_source", "note"),
)
EVENT_COLUMNS = (
    *("event_id", "city", "zone_id", "date", "date_precision", "controller_after"),
    *("change", "actor", "source_title", "source_url", "basis", "confidence", "note"),
)
CITIES = ("raqqa", "fallujah", "sirte")
COUNTRY = {"raqqa": "SY", "fallujah": "IQ", "sirte": "LY"}
ADMIN1 = {"raqqa": "Raqqa", "fallujah": "Anbar", "sirte": "Sirte"}

COUNTRYSIDE = "raqqa_region_"
"""Zones 40 to 90 km from Raqqa: marks on the map, never cells of the city."""

STATED = re.compile(r"(?:about|up to) (\d+) (m|km) uncertain")
WITHIN = re.compile(r"'within_(\d+)m'")

INSIDE_M = {"fallujah": "600", "sirte": "800"}
"""Upper bound the notes give for estimated zones inside the built-up area."""

OUTSIDE_M = {"fallujah": "1500"}
"""The same for the outskirts; for Sirte the notes say only `more`."""


def stated_error_m(note: str, source: str) -> str:
    """Return the error a zone's own row states, in metres, blank if none.

    >>> stated_error_m("north of Sinaa; about 400 m uncertain.", "")
    '400'
    """
    found = STATED.search(note)
    if found is not None:
        return str(int(found.group(1)) * (1000 if found.group(2) == "km" else 1))
    within = WITHIN.search(source)
    return "" if within is None else within.group(1)


def error_m(zone: pd.Series, extents: dict[str, BaseGeometry]) -> str:
    """Return the stated upper bound of a zone's error: its row's, else its city's."""
    stated = stated_error_m(zone["note"], zone["coord_source"])
    if stated or zone["coord_basis"] != "estimated":
        return stated
    point = Point(float(zone["lon"]), float(zone["lat"]))
    bounds = INSIDE_M if extents[zone["city"]].covers(point) else OUTSIDE_M
    return bounds.get(zone["city"], "")


def places(research: pd.DataFrame, extents: dict[str, BaseGeometry]) -> pd.DataFrame:
    """Return the zones of the three cities.

    Parameters
    ----------
    research : DataFrame
        The research's zones, one row a zone, all text.
    extents : dict
        The built-up area of each city, in degrees.
    """
    mark = research["zone_id"].str.startswith(COUNTRYSIDE)
    return shaped(
        research.assign(
            place_id=research["zone_id"],
            theatre=research["city"],
            part=research["city"],
            kind="zone",
            country=research["city"].map(COUNTRY),
            admin1=research["city"].map(ADMIN1),
            coord_error_m=[error_m(zone, extents) for _, zone in research.iterrows()],
            sparse="false",
            cell=mark.map({True: "point", False: "voronoi"}),
        ),
        "places",
    )


def reports(research: pd.DataFrame) -> pd.DataFrame:
    """Return the cities' reports, in the order of the research."""
    events = with_scope(with_holder(research))
    return shaped(
        events.assign(report_id=events["event_id"], place_id=events["zone_id"]),
        "reports",
    )
