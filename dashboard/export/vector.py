"""The map as vectors: a theatre on a day in an equal-area projection.

The traces are plotly's cartesian ones, so an SVG or a PDF of them holds true paths: the
cells of one state are one path, a subpath each, and stripes are polygons.
"""

from math import cos, log2, radians
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.compare.found import each
from dashboard.export import furniture, labels, terrain
from dashboard.export.palette import PALETTES, Palette, mixed
from dashboard.export.paper import Paper, aspect, rings
from dashboard.export.recipe import Figure, Recipe
from dashboard.export.sheet import Sheet
from dashboard.export.swatch import Entry
from dashboard.export.words import (
    amount_words,
    amounts,
    changed,
    flow_words,
    share_words,
    total,
    words,
)
from dashboard.state import bounds
from dashboard.text import short_words
from data.codes import Code, codes
from data.dataset import Dataset
from data.ground import drawn, numbered, shaped, state_codes
from data.publish import landmarks
from data.theatre import Theatre
from geo.vocabulary import CellRule

PAGE_PX = 13
"""The size of type on the page: what its style means by a px, in a sheet's type."""

PALE = 0.76
"""How much of the land's colour is in ground that stayed as it was."""

DEGREE_M, TILE_PX = 111_320, 512


def drawing(dataset: Dataset, recipe: Recipe, *, alone: bool = False) -> dict[str, Any]:
    """Return the map, or the map of a change, as a plotly figure on its sheet.

    Axes are px of the figure from its lower left; `layout.meta` has `crs` (PROJ text)
    and `metres` (in a px). Traces named after a code, such as `held islamic_state`,
    are ground; those with `stripes` before it are stripes. `alone`: without title, key
    and caption, for a slide that has them beside the map.

    Raises QueryError for a change by a method that counts no ground.
    """
    where = recipe.view.where(dataset)
    palette = PALETTES[recipe.theme]
    frame = bounds(where, recipe.view.countries)
    entries = key(where, recipe, palette)
    told = words(dataset, recipe)
    sheet = Sheet(recipe, palette, told, entries, aspect(frame), alone=alone)
    return set_on(sheet, where, recipe)


def set_on(sheet: Sheet, where: Theatre, recipe: Recipe) -> dict[str, Any]:
    """Return the map as `drawing` does, on a sheet that is laid out."""
    palette, plot = sheet.palette, sheet.plot
    frame = bounds(where, recipe.view.countries)
    paper = Paper(frame, plot.width, plot.height)
    unit = sheet.base / PAGE_PX
    zoom = _zoom(paper, unit)
    held = paper.flat(numbered(where, shaped(recipe.view.method)).geometry)
    parts = furniture.Furniture(sheet, paper, where, held)
    setting = labels.Setting(paper, labels.reserved(paper, parts.boxes))
    traces = [
        *terrain.below(paper, palette),
        *ground(where, recipe, paper, palette, unit),
        *terrain.above(paper, palette, zoom, unit),
        *_landmarks(where, paper, palette, unit),
        *_spots(where, paper, palette, sheet.base),
        *labels.traces(labels.names(paper, where, zoom, sheet.base), setting, palette),
        *parts.traces(),
    ]
    layout = sheet.layout()
    across, upright = sheet.domains(plot)
    layout["annotations"] += parts.texts()
    layout["shapes"] += parts.shapes()
    layout |= {
        "xaxis": _axis(plot.width, across),
        "yaxis": _axis(plot.height, upright),
        **parts.axes(),
        "meta": {"crs": paper.crs.srs, "metres": paper.metres},
    }
    return {"data": traces, "layout": layout}


def key(where: Theatre, recipe: Recipe, palette: Palette) -> list[Entry]:
    """Return the key: of a map its states, of a change its flows, most ground first."""
    dataset, unit = where.dataset, recipe.view.method.unit
    if recipe.figure is Figure.CHANGE:
        what = changed(dataset, recipe)
        return [
            entry(
                dataset,
                palette,
                row.after,
                flow_words(dataset, row.before, row.after),
                amount_words(row.km2, what.outline_km2, "km2"),
            )
            for row in each(what.flows)
            if row.km2 > 0
        ]
    whole = total(where, recipe)
    return [
        entry(
            dataset,
            palette,
            row.code,
            short_words(dataset, row.code),
            f"{amount_words(row.amount, whole, unit)}, {share_words(row.share)}",
        )
        for row in amounts(where, recipe)
    ]


def entry(
    dataset: Dataset, palette: Palette, code: Code, label: str, amount: str
) -> Entry:
    """Return the row of the key that a code has, painted as its ground is."""
    return Entry(
        label,
        amount,
        palette.fill(dataset, code),
        palette.stripes(dataset, code) if code.hatched else "",
        palette.dots(dataset, code),
    )


