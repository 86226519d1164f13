"""Sums that a statement invites, to see whether its figures fit each other.

Every check returns the claims that fail it, with the range they give and the range
that other figures allow. A check that cannot be made is not a failure.
"""

from enum import StrEnum

import numpy as np
import pandas as pd

from geo.claims import Quantity, meet, span_days_apart

COLUMNS = ["claim_id", "check", "against", "low", "high", "allowed_low", "allowed_high"]


class Check(StrEnum):
    """What a claim is checked for; the unit of its ranges behind the colon."""

    RATE = "rate against total: days"
    """Days that a total takes at the stated rate, against those it is said to take."""
    WHOLE = "whole against its parts: %"
    """A share of a sum of places, against the mean of its parts' shares, by area."""
    AREA = "share against area: %"
    """A share, against the one that an area of the same speaker gives on its base."""
    PLACE = "larger than its place: km2"
    """Ground, against the outline of the place."""


def rates_against_totals(statements: pd.DataFrame) -> pd.DataFrame:
    """Return totals that their speaker's own rate does not give in the time named.

    Parameters
    ----------
    statements
        One row a claim, indexed by claim_id: place, speaker, unit, low, high, `first`,
        `last` (days), `period_low` and `period_high` (days that a total spans; NaN: not
        said). A rate has the unit `days per X`, its total a unit that begins with `X`.

    Returns
    -------
    The columns of `COLUMNS`: of a total t at one per r days, t x r days are needed, and
    `allowed` is the period. Rate and total are set together when place and speaker are
    one and their days meet.
    """
    told = statements.rename_axis("claim_id").reset_index()
    counted = told["unit"].str.extract(r"^days per (\w+)$", expand=False)
    rates = told[counted.notna()].assign(thing=counted)
    totals = told[told["period_high"].notna() & told["low"].notna()]
    both = totals.merge(rates, on=["place", "speaker"], suffixes=("", "_rate"))
    both = both[_together(both, "_rate") & _of_that(both["unit"], both["thing"])]
    needed = pd.DataFrame(
        {
            "low": both["low"] * both["low_rate"],
            "high": both["high"] * both["high_rate"],
        }
    )
    allowed = both[["period_low", "period_high"]].set_axis(["low", "high"], axis=1)
    return _failures(
        Check.RATE, both["claim_id"], both["claim_id_rate"], needed, allowed
    )


def wholes_against_parts(
    statements: pd.DataFrame, bases: pd.DataFrame, near_days: int
) -> pd.DataFrame:
    """Return shares lost of `A+B` that no mean of the shares of A and of B can give.

    Parameters
    ----------
    statements
        One row a claim, indexed by claim_id: place, subject, quantity, unit, baseless
        (of no base at all), relayed (by an outlet that counts nothing itself), side,
        `low`, `high`, `first`, `last`.
    bases
        Indexed by place: `low` and `high`, km2, the weights of the mean; where a place
        has none, any mean of the parts is allowed.
    near_days
        How far in time a part's share may lie from the whole's.

    Returns
    -------
    The columns of `COLUMNS`, `allowed` the area-weighted mean. Only wholes that are
    baseless or relayed are checked, and that nobody who counts has given: whoever
    counts himself may have digits that he does not print, an outlet has no more than
    was printed. The parts are the nearest in time of the side that is nearest, so that
    no mean mixes two sides. Shares of different wholes are never added: 50 % of Iraq
    and 20 % of Syria is not 70 % of both.
    """
    shares = statements[
        statements["quantity"].eq(Quantity.LOST) & statements["unit"].eq("%")
    ]
    passed_on = shares["baseless"] | shares["relayed"]
    sums = shares["place"].str.contains("+", regex=False)
    rows = []
    for claim_id, whole in shares[sums & passed_on].iterrows():
        counted = _near(whole, shares[~passed_on], near_days)
        own = counted[counted["place"].eq(whole["place"])]
        parts = _nearest_parts(whole, counted)
        given = (own[["low", "high"]] == whole[["low", "high"]]).all(axis=1).any()
        if parts.empty or given:
            continue
        low, high = _weighted_mean(parts, bases)
        rows.append(
            (claim_id, ";".join(parts.index), whole["low"], whole["high"], low, high)
        )
    found = pd.DataFrame(
        rows,
        columns=["claim_id", "against", "low", "high", "allowed_low", "allowed_high"],
    )
    allowed = found[["allowed_low", "allowed_high"]].set_axis(["low", "high"], axis=1)
    return _failures(
        Check.WHOLE,
        found["claim_id"],
        found["against"],
        found[["low", "high"]],
        allowed,
    )


