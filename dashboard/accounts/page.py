"""The page that shows one ground twice: as each of two accounts tells it."""

from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.accounts import panels, shares
from dashboard.accounts.finding import days_words, finding, party_words
from dashboard.accounts.state import Accounts
from dashboard.controls import theatre_label
from dashboard.figures.outline import Paint, picture
from dashboard.figures.theme import CLEAR, fill, stripe
from dashboard.links import choice
from dashboard.settings import ACCOUNTS_PATH, DOWNLOAD_PATH
from dashboard.text import code_words
from data.accounts import NO_PARTY, stated, told_on, voices
from data.codes import Code
from data.dataset import Dataset
from data.theatre import Theatre, theatre
from geo.accounts import Relation, relations
from geo.vocabulary import Status


def page(dataset: Dataset, asked: Accounts, notes: tuple[str, ...]) -> list[Any]:
    """Return the page; `notes` say what of its URL was not usable."""
    where = theatre(dataset, asked.theatre)
    head = [
        html.H1(f"Two accounts: {where.row['name']}, {days_words(asked)}"),
        html.P(
            "Each picture is made of the reports of one party alone: those in which it "
            "is named as the speaker, and those of its own media. The newest on each "
            "place until the day counts, of any age if no first day is given. What a "
            "party does not tell of is unknown. No stated party is not a neutral one.",
            className="lead",
        ),
        *[html.P(note, className="notice inline", role="alert") for note in notes],
        _choices(dataset, asked),
    ]
    if not asked.b:
        return [*head, _no_pair(where, asked), panels.claims(where, asked)]
    said = {side: _told(where, asked, side) for side in "ab"}
    cells = _ground(where)
    found = relations(said["a"], said["b"])
    return [
        *head,
        html.P(
            finding(where, asked, found.reindex(cells.index), cells["km2"]),
            className="finding",
        ),
        html.Div(
            [_side(where, asked, side, said[side], cells.index) for side in "ab"],
            className="accounts-pair",
        ),
        panels.claims(where, asked),
        panels.table(where, said, found[found != Relation.NEITHER]),
    ]


def drawing(dataset: Dataset, asked: Accounts, side: str) -> str:
    """Return the picture of side `a` or `b` as SVG."""
    where = theatre(dataset, asked.theatre)
    told = _told(where, asked, side)
    cells = _ground(where)
    cells = cells.assign(name=where.places["name"].reindex(cells.index))
    states = told.loc[cells.index]
    paints = [_paint(dataset, Code(*one)) for one in _codes(states)]
    return picture(cells, paints, _title(where, asked, side))


def _told(where: Theatre, asked: Accounts, side: str) -> pd.DataFrame:
    return told_on(where, asked.party(side), asked.timestamp, asked.first)


def _ground(where: Theatre) -> Any:
    """Return the cells of its opening method that have any ground."""
    cells = where.units(where.methods[0])
    return cells[~cells.geometry.is_empty]


def _codes(states: pd.DataFrame) -> list[tuple[str, Status]]:
    pairs = zip(states["holder"], states["status"], strict=True)
    return [(str(holder), Status(status)) for holder, status in pairs]


def _paint(dataset: Dataset, code: Code) -> Paint:
    line = stripe(dataset, code)
    return Paint(fill(dataset, code), "" if line == CLEAR else line)


def _title(where: Theatre, asked: Accounts, side: str) -> str:
    told = party_words(asked.party(side))
    return f"{where.row['name']}, {days_words(asked)}, as {told} tell it"


def _choices(dataset: Dataset, asked: Accounts) -> Any:
    where = theatre(dataset, asked.theatre)
    offered = voices(where, asked.timestamp, asked.first)
    rows = [
        choice(
            "Theatre",
            [
                (
                    theatre_label(str(row["name"])),
                    f"{ACCOUNTS_PATH}?theatre={key}&day={asked.day}"
                    if row["from"] <= asked.timestamp <= row["to"]
                    else f"{ACCOUNTS_PATH}?theatre={key}",
                    str(key) == asked.theatre,
                )
                for key, row in dataset.theatres.iterrows()
            ],
        ),
        _day_form(asked),
    ]
    told = [
        (str(one), panels.counts(row))
        for one, row in offered.iterrows()
        if row.any() or one in (asked.a, asked.b)
    ]
    for side in "ab":
        links = [
            (
                f"{'No stated party' if one == NO_PARTY else one} ({counts})",
                asked.href(**{side: one}),
                one == asked.party(side),
            )
            for one, counts in told
        ]
        rows.append(choice(f"Account {side.upper()}", links))
    return html.Div(rows, className="choices")


