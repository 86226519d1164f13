"""Rivers: courses, names, and where a course is drawn over points known to be on it.

No open package holds a line of the Tigris or the Euphrates that passes within a
kilometre of every city it runs through. OpenStreetMap has their water as areas, in
pieces too broken to draw, but right. So around the cities that the project shows street
by street the line is shifted onto the middles of those pieces; elsewhere it may be off
by a kilometre or two, and no front should be read from it.
"""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.coverage import GRID

NAMES = {
    "Al Furat": "Euphrates",
    "Firat": "Euphrates",
    "Dicle": "Tigris",
    "Amu  Darya": "Amu Darya",
    "Syr  Darya": "Syr Darya",
    "Dnipro (Dnieper)": "Dnieper",
    "El Bahr el Abyad  (White Nile)": "White Nile",
    "El Bahr el Azraq  (Blue Nile)": "Blue Nile",
    "Bratul Chillia": None,
    "Bratul Sfintu Gheorghe": None,
    "Bratul Sulina": None,
    "Ferenc Csatorna": None,
    "Mouhoun  (Black Volta)": "Black Volta",
    "Nakanb? (White Volta)": "White Volta",
    "Rhein": "Rhine",
    "Rhne": "Rhône",
    "Tajo": "Tagus",
}
"""Natural Earth's names to the ones used here; others stay. None: drawn unnamed."""

Points = Sequence[tuple[float, float]]
"""Longitudes and latitudes, in the order in which the river runs."""

Floats = npt.NDArray[np.float64]

PINS: Sequence[tuple[str, Points]] = (
    (
        "Tigris",  # Mosul
        (
            (43.0445, 36.3892),
            (43.0688, 36.4012),
            (43.0909, 36.4011),
            (43.1132, 36.3864),
            (43.1088, 36.3667),
            (43.1303, 36.3520),
            (43.1534, 36.3320),
            (43.1731, 36.3183),
            (43.1732, 36.3005),
            (43.1757, 36.2804),
            (43.1948, 36.2477),
        ),
    ),
    (
        "Euphrates",  # Raqqa
        (
            (38.9099, 35.9252),
            (38.9365, 35.9389),
            (38.9604, 35.9276),
            (38.9827, 35.9278),
            (39.0207, 35.9397),
            (39.0424, 35.9394),
            (39.0647, 35.9263),
            (39.0864, 35.9039),
        ),
    ),
    (
        "Euphrates",  # Deir ez-Zor
        (
            (40.0754, 35.4221),
            (40.1045, 35.3894),
            (40.1191, 35.3562),
            (40.1410, 35.3532),
            (40.1626, 35.3371),
            (40.1835, 35.3219),
        ),
    ),
    (
        "Euphrates",  # Fallujah
        (
            (43.6797, 33.3793),
            (43.7016, 33.3606),
            (43.7289, 33.3396),
            (43.7664, 33.3428),
            (43.7667, 33.3242),
            (43.7684, 33.3061),
            (43.7943, 33.3007),
        ),
    ),
)
"""Middles of water areas of OpenStreetMap that the line of the river must pass."""

FADE = 0.1
"""Degrees along the line beyond the outer pins where the shift dies away."""

_KM2 = "EPSG:6933"


