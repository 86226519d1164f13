"""Where and when reports conflict, and the ground in dispute, km2.

A report is in force from its day until its origin reports on the place again, for
`IN_FORCE_DAYS` at most; a report that a place is contested also ends when anyone, on a
later day, reports it held: fights end, and that is news, not a denial. Two reports
conflict on the days on which both are in force when they are about one place, name
different holders or statuses, are each known to the day, and share no origin. An
origin is who wrote the text: copies of one agency are one origin however many publish
them, and a report without a stated origin is not known to be independent of any other,
so it is never a side.

The rule cannot tell every denial from news: that another side holds a place may be
either. What it finds is ground on which independent reports of the last days differ.
"""

import pandas as pd

from geo.vocabulary import CONTESTED, DAY, Basis, Precision, Status

IN_FORCE_DAYS = 7
"""How long an origin stands by a report that it does not repeat: a week.

An origin that follows a fight is back within days, or not for months: its old word
then stands against newer ones only because nobody withdrew it."""

_KM2_DECIMALS = 6  # one m2: above what a running sum of floats gathers


def conflicts(reports: pd.DataFrame, days: int = IN_FORCE_DAYS) -> pd.DataFrame:
    """Return who contradicts whom, about which place, and when.

    Parameters
    ----------
    reports
        One row a report: report_id, place_id, date, date_precision, holder, status,
        `origins` (whose text it is, `;` between; blank: not stated). Rows of one place,
        day and origin are a sequence: the last one is what the origin says that day.
    days
        How many days a report is in force, its own day included.

    Returns
    -------
    One row a place, pair of states and stretch of days, sorted by place and time:
    place_id, `from` and `to` (half-open, whole days), and for each side (a and b, in
    alphabetical order of holder and status) holder, status, report_ids (`;` between).
    Reports of status `unknown` say nothing that could be contradicted.
    """
    ordered = reports.sort_values("date", kind="stable")
    ended = _fought_out(ordered)
    told = ordered.assign(ended=ended)[ordered["origins"] != ""]
    told = told.reset_index(drop=True)
    names = told["origins"].str.split(";").explode()
    sides = _in_force(told, names, days)
    pairs = _pairs(sides, days)
    pairs = pairs[~_share_an_origin(pairs, names)]
    pairs["from"] = pairs[["from_a", "from_b"]].max(axis=1)
    pairs["to"] = pairs[["end_a", "end_b"]].min(axis=1)
    return _stretches(pairs)


def disputed(conflicts: pd.DataFrame) -> pd.DataFrame:
    """Return the spans in which a place is in dispute, whoever says what.

    Parameters
    ----------
    conflicts
        As `conflicts` returns them.

    Returns
    -------
    One row a place and span, with `geo.spans.COLUMNS`: contested, by the reports of
    all sides. The spans of a place neither overlap nor touch.
    """
    both = conflicts["report_ids_a"] + ";" + conflicts["report_ids_b"]
    rows = conflicts[["place_id", "from", "to"]].assign(report_ids=both)
    spans = _merged(rows, ["place_id"])
    return spans.assign(
        holder=CONTESTED,
        status=str(Status.CONTESTED),
        precision=str(Precision.DAY),
        basis=str(Basis.SOURCED),
        confidence="",
    )


