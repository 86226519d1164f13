"""Published figures of ground as ranges, and the same in km2 on a named base.

A figure is never moved, only read: what its rounding and its words (`over`, `up to`)
admit is a range, and the range stays one whatever it is divided by or multiplied with.
"""

from enum import StrEnum

import numpy as np
import pandas as pd


class Quantity(StrEnum):
    """What a figure of ground counts."""

    HELD = "held"
    """Ground that the subject holds."""
    LOST = "lost"
    """Ground that the subject held and holds no more."""


class Control(StrEnum):
    """What has to be so for ground to count; figures of two kinds are not compared."""

    CONTROLLED = "controlled"
    """Held, as the speaker means it."""
    CLEARED = "cleared"
    """Searched and free of fighters: stricter than controlled."""
    CONTESTED = "contested"
    """No side holds it."""
    MOVEMENT = "freedom of movement"
    """Someone can move and operate there: wider than controlled."""


class Counting(StrEnum):
    """How ground that changes hands twice is counted."""

    NET = "net"
    """Won and lost again is nothing."""
    GROSS = "gross"
    """Every time counts."""
    UNSTATED = "unstated"


class Extent(StrEnum):
    """Which empty ground a figure or a method counts."""

    ALL = "desert counted"
    POPULATED = "populated"
    CITY = "city"
    UNSTATED = "unstated"


SQUARE_MILE_KM2 = 2.589988110336
"""International square mile: 1.609344 km squared."""
KM2_IN_UNIT = {"km2": 1.0, "sq mi": SQUARE_MILE_KM2}
PERCENT = "%"

_HALF = 0.5
_DIGITS_MEANT = 2  # one digit alone would make 100 anything from 50 to 150
_FLOAT_DIGITS = 10  # more than anybody prints, fewer than a float has


def bounds(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the range that each printed figure admits, in its own unit.

    Parameters
    ----------
    figures
        `value_low`, `value`, `value_high` (NaN: not printed), `qualifier`, `unit`. A
        zero after the last decimal cannot be told from none, and is read as none.

    Returns
    -------
    `low` and `high`, index-aligned, NaN where no number is printed. A printed range is
    kept. A point gets half a unit of its last printed digit either way. In an area or a
    count the zeros at the end are not digits that were measured, but for the second
    digit (65,000 is 64,500 to 65,500, and 100 is 95 to 105); in a share they are (40 %
    is 39.5 to 40.5). A share of `exact` 0 or 100 is nothing or all. `over` and `at
    least` open the range upwards from the printed number, `up to` downwards to nothing;
    a share ends at 0 and 100. `about` says no more than rounding does: how much more
    its speaker meant is not known.
    """
    point = figures["value"]
    is_share = figures["unit"].str.startswith(PERCENT)
    whole = is_share & point.isin([0.0, 100.0]) & figures["qualifier"].eq("exact")
    half = (_HALF * _last_digit(point, is_share)).mask(whole, 0.0)
    low = figures["value_low"].fillna(point - half)
    high = figures["value_high"].fillna(point + half)
    above = figures["qualifier"].isin(["over", "at least"])
    below = figures["qualifier"].eq("up to")
    stated = low.notna()
    low = low.mask(above, figures["value_low"].fillna(point)).mask(below, 0.0)
    high = high.mask(below, figures["value_high"].fillna(point)).mask(above, np.inf)
    frame = pd.DataFrame({"low": low.clip(lower=0.0), "high": high})
    frame["high"] = frame["high"].mask(is_share, frame["high"].clip(upper=100.0))
    return frame.where(stated)


def rebase(statements: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Return figures of ground in km2 on a named base, with their ranges kept.

    Parameters
    ----------
    statements
        One row a claim: `place`, `quantity` (a `Quantity`, or empty: no ground),
        `unit`, `low`, `high` as of `bounds`, `base` (name of the base; may be empty).
    bases
        Indexed by (place, base): `low` and `high`, km2.

    Returns
    -------
    Index-aligned: `low_km2`, `high_km2` (the figure itself), `held_low_km2`,
    `held_high_km2` (what it leaves the subject; of a loss: base less loss),
    `base_low_km2`, `base_high_km2`, and `computed` (whether the km2 were not printed).
    NaN where there is no base, or no ground. Square miles are converted.
    """
    keys = pd.MultiIndex.from_frame(statements[["place", "base"]])
    base = bases[["low", "high"]].reindex(keys).set_axis(statements.index)
    factor = statements["unit"].map(KM2_IN_UNIT).astype(float)
    is_share = statements["unit"].str.startswith(PERCENT)
    is_ground = statements["quantity"].ne("")
    own = statements[["low", "high"]].mul(factor, axis="index")
    shared = statements[["low", "high"]] / 100 * base
    km2 = own.mask(is_share, shared).where(is_ground)
    lost = statements["quantity"] == Quantity.LOST
    # A share lost leaves a share of the same base: the base must not vary twice.
    left = (100 - statements[["high", "low"]].set_axis(["low", "high"], axis=1)) / 100
    remains_share = left * base
    remains_area = pd.DataFrame(
        {"low": base["low"] - own["high"], "high": base["high"] - own["low"]}
    ).clip(lower=0.0)
    remains = remains_area.mask(is_share, remains_share)
    held = km2.mask(lost, remains)
    return pd.DataFrame(
        {
            "low_km2": km2["low"],
            "high_km2": km2["high"],
            "held_low_km2": held["low"],
            "held_high_km2": held["high"],
            "base_low_km2": base["low"],
            "base_high_km2": base["high"],
            "computed": km2["low"].notna() & (is_share | (factor != 1.0)),
        }
    )


def span_days_apart(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Return the days between spans `first` to `last`, both inclusive; 0: they meet."""
    ahead = (right["first"] - left["last"]).dt.days
    behind = (left["first"] - right["last"]).dt.days
    return ahead.where(ahead > behind, behind).clip(lower=0)


def meet(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Return whether ranges `low` to `high` have a value in common, ends included."""
    return (left["low"] <= right["high"]) & (right["low"] <= left["high"])


def _last_digit(values: pd.Series, is_share: pd.Series) -> pd.Series:
    """Return the size of the last printed digit: 0.1 for 6.8, 100 for 65,500."""
    return pd.Series(
        [
            _step(value, keep_zeros=bool(share))
            for value, share in zip(values, is_share, strict=True)
        ],
        index=values.index,
        dtype=float,
    )


def _step(value: float, *, keep_zeros: bool) -> float:
    if np.isnan(value) or value == 0:
        return 1.0
    text = f"{value:.{_FLOAT_DIGITS}f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    if decimals or keep_zeros:
        return float(10.0 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10 ** max(min(zeros, len(whole) - _DIGITS_MEANT), 0))
