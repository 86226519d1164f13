"""Colours, type, and the empty layout that every figure starts from.

Only `#rrggbb` and `#rrggbbaa` are used: plotly.js 4 reads other forms by CSS rules.
"""

from typing import Any, Final

import pandas as pd

from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import Status

INK: Final = "#22272e"
MUTED: Final = "#5f6773"
HAIRLINE: Final = "#e3dfd6"
ACCENT: Final = "#0b5f7d"
CLEAR: Final = "#00000000"

UNKNOWN_FILL: Final = "#ece8df"
CONTESTED_FILL: Final = "#e4dcca"
CONTESTED_STRIPE: Final = "#5d5347"

FONT: Final = "Noto Sans, Noto Sans Arabic, system-ui, sans-serif"
DAY_MS: Final = 86_400_000
FEW_TICKS: Final = 8
"""Ticks that an axis of days has at most."""

SMALL: Final = 12
"""Type size of ticks and legends, px: the second step of the page's scale."""

SERIES: Final = (
    "#0b5f7d",
    "#c8622d",
    "#745f9e",
    "#3f8f6b",
    "#aa3455",
    "#b08a1e",
    "#4f81bd",
    "#5d5347",
)
"""Colours for organisations, told apart with any kind of colour vision."""


def fill(dataset: Dataset, code: Code) -> str:
    """Return the colour that ground of a code is filled with."""
    if code.status is Status.UNKNOWN:
        return UNKNOWN_FILL
    if code.hatched:
        return CONTESTED_FILL
    return str(dataset.actors.loc[code.holder, "colour"])


def stripe(dataset: Dataset, code: Code) -> str:
    """Return the colour of a code's stripes; clear when it is not hatched."""
    if not code.hatched:
        return CLEAR
    if code.status is Status.CONTESTED:
        return CONTESTED_STRIPE
    return str(dataset.actors.loc[code.holder, "colour"])


def background(dataset: Dataset, code: Code) -> str:
    """Return what ground of a code is filled with, as a CSS background."""
    base, line = fill(dataset, code), stripe(dataset, code)
    if not code.hatched:
        return base
    return f"repeating-linear-gradient(135deg,{base} 0 3px,{line} 3px 5px)"


def base_layout() -> dict[str, Any]:
    """Return a layout with the project's type, no title, no padding, no background."""
    return {
        "font": {"family": FONT, "size": SMALL, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 52, "r": 12, "t": 8, "b": 28},
        "hoverlabel": {
            "bgcolor": "#ffffff",
            "bordercolor": HAIRLINE,
            "font": {"family": FONT, "size": SMALL, "color": INK},
            "align": "left",
        },
    }


def time_axis(first: str, last: str) -> dict[str, Any]:
    """Return an x axis over days, ISO dates; a drag zooms in, never off the data."""
    few = pd.Timestamp(last) - pd.Timestamp(first) < FEW_TICKS * pd.Timedelta(days=1)
    # Left to itself, plotly tells hours where there are few days.
    days = {"dtick": DAY_MS, "tickformat": "%-d %b %Y"} if few else {}
    return {
        "type": "date",
        "range": [first, last],
        "showgrid": False,
        "linecolor": HAIRLINE,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": HAIRLINE,
        "tickfont": {"color": MUTED},
        "minallowed": first,
        "maxallowed": last,
        "nticks": FEW_TICKS,
        **days,
    }


def value_axis(**more: Any) -> dict[str, Any]:
    """Return a y axis from zero with hairline grid."""
    return {
        "rangemode": "tozero",
        "gridcolor": HAIRLINE,
        "zerolinecolor": HAIRLINE,
        "tickfont": {"color": MUTED},
        "fixedrange": True,
        "tickmode": "auto",
        "nticks": 5,
        **more,
    }


def cursor(day: str, yref: str = "paper") -> dict[str, Any]:
    """Return the line that marks the day shown, ISO date.

    The page moves every shape of a chart as the day moves, so a chart has no others.
    """
    return {
        "type": "line",
        "xref": "x",
        "yref": yref,
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "line": {"color": ACCENT, "width": 1.5},
    }
