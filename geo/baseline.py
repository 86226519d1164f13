"""Percentages that say what they are of: a named baseline, a named denominator.

Percent held of a whole = 100 x held / whole. Percent lost since a baseline = 100 x
(held then - held now) / whole, where the whole is what was held then unless another is
named. Countries taken together are added up in km2 first: a mean of percentages weighs
a small country like a large one. Loss so reckoned is net, a place won and lost again
counts as nothing; `gross` counts it.
"""

from collections.abc import Collection
from datetime import datetime

import pandas as pd

from geo.errors import QueryError
from geo.vocabulary import Status

BASELINES = {
    "2014-08": pd.Timestamp("2014-08-31"),
    "2015-01": pd.Timestamp("2015-01-01"),
}
"""Days that published figures count from: the Coalition's, and IHS's first estimate."""

PEAK = "peak"
"""The baseline that is the day of the holder's own most, up to the day asked about."""

LOW = (Status.HELD, Status.CONTESTED)
"""Statuses of what a side holds; of the holder `contested`, all that is contested."""

HIGH = (Status.HELD, Status.CLAIMED, Status.CONTESTED)
"""Statuses of what a side may hold; ask with `contested` among the holders."""


def held(
    wide: pd.DataFrame,
    holders: Collection[str],
    countries: Collection[str],
    statuses: Collection[Status] = LOW,
) -> pd.Series:
    """Return what the holders have in the countries together, by day.

    `wide` as `geo.areas.series` returns it. Holders who contest the same ground share
    it: they are added up, and the holder `contested` is added once.
    """
    columns = wide.columns
    chosen = (
        columns.get_level_values("holder").isin(list(holders))
        & columns.get_level_values("country").isin(list(countries))
        & columns.get_level_values("status").isin(list(statuses))
    )
    return wide.loc[:, chosen].sum(axis=1)


def on(amount: pd.Series, day: pd.Timestamp) -> float:
    """Return the value in force on a day that the series covers."""
    return float(amount.iloc[amount.index.searchsorted(day, side="right") - 1])


def baseline_day(name: str, amount: pd.Series, until: pd.Timestamp) -> pd.Timestamp:
    """Return the day of a baseline.

    Parameters
    ----------
    name
        A key of `BASELINES`, `peak`, or any day as YYYY-MM-DD.
    amount
        As `held` returns it; only `peak` reads it. Of equal days the first is taken.
    until
        The day asked about.

    Raises
    ------
    QueryError
        The name is none of these, or its day is outside the series or after `until`.
    """
    if name == PEAK:
        known = amount[amount.index <= until]
        return pd.DatetimeIndex(known.index)[int(known.to_numpy().argmax())]
    if name in BASELINES:
        day = BASELINES[name]
    else:
        try:
            day = pd.Timestamp(datetime.strptime(name, "%Y-%m-%d"))  # noqa: DTZ007
        except ValueError as error:
            raise QueryError(
                f"There is no baseline {name!r}; choose from "
                f"{', '.join([*BASELINES, PEAK])}, or a day as YYYY-MM-DD."
            ) from error
    first = amount.index[0]
    if not first <= day <= until:
        raise QueryError(
            f"The baseline {day:%Y-%m-%d} does not lie between the first day of the "
            f"data, {first:%Y-%m-%d}, and the day asked about, {until:%Y-%m-%d}."
        )
    return day


def percent(part: float, whole: float, of: str) -> float:
    """Return part as percent of whole.

    Raises QueryError when the whole is nothing; `of` says what it was meant to be.
    """
    if whole <= 0:
        raise QueryError(f"Nothing can be a share of {of}: it is 0.")
    return 100.0 * part / whole


def lost_percent(
    amount: pd.Series,
    name: str,
    day: pd.Timestamp,
    whole: float | None = None,
) -> float:
    """Return the percent lost on a day since a named baseline; a gain is negative.

    Parameters
    ----------
    amount
        As `held` returns it.
    name
        See `baseline_day`.
    whole
        The denominator, such as the area of the country or its populated land; None:
        what was held at the baseline.

    Raises
    ------
    QueryError
        See `baseline_day` and `percent`.
    """
    begin = baseline_day(name, amount, day)
    base = on(amount, begin)
    of = f"what was held on {begin:%Y-%m-%d}" if whole is None else "the denominator"
    return percent(base - on(amount, day), base if whole is None else whole, of)


def gross(
    intervals: pd.DataFrame,
    units: pd.DataFrame,
    holder: str,
    start: pd.Timestamp,
    end: pd.Timestamp,
    unit: str = "km2",
) -> pd.DataFrame:
    """Return all that a holder gained and lost between two days, with repeats.

    A unit is gained on each day from `start` (not included) to `end` (included) on
    which it becomes held by the holder, and lost on each on which it ceases to be:
    ground won and lost again is in both and not in the net.

    Parameters
    ----------
    intervals, units
        As `geo.areas.series` takes them, intervals in order of unit and time.

    Returns
    -------
    Indexed by country: `gained`, `lost`, `net` (gained less lost), in `unit`. The net
    is what the holder has on `end` less what it had on `start`.

    Raises
    ------
    QueryError
        `start` is after `end`.
    """
    if start > end:
        raise QueryError(
            f"The range runs backwards: {start:%Y-%m-%d} is after {end:%Y-%m-%d}."
        )
    known = intervals.join(units[["country", unit]], on="place_id", how="inner")
    has = (known["holder"] == holder) & (known["status"] == Status.HELD)
    had = has.shift(fill_value=False) & (known["place_id"] == known["place_id"].shift())
    between = (known["from"] > start) & (known["from"] <= end)
    flows = pd.DataFrame(
        {
            "gained": known[unit].where(between & has & ~had, 0.0),
            "lost": known[unit].where(between & had & ~has, 0.0),
        }
    )
    sums = flows.groupby(known["country"]).sum()
    return sums.assign(net=sums["gained"] - sums["lost"])
