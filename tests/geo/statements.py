"""Claims as `geo` reads them, each a row changed by keyword."""

from typing import Any

import pandas as pd

from geo.claims import Control, Counting, Extent, Quantity


def statement(**changes: Any) -> dict[str, Any]:
    """Return a share held: 40 % of the country EA, on 1 June 2015, by the south."""
    row = {
        "metric": "territory_held_pct",
        "place": "EA",
        "subject": "south",
        "organisation": "Staff",
        "speaker": "A colonel",
        "side": "north",
        "quantity": Quantity.HELD,
        "unit": "%",
        "low": 39.5,
        "high": 40.5,
        "denominator": "country",
        "printed": "area of EA",
        "base": "country",
        "baseless": False,
        "relayed": False,
        "control": Control.CONTROLLED,
        "counting": Counting.NET,
        "extent": Extent.ALL,
        "lost_low": float("nan"),
        "lost_high": float("nan"),
        "held_low_km2": float("nan"),
        "held_high_km2": float("nan"),
        "period_low": float("nan"),
        "period_high": float("nan"),
        "day": "2015-06-01",
    } | changes
    day = str(row.pop("day"))
    first, _, last = day.partition("/")
    return row | {"first": pd.Timestamp(first), "last": pd.Timestamp(last or first)}


def lost(low: float, high: float, **changes: Any) -> dict[str, Any]:
    """Return a share lost, percent."""
    row = {"metric": "territory_lost_pct", "quantity": Quantity.LOST}
    return statement(**row, low=low, high=high, **changes)


def area(low: float, high: float, **changes: Any) -> dict[str, Any]:
    """Return an area held, km2, unless the changes say otherwise."""
    row = {"metric": "area_held_km2", "unit": "km2", "low": low, "high": high}
    return statement(**(row | changes))


def statements(**rows: dict[str, Any]) -> pd.DataFrame:
    """Return rows as a frame indexed by claim_id."""
    return pd.DataFrame.from_dict(rows, orient="index").infer_objects()
