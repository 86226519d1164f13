"""Measures as tables: what the command line prints and the page downloads."""

import geopandas as gpd
import pandas as pd

from data.theatre import Theatre
from geo.areas import between, on_days, table
from geo.history import at
from geo.vocabulary import Method, Rule


def control_table(where: Theatre, day: pd.Timestamp, rule: Rule) -> pd.DataFrame:
    """Return who held each place of a theatre on a day, one row a place.

    Columns: place_id, name, holder, status, from (ISO date on which that began),
    report_ids (`;` between; empty for a start state or no report), lat, lon (degrees).
    Raises TimeError for a day outside the theatre's days.
    """
    state = at(where.history(rule), day)
    places = where.places
    frame = pd.DataFrame(
        {
            "name": places["name"],
            "holder": state["holder"],
            "status": state["status"],
            "from": state["from"],
            "report_ids": state["report_ids"],
            "lat": places.geometry.y,
            "lon": places.geometry.x,
        },
        index=places.index,
    )
    return frame.rename_axis("place_id").reset_index()


def control_features(where: Theatre, day: pd.Timestamp, rule: Rule) -> gpd.GeoDataFrame:
    """Return the same as `control_table` with the ground of each place, EPSG:4326.

    Adds `km2`; the geometry is the cell, or the point of a place without ground.
    """
    frame = control_table(where, day, rule).set_index("place_id")
    frame["from"] = frame["from"].dt.strftime("%Y-%m-%d")
    frame["km2"] = where.cells["km2"].reindex(frame.index).fillna(0.0)
    return gpd.GeoDataFrame(
        frame.reset_index(), geometry=shapes(where).to_numpy(), crs=where.places.crs
    )


def shapes(where: Theatre) -> gpd.GeoSeries:
    """Return the cell of each place, or the point of one without ground, EPSG:4326."""
    cells = where.cells[~where.cells.geometry.is_empty]
    ground = where.places.geometry.copy()
    ground.loc[cells.index] = cells.geometry
    return ground


def areas_table(
    where: Theatre,
    rule: Rule,
    method: Method,
    days: pd.DatetimeIndex | None = None,
    span: tuple[pd.Timestamp, pd.Timestamp] | None = None,
) -> pd.DataFrame:
    """Return km2 and share by holder, one row a day, country, holder and status.

    Parameters
    ----------
    days
        The days wanted; None: every day of change.
    span
        First and last day wanted, inclusive: both, and every change between them.

    Returns
    -------
    Columns date, theatre, country, holder, status, method, km2, share (0 to 1, of the
    country's outline within the theatre).

    Raises
    ------
    TimeError
        A day outside the theatre's days, or a range that runs backwards.
    """
    wide = where.series(rule, method)
    if days is not None:
        wide = on_days(wide, days, where.last)
    elif span is not None:
        wide = between(wide, *span, where.last)
    rows = table(wide, where.outline_km2)
    rows.insert(1, "theatre", where.theatre_id)
    rows.insert(5, "method", method.value)
    return rows
