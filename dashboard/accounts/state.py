"""Which two accounts the page sets side by side, and its text form: the URL's query."""

from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.settings import ACCOUNTS_PATH
from dashboard.state import READERS, default_view
from data.accounts import voices
from data.dataset import Dataset
from data.theatre import Theatre, theatre


@dataclass(frozen=True)
class Accounts:
    """Two accounts of a theatre on a day. Field names are the names in the URL."""

    theatre: str
    day: str
    """ISO date."""
    a: str
    """A party, or `data.accounts.NO_PARTY`; empty: there is none to show."""
    b: str
    since: str = ""
    """ISO date: no report dated before it is counted; empty: reports of any age are."""

    @property
    def timestamp(self) -> pd.Timestamp:
        """The day as a timestamp."""
        return pd.Timestamp(self.day)

    @property
    def first(self) -> pd.Timestamp | None:
        """The day `since`; None: reports of any age are counted."""
        return pd.Timestamp(self.since) if self.since else None

    def party(self, side: str) -> str:
        """Return whose account side `a` or `b` is."""
        return self.a if side == "a" else self.b

    @property
    def query(self) -> str:
        """The URL query without `?`."""
        told = asdict(self)
        return urlencode({name: text for name, text in told.items() if text})

    def href(self, **changes: Any) -> str:
        """Return the link to it, with what else is asked for."""
        return f"{ACCOUNTS_PATH}?{replace(self, **changes).query}"


def opening(where: Theatre, day: str = "", since: str = "") -> Accounts:
    """Return the two accounts with most to tell until a day; none: the theatre's own.

    Stated parties come before all reports of no stated party, if they tell anything.
    """
    day = day or default_view(where.dataset, where.theatre_id).day
    blank = Accounts(where.theatre_id, day, "", "", since)
    a, b, *_ = [*voices(where, blank.timestamp, blank.first).index, "", ""]
    return replace(blank, a=str(a), b=str(b))


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
    days = {"day": default_view(dataset, wanted).day, "since": ""}
    for name in days:
        if name not in given or (name == "since" and not given[name]):
            continue
        read, note = READERS["day"](given[name], where, dataset)
        if not note and name == "since" and read > days["day"]:
            note = f"{read} is after {days['day']}: reports of any age are counted."
        if note:
            notes.append(note)
        else:
            days[name] = read
    asked = opening(where, **days)
    offered = [str(one) for one in voices(where, asked.timestamp).index]
    for side in ("a", "b"):
        party = given.get(side, "")
        if party in offered:
            changed: dict[str, str] = {side: party}
            asked = replace(asked, **changed)
        elif party:
            notes.append(
                f"“{party}” reports on no place of {where.row['name']} and states no "
                f"share of it; choose from {', '.join(offered) or 'none'}."
            )
    return asked, tuple(notes)
