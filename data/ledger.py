"""The ledger: every claim beside its km2, its contradictions, its checks and verdicts.

One row a claim. What the command line prints and what a page can show read it here, so
they cannot disagree.
"""

from functools import lru_cache

import pandas as pd

from data.bases import base_of, bases, groups, outline_km2
from data.dataset import Dataset
from data.measured import measures
from data.statements import statements
from data.theatre import theatre
from geo.arithmetic import (
    larger_than_place,
    rates_against_totals,
    shares_against_areas,
    wholes_against_parts,
)
from geo.baselines import pairs
from geo.claims import Quantity, rebase
from geo.contradictions import NEAR_DAYS, clashes, reversals
from geo.errors import QueryError
from geo.verdicts import Reason, Verdict, verdicts
from geo.vocabulary import Method, Rule

FILTERS = ("place", "metric", "organisation", "side", "source_kind")
"""Columns that the ledger can be narrowed by, beside the verdict."""

COPIES = ("agency copy", "repost")
"""Kinds of source that print what another has published."""

UNSTATED_KIND = "not stated"
"""What stands for the kind of a source that has none."""

NO_SOURCE = "no source"
"""What stands there for a claim without a source."""

WEIGHTS = "populated-2014"
"""The base whose sizes weigh the shares of countries in a mean."""


_KM2_DECIMALS = 1


@lru_cache
def figures(dataset: Dataset) -> pd.DataFrame:
    """Return the statements with their base and their km2, by claim_id.

    Columns of `data.statements.statements`, of `data.bases.base_of` and of
    `geo.claims.rebase`, and `base_basis`: measured, solved or printed, and `assumed`
    behind it where the words of the claim leave its base open.
    """
    told = statements(dataset).join(base_of(dataset))
    found = bases(dataset)
    km2 = rebase(told, found)
    keys = pd.MultiIndex.from_frame(told[["place", "base"]])
    basis = found["basis"].reindex(keys).set_axis(told.index).astype("str").fillna("")
    basis = basis.mask(told["assumed"] & basis.ne(""), basis + ", assumed")
    of_ground = told["quantity"].ne("") & km2["base_low_km2"].notna()
    return told.join(km2).assign(
        base=told["base"].where(of_ground, ""), base_basis=basis.where(of_ground, "")
    )


@lru_cache
def disagreements(dataset: Dataset) -> pd.DataFrame:
    """Return every pair of claims that clash, and why; see `geo.contradictions`."""
    return clashes(figures(dataset))


@lru_cache
def fallen(dataset: Dataset) -> pd.DataFrame:
    """Return the losses that fall back behind an earlier figure of the same side."""
    return reversals(figures(dataset))


@lru_cache
def failures(dataset: Dataset) -> pd.DataFrame:
    """Return every check of arithmetic that a claim fails; see `geo.arithmetic`."""
    told = figures(dataset)
    sizes = bases(dataset)
    is_weight = sizes.index.get_level_values("base") == WEIGHTS
    weights = sizes[is_weight].droplevel("base")
    both = pairs(told)["claims"].str.split(";", expand=True).reindex(columns=[0, 1])
    both = both.set_axis(["claim_id", "other_id"], axis=1)
    lost = told["quantity"].reindex(both["claim_id"]).eq(Quantity.LOST).to_numpy()
    held = told["quantity"].reindex(both["other_id"]).eq(Quantity.HELD).to_numpy()
    failed = [
        rates_against_totals(told),
        wholes_against_parts(told, weights, NEAR_DAYS),
        shares_against_areas(both[lost & held], told),
        larger_than_place(told, outline_km2(dataset)),
    ]
    return pd.concat(failed, ignore_index=True)


@lru_cache
def judged(dataset: Dataset, rule: Rule = Rule.LATEST) -> pd.DataFrame:
    """Return the verdict on every claim under every method; see `geo.verdicts`."""
    return verdicts(figures(dataset), measures(dataset, rule))


@lru_cache
def ledger(dataset: Dataset, rule: Rule = Rule.LATEST) -> pd.DataFrame:
    """Return the ledger of a data set: one row a claim, in file order.

    Columns: claim_id and those of `claims.csv`; `low` and `high` (the claim's unit,
    with rounding); `base`, `base_basis`, `base_low_km2`, `base_high_km2`; `low_km2`,
    `high_km2`, `held_low_km2`, `held_high_km2`, computed; control, counting, extent;
    contradicts (claim_ids, `;` between), beside (claim_ids it clashes with and need not
    contradict, each with the clash and the differences), falls_behind (an earlier,
    higher loss of the same side), checks_failed (each with what it was checked
    against), restatement_of (what an agency copy or a repost repeats), source_kind (the
    kind of its source, `not stated`, or `no source`); then for each method `verdict`,
    `reason` and `kind_matches`, with the method's name behind a colon. A verdict rests
    on all reports that `rule` counts.
    """
    told = figures(dataset)
    km2 = ["base", "base_basis", "base_low_km2", "base_high_km2", "low_km2"]
    km2 += ["high_km2", "held_low_km2", "held_high_km2", "computed"]
    kinds = ["control", "counting", "extent"]
    frame = dataset.claims.join(told[["low", "high", *km2, *kinds]])
    found = disagreements(dataset)
    both = pd.concat([found, found.rename(columns=_SWAPPED)], ignore_index=True)
    frame["contradicts"] = _listed(both[both["contradicts"]], frame.index)
    apart = both[~both["contradicts"]]
    why = apart["clash"] + ": " + apart["differences"].str.replace(";", ", ")
    named = apart.assign(other_id=apart["other_id"] + " (" + why + ")")
    frame["beside"] = _listed(named, frame.index)
    frame["falls_behind"] = _listed(fallen(dataset), frame.index)
    checks = failures(dataset)
    against = checks["against"].str.replace(";", ", ")
    frame["checks_failed"] = _listed(
        checks.assign(other_id=checks["check"] + " (" + against + ")"), frame.index
    )
    frame["restatement_of"] = _restated(dataset)
    frame["source_kind"] = _source_kind(dataset)
    frame = frame.join(_by_method(judged(dataset, rule), methods(dataset)))
    rounded = {name: _KM2_DECIMALS for name in km2 if name.endswith("km2")}
    return frame.round(rounded).rename_axis("claim_id").reset_index()


