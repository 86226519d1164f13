"""Decks: headlines, pictures, native charts and notes, as PPTX, PDF or one HTML."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from dashboard.export import handout, powerpoint
from dashboard.export.image import map_alone, picture
from dashboard.export.recipe import PLAIN_MAPS, Figure, Kind, Preset, Recipe
from dashboard.export.scenes import Briefing, Drawn, Scene
from data.dataset import Dataset


class DeckKind(StrEnum):
    """The formats of a deck."""

    PPTX = "pptx"
    """Native charts with their data, pictures of maps with words for them, notes."""
    PDF = "pdf"
    """A page a slide, drawn as vectors, with bookmarks."""
    HTML = "html"
    """One file that needs no network: arrows turn the pages, N shows the notes."""


PICTURE = {DeckKind.PPTX: Kind.PNG, DeckKind.PDF: Kind.PDF, DeckKind.HTML: Kind.SVG}


def deck(
    dataset: Dataset,
    briefing: Briefing,
    kind: DeckKind,
    told: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Return a deck as a file; `told` hears how many scenes have been drawn.

    Raises
    ------
    QueryError
        The data set cannot show a scene.
    BrowserError
        There is no browser to draw the pictures, or it failed.
    """
    drawn = []
    for number, scene in enumerate(briefing.scenes, 1):
        recipe = laid_out(scene, kind)
        drawn.append(Drawn(scene, recipe, _picture(dataset, recipe, kind)))
        told(number)
    match kind:
        case DeckKind.PPTX:
            return powerpoint.write(dataset, briefing.title, drawn)
        case DeckKind.PDF:
            return handout.pdf(briefing.title, drawn)
        case DeckKind.HTML:
            return handout.html(briefing.title, drawn)


def _picture(dataset: Dataset, recipe: Recipe, kind: DeckKind) -> bytes:
    if kind is DeckKind.PPTX and recipe.figure is Figure.AREAS:
        return b""
    if kind is DeckKind.PPTX and recipe.figure in PLAIN_MAPS:
        return map_alone(dataset, recipe)
    return picture(dataset, recipe, PICTURE[kind])


def laid_out(scene: Scene, kind: DeckKind) -> Recipe:
    """Return a scene's recipe as the deck draws it."""
    recipe = replace(scene.recipe, preset=Preset.SLIDE)
    if kind is DeckKind.PPTX:
        recipe = replace(recipe, scale=2)
        if recipe.figure in powerpoint.BUILT:
            return recipe  # the headline is text of the slide
    subtitle = recipe.subtitle or recipe.title
    return replace(recipe, title=scene.headline, subtitle=subtitle)
