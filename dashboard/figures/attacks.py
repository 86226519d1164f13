"""Ground held in Iraq and Syria over time, above the attacks abroad of the same years.

One axis of ground with claims of one denominator and our own measure behind, and under
it a lane without a value axis: an attack is a mark on its day, in the row of its tie.
"""

from typing import Any

import pandas as pd

from dashboard.figures import ledger
from dashboard.figures.claims import wrapped
from dashboard.figures.theme import ACCENT, HAIRLINE, MUTED
from dashboard.text import day_words
from data.claims import Panel, panelled
from data.dataset import Dataset
from data.happenings import TIES, attacks

TITLE = "Ground held, and attacks abroad"
NO_CAUSE = (
    "Read with care: two things one above the other show no cause. Ground lost and "
    "attacks abroad may have nothing, something or a third thing to do with each "
    "other."
)
PLACE, METRIC = "Iraq+Syria", "area_held_km2"
HEIGHT_PX = 420
AIR = pd.Timedelta(days=30)
LANE = [0.0, 0.2]
GROUND = [0.28, 0.86]


def panel(dataset: Dataset) -> Panel | None:
    """Return the claims of ground with most figures on one denominator, if any."""
    claims = dataset.claims
    own = claims[claims["place"].eq(PLACE) & claims["metric"].eq(METRIC)]
    return next(iter(panelled(dataset, ledger.drawable(own))), None)


def figure(dataset: Dataset, day: pd.Timestamp | None = None) -> dict[str, Any]:
    """Return the chart; of a data set without such claims, an empty one.

    `day` is where the cursor stands; None: nowhere.
    """
    shown = panel(dataset)
    if shown is None:
        return {"data": [], "layout": {}}
    made = ledger.figure(dataset, [shown], day)
    layout = made["layout"]
    layout["height"] = HEIGHT_PX
    layout["margin"] = {**layout["margin"], "l": 104}
    # An attack may lie after the last day of every theatre and of every claim.
    rows = attacks(dataset)
    later = [f"{day + AIR:%Y-%m-%d}" for day in rows["date_start"]]
    layout["xaxis"]["maxallowed"] = max([layout["xaxis"]["maxallowed"], *later])
    days = [layout["xaxis"]["minallowed"], layout["xaxis"]["maxallowed"]]
    layout["xaxis"] |= {"anchor": "y2", "range": days}
    layout["yaxis"]["domain"] = GROUND
    layout["legend"]["y"] = GROUND[1]
    layout["yaxis2"] = {
        "domain": LANE,
        "range": [len(TIES) - 0.5, -0.5],
        "tickvals": list(range(len(TIES))),
        "ticktext": list(TIES.values()),
        "tickfont": {"color": MUTED},
        "fixedrange": True,
        "gridcolor": HAIRLINE,
        "zeroline": False,
    }
    return {"data": [*made["data"], _lane(rows)], "layout": layout}


def caption(dataset: Dataset) -> str:
    """Return how the chart is read, with its counts."""
    shown = panel(dataset)
    rows = attacks(dataset)
    ties = ", ".join(f"{n} {tie}" for tie, n in rows["tie"].value_counts().items())
    days = rows["date_start"]
    ground = (
        f"Marks: published figures, {shown.denominator}, Iraq and Syria. "
        if shown
        else ""
    )
    return (
        f"{ground}Grey band: km² that IS held there by our map, lowest to highest "
        f"method, all reports, by day. Ticks: {len(rows)} attacks abroad ({ties}) from "
        f"{day_words(days.min())} to {day_words(days.max())}, chosen for the time line "
        "and not complete; those nobody claimed are left out."
    )


def _lane(rows: pd.DataFrame) -> dict[str, Any]:
    height = {tie: i for i, tie in enumerate(TIES.values())}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [f"{day:%Y-%m-%d}" for day in rows["date_start"]],
        "y": [height[tie] for tie in rows["tie"]],
        "xaxis": "x",
        "yaxis": "y2",
        "showlegend": False,
        "hoverinfo": "text",
        "hovertext": [
            "<br>".join(
                [
                    f"<b>{row.title}</b>",
                    f"{row.date_start:%Y-%m-%d}, {row.tie}",
                    *wrapped(str(row.summary)),
                    f"{row.basis}, {row.confidence} confidence",
                ]
            )
            for row in rows.itertuples()
        ],
        "marker": {
            "symbol": "line-ns",
            "size": 16,
            "line": {"width": 2, "color": ACCENT},
        },
    }
