"""The page of scenes for a room: its address to what the browser shows there."""

from dash import ClientsideFunction, Dash, Input, State

from dashboard import ids


def register(app: Dash) -> None:
    """Tell the page's own script when it comes into sight, and with what address."""
    app.clientside_callback(
        ClientsideFunction(namespace="briefing", function_name="visit"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
        Input(ids.LOCATION, "hash"),
        State(ids.BRIEFING_PAGE, "data-path"),
    )
