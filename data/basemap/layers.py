"""The layers of the base map, one pure function each: frames in, a frame out.

All frames are in degrees (EPSG:4326); areas are square kilometres on the equal-area
grid EPSG:6933. Tolerances are degrees. Simplification keeps coverages whole, so a
border that two countries share stays one line.
"""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.basemap.coverage import (
    GRID,
    Geometries,
    cleaned,
    inlay,
    partition,
    polygonal,
    shared_edges,
    tiled,
)

FOCUS = ("IRQ", "SYR", "LBY")
"""The three countries the project is about."""

REGION = shapely.box(-6, 12, 66, 47)
"""Around the focus: what a page shows beside it at the zoom it opens with."""

NEAR = 0.5
"""Degrees around the focus where neighbours are as detailed as the focus itself."""

FINE, MIDDLE, ROUGH = 0.002, 0.04, 0.6
"""Tolerances of the focus, the region and the rest of the world."""

DISPUTED = frozenset(
    map(frozenset, [("ISR", "SYR"), ("ISR", "PSE"), ("RUS", "UKR"), ("ESH", "MAR")])
)
"""Pairs whose common line is not an agreed border; drawn dashed."""

_FIRST = ("UKR", "ESH")
"""Where claims overlap in the source, these keep the ground."""

_NOBODYS = ("XBT", shapely.box(33.1, 21.6, 34.2, 22.05))
"""Bir Tawil, land that no country claims: what is left of this box by the others."""

CRS = "EPSG:4326"

_KM2 = "EPSG:6933"


