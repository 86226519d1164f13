"""Claims read for comparing: ranges, days, and what kind of figure each one is.

The table of claims has no column for the kind of control, for net or gross, or for how
things stand where no number is printed. All three are read here from the words of the
denominator and the note, by the rules below and for every claim alike.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from data.claims import as_of, span
from data.dataset import Dataset
from data.schema.statements import STATUS_UNIT
from geo.claims import Control, Counting, Extent, Quantity, bounds
from geo.vocabulary import DAY

QUANTITIES = {
    "territory_lost_pct": Quantity.LOST,
    "territory_held_pct": Quantity.HELD,
    "city_controlled_pct": Quantity.HELD,
    "area_held_km2": Quantity.HELD,
    "area_lost_km2": Quantity.LOST,
}
"""The metrics of ground and what they count."""

CONTROL_WORDS = {
    Control.CLEARED: r"\bcleared\b",
    Control.CONTESTED: r"\bcontested\b",
    Control.MOVEMENT: r"freedom of movement|no longer operate",
}
"""Words of a denominator, printed or as a row, that say which control is meant."""

COUNTING_WORDS = {
    Counting.UNSTATED: r"net or gross not stated",
    Counting.GROSS: r"\b(?:retaken|liberated|reclaimed|regained)\b",
    Counting.NET: r"\bnet\b",
}
"""Words of a denominator of km2 lost, the first that is found."""

STATES = {
    r"\bmost of\b": (50.0, 100.0),
    r"declared (?:fully )?liberated|^retaken": (100.0, 100.0),
}
"""Words of a note that say how much of the place the subject holds, percent."""
SOME = r"\bsome\b|\bstill\b|\bremains?\b|\bleft\b|sporadic|premature|declined"
"""Words of a note that say the place is divided: each side has part of it, not all."""
PART = 1e-9
"""Percent: something, as against nothing."""

BASELESS = "none"
"""Kind of a denominator that is no base: a sum of shares, or lost in the reporting."""
OUTLETS = "media"
"""Side of those who pass on figures of others."""

PERIODS = {
    r"last few months": (60, 183),
    r"last six months": (181, 184),
}
"""Words that say how long a total took, days; a few months is at most half a year."""
AT_PEAK = r"([\d.]+) percent at peak"
"""Words of a share held that name the share at the peak: both make a share lost."""
SINCE_YEAR = r"since (?:the )?(?:start|beginning) of (\d{4})"


@lru_cache
def statements(dataset: Dataset) -> pd.DataFrame:
    """Return the claims of a data set as `geo.claims` and its neighbours want them.

    One row a claim, in file order, indexed by claim_id. Columns: metric, place,
    subject, organisation, side, speaker; quantity, unit, `low` and `high` in that unit
    (NaN: no number and no state); denominator (a denominator_id), printed (its words),
    baseless, relayed; `lost_low` and `lost_high` (percent lost of the base that the
    claim names; NaN: none); control, counting, extent; `first` and `last` (days,
    inclusive; NaT: no date at all); `period_low` and `period_high` (days a total took;
    NaN: not said).

    A claim of a state (unit `status`) becomes a share of its place, held by its
    subject: all, most, or some and not all, by `STATES` and `SOME`. It then takes the
    denominator that most shares of its place have.
    """
    claims = dataset.claims
    kind = (
        claims["denominator_id"]
        .map(dataset.denominators["kind"])
        .astype("str")
        .fillna("")
    )
    label = (
        claims["denominator_id"]
        .map(dataset.denominators["label"])
        .astype("str")
        .fillna("")
    )
    words = claims["denominator"] + " " + label
    kept = ["metric", "place", "subject", "organisation", "side", "speaker", "unit"]
    frame = claims[kept].assign(
        quantity=claims["metric"].map(QUANTITIES).astype("str").fillna(""),
        denominator=claims["denominator_id"],
        printed=claims["denominator"],
        baseless=kind.eq(BASELESS)
        & claims["denominator_id"].ne("")
        & claims["metric"].isin(list(QUANTITIES)),
        relayed=claims["side"].eq(OUTLETS),
    )
    frame[["low", "high"]] = bounds(claims)
    frame = _with_states(frame, claims)
    frame["control"] = _first_word(words, CONTROL_WORDS, Control.CONTROLLED)
    lost_km2 = claims["metric"].eq("area_lost_km2")
    counting = _first_word(words, COUNTING_WORDS, Counting.UNSTATED)
    # A share lost of a base is what is not held of it any more: net by its sense.
    frame["counting"] = counting.where(lost_km2, Counting.NET)
    frame["extent"] = _extent(kind, label)
    frame[["lost_low", "lost_high"]] = _lost(frame)
    frame[["first", "last"]] = _days(claims)
    frame[["period_low", "period_high"]] = _periods(claims["denominator"], frame)
    return frame


def _with_states(frame: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    shares = frame[frame["metric"].eq("city_controlled_pct") & ~frame["baseless"]]
    usual = shares.groupby("place")["denominator"].agg(lambda ids: ids.mode().iloc[0])
    note = claims["note"].str.lower()
    low, high = frame["low"].copy(), frame["high"].copy()
    told = pd.Series(False, index=frame.index)
    for pattern, (least, most) in STATES.items():
        found = ~told & note.str.contains(pattern)
        low, high = low.mask(found, least), high.mask(found, most)
        told |= found
    divided = ~told & note.str.contains(SOME)
    low, high = low.mask(divided, PART), high.mask(divided, 100 - PART)
    state = claims["unit"].eq(STATUS_UNIT) & (told | divided)
    state &= claims["place"].isin(usual.index)
    return frame.assign(
        low=frame["low"].mask(state, low),
        high=frame["high"].mask(state, high),
        metric=frame["metric"].mask(state, "city_controlled_pct"),
        unit=frame["unit"].mask(state, "%"),
        quantity=frame["quantity"].mask(state, Quantity.HELD),
        denominator=frame["denominator"].mask(state, frame["place"].map(usual)),
    )


def _days(claims: pd.DataFrame) -> pd.DataFrame:
    dates = claims.apply(as_of, axis="columns").astype("str")
    spans = {date: span(date) for date in dates.unique() if date}
    ends = [spans.get(date, (pd.NaT, pd.NaT)) for date in dates]
    return pd.DataFrame(ends, claims.index, ["first", "last"], dtype=DAY)


def _lost(frame: pd.DataFrame) -> pd.DataFrame:
    """Return shares lost: printed, or from a share held and that at the peak."""
    is_share = frame["unit"].eq("%")
    printed = is_share & frame["quantity"].eq(Quantity.LOST)
    peak = frame["printed"].str.extract(AT_PEAK, expand=False).astype(float)
    held = is_share & frame["quantity"].eq(Quantity.HELD)
    # The peak is read as printed: both ends of its rounding would count it twice.
    left = frame[["high", "low"]].div(peak, axis="index").where(held) * 100
    lost = (100 - left).set_axis(["lost_low", "lost_high"], axis=1)
    return lost.mask(printed, frame[["low", "high"]].set_axis(lost.columns, axis=1))


def _first_word(
    words: pd.Series, patterns: Mapping[Any, str], otherwise: str
) -> pd.Series:
    lower = words.str.lower()
    found = pd.Series("", index=words.index)
    for word, pattern in patterns.items():
        found = found.mask(found.eq("") & lower.str.contains(pattern), word)
    return found.mask(found.eq(""), otherwise)


def _extent(kind: pd.Series, label: pd.Series) -> pd.Series:
    """Return which empty ground a denominator counts, by its kind and its label."""
    is_km2 = kind.eq("km2")
    extent = pd.Series(Extent.UNSTATED.value, index=kind.index)
    extent = extent.mask(kind.eq("country"), Extent.ALL)
    extent = extent.mask(is_km2 & label.str.contains("desert included"), Extent.ALL)
    populated = kind.eq("populated") | (is_km2 & label.str.contains("populated"))
    extent = extent.mask(populated, Extent.POPULATED)
    city = kind.eq("city") | (is_km2 & label.str.contains("city"))
    return extent.mask(city, Extent.CITY)


def _periods(words: pd.Series, frame: pd.DataFrame) -> pd.DataFrame:
    lower = words.str.lower()
    periods = pd.DataFrame(
        {"period_low": float("nan"), "period_high": float("nan")}, index=words.index
    )
    for pattern, (least, most) in PERIODS.items():
        found = lower.str.contains(pattern)
        periods.loc[found] = [float(least), float(most)]
    year = lower.str.extract(SINCE_YEAR, expand=False)
    start = pd.to_datetime(year, format="%Y")
    return pd.DataFrame(
        {
            "period_low": periods["period_low"].fillna(
                (frame["first"] - start).dt.days.astype(float)
            ),
            "period_high": periods["period_high"].fillna(
                (frame["last"] - start).dt.days.astype(float)
            ),
        }
    )
