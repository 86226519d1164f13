"""The colours of a picture by theme.

Light has the page's own: the colour of a holder is that of `actors.csv`. Dark keeps the
hues and lifts those that would sink. Grey tells holders apart by shade, and by dots on
every other one, so it survives any printer.
"""

from dataclasses import dataclass
from math import gcd

from dashboard.export.recipe import Theme
from dashboard.figures import theme as page
from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import Status

LEAST_LIGHT = 92
"""Lightness (0 to 255) that a holder's colour has at least on dark ground."""

DARKEST, MIDDLE, LIGHTEST = 58, 137, 216
"""The shades of grey that holders get; dots are white up to the middle, black above."""


@dataclass(frozen=True)
class Palette:
    """All colours but those of holders, `#rrggbb`."""

    theme: Theme
    paper: str
    ink: str
    muted: str
    hairline: str
    water: str
    land: str
    focus: str
    """Land of the countries that the data are about."""
    river: str
    border: str
    edge: str
    """Between cells."""
    unknown: str
    contested: str
    stripe: str
    accent: str
    """What marks one thing among many."""

    def fill(self, dataset: Dataset, code: Code) -> str:
        """Return what ground of a code is filled with."""
        if code.status is Status.UNKNOWN:
            return self.unknown
        return self.contested if code.hatched else self._holder(dataset, code.holder)

    def stripes(self, dataset: Dataset, code: Code) -> str:
        """Return the colour of a code's stripes; clear when it is not hatched."""
        if not code.hatched:
            return page.CLEAR
        if code.status is Status.CONTESTED:
            return self.stripe
        return self._holder(dataset, code.holder)

    def dots(self, dataset: Dataset, code: Code) -> str:
        """Return the colour of the dots on ground of a code; empty: it has none."""
        if self.theme is not Theme.GREY or code.status is not Status.HELD:
            return ""
        if _rank(dataset, code.holder) % 2 == 0:
            return ""
        light = _parts(self.fill(dataset, code))[0]
        return self.paper if light < MIDDLE else self.ink

    def _holder(self, dataset: Dataset, holder: str) -> str:
        colour = str(dataset.actors.loc[holder, "colour"])
        if self.theme is Theme.DARK:
            return _lifted(colour)
        if self.theme is Theme.LIGHT:
            return colour
        shade = round(_shade(dataset, holder))
        return "#" + 3 * f"{shade:02x}"


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share (0 to 1) of another in it; both `#rrggbb`."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _rank(dataset: Dataset, holder: str) -> int:
    """Return the place of a holder's colour among the colours of the data set."""
    colours = list(dict.fromkeys(dataset.actors["colour"]))
    return colours.index(dataset.actors.loc[holder, "colour"])


def _shade(dataset: Dataset, holder: str) -> float:
    """Return a holder's grey. Holders that follow each other are far apart."""
    count = dataset.actors["colour"].nunique()
    stride = next(n for n in range(max(count // 3, 1), count + 2) if gcd(n, count) == 1)
    step = (LIGHTEST - DARKEST) / max(count - 1, 1)
    return DARKEST + step * (_rank(dataset, holder) * stride % count)


def _lifted(colour: str) -> str:
    light = sum(_parts(colour)) / 3
    if light >= LEAST_LIGHT:
        return colour
    return mixed(colour, "#ffffff", (LEAST_LIGHT - light) / (255 - light))


def _parts(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


PALETTES = {
    Theme.LIGHT: Palette(
        theme=Theme.LIGHT,
        paper="#ffffff",
        ink=page.INK,
        muted=page.MUTED,
        hairline=page.HAIRLINE,
        water="#d9e3e9",
        land="#efede8",
        focus="#fbf9f5",
        river="#a9c3d3",
        border="#6f675b",
        edge="#ffffff",
        unknown=page.UNKNOWN_FILL,
        contested=page.CONTESTED_FILL,
        stripe=page.CONTESTED_STRIPE,
        accent="#c8622d",
    ),
    Theme.DARK: Palette(
        theme=Theme.DARK,
        paper="#14181d",
        ink="#f1eee8",
        muted="#a9b0ba",
        hairline="#3a414b",
        water="#1b2630",
        land="#242a31",
        focus="#2c333b",
        river="#3f5a6b",
        border="#b9b1a3",
        edge="#14181d",
        unknown="#353b42",
        contested="#4b463d",
        stripe="#d8c9ae",
        accent="#f08a4b",
    ),
    Theme.GREY: Palette(
        theme=Theme.GREY,
        paper="#ffffff",
        ink="#1c1c1c",
        muted="#595959",
        hairline="#cccccc",
        water="#e6e6e6",
        land="#f2f2f2",
        focus="#fafafa",
        river="#b4b4b4",
        border="#6a6a6a",
        edge="#ffffff",
        unknown="#f4f4f4",
        contested="#ffffff",
        stripe="#404040",
        accent="#1c1c1c",
    ),
}
