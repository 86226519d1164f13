"""The lanes of events through a theatre's days, as vectors: a mark an event."""

from html import escape
from typing import Any

import numpy as np
import shapely

from dashboard.export import terrain
from dashboard.export.lane import (
    BAND,
    BAR,
    MARK,
    MOST_ROWS,
    NAME,
    ROW,
    TITLE,
    Lane,
    lane,
    px,
    texts,
    ticks,
)
from dashboard.export.lettering import width, words_trace
from dashboard.export.palette import PALETTES
from dashboard.export.paper import pen, rings
from dashboard.export.recipe import Recipe
from dashboard.export.sheet import Sheet
from dashboard.export.words import words
from dashboard.text import day_words
from data.dataset import Dataset
from data.happenings import Kind
from data.theatre import Theatre
from geo.vocabulary import Basis

LANES = {
    Kind.CAMPAIGN: "Offensives, sieges and strikes",
    Kind.FALL: "Cities fall (filled), are retaken (open)",
    Kind.STATEMENT: "Statements, leaders, money",
    Kind.ATTACK: "Attacks and atrocities",
}
"""The lanes, from above."""

# Lengths in sizes of type of the sheet.
COUNTS = 0.85
"""Type of what a lane holds."""
HEAD, FOOT = 1.5, 1.7
"""Room for the day above the lanes, and for the years below them."""
TALLEST = 1.7
"""How high the lanes may be on paper, in their widths."""


RETAKEN = "city_retaken"
SYMBOLS = {"fall": "triangle-down", "retaken": "triangle-up", "statement": "diamond"}


