"""The words of the field, each with its meaning, in one place.

Enumerations are `StrEnum`, so a member is its own text in tables, URLs and exports.
"""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """What a report says about a place, and so what a cell is on a day."""

    HELD = "held"
    """One side holds it."""
    CONTESTED = "contested"
    """No side holds it: sides fight over it."""
    CLAIMED = "claimed"
    """One side says it holds it; nobody confirms."""
    PRESENCE = "presence"
    """One side is there without holding it."""
    UNKNOWN = "unknown"
    """No report says who holds it."""


class Basis(StrEnum):
    """Where a row comes from."""

    SOURCED = "sourced"
    """Read in the source named."""
    UNSOURCED = "unsourced"
    """From general knowledge; no source was checked."""


class Precision(StrEnum):
    """How exactly the date of a report is known."""

    DAY = "day"
    WEEK = "week"
    """Within three days of the date given, either way."""
    MONTH = "month"
    """Some day of the calendar month of the date given."""


class Rule(StrEnum):
    """Which reports count when a history is read from them."""

    LATEST = "latest"
    """Every report counts; the newest decides."""
    SOURCED_ONLY = "sourced-only"
    """Only reports read in a source count; start states do not."""


class Method(StrEnum):
    """How ground is attributed to places."""

    NEAREST = "nearest"
    """All ground goes to its nearest place, desert included."""
    NEAREST_SETTLED = "nearest-settled"
    """The same cells, but those of sparse desert points count as unknown."""


class CellRule(StrEnum):
    """Whether a place is given ground."""

    VORONOI = "voronoi"
    """The place has the ground nearer to it than to any other place of its part."""
    DRAWN = "drawn"
    """The place has the ground drawn for it, in cells.geojson."""
    POINT = "point"
    """The place is a mark on the map only; no ground is attributed to it."""


CONTESTED = "contested"
"""What stands in a `holder` column where the status is contested: nobody holds it."""

UNKNOWN = "unknown"
"""What stands in a `holder` column where no report says who holds it."""

DAY: Final = "datetime64[s]"
"""The dtype of every day: midnight in the calendar of the theatre, no clock time."""
