"""What is coloured on a theatre's map by a method: its units, and stripes over them.

Units have numbers. Of a method that goes by places the first so many are the places of
the theatre, in order; the stripes of unit i are feature (number of units + i).
"""

from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.codes import code_of, codes
from data.districts import districts
from data.theatre import Theatre
from geo.hatch import stripes
from geo.measure import equal_area_crs
from geo.reach import CAP_KM
from geo.vocabulary import Method, Rule

GRID_DEGREES = 1e-5
"""Coordinates are rounded to this: about a metre, less than a screen can show."""

STRIPES_ACROSS = 110
"""How many stripes would fit side by side across a theatre's frame."""

STRIPE_SHARE = 0.36
"""Share of the ground that stripes cover."""

SEEN_SHARE = 2e-5
"""Share of a theatre's width by which an arc may be drawn flat: below any pixel."""


@lru_cache
def numbered(theatre: Theatre, method: Method) -> gpd.GeoDataFrame:
    """Return the units of a method of ground in the order of their numbers.

    Of a method that goes by places the first are all places of the theatre, in order;
    a place that is no unit has 0 km2 and an empty shape. Columns `country`, `km2` and
    geometry, EPSG:4326.
    """
    units = theatre.units(method)
    if method is Method.DISTRICT:
        return units
    places = theatre.places.index
    rest = units.index[~units.index.isin(places)]
    every = units.reindex([*places, *rest])
    country = every["country"].fillna(theatre.places["country"])
    shapes = every.geometry.array.to_numpy().copy()
    shapes[shapely.is_missing(shapes)] = shapely.Polygon()
    return gpd.GeoDataFrame(
        {"country": country, "km2": every["km2"].fillna(0.0)},
        geometry=shapes,
        crs=units.crs,
    )


def unit_names(theatre: Theatre, method: Method) -> list[str]:
    """Return what the units of `numbered` are called, in their order."""
    units = numbered(theatre, method).index.to_series()
    if method is Method.DISTRICT:
        names = districts()["name"].reindex(units.index)
        return [str(name) for name in names.fillna("Ground outside all districts")]
    names = theatre.places["name"].reindex(units.index)
    return [str(name) for name in names.fillna("Ground beyond reach of a place")]


def shaped(method: Method) -> Method:
    """Return the method whose shapes show a method: places and people have none."""
    return method if method.unit == "km2" else Method.NEAREST


@lru_cache
def drawn(theatre: Theatre, method: Method) -> gpd.GeoSeries:
    """Return what is coloured on the theatre's map, EPSG:4326, indexed by feature id.

    Units first, each under its number; then the stripes of every unit that is ever
    striped, under (number of units + that number).
    """
    units = numbered(theatre, method)
    number = pd.Series(np.arange(len(units)), index=units.index)
    shapes = gpd.GeoSeries(units.geometry)
    if method in (*CAP_KM, Method.POPULATED):
        shapes = _flattened(shapes, theatre)
    cells = _rounded(shapes)
    hatched = gpd.GeoSeries(cells[cells.index.isin(_ever_hatched(theatre, method))])
    lines = hatched
    if len(hatched):
        period = _frame_width_m(theatre) / STRIPES_ACROSS
        lines = _rounded(stripes(hatched, period, period * STRIPE_SHARE))
    return gpd.GeoSeries(
        [*cells, *lines],
        [*number[cells.index], *(number[lines.index] + len(number))],
        crs=cells.crs,
    )


def locations(theatre: Theatre, method: Method = Method.NEAREST) -> list[int]:
    """Return the feature ids of the cells, in their order."""
    return [int(number) for number in drawn(theatre, method).index]


def state_codes(
    theatre: Theatre, rule: Rule, day: pd.Timestamp, method: Method = Method.NEAREST
) -> np.ndarray:
    """Return the code of every unit of a method of ground on a day, in their order."""
    units = numbered(theatre, method)
    intervals = theatre.unit_history(rule, method)
    current = intervals[(intervals["from"] <= day) & (day < intervals["to"])]
    code = code_of(theatre.dataset)
    pairs = zip(current["holder"], current["status"], strict=True)
    found = pd.Series([code[pair] for pair in pairs], index=current["place_id"])
    return found.reindex(units.index).fillna(0).to_numpy(dtype=np.int16)


def _rounded(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return shapes on the grid, without those of which nothing is left."""
    grid = shapely.set_precision(shapes.to_numpy(), GRID_DEGREES)
    left = ~shapely.is_empty(grid)
    return gpd.GeoSeries(grid[left], shapes.index[left], crs=shapes.crs)


def _flattened(shapes: gpd.GeoSeries, theatre: Theatre) -> gpd.GeoSeries:
    """Return shapes with their arcs no finer than a screen shows them."""
    row = theatre.row
    return gpd.GeoSeries(shapes.simplify((row["east"] - row["west"]) * SEEN_SHARE))


def _ever_hatched(theatre: Theatre, method: Method) -> set[str]:
    """Return the units that any rule shows striped on any day."""
    table = codes(theatre.dataset)
    striped = {(code.holder, code.status) for code in table if code.hatched}
    found: set[str] = set()
    for rule in Rule:
        rows = theatre.unit_history(rule, method)
        states = zip(rows["holder"], rows["status"], strict=True)
        found |= set(rows["place_id"][[state in striped for state in states]])
    return found


def _frame_width_m(theatre: Theatre) -> float:
    row = theatre.row
    frame = gpd.GeoSeries(
        [shapely.box(row["west"], row["south"], row["east"], row["north"])],
        crs="EPSG:4326",
    )
    west, _, east, _ = frame.to_crs(equal_area_crs(frame)).total_bounds
    return float(east - west)
