"""Measures as tables: what the command line prints and the page downloads."""

import geopandas as gpd
import numpy as np
import pandas as pd

from data.theatre import Theatre
from geo.areas import between, on_days, table
from geo.bands import band
from geo.baseline import baseline_day, held, on
from geo.history import at
from geo.vocabulary import Method, Reading, Rule, Status

_DECIMALS = 6


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
    Columns date, theatre, country, holder, status, method, km2, share (0 to 1, of what
    the country has in all by that method: of an area method, its outline within the
    theatre). A method that counts places or people has no km2: NaN.

    Raises
    ------
    TimeError
        A day outside the theatre's days, or a range that runs backwards.
    QueryError
        The theatre lacks what the method needs.
    """
    wide = _chosen(where, where.series(rule, method), days, span)
    rows = table(wide, where.whole(method), method.unit)
    rows.insert(1, "theatre", where.theatre_id)
    rows.insert(5, "method", method.value)
    if method.unit != "km2":
        rows[method.unit] = float("nan")
    return rows.rename(columns={method.unit: "km2"})


def with_band(
    rows: pd.DataFrame, where: Theatre, rule: Rule, method: Method
) -> pd.DataFrame:
    """Add what each side has at least and at most to rows of `areas_table`.

    Adds `unit` (km2, places or people) and, in that unit, for the row's date, country
    and holder, whatever its status: `low` and `high` (dates as given), `least` and
    `most` (over the readings of dates known to the week or month). See
    `geo.bands.band`. Contested and unknown are nobody's: NaN.
    """
    days = pd.DatetimeIndex(rows["date"].unique())
    dated, *others = (where.series(rule, method, reading) for reading in Reading)
    sides = band(dated, others, days, where.last)
    added = rows.assign(unit=method.unit)
    return added.merge(sides, on=["date", "country", "holder"], how="left")


def with_losses(
    rows: pd.DataFrame, where: Theatre, rule: Rule, method: Method, baseline: str
) -> pd.DataFrame:
    """Add what each side lost since a baseline to the rows of ground held.

    Adds `baseline` (its day), `lost` (net, in `Method.unit`; a gain is negative), and
    that in percent of what the side had on the baseline in the country (`lost_of_own`;
    NaN: nothing), of all that the country has by the method (`lost_of_country`) and of
    its populated land (`lost_of_populated`; NaN for a method that counts no km2). See
    `geo.baseline`.

    Raises
    ------
    QueryError
        The baseline cannot be used, or lies after a row's date.
    """
    wide = where.series(rule, method)
    own = rows[rows["status"] == Status.HELD]
    frames = []
    for (country, holder), group in own.groupby(["country", "holder"]):
        amount = held(wide, [str(holder)], [str(country)])
        begin = [baseline_day(baseline, amount, date) for date in group["date"]]
        base = np.array([on(amount, day) for day in begin])
        now = np.array([on(amount, date) for date in group["date"]])
        columns = {"baseline": begin, "base": base, "lost": base - now}
        frames.append(pd.DataFrame(columns, index=group.index))
    losses = pd.concat(frames)
    populated = where.populated_km2 if method.unit == "km2" else pd.Series(dtype=float)
    wholes = {
        "own": losses["base"].where(losses["base"] > 0),
        "country": own["country"].map(where.whole(method)),
        "populated": own["country"].map(populated),
    }
    for name, whole in wholes.items():
        losses[f"lost_of_{name}"] = (100 * losses["lost"] / whole).round(_DECIMALS)
    return rows.join(losses.drop(columns="base"))


def _chosen(
    where: Theatre,
    wide: pd.DataFrame,
    days: pd.DatetimeIndex | None,
    span: tuple[pd.Timestamp, pd.Timestamp] | None,
) -> pd.DataFrame:
    if days is not None:
        return on_days(wide, days, where.last)
    return wide if span is None else between(wide, *span, where.last)
