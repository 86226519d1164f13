"""What the page that compares two days says."""

from dashboard.compare.state import MapView

VIEW_WORDS = {
    MapView.CHANGE: "What changed",
    MapView.SIDE: "Side by side",
    MapView.SWIPE: "Swipe",
}

BASELINE_NOTE = "Named days"

HELP = (
    "Net: what is another's, or of another status, on the later day than on the "
    "earlier one. Gross counts every turn between them, so ground won and lost again "
    "is in both gained and lost."
)

REPORTS_HELP = (
    "The reports named are those behind the state on the later day. Click a place to "
    "ring it on the map; its date opens the map of that day."
)

PLACES_HELP = "“~” before a day: it is known to the week or month only."

NO_REPORTS = "A whole district has no report of its own; its places have."


MAP_WORDS = {
    MapView.CHANGE: "Full colour, dark outline: changed, in the colour of who has "
    "it on day B, striped where contested. Pale: as it was on day A. White line: the "
    "front, where cells of two holders meet on day B.",
    MapView.SIDE: "Day A on the left, day B on the right; both maps move together. "
    "White line: the front, where cells of two holders meet.",
    MapView.SWIPE: "Day A left of the handle, day B right of it. Drag the handle, "
    "or move it with the arrow keys. White line: the front, where cells of two holders "
    "meet.",
}
"""What the map shows."""


def soft(day: str, precision: str) -> str:
    """Return a day with the mark of one that is not known exactly."""
    return f"~ {day}" if precision in ("week", "month") else day
