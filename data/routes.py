"""How supply routes stood, by the statements on them, from the side of the holder."""

import geopandas as gpd
import pandas as pd

from data.theatre import Theatre
from geo.measure import STORAGE_CRS

OPEN, CONTESTED, CUT = "open", "contested", "cut"
STATES = (OPEN, CONTESTED, CUT)
"""What a route can be; before its first statement it is none of them."""

_STATE = {"open_to_is": OPEN, "reopened": OPEN, "contested": CONTESTED, "cut": CUT}


def routes(where: Theatre) -> gpd.GeoDataFrame:
    """Return the routes that run through a region, by route_id, lines in EPSG:4326.

    A city has none: a line from town to town says nothing of its streets.
    """
    every = where.dataset.routes
    if where.row["kind"] != "region":
        return every.iloc[:0]
    return every[every.intersects(where.parts.to_crs(STORAGE_CRS).union_all())]


def statements(where: Theatre) -> pd.DataFrame:
    """Return what was said of a theatre's routes, oldest first of each.

    Columns of `route_status.csv`, and `state` (of `STATES`: a route that is open again
    is open) and `since`, the day from which statements say the same state. A statement
    holds until the next of its route; of one day, the last in the file holds.
    """
    told = where.dataset.route_status
    told = told[told["route_id"].isin(routes(where).index)]
    told = told.sort_values(["route_id", "date"], kind="stable")
    told = told[~told.duplicated(["route_id", "date"], keep="last")]
    told = told.assign(state=told["status"].map(_STATE))
    fresh = (told["state"] != told["state"].shift()) | (
        told["route_id"] != told["route_id"].shift()
    )
    return told.assign(since=told["date"].where(fresh).ffill())
