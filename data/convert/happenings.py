"""Dated events beside the map, supply routes and their states."""

from typing import Any

import pandas as pd

from data.writing import Feature, feature, shaped

COLUMNS = (
    *("happening_id", "date_start", "date_end", "date_precision", "category", "title"),
    *("summary", "countries", "place", "lat", "lon", "killed_low", "killed_high"),
    *("claimed_by_is", "source_title", "source_url", "basis", "confidence"),
)
STATUS_COLUMNS = (
    *("route_id", "date", "date_precision", "status", "source_title", "source_url"),
    *("basis", "confidence", "note"),
)
ROUTE_PROPERTIES = ("route_id", "name", "note", "coord_basis", "via")


def happenings(main: pd.DataFrame, extra: pd.DataFrame) -> pd.DataFrame:
    """Return both lists as one, each row with its tier."""
    both = pd.concat([main.assign(tier="main"), extra.assign(tier="extra")])
    return shaped(both, "happenings")


def route_status(research: pd.DataFrame) -> pd.DataFrame:
    """Return the states of the routes, in the order of the research."""
    return shaped(research, "route_status")


def routes(research: dict[str, Any]) -> list[Feature]:
    """Return the routes as line features with the properties of the contract."""
    return [
        feature(
            {name: one["properties"].get(name, "") for name in ROUTE_PROPERTIES},
            one["geometry"],
        )
        for one in research["features"]
    ]