def narrowed(
    frame: pd.DataFrame, wanted: dict[str, str], verdict: str = ""
) -> pd.DataFrame:
    """Return the rows of a ledger that have every value wanted.

    Parameters
    ----------
    frame
        As `ledger` returns it.
    wanted
        Values by column, of `FILTERS`; an empty one wants nothing.
    verdict
        A `Verdict` that at least one method gives; empty: any.

    Raises
    ------
    QueryError
        A value that no claim has; the message lists those there are.
    """
    for column, value in wanted.items():
        known = sorted(frame[column].unique())
        if value and value not in known:
            raise QueryError(
                f"No claim has the {column} {value!r}; choose from {', '.join(known)}."
            )
    if verdict and verdict not in list(Verdict):
        raise QueryError(
            f"There is no verdict {verdict!r}; choose from {', '.join(Verdict)}."
        )
    kept = pd.Series(True, index=frame.index)
    for column, value in wanted.items():
        if value:
            kept &= frame[column].eq(value)
    if verdict:
        given = [name for name in frame.columns if name.startswith("verdict:")]
        kept &= (frame[given] == verdict).any(axis="columns")
    return frame[kept]


def solved(dataset: Dataset, group: str = "") -> pd.DataFrame:
    """Return the groups with a base to solve: group, low_km2, high_km2, claims, breaks.

    Raises QueryError when there is no such group; the message lists all.
    """
    found = groups(dataset).rename(columns={"low": "low_km2", "high": "high_km2"})
    if group and group not in found.index:
        raise QueryError(
            f"There is no group {group!r}; choose from {', '.join(found.index)}."
        )
    chosen = found.loc[[group]] if group else found
    ends = {"low_km2": _KM2_DECIMALS, "high_km2": _KM2_DECIMALS}
    return chosen.round(ends).reset_index()[
        ["group", "place", "denominator", "low_km2", "high_km2", "claims", "breaks"]
    ]


_SWAPPED = {"claim_id": "other_id", "other_id": "claim_id"}


def _listed(rows: pd.DataFrame, index: pd.Index) -> pd.Series:
    """Return what each claim is put beside, `;` between, in the order of the rows."""
    joined = rows.groupby("claim_id", sort=False)["other_id"].agg(";".join)
    return joined.reindex(index).astype("str").fillna("")


def _restated(dataset: Dataset) -> pd.Series:
    """Return what the source of each claim repeats; a copy may not name it."""
    sources = dataset.sources.reindex(dataset.claims["source_id"])
    kind, origin = (
        sources["kind"].astype("str").fillna(""),
        sources["depends_on"].fillna(""),
    )
    origin = origin.where(origin.ne("") | ~kind.isin(COPIES), "not named")
    return origin.set_axis(dataset.claims.index)


def _source_kind(dataset: Dataset) -> pd.Series:
    """Return how near to the original each claim was read."""
    named = dataset.claims["source_id"]
    kind = named.map(dataset.sources["kind"]).astype("str").fillna("")
    return kind.mask(kind.eq(""), UNSTATED_KIND).mask(named.eq(""), NO_SOURCE)


def methods(dataset: Dataset) -> list[Method]:
    """Return the methods of the verdicts: those in km2 that any theatre has."""
    had = {
        method
        for theatre_id in dataset.theatres.index
        for method in theatre(dataset, str(theatre_id)).methods
    }
    return [method for method in Method if method in had and method.unit == "km2"]


def _by_method(rows: pd.DataFrame, methods: list[Method]) -> pd.DataFrame:
    """Return verdicts with the methods side by side, by claim_id.

    A claim is not comparable under a method that measures nothing of its place.
    """
    absent: dict[str, str | bool] = {
        "verdict": Verdict.NOT_COMPARABLE.value,
        "reason": Reason.NO_MEASURE.value,
        "kind_matches": False,
    }
    every = rows["claim_id"].drop_duplicates()
    wide: dict[str, pd.Series] = {}
    for method in methods:
        own = rows[rows["method"].eq(method)].set_index("claim_id")
        for name, value in absent.items():
            column = own[name].reindex(every, fill_value=value)
            wide[f"{name}:{method}"] = column
    return pd.DataFrame(wide)
