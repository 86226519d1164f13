"""Spans laid over a history: what a place is held to be instead, for some of the time.

A rule or a method that overrules a history says where and when, and as what: conflicts
make a place contested, old evidence and left-out desert make it unknown.
"""

import pandas as pd

from geo.vocabulary import DAY

COLUMNS = [
    *("place_id", "from", "to", "holder", "status"),
    *("report_ids", "precision", "basis", "confidence"),
]
"""What a span has: where, when (half-open, whole days), as what, and why."""


def overlay(intervals: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return a history in which spans stand in place of what it says.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them.
    spans
        One row a span, with `COLUMNS`; those of one place do not overlap. What lies
        outside the days of the history is passed over.

    Returns
    -------
    Intervals of the same columns, in the same order of places and of time, that meet
    without gap or overlap as before. An interval that a span cuts keeps its evidence
    in every piece; a piece that begins at a cut has the day of the cut as the whole
    range of its `from`. Neighbours that now say the same are one interval.
    """
    if spans.empty:
        return intervals
    pieces = _pieces(intervals, spans)
    under = _in_force(pieces, intervals.assign(begun=intervals["from"]))
    over = _in_force(
        pieces, spans[COLUMNS].assign(begun=spans["from"], end=spans["to"])
    )
    laid = over["end"] > pieces["from"]
    frame = under.copy()
    for column in [*COLUMNS[3:], "begun"]:
        frame[column] = over[column].where(laid, under[column])
    cut = frame["begun"] != frame["from"]
    frame["precision"] = frame["precision"].mask(cut, "")
    for bound in ("from_earliest", "from_latest"):
        frame[bound] = frame[bound].mask(cut | laid, frame["from"])
    return _joined(frame.drop(columns="begun"))[list(intervals.columns)]


def _pieces(intervals: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return the pieces that all bounds together cut each place's days into."""
    order = pd.Series(range(len(intervals)), index=intervals["place_id"])
    rank = order.groupby(level=0).first()
    first = intervals.groupby("place_id")["from"].min()
    end = intervals.groupby("place_id")["to"].max()
    bounds = pd.concat(
        [
            intervals[["place_id", "from"]],
            spans[["place_id", "from"]],
            spans[["place_id", "to"]].rename(columns={"to": "from"}),
        ],
        ignore_index=True,
    ).drop_duplicates()
    place = bounds["place_id"]
    inside = (bounds["from"] >= place.map(first)) & (bounds["from"] < place.map(end))
    pieces = bounds[inside].assign(rank=place.map(rank))
    pieces = pieces.sort_values(["rank", "from"], ignore_index=True)
    follows = pieces["place_id"].shift(-1) == pieces["place_id"]
    ends = pieces["from"].shift(-1).where(follows, pieces["place_id"].map(end))
    return pieces.assign(to=ends).astype({"from": DAY, "to": DAY}).drop(columns="rank")


def _in_force(pieces: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Return for each piece the newest row of its place, aligned with the pieces."""
    found = pd.merge_asof(
        pieces.reset_index(names="piece").sort_values("from", kind="stable"),
        told.drop(columns="to").sort_values("from", kind="stable"),
        on="from",
        by="place_id",
    )
    return found.set_index("piece").sort_index()


def _joined(frame: pd.DataFrame) -> pd.DataFrame:
    """Make neighbours that say the same one interval, with the evidence of both."""
    keys = frame[["place_id", "holder", "status"]]
    run = (keys != keys.shift()).any(axis=1).cumsum()
    whole = frame[~run.duplicated()].set_index(run[~run.duplicated()])
    whole["to"] = frame.groupby(run)["to"].last()
    several = run[run.duplicated(keep=False)]
    ids = frame.loc[several.index, "report_ids"].groupby(several)
    whole.loc[ids.groups.keys(), "report_ids"] = ids.agg(_union)
    return whole.reset_index(drop=True)


def _union(ids: pd.Series) -> str:
    """Return every id of `;`-joined lists once, in the order met."""
    every = dict.fromkeys(one for cell in ids for one in cell.split(";") if one)
    return ";".join(every)
