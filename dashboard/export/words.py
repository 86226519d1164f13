"""What a picture says beside its figure: title, caption, citation, and amounts.

A sentence that states a number names its day, unit, method and denominator.
"""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.compare.found import Found, found
from dashboard.compare.state import Comparison, MapView
from dashboard.export.recipe import MAPS, Figure, Recipe
from dashboard.figures.change import km2_words
from dashboard.settings import TITLE
from dashboard.text import (
    METHOD_WORDS,
    UNIT_WORDS,
    countries_words,
    day_words,
    reports_words,
    short_words,
)
from data.claims import groups, panels
from data.codes import Code, codes
from data.dataset import Dataset
from data.theatre import Theatre
from geo.areas import on_days
from geo.history import at
from geo.vocabulary import Basis, Method

BASE_MAP: Final = (
    "Base map: © OpenStreetMap contributors (ODbL), Natural Earth, GSHHG/WDBII (LGPL), "
    "GeoNames (CC BY 4.0)."
)

LEAST_SHARE: Final = 0.0005
"""Below this a share would be rounded to nothing."""

LICENCES: Final = {"CC-BY-SA-4.0": "CC BY-SA 4.0"}
"""Licences as people write them, where that is not their name in a descriptor."""


@dataclass(frozen=True)
class Amount:
    """What one state has on the day, in the unit of the method."""

    code: Code
    amount: float
    share: float
    """Of what the countries have in all, 0 to 1."""


@dataclass(frozen=True)
class Words:
    """All text of a picture but that of its figure."""

    title: str
    subtitle: str
    caption: str


def words(dataset: Dataset, recipe: Recipe) -> Words:
    """Return the text of a picture: what the recipe gives, the rest from the data."""
    where = recipe.view.where(dataset)
    title, subtitle = _heading(dataset, recipe, where)
    # What somebody writes stands before the marks of the data, never for them.
    own = f"{recipe.note.rstrip('.')}." if recipe.note else ""
    said = (own, _note(dataset, recipe, where), citation(dataset, recipe))
    return Words(
        recipe.title or title, recipe.subtitle or subtitle, " ".join(filter(None, said))
    )


def citation(dataset: Dataset, recipe: Recipe) -> str:
    """Return what the picture rests on: data, version, licence, base map."""
    licence = LICENCES.get(dataset.licence, dataset.licence)
    told = f"Data: {dataset.title}, version {dataset.version}"
    told = f"{told}, {licence}." if licence else f"{told}."
    drawn = recipe.figure in MAPS
    return " ".join([told, *([BASE_MAP] if drawn else []), f"Made with {TITLE}."])


def ground(recipe: Recipe, where: Theatre) -> str:
    """Return the name of the ground counted: of a city, or of countries."""
    if where.row["kind"] == "region":
        return countries_words(recipe.view.countries)
    return str(where.row["name"])


def amounts(where: Theatre, recipe: Recipe) -> list[Amount]:
    """Return what each state has on the day, most first, unknown last."""
    view = recipe.view
    wide = where.series(view.rule, view.method)
    own = wide.loc[:, wide.columns.get_level_values("country").isin(view.countries)]
    on_day = on_days(own, pd.DatetimeIndex([view.timestamp]), where.last).iloc[0]
    sums = on_day.groupby(level=["holder", "status"]).sum()
    whole = total(where, recipe)
    rows = [
        Amount(code, amount, amount / whole)
        for code in codes(where.dataset)
        if (amount := float(sums.get((code.holder, str(code.status)), 0.0))) > 0
    ]
    unknown = codes(where.dataset)[0]
    return sorted(rows, key=lambda row: (row.code == unknown, -row.amount))


def total(where: Theatre, recipe: Recipe) -> float:
    """Return what the countries have in all: the denominator of every share."""
    return float(where.whole(recipe.view.method)[list(recipe.view.countries)].sum())


def amount_words(amount: float, whole: float, unit: str) -> str:
    """Return an amount with its unit; of a city's km2, hundredths are told."""
    number = km2_words(amount, whole) if unit == "km2" else f"{amount:,.0f}"
    return f"{number} {UNIT_WORDS[unit]}"


def share_words(share: float) -> str:
    """Return a share (0 to 1) in percent; what is there is never told as none."""
    return "<0.1 %" if 0 < share < LEAST_SHARE else f"{100 * share:.1f} %"


