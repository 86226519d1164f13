"""The page of two accounts: its address to what it shows."""

from typing import Any

from dash import Dash, Input, Output, no_update

from dashboard import ids
from dashboard.accounts.page import page
from dashboard.accounts.state import parse
from dashboard.settings import ACCOUNTS_PATH
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Show the accounts that the address asks for."""

    @app.callback(
        Output(ids.ACCOUNTS_BODY, "children"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )
    def show(pathname: str, search: str) -> Any:
        if pathname != ACCOUNTS_PATH:
            return no_update
        return page(dataset, *parse(search or "", dataset))
