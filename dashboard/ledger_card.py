"""The card of a claim in the ledger: all that is known of it, and what denies it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from dash import dcc, html

from dashboard.claim_words import (
    date_words,
    km2_words,
    number_of,
    printed,
    rebased_words,
    sayer,
    saying,
)
from dashboard.ledger_state import LedgerView, open_claim
from dashboard.place import source_line
from dashboard.state import ViewState, country_choices, default_view
from dashboard.text import day_words
from data.check import claim_day
from data.claims import METRICS, groups
from data.dataset import Dataset
from data.ledger import disagreements, failures, fallen, judged, ledger
from data.measured import ground_of
from data.theatre import theatre

MAP_PATH = "/"


def ledger_card(dataset: Dataset, view: LedgerView) -> list[Any]:
    """Return the card of the claim that a view has open; nothing if it has none."""
    if not view.claim:
        return []
    claim: Any = dataset.claims.loc[view.claim]
    entry: Any = ledger(dataset).set_index("claim_id").loc[view.claim]
    closed = replace(view, claim="")
    return [
        html.Div(
            [
                html.H2("Claim", className="card-title"),
                dcc.Link("Close", href=closed.href(dataset), className="action"),
            ],
            className="card-head",
        ),
        html.P(f"{sayer(claim)}: {saying(claim)}.", className="claim-said"),
        html.Dl(
            [
                part
                for name, value in _facts(dataset, claim, entry)
                if value
                for part in (html.Dt(name), html.Dd(value))
            ]
        ),
        _map_link(dataset, view.claim),
        *_contradictions(dataset, view.claim),
        *_checks(dataset, view.claim),
        *_verdicts(dataset, view.claim, entry),
        html.H3("Source"),
        source_line(dataset, str(claim["source_id"])),
        _publisher(dataset, claim, entry),
        html.P(f"In the data set: {view.claim}", className="muted small"),
    ]


def map_view(dataset: Dataset, claim_id: str) -> ViewState | None:
    """Return the map on the day that a claim is true of; None: the data lack the day.

    The theatre is the one whose claims chart has the claim, else the first.
    """
    claim: Any = dataset.claims.loc[claim_id]
    if not (claim["as_of"] or claim["stated_on"]):
        return None
    theatres = [str(one) for one in dataset.theatres.index]
    keys = [
        (one, key)
        for one in theatres
        for key, group in groups(dataset, one).items()
        if (group.place, group.metric) == (claim["place"], claim["metric"])
    ]
    theatre_id, key = keys[0] if keys else (theatres[0], "")
    where = theatre(dataset, theatre_id)
    day = claim_day(claim)
    if not where.first <= day <= where.last:
        return None
    usual = default_view(dataset, theatre_id)
    ground = ground_of(dataset, str(claim["place"]))
    country = "-".join(ground[1]).lower() if ground else ""
    return replace(
        usual,
        day=f"{day:%Y-%m-%d}",
        claims=key or usual.claims,
        country=country if country in country_choices(where) else usual.country,
    )


def claim_link(dataset: Dataset, claim_id: str) -> Any:
    """Return a link to a claim's card that says whose claim it is and what it says."""
    claim: Any = dataset.claims.loc[claim_id]
    when = date_words(str(claim["as_of"] or claim["stated_on"]))
    return dcc.Link(
        f"{sayer(claim)}, {when}: {number_of(claim)}",
        href=open_claim(claim_id, dataset).href(dataset),
    )


def _facts(dataset: Dataset, claim: Any, entry: Any) -> list[tuple[str, Any]]:
    label = dataset.denominators["label"].get(claim["denominator_id"], "")
    note = dataset.denominators["note"].get(claim["denominator_id"], "")
    restated = str(entry["restatement_of"])
    return [
        ("Number as printed", printed(claim)),
        ("Of what, as printed", claim["denominator"] or "not stated"),
        ("Read as", f"{label}. {note}" if label else ""),
        ("In km²", _km2(dataset, entry)),
        ("Leaves", _left(entry)),
        ("True of", date_words(str(claim["as_of"]))),
        ("Stated on", date_words(str(claim["stated_on"]))),
        ("Said by", f"{sayer(claim)}. Side: {claim['side'] or 'not stated'}"),
        ("Kind of source", entry["source_kind"]),
        ("Repeats", restated),
        ("Basis", html.Span("unsourced", className="tag weak"))
        if claim["basis"] == "unsourced"
        else ("", ""),
        ("Note", str(claim["note"])),
    ]


def _km2(dataset: Dataset, entry: Any) -> str:
    """Return a claim's km2, or that it has no base; nothing for what is no ground."""
    if str(entry["metric"]) not in METRICS:
        return ""
    return rebased_words(entry, dataset.denominators["label"])