def land(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the countries in three grades of detail, tiling without gap or overlap.

    Parameters
    ----------
    countries
        `a3`, `geometry`: one row a country, fully detailed.

    Returns
    -------
    `a3`, `geometry`, sorted by `a3`, four decimals, a valid coverage. Countries with
    nothing left at the grade of their place are absent. Raises GeometryError when the
    result does not tile.
    """
    claims = countries.sort_values("a3", kind="stable")
    claims = claims.sort_values(
        "a3", key=lambda a3: ~a3.isin(_FIRST), kind="stable", ignore_index=True
    )
    # Overlaps go to the earlier row, so the last one has what nobody claims.
    claims = pd.concat(
        [
            claims,
            gpd.GeoDataFrame(
                {"a3": [_NOBODYS[0]]}, geometry=[_NOBODYS[1]], crs=claims.crs
            ),
        ],
        ignore_index=True,
    )
    shapes = claims.geometry.to_numpy()
    chosen = claims["a3"].isin(FOCUS).to_numpy()
    around = shapely.simplify(shapely.union_all(shapes[chosen]), NEAR / 4)
    around = shapely.simplify(shapely.buffer(around, NEAR), NEAR / 4)
    graded = _graded(shapes, None, ROUGH, 1.0)
    graded = inlay(graded, _graded(shapes, REGION, MIDDLE, 0.004), REGION)
    graded = inlay(graded, _graded(shapes, around, FINE, 0.0), around)
    claims["geometry"] = tiled(graded)
    claims = claims[~claims.geometry.is_empty]
    return claims[["a3", "geometry"]].sort_values("a3", ignore_index=True)


def _graded(
    shapes: Geometries, window: BaseGeometry | None, tolerance: float, least: float
) -> Geometries:
    """Return the coverage in and just around the window, simplified.

    `least` is the area, in square degrees, under which an island is left out.
    """
    if window is not None:
        room = shapely.box(*shapely.buffer(window, 10 * tolerance).bounds)
        shapes = shapely.intersection(shapes, room)
    whole = cleaned(polygonal(shapes, least), GRID)
    return np.asarray(shapely.coverage_simplify(whole, tolerance))


def borders(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the lines that two countries share; coasts are not among them.

    Returns
    -------
    One row a pair of neighbours: `left`, `right` (a3, in alphabetical order), `kind`
    (`focus` when either is a focus country, `disputed`, else `other`) and `geometry`.
    """
    lines = shared_edges(land.geometry.to_numpy())
    codes = land["a3"].to_numpy()
    lines["left"], lines["right"] = codes[lines["left"]], codes[lines["right"]]
    pairs = zip(lines["left"], lines["right"], strict=True)
    disputed = np.array([frozenset(pair) in DISPUTED for pair in pairs], dtype=bool)
    focus = lines["left"].isin(FOCUS) | lines["right"].isin(FOCUS)
    lines["kind"] = np.where(disputed, "disputed", np.where(focus, "focus", "other"))
    return lines[["left", "right", "kind", "geometry"]].set_crs(CRS)


def lakes(water: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return lakes and reservoirs: all near the focus, the great ones elsewhere.

    Parameters
    ----------
    water
        `geometry`: polygons of water, seas among them.
    land
        What `land` returns.

    Returns
    -------
    `km2` (one decimal) and `geometry`, largest first: 3 km2 or more within half a
    degree of the focus, 150 km2 or more elsewhere in the region.
    """
    west, south, east, north = REGION.bounds
    local = water.cx[west:east, south:north]
    # Seas are polygons too, of hundreds of thousands of vertices; no lake is.
    local = local[shapely.get_num_coordinates(local.geometry.to_numpy()) < 50_000]
    local = local.set_geometry(shapely.make_valid(local.geometry.to_numpy()))
    # A lake arrives in pieces, so the pieces are joined before they are measured.
    local = local[_km2(local) > 0.05]
    whole = gpd.GeoDataFrame(
        geometry=shapely.get_parts(shapely.union_all(local.geometry.to_numpy())),
        crs=water.crs,
    )
    whole["km2"] = _km2(whole).round(1)
    least = np.where(whole.intersects(around_focus(land, 0.5)), 3, 150)
    whole = whole[whole["km2"].between(least, 30_000)]
    near = whole.intersects(around_focus(land, 0.5)).to_numpy()
    shapes = _rounded(whole.geometry.to_numpy(), 0.003)
    simple = np.where(
        near, shapely.simplify(shapes, FINE / 2), shapely.simplify(shapes, MIDDLE / 4)
    )
    whole = whole.set_geometry(shapely.set_precision(simple, GRID))
    whole = whole[~whole.is_empty]
    return whole.sort_values("km2", ascending=False, ignore_index=True)[
        ["km2", "geometry"]
    ]


def _rounded(shapes: Geometries, radius: float) -> Geometries:
    """Return the polygons without the steps and spikes smaller than the radius."""
    grown = shapely.buffer(shapes, radius, quad_segs=2)
    shrunk = shapely.buffer(grown, -2 * radius, quad_segs=2)
    return np.asarray(shapely.buffer(shrunk, radius, quad_segs=2))


def governorates(
    units: gpd.GeoDataFrame,
    land: gpd.GeoDataFrame,
    names: Mapping[tuple[str, str], str],
) -> gpd.GeoDataFrame:
    """Return the governorates, fitted to the outlines of `land`.

    Parameters
    ----------
    units
        `a3`, `name`, `geometry` as published.
    names
        (a3, published name) to the name used here; units given the same name become
        one. Names not in it stay.

    Returns
    -------
    `name`, `a3`, `geometry`, sorted by country and name: within a country a valid
    coverage that fills its outline.
    """
    keys = zip(units["a3"], units["name"], strict=True)
    units = units.assign(name=[names.get(key, key[1]) for key in keys])
    units = units.dissolve(["a3", "name"]).reset_index()
    return _fitted(units, land, FINE)[["name", "a3", "geometry"]]


def districts(
    units: gpd.GeoDataFrame, land: gpd.GeoDataFrame, governorates: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return the districts whose centre lies in a focus country, fitted to its outline.

    Parameters
    ----------
    units
        `name`, `lon`, `lat`, `geometry` as published, of any country.
    governorates
        What `governorates` returns.

    Returns
    -------
    `name`, `a3`, `admin1` (name of the governorate that has most of the district) and
    `geometry`, sorted by country, governorate and name.
    """
    centres = units.set_geometry(
        gpd.points_from_xy(units["lon"], units["lat"], crs=4326)
    )
    focus = land[land["a3"].isin(FOCUS)]
    placed = gpd.sjoin(centres[["geometry"]], focus, predicate="within")
    units = units.loc[placed.index].assign(a3=placed["a3"])
    units = units.sort_values(["a3", "name", "lon", "lat"], ignore_index=True)
    units = _fitted(units, land, 5 * FINE)
    shares = gpd.overlay(
        units[["geometry"]].reset_index(names="unit"),
        governorates[["name", "geometry"]].rename(columns={"name": "admin1"}),
        keep_geom_type=True,
    )
    shares = shares.assign(km2=_km2(shares)).sort_values("km2")
    most = shares.drop_duplicates("unit", keep="last").set_index("unit")["admin1"]
    units = units.assign(admin1=most)
    units = units.sort_values(["a3", "admin1", "name"], ignore_index=True)
    return gpd.GeoDataFrame(units[["name", "a3", "admin1", "geometry"]])


def governorate_lines(governorates: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the lines between governorates of one country, without the outline.

    Returns
    -------
    One row a country: `a3` and `geometry`, a multiline.
    """
    codes = governorates["a3"].to_numpy()
    lines = shared_edges(governorates.geometry.to_numpy())
    lines["a3"] = codes[lines["left"]]
    lines = lines[lines["a3"].to_numpy() == codes[lines["right"]]]
    merged = lines[["a3", "geometry"]].dissolve("a3").reset_index()
    merged["geometry"] = shapely.line_merge(merged.geometry.to_numpy())
    return gpd.GeoDataFrame(merged).set_crs(CRS)


def _fitted(
    units: gpd.GeoDataFrame, land: gpd.GeoDataFrame, tolerance: float
) -> gpd.GeoDataFrame:
    """Return the units of each country of `units`, partitioning its outline."""
    outlines = dict(zip(land["a3"], land["geometry"], strict=True))
    frames = []
    for a3 in sorted(units["a3"].unique()):
        rows = units[units["a3"] == a3]
        parts = partition(rows.geometry.to_numpy(), outlines[a3])
        # The outline stays as it is: it is the one that `land` draws.
        fitted = shapely.coverage_simplify(parts, tolerance, simplify_boundary=False)
        frames.append(
            rows.set_geometry(gpd.GeoSeries(fitted, rows.index, crs=units.crs))
        )
    return gpd.GeoDataFrame(pd.concat(frames, ignore_index=True))


def around_focus(
    land: gpd.GeoDataFrame, margin: float
) -> shapely.Polygon | shapely.MultiPolygon:
    """Return the focus countries with a margin in degrees around them."""
    focus = land.loc[land["a3"].isin(FOCUS), "geometry"].to_numpy()
    return shapely.union_all(focus).simplify(0.02).buffer(margin)


def _km2(frame: gpd.GeoDataFrame) -> pd.Series:
    """Return the areas in square kilometres, on an equal-area grid."""
    return pd.Series(frame.to_crs(_KM2).area / 1e6)
