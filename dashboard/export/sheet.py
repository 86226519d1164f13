"""The sheet: where title, figure, key and caption stand, and drawing them.

Measures are px from the top left; on paper 96 px are an inch. A slide and a square have
a fixed height, and the figure gets what the text leaves; on paper the figure has the
shape it asks for, and the height follows.
"""

from dataclasses import dataclass
from typing import Any

import shapely

from dashboard.export.lettering import lined, wrapped
from dashboard.export.palette import Palette
from dashboard.export.recipe import Preset, Recipe
from dashboard.export.words import Words
from dashboard.figures.theme import FONT

MM = 96 / 25.4
"""px in a millimetre."""

TITLE, SUBTITLE, CAPTION = 1.75, 1.1, 0.78
"""Sizes of type, in those of the sheet's own."""
WIDER = 1.06
"""What the lines of the caption leave free: a reader of SVG that takes no font from the
file sets them in its own, which may be wider. Other lines end long before the edge."""
LINE = 1.32
"""Distance of lines, in sizes of type."""
FRAME = 18
"""Lines of a map's furniture in a size of type."""
MOST_ENTRIES = 12
"""Rows that a key has at most."""
TALLEST = 1.15
"""How high a figure on paper may be, in its widths."""


@dataclass(frozen=True)
class Format:
    """What a preset fixes, px."""

    width: float
    height: float | None
    """None: as the content needs."""
    base: float
    """Size of type of the key; the rest follows it."""
    columns: int
    """Columns of the key below the figure; 0: it stands beside the figure."""
    pad: float
    """Air at the edge, in sizes of type."""


FORMATS = {
    Preset.SLIDE: Format(1920, 1080, 21, 0, 2),
    Preset.COLUMN: Format(89 * MM, None, 8.4, 2, 1),
    Preset.PAGE_WIDTH: Format(183 * MM, None, 9.6, 4, 1),
    Preset.SQUARE: Format(1080, 1080, 18, 3, 2),
}


ALONE = Format(1290, 750, 28, 0, 1 / FRAME)
"""A map on a slide that has its words, 8.6 by 5 in: towns are named in 12 points."""


