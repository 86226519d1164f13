"""The panel of the selected place."""

from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.place import empty, panel
from dashboard.state import default_view
from data.dataset import Dataset
from geo.vocabulary import Rule


def register(app: Dash, dataset: Dataset) -> None:
    """Fill the panel whenever the place, its theatre or the rule changes."""

    @app.callback(
        Output(ids.PLACE_PANEL, "children"),
        Input(ids.PLACE_KEY, "data"),
        prevent_initial_call=True,
    )
    def fill(key: dict[str, str]) -> list[Any]:
        if not key["place"]:
            return empty()
        view = default_view(dataset, key["theatre"])
        where = replace(view, carry=int(key.get("carry", 0))).where(dataset)
        return panel(where, key["place"], Rule(key["rule"]))
