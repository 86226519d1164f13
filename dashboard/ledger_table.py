"""The claims of the ledger as a table."""

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.claim_words import date_words, printed, rebased_words, sayer
from dashboard.ledger_state import LedgerView
from data.dataset import Dataset
from data.ledger import disagreements
from data.statements import OUTLETS
from geo.verdicts import Reason, Verdict

HEAD = (
    *("As of", "Who", "Number", "Of what", "In km²"),
    *("Beside our measure", "Contradicted"),
)
MOST_ROWS = 100
"""Rows of the table beyond these would keep the browser busy; each metric has fewer."""


def table(dataset: Dataset, view: LedgerView, rows: pd.DataFrame) -> list[Any]:
    """Return the claims as a table, oldest first, at most `MOST_ROWS` of them."""
    if rows.empty:
        return []
    when = rows["as_of"].where(rows["as_of"].ne(""), rows["stated_on"])
    ordered = rows.loc[when.sort_values(kind="stable").index]
    found = disagreements(dataset)
    denials = found[found["contradicts"]]
    counts = pd.concat([denials["claim_id"], denials["other_id"]]).value_counts()
    body = [
        _row(dataset, view, str(claim_id), entry, int(counts.get(claim_id, 0)))
        for claim_id, entry in ordered.head(MOST_ROWS).iterrows()
    ]
    more = len(ordered) - MOST_ROWS
    note = f"The first {MOST_ROWS} by date; {more} more: narrow the filters."
    return [
        html.Table(
            [
                html.Caption("Claims shown, oldest first"),
                html.Thead(html.Tr([html.Th(one, scope="col") for one in HEAD])),
                html.Tbody(body),
            ],
            className="claims-table",
        ),
        html.P(note if more > 0 else "", className="note"),
    ]


def verdict_words(entry: Any) -> str:
    """Return the verdicts of a row of the ledger, the methods of each in words.

    A method with a star counts the same kind of ground as the claim.
    """
    told: dict[str, list[str]] = {}
    reasons: dict[str, None] = {}
    for name in entry.index:
        if not str(name).startswith("verdict:") or pd.isna(entry[name]):
            continue
        method = str(name).removeprefix("verdict:")
        if entry[name] == Verdict.NOT_COMPARABLE:
            reasons[str(entry[f"reason:{method}"])] = None
            continue
        star = "*" if bool(entry[f"kind_matches:{method}"]) else ""
        told.setdefault(str(entry[name]), []).append(f"{method}{star}")
    if len(reasons) > 1:
        reasons.pop(Reason.NO_MEASURE.value, None)
    if not told:
        return f"Not comparable: {', '.join(reasons)}"
    order = [one.value for one in (Verdict.INSIDE, Verdict.ABOVE, Verdict.BELOW)]
    return "; ".join(f"{one}: {', '.join(told[one])}" for one in order if one in told)


def _row(
    dataset: Dataset, view: LedgerView, claim_id: str, entry: Any, denied: int
) -> Any:
    of, on = str(entry["as_of"]), str(entry["stated_on"])
    tags = []
    if entry["side"] == OUTLETS:
        tags.append(html.Span("restated", className="tag"))
    if entry["basis"] == "unsourced":
        tags.append(html.Span("unsourced", className="tag weak"))
    href = replace(view, claim=claim_id).href(dataset)
    return html.Tr(
        [
            html.Td(
                [
                    date_words(of) if of else "not stated",
                    html.Span(
                        "stated the same day"
                        if of == on
                        else f"stated {date_words(on)}",
                        className="under",
                    ),
                ]
            ),
            html.Td(
                [sayer(entry), html.Span(str(entry["side"]), className="under"), *tags]
            ),
            html.Th(
                dcc.Link(
                    printed(entry), href=href, title="Open the card of this claim"
                ),
                scope="row",
            ),
            html.Td(
                [
                    entry["denominator"] or "not stated",
                    html.Span(
                        f"{entry['place']}, {entry['subject']}", className="under"
                    ),
                ]
            ),
            html.Td(rebased_words(entry, dataset.denominators["label"])),
            html.Td(verdict_words(entry)),
            html.Td(f"by {denied}" if denied else "by none"),
        ],
        className="open" if claim_id == view.claim else "",
    )
