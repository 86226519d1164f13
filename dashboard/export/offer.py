"""Which figures a theatre can have, and the refusal where it has not."""

from collections.abc import Callable

from dashboard.export.recipe import Figure, Recipe
from dashboard.figures import attacks
from data.check import comparable
from data.claims import groups
from data.happenings import attacks as attacks_abroad
from data.happenings import near
from data.theatre import Theatre
from geo.errors import QueryError
from geo.vocabulary import Rule


def offered(where: Theatre, rule: Rule) -> tuple[Figure, ...]:
    """Return the figures that a theatre can have under a rule, in order."""
    return tuple(
        one for one in Figure if one not in NEEDS or NEEDS[one][0](where, rule)
    )


def refuse(where: Theatre, recipe: Recipe) -> None:
    """Raise QueryError where the theatre cannot have the figure, saying why."""
    needs, missing = NEEDS.get(recipe.figure, (None, ""))
    if needs and not needs(where, recipe.view.rule):
        others = ", ".join(offered(where, recipe.view.rule))
        name = where.row["name"]
        raise QueryError(f"{missing.format(name=name)}; choose from {others}.")


def _claims(where: Theatre, _: Rule) -> bool:
    return bool(groups(where.dataset, where.theatre_id))


def _events(where: Theatre, _: Rule) -> bool:
    return len(near(where)) > 0


def _attacks(where: Theatre, _: Rule) -> bool:
    dataset = where.dataset
    region = where.row["kind"] == "region"
    return (
        region
        and attacks.panel(dataset) is not None
        and len(attacks_abroad(dataset)) > 0
    )


NEEDS: dict[Figure, tuple[Callable[[Theatre, Rule], bool], str]] = {
    Figure.CLAIMS: (_claims, "There are no claims about {name} to be drawn"),
    Figure.TIMELINE: (
        _events,
        "There are no events of {name} in its days",
    ),
    Figure.ATTACKS: (
        _attacks,
        "{name} has no figures of ground held that attacks abroad could stand below",
    ),
    Figure.CHECK: (
        comparable,
        "No published figure of {name} is met by a measure of ours",
    ),
}
"""What a figure cannot be without: whether a theatre has it, and what else is said."""
