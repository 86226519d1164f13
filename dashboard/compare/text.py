"""What the page that compares two days says."""

from dashboard.compare.state import MapView
from dashboard.text import METHOD_WORDS
from geo.vocabulary import Method

AREA_WORDS = {
    **METHOD_WORDS,
    **{
        method: f"nearest place, within {method.value.rpartition('-')[2]} km"
        for method in Method
        if method.value.startswith("capped-")
    },
    Method.POPULATED: "populated land, 4 to 20.7 km by size of place",
    Method.DISTRICT: "whole districts, to whom most of their places go",
}
"""Every method that counts ground, in words."""

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


TOO_MANY = (
    "This theatre has too many places for these maps. The numbers and the list have "
    "all of them."
)


def map_words(view: MapView, mapped: bool) -> str:
    """Return what a map shows; `mapped`: its ground is that of the method chosen."""
    shown = {
        MapView.CHANGE: "Full colour, dark outline: changed, in the colour of who has "
        "it on day B, striped where contested. Pale: as it was on day A.",
        MapView.SIDE: "Day A on the left, day B on the right; both maps move together.",
        MapView.SWIPE: "Day A left of the handle, day B right of it. Drag the handle, "
        "or move it with the arrow keys.",
    }[view]
    shown += " White line: the front, where cells of two holders meet"
    shown += " on day B." if view is MapView.CHANGE else "."
    if mapped:
        return shown
    return (
        f"{shown} The cells are those of nearest place; only the numbers follow the "
        "method chosen."
    )


def soft(day: str, precision: str) -> str:
    """Return a day with the mark of one that is not known exactly."""
    return f"~ {day}" if precision in ("week", "month") else day
