"""Single rows of a small data set: each sound, each changed by keyword."""

from collections.abc import Mapping
from typing import Any


def square(west: float, south: float, side: float) -> dict[str, Any]:
    """Return a GeoJSON square, degrees, wound anticlockwise."""
    east, north = round(west + side, 6), round(south + side, 6)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: Mapping[str, Any], **properties: str) -> dict[str, Any]:
    """Return a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": dict(geometry)}


def place(
    place_id: str, part: str, lat: float, lon: float, **changes: str
) -> dict[str, str]:
    """Return a row of places.csv; a part of the region says its country."""
    return {
        "place_id": place_id,
        "theatre": "city" if part == "town" else "region",
        "part": part,
        "name": place_id.replace("-", " ").title(),
        "name_ar": "مكان",
        "alt_names": "",
        "kind": "zone" if part == "town" else "town",
        "country": "EB" if part == "eb" else "EA",
        "admin1": "",
        "lat": str(lat),
        "lon": str(lon),
        "coord_basis": "sourced",
        "coord_error_m": "",
        "coord_source": "",
        "population": "",
        "sparse": "false",
        "cell": "voronoi",
        "ever_is": "",
        "note": "",
    } | changes


def report(
    report_id: str, place_id: str, date: str, holder: str, **changes: str
) -> dict[str, str]:
    """Return a row of reports.csv; `contested` and `unknown` set the status too."""
    return {
        "report_id": report_id,
        "place_id": place_id,
        "date": date,
        "date_precision": "day",
        "holder": holder,
        "status": holder if holder in {"contested", "unknown"} else "held",
        "change": "captured",
        "actor": "",
        "source_id": "gazette",
        "basis": "sourced",
        "confidence": "high",
        "scope": "place",
        "said_by": "",
        "speaker": "",
        "note": "",
    } | changes


def claim(claim_id: str, **changes: str) -> dict[str, str]:
    """Return a row of claims.csv: 40 % of EA, disputed by nobody."""
    return {
        "claim_id": claim_id,
        "metric": "territory_held_pct",
        "place": "EA",
        "subject": "south",
        "value_low": "",
        "value": "40",
        "value_high": "",
        "unit": "%",
        "qualifier": "about",
        "denominator": "area of EA",
        "denominator_id": "all-ea",
        "as_of": "2015-06",
        "stated_on": "2015-06-15",
        "speaker": "A colonel",
        "organisation": "Staff of the north",
        "side": "north",
        "disputes": "",
        "source_id": "gazette",
        "basis": "sourced",
        "note": "",
    } | changes


def actor(actor_id: str, colour: str, **changes: str) -> dict[str, str]:
    return {
        "actor_id": actor_id,
        "name": actor_id.replace("_", " ").title(),
        "short": actor_id,
        "colour": colour,
        "pattern": "",
        "allies": "",
        "parties": "",
        "from": "",
        "to": "",
        "note": "",
    } | changes


def source(source_id: str, **changes: str) -> dict[str, str]:
    return {
        "source_id": source_id,
        "title": f"The {source_id}, of squares",
        "publisher": "",
        "url": "",
        "published": "2015-06",
        "kind": "",
        "party": "",
        "depends_on": "",
        "note": "",
    } | changes


def part(
    part_id: str, theatre: str, country: str, outline: dict[str, Any]
) -> dict[str, Any]:
    return feature(
        outline,
        part_id=part_id,
        theatre=theatre,
        country=country,
        name=part_id.upper(),
        basis="estimated",
        source="drawn for tests",
    )
