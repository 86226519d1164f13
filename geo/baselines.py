"""Baselines that publishers do not print, solved from what they do.

"62 %, or 35,000 to 36,000 km2" leaves only some sizes for the whole. Every such pair
admits an interval of bases; a group of pairs on one base admits what they all admit.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from geo.claims import KM2_IN_UNIT, PERCENT, Quantity, span_days_apart

GROUP = ["place", "denominator"]


def pairs(statements: pd.DataFrame) -> pd.DataFrame:
    """Return every share and area that speak of one whole, with the bases they admit.

    Parameters
    ----------
    statements
        One row a claim: place, subject, organisation, quantity, unit, low, high,
        denominator, printed (the denominator as printed), `first` and `last` (days the
        claim is true of, both inclusive).

    Returns
    -------
    One row a pair: place, denominator (of the share), claims (both ids, `;` between),
    `low` and `high` (km2 of the base, inf where open), in the order of the shares.

    A share and an area are a pair when place, subject and organisation are one, their
    days meet, and the area is either what is left (held), or a loss whose denominator
    is printed in the same words: other losses may count from another day. With area k
    in [a, b] and its share s in [c, d], the base k / s lies in [a / d, b / c].
    """
    ground = statements[statements["quantity"].ne("") & statements["low"].notna()]
    ground = ground.rename_axis("claim_id").reset_index()
    shares = ground[ground["unit"].eq(PERCENT)]
    areas = ground[ground["unit"].isin(list(KM2_IN_UNIT))]
    both = shares.merge(
        areas, on=["place", "subject", "organisation"], suffixes=("", "_area")
    )
    spans = both[["first_area", "last_area"]].set_axis(["first", "last"], axis=1)
    together = span_days_apart(both[["first", "last"]], spans) == 0
    left = both["quantity_area"] == Quantity.HELD
    same_words = both["printed"].eq(both["printed_area"]) & both["printed"].ne("")
    same_quantity = both["quantity"] == both["quantity_area"]
    both = both[together & (left | (same_words & same_quantity))]
    lost = (both["quantity"] == Quantity.LOST) & (
        both["quantity_area"] == Quantity.HELD
    )
    least = both["low"].mask(lost, 100 - both["high"]) / 100
    most = both["high"].mask(lost, 100 - both["low"]) / 100
    factor = both["unit_area"].map(KM2_IN_UNIT).astype(float)
    return pd.DataFrame(
        {
            "place": both["place"],
            "denominator": both["denominator"],
            "claims": both["claim_id"] + ";" + both["claim_id_area"],
            "low": _ratio(both["low_area"] * factor, most),
            "high": _ratio(both["high_area"] * factor, least),
        }
    ).reset_index(drop=True)


def solve(constraints: pd.DataFrame) -> pd.DataFrame:
    """Return the bases that all constraints of a group admit, or the two that clash.

    Parameters
    ----------
    constraints
        As `pairs` returns them; `claims` may name one claim or several.

    Returns
    -------
    One row a group, in the order they first appear: place, denominator, claims (every
    id once), `low` and `high` (km2; NaN where nothing is common), breaks (the claims of
    the smallest set of constraints without a common base; empty if there is one).

    Intervals on a line that have no common point include two that do not meet (Helly's
    theorem, dimension one), so the smallest set is a pair: the one that begins last and
    the one that ends first.
    """
    rows = [
        {"place": place, "denominator": denominator, **_common(group)}
        for (place, denominator), group in constraints.groupby(GROUP, sort=False)
    ]
    solved = pd.DataFrame(
        rows, columns=["place", "denominator", "claims", "low", "high", "breaks"]
    )
    return solved.astype({"low": float, "high": float})


def _common(group: pd.DataFrame) -> dict[str, object]:
    last_begun, first_ended = group["low"].argmax(), group["high"].argmin()
    low, high = group["low"].iloc[last_begun], group["high"].iloc[first_ended]
    broken = low > high
    ends = sorted({int(last_begun), int(first_ended)})
    clash = [str(group["claims"].iloc[end]) for end in ends] if broken else []
    return {
        "claims": _named(group["claims"]),
        "low": np.nan if broken else low,
        "high": np.nan if broken else high,
        "breaks": _named(clash),
    }


def _named(cells: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(name for cell in cells for name in cell.split(";")))


def _ratio(area: pd.Series, share: pd.Series) -> pd.Series:
    """Return area over share; over a share of nothing any base will do: inf."""
    return (area / share.where(share > 0)).fillna(np.inf)
