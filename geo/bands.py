"""Low and high: what a holder has at least and at most, as reports and dates allow.

Two doubts, kept apart. Status: low is ground held; high adds ground it claims and
ground contested, which counts to the high of every side. Dates: a day known to the week
or month is read at its earliest and at its latest. No midpoint is made of either.
"""

from collections.abc import Sequence

import pandas as pd

from geo.areas import DECIMALS, on_days
from geo.vocabulary import Reading, Status

SIDE = ["country", "holder"]


def read_as(intervals: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Return the intervals with every date read at its earliest or latest day.

    The order of events at a place is kept: read early, nothing begins before what went
    before it has begun; read late, nothing after what follows. An interval that leaves
    no day is dropped. The first of a place begins where the history does.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them.
    """
    if reading is Reading.DATED:
        return intervals
    places = intervals["place_id"]
    if reading is Reading.EARLIEST:
        begin = intervals["from_earliest"].groupby(places, sort=False).cummax()
    else:
        turned = intervals["from_latest"].iloc[::-1]
        begin = turned.groupby(places.iloc[::-1], sort=False).cummin().iloc[::-1]
    begin = begin.where(places == places.shift(), intervals["from"])
    follows = places == places.shift(-1)
    end = begin.shift(-1).where(follows, intervals["to"])
    return intervals.assign(**{"from": begin, "to": end})[begin < end].reset_index(
        drop=True
    )


def low(wide: pd.DataFrame) -> pd.DataFrame:
    """Return what each side holds, on the days of a series.

    Columns are a MultiIndex of (country, holder): every holder that holds or claims
    anything in the country on any day. `wide` as `geo.areas.series` returns it.
    """
    return _summed(wide, [Status.HELD]).reindex(columns=_sides(wide), fill_value=0.0)


def high(wide: pd.DataFrame) -> pd.DataFrame:
    """Return held + claimed by each side + contested in the country.

    As `low`. Contested ground counts to every side's high: sides' highs do not add up.
    Presence counts to none: to be somewhere is not to hold it.
    """
    own = _summed(wide, [Status.HELD, Status.CLAIMED])
    open_ = wide.loc[:, wide.columns.get_level_values("status") == Status.CONTESTED]
    open_ = open_.T.groupby(level="country").sum().T
    shared = open_.reindex(columns=own.columns.get_level_values("country")).fillna(0.0)
    return own + shared.to_numpy()


def band(
    dated: pd.DataFrame,
    others: Sequence[pd.DataFrame],
    days: pd.DatetimeIndex,
    last: pd.Timestamp,
) -> pd.DataFrame:
    """Return low and high of every side on the days asked for, one row each.

    Parameters
    ----------
    dated
        The series with dates as given.
    others
        The same series read at the earliest and at the latest (see `read_as`).
    days, last
        As `geo.areas.on_days` takes them.

    Returns
    -------
    Columns date, country, holder, `low`, `high` (dates as given), `least` (the lowest
    low of all readings) and `most` (the highest high). All dates early or all late are
    two of many cases: a mix of them may lie outside.
    """
    every = [dated, *others]
    lows = [on_days(low(wide), days, last) for wide in every]
    highs = [on_days(high(wide), days, last) for wide in every]
    least = pd.concat(lows).groupby(level=0).min()
    most = pd.concat(highs).groupby(level=0).max()
    columns = {"low": lows[0], "high": highs[0], "least": least, "most": most}
    long = [frame.rename_axis("date").stack(SIDE) for frame in columns.values()]
    rows = pd.concat(long, axis=1, keys=list(columns))
    return rows.sort_index().fillna(0.0).round(DECIMALS).reset_index()


def spread(series: Sequence[pd.Series]) -> pd.DataFrame:
    """Return the least and the most of several step series on every day of change.

    Parameters
    ----------
    series
        Each indexed by day, ascending, in one unit: a value holds until the next. All
        begin on the same day.

    Returns
    -------
    Indexed by every day on which any of them changes: `least`, `most`.
    """
    steps = pd.concat(series, axis=1, sort=True).ffill()
    return pd.DataFrame({"least": steps.min(axis=1), "most": steps.max(axis=1)})


def _sides(wide: pd.DataFrame) -> pd.MultiIndex:
    columns = wide.columns
    having = columns.get_level_values("status").isin([Status.HELD, Status.CLAIMED])
    return pd.MultiIndex.from_frame(
        columns[having].to_frame(index=False)[SIDE].drop_duplicates()
    ).sort_values()


def _summed(wide: pd.DataFrame, statuses: list[Status]) -> pd.DataFrame:
    kept = wide.loc[:, wide.columns.get_level_values("status").isin(statuses)]
    return kept.T.groupby(level=SIDE).sum().T
