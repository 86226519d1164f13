"""The ledger as a page: its frame, its filters, and what it says of what is shown."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from dashboard import ids
from dashboard.attributes import aria, data
from dashboard.figures.ledger import MOST_PANELS, drawable, measured
from dashboard.ledger_state import CONTROLS, LedgerView, Restated, choices
from dashboard.settings import CHECK_PATH, DOWNLOAD_PATH, GRAPH_CONFIG, LEDGER_PATH
from data.claims import Panel, metric_words
from data.dataset import Dataset
from data.statements import OUTLETS

LABELS = {
    "place": "Place",
    "metric": "What is counted",
    "organisation": "Organisation",
    "side": "Side",
    "source_kind": "Kind of source",
    "verdict": "Verdict of any method",
    "restated": "Restated by news outlets",
}

RESTATED_WORDS = {
    Restated.WITH: "All statements",
    Restated.WITHOUT: "Originals only",
}

READING = (
    "Each axis has one place, one count, one denominator. A bar is a stated range; a "
    "triangle points to where the true value may lie; a ring is “about”; a thin line "
    "across is a date known to the month or year. Click a mark for its card. "
)


def control_id(name: str) -> str:
    """Return the id of the control of a field of `LedgerView`."""
    return f"ledger-{name.replace('_', '-')}"


def ledger_frame() -> Any:
    """Return the page before anything is known of what it shows."""
    return html.Main(
        [
            *[
                dcc.Store(id=name)
                for name in (
                    ids.LEDGER_VIEW,
                    ids.LEDGER_QUERY,
                    ids.LEDGER_GONE,
                )
            ],
            html.Div(
                [
                    html.H1("Claims ledger"),
                    html.P(
                        "Who said which number, of what, of which day; what it is in "
                        "km²; who contradicts it; and what our map says.",
                        className="lead",
                    ),
                    html.A("All that can be measured, beside ours", href=CHECK_PATH),
                ],
                className="ledger-title",
            ),
            html.Section(
                [_select(name) for name in CONTROLS],
                className="ledger-filters",
                **aria(label="Filters"),
            ),
            html.P(
                id=ids.LEDGER_NOTES,
                className="notice inline",
                hidden=True,
                role="alert",
            ),
            html.Div(
                [
                    html.Section(
                        id=ids.LEDGER_CARD,
                        className="ledger-card",
                        **aria(label="Card of the claim", live="polite"),
                    ),
                    html.Div(
                        [
                            html.P(id=ids.LEDGER_SUMMARY, className="ledger-summary"),
                            html.Figure(
                                [
                                    dcc.Graph(
                                        id=ids.LEDGER_CHART,
                                        figure={"data": [], "layout": {}},
                                        config=GRAPH_CONFIG,
                                    ),
                                    html.Figcaption(
                                        id=ids.LEDGER_CAPTION, className="caption"
                                    ),
                                ]
                            ),
                            html.Div(id=ids.LEDGER_TABLE, className="scroll-x"),
                            html.Section(id=ids.LEDGER_BASES),
                        ],
                        className="ledger-body",
                    ),
                ],
                className="ledger-columns",
            ),
        ],
        id=ids.LEDGER_PAGE,
        className="ledger",
        hidden=True,
        **data(path=LEDGER_PATH),
    )


def options(dataset: Dataset, name: str) -> list[dict[str, str]]:
    """Return what a control offers, with how many claims each has."""
    if name == "restated":
        return [
            {"value": one.value, "label": words}
            for one, words in RESTATED_WORDS.items()
        ]
    return [
        {"value": value, "label": f"{_option(name, value)} ({count})"}
        for value, count in choices(dataset, name).items()
    ]


def summary(dataset: Dataset, view: LedgerView, rows: pd.DataFrame) -> list[Any]:
    """Return how many claims are shown, and how many of them are restatements."""
    if rows.empty:
        return [
            "No claim has all of these. Clear a filter, or ",
            dcc.Link("start again", href=LEDGER_PATH),
            ".",
        ]
    outlets = int(rows["side"].eq(OUTLETS).sum())
    denied = int(rows["contradicts"].ne("").sum()) or "None"
    restated = (
        f"{outlets} restated by news outlets"
        if view.restated == Restated.WITH
        else "what news outlets restate is left out"
    )
    return [
        html.Strong(f"{len(rows)} of {len(dataset.claims)} claims. "),
        f"{denied} contradicted by another claim; {restated}. ",
        f"Data {dataset.version}. Download these rows: ",
        *_downloads(view.query(dataset)),
    ]


def _downloads(query: str) -> list[Any]:
    csv, json = (
        html.A(form.upper(), href=f"{DOWNLOAD_PATH}ledger.{form}?{query}")
        for form in ("csv", "json")
    )
    return [csv, ", ", json]


def caption(dataset: Dataset, rows: pd.DataFrame, panels: list[Panel]) -> str:
    """Return how the chart is read, what the band is, and what is not drawn."""
    if not panels:
        return ""
    parts = [READING]
    shown = panels[:MOST_PANELS]
    bands = [measured(dataset, panel) for panel in shown]
    found = [band for band in bands if len(band)]
    if found:
        lowest = sorted({one for band in found for one in band["lowest"].unique()})
        highest = sorted({one for band in found for one in band["highest"].unique()})
        parts.append(
            "The grey band is our own measure, by day, all reports, in the unit of the "
            f"axis: from the lowest method ({', '.join(lowest)}) to the highest "
            f"({', '.join(highest)}). Of a share held it is of the outline; of a loss, "
            "of what the method itself has on the baseline: below zero is a gain. "
        )
    if len(found) < len(shown):
        parts.append(
            f"{len(shown) - len(found)} of {len(shown)} axes have no band: no theatre "
            "measures what they are of. "
        )
    if len(panels) > len(shown):
        left = sum(len(panel.claims) for panel in panels[MOST_PANELS:])
        parts.append(
            f"The {MOST_PANELS} axes with most claims are drawn; {left} claims on "
            f"{len(panels) - MOST_PANELS} other axes are in the table alone. Choose a "
            "place or a count to see them. "
        )
    undrawn = len(rows) - len(drawable(rows))
    if undrawn:
        parts.append(f"{undrawn} claims state no number and are in the table alone. ")
    return "".join(parts).strip()


def _option(name: str, value: str) -> str:
    words = metric_words(value) if name == "metric" else value
    return words[:1].upper() + words[1:]


def _select(name: str) -> Any:
    fixed = name == "restated"
    return dmc.Select(
        id=control_id(name),
        label=LABELS[name],
        placeholder="All",
        data=[],
        searchable=not fixed,
        clearable=not fixed,
        allowDeselect=False,
        nothingFoundMessage="Nothing of that name",
        size="sm",
        persistence=False,
    )
