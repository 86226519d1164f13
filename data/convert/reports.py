"""What every table of reports shares: holder, status, scope and the tags in notes."""

import re

import pandas as pd

from geo.vocabulary import CONTESTED

TAG = re.compile(r"^\[(citywide|inferred)\]\s*")
"""The marks the research puts before a note."""


def split_tag(note: str) -> tuple[str, str]:
    """Return the scope a note is tagged with (`place` if none) and the rest of it.

    >>> split_tag("[citywide] assault from the north")
    ('citywide', 'assault from the north')
    """
    found = TAG.match(note)
    if found is None:
        return "place", note
    return found.group(1), note[found.end() :]


def with_scope(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events with `scope` read from the note's tag, the tag taken off."""
    pairs = [split_tag(note) for note in events["note"]]
    return events.assign(
        scope=[scope for scope, _ in pairs], note=[rest for _, rest in pairs]
    )


def with_holder(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events with `holder` and `status` from `controller_after`."""
    holder = events["controller_after"]
    status = holder.where(holder == CONTESTED, "held")
    return events.assign(holder=holder, status=status)
