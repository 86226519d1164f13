"""The area chart: km2 by holder through time, stacked to the outline."""

from typing import Any

import pandas as pd

from dashboard.figures.theme import (
    MUTED,
    base_layout,
    cursor,
    fill,
    stripe,
    time_axis,
    value_axis,
)
from dashboard.text import code_words
from data.codes import Code, codes
from data.dataset import Dataset
from geo.vocabulary import Status

SMALL_KM2 = 1000
"""An outline below this is a city's: hundredths of a km2 are told."""


def figure(
    dataset: Dataset,
    wide: pd.DataFrame,
    day: pd.Timestamp,
    last: pd.Timestamp,
    keep_zoom: str,
) -> dict[str, Any]:
    """Return km2 by holder and status as stacked steps.

    Parameters
    ----------
    wide
        Indexed by day, columns (holder, status), km2, as `geo.areas.series` gives them
        summed over countries. A row holds until the next.
    day
        Where the cursor stands.
    last
        The last day covered, inclusive: the last row is drawn on to it.
    keep_zoom
        While this stays the same, a new figure keeps what the visitor has zoomed to.
    """
    drawn = pd.concat([wide, wide.iloc[[-1]].set_axis([last])])
    days = [f"{stamp:%Y-%m-%d}" for stamp in drawn.index]
    total = float(drawn.iloc[0].sum())
    form = ",.0f" if total >= SMALL_KM2 else ",.2f"
    traces = [
        _trace(dataset, code, days, drawn[(code.holder, str(code.status))], form)
        for code in _stacking(dataset)
        if (code.holder, str(code.status)) in drawn.columns
        and drawn[(code.holder, str(code.status))].to_numpy().any()
    ]
    layout = base_layout()
    layout |= {
        "xaxis": time_axis(days[0], days[-1]),
        "yaxis": value_axis(
            title={"text": "km²", "font": {"color": MUTED}, "standoff": 4},
            tickformat=",~s",
            range=[0, total],
        ),
        "hovermode": "x unified",
        "showlegend": False,
        "shapes": [cursor(f"{day:%Y-%m-%d}")],
        "uirevision": keep_zoom,
    }
    return {"data": traces, "layout": layout}


def _stacking(dataset: Dataset) -> list[Code]:
    """Return codes bottom first: first actor, fought over, other actors, unknown."""
    table = list(codes(dataset))
    unknown = [code for code in table if code.status is Status.UNKNOWN]
    hatched = [code for code in table if code.hatched]
    held = [code for code in table if code.status is Status.HELD]
    return [*held[:1], *hatched, *held[1:], *unknown]


def _trace(
    dataset: Dataset, code: Code, days: list[str], km2: pd.Series, form: str
) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "name": code_words(dataset, code),
        "x": days,
        "y": km2.round(3).to_list(),
        "stackgroup": "ground",
        "line": {"width": 0, "shape": "hv", "color": fill(dataset, code)},
        "fillcolor": fill(dataset, code),
        "hovertemplate": f"%{{y:{form}}} km²",
    }
    if code.hatched:
        trace["fillpattern"] = {
            "shape": "/",
            "size": 5,
            "solidity": 0.35,
            "fgcolor": stripe(dataset, code),
            "bgcolor": fill(dataset, code),
        }
    return trace