def _day_form(asked: Accounts) -> Any:
    """Return a form that any browser sends by itself: the page is its address."""
    hidden = {"theatre": asked.theatre, "a": asked.a, "b": asked.b}
    typed = (("since", "Reports since", asked.since), ("day", "until", asked.day))
    step = pd.Timedelta(days=1)
    around = [
        dcc.Link(words, href=asked.href(day=f"{asked.timestamp + by:%Y-%m-%d}"))
        for words, by in (("Day before", -step), ("Day after", step))
    ]
    return html.Form(
        [
            *[
                part
                for key, label, value in typed
                for part in (
                    html.Label(label, htmlFor=f"accounts-{key}", className="muted"),
                    dcc.Input(
                        id=f"accounts-{key}",
                        name=key,
                        value=value,
                        placeholder="any age",
                        debounce=True,
                    ),
                )
            ],
            *[
                dcc.Input(id=f"accounts-{key}", name=key, value=value, type="hidden")
                for key, value in hidden.items()
            ],
            html.Button("Show", type="submit", className="action"),
            *around,
        ],
        method="get",
        action=ACCOUNTS_PATH,
        className="choice",
    )


def _no_pair(where: Theatre, asked: Accounts) -> Any:
    who = party_words(asked.a)
    has = f"All that is told of it is by {who}." if asked.a else ""
    return html.P(
        f"There are no two accounts of {where.row['name']}. {has} "
        "Choose another theatre.",
        className="notice inline",
    )


def _side(
    where: Theatre, asked: Accounts, side: str, told: pd.DataFrame, cells: pd.Index
) -> Any:
    """Return one account: its map, and the share it states; the one it has."""
    who = party_words(asked.party(side))
    drawn = told.loc[cells]
    mapped = bool((drawn["status"] != Status.UNKNOWN).any())
    wholes = stated(where, asked.party(side), asked.timestamp, asked.first)
    parts: list[Any] = []
    if not mapped:
        parts.append(html.P(_silence(where, asked, who, wholes), className="notice"))
    if mapped or not wholes:
        parts += _map(where, asked, side, drawn)
    if wholes:
        parts += [
            html.H3("The share it states, newest") if mapped else None,
            shares.bars(where.dataset, wholes, alone=not mapped),
        ]
    return html.Figure([html.H2(f"{side.upper()}: as {who} tell it"), *parts])


def _silence(
    where: Theatre, asked: Accounts, who: str, wholes: list[pd.DataFrame]
) -> str:
    span = (
        f"until {days_words(asked)}"
        if asked.first is None
        else f"from {days_words(asked)}"
    )
    silent = f"No report {span} in which {who} name a place of {where.row['name']}."
    if not wholes:
        return silent
    return f"{silent} What they state is a share of it: it is drawn in place of a map."


def _map(where: Theatre, asked: Accounts, side: str, drawn: pd.DataFrame) -> list[Any]:
    states = drawn[["holder", "status"]].value_counts()
    code = [Code(str(holder), Status(status)) for holder, status in states.index]
    return [
        html.Img(
            src=f"{DOWNLOAD_PATH}account-{side}.svg?{asked.query}",
            alt=_title(where, asked, side),
            className="accounts-picture",
        ),
        html.Figcaption(
            [
                html.Span(
                    [
                        html.I(
                            className="swatch hatched" if one.hatched else "swatch",
                            style={"backgroundColor": fill(where.dataset, one)},
                        ),
                        f" {code_words(where.dataset, one)}: {count} places",
                    ]
                )
                for one, count in zip(code, states, strict=True)
            ],
            className="accounts-key",
        ),
    ]
