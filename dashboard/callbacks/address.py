"""The URL to a view. What cannot be used falls back, and the visitor is told."""

from dataclasses import asdict
from typing import Any

from dash import Dash, Input, Output, no_update

from dashboard import ids
from dashboard.method import method_page
from dashboard.settings import METHOD_PATH
from dashboard.state import parse
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Parse the query whenever the browser reports one (load, back, forward)."""

    @app.callback(
        Output(ids.PARSED, "data"),
        Output(ids.NOTICE_TEXT, "children"),
        Output(ids.NOTICE, "hidden"),
        Input(ids.ADDRESS, "data"),
        prevent_initial_call=True,
    )
    def read(address: dict[str, Any]) -> tuple[dict[str, Any], str, bool]:
        view, notes = parse(address["search"], dataset)
        return {**asdict(view), "n": address["n"]}, " ".join(notes), not notes

    @app.callback(Output(ids.METHOD_PAGE, "children"), Input(ids.LOCATION, "pathname"))
    def open_method(pathname: str) -> Any:
        # Long, and read by few: it travels only when it is asked for.
        return method_page(dataset) if pathname == METHOD_PATH else no_update
