"""The page of the check: its address to what it shows."""

from typing import Any

from dash import Dash, Input, Output, no_update

from dashboard import ids
from dashboard.check.page import page
from dashboard.check.state import parse
from dashboard.settings import CHECK_PATH
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Show the figures that the address asks for."""

    @app.callback(
        Output(ids.CHECK_BODY, "children"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )
    def show(pathname: str, search: str) -> Any:
        if pathname != CHECK_PATH:
            return no_update
        return page(dataset, *parse(search or "", dataset))
