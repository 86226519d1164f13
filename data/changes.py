"""What changed hands in a theatre between two days: table, features, document."""

import json
from typing import Any

import geopandas as gpd
import pandas as pd

from data.tables import shapes
from data.theatre import Theatre
from geo.change import change, flows, totals
from geo.errors import TimeError
from geo.front import front
from geo.vocabulary import Method, Rule

Days = tuple[pd.Timestamp, pd.Timestamp]
"""The two days compared: the earlier one, the later one."""


def change_table(
    where: Theatre, days: Days, rule: Rule, method: Method
) -> pd.DataFrame:
    """Return the places of a theatre that changed hands between two days.

    Parameters
    ----------
    days
        The earlier and the later day; the same day twice is no change.

    Returns
    -------
    One row a place, in file order: place_id, name, country, from_holder, from_status,
    to_holder, to_status, since, turns, report_ids, basis, km2 (see
    `geo.change.change`), population (NaN where unknown), coord_basis, lat, lon
    (degrees).

    Raises
    ------
    TimeError
        The days run backwards, or one is outside the theatre's days.
    """
    intervals = _counted(where, days, rule, method)
    rows = change(intervals, where.ground, *days)
    places = where.places.loc[rows.index]
    rows.insert(0, "name", places["name"])
    rows.insert(1, "country", places["country"])
    rows["population"] = places["population"].astype("float64")
    rows["coord_basis"] = places["coord_basis"]
    rows["lat"], rows["lon"] = places.geometry.y, places.geometry.x
    return rows.rename_axis("place_id").reset_index()


def change_features(
    where: Theatre, days: Days, rule: Rule, method: Method
) -> gpd.GeoDataFrame:
    """Return the same as `change_table` with the ground of each place, EPSG:4326.

    The geometry is the cell, or the point of a place without ground; days are ISO text.
    """
    rows = _dated(change_table(where, days, rule, method))
    ground = shapes(where)[rows["place_id"]].reset_index(drop=True)
    return gpd.GeoDataFrame(rows, geometry=ground)


def change_document(
    where: Theatre, days: Days, rule: Rule, method: Method
) -> dict[str, Any]:
    """Return all that is to be said of the change between two days, as plain values.

    Keys: `meta` (theatre, rule, method, `from` and `to`, version of the data), `places`
    (the rows of `change_table`), `flows` and `totals` (see `geo.change`, km2), and
    `front_km` (`from` and `to`: length of all lines between two holders, km, geodesic).
    Unknown numbers are None. Errors as for `change_table`.
    """
    intervals = _counted(where, days, rule, method)
    before, after = days
    return {
        "meta": {
            "theatre": where.theatre_id,
            "rule": rule.value,
            "method": method.value,
            "from": f"{before:%Y-%m-%d}",
            "to": f"{after:%Y-%m-%d}",
            "data_version": where.dataset.version,
        },
        "places": _records(_dated(change_table(where, days, rule, method))),
        "flows": _records(flows(intervals, where.ground, *days)),
        "totals": _records(totals(intervals, where.ground, *days)),
        "front_km": {
            name: round(float(front(where.edges, intervals, day)["km"].sum()), 3)
            for name, day in (("from", before), ("to", after))
        },
    }


def _counted(where: Theatre, days: Days, rule: Rule, method: Method) -> pd.DataFrame:
    before, after = days
    if before > after:
        raise TimeError(
            f"The days run backwards: {before:%Y-%m-%d} is after {after:%Y-%m-%d}. "
            "Give the earlier one first."
        )
    return where.counted(rule, method)


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(since=rows["since"].dt.strftime("%Y-%m-%d"))


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as plain values, None for what is unknown."""
    content: list[dict[str, Any]] = json.loads(
        rows.to_json(orient="records", double_precision=6)
    )
    return content
