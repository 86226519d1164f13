"""The schema of a data set: `TABLES`, one entry a file, in the order they are hashed.

A column knows its meaning (`description`), its kind, its unit, its allowed values and
the table it refers to. Nothing else in the project says what a data set may hold.
"""

from data.schema.ground import CELLS, EXTENTS, PLACES, REPORTS, THEATRES
from data.schema.setting import HAPPENINGS, LANDMARKS, ROUTE_STATUS, ROUTES
from data.schema.statements import ACTORS, CLAIMS, DENOMINATORS, SOURCES
from data.schema.table import Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        THEATRES,
        PLACES,
        REPORTS,
        ACTORS,
        SOURCES,
        CLAIMS,
        DENOMINATORS,
        HAPPENINGS,
        ROUTE_STATUS,
        EXTENTS,
        LANDMARKS,
        ROUTES,
        CELLS,
    )
}

__all__ = ["TABLES", "Table"]
