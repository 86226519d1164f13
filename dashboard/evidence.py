"""Evidence of a data set as items of a list: claims, events, roads, places, cities."""

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.accounts.state import opening
from dashboard.claim_words import dates_words, number_of, sayer
from dashboard.compare.state import default
from dashboard.ledger_state import LedgerView, open_claim
from dashboard.place import report_lines, source_line
from dashboard.settings import COMPARE_PATH
from dashboard.state import default_view
from dashboard.text import code_words, dated, day_words
from data.codes import Code
from data.dataset import Dataset
from data.ledger import disagreements, failures
from data.theatre import theatre
from geo.areas import on_days
from geo.history import at
from geo.vocabulary import CONTESTED, UNKNOWN, Basis, Method, Rule, Status

MAP_PATH = "/"


def map_link(
    dataset: Dataset, words: str, theatre_id: str, day: str, **changes: str
) -> Any:
    """Return a link to the map of a theatre on a day, with what else it shows."""
    named: dict[str, Any] = {"day": day, **changes}
    view = replace(default_view(dataset, theatre_id), **named)
    query = view.query(dataset)
    return html.A(words, href=f"{MAP_PATH}?{query}" if query else MAP_PATH)


def ledger_link(dataset: Dataset, words: str, place: str, metric: str) -> Any:
    """Return a link to the ledger of a place and a metric; either may be empty."""
    return dcc.Link(words, href=LedgerView(place, metric).href(dataset))


def change_link(dataset: Dataset, theatre_id: str, a: str, b: str) -> Any:
    """Return a link to what changed in a theatre between two days, ISO dates."""
    where = theatre(dataset, theatre_id)
    days = " to ".join(day_words(pd.Timestamp(day)) for day in (a, b))
    query = replace(default(where, b), a=a).query(dataset)
    return html.A(
        f"What changed: {where.row['name']}, {days}", href=f"{COMPARE_PATH}?{query}"
    )


def accounts_link(dataset: Dataset, theatre_id: str, day: str) -> Any:
    """Return a link to a theatre on a day as two accounts tell of it."""
    where = theatre(dataset, theatre_id)
    words = f"Two accounts of {where.row['name']}, {day_words(pd.Timestamp(day))}"
    return dcc.Link(words, href=opening(where, day).href())


def claim_item(dataset: Dataset, claim_id: str) -> list[Any]:
    """Return a claim: number, speaker, dates, link to its card, what denies it."""
    claim: Any = dataset.claims.loc[claim_id]
    found = disagreements(dataset)
    own = found["claim_id"].eq(claim_id) | found["other_id"].eq(claim_id)
    denied = int((own & found["contradicts"]).sum())
    failed = int(failures(dataset)["claim_id"].eq(claim_id).sum())
    flaws = [
        *([f"contradicted by {denied}"] if denied else []),
        *([f"{failed} sums do not add up"] if failed else []),
    ]
    return [
        dcc.Link(
            number_of(claim),
            href=open_claim(claim_id, dataset).href(dataset),
        ),
        f" ({claim['place']}, {claim['subject']}). {sayer(claim)}; ",
        f"{dates_words(claim)}. ",
        *_weak(claim["basis"]),
        *[html.Span(flaw, className="tag weak") for flaw in flaws],
        html.Span(claim_id, className="id"),
    ]


def happening_item(dataset: Dataset, happening_id: str) -> list[Any]:
    """Return an event: when, what, its source, and the map on its first day."""
    row: Any = dataset.happenings.loc[happening_id]
    opening = default_view(dataset, str(dataset.theatres.index[0]))
    where = theatre(dataset, opening.theatre)
    day = row["date_start"]
    inside = where.first <= day <= where.last
    when = dated(day, str(row["date_precision"]))
    return [
        map_link(dataset, when, where.theatre_id, f"{day:%Y-%m-%d}")
        if inside
        else when,
        f": {row['title']}. {row['summary']} ",
        *_weak(row["basis"]),
        html.Span(happening_id, className="id"),
        source_line(dataset, str(row["source_id"])),
    ]


