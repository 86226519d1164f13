"""What `datapackage.json` says of a table, from the schema (Frictionless, v1)."""

from typing import Any

from data.schema import TABLES, Table
from data.schema.columns import Kind

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
    """Return the descriptor of a file: a CSV with its keys, a GeoJSON as it is."""
    if table.geometries:
        return _layer(table)
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


def _layer(table: Table) -> dict[str, Any]:
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
    }