def timeline(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the lanes as a plotly figure on its sheet.

    Axes are px of the figure from its upper left. Traces named `campaign`, `fall`,
    `retaken`, `statement` and `attack` are the marks, one an event; `unsourced` are
    rings round those of no checked source, `names` the names.

    The theatre has events; see `offer`.
    """
    where = recipe.view.where(dataset)
    palette, told = PALETTES[recipe.theme], words(dataset, recipe)
    first = Sheet(recipe, palette, told, [], 1)
    base, wide = first.base, first.plot.width
    today = recipe.view.timestamp
    every = [lane(where, kind, today, wide, base) for kind in LANES]
    lanes = [one for one in every if one is not None]
    day = float(px(where, wide, today))
    for one in lanes:
        one.name(MOST_ROWS, wide, day, base)
    high = (HEAD + FOOT + sum(one.height for one in lanes)) * base
    sheet = Sheet(recipe, palette, told, [], wide / high, TALLEST)
    room = sheet.plot.height / base - HEAD - FOOT
    while (used := sum(one.height for one in lanes)) > room + 1e-6:
        longest = max(lanes, key=lambda one: one.named)
        if longest.named <= 1:
            break
        longest.name(longest.named - 1, wide, day, base)
    spare = max(0.0, room - used) / len(lanes)
    return Painter(sheet, where, recipe).figure(lanes, spare)


class Painter:
    """What is drawn on the sheet, collected lane by lane."""

    def __init__(self, sheet: Sheet, where: Theatre, recipe: Recipe) -> None:
        self._sheet, self._where, self._day = sheet, where, recipe.view.timestamp
        self._base, self._wide = sheet.base, sheet.plot.width
        self._high = sheet.plot.height - FOOT * sheet.base
        self._over: list[dict[str, Any]] = []
        self._staffs: list[np.ndarray] = []

    def figure(self, lanes: list[Lane], spare: float) -> dict[str, Any]:
        """Return the figure; `spare` is more air below each lane, in sizes of type."""
        top = HEAD * self._base
        for i, one in enumerate(lanes):
            self._lane(one, top, ruled=i > 0)
            top += (one.height + spare) * self._base
        sheet, palette, base = self._sheet, self._sheet.palette, self._base
        at = float(px(self._where, self._wide, self._day))
        line = [np.array([(at, HEAD * base * 0.8), (at, self._high)])]
        layout = sheet.layout()
        words = day_words(self._day)
        half = width(words, NAME * base, bold=True) / 2
        spot = min(max(at, half), self._wide - half) + sheet.plot.left
        day = sheet.text(
            words, spot, sheet.plot.top, NAME * base, bold=True, centred=True
        )
        layout["annotations"] += [day, *self._years()]
        across, upright = sheet.domains(sheet.plot)
        down = {"visible": False, "range": [sheet.plot.height, 0], "domain": upright}
        layout |= {"xaxis": self._days(across), "yaxis": down}
        rules = self._stroke(self._staffs, palette.muted, 0.5, "staffs")
        now = self._stroke(line, palette.ink, 1.6, "day")
        return {"data": [rules, now, *self._over], "layout": layout}

    def _years(self) -> list[dict[str, Any]]:
        """Return the words below the lanes, none of which leaves the figure."""
        sheet, size, found = self._sheet, NAME * self._base, []
        days, form = ticks(self._where)
        for day in days:
            words = f"{day:{form}}"
            half = width(words, size) / 2
            at = min(max(px(self._where, self._wide, day), half), self._wide - half)
            left, top = sheet.plot.left + at, sheet.plot.top + self._high
            top += 0.5 * self._base
            found.append(sheet.text(words, left, top, size, muted=True, centred=True))
        return found

    def _days(self, domain: list[float]) -> dict[str, Any]:
        muted, thin = self._sheet.palette.muted, self._base / 18
        days, _ = ticks(self._where)
        return {
            "range": [0, self._wide],
            "domain": domain,
            "anchor": "free",
            "position": 1 - (self._sheet.plot.top + self._high) / self._sheet.height,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": muted,
            "linewidth": thin,
            "ticks": "outside",
            "ticklen": self._base / 4,
            "tickcolor": muted,
            "tickwidth": thin,
            "tickvals": px(self._where, self._wide, days).to_list(),
            "showticklabels": False,
        }

    def _lane(self, lane: Lane, top: float, *, ruled: bool) -> None:
        base, palette = self._base, self._sheet.palette
        rows = lane.rows
        sources = rows.loc[rows["source_id"] != "", "source_id"].nunique()
        named = sum(flag is not None for flag in lane.flags)
        size = COUNTS * base
        title = LANES[lane.kind]
        counts = (
            f"{len(rows)} event{'s' * (len(rows) != 1)}, {sources} "
            f"source{'s' * (sources != 1)}, {named} named"
        )
        left = width(title, size, bold=True) + 0.6 * base
        middle = top + 0.66 * size
        self._over += [
            self._words(title, 0, middle, size, weight=700),
            self._words(counts, left, middle, size, color=palette.muted),
        ]
        if ruled:
            over = top - 0.35 * base
            rule = [np.array([(0, over), (self._wide, over)])]
            self._over.append(self._stroke(rule, palette.hairline, 1, "rule"))
        band = top + TITLE * base
        foot = band + lane.marks * base
        heights = self._marks(lane, band)
        for flag, x, y in zip(lane.flags, lane.left, heights, strict=True):
            if flag:
                down = foot + (flag.row + 0.8) * ROW * base
                self._staffs.append(np.array([(x, y), (x, down)]))
        self._names(lane, foot)

    def _marks(self, lane: Lane, band: float) -> np.ndarray:
        """Draw the marks of a lane; return the height at which each stands, px."""
        base, palette = self._base, self._sheet.palette
        if lane.kind is Kind.CAMPAIGN:
            y = band + BAR * base * (lane.bars + 0.5)
            thick = 0.13 * base
            spans = zip(lane.left, lane.right, y, strict=True)
            shapes = [shapely.box(a, at - thick, b, at + thick) for a, b, at in spans]
            colour = f"{palette.muted}b0"
            bars = terrain.area(rings(np.array(shapes)), colour, "campaign")
            self._over.append(bars)
        else:
            y = np.full(len(lane.rows), band + BAND * base / 2)
            retaken = (lane.rows["category"] == RETAKEN).to_numpy()
            for name, own in ((str(lane.kind), ~retaken), ("retaken", retaken)):
                if own.any():
                    self._over.append(self._points(name, lane.left[own], y[own]))
        ringed = (lane.rows["basis"] == Basis.UNSOURCED).to_numpy()
        if ringed.any():
            self._over.append(self._points("unsourced", lane.left[ringed], y[ringed]))
        return y

    def _points(self, name: str, x: np.ndarray, y: np.ndarray) -> dict[str, Any]:
        palette, size = self._sheet.palette, MARK * self._base
        ink = palette.accent if name == "statement" else palette.ink
        line = {"width": size / 8, "color": ink}
        marker: dict[str, Any] = {"size": size, "color": ink, "line": line}
        if name == "attack":
            marker |= {"symbol": "x-thin", "line": line | {"width": size / 5}}
        elif name == "unsourced":
            line = {"width": size / 8, "color": palette.accent}
            marker |= {"symbol": "circle-open", "size": 1.9 * size, "line": line}
            marker["color"] = palette.accent
        else:
            marker["symbol"] = SYMBOLS[name]
            if name == "retaken":
                marker["color"] = palette.paper
        return {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": x.round(2).tolist(),
            "y": y.round(2).tolist(),
            "marker": marker,
            "cliponaxis": False,
            "hoverinfo": "skip",
        }

    def _words(
        self, words: str, x: float, y: float, size: float, **font: Any
    ) -> dict[str, Any]:
        """Return a line of words; as a trace it has a halo over the line of the day."""
        return words_trace(
            "titles",
            x=[x],
            y=[y],
            text=[words],
            textposition="middle right",
            textfont={"size": size, "color": self._sheet.palette.ink, **font},
        )

    def _names(self, lane: Lane, foot: float) -> None:
        base = self._base
        told = zip(lane.flags, lane.left, texts(lane.rows), strict=True)
        set_ = [(flag, x, text) for flag, x, text in told if flag]
        if not set_:
            return
        self._over.append(
            words_trace(
                "names",
                # A name set left of its staff ends there, however wide it is drawn.
                x=[
                    round(x + (0.3 if flag.left > x else -0.3) * base, 2)
                    for flag, x, _ in set_
                ],
                y=[round(foot + (flag.row + 0.5) * ROW * base, 2) for flag, *_ in set_],
                text=[escape(text, quote=False) for *_, text in set_],
                textposition=[
                    f"middle {'right' if flag.left > x else 'left'}"
                    for flag, x, _ in set_
                ],
                textfont={"size": NAME * base, "color": self._sheet.palette.ink},
            )
        )

    def _stroke(
        self, strokes: list[np.ndarray], colour: str, px_wide: float, name: str
    ) -> dict[str, Any]:
        wide = px_wide * self._base / 18
        return {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            **pen(strokes),
            "line": {"width": wide, "color": colour, "simplify": False},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
