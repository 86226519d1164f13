"""Which two accounts the page sets side by side, and its text form: the URL's query."""

from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.settings import ACCOUNTS_PATH
from dashboard.state import READERS, default_view
from data.accounts import NO_PARTY, parties
from data.dataset import Dataset
from data.theatre import Theatre, theatre


@dataclass(frozen=True)
class Accounts:
    """Two accounts of a theatre on a day. Field names are the names in the URL."""

    theatre: str
    day: str
    """ISO date."""
    a: str
    """A party of sources, or `data.accounts.NO_PARTY`; empty: there is none to show."""
    b: str

    @property
    def timestamp(self) -> pd.Timestamp:
        """The day as a timestamp."""
        return pd.Timestamp(self.day)

    @property
    def query(self) -> str:
        """The URL query without `?`."""
        return urlencode(asdict(self))

    def href(self, **changes: Any) -> str:
        """Return the link to it, with what else is asked for."""
        return f"{ACCOUNTS_PATH}?{replace(self, **changes).query}"


def opening(where: Theatre) -> Accounts:
    """Return what a theatre opens with: the two accounts with most to tell.

    A party that is named comes before all sources that name none.
    """
    found = [*parties(where), "", ""]
    day = default_view(where.dataset, where.theatre_id).day
    return Accounts(where.theatre_id, day, found[0], _other(where, found[0]))


def parse(search: str, dataset: Dataset) -> tuple[Accounts, tuple[str, ...]]:
    """Read a URL query, with or without its `?`.

    Returns what to show and one note, fit to be shown, for each parameter that could
    not be used. Names that are not ours are passed over in silence.
    """
    given = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    known = [str(one) for one in dataset.theatres.index]
    notes: list[str] = []
    wanted = given.get("theatre", known[0])
    if wanted not in known:
        notes.append(f"There is no theatre “{wanted}”; choose from {', '.join(known)}.")
        wanted = known[0]
    where = theatre(dataset, wanted)
    asked = opening(where)
    if "day" in given:
        day, note = READERS["day"](given["day"], where, dataset)
        asked = asked if note else replace(asked, day=day)
        notes += [note] if note else []
    offered = parties(where)
    for side in ("a", "b"):
        party = given.get(side, "")
        if party in offered:
            changed: dict[str, str] = {side: party}
            asked = replace(asked, **changed)
        elif party:
            notes.append(
                f"No report on a place of {where.row['name']} is by a source of "
                f"“{party}”; choose from {', '.join(offered) or 'none'}."
            )
    return asked, tuple(notes)


def _other(where: Theatre, first: str) -> str:
    """Return the account with most reports beside the first."""
    rest = {one: n for one, n in parties(where).items() if one != first}
    return NO_PARTY if NO_PARTY in rest else next(iter(rest), "")
