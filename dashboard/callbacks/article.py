"""The tour of the report: its address to the fact shown."""

from typing import Any

from dash import Dash, Input, Output, no_update

from dashboard import ids
from dashboard.article_facts import FACTS
from dashboard.article_page import (
    absent,
    attacks_caption,
    read_step,
    step_page,
    tells,
)
from dashboard.figures import attacks
from dashboard.settings import ARTICLE_PATH
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Show the fact that the address asks for, and the chart where it belongs."""

    @app.callback(
        Output(ids.ARTICLE_STEP, "children"),
        Output(ids.ATTACKS_FIGURE, "hidden"),
        Output(ids.ATTACKS_CHART, "figure"),
        Output(ids.ATTACKS_CAPTION, "children"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )
    def show(pathname: str, search: str) -> Any:
        if pathname != ARTICLE_PATH:
            return (no_update,) * 4
        if not tells(dataset):
            return absent(dataset), True, no_update, no_update
        step, note = read_step(search or "")
        page = step_page(dataset, step, note)
        if not FACTS[step - 1].chart:
            return page, True, no_update, no_update
        return page, False, attacks.figure(dataset), attacks_caption(dataset)
