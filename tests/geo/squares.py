"""A world of squares on the equator: cells, histories and areas known by hand.

Two square countries, A and B, of one degree each, side by side. A has two places, in
the middle of its west and of its east half, so each has half of A. B has one place.
"""

import geopandas as gpd
import pandas as pd
import shapely

FIRST = pd.Timestamp("2016-01-01")
LAST = pd.Timestamp("2016-12-31")


def parts() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"country": ["A", "B"]},
        index=pd.Index(["A", "B"], name="part_id"),
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
        crs="EPSG:4326",
    )


def places() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "part": ["A", "A", "B"],
            "country": ["A", "A", "B"],
            "sparse": [False, True, False],
        },
        index=pd.Index(["west", "east", "far"], name="place_id"),
        geometry=gpd.points_from_xy([0.25, 0.75, 1.5], [0.5, 0.5, 0.5]),
        crs="EPSG:4326",
    )


def starts(holder: str = "", basis: str = "") -> pd.DataFrame:
    ids = places().index
    return pd.DataFrame(
        {"first": FIRST, "last": LAST, "start_holder": holder, "start_basis": basis},
        index=ids,
    ).astype({"first": "datetime64[s]", "last": "datetime64[s]"})


def reports(*rows: tuple[str, str, str], **same: str) -> pd.DataFrame:
    """Make reports from (place, date, holder); keywords set a column for all."""
    frame = pd.DataFrame(rows, columns=["place_id", "date", "holder"], dtype="str")
    frame.insert(
        0, "report_id", pd.Series([f"r{i + 1}" for i in frame.index], dtype="str")
    )
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[s]")
    frame["status"] = frame["holder"].where(
        frame["holder"].isin(["contested", "unknown"]), "held"
    )
    for column, value in {
        "date_precision": "day",
        "basis": "sourced",
        "confidence": "high",
        "side": "",
        "origins": "",
    }.items():
        frame[column] = same.get(column, value)
    return frame
