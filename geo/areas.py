"""Km2 and share by holder through time, from cells and a history.

No geometry is touched per day: a cell's area enters at the start of an interval and
leaves at its end, and a running sum over those events is the area on every day.
"""

import numpy as np
import pandas as pd

from geo.errors import TimeError
from geo.vocabulary import UNKNOWN, Method, Status

KEYS = ["country", "holder", "status"]
_KM2_DECIMALS = 6
"""One m2: far below any cell, and above what a running sum of floats gathers."""

_SHARE_DECIMALS = 6


def series(
    intervals: pd.DataFrame, ground: pd.DataFrame, method: Method
) -> pd.DataFrame:
    """Return the km2 of every holder and status on every day that anything changes.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them. Places without ground are passed over.
    ground
        One row a cell, indexed by place_id: `country`, `km2`, `sparse` (bool).
    method
        `nearest` counts every cell; `nearest-settled` counts the cells of sparse
        desert points as unknown on all days.

    Returns
    -------
    Indexed by day (ascending, each day holds until the next); columns are a MultiIndex
    of (country, holder, status), km2. Each row of a country adds up to its ground.
    Linear in the number of intervals: sort, then a cumulative sum.
    """
    known = intervals.join(ground, on="place_id", how="inner")
    if method is Method.NEAREST_SETTLED:
        known["holder"] = known["holder"].mask(known["sparse"], UNKNOWN)
        known["status"] = known["status"].mask(known["sparse"], Status.UNKNOWN)
    arrive = known[["from", *KEYS, "km2"]].rename(columns={"from": "day"})
    leave = known[["to", *KEYS, "km2"]].rename(columns={"to": "day"})
    leave["km2"] = -leave["km2"]
    events = pd.concat([arrive, leave], ignore_index=True)
    steps = events.pivot_table(
        index="day", columns=KEYS, values="km2", aggfunc="sum", fill_value=0.0
    ).sort_index()
    running = steps.cumsum().round(_KM2_DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
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


def table(wide: pd.DataFrame, outline_km2: pd.Series) -> pd.DataFrame:
    """Return a series as one row a day, country, holder and status.

    Parameters
    ----------
    wide
        As `series` or `on_days` returns it.
    outline_km2
        Area of each country's outline within the theatre, km2, indexed by country: the
        denominator of `share`.

    Returns
    -------
    Columns date, country, holder, status, km2, share (0 to 1). Combinations that a
    country never has are absent; those it has on other days are there with 0.
    """
    rows = wide.rename_axis("date").melt(ignore_index=False, value_name="km2")
    rows = rows.reset_index().sort_values("date", kind="stable", ignore_index=True)
    share = rows["km2"] / rows["country"].map(outline_km2)
    rows["share"] = share.round(_SHARE_DECIMALS)
    return rows