@dataclass(frozen=True)
class Box:
    """A part of the sheet, px from its top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Entry:
    """One row of the key."""

    label: str
    amount: str
    fill: str
    stripe: str = ""
    """Colour of its stripes; empty: none."""
    dots: str = ""
    """Colour of its dots, likewise."""


class Sheet:
    """A laid out sheet; `plot` is where the figure goes."""

    def __init__(
        self,
        recipe: Recipe,
        palette: Palette,
        words: Words,
        entries: list[Entry],
        aspect: float,
        tallest: float = TALLEST,
        *,
        alone: bool = False,
    ) -> None:
        """Lay out a figure as wide as `aspect` heights, on paper, if not too tall.

        `alone`: without words and key, which whoever shows it has to give.
        """
        form = FORMATS[recipe.preset]
        if alone:
            form, words, entries = ALONE, Words("", "", ""), []
        self.palette, self.base = palette, form.base
        self.entries = entries[:MOST_ENTRIES]
        self.left_out = len(entries) - len(self.entries)
        """How many entries the key has no room for; it says so."""
        self.width, self.columns = form.width, form.columns
        self.transparent = recipe.transparent
        self.pad = form.pad * form.base
        room = self.width - 2 * self.pad
        base = form.base
        self.title = wrapped(words.title, TITLE * base, room, bold=True)
        self.subtitle = wrapped(words.subtitle, SUBTITLE * base, room)
        self.caption = wrapped(words.caption, CAPTION * base, room / WIDER)
        lines = TITLE * len(self.title) + SUBTITLE * len(self.subtitle)
        head = LINE * base * lines + (0.7 * base if lines else 0)
        foot = LINE * CAPTION * base * len(self.caption)
        foot += 0.8 * base if foot else 0
        beside = 15.5 * base if entries and not form.columns else 0
        below = self._key_height() if form.columns else 0
        across = room - beside
        high = (
            form.height - 2 * self.pad - head - foot - below
            if form.height
            else min(across / aspect, across * tallest)
        )
        self.height = form.height or high + 2 * self.pad + head + foot + below
        self.plot = Box(self.pad, self.pad + head, across, high)
        self.key = (
            Box(self.pad, self.plot.top + high + 0.9 * base, room, below)
            if form.columns
            else Box(self.width - self.pad - beside + base, self.plot.top, beside, high)
        )
        while beside and self._key_height() > high and len(self.entries) > 1:
            self.entries = self.entries[:-1]
            self.left_out += 1

    def layout(self) -> dict[str, Any]:
        """Return the layout of a figure on this sheet, its texts and its key drawn."""
        clear = "#00000000" if self.transparent else self.palette.paper
        return {
            "width": self.width,
            "height": self.height,
            "autosize": False,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
            "paper_bgcolor": clear,
            "plot_bgcolor": "#00000000",
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "font": {"family": FONT, "size": self.base, "color": self.palette.ink},
            "annotations": self._texts(),
            "shapes": [one for entry in self._placed() for one in self._swatch(*entry)],
        }

    def text(
        self,
        words: str,
        left: float,
        top: float,
        size: float,
        *,
        muted: bool = False,
        bold: bool = False,
        centred: bool = False,
    ) -> dict[str, Any]:
        """Return a text whose first line's top is at a point of the sheet, px."""
        return {
            "text": words,
            "x": left / self.width,
            "y": 1 - top / self.height,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "center" if centred else "left",
            "yanchor": "top",
            "align": "center" if centred else "left",
            "showarrow": False,
            "borderpad": 0,
            "borderwidth": 0,
            "font": {
                "size": size,
                "color": self.palette.muted if muted else self.palette.ink,
                "weight": 700 if bold else 400,
            },
        }

    def path(
        self, shape: shapely.Geometry, fill: str, line: str = "", line_px: float = 0
    ) -> dict[str, Any]:
        """Return polygons or lines, px of the sheet, as a shape of the layout."""
        rings = [
            "M"
            + "L".join(
                f"{x / self.width:.6f},{1 - y / self.height:.6f}"
                for x, y in shapely.get_coordinates(part)
            )
            for part in shapely.get_parts(shape)
        ]
        return {
            "type": "path",
            "xref": "paper",
            "yref": "paper",
            "path": "".join(rings),
            "fillcolor": fill or "#00000000",
            "line": {"color": line or "#00000000", "width": line_px},
            "layer": "above",
        }

    def _texts(self) -> list[dict[str, Any]]:
        base, top = self.base, self.pad
        texts = [self.text(lined(self.title), self.pad, top, TITLE * base, bold=True)]
        top += LINE * TITLE * base * len(self.title)
        told = lined(self.subtitle)
        texts.append(self.text(told, self.pad, top, SUBTITLE * base, muted=True))
        foot = self.height - self.pad - LINE * CAPTION * base * len(self.caption)
        texts.append(
            self.text(lined(self.caption), self.pad, foot, CAPTION * base, muted=True)
        )
        for entry, left, top in self._placed():
            label = wrapped(entry.label, base, self._key_room())
            texts.append(self.text(lined(label), left + 2 * base, top, base))
            under = top + LINE * base * len(label)
            told = lined([entry.amount])
            texts.append(self.text(told, left + 2 * base, under, base, muted=True))
        if self.left_out:
            under = self.key.top + self._rows_height()
            more = f"and {self.left_out} more, smaller"
            texts.append(
                self.text(more, self.key.left + 2 * base, under, base, muted=True)
            )
        return texts

    def _key_width(self) -> float:
        room = self.width - 2 * self.pad
        return room / self.columns if self.columns else 14.5 * self.base

    def _key_room(self) -> float:
        return self._key_width() - 2.6 * self.base

    def _rows(self, entry: Entry) -> float:
        """Return the height of an entry of the key, px, air below it included."""
        lines = len(wrapped(entry.label, self.base, self._key_room())) + 1
        return lines * LINE * self.base + 0.65 * self.base

    def _key_height(self) -> float:
        if not self.entries:
            return 0
        more = LINE * self.base if self.left_out else 0
        return self._rows_height() + more + self.base

    def _rows_height(self) -> float:
        return sum(max(map(self._rows, row)) for row in self._key_rows())

    def _key_rows(self) -> list[list[Entry]]:
        step = self.columns or 1
        return [self.entries[i : i + step] for i in range(0, len(self.entries), step)]

    def _placed(self) -> list[tuple[Entry, float, float]]:
        """Return every entry of the key with its left and top, px."""
        placed, top = [], self.key.top
        for row in self._key_rows():
            for i, entry in enumerate(row):
                placed.append((entry, self.key.left + i * self._key_width(), top))
            top += max(map(self._rows, row))
        return placed

    def _swatch(self, entry: Entry, left: float, top: float) -> list[dict[str, Any]]:
        base = self.base
        box = shapely.box(left, top + 0.12 * base, left + 1.4 * base, top + 1.25 * base)
        drawn = [self.path(box, entry.fill, self.palette.hairline, base / 20)]
        west, north, _, south = box.bounds
        pattern = []
        if entry.stripe:
            high, step = south - north, 0.5 * base
            for i in range(-3, 4):
                x = west + i * step
                slanted = [
                    (x, south),
                    (x + 0.36 * step, south),
                    (x + 0.36 * step + high, north),
                    (x + high, north),
                ]
                pattern.append(shapely.Polygon(slanted))
        if entry.dots:
            pattern = [
                shapely.Point(x, y).buffer(0.1 * base, 4)
                for x in (west + 0.35 * base, west + 0.7 * base, west + 1.05 * base)
                for y in (north + 0.35 * base, north + 0.75 * base)
            ]
        colour = entry.stripe or entry.dots
        if pattern:
            cut = shapely.intersection(shapely.union_all(pattern), box)
            drawn.append(self.path(cut, colour))
        return drawn
