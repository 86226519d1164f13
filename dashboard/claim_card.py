"""The card of one published claim: what was said, of what, by whom, and where."""

from typing import Any

from dash import html

from dashboard.figures.claims import stated
from dashboard.ledger_state import open_claim
from dashboard.place import source_line
from data.dataset import Dataset


def card(dataset: Dataset, claim_id: str) -> list[Any]:
    """Return the card; the number is as it was stated, nothing is computed here."""
    claim: Any = dataset.claims.loc[claim_id]
    who = ", ".join(
        part
        for part in (claim["speaker"], claim["organisation"], claim["side"])
        if part
    )
    label = dataset.denominators["label"].get(claim["denominator_id"], "")
    disputed = [one for one in str(claim["disputes"]).split(";") if one]
    rows = [
        ("Number", f"{stated(claim)}, {claim['place']}, {claim['subject']}"),
        ("Denominator", f"{claim['denominator'] or 'not stated'} (drawn as: {label})"),
        ("Said by", who),
        ("As of", str(claim["as_of"])),
        ("Stated on", str(claim["stated_on"])),
        ("Note", str(claim["note"])),
        ("Clashes with", _clashes(dataset, disputed)),
    ]
    facts = [part for name, value in rows if value for part in (_dt(name), _dd(value))]
    return [
        html.H3(f"Claim {claim_id}"),
        html.A(
            "In the ledger: its km², who contradicts it, our measure",
            href=open_claim(claim_id, dataset).href(dataset),
        ),
        html.Dl([*facts, _dt("Source")]),
        source_line(dataset, str(claim["source_id"])),
    ]


def _clashes(dataset: Dataset, claim_ids: list[str]) -> str:
    known = dataset.claims.loc[
        [one for one in claim_ids if one in dataset.claims.index]
    ]
    return "; ".join(
        f"{stated(claim)} ({claim['organisation']}, {claim['as_of']})"
        for _, claim in known.iterrows()
    )


def _dt(text: str) -> Any:
    return html.Dt(text)


def _dd(text: str) -> Any:
    return html.Dd(text)
