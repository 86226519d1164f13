"""The page that shows one ground twice: as each of two accounts tells it."""

from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.accounts import panels
from dashboard.accounts.state import Accounts
from dashboard.controls import theatre_label
from dashboard.figures.outline import Paint, picture
from dashboard.figures.theme import CLEAR, fill, stripe
from dashboard.links import choice
from dashboard.settings import ACCOUNTS_PATH, DOWNLOAD_PATH
from dashboard.text import code_words, day_words
from data.accounts import NO_PARTY, parties, told_on
from data.codes import Code
from data.dataset import Dataset
from data.theatre import Theatre, theatre
from geo.accounts import Relation, relation_km2, relations
from geo.vocabulary import Status


def party_words(party: str) -> str:
    """Return what an account is called."""
    return "sources of no stated party" if party == NO_PARTY else f"{party} sources"


def page(dataset: Dataset, asked: Accounts, notes: tuple[str, ...]) -> list[Any]:
    """Return the page; `notes` say what of its URL was not usable."""
    where = theatre(dataset, asked.theatre)
    name, day = str(where.row["name"]), day_words(asked.timestamp)
    head = [
        html.H1(f"Two accounts: {name}, {day}"),
        html.P(
            "Each picture is made of the reports of one party's sources alone: its "
            "newest report on each place until the day, of whatever age. What it does "
            "not tell of is unknown. No stated party is not a neutral one.",
            className="lead",
        ),
        *[html.P(note, className="notice inline", role="alert") for note in notes],
        _choices(dataset, asked),
    ]
    if not asked.b:
        return [*head, _no_pair(where), panels.claims(where, asked)]
    said = {side: told_on(where, _party(asked, side), asked.timestamp) for side in "ab"}
    cells = _ground(where)
    found = relations(said["a"], said["b"])
    return [
        *head,
        html.P(_finding(where, asked, found), className="finding"),
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
    party = _party(asked, side)
    told = told_on(where, party, asked.timestamp)
    cells = _ground(where)
    cells = cells.assign(name=where.places["name"].reindex(cells.index))
    states = told.loc[cells.index]
    paints = [_paint(dataset, Code(*one)) for one in _codes(states)]
    return picture(cells, paints, _title(where, asked, party))


def _ground(where: Theatre) -> Any:
    """Return the cells of its opening method that have any ground."""
    cells = where.units(where.methods[0])
    return cells[~cells.geometry.is_empty]


def _party(asked: Accounts, side: str) -> str:
    return asked.a if side == "a" else asked.b


def _codes(states: pd.DataFrame) -> list[tuple[str, Status]]:
    pairs = zip(states["holder"], states["status"], strict=True)
    return [(str(holder), Status(status)) for holder, status in pairs]


def _paint(dataset: Dataset, code: Code) -> Paint:
    line = stripe(dataset, code)
    return Paint(fill(dataset, code), "" if line == CLEAR else line)


def _title(where: Theatre, asked: Accounts, party: str) -> str:
    return (
        f"{where.row['name']} on {day_words(asked.timestamp)}, as "
        f"{party_words(party)} tell it"
    )


def _choices(dataset: Dataset, asked: Accounts) -> Any:
    where = theatre(dataset, asked.theatre)
    offered = parties(where)
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
    for side in "ab":
        links = [
            (
                f"{'No stated party' if one == NO_PARTY else one} ({count})",
                asked.href(**{side: one}),
                one == _party(asked, side),
            )
            for one, count in offered.items()
        ]
        rows.append(choice(f"Account {side.upper()}, reports", links))
    return html.Div(rows, className="choices")


def _day_form(asked: Accounts) -> Any:
    """Return a form that any browser sends by itself: the page is its address."""
    hidden = {"theatre": asked.theatre, "a": asked.a, "b": asked.b}
    step = pd.Timedelta(days=1)
    around = [
        dcc.Link(words, href=asked.href(day=f"{asked.timestamp + by:%Y-%m-%d}"))
        for words, by in (("Day before", -step), ("Day after", step))
    ]
    return html.Form(
        [
            html.Label("Day", htmlFor="accounts-day", className="muted"),
            dcc.Input(id="accounts-day", name="day", value=asked.day, debounce=True),
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


def _no_pair(where: Theatre) -> Any:
    (one,) = parties(where) or ("",)
    has = f"All of its reports are by {party_words(one)}." if one else ""
    return html.P(
        f"There are no two accounts of {where.row['name']}. {has} "
        "Choose another theatre.",
        className="notice inline",
    )


def _finding(where: Theatre, asked: Accounts, found: pd.Series) -> str:
    units = _ground(where)
    km2 = relation_km2(found.reindex(units.index), units["km2"])
    total = km2.sum()
    estimated = int(where.divided["coord_basis"].eq("estimated").sum())

    def part(*which: Relation) -> str:
        area = sum(km2[one] for one in which)
        return f"{area:,.1f} km² ({100 * area / total:.1f} %)"

    return (
        f"On {day_words(asked.timestamp)} {party_words(asked.a)} (A) and "
        f"{party_words(asked.b)} (B) differ over {part(Relation.DIFFER)} and agree on "
        f"{part(Relation.AGREE)}; only A tells of {part(Relation.ONLY_A)}, only B of "
        f"{part(Relation.ONLY_B)}, neither of {part(Relation.NEITHER)}. Of the "
        f"outline's {total:,.1f} km²; method: ground to its nearest place; "
        f"{estimated} of {len(where.divided)} positions estimated. "
        f"Data {where.dataset.version}."
    )


def _side(
    where: Theatre, asked: Accounts, side: str, told: pd.DataFrame, cells: pd.Index
) -> Any:
    party = _party(asked, side)
    drawn = told.loc[cells]
    states = drawn[["holder", "status"]].value_counts()
    code = [Code(str(holder), Status(status)) for holder, status in states.index]
    title = _title(where, asked, party)
    until = int((drawn["status"] != Status.UNKNOWN).sum())
    empty = None if until else f"Until then {party_words(party)} tell of no place."
    return html.Figure(
        [
            html.H2(f"{side.upper()}: as {party_words(party)} tell it"),
            html.P(empty, className="notice inline") if empty else None,
            html.Img(
                src=f"{DOWNLOAD_PATH}account-{side}.svg?{asked.query}",
                alt=title,
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
    )
