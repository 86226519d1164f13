"""What stands round the two pictures: figures of each side, and place by place."""

from typing import Any

import pandas as pd
from dash import html

from dashboard.accounts.state import Accounts
from dashboard.evidence import claim_item
from dashboard.place import report_lines
from dashboard.text import code_words, dated, day_words
from data.accounts import NEAR, NO_PARTY, figures, voices
from data.codes import Code
from data.theatre import Theatre
from geo.accounts import Relation
from geo.vocabulary import Status

ROWS = 60
"""How many places the table lists; those that differ come first."""

RELATION_WORDS = {
    Relation.DIFFER: "They differ",
    Relation.AGREE: "They agree",
    Relation.ONLY_A: "Only A tells of it",
    Relation.ONLY_B: "Only B tells of it",
    Relation.NEITHER: "Neither tells of it",
}


def counts(row: pd.Series) -> str:
    """Return how much a party tells: `36 reports, 8 shares`."""
    told = [
        f"{row[noun]} {noun if row[noun] != 1 else noun[:-1]}"
        for noun in ("reports", "shares")
        if row[noun]
    ]
    return ", ".join(told) or "nothing"


def claims(where: Theatre, asked: Accounts) -> Any:
    """Return the figures each side gave, also of sides that report on no place."""
    rows = figures(where, asked.timestamp, asked.first)
    order = [asked.a, asked.b, *sorted(set(rows["account"]))]
    reports = voices(where, asked.timestamp, asked.first)["reports"]
    parts: list[Any] = []
    for party in dict.fromkeys(order):
        own = rows[rows["account"] == party]
        if own.empty:
            continue
        words = "No stated party" if party == NO_PARTY else party
        silent = "" if reports.get(party, 0) else ": figures only, no report on a place"
        parts.append(
            html.Section(
                [
                    html.H3(f"{words}{silent}"),
                    html.Ul(
                        [html.Li(claim_item(where.dataset, str(i))) for i in own.index],
                        className="claim-list",
                    ),
                ]
            )
        )
    day = day_words(asked.timestamp)
    days = f"within {NEAR.days} days of {day}"
    if asked.first is not None:
        days = f"from {day_words(asked.first)} to {day}"
    none = html.P(f"No figure on its ground was stated {days}.", className="muted")
    return html.Section(
        [html.H2(f"Figures stated {days}"), *(parts or [none])],
        className="accounts-claims",
    )


def table(where: Theatre, said: dict[str, pd.DataFrame], found: pd.Series) -> Any:
    """Return what each account says of every place either tells of, and its sources.

    `found` are their relations; those that differ come first.
    """
    if found.empty:
        return html.P("Neither account names a place.", className="muted")
    rank = {one.value: i for i, one in enumerate(Relation)}
    listed = found.sort_values(key=lambda one: one.map(rank), kind="stable")
    rows = [
        html.Tr(
            [
                html.Th(str(where.places.at[place, "name"]), scope="row"),
                html.Td(RELATION_WORDS[Relation(relation)]),
                *[html.Td(_told(where, said[side].loc[str(place)])) for side in "ab"],
            ]
        )
        for place, relation in listed.iloc[:ROWS].items()
    ]
    head = html.Tr([html.Th(one, scope="col") for one in ("Place", "", "A", "B")])
    count = f"{min(len(listed), ROWS)} of {len(listed)} places that either tells of"
    return html.Div(
        html.Table(
            [html.Caption(count), html.Thead(head), html.Tbody(rows)],
            className="claims-table",
        ),
        className="scroll-x",
    )


def _told(where: Theatre, state: Any) -> list[Any]:
    if state["status"] == Status.UNKNOWN:
        return [html.Span("nothing", className="muted")]
    code = Code(str(state["holder"]), Status(state["status"]))
    reports = where.dataset.reports.set_index("report_id")
    named = str(state["report_ids"]).split(";")
    return [
        html.Strong(code_words(where.dataset, code)),
        f", since {dated(state['from'], str(state['precision']))}",
        *report_lines(where.dataset, reports.loc[named]),
    ]
