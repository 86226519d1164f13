"""What changed between two days, summed over countries and counted for the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.compare.state import Comparison
from data.changes import change_document, change_table
from data.codes import Code, code_of
from data.dataset import Dataset
from data.theatre import Theatre
from geo.vocabulary import Basis, Method, Rule, Status

FROM, TO = ["from_holder", "from_status"], ["to_holder", "to_status"]
STATE = ["holder", "status"]


@dataclass(frozen=True)
class Found:
    """What changed. Areas in km2, of the countries asked about together."""

    rows: pd.DataFrame
    """As `data.changes.change_table` returns them."""
    flows: pd.DataFrame
    """One row a pair of states that differ, most ground first: `before`, `after` (a
    `Code` each), `km2`, `places`."""
    totals: pd.DataFrame
    """One row a state that had ground on either day or between, in order of codes:
    `code`, and the km2 of `geo.change.totals`."""
    outline_km2: float
    changed_km2: float
    to_weak_km2: float
    """What of that became contested, claimed or unknown."""
    front_km: tuple[float, float]
    """Length of the lines between two holders on either day, km."""
    reports: int
    """How many reports stand behind the new states."""
    sources: int
    """How many sources these reports name."""
    unsourced: int
    """How many of the rows rest on a report, or a start state, that names no source."""
    estimated: int
    """How many of the rows are of a place whose position is an estimate."""


def found(dataset: Dataset, asked: Comparison) -> Found:
    """Return what changed. Raises as `data.changes.change_table` does."""
    return _found(
        asked.where(dataset), asked.days, asked.rule, asked.method, asked.countries
    )


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame, columns as attributes."""
    yield from frame.itertuples()


@lru_cache(maxsize=64)
def _found(
    where: Theatre,
    days: tuple[pd.Timestamp, pd.Timestamp],
    rule: Rule,
    method: Method,
    countries: tuple[str, ...],
) -> Found:
    dataset = where.dataset
    document = change_document(where, days, rule, method, countries)
    rows = change_table(where, days, rule, method, countries)
    every = pd.DataFrame(document["flows"])
    flows = _flows(every, rows)
    behind = {one for ids in rows["report_ids"] for one in ids.split(";") if one}
    cited = dataset.reports.loc[dataset.reports["report_id"].isin(behind), "source_id"]
    weak = [code.status is not Status.HELD for code in flows["after"]]
    return Found(
        rows=rows,
        flows=flows,
        totals=_totals(dataset, pd.DataFrame(document["totals"])),
        outline_km2=float(every["km2"].sum()),
        changed_km2=float(flows["km2"].sum()),
        to_weak_km2=float(flows.loc[weak, "km2"].sum()),
        front_km=(document["front_km"]["from"], document["front_km"]["to"]),
        reports=len(behind),
        sources=cited[cited != ""].nunique(),
        unsourced=int((rows["basis"] == Basis.UNSOURCED).sum()),
        estimated=int((rows["coord_basis"] == "estimated").sum()),
    )


def _flows(every: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return flows between states that differ, those of no ground included."""
    km2 = every.groupby([*FROM, *TO])["km2"].sum()
    places = rows.groupby([*FROM, *TO]).size()
    both = pd.DataFrame({"km2": km2, "places": places}).fillna(0).reset_index()
    both["before"] = _codes(both, FROM)
    both["after"] = _codes(both, TO)
    changed = both[both["before"] != both["after"]]
    order = changed.sort_values("km2", ascending=False, kind="stable")
    return order[["before", "after", "km2", "places"]].astype({"places": int})


def _totals(dataset: Dataset, totals: pd.DataFrame) -> pd.DataFrame:
    numbers = [name for name in totals.columns if name.endswith("_km2")]
    sums = totals.groupby(STATE)[numbers].sum().reset_index()
    number = code_of(dataset)
    order = [
        number[state] for state in zip(sums["holder"], sums["status"], strict=True)
    ]
    sums.insert(0, "code", _codes(sums, STATE))
    sums = sums.iloc[pd.Series(order).argsort()]
    there = sums[["from_km2", "to_km2", "gained_km2", "lost_km2"]].any(axis=1)
    return sums.loc[there, ["code", *numbers]]


def _codes(frame: pd.DataFrame, columns: list[str]) -> pd.Series:
    holders, statuses = (frame[name] for name in columns)
    told = [
        Code(str(holder), Status(status))
        for holder, status in zip(holders, statuses, strict=True)
    ]
    return pd.Series(told, index=frame.index, dtype=object)
