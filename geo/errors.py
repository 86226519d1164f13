"""Everything the project raises on purpose.

GroundError
├── DataError        a data set breaks its schema: all faults, each with its place
├── GeometryError    a geometry cannot be used: which one, and why
├── TimeError        a day or a range of days cannot be used
└── QueryError       a question names something the data set does not have
"""

from collections.abc import Sequence
from dataclasses import dataclass


class GroundError(Exception):
    """The root: catch this to catch whatever the project raises on purpose."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a data set, with all a person needs to mend it."""

    table: str
    """File name inside the data set, such as `places.csv`."""
    row: int | None
    """Line in the file as an editor counts (the header is line 1); None: the table."""
    column: str | None
    """Column name; None when the whole row or table is meant."""
    value: str | None
    """The value as it was read; None when something is absent."""
    expected: str
    """What is allowed, as a phrase that completes 'expected ...'."""

    def __str__(self) -> str:
        """Return one line: place, value, what is allowed."""
        place = self.table
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        found = "" if self.value is None else f": found {self.value!r}"
        return f"{place}{found}; expected {self.expected}"


class DataError(GroundError):
    """A data set that breaks its schema; carries every fault, not the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(
            sorted(faults, key=lambda f: (f.table, f.row or 0, f.column or ""))
        )
        count = len(self.faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{count} fault{'' if count == 1 else 's'}:\n{lines}")


class GeometryError(GroundError):
    """A geometry that cannot be used; the message names its id and the way out."""


class TimeError(GroundError):
    """A day or range that cannot be used; the message says which days can."""


class QueryError(GroundError):
    """A question that the data set cannot answer; the message lists what it has."""
