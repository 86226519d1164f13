"""The share of a city that a party states, as bars: in place of a map, or below one."""

from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.attributes import aria
from dashboard.claim_words import dates_words, number_of, sayer
from dashboard.figures.theme import background, fill
from dashboard.ledger_state import open_claim
from dashboard.place import source_line
from data.codes import Code
from data.dataset import Dataset
from data.measured import holders
from geo.vocabulary import CONTESTED, UNKNOWN, Status

LETTERED = 8
"""The least percent whose part of a bar has room for its number on a phone."""

REST = Code(UNKNOWN, Status.UNKNOWN)
"""What a share leaves of the whole: nothing is stated of it."""


def bars(dataset: Dataset, wholes: list[pd.DataFrame], *, alone: bool) -> Any:
    """Return one bar a whole, each 100 % wide, with what it draws and who says so.

    `wholes` are those of `data.accounts.stated`; `alone`: they stand in place of a map.
    """
    return html.Div(
        [_bar(dataset, rows) for rows in wholes],
        className="accounts-shares alone" if alone else "accounts-shares",
    )


def _bar(dataset: Dataset, rows: pd.DataFrame) -> Any:
    parts = [
        (_code(dataset, str(claim["subject"])), float(claim["percent"]), _words(claim))
        for _, claim in rows.iterrows()
    ]
    rest = 100.0 - sum(percent for _, percent, _ in parts)
    if rest > 0:
        parts.append((REST, rest, f"Nothing stated of the rest, {rest:g} %"))
    newest: Any = rows.iloc[0]
    said = f"{sayer(newest)}; {dates_words(newest)}"
    spans = [
        html.Span(
            html.B(f"{percent:g} %") if percent >= LETTERED else None,
            style={"width": f"{percent:g}%", "background": background(dataset, code)},
        )
        for code, percent, _ in parts
    ]
    key = [
        html.Span(
            [
                html.I(
                    className="swatch hatched" if code.hatched else "swatch",
                    style={"backgroundColor": fill(dataset, code)},
                ),
                f" {words}",
            ]
        )
        for code, _, words in parts
    ]
    heard = "; ".join(words for *_, words in parts)
    return html.Div(
        [
            html.Div(
                spans,
                className="share-bar",
                role="img",
                **aria(label=f"{said}. {heard}"),
            ),
            html.Div(key, className="accounts-key"),
            html.P([f"{said}. ", *_cards(dataset, rows)], className="share-said"),
            html.P(" ".join(rows["note"]), className="muted share-note"),
            *[source_line(dataset, one) for one in rows["source_id"].unique() if one],
        ]
    )


def _words(claim: pd.Series) -> str:
    subject = str(claim["subject"]) or "not stated whose"
    return f"{subject[0].upper()}{subject[1:]}: {number_of(claim)}"


def _code(dataset: Dataset, subject: str) -> Code:
    """Return what a claim's subject is drawn as; nobody known: as the rest."""
    if subject == CONTESTED:
        return Code(CONTESTED, Status.CONTESTED)
    found = holders(dataset, subject)
    return Code(found[0], Status.HELD) if found else REST


def _cards(dataset: Dataset, rows: pd.DataFrame) -> list[Any]:
    """Return a link to the card of each claim."""
    return [
        html.Span([dcc.Link(one, href=open_claim(one, dataset).href(dataset)), " "])
        for one in map(str, rows.index)
    ]
