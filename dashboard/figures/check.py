"""The chart of the check: ours by what was published, on a log axis; 1 is equal."""

from typing import Any

import pandas as pd

from dashboard.figures.theme import ACCENT, INK, MUTED, SERIES, base_layout, time_axis

MARKS = {
    "yes": ("The same kind of ground", "circle", ACCENT, 9),
    "partly": ("Partly the same", "diamond", SERIES[1], 8),
    "unclear": ("Not told by the words", "circle-open", MUTED, 7),
    "no": ("Another kind", "x-thin-open", MUTED, 6),
}
"""Name, mark, colour and size, px, by whether kinds match; see `data.grading`."""

TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)


def figure(table: pd.DataFrame) -> dict[str, Any]:
    """Return one mark a claim and method, by day; a bar where a range was published.

    Parameters
    ----------
    table
        Rows of `data.check.check_table`; those without a ratio are left out.
    """
    drawn = table[table["ratio_low"].gt(0) & table["ratio_high"].gt(0)]
    middle = (drawn["ratio_low"] * drawn["ratio_high"]) ** 0.5
    traces = []
    for kind, (name, symbol, colour, size) in reversed(MARKS.items()):
        own = drawn[drawn["kind_matches"] == kind]
        at = middle[own.index]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [f"{day:%Y-%m-%d}" for day in pd.to_datetime(own["day"])],
                "y": at.round(4).to_list(),
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": (own["ratio_high"] - at).round(4).to_list(),
                    "arrayminus": (at - own["ratio_low"]).round(4).to_list(),
                    "width": 0,
                    "thickness": 1,
                    "color": colour,
                },
                "marker": {
                    "symbol": symbol,
                    "color": colour,
                    "size": size,
                    "line": {"width": 1.5, "color": colour},
                },
                "customdata": [
                    [row.claim_id, row.place, row.publisher, row.method]
                    for row in own.itertuples()
                ],
                "hovertemplate": (
                    "%{customdata[1]}, %{customdata[2]}<br>%{customdata[3]}: "
                    "ours %{y:.2f} of theirs<extra></extra>"
                ),
            }
        )
    layout = base_layout()
    layout |= {
        "margin": {"l": 56, "r": 16, "t": 8, "b": 72},
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.14, "traceorder": "reversed"},
        "hovermode": "closest",
        "xaxis": time_axis(*_ends(drawn["day"])),
        "yaxis": {
            "type": "log",
            "title": {"text": "ours / published"},
            "tickvals": list(TICKS),
            "ticktext": [f"{tick:g}" for tick in TICKS],
            "gridcolor": "#e3dfd6",
            "zeroline": False,
        },
        "shapes": [
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": 1,
                "y1": 1,
                "line": {"color": INK, "width": 1.5},
            }
        ],
    }
    return {"data": traces, "layout": layout}


def _ends(days: pd.Series) -> tuple[str, str]:
    """Return the first and last day, with a month of air; ISO dates."""
    air = pd.Timedelta(days=30)
    stamps = pd.to_datetime(days)
    return f"{stamps.min() - air:%Y-%m-%d}", f"{stamps.max() + air:%Y-%m-%d}"
