"""The world of squares with a theatre whose ground is drawn, not divided.

The theatre `sheet` is a strip on the equator, 0.2 degrees wide and 0.1 high, of two
squares of 123 km2 each: `sheet-west` and `sheet-east`. The north holds the west from
2015; nobody says who holds the east.
"""

from typing import Any

from tests.world import theatre_row, world
from tests.world_rows import feature, part, place, report, square

STRIP = {
    "type": "Polygon",
    "coordinates": [[[3, 0], [3.2, 0], [3.2, 0.1], [3, 0.1], [3, 0]]],
}


def drawn_world() -> dict[str, Any]:
    """Return every file of the data set, as `tests.world.world` does."""
    files = world()
    files["theatres.csv"].append(theatre_row("sheet", 2.9, 3.3, "", kind="region"))
    files["places.csv"] += [
        place(f"sheet-{side}", "sheet", 0.05, lon, theatre="sheet", cell="drawn")
        for side, lon in (("west", 3.05), ("east", 3.15))
    ]
    files["reports.csv"].append(
        report("sheet-west-0", "sheet-west", "2015-01-01", "north")
    )
    files["extents.geojson"].append(part("sheet", "sheet", "EA", STRIP))
    files["cells.geojson"] = [
        feature(square(lon, 0, 0.1), place_id=f"sheet-{side}")
        for side, lon in (("west", 3), ("east", 3.1))
    ]
    return files
