"""What changed hands between two days: places, flows in km2, gains and losses.

Net compares the two days and passes over what was won and lost again between them;
gross counts every turn on the way. Both are given, since published figures are either.
"""

import pandas as pd

from geo.areas import on_days, series
from geo.history import ONE_DAY, at

STATE = ["holder", "status"]
FLOW = ["country", "from_holder", "from_status", "to_holder", "to_status"]
_KM2_DECIMALS = 6  # one m2, as in `geo.areas`


def change(
    intervals: pd.DataFrame,
    ground: pd.DataFrame,
    a: pd.Timestamp,
    b: pd.Timestamp,
) -> pd.DataFrame:
    """Return the places that are another's, or of another status, on b than on a.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them.
    ground
        One row a cell, indexed by place_id: `country`, `km2`.
    a, b
        The two days. With b before a the table is that of the way back.

    Returns
    -------
    Indexed by place_id in the order of the intervals: from_holder, from_status,
    to_holder, to_status, `since` (first day of the state on b), `precision` (of that
    day), `turns` (how often the place changed between the days: 1, or more where it
    went to and fro), report_ids (what stands behind the state on b, `;` between; empty
    for none), basis (of its first report or of the start state; empty where the place
    turned unknown), km2 (0 for a place without ground).

    Raises
    ------
    TimeError
        A day lies outside the history.
    """
    both = _both(intervals, a, b)
    rows = both[both["changed"]].drop(columns="changed")
    begun = _begun(intervals, min(a, b), max(a, b))
    turns = begun.groupby("place_id").size().reindex(rows.index)
    rows.insert(6, "turns", turns.astype("int64"))
    km2 = ground["km2"].reindex(rows.index).fillna(0.0)
    return rows.assign(km2=km2.round(_KM2_DECIMALS))


def flows(
    intervals: pd.DataFrame,
    ground: pd.DataFrame,
    a: pd.Timestamp,
    b: pd.Timestamp,
) -> pd.DataFrame:
    """Return how much ground went from whom to whom between two days, net, km2.

    Parameters and errors as for `change`.

    Returns
    -------
    One row a country and pair of states, sorted: country, from_holder, from_status,
    to_holder, to_status, km2. Ground that is as it was is a flow from a state to
    itself, so the flows of a country add up to its ground. `contested` and `unknown`
    are states like any other. Pairs without ground are absent.
    """
    both = _both(intervals, a, b).join(ground[["country", "km2"]], how="inner")
    sums = both.groupby(FLOW, sort=True)["km2"].sum().round(_KM2_DECIMALS)
    return sums[sums > 0].reset_index()


def totals(
    intervals: pd.DataFrame,
    ground: pd.DataFrame,
    a: pd.Timestamp,
    b: pd.Timestamp,
) -> pd.DataFrame:
    """Return what each holder had on both days, its net change and its gross, km2.

    Parameters and errors as for `change`.

    Returns
    -------
    One row a country, holder and status of `geo.areas.series`, in its order: country,
    holder, status, from_km2, to_km2, net_km2 (to less from), gained_km2 and lost_km2
    (every turn between the two days, so ground won and lost again is in both): gained
    less lost is net, up to rounding.
    """
    wide = series(intervals, ground)
    last = intervals["to"].max() - ONE_DAY
    before, after = (
        on_days(wide, pd.DatetimeIndex([day]), last).iloc[0] for day in (a, b)
    )
    frame = pd.DataFrame({"from_km2": before, "to_km2": after})
    frame["net_km2"] = (frame["to_km2"] - frame["from_km2"]).round(_KM2_DECIMALS)
    turned = _begun(intervals, min(a, b), max(a, b))
    turned = turned.join(ground[["country", "km2"]], on="place_id", how="inner")
    came = turned.groupby(["country", *STATE])["km2"].sum()
    went = turned.groupby(["country", "was_holder", "was_status"])["km2"].sum()
    gained, lost = (came, went) if a <= b else (went, came)
    for name, sums in (("gained_km2", gained), ("lost_km2", lost)):
        frame[name] = sums.reindex(frame.index).fillna(0.0).round(_KM2_DECIMALS)
    return frame.reset_index()


def _both(intervals: pd.DataFrame, a: pd.Timestamp, b: pd.Timestamp) -> pd.DataFrame:
    """Return every place's state on both days, and whether they differ."""
    before, after = at(intervals, a), at(intervals, b)
    frame = pd.DataFrame(
        {
            "from_holder": before["holder"],
            "from_status": before["status"],
            "to_holder": after["holder"],
            "to_status": after["status"],
            "since": after["from"],
            "precision": after["precision"],
            "report_ids": after["report_ids"],
            "basis": after["basis"],
        },
        index=after.index,
    )
    frame["changed"] = (frame["from_holder"] != frame["to_holder"]) | (
        frame["from_status"] != frame["to_status"]
    )
    return frame


def _begun(
    intervals: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> pd.DataFrame:
    """Return the intervals begun after `first`, until `last`, with what was before."""
    was = intervals.groupby("place_id", sort=False)[STATE].shift().add_prefix("was_")
    inside = (intervals["from"] > first) & (intervals["from"] <= last)
    return intervals.join(was)[inside]
