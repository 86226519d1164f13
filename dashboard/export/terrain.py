"""The base map as traces: land, water, borders and rivers, under and over the ground.

The layers are those of the page, `assets/basemap`; see its style for what is shown from
which zoom on.
"""

from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from dashboard.export.palette import Palette
from dashboard.export.paper import Paper, lines, pen, rings
from dashboard.settings import BASEMAP

FOCUS = ("IRQ", "SYR", "LBY")
"""Countries that the data are about, as the style of the page has them."""

RANK, LAKE_KM2, NEAR_ZOOM, CITY_ZOOM = 6, 25, 6.5, 9.8
"""Up to which rank rivers, and from which size lakes, are shown from afar; the zoom
from which all are, and that from which a city's own rivers take over."""


@lru_cache
def layer(name: str) -> gpd.GeoDataFrame:
    """Return a layer of the base map, EPSG:4326."""
    return gpd.read_file(BASEMAP / f"{name}.geojson")


def below(paper: Paper, palette: Palette) -> list[dict[str, Any]]:
    """Return water and land, which lie under the ground held."""
    land = paper.layer(layer("land"))
    own = land["a3"].isin(FOCUS)
    sea = [shapely.get_coordinates(paper.box)]
    return [
        area(sea, palette.water, "sea"),
        area(rings(land[~own].geometry.to_numpy()), palette.land, "land"),
        area(rings(land[own].geometry.to_numpy()), palette.focus, "focus-land"),
    ]


def above(
    paper: Paper, palette: Palette, zoom: float, unit: float
) -> list[dict[str, Any]]:
    """Return lakes, rivers and borders, which lie over it.

    `unit` is the width, px, that the page would draw as one.
    """
    lakes = paper.layer(layer("lakes"))
    rivers = paper.layer(layer("rivers"))
    if zoom < NEAR_ZOOM:
        lakes = lakes[lakes["km2"] >= LAKE_KM2]
        rivers = rivers[rivers["rank"] <= RANK]
    if zoom >= CITY_ZOOM:
        rivers = rivers.iloc[:0]
    borders = paper.layer(layer("borders"))
    great = rivers["rank"] <= RANK - 2
    drawn = [area(rings(lakes.geometry.to_numpy()), palette.water, "lakes")]
    drawn += [
        stroke(rivers[flag], palette.river, width * unit, "rivers")
        for flag, width in ((~great, 0.6), (great, 1.2))
    ]
    paints = {
        "other": (0.7, "solid"),
        "disputed": (0.9, "dash"),
        "focus": (1.1, "solid"),
    }
    drawn += [
        stroke(
            borders[borders["kind"] == kind], palette.border, width * unit, kind, dash
        )
        for kind, (width, dash) in paints.items()
    ]
    return [one for one in drawn if one["x"]]


def area(strokes: list[np.ndarray], colour: str, name: str) -> dict[str, Any]:
    """Return rings as one filled trace without outline."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        **pen(strokes),
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0, "color": colour, "simplify": False},
        "hoverinfo": "skip",
    }


def stroke(
    frame: gpd.GeoDataFrame, colour: str, width: float, name: str, dash: str = "solid"
) -> dict[str, Any]:
    """Return the lines of a layer in px as one trace."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        **pen(lines(frame.geometry.to_numpy())),
        "line": {"width": width, "color": colour, "dash": dash, "simplify": False},
        "hoverinfo": "skip",
    }
