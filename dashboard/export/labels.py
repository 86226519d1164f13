"""Names on a map: which there is room for, and where.

Names are set one after another, the most important first, each where it covers no name
that stands already; one that finds no room is left out.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from dashboard.compare.found import each
from dashboard.export.lettering import width
from dashboard.export.palette import Palette
from dashboard.export.paper import Paper
from dashboard.export.terrain import layer
from data.theatre import Theatre
from geo.vocabulary import CellRule

FROM_ZOOM = {1: 4.4, 2: 5.6, 3: 6.8, 4: 8.4}
"""The zoom from which towns of a tier are named, as in the style of the page."""

ARABIC = 0.9
"""Size of the second line, in that of the first."""

SIDES = ("middle right", "middle left", "top center", "bottom center")


@dataclass(frozen=True)
class Name:
    """One name that could be set."""

    x: float
    y: float
    name: str
    arabic: str
    size: float
    bold: bool
    dot: float
    """Diameter of its dot, px; 0: an area's name, set on its middle."""
    marked: bool = True
    """Whether the dot is drawn with the name: that of a city's place is there."""
    weak: bool = False
    """Whether it is context: muted."""
    water: bool = False


def names(paper: Paper, where: Theatre, zoom: float, base: float) -> list[Name]:
    """Return the names that belong on a figure, the most important first."""
    found = paper.layer(layer("labels"))
    found = found.sort_values(["tier", "rank"], kind="stable")
    chosen: list[Name] = []
    city = where.row["kind"] == "city"
    for row in each(found):
        town = row.kind == "town"
        if city or (town and zoom < FROM_ZOOM[row.tier]):
            continue
        sizes = {"focus": 1.2, "country": 0.85, "sea": 0.85}
        own = sizes.get(row.kind, {1: 0.95, 2: 0.85, 3: 0.8}.get(row.tier, 0.75))
        chosen.append(
            Name(
                row.geometry.x,
                row.geometry.y,
                row.name,
                "" if pd.isna(row.name_ar) else row.name_ar,
                own * base,
                row.kind == "focus",
                (0.32 if row.tier == 1 else 0.25) * base if town else 0,
                weak=row.kind == "country",
                water=row.kind == "sea",
            )
        )
    # A country matters as much as its first towns; seas and neighbours come after.
    chosen.sort(key=lambda one: one.weak or one.water)
    return chosen + (_places(paper, where, base) if city else [])


def _places(paper: Paper, where: Theatre, base: float) -> list[Name]:
    """Return the names of a city's places, those with most ground first."""
    km2 = where.cells["km2"].reindex(where.places.index).fillna(0)
    own = where.places.loc[km2.sort_values(ascending=False, kind="stable").index]
    own = own[own["cell"] != CellRule.DRAWN]
    spots = paper.points(own.geometry)
    there = paper.holds(spots, base / 2)
    own, spots = own[there], spots[there]
    rows = zip(spots, own["name"], own["name_ar"], strict=True)
    return [
        Name(float(x), float(y), name, arabic, 0.72 * base, False, 0.25 * base, False)
        for (x, y), name, arabic in rows
    ]


class Setting:
    """Where names stand on a figure; boxes are left, foot, right and head, px."""

    def __init__(self, paper: Paper, taken: list[tuple[float, ...]]) -> None:
        self._paper, self._taken = paper, list(taken)

    def place(self, one: Name) -> str:
        """Return on which side of its point a name finds room; empty: on none."""
        wide = width(one.name, one.size, bold=one.bold)
        high = one.size * 1.25
        if one.arabic:
            wide = max(wide, width(one.arabic, one.size * ARABIC))
            high *= 2
        for side in SIDES if one.dot else ("middle center",):
            box = self._box(one, side, wide, high)
            if self._free(box):
                self._taken.append(box)
                return side
        return ""

    def _box(
        self, one: Name, side: str, wide: float, high: float
    ) -> tuple[float, float, float, float]:
        gap = one.dot
        upright, across = side.split()
        left = {
            "right": one.x + gap,
            "left": one.x - gap - wide,
            "center": one.x - wide / 2,
        }[across]
        foot = {
            "middle": one.y - high / 2,
            "top": one.y + gap,
            "bottom": one.y - gap - high,
        }[upright]
        return left, foot, left + wide, foot + high

    def _free(self, box: tuple[float, float, float, float]) -> bool:
        left, foot, right, head = box
        if left < 2 or foot < 2:
            return False
        if right > self._paper.width - 2 or head > self._paper.height - 2:
            return False
        taken = np.array(self._taken).reshape(-1, 4)
        apart = (
            (taken[:, 0] > right)
            | (taken[:, 2] < left)
            | (taken[:, 1] > head)
            | (taken[:, 3] < foot)
        )
        return bool(apart.all())


def traces(
    named: list[Name], setting: Setting, palette: Palette
) -> list[dict[str, Any]]:
    """Return the names that find room, as one trace of dots and texts for each style.

    A picture draws a halo round the text of traces named `names`.
    """
    styles: dict[tuple[Any, ...], list[tuple[Name, str]]] = {}
    for one in named:
        side = setting.place(one)
        if side:
            style = (one.size, one.bold, one.dot, one.marked, one.weak, one.water)
            styles.setdefault(style, []).append((one, side))
    return [_trace(set_, palette) for set_ in styles.values()]


def _trace(placed: list[tuple[Name, str]], palette: Palette) -> dict[str, Any]:
    first = placed[0][0]
    colour = palette.ink
    if first.weak:
        colour = palette.muted
    if first.water:
        colour = palette.border
    return {
        "type": "scatter",
        "mode": "markers+text" if first.dot else "text",
        "name": "names",
        "x": [round(one.x, 2) for one, _ in placed],
        "y": [round(one.y, 2) for one, _ in placed],
        "text": [_text(one) for one, _ in placed],
        "textposition": [side for _, side in placed],
        "textfont": {
            "size": first.size,
            "color": colour,
            "weight": 700 if first.bold else 400,
        },
        "marker": {
            "size": first.dot or 1,
            "color": palette.ink,
            "opacity": 1 if first.marked else 0,
            "line": {"width": first.dot / 5, "color": palette.paper},
        },
        "cliponaxis": True,
        "hoverinfo": "skip",
    }


def _text(one: Name) -> str:
    name = escape(one.name, quote=False)
    if not one.arabic:
        return name
    size = round(one.size * ARABIC, 1)
    arabic = escape(one.arabic, quote=False)
    return f'{name}<br><span style="font-size:{size}px">{arabic}</span>'


def reserved(paper: Paper, boxes: list[Any]) -> list[tuple[float, ...]]:
    """Return boxes of a figure, px from its top left, as those of a `Setting`."""
    return [
        (
            one.left,
            paper.height - one.top - one.height,
            one.left + one.width,
            paper.height - one.top,
        )
        for one in boxes
    ]
