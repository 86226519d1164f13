"""Published areas and percentages beside ours: one row a claim and method.

An audit, both ways. Where a method counts what the publisher says he counts, the ratio
is a test of one of the two; where it does not, it shows what the difference is worth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from data.claims import as_of, span
from data.countries import NAMES
from data.dataset import Dataset
from data.grading import SINCE, kind_matches
from data.theatre import Theatre, theatre
from geo.areas import series
from geo.baseline import HIGH, LOW, baseline_day, gross, held, on, percent
from geo.errors import QueryError
from geo.vocabulary import CONTESTED, Method, Rule, Status

METRICS = {
    *("area_held_km2", "area_lost_km2", "territory_held_pct", "territory_lost_pct"),
    "city_controlled_pct",
}

SUBJECTS = {
    "IS": ("islamic_state",),
    "Iraqi forces": ("iraqi_government",),
    "Kurdish forces": ("krg_peshmerga",),
    "SDF": ("sdf", "ypg_sdf"),
    "Bunyan Marsous (GNA)": ("gna", "libyan_gna"),
}
"""Holders that a claim's subject means; another subject is a holder's own id."""

CITY_METHODS = (Method.NEAREST, Method.PLACES)
"""In a city every quarter lies near its own point: the other methods say the same."""

UNMET = {
    "ihs-iqsy-2016q1-losspct": "a loss of one quarter as a share of an older base",
}
"""Claims left out though their words could be met, and why."""

_DECIMALS = 4

COLUMNS = (
    *("claim_id", "place", "as_of", "day", "publisher", "speaker", "subject"),
    *("metric", "value_low", "value", "value_high", "unit", "denominator", "kind"),
    *("method", "ours", "ours_high", "ours_gross", "ratio_low", "ratio_high"),
    *("kind_matches", "reason", "baseline", "basis"),
)


@dataclass(frozen=True)
class Ground:
    """What a claim's place is in our data."""

    where: Theatre
    countries: tuple[str, ...]
    part: str = ""
    """The one outline meant; empty: all of them."""

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods worth asking."""
        city = self.where.row["kind"] == "city"
        return CITY_METHODS if city else self.where.methods


def check_table(dataset: Dataset, rule: Rule = Rule.LATEST) -> pd.DataFrame:
    """Return every claim that our measures can meet, beside ours by every method.

    Returns
    -------
    Columns as `COLUMNS`. `day`: the last day that the claim's date can mean, but not
    after it was stated; ours is of that day. `ours` in the claim's own unit;
    `ours_high` of what is held adds what is claimed and contested; `ours_gross` of a
    loss in km2 counts ground lost again each time. `ratio_low`, `ratio_high`: ours by
    the upper and by the lower end of what was published, equal where that was one
    value; NaN beside 0. `baseline`: the day a loss is counted from, else empty.
    `kind`, `kind_matches`, `reason`: see `data.grading`. NaN and empty: not stated, or
    not meant. `basis`: of the claim.

    A percentage lost is of what we ourselves have at the baseline; one held, of the
    country's or city's whole. Countries together are added before they are divided. A
    claim whose baseline we cannot meet, or with nothing on it, has no row.
    """
    places = _grounds(dataset)
    rows = [
        row
        for _, claim in _met(dataset).iterrows()
        for row in _rows(dataset, claim, places[claim["place"]], rule)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).round(_DECIMALS)


def _met(dataset: Dataset) -> pd.DataFrame:
    """Return the claims that a measure of ours could meet."""
    claims = dataset.claims
    named = dataset.claims["denominator_id"]
    met = (
        claims["metric"].isin(METRICS)
        & claims["place"].isin(_grounds(dataset))
        & ~claims.index.isin(UNMET)
        & ((claims["unit"] == "km2") | (claims["unit"] == "%"))
        & (~claims["metric"].str.contains("lost") | named.isin(SINCE))
        & ~named.isin({"as-misreported", "old-city", "sum-of-percentages"})
    )
    return claims[met].reset_index()


@lru_cache(maxsize=8)
def checked(dataset: Dataset, rule: Rule) -> pd.DataFrame:
    """Return `check_table`, made when first asked for."""
    return check_table(dataset, rule)


def theatre_table(where: Theatre, rule: Rule) -> pd.DataFrame:
    """Return the rows of `check_table` on ground of a theatre, in order of their day.

    Reports are carried on without limit, whatever `where` has.
    """
    table = checked(where.dataset, rule)
    places = _grounds(where.dataset)
    own = {
        name for name, one in places.items() if one.where.theatre_id == where.theatre_id
    }
    return table[table["place"].isin(own)].sort_values("day", kind="stable")


def comparable(where: Theatre, rule: Rule) -> bool:
    """Return whether `theatre_table` has a row with a ratio, which is told sooner."""
    places = _grounds(where.dataset)
    return any(
        row["ratio_low"] > 0 and row["ratio_high"] > 0
        for _, claim in _met(where.dataset).iterrows()
        if places[claim["place"]].where.theatre_id == where.theatre_id
        for row in _rows(where.dataset, claim, places[claim["place"]], rule)
    )


@lru_cache
def _grounds(dataset: Dataset) -> dict[str, Ground]:
    """Return what each place that claims speak of is; others are absent."""
    found: dict[str, Ground] = {}
    for theatre_id, row in dataset.theatres.iterrows():
        where = theatre(dataset, str(theatre_id))
        codes = {NAMES.get(code, code): code for code in where.parts["country"]}
        if row["kind"] == "city":
            every = tuple(codes.values())
            found[str(row["name"])] = Ground(where, every)
            for part in where.parts.index:
                side = str(part).removeprefix(f"{theatre_id}-")
                found[f"{row['name']} ({side})"] = Ground(where, every, str(part))
            continue
        for place in dataset.claims["place"].unique():
            names = str(place).split("+")
            if all(name in codes for name in names):
                found[str(place)] = Ground(where, tuple(codes[name] for name in names))
    return found


def _rows(
    dataset: Dataset, claim: pd.Series, ground: Ground, rule: Rule
) -> Iterator[dict[str, Any]]:
    holders = SUBJECTS.get(claim["subject"], (claim["subject"],))
    known = {*dataset.actors.index, CONTESTED}
    day = claim_day(claim)
    if not known & set(holders) or not ground.where.first <= day <= ground.where.last:
        return
    denominator = claim["denominator_id"]
    labels = dataset.denominators
    said = {
        **claim[[name for name in COLUMNS if name in claim.index]],
        "day": f"{day:%Y-%m-%d}",
        "publisher": claim["organisation"],
        "denominator": denominator,
        "kind": labels["kind"].get(denominator, ""),
    }
    low, high = claim["value_low"], claim["value_high"]
    for method in ground.methods:
        if claim["unit"] == "km2" and method.unit != "km2":
            continue
        try:
            ours = _ours(claim, ground, holders, day, method, rule)
        except QueryError:
            # Its baseline is outside our days, or nothing was held on it by ours.
            continue
        matches, reason = kind_matches(denominator, method)
        ends = [claim["value"]] * 2 if np.isnan(low) else [high, low]
        ratios = [ours["ours"] / end if end else np.nan for end in ends]
        yield {
            **said,
            **ours,
            "method": method.value,
            "ratio_low": ratios[0],
            "ratio_high": ratios[1],
            "kind_matches": matches,
            "reason": reason,
        }


def claim_day(claim: pd.Series) -> pd.Timestamp:
    """Return the last day a claim's date can mean, but not after it was stated."""
    day = span(as_of(claim))[1]
    return min(day, span(claim["stated_on"])[1]) if claim["stated_on"] else day