def disputed_km2(
    spans: pd.DataFrame,
    ground: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> pd.DataFrame:
    """Return the km2 in dispute on every day on which it changes, by country.

    Parameters
    ----------
    spans
        As `disputed` returns them; places without ground are passed over.
    ground
        One row a cell, indexed by place_id: `country`, `km2`.
    first, last
        The days to cover, both inclusive.

    Returns
    -------
    Indexed by day, ascending from `first`, each day holds until the next; a column a
    country of the ground.
    """
    known = spans.join(ground[ground["km2"] > 0], on="place_id", how="inner")
    arrive = known[["from", "country", "km2"]].rename(columns={"from": "day"})
    leave = known[["to", "country", "km2"]].rename(columns={"to": "day"})
    opening = pd.DataFrame({"country": ground["country"].unique()})
    opening = opening.assign(day=first, km2=0.0)
    events = pd.concat(
        [opening, arrive, leave.assign(km2=-leave["km2"])], ignore_index=True
    )
    steps = events.pivot_table(
        index="day", columns="country", values="km2", aggfunc="sum", fill_value=0.0
    )
    running = steps.sort_index().cumsum().round(_KM2_DECIMALS) + 0.0  # no -0.0
    return running[running.index <= last]


def _in_force(told: pd.DataFrame, names: pd.Series, days: int) -> pd.DataFrame:
    """Return the reports that can be a side, each with the days it is in force."""
    heard = pd.DataFrame(
        {
            "place_id": told["place_id"].reindex(names.index),
            "name": names,
            "date": told["date"].reindex(names.index),
        }
    )
    again = heard.groupby(["place_id", "name"])["date"].shift(-1)
    until = told[["ended"]].assign(
        again=again.groupby(level=0).min(),
        limit=told["date"] + pd.Timedelta(days=days),
    )
    sides = told.assign(
        report=told.index,
        state=told["holder"] + "/" + told["status"],
        end=until.min(axis=1),
    ).rename(columns={"date": "from"})
    speaks = (
        (sides["date_precision"] == Precision.DAY)
        & (sides["status"] != Status.UNKNOWN)
        & (sides["from"] < sides["end"])
    )
    columns = ["report", "report_id", "place_id", "from", "end"]
    return sides.loc[speaks, [*columns, "state", "holder", "status"]]


def _fought_out(ordered: pd.DataFrame) -> pd.Series:
    """Return the later day on which contested ground is reported held, or NaT."""
    held = ordered[~ordered["status"].isin([Status.CONTESTED, Status.UNKNOWN])]
    found = pd.merge_asof(
        ordered[["place_id", "date"]],
        held[["place_id", "date"]].assign(ended=held["date"]),
        on="date",
        by="place_id",
        direction="forward",
        allow_exact_matches=False,
    )
    ended = found["ended"].set_axis(ordered.index)
    return ended.where(ordered["status"] == Status.CONTESTED)


def _pairs(sides: pd.DataFrame, days: int) -> pd.DataFrame:
    """Return reports on one place that say different things at one time, pair by pair.

    Only reports that share a stretch of `days` are compared, so a place with a report a
    day costs no more than its number of reports.
    """
    origin = sides["from"].min()
    first, last = sides["from"], sides["end"] - pd.Timedelta(days=1)
    slots = [sides.assign(slot=(day - origin).dt.days // days) for day in (first, last)]
    near = pd.concat(slots).drop_duplicates(["report", "slot"])
    pairs = near.merge(near, on=["place_id", "slot"], suffixes=("_a", "_b"))
    pairs = pairs.drop_duplicates(["report_a", "report_b"])
    return pairs[
        (pairs["state_a"] < pairs["state_b"])
        & (pairs["from_a"] < pairs["end_b"])
        & (pairs["from_b"] < pairs["end_a"])
    ].reset_index(drop=True)


def _share_an_origin(pairs: pd.DataFrame, names: pd.Series) -> pd.Series:
    a, b = (
        pairs[[side]].join(names.rename("name"), on=side).reset_index(names="pair")
        for side in ("report_a", "report_b")
    )
    common = a.merge(b, on=["pair", "name"])["pair"]
    return pd.Series(pairs.index.isin(common), index=pairs.index)


def _stretches(pairs: pd.DataFrame) -> pd.DataFrame:
    """Join the stretches of one place and pair of states that meet or overlap."""
    keys = ["place_id", "holder_a", "status_a", "holder_b", "status_b"]
    columns = [*keys, "from", "to"]
    a = _merged(pairs[columns].assign(report_ids=pairs["report_id_a"]), keys)
    b = _merged(pairs[columns].assign(report_ids=pairs["report_id_b"]), keys)
    found = a.rename(columns={"report_ids": "report_ids_a"})
    found["report_ids_b"] = b["report_ids"]
    order = ["place_id", "from", "to"]
    for side in ("a", "b"):
        order += [f"holder_{side}", f"status_{side}", f"report_ids_{side}"]
    return found.sort_values(["place_id", "from"], kind="stable", ignore_index=True)[
        order
    ]


def _merged(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Join rows of the same keys that meet or overlap; their report ids once each."""
    rows = rows.sort_values([*keys, "from", "to"], ignore_index=True)
    reached = rows.groupby(keys)["to"].cummax()
    before = reached.groupby([rows[key] for key in keys]).shift()
    run = (before.isna() | (rows["from"] > before)).cumsum()
    grouped = rows.groupby(run)
    joined = grouped[keys].first()
    joined["from"], joined["to"] = grouped["from"].min(), grouped["to"].max()
    joined["report_ids"] = [
        ";".join(dict.fromkeys(one for cell in ids for one in cell.split(";")))
        for _, ids in grouped["report_ids"]
    ]
    joined = joined.reset_index(drop=True)
    return joined.astype({"from": DAY, "to": DAY, "report_ids": "str"})
