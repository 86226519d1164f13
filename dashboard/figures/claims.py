"""The claims chart: published figures as they were stated, one axis a denominator.

A range is a bar from its low to its high end, with no middle. A bound ("over", "up to")
is a triangle that points to where the true value may lie. Claims are joined only within
one organisation and one denominator.
"""

from typing import Any

import pandas as pd

from dashboard.figures.theme import (
    INK,
    MUTED,
    SERIES,
    base_layout,
    cursor,
    time_axis,
    value_axis,
)
from data.claims import Panel, span
from data.dataset import Dataset

PANEL_PX = 118
"""Height of a panel's plot."""
TITLE_PX = 44
"""Height above a panel for its title and air."""
LEGEND_LINE_PX = 19
LEGEND_WIDTH_PX = 260
"""How much of a line a legend may fill before it wraps: what a phone has."""
BOTTOM_PX = 30

MARKS = {
    "exact": "circle",
    "about": "circle-open",
    "over": "triangle-up",
    "at least": "triangle-up",
    "up to": "triangle-down",
}
"""Marker by qualifier; a triangle points to the side the true value may lie on."""


def figure(
    dataset: Dataset,
    panels: list[Panel],
    day: pd.Timestamp,
    days: tuple[str, str],
    keep_zoom: str,
) -> dict[str, Any]:
    """Return the chart of one group of claims.

    Parameters
    ----------
    panels
        As `data.claims.panels` returns them: a row of the chart each, with its own
        axis, its denominator as the title of its legend.
    day
        Where the cursor stands.
    days
        The first and last day of the axis, ISO dates.
    keep_zoom
        While this stays the same, a new figure keeps what the visitor has zoomed to. It
        must change with the panels: plotly would look for axes that are gone.
    """
    gaps = [TITLE_PX + LEGEND_LINE_PX * _legend_lines(panel) for panel in panels]
    inner = sum(gaps) + PANEL_PX * len(panels)
    height = inner + BOTTOM_PX
    colours = _colours(panels)
    layout = base_layout()
    layout |= {
        "height": height,
        "margin": {"l": 52, "r": 12, "t": 0, "b": BOTTOM_PX},
        "hovermode": "closest",
        "shapes": [
            cursor(f"{day:%Y-%m-%d}", f"y{_nth(i)} domain") for i in range(len(panels))
        ],
        "uirevision": keep_zoom,
        "xaxis": {**time_axis(*days), "anchor": f"y{_nth(len(panels) - 1)}"},
    }
    traces: list[dict[str, Any]] = []
    for i, panel in enumerate(panels):
        above = sum(gaps[: i + 1]) + i * PANEL_PX
        top = 1 - above / inner
        bottom = 1 - (above + PANEL_PX) / inner
        layout[f"yaxis{_nth(i)}"] = _axis(panel, (max(bottom, 0), top))
        layout[f"legend{_nth(i)}"] = _legend(panel, top)
        seen: set[str] = set()
        for organisation, rows in panel.claims.groupby("organisation", sort=False):
            name = str(organisation)
            traces += _traces(dataset, rows, name, colours[name], i, seen)
    return {"data": traces, "layout": layout}


def _nth(i: int) -> str:
    """Return plotly's suffix of the i-th axis or legend: none for the first."""
    return "" if i == 0 else str(i + 1)


def _colours(panels: list[Panel]) -> dict[str, str]:
    """Give each organisation one colour in all panels; the most frequent choose first.

    Beyond the palette they share the last colour: their names still tell them apart.
    """
    names = pd.concat([panel.claims["organisation"] for panel in panels])
    ranked = names.value_counts().index
    return {str(name): SERIES[min(i, len(SERIES) - 1)] for i, name in enumerate(ranked)}


def _legend_lines(panel: Panel) -> int:
    """Return how many lines the legend of a panel will take, by the length of names."""
    widths = [44 + 6.5 * len(str(one)) for one in panel.claims["organisation"].unique()]
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > LEGEND_WIDTH_PX:
            lines, used = lines + 1, 0.0
        used += width
    return lines


def _axis(panel: Panel, domain: tuple[float, float]) -> dict[str, Any]:
    percent = panel.unit == "%"
    # A range of null would trip plotly where it keeps what a visitor has zoomed to.
    limits = {"range": [0, 105]} if percent else {}
    return value_axis(
        **limits,
        domain=list(domain),
        nticks=4,
        ticksuffix=" %" if percent else "",
        tickformat="" if percent else ",~s",
        zeroline=False,
    )


