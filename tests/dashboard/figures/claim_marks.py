"""Reading the claims chart: which claim is which mark."""

from functools import cache

import pandas as pd

from dashboard.figures import claims
from data.claims import groups, panels
from data.theatre import theatre

DAY = pd.Timestamp("2016-06-24")


def drawn(dataset, theatre_id: str, key: str) -> dict:
    where = theatre(dataset, theatre_id)
    days = (f"{where.first:%Y-%m-%d}", f"{where.last:%Y-%m-%d}")
    group = groups(dataset, theatre_id)[key]
    return claims.figure(dataset, panels(dataset, group), DAY, days, group.key)


@cache
def every_chart(dataset) -> list[tuple[str, dict]]:
    """Return the key and the chart of every group of every theatre."""
    return [
        (key, drawn(dataset, theatre_id, key))
        for theatre_id in dataset.theatres.index
        for key in groups(dataset, theatre_id)
    ]


def marks(figure: dict) -> list[tuple[dict, str, int]]:
    """Return each claim of a chart: its trace, its id, where in the trace it begins."""
    return [
        (trace, claim_id, trace["customdata"].index(claim_id))
        for trace in figure["data"]
        for claim_id in dict.fromkeys(trace["customdata"])
    ]


def of_claim(trace: dict, column: str, claim_id: str) -> list:
    """Return what a trace has in a column for one claim, gaps left out."""
    pairs = zip(trace["customdata"], trace[column], strict=True)
    return [one for named, one in pairs if named == claim_id and one is not None]


def is_range(claim: pd.Series) -> bool:
    return bool(pd.notna(claim["value_low"]) and pd.notna(claim["value_high"]))
