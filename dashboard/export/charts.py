"""Charts on a sheet: the page's own figures, enlarged, with title, key and citation.

Which of them a theatre can have is told by `offer`.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import Any

from dashboard.export.lettering import width
from dashboard.export.palette import PALETTES, Palette
from dashboard.export.recipe import Recipe, Theme
from dashboard.export.sheet import Box, Sheet
from dashboard.export.swatch import Entry
from dashboard.export.vector import dotted, entry, key
from dashboard.export.words import words
from dashboard.figures import areas, attacks, check, claims
from dashboard.figures import theme as page
from dashboard.figures.ledger import BAND
from dashboard.figures.theme import SMALL
from dashboard.text import code_words, short_words
from data.check import theatre_table
from data.claims import groups, panels
from data.codes import Code, codes
from data.dataset import Dataset
from data.theatre import Theatre

AXIS_LEFT, AXIS_FOOT = 4.4, 2.3
"""Room for the words of the axes, in sizes of type."""

TIES_LEFT = 8.6
"""The same where rows are named in words."""

LEGEND_ROW, LEGEND_ROW_PX, LEGEND_MARK_PX = 1.5, 20, 42
"""Height of a row of a legend in sizes of type, and its least; width of a mark."""

HALO = 4
"""Width of what lies behind the line of the day, px on the page."""

LEGEND_HEAD = 5.2
"""Height of a legend that stands above, its title included."""

AREAS_ASPECT, ATTACKS_ASPECT, CHECK_ASPECT = 2.1, 1.6, 1.5
"""Width of a chart in its heights, on paper."""

GREYS = [f"#{3 * f'{shade:02x}'}" for shade in (28, 140, 84, 168, 56, 190, 112, 70)]
"""Organisations in grey, in the order of `page.SERIES`."""

LENGTHS = {"size", "width", "ticklen", "thickness", "standoff", "tracegroupgap"}
"""Attributes in px, which grow with a chart. An error bar's `width` is 0."""


