"""The tour of the report: its address to the fact shown."""

from typing import Any

from dash import Dash, Input, Output, no_update

from dashboard import ids
from dashboard.article_page import (
    absent,
    read_step,
    step_page,
    tells,
)
from dashboard.settings import ARTICLE_PATH
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Show the fact that the address asks for."""

    @app.callback(
        Output(ids.ARTICLE_STEP, "children"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )
    def show(pathname: str, search: str) -> Any:
        if pathname != ARTICLE_PATH:
            return no_update
        if not tells(dataset):
            return absent(dataset)
        return step_page(dataset, *read_step(search or ""))
