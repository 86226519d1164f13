"""From the research folder to the whole data set, in memory."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.convert import (
    actors,
    cities,
    claims,
    denominators,
    happenings,
    landmarks,
    mosul,
    outlines,
    region,
    sources,
    speakers,
    theatres,
)
from data.convert.package import descriptor
from data.convert.tables import read
from data.writing import Feature, shaped, write_csv, write_geojson, write_json

RESEARCH = {
    "region/places.csv": region.PLACE_COLUMNS,
    "region/events.csv": region.EVENT_COLUMNS,
    "mosul/zones.csv": mosul.ZONE_COLUMNS,
    "mosul/events.csv": mosul.EVENT_COLUMNS,
    "mosul/landmarks.csv": outlines.LANDMARK_COLUMNS,
    "cities/zones.csv": cities.ZONE_COLUMNS,
    "cities/events.csv": cities.EVENT_COLUMNS,
    "cities/extents.csv": outlines.EXTENT_COLUMNS,
    "claims/claims.csv": claims.COLUMNS,
    "happenings/happenings.csv": happenings.COLUMNS,
    "happenings/happenings_extra.csv": happenings.COLUMNS,
    "happenings/route_status.csv": happenings.STATUS_COLUMNS,
}
"""Every research table that is read, with its columns."""

CITING = (
    *("region/events.csv", "mosul/events.csv", "cities/events.csv"),
    *("claims/claims.csv", "happenings/happenings.csv"),
    *("happenings/happenings_extra.csv", "happenings/route_status.csv"),
)
"""Those that name sources, in the order in which titles are counted."""


@dataclass(frozen=True)
class Converted:
    """The data set, ready to be written."""

    tables: dict[str, pd.DataFrame]
    """Table name -> frame of text, columns as in the contract."""
    features: dict[str, list[Feature]]
    """GeoJSON file name without its ending -> features."""


def read_research(folder: Path) -> dict[str, pd.DataFrame]:
    """Read every research table as text."""
    return {name: read(folder / name, columns) for name, columns in RESEARCH.items()}


def convert(
    research: dict[str, pd.DataFrame],
    routes: dict[str, Any],
    land: dict[str, Any],
    named: pd.DataFrame,
) -> Converted:
    """Return the data set of the research tables, the routes and a land layer.

    `named` is the table of who speaks in which report, `speakers.csv`.
    """
    source_table = sources.build([research[name] for name in CITING])
    cited = {name: sources.cite(research[name]) for name in CITING}
    extents, marks = research["cities/extents.csv"], research["mosul/landmarks.csv"]
    parts = [
        *outlines.countries(land),
        *outlines.mosul(marks),
        *outlines.cities(extents),
    ]
    claim_table = claims.claims(cited["claims/claims.csv"])
    tables = {
        "theatres": theatres.theatres(parts),
        "places": stacked(
            "places",
            region.places(research["region/places.csv"]),
            mosul.places(research["mosul/zones.csv"]),
            cities.places(
                research["cities/zones.csv"], outlines.city_polygons(extents)
            ),
        ),
        "reports": speakers.with_speakers(
            stacked(
                "reports",
                region.reports(cited["region/events.csv"]),
                mosul.reports(cited["mosul/events.csv"]),
                cities.reports(cited["cities/events.csv"]),
            ),
            named,
            source_table,
            claim_table,
        ),
        "actors": actors.actors(),
        "sources": source_table,
        "claims": claim_table,
        "denominators": denominators.used(claim_table["denominator_id"]),
        "happenings": happenings.happenings(
            cited["happenings/happenings.csv"],
            cited["happenings/happenings_extra.csv"],
        ),
        "route_status": happenings.route_status(cited["happenings/route_status.csv"]),
    }
    features = {
        "extents": parts,
        "landmarks": [*landmarks.mosul(marks), *landmarks.cities(extents)],
        "routes": happenings.routes(routes),
    }
    return Converted(tables, features)


def stacked(table: str, *frames: pd.DataFrame) -> pd.DataFrame:
    """Return the frames one below the other."""
    return shaped(pd.concat(frames), table)


def write(converted: Converted, out: Path) -> None:
    """Write the tables, the features and `datapackage.json` to a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, frame in converted.tables.items():
        write_csv(frame, out / f"{name}.csv")
    for name, features in converted.features.items():
        write_geojson(features, out / f"{name}.geojson")
    files = {*converted.tables, *converted.features}
    write_json(descriptor(files), out / "datapackage.json")