def of_areas(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the area chart as a plotly figure on its sheet."""
    where = recipe.view.where(dataset)
    palette = PALETTES[recipe.theme]
    figure = painted(where, recipe, palette)
    entries = key(where, recipe, palette)
    entries += gone(dataset, palette, figure, {one.label for one in entries})
    told = words(dataset, recipe)
    told = replace(told, caption=f"{band_words(figure)}{told.caption}")
    sheet = Sheet(recipe, palette, told, entries, AREAS_ASPECT)
    return _set(figure, sheet, sheet.base / SMALL)


def painted(where: Theatre, recipe: Recipe, palette: Palette) -> dict[str, Any]:
    """Return the area chart of the page in the colours of a palette."""
    view, dataset = recipe.view, where.dataset
    figure = areas.of_theatre(where, view.rule, view.method, view.countries, view.day)
    named = _named(dataset)
    for one in figure["data"]:
        if one["name"] in named:
            one |= _painted(dataset, palette, named[one["name"]], one)
    # The line of the day is seen on ground of any colour.
    layout = figure["layout"]
    halo = {"color": palette.paper, "width": HALO}
    layout["shapes"] = [{**one, "line": halo} for one in layout["shapes"]] + [
        *layout["shapes"]
    ]
    return figure


def band_words(figure: dict[str, Any]) -> str:
    """Return what the band of an area chart is, for its caption; empty: it has none."""
    dotted_lines = [one for one in figure["data"] if "stackgroup" not in one]
    return "Dotted: the least and most by any method of ground. " * bool(dotted_lines)


def gone(
    dataset: Dataset, palette: Palette, figure: dict[str, Any], told: set[str]
) -> list[Entry]:
    """Return entries of states that had ground, and have none on the day."""
    named = _named(dataset)
    drawn = [named[one["name"]] for one in figure["data"] if one["name"] in named]
    return [
        entry(dataset, palette, code, label, "none on the day")
        for code in drawn
        if (label := short_words(dataset, code)) not in told
    ]


def _named(dataset: Dataset) -> dict[str, Code]:
    return {code_words(dataset, code): code for code in codes(dataset)}


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


def of_claims(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the claims of a group as a plotly figure on its sheet."""
    view = recipe.view
    where = view.where(dataset)
    group = groups(dataset, view.theatre)[view.claims]
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


def of_attacks(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return ground above attacks abroad as a plotly figure on its sheet."""
    figure = attacks.figure(dataset, recipe.view.timestamp)
    told = words(dataset, recipe)
    sheet = Sheet(recipe, PALETTES[recipe.theme], told, [], ATTACKS_ASPECT)
    high = sheet.plot.height - AXIS_FOOT * sheet.base
    head = 1 - LEGEND_HEAD * sheet.base / high
    axis, legend = figure["layout"]["yaxis"], figure["layout"]["legend"]
    axis["domain"], legend["y"] = [axis["domain"][0], head], head
    return _set(figure, sheet, sheet.base / SMALL, left=TIES_LEFT)


def of_check(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the check of a theatre's published figures as a plotly figure."""
    where = recipe.view.where(dataset)
    figure = check.figure(theatre_table(where, recipe.view.rule))
    told = words(dataset, recipe)
    sheet = Sheet(recipe, PALETTES[recipe.theme], told, [], CHECK_ASPECT)
    names = [one["name"] for one in figure["data"]]
    long = sum(width(name, sheet.base) + LEGEND_MARK_PX for name in names)
    rows = ceil(long / (sheet.plot.width - AXIS_LEFT * sheet.base))
    foot = AXIS_FOOT + rows * max(LEGEND_ROW, LEGEND_ROW_PX / sheet.base)
    high = sheet.plot.height - foot * sheet.base
    figure["layout"]["legend"]["y"] = -AXIS_FOOT * sheet.base / high
    return _set(figure, sheet, sheet.base / SMALL, foot=foot)


def _set(
    figure: dict[str, Any],
    sheet: Sheet,
    enlarged: float,
    left: float = AXIS_LEFT,
    foot: float = AXIS_FOOT,
) -> dict[str, Any]:
    """Return a chart set on a sheet, all that is measured in px enlarged.

    `left` and `foot` are the room beside and below it, in sizes of type.
    """
    layout = sheet.layout()
    layout["font"]["size"] = SMALL * enlarged
    inside = within(sheet.plot, left * sheet.base, foot * sheet.base)
    data, more, shapes = placed(figure, sheet, inside, enlarged)
    layout["shapes"] += shapes
    return {"data": data, "layout": layout | more}


def within(box: Box, left: float, foot: float) -> Box:
    """Return what of a box is left beside and above the words of axes, px."""
    return Box(box.left + left, box.top, box.width - left, box.height - foot)


def placed(
    figure: dict[str, Any], sheet: Sheet, box: Box, enlarged: float
) -> tuple[list[dict[str, Any]], dict[str, Any], list[dict[str, Any]]]:
    """Return a chart's traces, axes and legends, and shapes, in a box of a sheet."""
    inked = _inked(_enlarged(figure, enlarged), sheet.palette)
    across, upright = sheet.domains(box)

    def up(share: float) -> float:
        return upright[0] + share * (upright[1] - upright[0])

    layout: dict[str, Any] = {}
    for name, value in inked["layout"].items():
        if name.startswith("xaxis"):
            layout[name] = value | {"domain": across}
        elif name.startswith("yaxis"):
            layout[name] = value | {"domain": [*map(up, value.get("domain", (0, 1)))]}
        elif name.startswith("legend"):
            legend = value | {"x": across[0], "y": up(value["y"])}
            layout |= {name: legend, "showlegend": True}
    shapes = [_within(one, up) for one in inked["layout"].get("shapes", [])]
    return inked["data"], layout, shapes


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
        BAND: f"{palette.ink}{BAND[7:]}",
    }
    if palette.theme is Theme.GREY:
        inks |= dict(zip(page.SERIES, GREYS, strict=True))
    if isinstance(value, dict):
        return {name: _inked(one, palette) for name, one in value.items()}
    if isinstance(value, list):
        return [_inked(one, palette) for one in value]
    return inks.get(value, value) if isinstance(value, str) else value
