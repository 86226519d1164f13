"""The rows of a key, and how the swatch of each is painted."""

from dataclasses import dataclass

import shapely

from dashboard.export.palette import Palette


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


def painted(
    entry: Entry, left: float, top: float, base: float, palette: Palette
) -> list[tuple[shapely.Geometry, str, str, float]]:
    """Return what is drawn, lowest first: shape in px, fill, line and its width.

    `base` is the size of the sheet's type; the swatch is as high as a line.
    """
    box = shapely.box(left, top + 0.12 * base, left + 1.4 * base, top + 1.25 * base)
    drawn: list[tuple[shapely.Geometry, str, str, float]] = [
        (box, entry.fill, palette.hairline, base / 20)
    ]
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
        drawn.append((cut, colour, "", 0))
    return drawn
