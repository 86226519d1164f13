"""Whether the ground of a theatre is there once, and only once.

Parts do not overlap, nor do drawn cells; a part is divided among its places, or drawn
for them, never both; and what is drawn is all of it. Then areas add up to outlines.

Areas are geodesic, km2; storage is EPSG:4326.
"""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.faults import gathered
from data.reading import Reading
from geo.errors import Fault
from geo.measure import STORAGE_CRS, geodesic_area_km2
from geo.vocabulary import CellRule

CRUMB_KM2 = 0.001
"""Ground of a shape that may be there twice, or not at all: 1000 m2, the crumbs of
rounded borders. It is a hundredth of 0.1 km2, the last digit an area is told to, and
far below any cell."""

_EDGE_DEGREES = 0.01
"""Longest edge measured as a geodesic: it strays from a straight one by under 1 m."""


def once_and_only_once(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return the faults of parts and of drawn cells as ground.

    Parameters
    ----------
    readings
        Every table that could be read, by name. Checks whose tables are not all there
        are left out; so are shapes with faults of their own.
    """
    faults: list[Fault] = []
    extents, places = readings.get("extents"), readings.get("places")
    cells = readings.get("cells")
    if extents and extents.has("theatre"):
        faults += _overlaps(extents, extents.typed["theatre"])
    if places:
        faults += _divided_and_drawn(places)
    if places and cells:
        own = _places_of(cells, places)
        faults += _overlaps(cells, own["theatre"])
        if extents:
            faults += _beside_their_parts(cells, own["part"], places, extents)
    return faults


def _overlaps(reading: Reading, theatre: pd.Series) -> list[Fault]:
    """Return pairs of shapes of one theatre that share ground, at the later one.

    `theatre` has the theatre of each row; a blank one is none, and told elsewhere.
    """
    sound = np.flatnonzero([shape is not None for shape in reading.shapes])
    shapes = np.array(reading.shapes, dtype=object)[sound]
    names = reading.typed[str(reading.table.key)]
    where = theatre.to_numpy()[sound]
    # Where every edge is a neighbour's too, or nobody's, there is nothing to intersect.
    amiss = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    asked = (one < other) & (amiss[one] | amiss[other])
    asked &= (where[one] == where[other]) & (where[one] != "")
    one, other = one[asked], other[asked]
    shared = shapely.intersection(shapes[one], shapes[other])
    faults = []
    for a, b, both in zip(sound[one], sound[other], shared, strict=True):
        km2 = _km2(both)
        if km2 > CRUMB_KM2:
            expected = f"no ground in common with {names.iloc[a]}"
            value = f"{names.iloc[b]}: {km2:.3f} km2 in common"
            faults.append(reading.fault(int(b), "geometry", value, expected))
    return gathered(sorted(faults))


def _divided_and_drawn(reading: Reading) -> list[Fault]:
    """Return places that divide a part which is drawn for others."""
    places = reading.typed
    drawn = places[places["cell"].eq(CellRule.DRAWN) & places["part"].ne("")]
    drawn_for = drawn.drop_duplicates("part").set_index("part")["place_id"]
    both = places["cell"].eq(CellRule.VORONOI) & places["part"].isin(drawn_for.index)
    return gathered(
        [
            reading.fault(
                int(str(row)),
                "part",
                part,
                "a part that is divided only; it is drawn for "
                f"{drawn_for[part]}: give either a part of its own",
            )
            for row, part in places.loc[both, "part"].items()
        ]
    )


def _places_of(cells: Reading, places: Reading) -> pd.DataFrame:
    """Return theatre and part of each drawn cell, by its row; blank: not known."""
    own = places.typed[places.typed["cell"].eq(CellRule.DRAWN)]
    own = own.drop_duplicates("place_id").set_index("place_id")[["theatre", "part"]]
    return own.reindex(cells.typed["place_id"]).fillna("").set_axis(cells.frame.index)


def _beside_their_parts(
    cells: Reading, part: pd.Series, places: Reading, extents: Reading
) -> list[Fault]:
    """Return cells that leave their part, and parts that are not all in cells.

    `part` has the part of each cell, by row.
    """
    rows = extents.typed["part_id"].drop_duplicates()
    wanted = places.typed.loc[places.typed["cell"].eq(CellRule.DRAWN), "part"]
    outside: list[Fault] = []
    bare: list[Fault] = []
    for row, name in rows[rows.isin(wanted)].items():
        outline = extents.shapes[int(str(row))]
        own = np.flatnonzero(part == name)
        shapes = np.array([cells.shapes[at] for at in own], dtype=object)
        if outline is None or not len(own) or any(shape is None for shape in shapes):
            continue
        whole, crumbs = shapely.union_all(shapes), CRUMB_KM2 * len(own)
        if _km2(whole.difference(outline)) > crumbs:
            outside += _leaving(cells, own, outline, str(name))
        missing = _km2(outline.difference(whole))
        # A place whose shape is missing altogether is told elsewhere, once.
        shaped = cells.typed["place_id"].iloc[own].nunique()
        if missing > crumbs and shaped == wanted.eq(name).sum():
            value = f"{name}: {missing:.3f} km2 in no cell"
            expected = "a part that is all in drawn cells; what nobody holds is a cell "
            expected += "too, of a place without reports"
            bare.append(extents.fault(int(str(row)), "geometry", value, expected))
    return gathered(sorted(outside)) + gathered(bare)


def _leaving(
    cells: Reading, rows: np.ndarray, outline: BaseGeometry, part: str
) -> list[Fault]:
    """Return the cells of a part with ground outside its outline."""
    faults = []
    for row in rows:
        km2 = _km2(shapely.difference(cells.shapes[row], outline))
        if km2 > CRUMB_KM2:
            name = cells.typed["place_id"].iloc[row]
            value = f"{name}: {km2:.3f} km2 outside"
            expected = f"no ground outside the outline of {part}, in extents.geojson"
            faults.append(cells.fault(int(row), "geometry", value, expected))
    return faults


def _km2(shape: BaseGeometry) -> float:
    """Return the geodesic km2 of what of a shape is ground.

    Edges are straight in degrees (RFC 7946), so they are cut short before a measure
    that takes them for geodesics: on a long border the two differ by more than a crumb.
    """
    parts = shapely.get_parts(shape)
    areas = parts[shapely.get_dimensions(parts) == 2]
    areas = shapely.segmentize(areas, _EDGE_DEGREES)
    return float(geodesic_area_km2(gpd.GeoSeries(areas, crs=STORAGE_CRS)).sum())
