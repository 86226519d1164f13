"""The app factory: layout, callbacks, routes and headers on one Dash object."""

from pathlib import Path

from dash import Dash

from dashboard import callbacks, errors, routes, security
from dashboard.layout import layout
from dashboard.manifest import manifest
from dashboard.settings import SUBTITLE, TITLE
from data.dataset import Dataset

ASSETS = Path(__file__).parent.parent / "assets"


def create(dataset: Dataset) -> Dash:
    """Return the app over a data set. Two apps in one process share nothing.

    All that the browser will load is made here, so the first visit does not wait.
    """
    app = Dash(
        "dashboard",
        title=TITLE,
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
    routes.add(app, dataset)
    app.layout = layout(dataset, manifest(dataset))
    callbacks.register(app, dataset)
    security.protect(app)
    # Dash learns which script files it may send while it writes its first page: a
    # worker that has not written one refuses them. So one is written before any fork.
    app.server.test_client().get("/")
    return app
