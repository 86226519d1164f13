"""From whom to whom ground went between two days, as vectors: a band a flow.

Left stands who had it, right who has it; a band is as high as the flow has km2, and
each has its amount. Flows too small for a line of their own are counted, not drawn.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely

from dashboard.compare.found import each
from dashboard.export import terrain
from dashboard.export.lettering import lined, width, words_trace, wrapped
from dashboard.export.palette import PALETTES
from dashboard.export.paper import rings
from dashboard.export.recipe import Recipe
from dashboard.export.sheet import Sheet
from dashboard.export.vector import dotted
from dashboard.export.words import amount_words, changed, words
from dashboard.text import short_words
from data.codes import Code
from data.dataset import Dataset
from geo.errors import QueryError

# Lengths in sizes of type of the sheet.
NAME, AMOUNT = 0.92, 0.8
"""Type of names, and of amounts."""
LINE = 1.3
SLOT = AMOUNT * LINE
"""Least height of a flow on the right: a line for its amount."""
AIR, BAR, GAP = 0.8, 0.7, 0.4
"""Between two states; the width of their bars; between a bar and its words."""
LABEL = 9.0
"""How wide the name of a state may be, before it is broken."""
FULL = 0.6
"""The share of a figure's height that flows of one line each may fill."""
ASPECT, TALLEST = 1.6, 1.3
STEPS = 24
"""Points along a side of a band."""


@dataclass
class State:
    """A state on one side, and its flows, most first. Lengths px, from above."""

    code: Code
    lines: list[str]
    """Its name, and its amount last."""
    label: float
    """Height of that."""
    flows: pd.Series
    """km2 of each flow, in the order in which they stand."""
    least: float
    """Least height of a flow."""
    top: float = 0

    def slots(self, scale: float) -> list[float]:
        """Return the height of each of its flows at so many px a km2."""
        return [max(km2 * scale, self.least) for km2 in self.flows]

    def height(self, scale: float) -> float:
        """Return its height: that of its flows, or of its label."""
        return max(sum(self.slots(scale)), self.label)

    def bars(self, scale: float) -> dict[int, tuple[float, float]]:
        """Return where each flow ends on it, from top to foot, by the flow's index."""
        slots = self.slots(scale)
        top = self.top + (self.height(scale) - sum(slots)) / 2
        ends = {}
        for index, km2, slot in zip(self.flows.index, self.flows, slots, strict=True):
            middle, half = top + slot / 2, km2 * scale / 2
            ends[int(index)] = (middle - half, middle + half)
            top += slot
        return ends