def _left(entry: Any) -> str:
    """Return what a loss leaves, in km2; nothing for another claim."""
    if not str(entry["metric"]).endswith(("lost_pct", "lost_km2")):
        return ""
    if np.isnan(entry["held_low_km2"]):
        return ""
    left = km2_words(entry["held_low_km2"], entry["held_high_km2"])
    return f"{left} of the same base, computed by us"


def _map_link(dataset: Dataset, claim_id: str) -> Any:
    view = map_view(dataset, claim_id)
    if view is None:
        return html.P("The map does not cover the day of this claim.", className="note")
    query = view.query(dataset)
    name = str(dataset.theatres.loc[view.theatre, "name"])
    return html.P(
        html.A(
            f"The map on that day: {name}, {day_words(view.timestamp)}",
            href=f"{MAP_PATH}?{query}" if query else MAP_PATH,
        )
    )


def _contradictions(dataset: Dataset, claim_id: str) -> list[Any]:
    found = disagreements(dataset)
    own = found[found["claim_id"].eq(claim_id) | found["other_id"].eq(claim_id)]
    other = own["other_id"].where(own["claim_id"].eq(claim_id), own["claim_id"])
    denied = [html.H3(f"Contradicted by {int(own['contradicts'].sum())}")]
    denied.append(
        _list(
            [
                [claim_link(dataset, one), f" ({row.clash})"]
                for one, row in zip(other, own.itertuples(), strict=True)
                if row.contradicts
            ],
            "No claim contradicts it.",
        )
    )
    beside = [
        [claim_link(dataset, one), f" ({row.clash}: {_comma(str(row.differences))})"]
        for one, row in zip(other, own.itertuples(), strict=True)
        if not row.contradicts
    ]
    back = fallen(dataset)
    beside += [
        [claim_link(dataset, str(row.other_id)), " (higher, and of an earlier day)"]
        for row in back[back["claim_id"] == claim_id].itertuples()
    ]
    if not beside:
        return denied
    fold = html.Details(
        [
            html.Summary(
                f"{len(beside)} differ{'s' if len(beside) == 1 else ''} from it, for a "
                "reason that is named"
            ),
            _list(beside, ""),
        ],
        open=not own["contradicts"].any(),
    )
    return [*denied, fold]


def _checks(dataset: Dataset, claim_id: str) -> list[Any]:
    found = failures(dataset)
    own = found[found["claim_id"] == claim_id]
    if own.empty:
        return []
    items = [
        [
            f"{row.check}: ",
            *(
                part
                for one in str(row.against).split(";")
                for part in (
                    claim_link(dataset, one) if one in dataset.claims.index else one,
                    " ",
                )
            ),
        ]
        for row in own.itertuples()
    ]
    return [html.H3("Sums that do not add up"), _list(items, "")]


def _verdicts(dataset: Dataset, claim_id: str, entry: Any) -> list[Any]:
    rows = judged(dataset)
    own = rows[rows["claim_id"] == claim_id]
    title = html.H3("Beside our measure")
    if own["method"].eq("").all():
        reason = own["reason"].iloc[0]
        return [title, html.P(f"Not comparable: {reason}.", className="note")]
    head = ("Method", "We measure held, km²", "Verdict on the claim")
    body = [
        html.Tr(
            [
                html.Th(str(row.method), scope="row"),
                html.Td(_measure(row)),
                html.Td(_verdict(row)),
            ]
        )
        for row in own.itertuples()
    ]
    held = km2_words(entry["held_low_km2"], entry["held_high_km2"])
    return [
        title,
        html.P(
            f"By the claim held: {held}. Ours: least to most over the days it can "
            "mean, all reports; the most adds contested and claimed ground.",
            className="note",
        ),
        html.Div(
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(one, scope="col") for one in head])),
                    html.Tbody(body),
                ],
                className="facts verdicts",
            ),
            className="scroll-x",
        ),
    ]


def _measure(row: Any) -> str:
    if pd.isna(row.measure_low_km2):
        return "none"
    return km2_words(row.measure_low_km2, row.measure_high_km2).removesuffix(" km²")


def _verdict(row: Any) -> str:
    if row.kind_matches:
        return f"{row.verdict}; the same kind of ground"
    return f"{row.verdict}; {row.reason}" if row.reason else str(row.verdict)


def _publisher(dataset: Dataset, claim: Any, entry: Any) -> Any:
    if not claim["source_id"]:
        return None
    source: Any = dataset.sources.loc[claim["source_id"]]
    published = date_words(str(source["published"]))
    return html.P(
        f"Publisher: {source['publisher'] or 'not stated'}; published {published}; "
        f"kind of source: {entry['source_kind']}.",
        className="note",
    )


def _list(items: list[Any], none: str) -> Any:
    if not items:
        return html.P(none, className="note")
    return html.Ul([html.Li(item) for item in items], className="claim-list")


def _comma(text: str) -> str:
    return text.replace(";", ", ")