def _legend(panel: Panel, top: float) -> dict[str, Any]:
    whose = "" if panel.subject == "IS" else f"{panel.subject}, "
    unit = "km²" if panel.unit == "km2" else panel.unit
    return {
        "title": {
            "text": f"<b>{whose}{unit}: {panel.denominator}</b>",
            "side": "top",
            "font": {"size": 12, "color": INK},
        },
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": top,
        "yanchor": "bottom",
        "font": {"size": 11, "color": MUTED},
        "tracegroupgap": 0,
        "itemsizing": "constant",
        "itemclick": "toggle",
        "bgcolor": "#00000000",
    }


def _traces(
    dataset: Dataset,
    rows: pd.DataFrame,
    organisation: str,
    colour: str,
    panel: int,
    seen: set[str],
) -> list[dict[str, Any]]:
    """Return one organisation's claims in one panel: bars of ranges, then points."""
    ranged = rows[rows["value_low"].notna() & rows["value_high"].notna()]
    pointed = rows[rows["value"].notna()]
    first = organisation not in seen
    seen.add(organisation)
    common = {
        "type": "scatter",
        "xaxis": "x",
        "yaxis": f"y{_nth(panel)}",
        "legend": f"legend{_nth(panel)}",
        "legendgroup": f"{panel}:{organisation}",
        "name": organisation,
        "hoverinfo": "text",
    }
    traces: list[dict[str, Any]] = []
    if len(pointed):
        middle, reach = _when(pointed)
        traces.append(
            {
                **common,
                "mode": "lines+markers" if len(pointed) > 1 else "markers",
                "x": middle,
                "y": pointed["value"].to_list(),
                "error_x": reach | {"color": colour},
                "customdata": list(pointed.index),
                "hovertext": [hover(dataset, claim) for _, claim in pointed.iterrows()],
                "showlegend": first,
                "line": {"color": colour, "width": 1, "dash": "dot"},
                "marker": {
                    "size": 9,
                    "color": colour,
                    "symbol": [MARKS.get(q, "circle") for q in pointed["qualifier"]],
                    "line": {"width": 1.5, "color": colour},
                },
            }
        )
    if len(ranged):
        middle, _ = _when(ranged)
        low, high = ranged["value_low"], ranged["value_high"]
        traces.append(
            {
                **common,
                "mode": "lines+markers",
                "x": [x for day in middle for x in (day, day, None)],
                "y": [
                    y
                    for pair in zip(low, high, strict=True)
                    for y in (*map(float, pair), None)
                ],
                "customdata": [c for claim in ranged.index for c in (claim,) * 3],
                "hovertext": [
                    text
                    for _, claim in ranged.iterrows()
                    for text in (hover(dataset, claim),) * 3
                ],
                "showlegend": first and not len(pointed),
                "line": {"color": colour, "width": 5},
                "marker": {"symbol": "line-ew", "size": 9, "line": {"width": 2}}
                | {"color": colour},
            }
        )
    return traces


def _when(rows: pd.DataFrame) -> tuple[list[str], dict[str, Any]]:
    """Return the middle day of each claim's as-of, and bars over what it can mean."""
    spans = [span(text) for text in rows["drawn_at"]]
    middles = [first + (last - first) / 2 for first, last in spans]
    reach = [(last - first).total_seconds() * 500 for first, last in spans]
    return [f"{day:%Y-%m-%d}" for day in middles], {
        "type": "data",
        "array": reach,  # milliseconds, as plotly counts on a date axis
        "thickness": 1,
        "width": 0,
    }


def stated(claim: pd.Series) -> str:
    """Return a claim's number as it was stated: `over 20 %`, `35,000–36,000 km²`."""
    unit = "km²" if claim["unit"] == "km2" else str(claim["unit"])
    if pd.notna(claim["value"]):
        number = f"{claim['value']:,.15g}"
    else:
        ends = (claim["value_low"], claim["value_high"])
        number = "–".join(f"{end:,.15g}" for end in ends if pd.notna(end))
    qualifier = "" if claim["qualifier"] in ("", "exact") else f"{claim['qualifier']} "
    return f"{qualifier}{number} {unit}"


def hover(dataset: Dataset, claim: pd.Series) -> str:
    """Return what a claim says when pointed at: number, speaker, dates, source."""
    source_id = claim["source_id"]
    source = dataset.sources.loc[source_id] if source_id else None
    who = ", ".join(part for part in (claim["speaker"], claim["organisation"]) if part)
    lines = [
        f"<b>{stated(claim)}</b>",
        f"of: {claim['denominator'] or 'not stated'}",
        who,
        f"as of {claim['as_of']}, stated {claim['stated_on']}",
        *wrapped(claim["note"]),
        *(
            ["No source was checked."]
            if source is None
            else [
                *wrapped(f"Source: {source['title']}"),
                f"{source['publisher']}; click for the link",
            ]
        ),
    ]
    return "<br>".join(line for line in lines if line)


def wrapped(text: str, width: int = 56) -> list[str]:
    """Return a text in lines that a label of a chart has room for."""
    lines: list[str] = []
    for word in str(text).split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
