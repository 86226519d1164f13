"""The same map stepped the usual ways: what ours is measured against.

textbook   a server callback returns the whole figure, a go.Figure, geometry inside
patch      a server callback returns a Patch of z, geometry by URL
frames     animation frames in one figure, as plotly.express makes them
bare       plotly.js alone on a page, without Dash: what loading costs
whole      the product, with every theatre sent as one GeoJSON
tiled      the product, with every theatre sent as vector tiles

    python -m benchmarks.designs textbook --dataset DIR --theatre ID --port N

Each of the first three has one slider over the theatre's days and one map of its cells,
with the same colours, frame, size and base map as the product's.
"""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import plotly.graph_objects as go
import typer
from dash import Dash, Input, Output, Patch, dcc, html
from flask import Flask, Response
from plotly.offline import get_plotlyjs

import data.tiles
from dashboard import server as product
from dashboard.figures.map import Frame, Ground, painted
from dashboard.figures.map import figure as product_figure
from dashboard.published import basemap
from dashboard.settings import PUBLISHED_PATH
from data.codes import codes
from data.dataset import load
from data.ground import locations, state_codes
from data.publish import cells_content
from data.theatre import Theatre, theatre
from geo.vocabulary import Rule

SIZE = (922, 716)
"""Pixels of the map: those of the product's map in a window of 1440 x 900."""

STYLE = PUBLISHED_PATH + basemap()[0].name
"""The product's base map, by URL."""

PRODUCT = {"whole": sys.maxsize, "tiled": 0}
"""From how many places on the product sends tiles, by design."""

PAGE = """<!DOCTYPE html><script src="/plotly.js"></script>
<div id="map" style="width: {0}px; height: {1}px"><div id="plot"></div></div>
<script>fetch("/figure").then((got) => got.json())
.then((one) => Plotly.newPlot("plot", one.data, one.layout))</script>"""


def bare(where: Theatre) -> Flask:
    """Return a page of nothing but plotly.js, a theatre's map and the base map."""
    server = Flask("bare")
    drawn = drawing(where, 0, "/cells")
    drawn["layout"] |= {"width": SIZE[0], "height": SIZE[1]}
    files(server, where)

    @server.get("/")
    def page() -> str:
        return PAGE.format(*SIZE)

    @server.get("/plotly.js")
    def script() -> Response:
        return Response(get_plotlyjs(), mimetype="text/javascript")

    @server.get("/figure")
    def figure() -> Response:
        return Response(json.dumps(drawn), mimetype="application/json")

    return server


def files(server: Flask, where: Theatre) -> None:
    """Serve a theatre's cells and the base map, as they are."""
    cells = cells_content(where, where.methods[0])
    layers = {file.name: file for file in basemap()}

    @server.get("/cells")
    def send_cells() -> Response:
        return Response(cells, mimetype="application/geo+json")

    @server.get(f"{PUBLISHED_PATH}<name>")
    def send_layer(name: str) -> Response:
        return Response(layers[name].content, mimetype=layers[name].mimetype)


def z(where: Theatre, day: int) -> list[int]:
    """Return the colour number of every feature on a day, counted from the first."""
    when = where.first + pd.Timedelta(days=day)
    return painted(ground(where, when, ""), len(codes(where.dataset)))


def ground(where: Theatre, when: pd.Timestamp, geojson: Any) -> Ground:
    """Return the ground of a day, by the theatre's first method."""
    method = where.methods[0]
    codes_of = state_codes(where, Rule.LATEST, when, method)
    return Ground(geojson, locations(where, method), codes_of)


def drawing(where: Theatre, day: int, geojson: Any) -> dict[str, Any]:
    """Return the product's figure of a day, with the ground as its only trace."""
    when = where.first + pd.Timedelta(days=day)
    row = where.row
    drawn = product_figure(
        where.dataset,
        ground(where, when, geojson),
        {"lat": [], "lon": [], "estimated": []},
        Frame(row["west"], row["south"], row["east"], row["north"], *SIZE),
        STYLE,
        [],
        "camera",
    )
    drawn["data"] = drawn["data"][:1]
    return drawn


def create(design: str, where: Theatre) -> Dash:
    """Return the app of one design over a theatre."""
    app = Dash("benchmark", update_title="")
    inline = json.loads(cells_content(where, where.methods[0]))
    days = int((where.last - where.first).days) + 1
    files(app.server, where)
    first = drawing(where, 0, inline if design != "patch" else "/cells")
    if design == "frames":
        first["frames"] = [
            {"name": str(day), "data": [{"z": z(where, day)}], "traces": [0]}
            for day in range(days)
        ]
    app.layout = html.Div(
        [
            dcc.Slider(
                0, days - 1, 1, value=0, id="day", marks=None, updatemode="drag"
            ),
            dcc.Graph(
                id="map",
                figure=first,
                config={"showSendToCloud": False},
                style={"width": f"{SIZE[0]}px", "height": f"{SIZE[1]}px"},
            ),
        ]
    )
    if design == "textbook":

        @app.callback(
            Output("map", "figure"), Input("day", "value"), prevent_initial_call=True
        )
        def whole(day: int) -> go.Figure:
            return go.Figure(drawing(where, day, inline))

    if design == "patch":

        @app.callback(
            Output("map", "figure"), Input("day", "value"), prevent_initial_call=True
        )
        def part(day: int) -> Patch:
            patch = Patch()
            patch["data"][0]["z"] = z(where, day)
            return patch

    if design == "frames":
        app.clientside_callback(
            """day => {
                const gd = document.querySelector('#map .js-plotly-plot');
                Plotly.animate(gd, [String(day)], {
                    mode: 'immediate', transition: {duration: 0},
                    frame: {duration: 0, redraw: true},
                });
                return window.dash_clientside.no_update;
            }""",
            Output("map", "id"),
            Input("day", "value"),
            prevent_initial_call=True,
        )
    return app


def main(
    design: Annotated[str, typer.Argument(help="One of those above")],
    dataset: Annotated[Path, typer.Option()],
    theatre_id: Annotated[str, typer.Option("--theatre")],
    port: int = 8070,
) -> None:
    """Serve one design until interrupted."""
    if design in PRODUCT:
        data.tiles.TILED = PRODUCT[design]
        product.run(load(dataset), "127.0.0.1", port, print)
        return
    where = theatre(load(dataset), theatre_id)
    app = bare(where) if design == "bare" else create(design, where)
    app.run(host="127.0.0.1", port=port, debug=False)


if __name__ == "__main__":
    typer.run(main)
