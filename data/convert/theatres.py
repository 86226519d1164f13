"""The views of the data set: the region and four cities, and who held them first."""

import math
from collections.abc import Sequence

import pandas as pd
import shapely
from shapely.geometry import shape

from data.writing import Feature, shaped

FIRST_DAY = "2013-01-01"
LAST_DAY = "2019-03-31"
MARGIN = 0.06
"""Share of a city's width and height left free round it."""

REGION = {
    "theatre_id": "region",
    "name": "Iraq, Syria and Libya",
    "name_ar": "العراق وسوريا وليبيا",
    "kind": "region",
    "west": "35.5",
    "south": "29.0",
    "east": "48.7",
    "north": "37.5",
    "reach_km": "25",
    "note": "The frame shows Iraq and Syria; Libya lies west of it.",
}
CITIES = (
    {
        "theatre_id": "mosul",
        "name": "Mosul",
        "name_ar": "الموصل",
        "start_holder": "iraqi_government",
        "start_note": "From the region's first reports on mosul-west and mosul-east, "
        "which are unsourced.",
        "reach_km": "5",
    },
    {
        "theatre_id": "raqqa",
        "name": "Raqqa",
        "name_ar": "الرقة",
        "start_holder": "syrian_government",
        "start_note": "Stated in the notes of the research, without a source.",
        "reach_km": "100",
        "note": "Five places of the countryside lie 40 to 90 km away, as marks only.",
    },
    {
        "theatre_id": "fallujah",
        "name": "Fallujah",
        "name_ar": "الفلوجة",
        "start_holder": "iraqi_government",
        "start_note": "Stated in the notes of the research, without a source.",
        "reach_km": "25",
    },
    {
        "theatre_id": "sirte",
        "name": "Sirte",
        "name_ar": "سرت",
        "start_holder": "other",
        "start_note": "Misrata's 166 Brigade, Libya Shield and local Ansar al-Sharia "
        "side by side until February 2015; from the notes of the research, without "
        "a source.",
        "reach_km": "40",
    },
)


def frame(outlines: Sequence[Feature], theatre: str) -> dict[str, str]:
    """Return the view frame of a theatre: its outlines' bounds with a margin."""
    shapes = [
        shape(one["geometry"])
        for one in outlines
        if one["properties"]["theatre"] == theatre
    ]
    west, south, east, north = shapely.total_bounds(shapes)
    wide, high = (east - west) * MARGIN, (north - south) * MARGIN
    return {
        "west": f"{math.floor((west - wide) * 1000) / 1000:.3f}",
        "south": f"{math.floor((south - high) * 1000) / 1000:.3f}",
        "east": f"{math.ceil((east + wide) * 1000) / 1000:.3f}",
        "north": f"{math.ceil((north + high) * 1000) / 1000:.3f}",
    }


def theatres(outlines: Sequence[Feature]) -> pd.DataFrame:
    """Return the table of theatres: the region first, then the cities."""
    rows = [REGION]
    for city in CITIES:
        bounds = frame(outlines, city["theatre_id"])
        rows.append({**city, **bounds, "kind": "city", "start_basis": "unsourced"})
    days = {"from": FIRST_DAY, "to": LAST_DAY}
    return shaped(
        pd.DataFrame([{**row, **days} for row in rows]).fillna(""), "theatres"
    )
