"""The tour of the report of June 2016: one fact a page, with what bears on it."""

from typing import Any
from urllib.parse import parse_qsl

from dash import dcc, html

from dashboard import evidence, ids
from dashboard.article_facts import FACTS
from dashboard.attributes import aria, data
from dashboard.fact import DAY, Fact
from dashboard.figures import attacks
from dashboard.quotes import filled
from dashboard.settings import ARTICLE_PATH, GRAPH_CONFIG
from data.dataset import Dataset

TITLE = "The article of June 2016, checked"
LEAD = (
    "A news report from Erbil in the last week of June 2016 told of a group that "
    "loses ground and may turn to attacks elsewhere. Its facts, one by one: who said "
    "it, what the data set has on it, what agrees and what does not."
)
STEP = "step"


def tells(dataset: Dataset) -> bool:
    """Return whether a data set has all the evidence that the tour names."""
    tables = {
        "claims": dataset.claims.index,
        "happenings": dataset.happenings.index,
        "routes": dataset.routes.index,
    }
    rows = all(
        one in index
        for fact in FACTS
        for name, index in tables.items()
        for one in getattr(fact, name)
    )
    theatres = {one for fact in FACTS for one, *_ in (*fact.places, *fact.cities)}
    places = {place for fact in FACTS for _, place, _ in fact.places}
    return (
        rows
        and theatres <= set(dataset.theatres.index)
        and places <= set(dataset.places.index)
    )


def read_step(search: str) -> tuple[int, str]:
    """Return the fact that a query asks for, from 1, and a note if it cannot be had."""
    text = dict(parse_qsl(search.removeprefix("?"))).get(STEP, "1")
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(FACTS):
        return int(text), ""
    return 1, f"There is no fact “{text}”; the first of {len(FACTS)} is shown."


def href(step: int) -> str:
    """Return the link to a fact."""
    return ARTICLE_PATH if step == 1 else f"{ARTICLE_PATH}?{STEP}={step}"


def article_frame() -> Any:
    """Return the page before it is known which fact it shows."""
    return html.Main(
        html.Div(id=ids.ARTICLE_STEP),
        id=ids.ARTICLE_PAGE,
        className="article",
        hidden=True,
        **data(path=ARTICLE_PATH),
    )


def absent(dataset: Dataset) -> list[Any]:
    """Return what stands there for a data set that the tour does not speak of."""
    return [
        html.H1(TITLE),
        html.P(
            "The tour speaks of reports and claims that this data set, "
            f"“{dataset.title}”, does not have."
        ),
        html.A("Back to the map", href="/"),
    ]


def step_page(dataset: Dataset, step: int, note: str) -> list[Any]:
    """Return the page of a fact, from 1; its numbers are those of the data set."""
    fact = FACTS[step - 1]
    parts = [
        html.P(TITLE, className="article-name"),
        html.P(LEAD, className="lead") if step == 1 else None,
        html.P(note, className="notice inline", role="alert") if note else None,
        _turns(step),
        html.H1(f"{step}. {fact.title}"),
        html.P(filled(dataset, fact.said), className="fact-said"),
        html.Div(
            [
                html.Section(
                    [html.H2("What agrees"), html.P(filled(dataset, fact.agrees))]
                ),
                html.Section(
                    [html.H2("What does not"), html.P(filled(dataset, fact.differs))]
                ),
            ],
            className="for-and-against",
        ),
        *_evidence(dataset, fact),
        _attacks(dataset) if fact.chart else None,
    ]
    return [part for part in parts if part is not None]


def _attacks(dataset: Dataset) -> Any:
    return html.Figure(
        [
            html.H2(attacks.TITLE),
            html.P(attacks.NO_CAUSE, className="notice inline"),
            dcc.Graph(
                figure=attacks.figure(dataset),
                config=GRAPH_CONFIG,
                style={"height": f"{attacks.HEIGHT_PX}px"},
            ),
            html.Figcaption(
                f"{attacks.caption(dataset)} Data {dataset.version}.",
                className="caption",
            ),
        ]
    )


def _turns(step: int) -> Any:
    last = len(FACTS)
    previous = (
        dcc.Link(
            "Previous", href=href(step - 1), id="previous-step", className="action"
        )
        if step > 1
        else html.Span("Previous", className="action off")
    )
    following = (
        dcc.Link("Next", href=href(step + 1), id="next-step", className="action")
        if step < last
        else html.Span("Next", className="action off")
    )
    dots = [
        dcc.Link(
            str(one),
            href=href(one),
            title=fact.title,
            className="dot now" if one == step else "dot",
        )
        for one, fact in enumerate(FACTS, 1)
    ]
    return html.Nav(
        [
            previous,
            html.Span(f"Fact {step} of {last}", className="progress"),
            following,
            html.Div(dots, className="dots"),
        ],
        className="turns",
        **aria(label="Facts"),
    )


def _evidence(dataset: Dataset, fact: Fact) -> list[Any]:
    groups = {
        "On the map": [
            *[evidence.city_item(dataset, *one) for one in fact.cities],
            *[evidence.place_item(dataset, *one) for one in fact.places],
        ],
        "Claims": [evidence.claim_item(dataset, one) for one in fact.claims],
        "Events": [evidence.happening_item(dataset, one) for one in fact.happenings],
        "Roads": [evidence.route_item(dataset, one, DAY) for one in fact.routes],
        "Side by side": [
            *[[evidence.change_link(dataset, *one)] for one in fact.changes],
            *[[evidence.accounts_link(dataset, *one)] for one in fact.accounts],
        ],
        "In the ledger": [
            [evidence.ledger_link(dataset, *one)] for one in fact.ledgers
        ],
    }
    return [
        html.Section(
            [html.H2(name), html.Ul([html.Li(one) for one in items])],
            className="evidence",
        )
        for name, items in groups.items()
        if items
    ]