def ground(
    where: Theatre, recipe: Recipe, paper: Paper, palette: Palette, unit: float
) -> list[dict[str, Any]]:
    """Return the ground as traces, one a state, and the stripes over it."""
    view = recipe.view
    method = shaped(view.method)
    shapes = drawn(where, method)
    flat = paper.flat(shapes)
    number = shapes.index.to_numpy()
    count = len(numbered(where, method))
    now = state_codes(where, view.rule, view.timestamp, method)
    own = now[number % count]
    stayed = np.zeros(len(number), bool)
    if recipe.figure is Figure.CHANGE:
        before = state_codes(where, view.rule, pd.Timestamp(recipe.since), method)
        stayed = (before == now)[number % count]
    traces = []
    for striped in (False, True):
        for pale in (True, False):
            for i, code in enumerate(codes(where.dataset)):
                if striped and not code.hatched:
                    continue
                kept = (own == i) & ((number >= count) == striped) & (stayed == pale)
                found = rings(flat[kept])
                if found:
                    one = _cells(where.dataset, code, palette, unit, striped, pale)
                    if recipe.figure is Figure.CHANGE and not (striped or pale):
                        one["line"] |= {"color": palette.ink, "width": 0.8 * unit}
                    traces.append(terrain.area(found, "", "") | one)
    return traces


def _cells(
    dataset: Dataset,
    code: Code,
    palette: Palette,
    unit: float,
    striped: bool,
    pale: bool,
) -> dict[str, Any]:
    """Return what a trace of ground adds to that of an area: name, paint, outline."""
    colour = (palette.stripes if striped else palette.fill)(dataset, code)
    if pale:
        colour = mixed(colour, palette.focus, PALE)
    name = f"{code.status} {code.holder}"
    paint: dict[str, Any] = {
        "name": f"stripes {name}" if striped else name,
        "fillcolor": colour,
        "line": {
            "width": 0 if striped else 0.5 * unit,
            "color": palette.edge,
            "simplify": False,
        },
    }
    dots = palette.dots(dataset, code)
    if dots and not striped:
        paint["fillpattern"] = dotted(colour, dots, 7 * unit)
    return paint


def dotted(colour: str, dots: str, size: float) -> dict[str, Any]:
    """Return a fill of dots, `size` px apart."""
    return {
        "shape": ".",
        "size": size,
        "solidity": 0.16,
        "fgcolor": dots,
        "bgcolor": colour,
    }


def _landmarks(
    where: Theatre, paper: Paper, palette: Palette, unit: float
) -> list[dict[str, Any]]:
    """Return a city's own rivers and ways, which the base map is too coarse for."""
    paints = {"water": (palette.river, 3.0), "ways": (palette.muted, 1.0)}
    found = []
    for name, own in landmarks(where).items():
        colour, wide = paints[name]
        one = terrain.stroke(paper.layer(own), colour, wide * unit, name)
        found += [one] if one["x"] else []
    return found


def _spots(
    where: Theatre, paper: Paper, palette: Palette, base: float
) -> list[dict[str, Any]]:
    """Return the marks of the places, open where the position is an estimate."""
    places = where.places[where.places["cell"] != CellRule.DRAWN]
    guessed = places["coord_basis"] == "estimated"
    city = where.row["kind"] == "city"
    size = (0.34 if city else 0.2) * base
    found = []
    for flag, name in ((~guessed, "places"), (guessed, "places, estimated")):
        own = places[flag]
        if own.empty:
            continue
        points = paper.points(gpd.GeoSeries(own.geometry))
        x, y = points[paper.holds(points, size)].round(2).T.tolist()
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": x,
                "y": y,
                "marker": {
                    "size": size,
                    "color": palette.paper if name != "places" else palette.ink,
                    # Seen on ground of any colour: dark round white, white round dark.
                    "line": {
                        "width": size / 5,
                        "color": palette.ink if name != "places" else palette.paper,
                    },
                },
                "hoverinfo": "skip",
            }
        )
    return found


def _zoom(paper: Paper, unit: float) -> float:
    """Return the zoom at which the page would show the frame as large."""
    _, south, _, north = paper.around.bounds
    lat = (south + north) / 2
    degrees = paper.metres * unit / (DEGREE_M * cos(radians(lat)))
    return log2(360 / (TILE_PX * degrees))


def _axis(length: float, domain: list[float]) -> dict[str, Any]:
    return {
        "visible": False,
        "range": [0, length],
        "domain": domain,
        "fixedrange": True,
    }
