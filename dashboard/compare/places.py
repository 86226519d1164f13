"""The list of places that changed hands: from, to, when, and by which reports.

A plain table that the browser sorts: it prints, copies and reads aloud, and a few
hundred rows need no more.
"""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from dash import html

from dashboard.attributes import aria, data
from dashboard.compare.found import FROM, TO, Found, each
from dashboard.compare.panels import swatch
from dashboard.compare.state import Comparison
from dashboard.compare.text import NO_REPORTS, PLACES_HELP, REPORTS_HELP, soft
from dashboard.figures.change import km2_words
from dashboard.place import source_line
from dashboard.state import default_view
from dashboard.text import METHOD_WORDS, day_words, short_words
from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import Basis, Method, Status

HEADS = (
    ("From", "text"),
    ("To", "text"),
    ("Since", "text"),
    ("km²", "number"),
    ("Population", "number"),
    ("Turns", "number"),
    ("Reports", ""),
)
"""Columns after the first, and how each is sorted; empty: not at all."""


@dataclass(frozen=True)
class _Cell:
    """A cell, and what it is sorted by."""

    content: Any
    key: str = ""


def table(dataset: Dataset, asked: Comparison, what: Found) -> list[Any]:
    """Return the list; empty when nothing changed."""
    if what.rows.empty:
        return []
    reports = dataset.reports.set_index("report_id")
    rows = [
        html.Tr(
            [_td(one) for one in _cells(dataset, asked, row, what, reports)],
            **data(place=str(row.place_id), lat=_number(row.lat), lon=_number(row.lon)),
        )
        for row in each(what.rows)
    ]
    districts = asked.method is Method.DISTRICT
    note = NO_REPORTS if districts else f"{REPORTS_HELP} {PLACES_HELP}"
    heads = [_head(*one) for one in HEADS]
    noun = "Districts" if districts else "Places"
    return [
        html.H2(f"{noun} that changed hands"),
        html.P(note, className="caption"),
        html.Div(
            html.Table(
                [
                    html.Thead(html.Tr([_head(noun[:-1], "text"), *heads])),
                    html.Tbody(rows),
                ],
                className="places-table",
            ),
            className="scroll-x",
        ),
    ]


def _head(name: str, kind: str) -> Any:
    if not kind:
        return html.Th(name, scope="col")
    return html.Th(
        html.Button(name, className="sort", **data(sort=kind)),
        scope="col",
        className="number" if kind == "number" else "",
        **aria(sort="none"),
    )


def _cells(
    dataset: Dataset, asked: Comparison, row: Any, what: Found, reports: pd.DataFrame
) -> list[_Cell]:
    before, after = (
        Code(str(getattr(row, holder)), Status(getattr(row, status)))
        for holder, status in (FROM, TO)
    )
    since = f"{row.since:%Y-%m-%d}"
    population = "" if pd.isna(row.population) else f"{row.population:,.0f}"
    known = population != ""
    return [
        _Cell(_name(row), str(row.name)),
        _state(dataset, before),
        _state(dataset, after),
        _Cell(
            html.A(
                soft(day_words(row.since), str(row.precision)),
                href=_address(dataset, asked, row, since),
                title="Open the map of this day",
            ),
            since,
        ),
        _Cell(km2_words(row.km2, what.outline_km2), str(row.km2)),
        _Cell(
            population if known else html.Span("not known", className="muted"),
            str(row.population) if known else "-1",
        ),
        _Cell(str(row.turns), str(row.turns)),
        _Cell(_behind(dataset, row, reports)),
    ]


def _name(row: Any) -> list[Any]:
    if pd.isna(row.lat):  # a district: nothing to ring
        return [str(row.name)]
    ring = html.Button(str(row.name), className="ring", title="Ring it on the map")
    if row.coord_basis != "estimated":
        return [ring]
    return [ring, " ", html.Span("position estimated", className="tag weak")]


def _state(dataset: Dataset, code: Code) -> _Cell:
    words = short_words(dataset, code)
    return _Cell([swatch(dataset, code), words], words)


def _address(dataset: Dataset, asked: Comparison, row: Any, day: str) -> str:
    """Return where the place stands on the opening page on a day."""
    usual = default_view(dataset, asked.theatre)
    view = replace(
        usual,
        day=day,
        place="" if pd.isna(row.lat) else str(row.place_id),
        country=asked.country,
        rule=asked.rule,
        method=asked.method if asked.method in METHOD_WORDS else usual.method,
    )
    return f"/?{view.query(dataset)}"


def _behind(dataset: Dataset, row: Any, reports: pd.DataFrame) -> list[Any]:
    """Return the reports behind the new state, each with its source and marks."""
    ids = [one for one in str(row.report_ids).split(";") if one]
    told = []
    for report_id in ids:
        report = reports.loc[report_id]
        tags = []
        if report["basis"] == Basis.UNSOURCED:
            tags.append(html.Span("unsourced", className="tag weak"))
        if report["confidence"]:
            tags.append(
                html.Span(f"{report['confidence']} confidence", className="tag")
            )
        if report["scope"] != "place":
            tags.append(html.Span(str(report["scope"]), className="tag"))
        told.append(html.Li([source_line(dataset, str(report["source_id"])), *tags]))
    if told:
        return [html.Ul(told, className="behind")]
    if row.basis == Basis.UNSOURCED:
        return [html.Span("start state, unsourced", className="tag weak")]
    return [html.Span("none", className="muted")]


def _td(cell: _Cell) -> Any:
    return html.Td(cell.content, **data(key=cell.key))


def _number(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.5f}"
