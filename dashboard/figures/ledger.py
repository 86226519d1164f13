"""The chart of the ledger: the claims chart, wide, with our own measure behind it.

The grammar is that of `dashboard.figures.claims`: one axis a denominator, a bar for a
range, a triangle for a bound. The band is what our methods measure of the same thing in
the same unit, from the lowest to the highest; where nothing is measured there is none.
"""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.figures import claims
from dashboard.figures.theme import CLEAR, HAIRLINE, INK
from data.claims import Panel, metric_words, span
from data.dataset import Dataset
from data.spread import spread
from data.statements import statements
from geo.claims import Control

MOST_PANELS = 12
"""Panels beyond these are left to the table: a chart of all would be metres high."""

AIR = 0.05
"""Share of the days of the claims that is left free before and after them."""
LEAST_AIR = pd.Timedelta(days=10)
BAND = "#22272e1f"


def drawable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that state a number and have a date."""
    number = rows[["value_low", "value", "value_high"]].notna().any(axis=1)
    return rows[number & (rows["as_of"].ne("") | rows["stated_on"].ne(""))]


def figure(
    dataset: Dataset, panels: list[Panel], day: pd.Timestamp | None
) -> dict[str, Any]:
    """Return the chart of panels, at most `MOST_PANELS` of them.

    Parameters
    ----------
    panels
        As `data.claims.panelled` returns them.
    day
        Where the cursor stands, the day that the open claim is true of; None: nowhere.
    """
    days = _days(dataset, panels)
    made = claims.figure(
        dataset,
        panels,
        day or pd.Timestamp(days[0]),
        days,
        " ".join(f"{one.claims.index[0]}" for one in panels),
    )
    layout = made["layout"]
    layout["xaxis"]["range"] = _near(panels)
    if day is None:
        layout["shapes"] = []
    several = len({_about(panel) for panel in panels}) > 1
    behind: list[dict[str, Any]] = []
    for i, panel in enumerate(panels):
        nth = "" if i == 0 else str(i + 1)
        if several:
            title = layout[f"legend{nth}"]["title"]
            title["text"] = f"<b>{_about(panel)}</b> | {title['text']}"
        band = measured(dataset, panel)
        if len(band):
            behind += _band(band, panel, f"y{nth}")
            low = float(band["low"].min())
            if panel.unit == "%":
                least = min(0.0, 10 * np.floor(low / 10))
                layout[f"yaxis{nth}"]["range"] = [max(least, -100.0), 105]
            if low < 0:
                layout[f"yaxis{nth}"] |= {"zeroline": True, "zerolinecolor": INK}
    return {"data": behind + made["data"], "layout": layout}


def measured(dataset: Dataset, panel: Panel) -> pd.DataFrame:
    """Return what our methods measure of what a panel is about; see `data.spread`."""
    claim = panel.claims.iloc[0]
    control = statements(dataset)["control"].loc[panel.claims.index]
    if (control != Control.CONTROLLED).all():
        return pd.DataFrame()  # cleared or contested ground is not held ground
    keys = ("place", "subject", "metric", "denominator_id")
    return spread(dataset, *(str(claim[key]) for key in keys))


def _about(panel: Panel) -> str:
    claim = panel.claims.iloc[0]
    return f"{claim['place']}: {metric_words(str(claim['metric']))}"


def _days(dataset: Dataset, panels: list[Panel]) -> tuple[str, str]:
    """Return the days of the axis: those of the theatres, and of any claim beyond."""
    near = [pd.Timestamp(day) for day in _near(panels)]
    first = min(near[0], pd.Timestamp(dataset.theatres["from"].min()))
    last = max(near[1], pd.Timestamp(dataset.theatres["to"].max()))
    return f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"


def _near(panels: list[Panel]) -> list[str]:
    """Return what is in sight at first: the days of the claims, with some air."""
    texts = [text for panel in panels for text in panel.claims["drawn_at"]]
    days = [end for text in texts for end in span(text)]
    first, last = min(days), max(days)
    air = max((last - first) * AIR, LEAST_AIR)
    return [f"{first - air:%Y-%m-%d}", f"{last + air:%Y-%m-%d}"]


def _band(band: pd.DataFrame, panel: Panel, axis: str) -> list[dict[str, Any]]:
    unit = "%" if panel.unit == "%" else "km²"
    days = [f"{day:%Y-%m-%d}" for day in band.index]
    common = {
        "type": "scatter",
        "mode": "lines",
        "xaxis": "x",
        "yaxis": axis,
        "x": days,
        "showlegend": False,
        "line": {"shape": "hv", "width": 1, "color": HAIRLINE},
        "hoverinfo": "text",
    }
    return [
        {
            **common,
            "y": band[end].round(2).to_list(),
            "hovertext": [
                f"Ours, {word}: {value:,.0f} {unit} on {day}<br>method {method}"
                for day, value, method in zip(days, band[end], band[name], strict=True)
            ],
            "fill": fill,
            "fillcolor": colour,
        }
        for end, name, word, fill, colour in (
            ("low", "lowest", "lowest", "none", CLEAR),
            ("high", "highest", "highest", "tonexty", BAND),
        )
    ]
