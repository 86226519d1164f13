"""The map: control on a day as one trace of cells and stripes, and the places on it.

The page steps the day by changing this trace in place, so its order is fixed: trace 0
is the ground. Geometry comes by URL (the browser loads it once) or by value.
"""

from dataclasses import dataclass, field
from math import atan, degrees, exp, log, log2, pi, radians, tan
from typing import Any

import numpy as np

from dashboard.figures.theme import ACCENT, INK, base_layout, fill, stripe
from data.codes import codes
from data.dataset import Dataset

GROUND_OPACITY = 0.78
"""Lets relief of borders and rivers through, and stays legible from afar."""

DENSE = 5_000
"""From so many places on, cells get no borders and places no marks: they would be all
that is seen, and cost more to draw than the ground does."""

NOTHING: dict[str, Any] = {"type": "FeatureCollection", "features": []}

TOP_PX, BOTTOM_PX = 80, 40
"""Heights of the map that its title and its attribution cover."""

_TILE = 512
"""Pixels of the world at zoom 0."""


@dataclass(frozen=True)
class Ground:
    """What the cells trace is made of."""

    geojson: str | dict[str, Any]
    """A URL or a FeatureCollection, as `data.publish.cells_content` makes it."""
    locations: list[int]
    """Its feature ids: i for the cell of unit i, (units + i) for its stripes."""
    codes: np.ndarray
    """The code of every unit on the day, shape (units,)."""
    tiles: dict[str, Any] | None = None
    """Vector tiles that the page draws instead: `url`, `layer`, `id`, `zooms`. The
    trace is then empty, and names its geometry for images and for the plain path."""
    of: dict[str, str] = field(default_factory=dict)
    """What it shows, for the page: `theatre` and `method`."""


@dataclass(frozen=True)
class Frame:
    """The box to show, degrees, and the pixels there are for it."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @property
    def zoom(self) -> float:
        """The greatest zoom at which the whole box is in view."""
        across = max(self.width, 1) / (self.east - self.west)
        free = max(self.height - TOP_PX - BOTTOM_PX, 1)
        up = free / (_mercator(self.north) - _mercator(self.south))
        return float(log2(min(across, up) * 360 / _TILE))

    @property
    def center(self) -> dict[str, float]:
        """Where the map is centred so that the box lies between title and foot."""
        middle = (_mercator(self.north) + _mercator(self.south)) / 2
        pixel = 360 / (_TILE * 2**self.zoom)
        raised = middle + pixel * (TOP_PX - BOTTOM_PX) / 2
        return {
            "lon": (self.west + self.east) / 2,
            "lat": degrees(2 * atan(exp(radians(raised))) - pi / 2),
        }


def _mercator(lat: float) -> float:
    """Return the height of a latitude on a Mercator map, in degrees of longitude."""
    return degrees(log(tan(pi / 4 + radians(lat) / 2)))


def figure(
    dataset: Dataset,
    ground: Ground,
    places: dict[str, list[Any]],
    frame: Frame,
    style: str | dict[str, Any],
    layers: list[dict[str, Any]],
    keep_camera: str,
) -> dict[str, Any]:
    """Return the map of control.

    Parameters
    ----------
    places
        `lat`, `lon` and `estimated` (0 or 1), a list each, in the order of the codes.
    style
        A MapLibre style, or its URL, with a layer `lakes` to draw the ground under.
    layers
        Further layers of the map, such as a city's rivers and bridges.
    keep_camera
        While this stays the same, a new figure keeps where the visitor has moved to.
    """
    table = codes(dataset)
    count = len(table)
    dense = len(ground.codes) >= DENSE
    # Colour 0..count-1 fills a cell, count..2 count-1 its stripes, by the same code.
    colours = [fill(dataset, code) for code in table]
    colours += [stripe(dataset, code) for code in table]
    steps = 2 * count
    scale = [
        [(i + edge) / steps, colour]
        for i, colour in enumerate(colours)
        for edge in (0, 1)
    ]
    tiled = ground.tiles is not None
    cells = {
        "type": "choroplethmap",
        "uid": "ground",
        "geojson": NOTHING if tiled else ground.geojson,
        "locations": [] if tiled else ground.locations,
        "z": [] if tiled else painted(ground, count),
        "meta": ground.of
        | (
            {
                "tiles": ground.tiles,
                "geojson": ground.geojson,
                "ids": ground.locations,
            }
            if tiled
            else {}
        ),
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": scale,
        "showscale": False,
        "marker": {
            "opacity": GROUND_OPACITY,
            # A stripe has no outline: it would show where the stripe itself is clear.
            "line": {
                "width": 0
                if dense
                else [
                    0.5 if number < len(ground.codes) else 0
                    for number in ground.locations
                ],
                "color": "#ffffff80",
            },
        },
        "below": "lakes",
        "hoverinfo": "none",
    }
    layout = base_layout()
    layout |= {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "map": {
            "style": style,
            "center": frame.center,
            "zoom": frame.zoom,
            "layers": layers,
            "uirevision": keep_camera,
        },
        "uirevision": keep_camera,
    }
    marked = {key: [] for key in places} if dense else places
    return {"data": [cells, *_points(marked)], "layout": layout}


def painted(ground: Ground, count: int) -> list[int]:
    """Return the colour number of every feature for the codes of the places."""
    places = len(ground.codes)
    return [
        int(ground.codes[number])
        if number < places
        else int(ground.codes[number - places]) + count
        for number in ground.locations
    ]


def _points(places: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return the marks of the places, hollow where the position is an estimate."""
    guessed = [i for i, flag in enumerate(places["estimated"]) if flag]
    common = {
        "type": "scattermap",
        "mode": "markers",
        "hoverinfo": "none",
        "below": "",
    }
    return [
        {
            **common,
            "uid": "places",
            "lat": places["lat"],
            "lon": places["lon"],
            "marker": {"size": 4.5, "color": INK, "opacity": 0.6},
        },
        {
            **common,
            "uid": "estimated",
            "lat": [places["lat"][i] for i in guessed],
            "lon": [places["lon"][i] for i in guessed],
            "marker": {"size": 2.5, "color": "#ffffff", "opacity": 1},
        },
        {
            **common,
            "uid": "selected",
            "lat": [None, None],
            "lon": [None, None],
            # A ring: a disc on a larger white one, at the same point.
            "marker": {"size": [22, 14], "color": ["#ffffff", ACCENT], "opacity": 1},
        },
    ]
