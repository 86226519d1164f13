"""The one idea behind every method: units, and a history of units.

A unit is what goes to a holder as a whole: a cell, a cell cut to its reach, a
district, a drawn face, a place. Units are a frame indexed by unit id with `country`, a
geometry in EPSG:4326 and what is summed (`Method.unit`: km2, places or people). Their
history is a frame of intervals, the unit id in `place_id`. `geo.areas.series` sums any.

Ground that no unit covers is a unit too, one a country, and always unknown: so parts
add up to the outline on every day, whatever the method.
"""

import geopandas as gpd
import pandas as pd

from geo.measure import STORAGE_CRS, area_by_part_km2
from geo.vocabulary import DAY, UNKNOWN, Status

COLUMNS = ["place_id", "from", "to", "holder", "status"]
"""What a history of units holds; the evidence stays with the places' own history."""

BEYOND = "beyond:"
"""Begins the id of the unit that stands for a country's ground beyond all others.

No place of a data set can have such an id: a colon is not allowed in one.
"""

_NOTHING = 1e-6  # share of an outline below which a remainder is rounding


def complete(units: gpd.GeoDataFrame, parts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add one unit a country for the ground of its outline that no unit covers.

    Parameters
    ----------
    units
        Indexed by unit id: `country`, `km2`, polygons in EPSG:4326, none overlap.
    parts
        The outlines: `country`, polygons in EPSG:4326.

    Returns
    -------
    Columns `country`, `km2`, geometry. Ids of what is added begin with `BEYOND`; its
    km2 is the outline less the units, its geometry the same. A country covered to
    within a millionth gets none.
    """
    sizes = area_by_part_km2(parts.geometry, parts.index.to_series())
    whole = sizes.groupby(parts["country"]).sum()
    taken = units.groupby("country")["km2"].sum().reindex(whole.index, fill_value=0.0)
    rest = (whole - taken)[whole - taken > _NOTHING * whole]
    shapes = [
        parts.geometry[parts["country"] == country]
        .union_all()
        .difference(units.geometry[units["country"] == country].union_all())
        for country in rest.index
    ]
    beyond = gpd.GeoDataFrame(
        {"country": rest.index.astype("str"), "km2": rest.to_numpy()},
        geometry=gpd.GeoSeries(shapes, crs=STORAGE_CRS),
    ).set_index(pd.Index([BEYOND + country for country in rest.index], dtype="str"))
    return gpd.GeoDataFrame(
        pd.concat([units[["country", "km2", "geometry"]], beyond]), crs=STORAGE_CRS
    )


def unit_history(
    intervals: pd.DataFrame,
    units: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> pd.DataFrame:
    """Return the intervals of the units, the ground beyond them always unknown.

    Parameters
    ----------
    intervals
        Of more than the units, or of fewer: a unit that has none is unknown from
        `first` to `last`, both included.
    units
        Indexed by unit id.

    Returns
    -------
    The columns of `COLUMNS`; the intervals of a unit meet without gap or overlap.
    """
    told = intervals.loc[intervals["place_id"].isin(units.index), COLUMNS]
    silent = units.index[~units.index.isin(told["place_id"])]
    unknown = pd.DataFrame(
        {
            "place_id": silent,
            "from": first,
            "to": last + pd.Timedelta(days=1),
            "holder": UNKNOWN,
            "status": Status.UNKNOWN.value,
        }
    ).astype({"from": DAY, "to": DAY})
    return pd.concat([told, unknown], ignore_index=True)


def counted(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return places as units of method A: `places` is 1 for each.

    Share of places = places of a holder / all places. No area is in it, so no empty
    ground can move it.
    """
    return places[["country", "geometry"]].assign(places=1.0)


def peopled(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the places whose population is known as units: `people` is how many.

    The other half of method A: share of people = people in places of a holder / people
    in all places whose population is known. The others are left out, not guessed.
    """
    known = places[places["population"].notna()]
    return known[["country", "geometry"]].assign(
        people=known["population"].astype(float)
    )
