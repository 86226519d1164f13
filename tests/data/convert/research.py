"""A made-up research folder of a few rows a table, written by code.

The region has one town a country. Mosul is a square of 0.2 degrees that a river cuts
at 43.1 degrees east; the river stops short of the square's edges. Each other city is a
square of 0.1 degrees.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd

from data.convert.build import RESEARCH
from data.convert.speakers import COLUMNS

PAPER = "https://example.org/2016/06/21/paper"
FRONT = "https://southfront.org/report"
WIKI = "https://github.com/example/copies/wiki.md"

Rows = list[dict[str, str]]
NOBODY = pd.DataFrame(columns=list(COLUMNS), dtype="str")
"""The table of who speaks in which report, without a row."""


def town(
    place_id: str, country: str, lat: str, lon: str, **more: str
) -> dict[str, str]:
    row = {
        "place_id": place_id,
        "name": place_id.title(),
        "alt_names": "One; Two",
        "country": country,
        "admin1": "Province",
        "lat": lat,
        "lon": lon,
        "population": "1000",
        "kind": "town",
        "ever_is": "yes",
        "coord_basis": "sourced",
        "coord_source": "GeoNames 1",
    }
    return row | more


def event(
    event_id: str, place: str, date: str, holder: str, **more: str
) -> dict[str, str]:
    row = {
        "event_id": event_id,
        "date": date,
        "date_precision": "day",
        "controller_after": holder,
        "change": "captured",
        "actor": "Army",
        "source_title": "A paper, 21 June 2016",
        "source_url": PAPER,
        "basis": "sourced",
        "confidence": "high",
    }
    return row | {"place_id": place, "zone_id": place} | more


UNSOURCED = {"source_title": "", "source_url": "", "basis": "unsourced"}


def zone(zone_id: str, lat: str, lon: str, **more: str) -> dict[str, str]:
    row = {
        "zone_id": zone_id,
        "name": zone_id.title(),
        "lat": lat,
        "lon": lon,
        "coord_basis": "estimated",
    }
    return row | more


def claim(claim_id: str, metric: str, denominator: str, **more: str) -> dict[str, str]:
    row = {
        "claim_id": claim_id,
        "metric": metric,
        "place": "Iraq",
        "subject": "IS",
        "value": "40",
        "unit": "%",
        "qualifier": "about",
        "denominator": denominator,
        "as_of": "2016-01",
        "stated_on": "2016",
        "side": "coalition",
        "source_title": "Paper",
        "source_url": PAPER,
        "basis": "sourced",
    }
    return row | more


def points(kind: str, name: str, pairs: list[tuple[float, float]], **more: str) -> Rows:
    """Return one row a point (lon, lat); written backwards, since `seq` must decide."""
    rows = [
        {
            "kind": kind,
            "name": name,
            "seq": str(seq),
            "lat": str(lat),
            "lon": str(lon),
            "basis": "estimated",
            **more,
        }
        for seq, (lon, lat) in enumerate(pairs, start=1)
    ]
    return rows[::-1]


def square(west: float, south: float, side: float) -> list[tuple[float, float]]:
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north)]


def tables() -> dict[str, Rows]:
    """Return every research table, as rows of text."""
    happening = {
        "happening_id": "one",
        "date_start": "2016-06-12",
        "date_precision": "day",
        "category": "statement",
        "title": "Said",
        "summary": "Something was said.",
        "source_title": "Paper",
        "source_url": PAPER,
        "basis": "sourced",
        "confidence": "high",
    }
    cities = {"raqqa": (39.0, 35.9), "fallujah": (43.7, 33.3), "sirte": (16.5, 31.1)}
    extents: Rows = []
    for city, (west, south) in cities.items():
        extents += points("urban_extent", city, square(west, south, 0.1), city=city)
    extents += points(
        "river", "Euphrates north bank", [(39.0, 35.9), (39.1, 35.9)], city="raqqa"
    )
    extents += points("road", "Old City wall", [(39.0, 35.9), (39.1, 36)], city="raqqa")
    return {
        "region/places.csv": [
            town("hit", "IQ", "33.6", "42.8"),
            town(
                "well",
                "SY",
                "34.5",
                "38.5",
                coord_basis="estimated",
                coord_source="estimated, about +/-3-10 km",
                note="sparse desert point: few people",
            ),
            town("derna", "LY", "32.7", "22.6"),
        ],
        "region/events.csv": [
            event("hit-00", "hit", "2013-01-01", "iraqi_government", **UNSOURCED)
            | {"change": "initial"},
            event("hit-01", "hit", "2014-10-02", "islamic_state", note="a note"),
            event("hit-02", "hit", "2016-04-01", "contested", source_title="Paper"),
            event("well-00", "well", "2013-01-01", "other", source_title="Paper"),
        ],
        "mosul/zones.csv": [
            zone("hit", "36.3", "43.05", side="west", note="estimated: by the river"),
            zone("bakr", "36.3", "43.15", side="east"),
        ],
        "mosul/events.csv": [
            event("hit-01", "hit", "2014-06-10", "islamic_state"),
            event("hit-02", "hit", "2017-02-01", "iraqi_government"),
        ],
        "mosul/landmarks.csv": [
            *points("urban_extent", "Extent", square(43.0, 36.2, 0.2), note="by hand"),
            *points("river_centerline", "Tigris", [(43.1, 36.35), (43.1, 36.25)]),
            *points(
                "bridge", "Old Bridge", [(43.1, 36.3)], date_destroyed="2016-12-26"
            ),
        ],
        "cities/zones.csv": [
            zone(
                "raqqa_a", "35.95", "39.05", city="raqqa", note="up to 2 km uncertain"
            ),
            zone("raqqa_region_b", "35.7", "38.6", city="raqqa"),
            zone("fallujah_a", "33.35", "43.75", city="fallujah"),
            zone("fallujah_b", "33.45", "43.75", city="fallujah"),
            zone("sirte_a", "31.15", "16.55", city="sirte"),
        ],
        "cities/events.csv": [
            event(
                "ra1",
                "raqqa_a",
                "2017-10-17",
                "sdf",
                city="raqqa",
                note="[citywide] declared",
                source_title='Wikipedia "Raqqa", 2023 copy in GitHub example/copies',
                source_url=WIKI,
            ),
            event(
                "ra2",
                "raqqa_a",
                "2017-10-18",
                "sdf",
                city="raqqa",
                note="[inferred]",
                source_title="South Front: Raqqa",
                source_url=FRONT,
            ),
            event("fa1", "fallujah_a", "2016-06-26", "iraqi_government", **UNSOURCED)
            | {"city": "fallujah", "source_title": "(no source)"},
        ],
        "cities/extents.csv": extents,
        "claims/claims.csv": [
            claim("c1", "territory_held_pct", "area of Iraq"),
            claim("c2", "territory_lost_pct", "whole area of Iraq"),
            claim("c3", "territory_lost_pct", "area 1 Jan 2015"),
            claim("c4", "fighters_total", "", unit="fighters"),
        ],
        "happenings/happenings.csv": [happening],
        "happenings/happenings_extra.csv": [happening | {"happening_id": "two"}],
        "happenings/route_status.csv": [
            {
                "route_id": "road",
                "date": "2015-11-13",
                "date_precision": "day",
                "status": "cut",
                "source_title": "Paper",
                "source_url": PAPER,
                "basis": "sourced",
                "confidence": "high",
                "note": "by Sinjar",
            }
        ],
    }


def land() -> dict[str, Any]:
    """Return a land layer of three countries, each a square of a few degrees."""
    places = {"IRQ": (42.0, 33.0), "SYR": (38.0, 34.0), "LBY": (22.0, 32.0)}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"a3": code},
                "geometry": {
                    "type": "Polygon",
                    # Clockwise, and so against the rule that GeoJSON follows.
                    "coordinates": [[*square(x, y, 2.0)[::-1], square(x, y, 2.0)[-1]]],
                },
            }
            for code, (x, y) in places.items()
        ],
    }


def routes() -> dict[str, Any]:
    """Return one route of two points."""
    return {
        "type": "FeatureCollection",
        "name": "routes",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "route_id": "road",
                    "name": "The road",
                    "note": "",
                    "coord_basis": "estimated",
                    "via": "a; b*",
                },
                "geometry": {"type": "LineString", "coordinates": [[39, 36], [43, 36]]},
            }
        ],
    }


def write_research(folder: Path, changed: dict[str, Rows] | None = None) -> Path:
    """Write the tables, some of them changed, with the columns of the research."""
    for name, rows in (tables() | (changed or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = list(RESEARCH[name])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, columns, restval="", extrasaction="ignore", lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(rows)
    (folder / "happenings/routes.geojson").write_text(json.dumps(routes()))
    (folder / "land.geojson").write_text(json.dumps(land()))
    return folder
