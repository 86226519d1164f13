"""The claims chart, and the card of the claim that was clicked."""

from typing import Any

import pandas as pd
from dash import Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.claim_card import card
from dashboard.figures import claims
from dashboard.ledger_state import LedgerView
from dashboard.settings import LEDGER_PATH
from data.claims import groups, panels
from data.dataset import Dataset
from data.theatre import theatre


def register(app: Dash, dataset: Dataset) -> None:
    """Draw the chosen group of claims; show a claim's card on a click."""

    @app.callback(
        Output(ids.CLAIMS_CHART, "figure"),
        Output(ids.CLAIMS_CHART, "style"),
        Output(ids.CLAIM_CARD, "children"),
        Output(ids.ALL_CLAIMS, "href"),
        Input(ids.CLAIMS_KEY, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def draw(
        key: dict[str, str], view: dict[str, str]
    ) -> tuple[dict[str, Any], dict[str, Any], list[Any], str]:
        group = groups(dataset, key["theatre"]).get(key["claims"])
        if group is None:  # a data set without claims on this theatre
            blank = {"data": [], "layout": {"height": 0}}
            return blank, {"display": "none"}, [], LEDGER_PATH
        where = theatre(dataset, key["theatre"])
        figure = claims.figure(
            dataset,
            panels(dataset, group),
            pd.Timestamp(view["day"]),
            (f"{where.first:%Y-%m-%d}", f"{where.last:%Y-%m-%d}"),
            f"{where.theatre_id} {group.key}",
        )
        style = {"height": f"{figure['layout']['height']}px"}
        return figure, style, [], LedgerView(group.place, group.metric).href(dataset)

    @app.callback(
        Output(ids.CLAIM_CARD, "children", allow_duplicate=True),
        Input(ids.CLAIMS_CHART, "clickData"),
        prevent_initial_call=True,
    )
    def open_card(click: dict[str, Any] | None) -> Any:
        if not click:
            return no_update
        return card(dataset, click["points"][0]["customdata"])
