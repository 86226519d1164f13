"""Figures that cannot both be right, and figures that only look so, with the reason.

Two figures of one thing on one day whose ranges do not meet contradict each other.
Where they differ in what they are of (base, kind of control, counting, unit, day),
they do not: the difference is named instead.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

import numpy as np
import pandas as pd

from geo.claims import Counting, Quantity, meet, span_days_apart

ENDS = ("first", "last")

NEAR_DAYS = 45
"""How far apart figures are still set side by side: six weeks, as the press does it
(an area of 21 May 2015 against one of 30 June)."""

ALL_BUT = 99.5
"""A share that rounds to all, percent."""


class Clash(StrEnum):
    """How two figures fail to stand beside each other."""

    RANGES = "ranges do not meet"
    SUM = "shares of one whole exceed it"
    PART = "a part exceeds its whole"
    COMPLETED = "complete on another day"
    MOVED = "the same number on another base"


class Difference(StrEnum):
    """Why two figures that clash need not contradict each other."""

    DENOMINATOR = "other denominator"
    CONTROL = "other kind of control"
    COUNTING = "gross against net"
    UNIT = "other unit"
    DAY = "other day"


def is_part(part: str, whole: str) -> bool:
    """Return whether a place is part of another by its name.

    `A+B` is the sum of A and B; `A (east)` is a part of A.
    """
    if part == whole:
        return False
    named = part.split("+"), whole.split("+")
    return set(named[0]) < set(named[1]) or part.startswith(f"{whole} (")


def clashes(statements: pd.DataFrame, near_days: int = NEAR_DAYS) -> pd.DataFrame:
    """Return every two figures that do not stand beside each other, and why.

    Parameters
    ----------
    statements
        One row a claim, indexed by claim_id: place, subject, organisation, metric,
        quantity, unit, denominator, baseless (whether that is no base at all), control,
        counting, `low` and `high` in its unit, `held_low_km2` and `held_high_km2` as of
        `geo.claims.rebase`, `lost_low` and `lost_high` (percent lost of the base that
        the claim itself names; NaN: it names none), `first` and `last` (days, both
        inclusive). Rows without a range or a day are passed over.
    near_days
        Figures further apart in time are not set side by side.

    Returns
    -------
    One row a pair, either order meaning the same: claim_id, other_id, clash (a
    `Clash`), differences (`Difference` words, `;` between), contradicts (whether there
    is none, and the clash is not of days or bases), days_apart, date_days (days that
    the vaguer of both dates can mean: within a month ground may move and both be
    right), `km2_meet` (whether what both leave on the ground of one place meets in km2;
    NA: not rebased).
    """
    known = statements["low"].notna() & statements["first"].notna()
    told = statements[known].rename_axis("claim_id").reset_index()
    one, two = _side_by_side(told, near_days)
    left = told.iloc[one].reset_index(drop=True)
    right = told.iloc[two].reset_index(drop=True)
    apart = span_days_apart(left, right)
    clash = _clash(left, right, apart)
    hit = clash.ne("")
    left, right, apart, clash = left[hit], right[hit], apart[hit], clash[hit]
    differences = _differences(left, right, apart)
    factual = clash.isin([Clash.RANGES, Clash.SUM, Clash.PART])
    return pd.DataFrame(
        {
            "claim_id": left["claim_id"],
            "other_id": right["claim_id"],
            "clash": clash,
            "differences": differences,
            "contradicts": factual & differences.eq(""),
            "days_apart": apart,
            "date_days": np.maximum(_days(left), _days(right)),
            "km2_meet": _km2_meet(left, right),
        }
    ).reset_index(drop=True)


def reversals(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the losses that are lower than the same side had said of an earlier day.

    Parameters
    ----------
    statements
        As for `clashes`, with `side`.

    Returns
    -------
    One row a claim that falls back: claim_id, other_id (the highest earlier figure, the
    oldest of equals), differences (as in `clashes`, `other day` left out). Earlier
    means that its last day lies before the first day of the claim. Ground does come
    back: a reversal is something to explain, not a fault. Areas are set in order only
    within one denominator, since losses of two periods are not one sum; shares across
    all.
    """
    lost = statements[
        statements["quantity"].eq(Quantity.LOST) & statements["low"].notna()
    ]
    lost = lost.rename_axis("claim_id").reset_index()
    series = ["place", "subject", "metric", "unit", "side"]
    both = lost.merge(lost, on=series, suffixes=("", "_other"))
    both = both[
        (both["last_other"] < both["first"])
        & (both["high"] < both["low_other"])
        & (both["unit"].eq("%") | both["denominator"].eq(both["denominator_other"]))
    ]
    both = both.sort_values(
        ["low_other", "first_other"], ascending=[False, True], kind="stable"
    ).drop_duplicates("claim_id")
    chosen = lost.set_index("claim_id")
    left = chosen.loc[both["claim_id"]].reset_index()
    right = chosen.loc[both["claim_id_other"]].reset_index()
    frame = pd.DataFrame(
        {
            "claim_id": left["claim_id"],
            "other_id": right["claim_id"],
            "differences": _differences(left, right, pd.Series(0, index=left.index)),
        }
    )
    return frame.sort_values("claim_id", ignore_index=True)


