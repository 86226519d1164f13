"""The one door through which every picture leaves: a recipe in, bytes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from dashboard.export import charts, metadata
from dashboard.export.browser import PX_IN_INCH, browser
from dashboard.export.flows import bands
from dashboard.export.fonts import declared
from dashboard.export.lanes import timeline
from dashboard.export.offer import refuse
from dashboard.export.palette import PALETTES
from dashboard.export.recipe import Figure, Kind, Recipe
from dashboard.export.vector import drawing
from dashboard.export.whole import whole
from dashboard.export.words import words
from data.dataset import Dataset

Asked = TypeVar("Asked")
Made = TypeVar("Made")

AHEAD = 2
"""How many pictures are in the making at once: one prints, one is thought out. On two
cores 20 maps take 0.8 of the time of one after the other; two browsers gain no more,
since one Chromium has several processes itself."""


def figure(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return what a recipe shows as a plotly figure on its sheet.

    Raises QueryError when the data set cannot show it.
    """
    refuse(recipe.view.where(dataset), recipe)
    return DRAWN[recipe.figure](dataset, recipe)


DRAWN: dict[Figure, Callable[[Dataset, Recipe], dict[str, Any]]] = {
    Figure.MAP: drawing,
    Figure.CHANGE: drawing,
    Figure.VIEW: whole,
    Figure.AREAS: charts.of_areas,
    Figure.CLAIMS: charts.of_claims,
    Figure.ATTACKS: charts.of_attacks,
    Figure.CHECK: charts.of_check,
    Figure.TIMELINE: timeline,
    Figure.FLOWS: bands,
}
"""What draws each figure."""


def picture(dataset: Dataset, recipe: Recipe, kind: Kind) -> bytes:
    """Return a picture as a file, with its recipe inside; see `metadata`.

    SVG holds its fonts, PDF those it uses; nothing in either is a raster. PNG has
    `recipe.scale` pixels for each px.

    Raises
    ------
    QueryError
        The data set cannot show it.
    BrowserError
        There is no browser to draw it, or it failed.
    """
    return printed(dataset, recipe, kind, figure(dataset, recipe))


def map_alone(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return a map as PNG without title, key and caption, for a slide that has them.

    It has its recipe inside; errors as `picture`.
    """
    return printed(dataset, recipe, Kind.PNG, drawing(dataset, recipe, alone=True))


def printed(
    dataset: Dataset, recipe: Recipe, kind: Kind, drawn_by: dict[str, Any]
) -> bytes:
    """Return what `figure` made of a recipe as a file; see `picture`."""
    drawn = browser.draw(
        drawn_by,
        halo=PALETTES[recipe.theme].paper,
        kind=kind,
        scale=recipe.scale,
    )
    told = metadata.about(dataset, recipe)
    title = words(dataset, recipe).title
    match kind:
        case Kind.PNG:
            dots = recipe.scale * PX_IN_INCH
            return metadata.in_png(drawn.printed, told, title, dots)
        case Kind.PDF:
            return metadata.in_pdf(drawn.printed, told, title)
        case Kind.SVG:
            fonts = declared(drawn.svg)
            return metadata.in_svg(drawn.svg, told, title, fonts).encode()


def in_turn(make: Callable[[Asked], Made], asked: Iterable[Asked]) -> Iterator[Made]:
    """Yield what is made of each, in order, AHEAD of them in the making at once.

    What `make` raises is raised in its turn, and ends it.
    """
    with ThreadPoolExecutor(AHEAD, "ahead") as pool:
        making: deque[Future[Made]] = deque()
        for one in asked:
            making.append(pool.submit(make, one))
            if len(making) > AHEAD:
                yield making.popleft().result()
        while making:
            yield making.popleft().result()
