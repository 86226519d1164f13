"""Our own measure of what a claim is about, through time: lowest and highest method.

What stands behind the claims of one axis is in the unit of that axis, so a share is a
share of the same named whole: the outline, or what the method itself has on the
baseline of the loss. Where no theatre or no baseline meets the words, there is none.
"""

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from data.bases import bases
from data.check import CITY_METHODS
from data.dataset import Dataset
from data.grading import SINCE
from data.measured import ground_of, holders
from data.statements import QUANTITIES
from data.theatre import Theatre
from geo.baseline import BASELINES, HIGH, PEAK, held
from geo.claims import Quantity
from geo.vocabulary import CONTESTED, Method, Rule, Status

COLUMNS = ["low", "high", "lowest", "highest"]
KM2 = "km2"
"""How the name of a metric of km2 ends; other metrics of ground are shares."""
MEASURED = "measured"
"""Basis of a base that is an outline; see `data.bases.bases`."""


@lru_cache
def spread(
    dataset: Dataset, place: str, subject: str, metric: str, denominator_id: str
) -> pd.DataFrame:
    """Return the spread of our measure over all methods of km2, all reports.

    Parameters
    ----------
    place, subject, metric, denominator_id
        As in `claims.csv`.

    Returns
    -------
    Indexed by day of change, the last day of the theatre included; each row holds until
    the next. Columns `low` and `high`, and the methods `lowest` and `highest`. Of
    ground held: km2, or percent of the measured outline; low is held alone, high adds
    what is claimed and contested. Of ground lost since a baseline of
    `data.grading.SINCE`: km2, or percent of what the method has on the baseline; held
    alone, net, so a gain is negative. Empty where the words cannot be met.
    """
    found = ground_of(dataset, place)
    actors = holders(dataset, subject)
    quantity = QUANTITIES.get(metric)
    if found is None or not actors or quantity is None:
        return _none()
    whose, countries = found
    ends = {
        method: _ends(whose, method, actors, countries) for method in _methods(whose)
    }
    if quantity is Quantity.LOST:
        if denominator_id not in SINCE:
            return _none()
        share = not metric.endswith(KM2)
        lost = {
            method: _lost(low, SINCE[denominator_id], share=share)
            for method, (low, _) in ends.items()
        }
        known = {method: (one, one) for method, one in lost.items() if len(one)}
        return _across(known, whose.last)
    if metric.endswith(KM2):
        return _across(ends, whose.last)
    whole = _outline(dataset, place, denominator_id)
    if np.isnan(whole):
        return _none()
    shares = {
        method: (100 * low / whole, 100 * high / whole)
        for method, (low, high) in ends.items()
    }
    return _across(shares, whose.last)


def _methods(whose: Theatre) -> list[Method]:
    """Return the methods of km2 worth asking; in a city all but one say the same."""
    asked = CITY_METHODS if whose.row["kind"] == "city" else whose.methods
    return [method for method in asked if method.unit == KM2]


def _ends(
    whose: Theatre, method: Method, actors: list[str], countries: list[str]
) -> tuple[pd.Series, pd.Series]:
    wide = whose.series(Rule.LATEST, method)
    low = held(wide, actors, countries, [Status.HELD])
    return low, held(wide, [*actors, CONTESTED], countries, HIGH)


def _lost(amount: pd.Series, since: str, *, share: bool) -> pd.Series:
    """Return what is lost since a baseline on every later day; empty: nothing to lose.

    Counted from the peak, the base is the most so far.
    """
    if since == PEAK:
        base = amount.cummax()
        later = amount[base > 0]
    else:
        begin = BASELINES.get(since, pd.NaT)
        begin = pd.Timestamp(since) if pd.isna(begin) else begin
        if begin < amount.index[0]:
            return amount.iloc[:0]
        base_km2 = float(amount.loc[:begin].iloc[-1])
        if base_km2 <= 0:
            return amount.iloc[:0]
        later = amount.loc[begin:]
        if begin not in later.index:
            later = pd.concat([pd.Series([base_km2], index=[begin]), later])
        base = pd.Series(base_km2, index=later.index)
    net = base.reindex(later.index) - later
    return 100 * net / base.reindex(later.index) if share else net


def _across(
    ends: dict[Method, tuple[pd.Series, pd.Series]], last: pd.Timestamp
) -> pd.DataFrame:
    """Return the lowest low and the highest high of all methods by day."""
    if not ends:
        return _none()
    names = [method.value for method in ends]
    lows = pd.concat([low for low, _ in ends.values()], axis=1, keys=names)
    highs = pd.concat([high for _, high in ends.values()], axis=1, keys=names)
    days = lows.index.union(pd.DatetimeIndex([last]))
    lows = lows.reindex(days).ffill()
    highs = highs.reindex(days).ffill()
    frame = pd.DataFrame(
        {
            "low": lows.min(axis=1),
            "high": highs.max(axis=1),
            "lowest": lows.idxmin(axis=1),
            "highest": highs.idxmax(axis=1),
        }
    )
    same = frame.eq(frame.shift()).all(axis=1)
    same.iloc[-1] = False  # the last day ends the band
    return frame[~same]


def _outline(dataset: Dataset, place: str, denominator_id: str) -> float:
    """Return the km2 of the outline that a denominator means; NaN: it means none."""
    found = bases(dataset)
    key = (place, denominator_id)
    if key not in found.index:
        return float("nan")
    base: Any = found.loc[key]
    return float(base["low"]) if base["basis"] == MEASURED else float("nan")


def _none() -> pd.DataFrame:
    return pd.DataFrame(columns=COLUMNS)