def route_item(dataset: Dataset, route_id: str, day: str) -> list[Any]:
    """Return what the newest statement until a day says of a road."""
    name = str(dataset.routes.loc[route_id, "name"])
    rows = dataset.route_status
    own = rows[rows["route_id"].eq(route_id) & (rows["date"] <= pd.Timestamp(day))]
    if own.empty:
        return [f"{name}: no statement until {day_words(pd.Timestamp(day))}."]
    row: Any = own.sort_values("date", kind="stable").iloc[-1]
    state = str(row["status"]).replace("_", " ").replace(" is", " IS")
    tags = _weak(row["basis"])
    if dataset.routes.loc[route_id, "coord_basis"] == "estimated":
        tags.append(html.Span("line estimated", className="tag weak"))
    return [
        html.Strong(f"{name}: {state}"),
        f", {dated(row['date'], str(row['date_precision']))}. {row['note']}. ",
        *tags,
        html.Span(f"{row['confidence']} confidence", className="tag"),
        html.Span(route_id, className="id"),
        source_line(dataset, str(row["source_id"])),
    ]


def place_item(dataset: Dataset, theatre_id: str, place_id: str, day: str) -> list[Any]:
    """Return who holds a place on a day under all reports, and by which reports."""
    where = theatre(dataset, theatre_id)
    date = pd.Timestamp(day)
    state: Any = at(where.history(Rule.LATEST), date).loc[place_id]
    place: Any = where.places.loc[place_id]
    code = Code(str(state["holder"]), Status(state["status"]))
    named = [one for one in str(state["report_ids"]).split(";") if one]
    reports = dataset.reports.set_index("report_id").loc[named]
    tags = _weak(state["basis"])
    if place["coord_basis"] == "estimated":
        tags.append(html.Span("position estimated", className="tag weak"))
    words = f"{place['name']}, {day_words(date)}"
    return [
        map_link(dataset, words, theatre_id, day, place=place_id),
        ": ",
        html.Strong(code_words(dataset, code)),
        f", since {dated(state['from'], str(state['precision']))}. ",
        *tags,
        html.Span(", ".join(named) or "start state, no report", className="id"),
        *report_lines(dataset, reports),
    ]


def city_item(dataset: Dataset, theatre_id: str, day: str) -> list[Any]:
    """Return who holds how much of a theatre's outlines on a day, nearest place."""
    where = theatre(dataset, theatre_id)
    date = pd.Timestamp(day)
    wide = where.series(Rule.LATEST, Method.NEAREST)
    row = on_days(wide, pd.DatetimeIndex([date]), where.last).iloc[0]
    held = row.groupby(level=["holder", "status"]).sum()
    total = float(where.outline_km2.sum())
    rows = held[held > 0].sort_values(ascending=False).rename("km2").reset_index()
    parts = [
        f"{_holder(dataset, str(holder), Status(status))} {km2:,.1f} km² "
        f"({100 * km2 / total:.1f} %)"
        for holder, status, km2 in rows.itertuples(index=False, name=None)
    ]
    estimated = int(where.divided["coord_basis"].eq("estimated").sum())
    weak = f"{estimated} of {len(where.divided)} positions estimated"
    return [
        map_link(dataset, f"{where.row['name']}, {day_words(date)}", theatre_id, day),
        f": {'; '.join(parts)}, of the outline's {total:,.1f} km². ",
        "Nearest place, all reports. ",
        *([html.Span(weak, className="tag weak")] if estimated else []),
    ]


def _holder(dataset: Dataset, holder: str, status: Status) -> str:
    if holder in (CONTESTED, UNKNOWN):
        return holder
    return code_words(dataset, Code(holder, status))


def _weak(basis: object) -> list[Any]:
    unsourced = basis == Basis.UNSOURCED
    return [html.Span("unsourced", className="tag weak")] if unsourced else []
