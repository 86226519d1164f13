"""Ground as an SVG picture: cells of a theatre in their colours, with names."""

from dataclasses import dataclass
from html import escape

import geopandas as gpd
import pandas as pd

from dashboard.figures.theme import FONT, INK
from geo.measure import equal_area_crs

WIDTH = 640
"""Width of the picture, in its own units; its height follows from the ground."""

NAMED = 60
"""Up to so many cells have their names on them."""

_MARGIN = 8
_LETTER = 6.4
"""About how wide a letter is: a name that its cell has no room for is left out."""


@dataclass(frozen=True)
class Paint:
    """How a cell is filled; `stripe` empty: plain."""

    fill: str
    stripe: str = ""


def picture(cells: gpd.GeoDataFrame, paints: list[Paint], title: str) -> str:
    """Return the cells as an SVG document.

    Parameters
    ----------
    cells
        `name` and polygons, EPSG:4326; drawn in an equal-area projection.
    paints
        One for each cell.
    title
        What the picture shows, for who cannot see it.
    """
    shapes = cells.geometry.to_crs(equal_area_crs(cells.geometry))
    west, south, east, north = shapes.total_bounds
    scale = (WIDTH - 2 * _MARGIN) / (east - west)
    height = round((north - south) * scale + 2 * _MARGIN)
    shapes = shapes.affine_transform(
        [scale, 0, 0, -scale, _MARGIN - west * scale, _MARGIN + north * scale]
    )
    hatches = sorted({(one.fill, one.stripe) for one in paints if one.stripe})
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">',
        f"<title>{escape(title)}</title>",
        *[_pattern(i, fill, stripe) for i, (fill, stripe) in enumerate(hatches)],
        '<g stroke="#ffffff" stroke-width="1" stroke-linejoin="round">',
    ]
    for shape, paint in zip(shapes, paints, strict=True):
        hatch = (paint.fill, paint.stripe)
        fill = f"url(#h{hatches.index(hatch)})" if paint.stripe else paint.fill
        parts.append(f'<path d="{_path(shape)}" fill="{fill}" fill-rule="evenodd"/>')
    parts.append("</g>")
    if len(cells) <= NAMED:
        parts += _names(cells["name"], shapes)
    return "".join([*parts, "</svg>"])


def _pattern(number: int, fill: str, stripe: str) -> str:
    return (
        f'<pattern id="h{number}" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="8" height="8" fill="{fill}"/>'
        f'<rect width="3" height="8" fill="{stripe}"/></pattern>'
    )


def _path(shape: object) -> str:
    polygons = getattr(shape, "geoms", [shape])
    rings = [
        ring
        for polygon in polygons
        if polygon.geom_type == "Polygon"
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords) + "Z"
        for ring in rings
    )


def _names(names: pd.Series, shapes: gpd.GeoSeries) -> list[str]:
    style = f'font-family="{FONT}" font-size="12" fill="{INK}" text-anchor="middle"'
    edge = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'
    points = shapes.representative_point().get_coordinates()
    box = shapes.bounds
    texts = [
        f'<text x="{x:.1f}" y="{y + 4:.1f}">{escape(str(name))}</text>'
        for name, x, y, room in zip(
            names, points["x"], points["y"], box["maxx"] - box["minx"], strict=True
        )
        if len(str(name)) * _LETTER <= room
    ]
    return [f"<g {style} {edge}>", *texts, "</g>"]
