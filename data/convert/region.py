"""The region's places and reports: Iraq, Syria, Libya."""

import re

import pandas as pd

from data.convert.reports import with_holder, with_scope
from data.writing import shaped

PLACE_COLUMNS = (
    *("place_id", "name", "name_ar", "alt_names", "country", "admin1", "lat", "lon"),
    *("population", "kind", "ever_is", "coord_basis", "coord_source", "note"),
)
EVENT_COLUMNS = (
    *("event_id", "place_id", "date", "date_precision", "controller_after"),
    *("change", "actor", "source_title", "source_url", "basis", "confidence", "note"),
)
SPARSE = "sparse desert point"
"""How the note of a place begins that has few or no people."""

KM_RANGE = re.compile(r"\+/-\s*(?:\d+-)?(\d+)\s*km")


def error_m(source: str) -> str:
    """Return the upper bound of a coordinate's error in metres, blank if not stated.

    >>> error_m("estimated, about +/-3-10 km")
    '10000'
    """
    found = KM_RANGE.search(source)
    return "" if found is None else str(int(found.group(1)) * 1000)


def places(research: pd.DataFrame) -> pd.DataFrame:
    """Return the region's places: one row a place, its country as its part."""
    sparse = research["note"].str.startswith(SPARSE)
    return shaped(
        research.assign(
            theatre="region",
            part=research["country"],
            alt_names=research["alt_names"].str.replace("; ", ";"),
            coord_error_m=research["coord_source"].map(error_m),
            sparse=sparse.map({True: "true", False: "false"}),
            cell="voronoi",
        ),
        "places",
    )


def reports(research: pd.DataFrame) -> pd.DataFrame:
    """Return the region's reports: one row an event, in the order of the research."""
    events = with_scope(with_holder(research))
    return shaped(events.rename(columns={"event_id": "report_id"}), "reports")