def rivers(
    courses: gpd.GeoDataFrame,
    named: gpd.GeoDataFrame,
    near: shapely.Polygon | shapely.MultiPolygon,
    region: shapely.Polygon,
) -> gpd.GeoDataFrame:
    """Return rivers: detailed courses in `near`, coarse ones in the rest of `region`.

    Parameters
    ----------
    courses
        `geometry`: detailed lines without names, EPSG:4326.
    named
        `name`, `rank`, `geometry`: coarse lines, EPSG:4326; a detailed line within 3 km
        of one takes its name and rank.

    Returns
    -------
    `name` (None where unknown), `rank` (0 great to 9 small) and `geometry`, one row a
    name and rank, great ones first, four decimals.
    """
    named = named.assign(
        name=[NAMES.get(name, name) for name in named["name"]],
        # The headwaters have a rank of their own; one river, one rank.
        rank=named["rank"].where(~named["name"].isin(["Dicle", "Tigris"]), 3),
    )
    fine = courses.clip(near).explode(ignore_index=True)
    middle = fine.to_crs(_KM2)
    middle["geometry"] = middle.interpolate(0.5, normalized=True)
    match = gpd.sjoin_nearest(middle, named.to_crs(_KM2), max_distance=3000)
    match = match[~match.index.duplicated()]
    fine["name"] = match["name"].reindex(fine.index)
    fine["rank"] = match["rank"].reindex(fine.index).fillna(9).astype(int)
    beyond = gpd.GeoDataFrame(geometry=[region.difference(near)], crs=named.crs)
    coarse = named[named["rank"] <= 6].overlay(beyond, keep_geom_type=True)
    coarse = coarse.set_geometry(coarse.simplify(0.01))
    both = pd.concat([fine, coarse], ignore_index=True)
    both = both.dissolve(["rank", "name"], dropna=False).reset_index()
    both["name"] = both["name"].astype(object).where(both["name"].notna(), None)
    both["geometry"] = shapely.line_merge(both.geometry.to_numpy())
    for name, pins in PINS:
        pairs = zip(both["name"], both.geometry, strict=True)
        moved = [pinned(lines, pins) if own == name else lines for own, lines in pairs]
        both = both.set_geometry(moved, crs=named.crs)
    thin = shapely.simplify(both.geometry.to_numpy(), 0.001)
    both["geometry"] = shapely.set_precision(thin, GRID)
    return both[~both.geometry.is_empty][["name", "rank", "geometry"]]


def pinned(lines: BaseGeometry, pins: Points) -> BaseGeometry:
    """Return the lines with the one nearest to the pins shifted so that it passes them.

    Between two pins the shift changes evenly along the line, so the shape stays; within
    FADE degrees of the outer pins it dies away. Lines further than FADE from the pins
    come back as they were, and so does one along which the pins are not in order.
    """
    parts = list(shapely.get_parts(lines))
    course = shapely.LineString(pins)
    gaps = [shapely.hausdorff_distance(course, _near(part, course)) for part in parts]
    nearest = int(np.argmin(gaps))
    if gaps[nearest] > FADE:
        return lines
    line = parts[nearest]
    marks = np.asarray(shapely.points(pins))
    along = shapely.line_locate_point(line, marks)
    if along[0] > along[-1]:
        line = shapely.reverse(line)
        along = shapely.line_locate_point(line, marks)
    if (np.diff(along) <= 0).any():
        return lines
    line = _shifted(line, along, shapely.get_coordinates(marks))
    parts[nearest] = line
    return shapely.MultiLineString(parts) if len(parts) > 1 else line


def _near(line: BaseGeometry, course: BaseGeometry) -> BaseGeometry:
    """Return what of the line lies about the course, or all of it when nothing does."""
    cut = shapely.intersection(line, shapely.buffer(course, FADE / 2))
    return line if cut.is_empty else cut


def _shifted(
    line: shapely.LineString, along: Floats, targets: Floats
) -> shapely.LineString:
    """Return the line moved so that its points `along` it meet the targets."""
    shift = targets - shapely.get_coordinates(
        shapely.line_interpolate_point(line, along)
    )
    own = shapely.line_locate_point(line, shapely.points(shapely.get_coordinates(line)))
    # Vertices every kilometre or so, and at the pins, for the shift to act on.
    even = np.arange(along[0] - FADE, along[-1] + FADE, 0.01)
    places = np.unique(
        np.concatenate([own, along, even[(even > 0) & (even < line.length)]])
    )
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, places))
    stops = np.concatenate([[along[0] - FADE], along, [along[-1] + FADE]])
    for axis in (0, 1):
        amounts = np.concatenate([[0.0], shift[:, axis], [0.0]])
        points[:, axis] += np.interp(places, stops, amounts)
    return shapely.LineString(points)
