"""What changed hands in a theatre between two days: table, features, document."""

import json
from collections.abc import Collection
from typing import Any

import geopandas as gpd
import pandas as pd

from data.theatre import Theatre
from geo.change import change, flows, totals
from geo.errors import QueryError, TimeError
from geo.front import front
from geo.vocabulary import Method, Rule

Days = tuple[pd.Timestamp, pd.Timestamp]
"""The two days compared: the earlier one, the later one."""


def change_table(
    where: Theatre,
    days: Days,
    rule: Rule,
    method: Method,
    countries: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the places of a theatre that changed hands between two days.

    Parameters
    ----------
    days
        The earlier and the later day; the same day twice is no change.
    countries
        Codes of those whose ground is counted; None: all of the theatre.

    Returns
    -------
    One row a place (of method `district`, a district), in file order: place_id, name,
    country, from_holder, from_status, to_holder, to_status, since, precision, turns,
    report_ids, basis, km2 (see `geo.change.change`), population (NaN where unknown),
    coord_basis, lat, lon (degrees). A district has no reports, basis or precision.

    Raises
    ------
    TimeError
        The days run backwards, or one is outside the theatre's days.
    QueryError
        The method counts no ground, or the theatre lacks what it needs.
    """
    intervals, _, units = _counted(where, days, rule, method)
    rows = change(intervals, units, *days)
    places = where.places.reindex(rows.index)
    rows.insert(0, "name", places["name"].fillna(rows.index.to_series()))
    rows.insert(1, "country", places["country"].fillna(units["country"]))
    rows["population"] = places["population"].astype("float64")
    rows["coord_basis"] = places["coord_basis"]
    rows["lat"], rows["lon"] = places.geometry.y, places.geometry.x
    if countries is not None:
        rows = rows[rows["country"].isin(countries)]
    return rows.rename_axis("place_id").reset_index()


def change_features(
    where: Theatre,
    days: Days,
    rule: Rule,
    method: Method,
    countries: Collection[str] | None = None,
) -> gpd.GeoDataFrame:
    """Return the same as `change_table` with the ground of each place, EPSG:4326.

    The geometry is the cell, or the point of a place without ground; days are ISO text.
    """
    rows = _dated(change_table(where, days, rule, method, countries))
    ground = where.units(method).geometry.reindex(rows["place_id"])
    ground = ground.fillna(where.places.geometry).reset_index(drop=True)
    return gpd.GeoDataFrame(rows, geometry=ground)


def change_document(
    where: Theatre,
    days: Days,
    rule: Rule,
    method: Method,
    countries: Collection[str] | None = None,
) -> dict[str, Any]:
    """Return all that is to be said of the change between two days, as plain values.

    Keys: `meta` (theatre, countries, rule, method, `from` and `to`, version of the
    data), `places` (the rows of `change_table`), `flows` and `totals` (see
    `geo.change`, km2), and `front_km` (`from` and `to`: length of all lines between two
    holders, km, geodesic, along the cells of nearest place whatever the method).
    Unknown numbers are None. Errors as for `change_table`.
    """
    _, whole, units = _counted(where, days, rule, method)
    before, after = days
    counted = list(countries or where.outline_km2.index)
    return {
        "meta": {
            "theatre": where.theatre_id,
            "countries": counted,
            "rule": rule.value,
            "method": method.value,
            "from": f"{before:%Y-%m-%d}",
            "to": f"{after:%Y-%m-%d}",
            "data_version": where.dataset.version,
        },
        "places": _records(_dated(change_table(where, days, rule, method, countries))),
        "flows": _records(_of(flows(whole, units, *days), counted)),
        "totals": _records(_of(totals(whole, units, *days), counted)),
        "front_km": {
            name: round(float(fronts(where, day, rule, method, counted)["km"].sum()), 3)
            for name, day in (("from", before), ("to", after))
        },
    }


def fronts(
    where: Theatre,
    day: pd.Timestamp,
    rule: Rule,
    method: Method,
    countries: Collection[str],
) -> gpd.GeoDataFrame:
    """Return the lines between two holders on a day, within and between countries.

    Along the cells of nearest place whatever the method; places that the method leaves
    out have no front. As `geo.front.front` returns them.
    """
    told = where.history(rule)
    if method is not Method.DISTRICT:
        told = where.counted(rule, method)
    own = where.places.index[where.places["country"].isin(countries)]
    inside = where.edges[["place_a", "place_b"]].isin(own).all(axis=1)
    return front(where.edges[inside], told, day)


def _counted(
    where: Theatre, days: Days, rule: Rule, method: Method
) -> tuple[pd.DataFrame, pd.DataFrame, gpd.GeoDataFrame]:
    """Return the history of what changes hands, that of all ground, and the units."""
    before, after = days
    if before > after:
        raise TimeError(
            f"The days run backwards: {before:%Y-%m-%d} is after {after:%Y-%m-%d}. "
            "Give the earlier one first."
        )
    if method.unit != "km2":
        area = ", ".join(one for one in where.methods if one.unit == "km2")
        raise QueryError(
            f"Method {method.value} counts {method.unit}, and a change is of ground. "
            f"Choose from {area}."
        )
    # Reports speak of places; ground beyond all places, and districts, have none.
    whole = where.unit_history(rule, method).assign(
        report_ids="", basis="", precision=""
    )
    if method is Method.DISTRICT:
        return whole, whole, where.units(method)
    return where.counted(rule, method), whole, where.units(method)


def _of(rows: pd.DataFrame, countries: Collection[str]) -> pd.DataFrame:
    return rows[rows["country"].isin(countries)]


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(since=rows["since"].dt.strftime("%Y-%m-%d"))


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as plain values, None for what is unknown."""
    content: list[dict[str, Any]] = json.loads(
        rows.to_json(orient="records", double_precision=6)
    )
    return content
