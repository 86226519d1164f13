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
from dashboard.text import UNIT_WORDS, code_words
from data.codes import Code, codes
from data.dataset import Dataset
from data.theatre import Theatre
from geo.vocabulary import Method, Rule, Status

BAND_LINE, BAND_FILL = "#ffffff", "#ffffff4d"
"""The range over methods: seen on every colour of the stack, and hiding none."""

SMALL_KM2 = 1000
"""An outline below this is a city's: hundredths of a km2 are told."""


def figure(
    dataset: Dataset,
    wide: pd.DataFrame,
    day: pd.Timestamp,
    last: pd.Timestamp,
    keep_zoom: str,
    unit: str = "km2",
    spread: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """Return what each holder and status has as stacked steps.

    Parameters
    ----------
    wide
        Indexed by day, columns (holder, status), in the unit, as `geo.areas.series`
        gives them summed over countries. A row holds until the next.
    day
        Where the cursor stands.
    last
        The last day covered, inclusive: the last row is drawn on to it.
    keep_zoom
        While this stays the same, a new figure keeps what the visitor has zoomed to.
    unit
        What is counted: `km2`, `places` or `people`.
    spread
        What the first actor, whose ground lies at the bottom, has by all methods:
        indexed by day, `least` and `most`. Drawn as a band, unless they are the same.
    """
    words = UNIT_WORDS[unit]
    drawn = pd.concat([wide, wide.iloc[[-1]].set_axis([last])])
    days = [f"{stamp:%Y-%m-%d}" for stamp in drawn.index]
    total = float(drawn.iloc[0].sum())
    form = ",.2f" if unit == "km2" and total < SMALL_KM2 else ",.0f"
    form = f"%{{y:{form}}} {words}"
    traces = [
        _trace(dataset, code, days, drawn[(code.holder, str(code.status))], form)
        for code in _stacking(dataset)
        if (code.holder, str(code.status)) in drawn.columns
        and drawn[(code.holder, str(code.status))].to_numpy().any()
    ]
    if spread is not None and (spread["most"] - spread["least"]).max() >= total / 1000:
        traces += _band(dataset, spread, last, form)
    layout = base_layout()
    layout |= {
        "xaxis": time_axis(days[0], days[-1]),
        "yaxis": value_axis(
            title={"text": words, "font": {"color": MUTED}, "standoff": 4},
            tickformat=",~s",
            range=[0, total],
        ),
        "hovermode": "x unified",
        "showlegend": False,
        "shapes": [cursor(f"{day:%Y-%m-%d}")],
        "uirevision": keep_zoom,
    }
    return {"data": traces, "layout": layout}


def of_theatre(
    where: Theatre, rule: Rule, method: Method, countries: tuple[str, ...], day: str
) -> dict[str, Any]:
    """Return the area chart of a theatre's countries taken together."""
    wide = where.series(rule, method)
    kept = wide.loc[:, wide.columns.get_level_values("country").isin(countries)]
    summed = kept.T.groupby(level=["holder", "status"]).sum().T
    return figure(
        where.dataset,
        summed,
        pd.Timestamp(day),
        where.last,
        f"{where.theatre_id}-{method.unit}",
        method.unit,
        where.spread(rule, str(where.dataset.actors.index[0]), countries)
        if method.unit == "km2"
        else None,
    )


def _band(
    dataset: Dataset, spread: pd.DataFrame, last: pd.Timestamp, form: str
) -> list[dict[str, Any]]:
    """Return two lines, of the least and the most, and what lies between them."""
    drawn = pd.concat([spread, spread.iloc[[-1]].set_axis([last])])
    days = [f"{stamp:%Y-%m-%d}" for stamp in drawn.index]
    short = str(dataset.actors["short"].iloc[0])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": f"{short}, {edge} of all methods",
            "x": days,
            "y": drawn[edge].round(3).to_list(),
            "line": {"width": 1.2, "shape": "hv", "color": BAND_LINE, "dash": "dot"},
            "hovertemplate": form,
            **({"fill": "tonexty", "fillcolor": BAND_FILL} if edge == "most" else {}),
        }
        for edge in ("least", "most")
    ]


def _stacking(dataset: Dataset) -> list[Code]:
    """Return codes bottom first: first actor, fought over, other actors, unknown."""
    table = list(codes(dataset))
    unknown = [code for code in table if code.status is Status.UNKNOWN]
    hatched = [code for code in table if code.hatched]
    held = [code for code in table if code.status is Status.HELD]
    return [*held[:1], *hatched, *held[1:], *unknown]


def _trace(
    dataset: Dataset, code: Code, days: list[str], amount: pd.Series, form: str
) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "name": code_words(dataset, code),
        "x": days,
        "y": amount.round(3).to_list(),
        "stackgroup": "ground",
        "line": {"width": 0, "shape": "hv", "color": fill(dataset, code)},
        "fillcolor": fill(dataset, code),
        "hovertemplate": form,
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
