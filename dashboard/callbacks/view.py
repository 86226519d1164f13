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
    (ids.DAY, "value"),
    (ids.TYPED_DAY, "value"),
    (ids.PLACE, "value"),
    (ids.CLAIMS, "value"),
)
"""Controls that show a part of the view and change it."""


def _function(name: str) -> ClientsideFunction:
    return ClientsideFunction(namespace="ground", function_name=name)


def register(app: Dash) -> None:
    """Wire controls, view and screen."""
    app.clientside_callback(
        _function("address"),
        Output(ids.ADDRESS, "data"),
        Input(ids.LOCATION, "search"),
    )
    app.clientside_callback(
        _function("page"),
        Output(ids.BOARD, "hidden"),
        Output(ids.METHOD_PAGE, "hidden"),
        Output(ids.COMPARE_PAGE, "hidden"),
        Input(ids.LOCATION, "pathname"),
    )
    app.clientside_callback(
        _function("reduce"),
        Output(ids.VIEW, "data"),
        *[Output(name, prop) for name, prop in CONTROLS],
        Output(ids.DAY, "max"),
        Output(ids.TYPED_DAY, "error"),
        Input(ids.PARSED, "data"),
        *[Input(name, prop) for name, prop in CONTROLS],
        Input(ids.JUMP, "data"),
        State(ids.VIEW, "data"),
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
        _function("show"),
        Output(ids.SHOWN, "data"),
        Input(ids.VIEW, "data"),
        State(ids.MANIFEST, "data"),
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
