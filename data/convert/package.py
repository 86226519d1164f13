"""The description of the data set that tools can read: `datapackage.json`."""

from typing import Any

from data.schema import TABLES, Table
from data.schema.columns import Kind

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

TYPES = {
    Kind.TEXT: "string",
    Kind.DAY: "date",
    Kind.DECIMAL: "number",
    Kind.WHOLE: "integer",
    Kind.FLAG: "boolean",
}


def meaning(table: Table, column: str) -> str:
    """Return what a column means, its unit included."""
    facts = table.columns[column].metadata or {}
    text = table.columns[column].description or ""
    return f"{text} Unit: {facts['unit']}." if facts.get("unit") else text


def field(table: Table, column: str) -> dict[str, Any]:
    """Return the descriptor of a column."""
    facts = table.columns[column].metadata or {}
    entry: dict[str, Any] = {
        "name": column,
        "type": TYPES[table.kind(column)],
        "description": meaning(table, column),
    }
    rules: dict[str, Any] = {}
    if not facts.get("blank"):
        rules["required"] = True
    if table.allowed(column) and table.kind(column) is Kind.TEXT:
        rules["enum"] = list(table.allowed(column))
    if rules:
        entry["constraints"] = rules
    return entry


def keys(table: Table) -> dict[str, Any]:
    """Return the primary key of a table, and its links to other CSV tables."""
    links = [
        {
            "fields": [column],
            "reference": {"resource": to.table, "fields": [TABLES[to.table].key]},
        }
        for column, to in table.references().items()
        if not to.many and not to.also and not TABLES[to.table].geometries
    ]
    found: dict[str, Any] = {}
    if table.key:
        found["primaryKey"] = [table.key]
    if links:
        found["foreignKeys"] = links
    return found


def resource(table: Table) -> dict[str, Any]:
    """Return the descriptor of a CSV table, keys included."""
    return {
        "name": table.name,
        "type": "table",
        "title": f"One row is {table.meaning}",
        "path": table.file,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [field(table, column) for column in table.columns],
            "missingValues": [""],
            **keys(table),
        },
    }


def layer(table: Table) -> dict[str, Any]:
    """Return the descriptor of a GeoJSON file: a plain resource with its properties."""
    said = "; ".join(f"{column}: {meaning(table, column)}" for column in table.columns)
    return {
        "name": table.name,
        "type": "json",
        "title": f"One feature is {table.meaning}",
        "description": f"{', '.join(table.geometries)} in WGS 84. Properties: {said}",
        "path": table.file,
        "scheme": "file",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": LICENCES.get(table.name, [CC_BY_SA]),
    }


def descriptor() -> dict[str, Any]:
    """Return the whole descriptor; it depends on no clock and no machine."""
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
            layer(table) if table.geometries else resource(table)
            for table in TABLES.values()
        ],
    }
