"""The same map stepped the usual ways: what ours is measured against.

textbook   a server callback returns the whole figure, geometry inside
patch      a server callback returns a Patch of z, geometry by URL
frames     animation frames in one figure, as plotly.express makes them

    python -m benchmarks.designs textbook --dataset DIR --theatre ID --port N

Each has one slider over the theatre's days and one map of the theatre's cells, with the
same colours, frame and size as the product's, and no base map.
"""

import json
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer
from dash import Dash, Input, Output, Patch, dcc, html
from flask import Response

from dashboard.figures.map import Frame, Ground, painted
from dashboard.figures.map import figure as product_figure
from data.codes import codes
from data.dataset import load
from data.publish import cells_file, locations, state_codes
from data.theatre import Theatre, theatre
from geo.vocabulary import Rule

SIZE = (922, 716)
"""Pixels of the map: those of the product's map in a window of 1440 x 900."""

STYLE = {
    "version": 8,
    # One empty source: a style without any is refused at the second draw.
    "sources": {
        "none": {
            "type": "geojson",
            "data": {"type": "FeatureCollection", "features": []},
        }
    },
    "layers": [
        {
            "id": "ground",
            "type": "background",
            "paint": {"background-color": "#ffffff"},
        },
        {"id": "lakes", "type": "fill", "source": "none"},
    ],
}


def create(design: str, where: Theatre) -> Dash:
    """Return the app of one design over a theatre."""
    app = Dash("benchmark", update_title="")
    file = cells_file(where)
    numbers = locations(where)
    inline = json.loads(file.content)
    days = int((where.last - where.first).days) + 1

    def z(day: int) -> list[int]:
        when = where.first + pd.Timedelta(days=day)
        ground = Ground("", numbers, state_codes(where, Rule.LATEST, when))
        return painted(ground, len(codes(where.dataset)))

    def figure(day: int, geojson: Any) -> dict[str, Any]:
        when = where.first + pd.Timedelta(days=day)
        row = where.row
        drawn = product_figure(
            where.dataset,
            Ground(geojson, numbers, state_codes(where, Rule.LATEST, when)),
            {"lat": [], "lon": [], "estimated": []},
            Frame(row["west"], row["south"], row["east"], row["north"], *SIZE),
            STYLE,
            [],
            "camera",
        )
        drawn["data"] = drawn["data"][:1]
        return drawn

    @app.server.get("/cells")
    def cells() -> Response:
        return Response(file.content, mimetype="application/geo+json")

    first = figure(0, inline if design != "patch" else "/cells")
    if design == "frames":
        first["frames"] = [
            {"name": str(day), "data": [{"z": z(day)}], "traces": [0]}
            for day in range(days)
        ]
    app.layout = html.Div(
        [
            dcc.Slider(0, days - 1, 1, value=0, id="day", marks=None),
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
        def whole(day: int) -> dict[str, Any]:
            return figure(day, inline)

    if design == "patch":

        @app.callback(
            Output("map", "figure"), Input("day", "value"), prevent_initial_call=True
        )
        def part(day: int) -> Patch:
            patch = Patch()
            patch["data"][0]["z"] = z(day)
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
    design: Annotated[str, typer.Argument(help="textbook, patch or frames")],
    dataset: Annotated[Path, typer.Option()],
    theatre_id: Annotated[str, typer.Option("--theatre")],
    port: int = 8070,
) -> None:
    """Serve one design until interrupted."""
    app = create(design, theatre(load(dataset), theatre_id))
    app.run(host="127.0.0.1", port=port, debug=False)


if __name__ == "__main__":
    typer.run(main)
