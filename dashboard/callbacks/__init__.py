"""Callbacks, registered on one app: parse the state, call geo, call a figure.

address   the URL to a view, and what could not be used
view      in the browser: controls to view, view to screen (assets/js)
scene     the figures of a theatre, when what they are drawn from changes
place     the panel of the selected place
claims    the claims chart and the card of a claim
ledger    the ledger of claims, on a page of its own
article   the tour of the report of June 2016
compare   the page that compares two days
accounts  the page of two accounts of one ground
check     the page of published figures beside ours
briefing  the page of scenes for a room
"""

from dash import Dash

from dashboard.callbacks import (
    accounts,
    address,
    article,
    briefing,
    check,
    claims,
    compare,
    ledger,
    place,
    scene,
    view,
)
from data.dataset import Dataset


def register(app: Dash, dataset: Dataset) -> None:
    """Register every callback of the page on the app."""
    address.register(app, dataset)
    view.register(app)
    scene.register(app, dataset)
    place.register(app, dataset)
    claims.register(app, dataset)
    ledger.register(app, dataset)
    article.register(app, dataset)
    compare.register(app, dataset)
    accounts.register(app, dataset)
    check.register(app, dataset)
    briefing.register(app)
