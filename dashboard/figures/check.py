"""The chart of the check: ours by what was published, on a log axis; 1 is equal."""

from math import log10
from typing import Any

import pandas as pd

from dashboard.figures.theme import (
    ACCENT,
    HAIRLINE,
    INK,
    MUTED,
    SERIES,
    base_layout,
    time_axis,
)
from dashboard.text import day_words

MARKS = {
    "yes": ("The same kind of ground", "circle", ACCENT, 9),
    "partly": ("Partly the same", "diamond", SERIES[1], 8),
    "unclear": ("Not told by the words", "circle-open", MUTED, 7),
    "no": ("Another kind", "x-thin-open", MUTED, 6),
}
"""Name, mark, colour and size, px, by whether kinds match; see `data.grading`."""

AIR = 0.1
"""Above and below all that is drawn, in powers of ten."""

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
            "range": _span(drawn),
            "title": {"text": "ours / published"},
            "tickvals": list(TICKS),
            "ticktext": [f"{tick:g}" for tick in TICKS],
            "gridcolor": HAIRLINE,
            "zeroline": False,
        },
        "shapes": [
            {
                "type": "line",
                "xref": "x domain",
                "yref": "y",
                "x0": 0,
                "x1": 1,
                "y0": 1,
                "y1": 1,
                "line": {"color": INK, "width": 1.5},
            }
        ],
    }
    return {"data": traces, "layout": layout}


def finding(rows: pd.DataFrame) -> str:
    """Return in words how many figures are met, and how near those of a kind are."""
    claims, places = rows["claim_id"].nunique(), rows["place"].nunique()
    same = rows[(rows["kind_matches"] == "yes") & rows["ratio_low"].gt(0)]
    told = (
        f"{claims} published figures of {places} place{'s' if places > 1 else ''}, "
        f"{day_words(pd.Timestamp(rows['day'].min()))} to "
        f"{day_words(pd.Timestamp(rows['day'].max()))}. "
    )
    if same.empty:
        told += "No method of ours counts the same kind of ground as any of them."
    else:
        middle = (same["ratio_low"] * same["ratio_high"]) ** 0.5
        low, half, high = middle.quantile([0.25, 0.5, 0.75])
        told += (
            f"{same['claim_id'].nunique()} of them count the same kind of ground as a "
            f"method of ours: there ours is {half:.2f} times what was published at the "
            f"median, and {low:.2f} to {high:.2f} times for the middle half of "
            f"{len(same)} pairs of claim and method."
        )
    return told


def caption(rows: pd.DataFrame) -> str:
    """Return how the chart is read, and how many rows it cannot draw."""
    drawn = rows["ratio_low"].gt(0) & rows["ratio_high"].gt(0)
    return (
        "Each mark is a claim and a method, on the claim's day; the line is where ours "
        "equals what was published. Above it ours is more. No logarithm has ratios of "
        f"zero and below: {int((~drawn).sum())} of {len(rows)} are not drawn."
    )


def _span(drawn: pd.DataFrame) -> list[float]:
    """Return the ends of the log axis: all ratios, and half and twice at least."""
    low, high = min(0.5, drawn["ratio_low"].min()), max(2, drawn["ratio_high"].max())
    return [round(log10(low) - AIR, 3), round(log10(high) + AIR, 3)]


def _ends(days: pd.Series) -> tuple[str, str]:
    """Return the first and last day, with a month of air; ISO dates."""
    air = pd.Timedelta(days=30)
    stamps = pd.to_datetime(days)
    return f"{stamps.min() - air:%Y-%m-%d}", f"{stamps.max() + air:%Y-%m-%d}"
