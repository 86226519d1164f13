"""What a caption says of figures that show no day of a map: events, attacks, check."""

from collections.abc import Callable
from typing import Final

from dashboard.export.recipe import Figure, Recipe
from dashboard.figures import attacks, check
from dashboard.text import day_words
from data.check import theatre_table
from data.happenings import near
from data.theatre import Theatre
from geo.vocabulary import Basis, Precision

EVENTS_SUBTITLE: Final = "A lane a kind; a list chosen for a time line, not complete"


def _timeline(where: Theatre, recipe: Recipe) -> str:
    rows = near(where)
    day = day_words(recipe.view.timestamp)
    sources = rows.loc[rows["source_id"] != "", "source_id"].nunique()
    unsourced = int((rows["basis"] == Basis.UNSOURCED).sum())
    soft = int((rows["date_precision"] != Precision.DAY).sum())
    return (
        f"{len(rows)} events, {day_words(where.first)} to {day_words(where.last)}, "
        f"from {sources} sources. Resting on no checked source (ringed): {unsourced}; "
        f"dated to the week or month only: {soft}. Named first: those of the main "
        f"list, then those nearest {day}, which the line marks; the others are "
        "marks alone."
    )


def _attacks(where: Theatre, recipe: Recipe) -> str:
    day = day_words(recipe.view.timestamp)
    return f"{attacks.caption(where.dataset)} The line marks {day}."


def _check(where: Theatre, recipe: Recipe) -> str:
    rows = theatre_table(where, recipe.view.rule)
    if rows.empty:
        return ""  # there is nothing to be drawn: the figure says so
    unsourced = rows.loc[rows["basis"] == Basis.UNSOURCED, "claim_id"].nunique()
    return (
        f"{check.finding(rows)} Figures of no checked source: {unsourced}. "
        f"{check.caption(rows)}"
    )


CAPTIONS: Final[dict[Figure, Callable[[Theatre, Recipe], str]]] = {
    Figure.TIMELINE: _timeline,
    Figure.ATTACKS: _attacks,
    Figure.CHECK: _check,
}