def changed(dataset: Dataset, recipe: Recipe) -> Found:
    """Return what changed between the recipe's two days."""
    view = recipe.view
    return found(
        dataset,
        Comparison(
            theatre=view.theatre,
            a=recipe.since,
            b=view.day,
            country=view.country,
            rule=view.rule,
            method=view.method,
            view=MapView.CHANGE,
        ),
    )


def flow_words(dataset: Dataset, before: Code, after: Code) -> str:
    """Return `Islamic State to SDF`."""
    return f"{short_words(dataset, before)} to {short_words(dataset, after)}"


def _heading(dataset: Dataset, recipe: Recipe, where: Theatre) -> tuple[str, str]:
    view, name = recipe.view, ground(recipe, where)
    day = day_words(view.timestamp)
    method = METHOD_WORDS[view.method]
    if view.method is Method.NEAREST and not where.places["sparse"].any():
        method = "nearest place"  # there is no sparse desert to speak of
    read = f"By {method}; {reports_words(view.rule, view.carry)}"
    match recipe.figure:
        case Figure.MAP:
            return f"{name}: control on {day}", read
        case Figure.CHANGE:
            earlier = day_words(pd.Timestamp(recipe.since))
            return f"{name}: what changed hands, {earlier} to {day}", read
        case Figure.AREAS:
            unit = UNIT_WORDS[view.method.unit]
            first, last = day_words(where.first), day_words(where.last)
            return f"{name}: {unit} by holder, {first} to {last}", read
        case Figure.CLAIMS:
            group = groups(dataset, view.theatre).get(view.claims)
            label = group.label if group else name
            return f"Published claims. {label}", "As published; a denominator an axis"


def _note(dataset: Dataset, recipe: Recipe, where: Theatre) -> str:
    if recipe.figure is Figure.CLAIMS:
        group = groups(dataset, recipe.view.theatre).get(recipe.view.claims)
        every = panels(dataset, group) if group else []
        bases = [basis for one in every for basis in one.claims["basis"]]
        return (
            f"{bases.count(Basis.UNSOURCED)} of {len(bases)} claims rest on no checked "
            "source. Each axis has one denominator, named above it. A bar is a stated "
            "range; a triangle points to where the true value may lie; a ring is "
            "“about”. "
            f"The line marks {day_words(recipe.view.timestamp)}."
        )
    view = recipe.view
    whole = amount_words(total(where, recipe), total(where, recipe), view.method.unit)
    of = "outline" if view.method.unit == "km2" else "all"
    day = day_words(view.timestamp)
    told = f"{ground(recipe, where)}, {day}; shares are of {of}, {whole}."
    if recipe.figure is Figure.AREAS:
        return f"{told} The line marks {day}. {_basis(where, recipe)}."
    if recipe.figure is Figure.CHANGE:
        what = changed(dataset, recipe)
        since = day_words(pd.Timestamp(recipe.since))
        km2 = amount_words(what.changed_km2, what.outline_km2, "km2")
        share = share_words(what.changed_km2 / what.outline_km2)
        return (
            f"{ground(recipe, where)}, {since} to {day}: {km2} changed hands, {share} "
            f"of the outline, {whole}. Strong colour: the holder on {day}; pale: "
            f"unchanged. {what.unsourced} of {len(what.rows)} places that changed rest "
            f"on no checked source, {what.estimated} have an estimated position."
        )
    return f"{told} {_basis(where, recipe)} (open dots)."


def _basis(where: Theatre, recipe: Recipe) -> str:
    """Return how much of what is shown is unsourced, and how much estimated."""
    view = recipe.view
    places = where.places[where.places["country"].isin(view.countries)]
    state = at(where.history(view.rule), view.timestamp).reindex(places.index)
    behind = {one for ids in state["report_ids"].dropna() for one in ids.split(";")}
    reports = where.dataset.reports
    cited = reports.loc[reports["report_id"].isin(behind), "source_id"]
    unsourced = int((state["basis"] == Basis.UNSOURCED).sum())
    guessed = int((places["coord_basis"] == "estimated").sum())
    return (
        f"{len(behind - {''}):,} reports from {cited[cited != ''].nunique():,} sources "
        f"stand behind the day; {unsourced} of {len(places)} places rest on no checked "
        f"source, {guessed} have an estimated position"
    )
