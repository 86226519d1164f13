"""The sheet: where title, figure, key and caption stand, and drawing them.

Measures are px from the top left; on paper 96 px are an inch. A slide and a square have
a fixed height, and the figure gets what the text leaves; on paper the figure has the
shape it asks for, and the height follows.
"""

from dataclasses import dataclass
from typing import Any

import shapely

from dashboard.export import swatch
from dashboard.export.lettering import lined, wrapped
from dashboard.export.palette import Palette
from dashboard.export.recipe import Preset, Recipe
from dashboard.export.swatch import Entry
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
BESIDE, BESIDE_WITH_CHART = 15.5, 31.0
"""Room for a key beside the figure, alone and with a chart below it, likewise."""
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
        chart: float = 0,
        *,
        alone: bool = False,
    ) -> None:
        """Lay out a figure as wide as `aspect` heights, on paper, if not too tall.

        With `chart`, the height of a second figure in sizes of type, that one gets a
        box too: under the first, or under the key where the key stands beside.
        `alone`: without words and key, which whoever shows it has to give.
        """
        form = FORMATS[recipe.preset]
        if alone:
            form, words, entries = ALONE, Words("", "", ""), []
        self.palette, self.base = palette, form.base
        self.entries = entries[:MOST_ENTRIES]
        self.left_out = len(entries) - len(self.entries)
        """How many entries the key has no room for; it says so."""
        self.width = form.width
        self._beside = bool(entries) and not form.columns
        self._columns = form.columns or (2 if chart else 1)
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
        beside = (BESIDE_WITH_CHART if chart else BESIDE) * base * self._beside
        self._key_wide = (beside - base if self._beside else room) / self._columns
        below = self._key_height() if form.columns else 0
        across = room - beside
        second, air = chart * base, base if chart else 0
        under = 0 if self._beside else second + air
        high = (
            form.height - 2 * self.pad - head - foot - below - under
            if form.height
            else min(across / aspect, across * tallest)
        )
        self.height = form.height or high + 2 * self.pad + head + foot + below + under
        self.plot = Box(self.pad, self.pad + head, across, high)
        top, end = self.plot.top, self.plot.top + high
        if self._beside:
            left = self.width - self.pad - beside + base
            # The chart may grow into what the key leaves.
            second = max(second, min(high - air - self._key_height(), 1.7 * second))
            free = high - second - air
            self.key = Box(left, top, beside, free)
            self.chart = Box(left, end - second, beside - base, second)
        else:
            self.key = Box(self.pad, end + under + 0.9 * base, room, below)
            self.chart = Box(self.pad, end + base, room, second)
        while self._beside and self._key_height() > free and len(self.entries) > 1:
            self.entries = self.entries[:-1]
            self.left_out += 1

    def domains(self, box: Box) -> tuple[list[float], list[float]]:
        """Return where axes as long as a box stand, x and y: shares of the sheet."""
        foot = 1 - (box.top + box.height) / self.height
        left, long = box.left / self.width, box.width / self.width
        return (
            [max(left, 0), min(left + long, 1)],
            [max(foot, 0), min(foot + box.height / self.height, 1)],
        )

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
            "shapes": [
                self.path(*one)
                for entry in self._placed()
                for one in swatch.painted(*entry, self.base, self.palette)
            ],
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

    def _key_room(self) -> float:
        return self._key_wide - 2.6 * self.base

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
        step = self._columns
        return [self.entries[i : i + step] for i in range(0, len(self.entries), step)]

    def _placed(self) -> list[tuple[Entry, float, float]]:
        """Return every entry of the key with its left and top, px."""
        placed, top = [], self.key.top
        for row in self._key_rows():
            for i, entry in enumerate(row):
                placed.append((entry, self.key.left + i * self._key_wide, top))
            top += max(map(self._rows, row))
        return placed
