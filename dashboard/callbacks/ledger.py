"""The ledger: its address to what is shown, and its controls to its address."""

from dataclasses import asdict, replace
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.figures import ledger as chart
from dashboard.ledger_bases import solved_bases
from dashboard.ledger_card import ledger_card
from dashboard.ledger_page import caption, control_id, options, summary
from dashboard.ledger_state import (
    CONTROLS,
    LedgerView,
    Restated,
    parse,
    shown,
)
from dashboard.ledger_table import table
from dashboard.settings import LEDGER_PATH
from data.claims import as_of, panelled, span
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Register the ledger. What it shows is computed at the first visit, and kept."""

    @app.callback(
        Output(ids.LEDGER_VIEW, "data"),
        Output(ids.LEDGER_NOTES, "children"),
        Output(ids.LEDGER_NOTES, "hidden"),
        *[Output(control_id(name), "value") for name in CONTROLS],
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )
    def read(pathname: str, search: str) -> Any:
        if pathname != LEDGER_PATH:
            return (no_update,) * (3 + len(CONTROLS))
        view, notes = parse(search or "", dataset)
        return (
            asdict(view),
            " ".join(notes),
            not notes,
            *[getattr(view, name) or None for name in CONTROLS],
        )

    @app.callback(
        *[Output(control_id(name), "data") for name in CONTROLS],
        Output(ids.LEDGER_BASES, "children"),
        Input(ids.LEDGER_PAGE, "hidden"),
    )
    def offer(hidden: bool) -> Any:
        if hidden:
            return (no_update,) * (1 + len(CONTROLS))
        return *[options(dataset, name) for name in CONTROLS], solved_bases(dataset)

    @app.callback(
        Output(ids.LEDGER_CHART, "figure"),
        Output(ids.LEDGER_CHART, "style"),
        Output(ids.LEDGER_SUMMARY, "children"),
        Output(ids.LEDGER_CAPTION, "children"),
        Output(ids.LEDGER_TABLE, "children"),
        Output(ids.LEDGER_CARD, "children"),
        Input(ids.LEDGER_VIEW, "data"),
        prevent_initial_call=True,
    )
    def draw(told: dict[str, str]) -> Any:
        view = LedgerView(**told)
        rows = shown(view, dataset)
        claims = dataset.claims.loc[rows.index]
        panels = panelled(dataset, chart.drawable(claims))
        drawn = panels[: chart.MOST_PANELS]
        if drawn:
            figure = chart.figure(dataset, drawn, _day(dataset, view.claim))
            style = {"height": f"{figure['layout']['height']}px"}
        else:
            figure, style = {"data": [], "layout": {}}, {"display": "none"}
        return (
            figure,
            style,
            summary(dataset, view, rows),
            caption(dataset, rows, panels),
            table(dataset, view, rows),
            ledger_card(dataset, view),
        )

    @app.callback(
        Output(ids.LEDGER_QUERY, "data"),
        *[Input(control_id(name), "value") for name in CONTROLS],
        State(ids.LOCATION, "pathname"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def choose(*told: str | None) -> Any:
        *values, pathname, search = told
        if pathname != LEDGER_PATH:
            return no_update
        before, _ = parse(search or "", dataset)
        chosen = dict(zip(CONTROLS, (value or "" for value in values), strict=True))
        chosen["restated"] = chosen["restated"] or Restated.WITH
        after = LedgerView(**chosen, claim=before.claim)
        return no_update if after == before else after.query(dataset)

    @app.callback(
        Output(ids.LEDGER_QUERY, "data", allow_duplicate=True),
        Input(ids.LEDGER_CHART, "clickData"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def open_card(click: dict[str, Any] | None, search: str) -> Any:
        claim_id = (click or {"points": [{}]})["points"][0].get("customdata")
        if not claim_id:
            return no_update
        view, _ = parse(search or "", dataset)
        return replace(view, claim=str(claim_id)).query(dataset)

    app.clientside_callback(
        ClientsideFunction(namespace="pages", function_name="go"),
        Output(ids.LEDGER_GONE, "data"),
        Input(ids.LEDGER_QUERY, "data"),
        prevent_initial_call=True,
    )


def _day(dataset: Dataset, claim_id: str) -> pd.Timestamp | None:
    """Return the middle of what an open claim is true of."""
    if not claim_id:
        return None
    claim: Any = dataset.claims.loc[claim_id]
    text = as_of(claim)
    if not text:
        return None
    first, last = span(text)
    return first + (last - first) / 2
