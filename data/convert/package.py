"""The description of the data set that tools can read: `datapackage.json`."""

from collections.abc import Collection
from typing import Any

from data.package import resource
from data.schema import TABLES, Table

CC_BY_SA = {
    "name": "CC-BY-SA-4.0",
    "title": "Creative Commons Attribution-ShareAlike 4.0 International",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
}
ODBL = {
    "name": "ODbL-1.0",
    "title": "Open Data Commons Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
CREDITS = (
    ("OpenStreetMap contributors", "https://www.openstreetmap.org/copyright"),
    ("GeoNames, CC BY 4.0", "https://www.geonames.org/"),
    ("Wikipedia contributors, CC BY-SA", "https://en.wikipedia.org/"),
    ("Wikimedia Commons, Battle_of_Raqqa.svg, CC BY-SA 3.0", ""),
    ("Airwars, places of incidents", "https://airwars.org/"),
    ("Who's On First", "https://whosonfirst.org/"),
    ("OurAirports, public domain", "https://ourairports.com/"),
    ("Natural Earth, public domain", "https://www.naturalearthdata.com/"),
)
LICENCES = {"extents": [CC_BY_SA, ODBL], "landmarks": [CC_BY_SA, ODBL]}
"""Files with OpenStreetMap in them; all others are under the first licence alone."""


def descriptor(files: Collection[str]) -> dict[str, Any]:
    """Return the whole descriptor of the tables named; no clock, no machine in it."""
    return {
        "name": "islamic-state",
        "title": "Who held what ground: Islamic State in Iraq, Syria and Libya",
        "description": (
            "Reports on places, claims with their denominators, and happenings, "
            "January 2013 to March 2019; every row says where it was read."
        ),
        "version": "1.0.0",
        "licenses": [CC_BY_SA, ODBL],
        "sources": [
            {"title": title, "path": path} if path else {"title": title}
            for title, path in CREDITS
        ],
        "contributors": [{"title": "Ground Held contributors", "role": "author"}],
        "resources": [
            resource(table) | _licences(table)
            for table in TABLES.values()
            if table.name in files
        ],
    }


def _licences(table: Table) -> dict[str, Any]:
    """Return the licences of a file of its own: a GeoJSON may mix two."""
    if not table.geometries:
        return {}
    return {"licenses": LICENCES.get(table.name, [CC_BY_SA])}
