"""What a map has besides ground: frame, scale bar, north, and where it lies."""

from functools import lru_cache
from math import floor, log10
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from dashboard.export import terrain
from dashboard.export.paper import Paper, rings
from dashboard.export.sheet import FRAME, Box, Sheet
from data.theatre import Theatre
from geo.measure import STORAGE_CRS

BAR_SHARE = 0.22
"""The share of a figure's width that its scale bar fills at most."""

LOCATOR_SHARE = 0.17
"""The share of a figure's width that the locator has."""

AROUND = 0.35
"""Air round what the locator shows, in its own width and height."""

SMALLEST_PX = 500
"""A narrower figure has no locator: nothing could be made out in it."""


class Furniture:
    """The furniture of one map, laid out on its figure."""

    def __init__(
        self, sheet: Sheet, paper: Paper, where: Theatre, held: np.ndarray
    ) -> None:
        """Lay out; `held` is the ground, px, which the locator is to leave free."""
        self._sheet, self._paper, self._where = sheet, paper, where
        self._base = sheet.base
        self._metres = round_below(BAR_SHARE * paper.width * paper.metres)
        base = self._base
        # Bottom left: the bar with its words; boxes are px of the figure.
        long = self._metres / paper.metres
        self._bar = Box(base, paper.height - 2.6 * base, long + 2.5 * base, 1.9 * base)
        self.boxes = [self._bar]
        self._locator: Box | None = None
        if paper.width >= SMALLEST_PX:
            wide = LOCATOR_SHARE * paper.width
            high = wide * 0.72
            self._locator = self._corner(wide, high, held)
            self.boxes.append(self._locator)

    def _corner(self, wide: float, high: float, held: np.ndarray) -> Box:
        """Return the corner where a box covers least ground, then fewest places.

        The bar has the fourth.
        """
        air = 0.6 * self._base
        right, foot = self._paper.width - wide - air, self._paper.height - high - air
        corners = [
            Box(left, top, wide, high)
            for left, top in ((right, air), (air, air), (right, foot))
        ]

        spots = shapely.points(self._paper.points(self._where.places.geometry))

        def covered(box: Box) -> tuple[float, int]:
            top = self._paper.height - box.top
            shape = shapely.box(box.left, top - high, box.left + wide, top)
            ground = shapely.area(shapely.intersection(held, shape)).sum()
            near = shapely.dwithin(spots, shape, self._base)
            return float(ground), int(near.sum())

        return min(corners, key=covered)

    def shapes(self) -> list[dict[str, Any]]:
        """Return frame, bar and arrow as shapes of the layout."""
        sheet, palette, base = self._sheet, self._sheet.palette, self._base
        plot = sheet.plot
        frame = shapely.box(
            plot.left, plot.top, plot.left + plot.width, plot.top + plot.height
        )
        left, foot = plot.left + self._bar.left, plot.top + self._bar.top + 1.9 * base
        long = self._metres / self._paper.metres
        back = shapely.box(
            left - 0.5 * base,
            foot - 2 * base,
            left + long + 3 * base,
            foot + 0.5 * base,
        )
        halves = [
            shapely.box(left, foot - 0.32 * base, left + long / 2, foot),
            shapely.box(left + long / 2, foot - 0.32 * base, left + long, foot),
        ]
        tip = left + long + 2 * base
        arrow = shapely.Polygon(
            [
                (tip, foot - 1.75 * base),
                (tip + 0.45 * base, foot - 0.6 * base),
                (tip, foot - 0.85 * base),
                (tip - 0.45 * base, foot - 0.6 * base),
            ]
        )
        line = base / FRAME
        drawn = [
            sheet.path(frame, "", palette.muted, line),
            sheet.path(back, f"{palette.paper}d9"),
            sheet.path(halves[0], palette.ink, palette.ink, line),
            sheet.path(halves[1], palette.paper, palette.ink, line),
            sheet.path(arrow, palette.ink),
        ]
        if self._locator:
            box = self._locator
            inset = shapely.box(
                plot.left + box.left,
                plot.top + box.top,
                plot.left + box.left + box.width,
                plot.top + box.top + box.height,
            )
            drawn.append(sheet.path(inset, "", palette.muted, line))
        return drawn

    def texts(self) -> list[dict[str, Any]]:
        """Return the words of the bar and of the arrow."""
        sheet, base, plot = self._sheet, self._base, self._sheet.plot
        left, top = plot.left + self._bar.left, plot.top + self._bar.top
        long = self._metres / self._paper.metres
        small = 0.75 * base
        tip = left + long + 2 * base
        return [
            sheet.text(length_words(self._metres), left, top + 0.45 * base, small),
            sheet.text("N", tip, top + 1.2 * base, 0.7 * base, centred=True),
        ]

    def traces(self) -> list[dict[str, Any]]:
        """Return the locator: land around, and the frame on it."""
        if not self._locator:
            return []
        box, palette = self._locator, self._sheet.palette
        small = Paper(_around(self._where), box.width, box.height)
        frame = gpd.GeoSeries([self._paper.around], crs=STORAGE_CRS)
        framed = shapely.box(*shapely.total_bounds(small.flat(frame)))
        least = 0.35 * self._base  # a city would be less than a dot
        if framed.bounds[2] - framed.bounds[0] < least:
            framed = framed.centroid.buffer(least, 8)
        borders = small.layer(terrain.layer("borders"))
        drawn = [
            *terrain.below(small, palette),
            terrain.stroke(borders, palette.border, self._base / 36, "borders"),
            {
                **terrain.area(
                    rings(np.array([framed])), f"{palette.accent}40", "frame"
                ),
                "line": {"width": self._base / 12, "color": palette.accent},
            },
        ]
        return [{**one, "xaxis": "x2", "yaxis": "y2"} for one in drawn]

    def axes(self) -> dict[str, Any]:
        """Return the axes of the locator."""
        if not self._locator:
            return {}
        box, plot, sheet = self._locator, self._sheet.plot, self._sheet
        left = (plot.left + box.left) / sheet.width
        head = 1 - (plot.top + box.top) / sheet.height
        plain = {"visible": False, "fixedrange": True}
        return {
            "xaxis2": {
                **plain,
                "range": [0, box.width],
                "domain": [left, left + box.width / sheet.width],
                "anchor": "y2",
            },
            "yaxis2": {
                **plain,
                "range": [0, box.height],
                "domain": [head - box.height / sheet.height, head],
                "anchor": "x2",
            },
        }


def round_below(metres: float) -> float:
    """Return the greatest length of 1, 2 or 5 times a power of ten, at most this."""
    power = 10.0 ** floor(log10(metres))
    return next(n * power for n in (5, 2, 1) if n * power <= metres)


def length_words(metres: float) -> str:
    """Return `200 km`, or `500 m`."""
    return f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:.0f} m"


@lru_cache
def _around(where: Theatre) -> tuple[float, float, float, float]:
    """Return what the locator shows, degrees: a region's data, or a city's country."""
    extents = where.dataset.extents
    if where.row["kind"] == "city":
        ours = set(where.parts["country"])
        extents = extents[extents["country"].isin(ours)]
    west, south, east, north = extents.total_bounds
    wide, high = AROUND * (east - west) / 2, AROUND * (north - south) / 2
    return west - wide, south - high, east + wide, north + high
