"""Charts on a sheet: the page's own figures, enlarged, with title, key and citation."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard.export.palette import PALETTES, Palette
from dashboard.export.recipe import Figure, Recipe
from dashboard.export.sheet import Entry, Sheet
from dashboard.export.vector import dotted, entry, key
from dashboard.export.words import words
from dashboard.figures import areas, claims
from dashboard.figures import theme as page
from dashboard.figures.theme import SMALL
from dashboard.text import code_words, short_words
from data.claims import groups, panels
from data.codes import Code, codes
from data.dataset import Dataset
from geo.errors import QueryError

AXIS_LEFT, AXIS_FOOT = 4.4, 2.3
"""Room for the words of the axes, in sizes of type."""

AREAS_ASPECT = 2.1
"""Width of the area chart in its heights, on paper."""

LENGTHS = {"size", "width", "ticklen", "thickness", "standoff", "tracegroupgap"}
"""Attributes in px, which grow with a chart. An error bar's `width` is 0."""


def chart(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the area chart or the claims chart as a plotly figure on its sheet.

    Raises QueryError when the theatre has no claims of the group.
    """
    return CHARTS[recipe.figure](dataset, recipe)


def _areas(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    view = recipe.view
    where = view.where(dataset)
    palette = PALETTES[recipe.theme]
    figure = areas.of_theatre(where, view.rule, view.method, view.countries, view.day)
    entries = key(where, recipe, palette)
    named = {code_words(dataset, code): code for code in codes(dataset)}
    drawn = [named[one["name"]] for one in figure["data"] if one["name"] in named]
    entries += _gone(dataset, palette, drawn, {one.label for one in entries})
    told = words(dataset, recipe)
    if any(one["name"] not in named for one in figure["data"]):
        caption = f"Dotted: the least and most by any method of ground. {told.caption}"
        told = replace(told, caption=caption)
    sheet = Sheet(recipe, palette, told, entries, AREAS_ASPECT)
    for one in figure["data"]:
        if one["name"] in named:
            one |= _painted(dataset, palette, named[one["name"]], one)
    return _set(figure, sheet, sheet.base / SMALL)


def _gone(
    dataset: Dataset, palette: Palette, drawn: list[Code], told: set[str]
) -> list[Entry]:
    """Return entries of states that had ground, and have none on the day."""
    return [
        entry(dataset, palette, code, label, "none on the day")
        for code in drawn
        if (label := short_words(dataset, code)) not in told
    ]


def _painted(
    dataset: Dataset, palette: Palette, code: Code, trace: dict[str, Any]
) -> dict[str, Any]:
    colour = palette.fill(dataset, code)
    paint: dict[str, Any] = {
        "fillcolor": colour,
        "line": trace["line"] | {"color": colour},
    }
    pattern = trace.get("fillpattern")
    if pattern:
        stripe = palette.stripes(dataset, code)
        paint["fillpattern"] = pattern | {"fgcolor": stripe, "bgcolor": colour}
    elif dots := palette.dots(dataset, code):
        paint["fillpattern"] = dotted(colour, dots, SMALL / 2)
    return paint


def _claims(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    view = recipe.view
    where = view.where(dataset)
    group = groups(dataset, view.theatre).get(view.claims)
    if group is None:
        raise QueryError(f"There are no claims about {where.row['name']} to be drawn.")
    told, every = words(dataset, recipe), panels(dataset, group)
    palette = PALETTES[recipe.theme]
    days = (f"{where.first:%Y-%m-%d}", f"{where.last:%Y-%m-%d}")
    for count in range(len(every), 0, -1):
        figure = claims.figure(dataset, every[:count], view.timestamp, days, group.key)
        high = figure["layout"]["height"]
        said = told
        if count < len(every):
            left = f"{count} of {len(every)} axes, those with most claims."
            said = replace(told, caption=f"{left} {told.caption}")
        sheet = Sheet(recipe, palette, said, [], CLAIMS_PX / high, CLAIMS_TALLEST)
        enlarged = sheet.plot.height / high
        if enlarged >= LEAST * sheet.base / SMALL:
            break
    return _set(figure, sheet, min(sheet.base / SMALL, enlarged))


CLAIMS_PX, CLAIMS_TALLEST = 500, 1.9
"""Width, px, that the claims chart has on the page; how high it may be, in widths."""

LEAST = 0.72
"""Size of type that a chart has at least, in that of the sheet."""

CHARTS: dict[Figure, Callable[[Dataset, Recipe], dict[str, Any]]] = {
    Figure.AREAS: _areas,
    Figure.CLAIMS: _claims,
}


def _set(figure: dict[str, Any], sheet: Sheet, enlarged: float) -> dict[str, Any]:
    """Return a chart set on a sheet, all that is measured in px enlarged."""
    inked = _inked(_enlarged(figure, enlarged), sheet.palette)
    own, plot = inked["layout"], sheet.plot
    left = plot.left + AXIS_LEFT * sheet.base
    foot = plot.top + plot.height - AXIS_FOOT * sheet.base
    across = [left / sheet.width, (plot.left + plot.width) / sheet.width]
    upright = [1 - foot / sheet.height, 1 - plot.top / sheet.height]

    def up(share: float) -> float:
        return upright[0] + share * (upright[1] - upright[0])

    layout = sheet.layout()
    layout["font"]["size"] = SMALL * enlarged
    for name, value in own.items():
        if name.startswith("xaxis"):
            layout[name] = value | {"domain": across}
        elif name.startswith("yaxis"):
            layout[name] = value | {"domain": [*map(up, value.get("domain", (0, 1)))]}
        elif name.startswith("legend"):
            legend = value | {"x": across[0], "y": up(value["y"])}
            layout |= {name: legend, "showlegend": True}
    layout["shapes"] += [_within(one, up) for one in own["shapes"]]
    return {"data": inked["data"], "layout": layout}


def _within(shape: dict[str, Any], up: Callable[[float], float]) -> dict[str, Any]:
    if shape["yref"] != "paper":
        return shape
    return shape | {"y0": up(shape["y0"]), "y1": up(shape["y1"])}


def _enlarged(value: Any, by: float) -> Any:
    """Return a part of a figure with its lengths enlarged."""
    if isinstance(value, dict):
        return {
            name: one * by
            if name in LENGTHS and isinstance(one, int | float)
            else _enlarged(one, by)
            for name, one in value.items()
        }
    return [_enlarged(one, by) for one in value] if isinstance(value, list) else value


def _inked(value: Any, palette: Palette) -> Any:
    """Return a part of a figure with the page's ink changed to the theme's."""
    inks = {
        page.INK: palette.ink,
        page.MUTED: palette.muted,
        page.HAIRLINE: palette.hairline,
        page.ACCENT: palette.ink,
    }
    if isinstance(value, dict):
        return {name: _inked(one, palette) for name, one in value.items()}
    if isinstance(value, list):
        return [_inked(one, palette) for one in value]
    return inks.get(value, value) if isinstance(value, str) else value
