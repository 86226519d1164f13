"""Which dated events belong beside which theatre, and which are attacks abroad."""

from enum import StrEnum

import geopandas as gpd
import pandas as pd

from data.dataset import Dataset
from data.theatre import Theatre
from geo.measure import STORAGE_CRS, equal_area_crs

_M_IN_KM = 1000


def near(where: Theatre) -> pd.DataFrame:
    """Return the happenings of a theatre within its days, oldest first.

    A region has all of them. A city has those whose place lies within the distance
    (`reach_km`) that its own places may have from its outline.
    """
    happenings = where.dataset.happenings
    start = happenings["date_start"]
    kept = happenings[(start >= where.first) & (start <= where.last)]
    if where.row["kind"] == "city":
        kept = kept[_within_reach(kept, where)]
    return kept.sort_values("date_start", kind="stable")


class Kind(StrEnum):
    """What sort of thing a happening is on the time line."""

    CAMPAIGN = "campaign"
    FALL = "fall"
    STATEMENT = "statement"
    ATTACK = "attack"


_KINDS = {
    Kind.CAMPAIGN: ("offensive", "siege", "strike_campaign"),
    Kind.FALL: ("city_falls", "city_retaken"),
    Kind.ATTACK: ("attack_abroad", "atrocity"),
}


def kind_of(category: str) -> Kind:
    """Return the kind of a category; what is no deed is a statement or the like."""
    found = [kind for kind, names in _KINDS.items() if category in names]
    return found[0] if found else Kind.STATEMENT


ABROAD = "attack_abroad"
"""Category of an attack outside the theatres."""

TIES = {"yes": "claimed by IS", "inspired": "inspired by IS"}
"""Ties to IS that a source states, by the value of `claimed_by_is`."""


def attacks(dataset: Dataset) -> pd.DataFrame:
    """Return the attacks abroad that IS claimed or inspired, oldest first.

    Columns of `happenings.csv` and `tie`, a word of `TIES`; those blamed on IS that
    nobody claimed are left out.
    """
    happenings = dataset.happenings
    tied = happenings["claimed_by_is"].isin(list(TIES))
    kept = happenings[happenings["category"].eq(ABROAD) & tied]
    kept = kept.assign(tie=kept["claimed_by_is"].map(TIES))
    return kept.sort_values("date_start", kind="stable")


def _within_reach(happenings: pd.DataFrame, where: Theatre) -> pd.Series:
    outline = where.parts.geometry
    crs = equal_area_crs(outline)
    placed = happenings.dropna(subset=["lat", "lon"])
    points = gpd.GeoSeries(
        gpd.points_from_xy(placed["lon"], placed["lat"]),
        index=placed.index,
        crs=STORAGE_CRS,
    )
    # The far side of the world has no finite place in a local projection.
    points = points.cx[_box(outline)]
    away = points.to_crs(crs).distance(outline.to_crs(crs).union_all())
    near_enough = away <= float(where.row["reach_km"]) * _M_IN_KM
    return near_enough.reindex(happenings.index, fill_value=False)


def _box(outline: gpd.GeoSeries) -> tuple[slice, slice]:
    """Return a box of degrees that surely holds all within reach of an outline."""
    west, south, east, north = outline.total_bounds
    return slice(west - 5, east + 5), slice(south - 5, north + 5)
