"""The whole view on one sheet: the map, its key with amounts, and the area chart."""

from dataclasses import replace
from typing import Any

from dashboard.export import charts
from dashboard.export.palette import PALETTES
from dashboard.export.paper import aspect
from dashboard.export.recipe import Recipe
from dashboard.export.sheet import Sheet
from dashboard.export.vector import key, set_on
from dashboard.export.words import words
from dashboard.figures.theme import SMALL
from dashboard.state import bounds
from data.dataset import Dataset

CHART = 12.0
"""Height of the area chart, in sizes of type."""

TYPE = 0.86
"""Size of type in the chart, in that of the key: it is the smaller of two figures."""


def whole(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return map and area chart as one plotly figure on one sheet.

    The map is as `vector.drawing` makes it; the axes of the chart are `x3` and `y3`.
    """
    where = recipe.view.where(dataset)
    palette = PALETTES[recipe.theme]
    areas = charts.painted(where, recipe, palette)
    entries = key(where, recipe, palette)
    entries += charts.gone(dataset, palette, areas, {one.label for one in entries})
    told = words(dataset, recipe)
    told = replace(told, caption=f"{charts.band_words(areas)}{told.caption}")
    frame = aspect(bounds(where, recipe.view.countries))
    sheet = Sheet(recipe, palette, told, entries, frame, chart=CHART)
    drawn = set_on(sheet, where, recipe)
    base = TYPE * sheet.base
    inside = charts.within(
        sheet.chart, charts.AXIS_LEFT * base, charts.AXIS_FOOT * base
    )
    data, axes, shapes = charts.placed(areas, sheet, inside, base / SMALL)
    drawn["data"] += [one | {"xaxis": "x3", "yaxis": "y3"} for one in data]
    size = {"size": base}
    for axis, anchor in (("x", "y3"), ("y", "x3")):
        own = axes[f"{axis}axis"]
        own["tickfont"] |= size
        if "title" in own:
            own["title"]["font"] |= size
        drawn["layout"][f"{axis}axis3"] = own | {"anchor": anchor}
    drawn["layout"]["shapes"] += [one | {"xref": "x3"} for one in shapes]
    return drawn