def _side_by_side(told: pd.DataFrame, near_days: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions of every two rows near in time and of related places.

    Numbers only: most pairs fall away before a row is copied.
    """
    one, two = np.triu_indices(len(told), k=1)
    first, last = (told[end].to_numpy().astype("datetime64[D]") for end in ENDS)
    near = np.maximum(first[two] - last[one], first[one] - last[two])
    code, names = pd.factorize(told["place"])
    sums = _sums(names)
    related = np.array(
        [[a == b or _kin(a, b, sums) for b in names] for a in names], dtype=bool
    ).reshape(len(names), len(names))
    kept = (near.astype(int) <= near_days) & related[code[one], code[two]]
    return one[kept], two[kept]


def _kin(one: str, two: str, sums: list[set[str]]) -> bool:
    """Return whether places are part and whole, or parts of one sum."""
    parts = is_part(one, two) or is_part(two, one)
    return parts or any({one, two} <= names for names in sums)


def _sums(places: Iterable[str]) -> list[set[str]]:
    return [set(place.split("+")) for place in places if "+" in place]


def _clash(left: pd.DataFrame, right: pd.DataFrame, apart: pd.Series) -> pd.Series:
    """Return how each pair clashes, or the empty text."""
    same_place = left["place"].eq(right["place"])
    same_subject = left["subject"].eq(right["subject"])
    same_metric = left["metric"].eq(right["metric"])
    same_base = _same_base(left, right)
    part = _named(left, right, is_part)
    whole = _named(right, left, is_part)
    # `other` gathers all sorts of figures: only their denominator says what they are.
    alike = same_metric & (left["metric"].ne("other") | same_base)
    ground = left["quantity"].ne("") & right["quantity"].ne("")
    miss = alike & ~meet(left, right)
    miss_km2 = ground & ~same_metric & _km2_meet(left, right).eq(False)
    # Two shares lost can be far apart and yet leave the same km2 of two bases.
    miss_lost = ~same_metric & _meet_in("lost_low", "lost_high", left, right).eq(False)
    shares = left["unit"].eq("%") & right["unit"].eq("%")
    held = left["quantity"].eq(Quantity.HELD) & right["quantity"].eq(Quantity.HELD)
    control = left["control"].eq(right["control"])
    over = left["low"] + right["low"] > 100
    too_big = (part & (left["held_low_km2"] > right["held_high_km2"])) | (
        whole & (right["held_low_km2"] > left["held_high_km2"])
    )
    complete = shares & (left["low"] >= ALL_BUT) & (right["low"] >= ALL_BUT)
    others = left["organisation"].ne(right["organisation"])
    moved = (
        (left["baseless"] != right["baseless"]) & alike & left["unit"].eq(right["unit"])
    )
    moved &= left["low"].eq(right["low"]) & left["high"].eq(right["high"])
    cases = {
        Clash.RANGES: same_place & same_subject & (miss | miss_km2 | miss_lost),
        Clash.SUM: same_place & ~same_subject & shares & held & same_base & over,
        Clash.PART: same_subject & too_big,
        Clash.COMPLETED: same_place
        & same_subject
        & complete
        & held
        & others
        & same_base
        & control
        & (apart > 0),
        Clash.MOVED: same_subject & moved,
    }
    met = [case.fillna(False).astype(bool) for case in cases.values()]
    return pd.Series(np.select(met, list(cases), default=""), index=left.index)


def _differences(
    left: pd.DataFrame, right: pd.DataFrame, apart: pd.Series
) -> pd.Series:
    """Return what two figures differ in, `;` between, in a fixed order."""
    countings = left["counting"].eq(Counting.GROSS) != right["counting"].eq(
        Counting.GROSS
    )
    lost = left["quantity"].eq(Quantity.LOST) & right["quantity"].eq(Quantity.LOST)
    found = {
        Difference.DENOMINATOR: ~_same_base(left, right),
        Difference.CONTROL: left["control"].ne(right["control"]),
        Difference.COUNTING: lost & countings,
        Difference.UNIT: left["metric"].eq(right["metric"])
        & left["unit"].ne(right["unit"]),
        Difference.DAY: apart > 0,
    }
    text = pd.Series("", index=left.index)
    for word, applies in found.items():
        joined = text.where(text.eq(""), text + ";") + word
        text = text.mask(applies, joined)
    return text


def _same_base(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Return whether both are of one denominator; no base is never the same one."""
    same = left["denominator"].eq(right["denominator"])
    return same & ~left["baseless"] & ~right["baseless"]


def _days(told: pd.DataFrame) -> pd.Series:
    return (told["last"] - told["first"]).dt.days + 1


def _km2_meet(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    met = _meet_in("held_low_km2", "held_high_km2", left, right)
    return met.where(left["place"].eq(right["place"]))


def _meet_in(low: str, high: str, left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Return whether two columns of ranges meet, NA where one is not known."""
    ends = {low: "low", high: "high"}
    one, two = (side[list(ends)].rename(columns=ends) for side in (left, right))
    known = one.notna().all(axis="columns") & two.notna().all(axis="columns")
    return meet(one, two).astype("boolean").where(known)


def _named(
    left: pd.DataFrame, right: pd.DataFrame, holds: Callable[[str, str], bool]
) -> pd.Series:
    """Return a test of two place names for every pair, each two names tested once."""
    names = pd.DataFrame({"one": left["place"], "two": right["place"]})
    known = {key: holds(*key) for key in set(names.itertuples(index=False, name=None))}
    keys = names.itertuples(index=False, name=None)
    return pd.Series([known[key] for key in keys], index=left.index, dtype=bool)
