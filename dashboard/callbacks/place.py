"""The panel of the selected place."""

from typing import Any

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.place import empty, panel
from data.dataset import Dataset
from data.theatre import theatre
from geo.vocabulary import Rule


def register(app: Dash, dataset: Dataset) -> None:
    """Fill the panel whenever the place, its theatre or the rule changes."""

    @app.callback(
        Output(ids.PLACE_PANEL, "children"),
        Input(ids.PLACE_KEY, "data"),
        prevent_initial_call=True,
    )
    def fill(key: dict[str, Any]) -> list[Any]:
        if not key["place"]:
            return empty()
        where = theatre(dataset, key["theatre"], key.get("carry") or None)
        return panel(where, key["place"], Rule(key["rule"]))
