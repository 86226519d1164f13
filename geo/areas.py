"""Km2 and share by holder through time, from units and their history.

No geometry is touched per day: a unit's area enters at the start of an interval and
leaves at its end, and a running sum over those events is the area on every day.
"""

import numpy as np
import pandas as pd

from geo.errors import TimeError

KEYS = ["country", "holder", "status"]
DECIMALS = 6
"""Of a km2, one m2: far below any cell, and above what a running sum gathers."""

_SHARE_DECIMALS = 6


def series(
    intervals: pd.DataFrame, units: pd.DataFrame, unit: str = "km2"
) -> pd.DataFrame:
    """Return what every holder and status has on every day that anything changes.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them, of places or of the units of a method
        (see `geo.units`), their id in `place_id`. What is no unit is passed over.
    units
        One row a unit, indexed by its id: `country`, and what is summed.
    unit
        The column summed: km2, or what `Method.unit` names.

    Returns
    -------
    Indexed by day (ascending, each day holds until the next); columns are a MultiIndex
    of (country, holder, status), in `unit`. Each row of a country adds up to its units.
    Linear in the number of intervals: sort, then a cumulative sum.
    """
    known = intervals.join(units[["country", unit]], on="place_id", how="inner")
    arrive = known[["from", *KEYS, unit]].rename(columns={"from": "day"})
    leave = known[["to", *KEYS, unit]].rename(columns={"to": "day"})
    leave[unit] = -leave[unit]
    events = pd.concat([arrive, leave], ignore_index=True)
    steps = events.pivot_table(
        index="day", columns=KEYS, values=unit, aggfunc="sum", fill_value=0.0
    ).sort_index()
    running = steps.cumsum().round(DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
    return running.iloc[:-1]  # the last event is the end of the history: all is gone


def on_days(
    wide: pd.DataFrame, days: pd.DatetimeIndex, last: pd.Timestamp
) -> pd.DataFrame:
    """Return the rows of a series that are in force on the given days.

    Parameters
    ----------
    wide
        As `series` returns it.
    days
        Any days, in any order.
    last
        The last day that the series covers, inclusive.

    Raises
    ------
    TimeError
        A day lies before the series' first day or after `last`.
    """
    first = wide.index[0]
    outside = days[(days < first) | (days > last)]
    if len(outside):
        raise TimeError(
            f"{outside[0]:%Y-%m-%d} is outside the series: "
            f"choose days from {first:%Y-%m-%d} to {last:%Y-%m-%d}."
        )
    place = np.searchsorted(wide.index, days, side="right") - 1
    return wide.iloc[place].set_axis(days, axis=0)


def between(
    wide: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp, last: pd.Timestamp
) -> pd.DataFrame:
    """Return the series on `start`, on every change after it, and on `end`, inclusive.

    Raises TimeError when `start` is after `end`, or either is outside the series.
    """
    if start > end:
        raise TimeError(
            f"The range runs backwards: {start:%Y-%m-%d} is after {end:%Y-%m-%d}."
        )
    inner = wide.index[(wide.index > start) & (wide.index < end)]
    days = pd.DatetimeIndex([start, *inner, end]).unique()
    return on_days(wide, days, last)


def table(wide: pd.DataFrame, whole: pd.Series, unit: str = "km2") -> pd.DataFrame:
    """Return a series as one row a day, country, holder and status.

    Parameters
    ----------
    wide
        As `series` or `on_days` returns it.
    whole
        What each country has in all, in `unit`, indexed by country: the denominator of
        `share`. Of an area method, the outline within the theatre.
    unit
        Name of the column of values.

    Returns
    -------
    Columns date, country, holder, status, `unit`, share (0 to 1). Combinations that a
    country never has are absent; those it has on other days are there with 0.
    """
    rows = wide.rename_axis("date").melt(ignore_index=False, value_name=unit)
    rows = rows.reset_index().sort_values("date", kind="stable", ignore_index=True)
    share = rows[unit] / rows["country"].map(whole)
    rows["share"] = share.round(_SHARE_DECIMALS)
    return rows