def _ours(
    claim: pd.Series,
    ground: Ground,
    holders: tuple[str, ...],
    day: pd.Timestamp,
    method: Method,
    rule: Rule,
) -> dict[str, object]:
    """Return ours of a claim: `ours`, `ours_high`, `ours_gross`, `baseline`."""
    amount = _held(ground, holders, method, rule)
    share = claim["unit"] == "%"
    none = {"ours_high": np.nan, "ours_gross": np.nan, "baseline": ""}
    if "lost" not in claim["metric"]:
        sides = tuple(dict.fromkeys([*holders, CONTESTED]))
        most = _held(ground, sides, method, rule, HIGH)
        least_most = np.array([on(amount, day), on(most, day)])
        if share:
            least_most *= 100 / _whole(ground, method)
        return none | {"ours": least_most[0], "ours_high": least_most[1]}
    begin = baseline_day(SINCE[claim["denominator_id"]], amount, day)
    base = on(amount, begin)
    net = base - on(amount, day)
    since = none | {"baseline": f"{begin:%Y-%m-%d}"}
    if share:
        return since | {"ours": percent(net, base, f"{begin:%Y-%m-%d}")}
    where = ground.where
    flows = [
        gross(
            where.unit_history(rule, method), where.units(method), one, begin, day
        ).reindex(list(ground.countries))
        for one in holders
    ]
    return since | {"ours": net, "ours_gross": sum(one["lost"].sum() for one in flows)}


@lru_cache
def _series(ground: Ground, method: Method, rule: Rule) -> pd.DataFrame:
    where = ground.where
    if not ground.part:
        return where.series(rule, method)
    units = where.units(method)
    own = units[where.places["part"].reindex(units.index) == ground.part]
    return series(where.unit_history(rule, method), own, method.unit)


@lru_cache
def _held(
    ground: Ground,
    holders: tuple[str, ...],
    method: Method,
    rule: Rule,
    statuses: tuple[Status, ...] = LOW,
) -> pd.Series:
    return held(_series(ground, method, rule), holders, ground.countries, statuses)


def _whole(ground: Ground, method: Method) -> float:
    wide = _series(ground, method, Rule.LATEST).iloc[0]
    inside = wide.index.get_level_values("country").isin(list(ground.countries))
    return float(wide[inside].sum())
