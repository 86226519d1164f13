"""What happens in the browser alone: no request is made when the day moves.

The functions are in `assets/js`; here is only what they listen to and what they set.
"""

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard import ids

CONTROLS = (
    (ids.THEATRE, "value"),
    (ids.COUNTRY, "value"),
    (ids.RULE, "value"),
    (ids.METHOD, "value"),
    (ids.CARRY, "value"),
    (ids.AGAINST, "value"),
    (ids.TYPED_DAY, "value"),
    (ids.PLACE, "value"),
    (ids.CLAIMS, "value"),
    (ids.LAYER, "value"),
    (ids.ROUTES, "checked"),
)
"""Controls that show a part of the view and change it. The slider is one more: the
browser reads it from the page, without a callback."""

PAGES = (
    ids.BOARD,
    ids.METHOD_PAGE,
    ids.LEDGER_PAGE,
    ids.ARTICLE_PAGE,
    ids.COMPARE_PAGE,
    ids.ACCOUNTS_PAGE,
    ids.CHECK_PAGE,
    ids.BRIEFING_PAGE,
)
"""The pages, the main one first; each says its path, and one of them is in sight."""


def _function(name: str) -> ClientsideFunction:
    return ClientsideFunction(namespace="ground", function_name=name)


def register(app: Dash) -> None:
    """Wire controls, view and screen."""
    app.clientside_callback(
        ClientsideFunction(namespace="pages", function_name="address"),
        Output(ids.ADDRESS, "data"),
        Input(ids.LOCATION, "search"),
    )
    app.clientside_callback(
        ClientsideFunction(namespace="pages", function_name="hidden"),
        *[Output(page, "hidden") for page in PAGES],
        Input(ids.LOCATION, "pathname"),
        *[State(page, "data-path") for page in PAGES],
    )
    app.clientside_callback(
        _function("reduce"),
        Output(ids.VIEW, "data"),
        *[Output(name, prop) for name, prop in CONTROLS],
        Output(ids.DAY, "value"),
        Output(ids.DAY, "max"),
        Output(ids.TYPED_DAY, "error"),
        Input(ids.PARSED, "data"),
        *[Input(name, prop) for name, prop in CONTROLS],
        Input(ids.JUMP, "data"),
        State(ids.DAY, "value"),
        State(ids.MANIFEST, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _function("scene"),
        Output(ids.SCENE, "data"),
        Output(ids.CHOICES, "data"),
        Output(ids.PLACE_KEY, "data"),
        Input(ids.VIEW, "data"),
        State(ids.SCENE, "data"),
        State(ids.CHOICES, "data"),
        State(ids.PLACE_KEY, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _function("plotted"),
        Output(ids.PLOTTED, "data"),
        Input(ids.MAP, "figure"),
        Input(ids.AREAS, "figure"),
        Input(ids.CLAIMS_CHART, "figure"),
        Input(ids.PLACE_PANEL, "children"),
        prevent_initial_call=True,
    )
