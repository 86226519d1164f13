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
    AGAINST_INTEREST = "against-interest"
    """A party's word counts only where it says that its own side does not hold the
    place; where nobody else tells of a gain, the place stays as it was told before. A
    report of whose speaker and source no party is stated counts: it is not neutral."""
    AGREED = "agreed"
    """Every report counts, and a place is contested for as long as reports of
    independent origin conflict about it; see `geo.disagreement`."""


class Method(StrEnum):
    """How ground, or places, or people are attributed to holders.

    A method is units and a history of units: see `geo.units`.
    """

    NEAREST = "nearest"
    """All ground goes to its nearest place, desert included: an upper bound."""
    NEAREST_SETTLED = "nearest-settled"
    """The same cells, but those of sparse desert points count as unknown."""
    CAPPED_5 = "capped-5"
    """Ground within 5 km of its nearest place; what lies beyond is unknown."""
    CAPPED_10 = "capped-10"
    """The same within 10 km."""
    CAPPED_15 = "capped-15"
    """The same within 15 km."""
    CAPPED_20 = "capped-20"
    """The same within 20 km."""
    CAPPED_25 = "capped-25"
    """The same within 25 km."""
    POPULATED = "populated"
    """Ground within the reach that the size of its nearest place gives it."""
    DISTRICT = "district"
    """Whole districts, each to whom most of its places go."""
    DRAWN = "drawn"
    """Polygons as somebody drew them."""
    PLACES = "places"
    """Places, counted: no km2."""
    PEOPLE = "people"
    """The people of the places whose population is known: no km2."""

    @property
    def unit(self) -> str:
        """What it counts, and the column of its units that holds it."""
        counted = {Method.PLACES: "places", Method.PEOPLE: "people"}
        return counted.get(self, "km2")


class Reading(StrEnum):
    """Which day is meant by a date known to the week or month only."""

    DATED = "dated"
    """The day given."""
    EARLIEST = "earliest"
    """The first day it can mean."""
    LATEST = "latest"
    """The last day it can mean."""


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
