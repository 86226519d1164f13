"""The page of the check: what is published beside what we measure, by every method."""

from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.check.state import Asked, narrowed, offered
from dashboard.claim_words import date_words
from dashboard.figures import check
from dashboard.links import choice
from dashboard.settings import DOWNLOAD_PATH, GRAPH_CONFIG, LEDGER_PATH, METHOD_PATH
from dashboard.text import METHOD_CHOICES
from data.dataset import Dataset
from geo.vocabulary import Basis

WHAT = (
    "Every published area and percentage of ground that our measures can "
    "meet, beside ours of the same day by every method, rule “all reports, "
    "newest decides”. Nothing is tuned to agree. A ratio tests a number "
    "only where the method counts the kind of ground that the publisher "
    "counts; elsewhere it shows what the difference in kind is worth. "
)

LABELS = {"place": "Place", "metric": "What", "kind": "Kind"}

HEAD = ("As of", "Who", "Published", "Of what", "Ours, same kind", "Ours, any method")

PARTLY = "partly the same kind"

MOST_ROWS = 100
"""Claims of the table; more are a matter of narrowing, or of the file."""

CHART_HEIGHT = "340px"


def page(dataset: Dataset, asked: Asked, notes: tuple[str, ...]) -> list[Any]:
    """Return the page; `notes` say what of its URL was not usable."""
    rows = narrowed(dataset, asked)
    return [
        html.H1("Published figures beside ours"),
        html.P(
            [
                WHAT,
                html.A("What the methods count", href=METHOD_PATH),
            ],
            className="lead",
        ),
        *[html.P(note, className="notice inline", role="alert") for note in notes],
        _choices(dataset, asked),
        *(
            [
                html.P(
                    f"{check.finding(rows)} Data {dataset.version}.",
                    className="finding",
                ),
                html.Figure(
                    [
                        dcc.Graph(
                            figure=check.figure(rows),
                            config=GRAPH_CONFIG,
                            style={"height": CHART_HEIGHT},
                        ),
                        html.Figcaption(check.caption(rows), className="caption"),
                    ],
                    className="check-chart",
                ),
                html.P(
                    html.A(
                        "Download these rows as CSV",
                        href=f"{DOWNLOAD_PATH}check.csv?{asked.query}",
                    )
                ),
                _table(rows),
            ]
            if len(rows)
            else [
                html.P("No published figure is of this place, metric and kind at once.")
            ]
        ),
    ]


def _choices(dataset: Dataset, asked: Asked) -> Any:
    rows = [
        choice(
            LABELS[name],
            [
                (words, asked.href(**{name: value}), getattr(asked, name) == value)
                for value, words in choices.items()
            ],
        )
        for name, choices in offered(dataset).items()
    ]
    return html.Div(rows, className="choices")


def _table(rows: pd.DataFrame) -> Any:
    every = list(rows.groupby("claim_id", sort=False))
    more = len(every) - MOST_ROWS
    return html.Div(
        [
            html.Table(
                [
                    html.Caption("Claims, oldest first"),
                    html.Thead(html.Tr([html.Th(one, scope="col") for one in HEAD])),
                    html.Tbody([_row(own) for _, own in every[:MOST_ROWS]]),
                ],
                className="claims-table",
            ),
            html.P(
                f"The first {MOST_ROWS}; {more} more: narrow the choice, or download."
                if more > 0
                else "",
                className="note",
            ),
        ],
        className="scroll-x",
    )


def _row(own: pd.DataFrame) -> Any:
    """Return the row of one claim; `own` has a row a method."""
    claim = own.iloc[0]
    same = own[own["kind_matches"] == "yes"]
    partly = own[own["kind_matches"] == "partly"]
    reasons = ", ".join(dict.fromkeys(own["reason"]))
    unit = "%" if claim["unit"] == "%" else "km²"
    low, high = own["ours"].min(), own["ours"].max()
    return html.Tr(
        [
            html.Td(
                date_words(str(claim["as_of"])) if claim["as_of"] else "not stated"
            ),
            html.Td(
                [
                    str(claim["speaker"] or claim["publisher"]),
                    html.Span(str(claim["publisher"]), className="under"),
                    *(
                        [html.Span("unsourced", className="tag weak")]
                        if claim["basis"] == Basis.UNSOURCED
                        else []
                    ),
                ]
            ),
            html.Th(
                dcc.Link(
                    published(claim),
                    href=f"{LEDGER_PATH}?claim={claim['claim_id']}",
                    title="Open the card of this claim",
                ),
                scope="row",
            ),
            html.Td(
                [
                    str(claim["denominator"] or "not stated"),
                    html.Span(
                        f"{claim['place']}, {claim['subject']}", className="under"
                    ),
                ]
            ),
            html.Td(
                [_measured(row, unit) for row in _each(same)]
                or [
                    *[_measured(row, unit, PARTLY) for row in _each(partly)],
                    html.Span(f"None: {reasons}", className="under"),
                ]
            ),
            html.Td(
                [
                    f"{_span(low, high)} {unit}",
                    html.Span(
                        f"{_span(own['ratio_low'].min(), own['ratio_high'].max())} ×, "
                        f"{len(own)} method{'s' if len(own) > 1 else ''}",
                        className="under",
                    ),
                ]
            ),
        ]
    )


def _each(rows: pd.DataFrame) -> list[Any]:
    return list(rows.itertuples())


def _measured(row: Any, unit: str, note: str = "") -> Any:
    since = f" since {row.baseline}" if row.baseline else ""
    return html.Div(
        [
            f"{_number(row.ours)} {unit}{since}, ",
            html.Strong(f"{_span(row.ratio_low, row.ratio_high)} ×"),
            html.Span(
                f"{METHOD_CHOICES[row.method]}{f'; {note}' if note else ''}",
                className="under",
            ),
        ]
    )


def published(claim: pd.Series) -> str:
    """Return the figure as it was published, a range as one."""
    ends = [claim["value_low"], claim["value"], claim["value_high"]]
    known = [one for one in ends if pd.notna(one)]
    unit = "%" if claim["unit"] == "%" else "km²"
    return f"{_span(min(known), max(known))} {unit}"


def _span(low: float, high: float) -> str:
    """Return a range in words; one number where its ends read alike."""
    return " to ".join(dict.fromkeys([_number(low), _number(high)]))


def _number(value: float) -> str:
    """Return a number with as many digits as its size makes worth telling."""
    if pd.isna(value):
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
