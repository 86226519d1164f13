"""The app factory: layout, callbacks, routes and headers on one Dash object."""

import re
from typing import Any

from dash import Dash
from flask import Flask

from dashboard import (
    briefing_route,
    callbacks,
    errors,
    export_route,
    film_route,
    routes,
    security,
    storeroom,
)
from dashboard.callbacks import scene
from dashboard.layout import layout
from dashboard.manifest import manifest
from dashboard.published import opening
from dashboard.settings import ASSETS, SUBTITLE, TITLE
from data.dataset import Dataset

PLOTLY_JS = "/_dash-component-suites/plotly/package_data/plotly.min.js"
"""Loaded late by Dash's own scripts."""

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='"
    "0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%231f2430'/%3"
    "E%3Cpath d='M5 22 12 8l6 5 9-4v13l-8 4-6-3z' fill='%234fa08b'/%3E%3Cpa"
    "th d='m12 8 6 5-1 8-4 2z' fill='%23e6a532'/%3E%3C/svg%3E"
)
"""Ground of two holders, as a data address."""

INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    <link rel="icon" href="ICON">
    <link rel="preload" as="script" href="PLOTLY_JS">
    {%css%}
  </head>
  <body>
    {%app_entry%}
    <footer>
      {%config%}
      {%scripts%}
      {%renderer%}
    </footer>
  </body>
</html>
""".replace("PLOTLY_JS", PLOTLY_JS).replace("ICON", ICON)
"""Dash's own page, with the language told, an icon inside it (a file would be asked for
at every change of the address), and plotly's script fetched from the start: Dash would
ask for it only when the first graph is there."""


def create(dataset: Dataset) -> Dash:
    """Return the app over a data set. Two apps in one process share nothing.

    All that the browser will load is made here, so the first visit does not wait.
    """
    server: Any = Flask("dashboard")
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    server.config["COMPRESS_BR_LEVEL"] = 5
    storeroom.keep(server)
    app = Dash(
        "dashboard",
        server=server,
        title=TITLE,
        index_string=INDEX,
        update_title="",  # the title would flicker at every callback
        assets_folder=str(ASSETS),
        compress=True,
        serve_locally=True,
        health_endpoint="health",
        enable_mcp=False,
        on_error=errors.show,
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "description", "content": SUBTITLE},
        ],
    )
    storeroom.read_at_once(app.server)
    routes.add(app, dataset)
    export_route.add(app, dataset)
    briefing_route.add(app, dataset)
    film_route.add(app, dataset)
    app.layout = layout(dataset, manifest(dataset))
    scene.rehearse(dataset)
    callbacks.register(app, dataset)
    security.protect(app)
    _rehearse(app, dataset)
    return app


def _rehearse(app: Dash, dataset: Dataset) -> None:
    """Load the page once before any worker is forked.

    Dash learns which script files it may send while it writes its first page; a worker
    that has not written one refuses them. And what is packed here is packed for all.
    """
    client = app.server.test_client()
    page = client.get("/").get_data(as_text=True)
    linked = re.findall(r'(?:src|href)="(/[^"]+)"', page)
    for path in [*linked, PLOTLY_JS, *opening(dataset)]:
        client.get(path, headers={"Accept-Encoding": "gzip, br"}, buffered=True)
