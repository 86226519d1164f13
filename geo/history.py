"""Reports to a history: half-open intervals of control, and the state at a day.

A place keeps what its newest report said until the next one. Before the first report it
has its theatre's documented start state, or is unknown; a gap is never filled unseen.
"""

import numpy as np
import pandas as pd

from geo.disagreement import conflicts, disputed
from geo.errors import TimeError
from geo.spans import overlay
from geo.vocabulary import DAY, UNKNOWN, Basis, Precision, Rule, Status

ONE_DAY = pd.Timedelta(days=1)
WEEK_REACH = pd.Timedelta(days=3)
"""How far the true day may lie from a date of `week` precision, either way."""


def history(reports: pd.DataFrame, starts: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Read reports as intervals of control.

    Parameters
    ----------
    reports
        One row a report: report_id, place_id, date, date_precision, holder, status,
        basis, confidence, `side` (the actors whom who says it speaks for, `;` between;
        blank: not stated), `origins` (see `geo.disagreement`). Rows of one place and
        day in the order they happened: the last one decides what the place is from
        that day on.
    starts
        One row a place, indexed by place_id: `first` and `last` (the days the history
        covers, both inclusive), `start_holder` and `start_basis` (empty: unknown).
    rule
        Which reports count.

    Returns
    -------
    One row a place and interval, in the order of `starts` and of time: place_id,
    `from` and `to` (half-open, whole days), holder, status, report_ids (`;` between:
    every report of the interval that says the same), `precision`, `from_earliest` and
    `from_latest` (the range its first report's precision allows for `from`, both
    inclusive), basis and confidence of that first report. An interval with no report
    is a start state: its basis is the theatre's, its precision and confidence empty.
    Under `agreed` the reports of all sides stand behind ground that is contested by
    their conflict, and no confidence is stated. The intervals of a place meet without
    gap or overlap from `first` to `last`.
    """
    known = reports[reports["place_id"].isin(starts.index)]
    if rule is Rule.SOURCED_ONLY:
        known = known[known["basis"] == Basis.SOURCED]
    elif rule is Rule.AGAINST_INTEREST:
        known = known[~_in_own_interest(known)]
    steps = _collapse(_steps(known, starts, rule))
    intervals = _with_evidence(steps, known)
    if rule is Rule.AGREED:
        return overlay(intervals, disputed(conflicts(known)))
    return intervals


def at(intervals: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Return the intervals in force on a day, indexed by place_id.

    Raises
    ------
    TimeError
        No interval holds the day: it lies outside what the history covers.
    """
    current = intervals[(intervals["from"] <= day) & (day < intervals["to"])]
    if current.empty:
        first, last = intervals["from"].min(), intervals["to"].max() - ONE_DAY
        raise TimeError(
            f"{day:%Y-%m-%d} is outside the history: "
            f"choose a day from {first:%Y-%m-%d} to {last:%Y-%m-%d}."
        )
    return current.set_index("place_id")


def change_days(intervals: pd.DataFrame) -> pd.DatetimeIndex:
    """Return the days on which any interval begins, ascending, the first included."""
    return pd.DatetimeIndex(np.sort(intervals["from"].unique()))


def _in_own_interest(reports: pd.DataFrame) -> pd.Series:
    """Return which reports say that the side of who says it is in the place."""
    pairs = zip(reports["holder"], reports["side"], strict=True)
    said = [holder in side.split(";") for holder, side in pairs]
    return pd.Series(said, index=reports.index, dtype=bool)


def _steps(reports: pd.DataFrame, starts: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return start states and reports as one table, place by place, in time order."""
    basis, holder = starts["start_basis"], starts["start_holder"]
    wanted = (rule is not Rule.SOURCED_ONLY) | (basis == Basis.SOURCED)
    counts = (holder != "") & wanted
    opening = pd.DataFrame(
        {
            "place_id": starts.index,
            "date": starts["first"].to_numpy(),
            "holder": holder.where(counts, UNKNOWN).to_numpy(),
            "status": np.where(counts, Status.HELD, Status.UNKNOWN),
            "start_basis": basis.where(counts, "").to_numpy(),
            "end": (starts["last"] + ONE_DAY).to_numpy(),
        }
    )
    told = reports[["place_id", "date", "holder", "status"]].assign(
        end=reports["place_id"].map(starts["last"]) + ONE_DAY, start_basis=""
    )
    both = pd.concat([opening, told], ignore_index=True)
    rank = pd.Series(np.arange(len(starts)), index=starts.index)
    both["rank"] = both["place_id"].map(rank)
    # The sort is stable: reports of one day stay in the order they happened.
    return both.sort_values(["rank", "date"], kind="stable", ignore_index=True)


def _collapse(steps: pd.DataFrame) -> pd.DataFrame:
    """Keep the last step of a day, then join neighbours that say the same."""
    later = steps["place_id"].shift(-1)
    superseded = (later == steps["place_id"]) & (
        steps["date"].shift(-1) == steps["date"]
    )
    steps = steps[~superseded]
    same = (
        (steps["place_id"] == steps["place_id"].shift())
        & (steps["holder"] == steps["holder"].shift())
        & (steps["status"] == steps["status"].shift())
    )
    steps = steps[~same].rename(columns={"date": "from"})
    follows = steps["place_id"].shift(-1) == steps["place_id"]
    steps["to"] = steps["from"].shift(-1).where(follows, steps["end"])
    frame = steps[
        ["place_id", "from", "to", "holder", "status", "start_basis"]
    ].reset_index(drop=True)
    return frame.astype({"from": DAY, "to": DAY})


def _with_evidence(intervals: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Give each interval the reports that say what it says."""
    columns = ["report_id", "place_id", "date", "date_precision"]
    columns += ["holder", "status", "basis", "confidence"]
    spans = intervals[["place_id", "from", "to", "holder", "status"]]
    backing = reports[columns].merge(
        spans.reset_index(names="interval"), on=["place_id", "holder", "status"]
    )
    within = (backing["from"] <= backing["date"]) & (backing["date"] < backing["to"])
    grouped = backing[within].groupby("interval", sort=False)
    first = grouped.first().reindex(intervals.index)
    # A start state that a later report confirms still began without a report.
    begun = first["date"] == intervals["from"]
    evidence = intervals.drop(columns="start_basis").assign(
        report_ids=grouped["report_id"].agg(";".join).astype("str"),
        precision=first["date_precision"].where(begun, ""),
        basis=first["basis"].where(begun, intervals["start_basis"]),
        confidence=first["confidence"].where(begun, ""),
    )
    evidence["report_ids"] = evidence["report_ids"].fillna("")
    floor = evidence.groupby("place_id")["from"].transform("min")
    ceiling = evidence.groupby("place_id")["to"].transform("max") - ONE_DAY
    earliest, latest = _reach(evidence["from"], evidence["precision"])
    evidence["from_earliest"] = earliest.clip(lower=floor)
    evidence["from_latest"] = latest.clip(upper=ceiling)
    return evidence


def _reach(day: pd.Series, precision: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the earliest and latest day that a date of that precision can mean."""
    week = precision == Precision.WEEK
    month = precision == Precision.MONTH
    first_of_month = day - pd.to_timedelta(day.dt.day - 1, unit="D")
    last_of_month = first_of_month + pd.to_timedelta(day.dt.days_in_month - 1, unit="D")
    earliest = day.mask(week, day - WEEK_REACH).mask(month, first_of_month)
    latest = day.mask(week, day + WEEK_REACH).mask(month, last_of_month)
    return earliest.astype(DAY), latest.astype(DAY)