def bands(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    """Return the flows as a plotly figure on its sheet.

    Axes are px of the figure from its upper left. Traces named `flow` are bands, one
    each; `before` and `after` are the bars of states.

    Raises QueryError when nothing changed hands between the days.
    """
    what = changed(dataset, recipe)
    flows = what.flows[what.flows["km2"] > 0]
    if flows.empty:
        raise QueryError(
            f"Nothing changed hands between {recipe.since} and {recipe.view.day}: "
            "choose other days."
        )
    palette, told = PALETTES[recipe.theme], words(dataset, recipe)
    sheet = Sheet(recipe, palette, told, [], ASPECT, TALLEST)
    most = int(FULL * sheet.plot.height / (SLOT * sheet.base))
    if len(flows) > most:
        rest = flows.iloc[most:]
        left = amount_words(rest["km2"].sum(), what.outline_km2, "km2")
        said = f"{len(rest)} smaller flows, {left} together, are not drawn."
        told = replace(told, caption=f"{said} {told.caption}")
        sheet = Sheet(recipe, palette, told, [], ASPECT, TALLEST)
    return _Painter(sheet, dataset, what.outline_km2, flows.iloc[:most]).figure()


class _Painter:
    """The drawn flows on their sheet."""

    def __init__(
        self, sheet: Sheet, dataset: Dataset, whole: float, flows: pd.DataFrame
    ) -> None:
        self._sheet, self._dataset, self._whole = sheet, dataset, whole
        self._base, self._palette = sheet.base, sheet.palette
        rank = {}
        for side in ("before", "after"):
            sums = flows.groupby(side, sort=False)["km2"].sum().sort_values()
            rank[side] = {code: i for i, code in enumerate(reversed(sums.index))}
        # On each side flows stand as the states on the other do: few bands cross.
        self._flows = flows.assign(
            left=flows["before"].map(rank["before"]),
            right=flows["after"].map(rank["after"]),
        )
        self._left = self._states("before", ["left", "right"], "−")
        self._right = self._states("after", ["right", "left"], "+")
        high = sheet.plot.height
        self._scale = _fitted([self._left, self._right], high, AIR * self._base)
        for states in (self._left, self._right):
            _spread(states, self._scale, high, AIR * self._base)

    def figure(self) -> dict[str, Any]:
        """Return the figure."""
        sheet, base = self._sheet, self._base
        across, upright = sheet.domains(sheet.plot)
        wide = [self._label_width(states) for states in (self._left, self._right)]
        start = wide[0] + (GAP + BAR) * base
        end = sheet.plot.width - wide[1] - (GAP + BAR) * base
        traces = [*self._bands(start, end), *self._amounts(end)]
        for side, states, x in (
            ("before", self._left, start - BAR * base),
            ("after", self._right, end),
        ):
            traces += [self._bar(side, state, x) for state in states]
            traces.append(self._labels(side, states, x))
        plain = {"visible": False, "fixedrange": True}
        layout = sheet.layout()
        layout |= {
            "xaxis": {**plain, "range": [0, sheet.plot.width], "domain": across},
            "yaxis": {**plain, "range": [sheet.plot.height, 0], "domain": upright},
        }
        return {"data": traces, "layout": layout}

    def _states(self, side: str, order: list[str], sign: str) -> list[State]:
        base, found = self._base, []
        for _, own in self._flows.sort_values(order).groupby(order[0]):
            code = own[side].iloc[0]
            name = short_words(self._dataset, code)
            lines = wrapped(name, NAME * base, LABEL * base)
            amount = amount_words(float(own["km2"].sum()), self._whole, "km2")
            high = LINE * base * (NAME * len(lines) + AMOUNT)
            least = SLOT * base if side == "after" else 0
            found.append(
                State(code, [*lines, f"{sign}{amount}"], high, own["km2"], least)
            )
        return found

    def _label_width(self, states: list[State]) -> float:
        return max(
            width(line, NAME * self._base) for state in states for line in state.lines
        )

    def _bands(self, start: float, end: float) -> list[dict[str, Any]]:
        """Return a band for each flow, the greatest below."""
        ends = [
            {k: v for state in states for k, v in state.bars(self._scale).items()}
            for states in (self._left, self._right)
        ]
        share = np.linspace(0, 1, STEPS)
        across = start + share * (end - start)
        bend = share**2 * (3 - 2 * share)
        found = []
        for flow in each(self._flows.sort_values("km2", ascending=False)):
            left, right = (one[flow.Index] for one in ends)
            upper, lower = (
                np.column_stack([across, a + bend * (b - a)])
                for a, b in zip(left, right, strict=True)
            )
            ring = np.vstack([upper, lower[::-1], upper[:1]])
            found.append(terrain.area([ring], f"{self._solid(flow.after)}80", "flow"))
        return found

    def _amounts(self, end: float) -> list[dict[str, Any]]:
        """Return the amount of every flow, at the end of its band."""
        at = [
            (index, (top + foot) / 2)
            for state in self._right
            for index, (top, foot) in state.bars(self._scale).items()
        ]
        km2 = self._flows["km2"]
        trace = {
            "x": [round(end - GAP * self._base, 2)] * len(at),
            "y": [round(y, 2) for _, y in at],
            "text": [
                amount_words(float(km2.loc[index]), self._whole, "km2")
                for index, _ in at
            ],
            "textposition": "middle left",
            "textfont": {"size": AMOUNT * self._base, "color": self._palette.ink},
        }
        return [words_trace("amounts", **trace)]

    def _bar(self, side: str, state: State, left: float) -> dict[str, Any]:
        palette, dataset = self._palette, self._dataset
        boxes = [
            shapely.box(left, top, left + BAR * self._base, foot)
            for top, foot in state.bars(self._scale).values()
        ]
        solid = self._solid(state.code)
        one = terrain.area(rings(np.array(boxes)), solid, side)
        one["line"] |= {"width": self._base / 24, "color": palette.muted}
        if dots := palette.dots(dataset, state.code):
            one["fillpattern"] = dotted(solid, dots, self._base / 2)
        return one

    def _labels(self, side: str, states: list[State], x: float) -> dict[str, Any]:
        base = self._base
        small = f'<span style="font-size:{AMOUNT * base:.1f}px">'
        right = side == "after"
        trace = {
            "x": [round(x + (BAR + GAP) * base if right else x - GAP * base, 2)]
            * len(states),
            "y": [
                round(state.top + state.height(self._scale) / 2, 2) for state in states
            ],
            "text": [
                f"{lined(state.lines[:-1])}<br>{small}{state.lines[-1]}</span>"
                for state in states
            ],
            "textposition": f"middle {'right' if right else 'left'}",
            "textfont": {"size": NAME * base, "color": self._palette.ink},
        }
        return words_trace("names", **trace)

    def _solid(self, code: Code) -> str:
        """Return one colour for a code: of a striped one, that of its stripes."""
        palette = self._palette
        paint = palette.stripes if code.hatched else palette.fill
        return paint(self._dataset, code)


def _taken(states: list[State], scale: float, air: float) -> float:
    return air * (len(states) - 1) + sum(state.height(scale) for state in states)


def _fitted(sides: list[list[State]], high: float, air: float) -> float:
    """Return the px a km2 at which the fuller side fills the height."""
    low, most = 0.0, high / float(sum(state.flows.sum() for state in sides[0]))
    for _ in range(40):
        scale = (low + most) / 2
        if max(_taken(states, scale, air) for states in sides) > high:
            most = scale
        else:
            low = scale
    return low


def _spread(states: list[State], scale: float, high: float, air: float) -> None:
    """Set where the states of a side stand, as far apart as there is room."""
    spare = (high - _taken(states, scale, air)) / len(states)
    top = spare / 2
    for state in states:
        state.top = top
        top += state.height(scale) + air + spare
