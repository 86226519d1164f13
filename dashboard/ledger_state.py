"""What the ledger shows, and its text form, the query of `/ledger`.

The only module that knows the names in that query. `parse` never fails: what it cannot
use falls back to the default and leaves a note for the visitor.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.settings import LEDGER_PATH
from data.claims import groups
from data.dataset import Dataset
from data.ledger import FILTERS, ledger, narrowed
from data.statements import OUTLETS
from geo.verdicts import Verdict


class Restated(StrEnum):
    """Whether figures that news outlets pass on are shown beside their originals."""

    WITH = "with"
    WITHOUT = "without"


@dataclass(frozen=True)
class LedgerView:
    """One view of the ledger. Field names are the names in the URL; empty: all."""

    place: str
    metric: str
    organisation: str = ""
    side: str = ""
    source_kind: str = ""
    verdict: str = ""
    """A `Verdict` that at least one method gives."""
    restated: str = Restated.WITH.value
    claim: str = ""
    """The claim whose card is open; it need not be among those shown."""

    def query(self, dataset: Dataset) -> str:
        """Return the view as a URL query without `?`; what is usual is left out."""
        usual = _usual(self.claim, dataset)
        told = {
            name: getattr(self, name)
            for name in CONTROLS
            if getattr(self, name) != getattr(usual, name)
        }
        return urlencode(told | ({"claim": self.claim} if self.claim else {}))

    def href(self, dataset: Dataset) -> str:
        """Return the link that opens the view."""
        query = self.query(dataset)
        return f"{LEDGER_PATH}?{query}" if query else LEDGER_PATH


NAMES = tuple(field.name for field in fields(LedgerView))
CONTROLS = tuple(name for name in NAMES if name != "claim")
"""The fields that have a control on the page, in its order."""


@lru_cache
def default_view(dataset: Dataset) -> LedgerView:
    """Return what the ledger opens with: the place and metric with most claims."""
    for theatre_id in dataset.theatres.index:
        for group in groups(dataset, str(theatre_id)).values():
            return LedgerView(group.place, group.metric)
    return LedgerView("", "")


@lru_cache
def choices(dataset: Dataset, name: str) -> dict[str, int]:
    """Return the values that a field may have, most claims first, with how many."""
    frame = ledger(dataset)
    if name == "verdict":
        given = frame.filter(regex="^verdict:")
        counts = {one.value: (given == one.value).any(axis=1).sum() for one in Verdict}
        return {value: int(count) for value, count in counts.items()}
    if name == "restated":
        original = int(frame["side"].ne(OUTLETS).sum())
        return {Restated.WITH.value: len(frame), Restated.WITHOUT.value: original}
    if name == "claim":
        return dict.fromkeys(frame["claim_id"], 1)
    counted = frame[name].value_counts()
    return {str(value): int(count) for value, count in counted.items() if value}


def parse(search: str, dataset: Dataset) -> tuple[LedgerView, tuple[str, ...]]:
    """Read a URL query, with or without its `?`.

    Returns the view and one note, fit to be shown, for each parameter that could not
    be used. Names that are not ours are passed over: other tools add theirs. A link
    that names a claim alone shows the claims of its own place and metric.
    """
    given = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    notes: list[str] = []
    claim = given.get("claim", "")
    if claim and claim not in dataset.claims.index:
        notes.append(_note("claim", claim, dataset))
        claim = ""
    view = _usual(claim, dataset)
    for name in CONTROLS:
        text = given.get(name)
        if text is None or text == getattr(view, name):
            continue
        if (text == "" and name != "restated") or text in choices(dataset, name):
            changed: dict[str, Any] = {name: text}
            view = replace(view, **changed)
        else:
            notes.append(_note(name, text, dataset))
    return view, tuple(notes)


def shown(view: LedgerView, dataset: Dataset) -> pd.DataFrame:
    """Return the rows of the ledger that a view shows, indexed by claim_id."""
    wanted = {name: getattr(view, name) for name in FILTERS}
    frame = narrowed(ledger(dataset), wanted, view.verdict).set_index("claim_id")
    if view.restated == Restated.WITHOUT:
        return frame[frame["side"].ne(OUTLETS)]
    return frame


def _usual(claim_id: str, dataset: Dataset) -> LedgerView:
    return open_claim(claim_id, dataset) if claim_id else default_view(dataset)


def open_claim(claim_id: str, dataset: Dataset) -> LedgerView:
    """Return a claim's card among the claims of its place and metric."""
    claim = dataset.claims.loc[claim_id]
    return LedgerView(str(claim["place"]), str(claim["metric"]), claim=claim_id)


_WORDS = {
    "place": "claim about",
    "metric": "metric",
    "organisation": "claim by",
    "side": "side",
    "source_kind": "kind of source",
    "verdict": "verdict",
    "restated": "choice",
    "claim": "claim",
}
_MOST_NAMED = 8


def _note(name: str, text: str, dataset: Dataset) -> str:
    known = list(choices(dataset, name))
    named = ", ".join(known[:_MOST_NAMED])
    more = ", and others" if len(known) > _MOST_NAMED else ""
    then = "No card is open" if name == "claim" else "The usual ones are shown"
    return f"There is no {_WORDS[name]} “{text}”. {then}. There are: {named}{more}."
