"""Layers of the map: who holds the ground, how old the word on it is, conflicts.

Each is a table of codes; the page finds the code of every unit itself.
"""

from enum import StrEnum
from typing import Any

from dashboard.figures.theme import (
    CLEAR,
    CONTESTED_FILL,
    CONTESTED_STRIPE,
    UNKNOWN_FILL,
)
from data.routes import CONTESTED, CUT, OPEN

AGES = (7, 30, 90, 365)
"""Upper ends of the classes of age, days: a week, a month, a quarter, a year."""

_AGE_FILLS = ("#0b4a5e", "#2f7f8f", "#6fb0ad", "#b5d3b8", "#e3c27a")
"""Dark and blue is fresh, pale and yellow old: in order of lightness for all eyes."""


class Layer(StrEnum):
    """What the colours of the map stand for."""

    CONTROL = "control"
    """Who holds the ground."""
    AGE = "age"
    """How many days ago a counted report last said what the place is."""
    CONFLICT = "conflict"
    """Where reports of independent origin that stand at once disagree."""


LAYER_CHOICES = {
    Layer.CONTROL: "Control",
    Layer.AGE: "Age of evidence",
    Layer.CONFLICT: "Conflicting reports",
}


class Routes(StrEnum):
    """Whether supply routes are drawn where a theatre has them."""

    ON = "on"
    OFF = "off"


ROUTE_LINES: list[dict[str, Any]] = [
    {"state": OPEN, "label": "Open to IS", "colour": "#22272e", "dash": []},
    {"state": CONTESTED, "label": "Contested", "colour": "#b8451b", "dash": [3, 1.6]},
    {"state": CUT, "label": "Cut for IS", "colour": "#0b6fa4", "dash": [0.8, 1.4]},
]
"""How a supply route is drawn by its state, in the order of `data.routes.STATES`: told
apart by dash as well as by colour. `dash` counts widths of the line; empty: solid."""


def tables() -> dict[str, Any]:
    """Return what the page needs to draw the layers other than control.

    `ages`: the upper end of each class, days; the table of `age` has one row for no
    report, one a class, and one for what is older.
    """
    labels = ["Up to a week old", "Up to a month", "Up to a quarter", "Up to a year"]
    ages = zip([*labels, "Older than a year"], _AGE_FILLS, strict=True)
    return {
        "ages": AGES,
        Layer.AGE: [
            _row("No report yet", UNKNOWN_FILL),
            *(_row(label, colour) for label, colour in ages),
        ],
        Layer.CONFLICT: [
            _row("No conflict", UNKNOWN_FILL),
            _row("Reports conflict", CONTESTED_FILL, CONTESTED_STRIPE),
        ],
    }


def _row(label: str, fill: str, stripe: str = CLEAR) -> dict[str, Any]:
    hatched = stripe != CLEAR
    return {"label": label, "fill": fill, "stripe": stripe, "hatched": hatched}