def shares_against_areas(pairs: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Return shares lost that their speaker's own area does not give on their base.

    Parameters
    ----------
    pairs
        One row a share lost and an area held: claim_id, other_id.
    statements
        Indexed by claim_id: `low` and `high` of both, `base_low_km2` and
        `base_high_km2` of the share (NaN: none, no check).

    Returns
    -------
    The columns of `COLUMNS`: with k km2 held of a base b, 100 (1 - k / b) % is lost.
    """
    share = statements.loc[pairs["claim_id"]].reset_index()
    area = statements.loc[pairs["other_id"]].reset_index()
    allowed = pd.DataFrame(
        {
            "low": 100 * (1 - area["high"] / share["base_low_km2"]),
            "high": 100 * (1 - area["low"] / share["base_high_km2"]),
        }
    )
    return _failures(
        Check.AREA,
        pairs["claim_id"].reset_index(drop=True),
        pairs["other_id"].reset_index(drop=True),
        share[["low", "high"]],
        allowed,
    )


def larger_than_place(statements: pd.DataFrame, outlines: pd.Series) -> pd.DataFrame:
    """Return ground that is larger than the place it lies in.

    Parameters
    ----------
    statements
        Indexed by claim_id: place, `low_km2`, `high_km2` as of `geo.claims.rebase`.
    outlines
        Area of places, km2, indexed by their names.

    Returns
    -------
    The columns of `COLUMNS`, `against` the place. Ground counted gross can be larger.
    """
    told = statements.rename_axis("claim_id").reset_index()
    size = told["place"].map(outlines).astype(float)
    told, size = told[size.notna()], size[size.notna()]
    own = told[["low_km2", "high_km2"]].set_axis(["low", "high"], axis=1)
    allowed = pd.DataFrame({"low": 0.0, "high": size})
    return _failures(Check.PLACE, told["claim_id"], told["place"], own, allowed)


def _failures(
    check: Check,
    claim_id: pd.Series,
    against: pd.Series,
    own: pd.DataFrame,
    allowed: pd.DataFrame,
) -> pd.DataFrame:
    known = own.notna().all(axis="columns") & allowed.notna().all(axis="columns")
    wrong = known & ~meet(own, allowed)
    frame = pd.DataFrame(
        {
            "claim_id": claim_id,
            "check": check.value,
            "against": against,
            "low": own["low"],
            "high": own["high"],
            "allowed_low": allowed["low"],
            "allowed_high": allowed["high"],
        }
    )
    return frame[wrong].reset_index(drop=True)


def _together(both: pd.DataFrame, suffix: str) -> pd.Series:
    ends = [f"first{suffix}", f"last{suffix}"]
    spans = both[ends].set_axis(["first", "last"], axis=1)
    return span_days_apart(both[["first", "last"]], spans) == 0


def _of_that(units: pd.Series, things: pd.Series) -> pd.Series:
    named = [unit.startswith(thing) for unit, thing in zip(units, things, strict=True)]
    return pd.Series(named, index=units.index, dtype=bool)


def _near(whole: pd.Series, shares: pd.DataFrame, near_days: int) -> pd.DataFrame:
    """Return the shares of one subject that are near in time, the nearest first.

    Of two equally near, the one whose date is exacter comes first.
    """
    same = shares[shares["subject"].eq(whole["subject"])]
    span = pd.DataFrame({"first": whole["first"], "last": whole["last"]}, same.index)
    near = same.assign(
        apart=span_days_apart(same, span), vague=same["last"] - same["first"]
    )
    near = near[near["apart"] <= near_days]
    return near.sort_values(["apart", "vague"], kind="stable")


def _nearest_parts(whole: pd.Series, shares: pd.DataFrame) -> pd.DataFrame:
    """Return one share for each part, of one side, or nothing if a part has none."""
    names = whole["place"].split("+")
    parts = shares[shares["place"].isin(names)]
    first = parts.groupby(["side", "place"], sort=False).head(1)
    sides = first.groupby("side", sort=False)["apart"].agg(["size", "sum"])
    sides = sides[sides["size"] == len(names)].sort_values("sum", kind="stable")
    return first[first["side"].isin(sides.index[:1])]


def _weighted_mean(parts: pd.DataFrame, bases: pd.DataFrame) -> tuple[float, float]:
    """Return the least and the most that the mean of two or more shares can be."""
    if not set(parts["place"]) <= set(bases.index):
        return float(parts["low"].min()), float(parts["high"].max())
    weights = bases.loc[parts["place"], ["low", "high"]].to_numpy()
    # A mean is monotone in each weight, so its ends lie at ends of the weights.
    corners = np.array(np.meshgrid(*weights)).reshape(len(parts), -1)
    means = [
        parts[end].to_numpy() @ corners / corners.sum(axis=0) for end in ("low", "high")
    ]
    return float(means[0].min()), float(means[1].max())
