"""Districts: each goes as a whole to whom most of its places go (method F).

Coarse and steady, and comparable with figures that are gathered by district. How a few
reports become whole districts is the doubt in it: large desert districts follow one
town.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure import STORAGE_CRS, area_by_part_km2, equal_area_crs
from geo.units import COLUMNS
from geo.vocabulary import CONTESTED, UNKNOWN, Status


def clipped(districts: gpd.GeoDataFrame, parts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the districts inside the outlines as units: `country`, `km2`, geometry.

    Parameters
    ----------
    districts
        Indexed by district id: `country`, polygons in EPSG:4326, none overlap.
    parts
        The outlines: `country`, polygons in EPSG:4326. A district is cut by those of
        its own country; one that lies outside them all is left out.
    """
    units = districts[["country", "geometry"]].copy()
    for country in units["country"].unique():
        own = units["country"] == country
        outline = parts.geometry[parts["country"] == country]
        crs = equal_area_crs(districts.geometry if outline.empty else outline)
        flat = outline.to_crs(crs).union_all()
        cut = units.geometry[own].to_crs(crs).intersection(flat)
        units.loc[own, "geometry"] = cut.to_crs(STORAGE_CRS)
    units["km2"] = area_by_part_km2(units.geometry, units["country"])
    return units[units["km2"] > 0]


def members(places: gpd.GeoDataFrame, districts: gpd.GeoDataFrame) -> pd.Series:
    """Return the district that each place lies in, index-aligned.

    A place goes to a district of its own `country`; one that lies in none (on a coast
    or border drawn otherwise) goes to the nearest. A country without districts: NaN.
    """
    found = pd.Series(np.nan, index=places.index, dtype=object)
    for country in districts["country"].unique():
        own = districts.geometry[districts["country"] == country]
        points = places.geometry[places["country"] == country]
        crs = equal_area_crs(own)
        tree = shapely.STRtree(own.to_crs(crs).to_numpy())
        nearest = tree.nearest(points.to_crs(crs).to_numpy())
        found[points.index] = own.index.to_numpy()[nearest]
    return found


def votes(population: pd.Series, district: pd.Series) -> pd.Series:
    """Return what each place weighs in its district, index-aligned.

    Its population where that of every place of the district is known (and there is
    any), else 1: places are counted then.
    """
    people = population.astype(float)
    known = people.notna().groupby(district).transform("all")
    some = people.groupby(district).transform("sum") > 0
    return people.where(known & some, 1.0)


def roll_up(
    intervals: pd.DataFrame, district: pd.Series, weight: pd.Series
) -> pd.DataFrame:
    """Return the history of districts from that of their places.

    A district has the holder and status that most of its places have, by weight. A tie
    is contested; but where unknown is one of the tied, the district is unknown, since a
    gap is no side. No loop over days: a place's weight enters at the start of an
    interval, leaves at its end, and running sums are the vote of each day of change.

    Parameters
    ----------
    intervals
        Of places, as `geo.history.history` returns them.
    district, weight
        District and weight of each place, indexed by place_id; places with no district
        do not vote.

    Returns
    -------
    The columns of `geo.units.COLUMNS`, the district id in place_id; neighbours differ.
    """
    voting = intervals.assign(
        unit=intervals["place_id"].map(district),
        weight=intervals["place_id"].map(weight),
    ).dropna(subset="unit")
    keys = ["unit", "day", "holder", "status"]
    arrive = voting.rename(columns={"from": "day"})[[*keys, "weight"]]
    leave = voting.rename(columns={"to": "day"})[[*keys, "weight"]]
    events = pd.concat([arrive, leave.assign(weight=-leave["weight"])])
    steps = events.pivot_table(
        index=keys[:2], columns=keys[2:], values="weight", aggfunc="sum", fill_value=0.0
    )
    standing = steps.groupby(level="unit").cumsum().sort_index()
    return _winners(standing)


def _winners(standing: pd.DataFrame) -> pd.DataFrame:
    """Return intervals from the votes of each unit and day of change."""
    leads = standing.eq(standing.max(axis=1), axis=0).to_numpy()
    states = standing.columns.to_frame(index=False).iloc[leads.argmax(axis=1)]
    tied = leads.sum(axis=1) > 1
    gap = (leads & (standing.columns.get_level_values("holder") == UNKNOWN)).any(axis=1)
    frame = standing.index.to_frame(index=False).set_axis(["place_id", "from"], axis=1)
    frame["holder"] = np.select(
        [tied & gap, tied], [UNKNOWN, CONTESTED], states["holder"].to_numpy(object)
    )
    frame["status"] = np.select(
        [tied & gap, tied],
        [Status.UNKNOWN.value, Status.CONTESTED.value],
        states["status"].to_numpy(object),
    )
    follows = frame["place_id"].shift(-1) == frame["place_id"]
    end = frame["from"].groupby(frame["place_id"]).transform("max")
    before = frame[["place_id", "holder", "status"]].shift()
    same = (before == frame[["place_id", "holder", "status"]]).all(axis=1)
    # The last day of a unit is the end of its history: no vote is left on it.
    kept = frame[follows & ~same]
    again = kept["place_id"].shift(-1) == kept["place_id"]
    kept = kept.assign(to=kept["from"].shift(-1).where(again, end[kept.index]))
    return (
        kept[COLUMNS].astype({"holder": "str", "status": "str"}).reset_index(drop=True)
    )
