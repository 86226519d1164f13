"""Codes: one small integer for each holder and status that a data set can show.

The browser, the figures and the files all speak of a state by its code; the table of
codes travels beside them.
"""

from dataclasses import dataclass
from functools import lru_cache

from data.dataset import Dataset
from geo.vocabulary import CONTESTED, UNKNOWN, Status


@dataclass(frozen=True)
class Code:
    """What one integer stands for."""

    holder: str
    """An actor_id, `contested` or `unknown`."""
    status: Status

    @property
    def hatched(self) -> bool:
        """Whether ground of this code is striped: anything between held and unknown."""
        return self.status not in (Status.HELD, Status.UNKNOWN)


@lru_cache
def codes(dataset: Dataset) -> tuple[Code, ...]:
    """Return the codes of a data set: position is the code.

    Unknown comes first, then contested, then every actor in file order as a holder,
    then the weaker statuses that its reports really use.
    """
    base = [Code(UNKNOWN, Status.UNKNOWN), Code(CONTESTED, Status.CONTESTED)]
    held = [Code(actor, Status.HELD) for actor in dataset.actors.index]
    used = dataset.reports[["holder", "status"]].drop_duplicates()
    weaker = sorted(
        (str(row.holder), Status(str(row.status)))
        for row in used.itertuples()
        if row.status in (Status.CLAIMED, Status.PRESENCE)
    )
    return (*base, *held, *(Code(holder, status) for holder, status in weaker))


@lru_cache
def code_of(dataset: Dataset) -> dict[tuple[str, str], int]:
    """Return the code of each (holder, status)."""
    return {(code.holder, code.status): i for i, code in enumerate(codes(dataset))}
