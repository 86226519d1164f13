"""Accounts of a theatre: what the sources of one party alone say of its places."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from data.claims import METRICS, is_of, span
from data.theatre import Theatre
from geo.history import at
from geo.vocabulary import Basis, Rule

NO_PARTY = "none"
"""The account of all sources whose party is not stated: not stated is not neutral."""

NEAR = pd.Timedelta(days=7)
"""How far from a day a figure may be stated to stand beside it."""


def parties(where: Theatre) -> dict[str, int]:
    """Return the parties that report on a theatre, with the count of their reports.

    Named parties first, those with most reports first, then `NO_PARTY`. Unsourced
    reports are nobody's account.
    """
    party = _parties(where)
    party = party[where.dataset.reports["place_id"].isin(where.places.index)]
    counts = party[party != ""].value_counts()
    named = counts.drop(NO_PARTY, errors="ignore").to_dict()
    rest = {NO_PARTY: int(counts[NO_PARTY])} if NO_PARTY in counts else {}
    return {str(one): int(count) for one, count in named.items()} | rest


@lru_cache
def account(where: Theatre, party: str) -> Theatre:
    """Return a theatre as one party's sources alone tell of it.

    What they do not tell of is unknown: a start state is nobody's account.
    """
    dataset = where.dataset
    own = dataset.reports[_parties(where) == party]
    silent = dataset.theatres.assign(start_holder="", start_basis="")
    return Theatre(replace(dataset, reports=own, theatres=silent), where.theatre_id)


def told_on(where: Theatre, party: str, day: pd.Timestamp) -> pd.DataFrame:
    """Return what an account says of each place on a day, by place_id.

    As `geo.history.at`: the account's newest report on a place, of whatever age.
    """
    return at(account(where, party).history(Rule.LATEST), day)


def figures(where: Theatre, day: pd.Timestamp) -> pd.DataFrame:
    """Return the claims on a theatre's ground stated within `NEAR` of a day.

    Rows of `claims.csv` and `account`: the claim's side where it is a party that
    sources have, else `NO_PARTY`.
    """
    dataset = where.dataset
    claims = dataset.claims
    own = claims[
        claims["metric"].isin(list(METRICS)) & is_of(dataset, where.theatre_id)
    ]
    spans = [span(str(row.stated_on or row.as_of)) for row in own.itertuples()]
    near = [first - NEAR <= day <= last + NEAR for first, last in spans]
    known = set(dataset.sources["party"]) - {""}
    kept = own[pd.Series(near, index=own.index, dtype=bool)]
    return kept.assign(account=kept["side"].where(kept["side"].isin(known), NO_PARTY))


def _parties(where: Theatre) -> pd.Series:
    """Return whose account each report is; empty: it is unsourced."""
    reports = where.dataset.reports
    party = where.dataset.sources["party"].replace("", NO_PARTY)
    found = party.reindex(reports["source_id"]).set_axis(reports.index)
    return found.where(reports["basis"] == Basis.SOURCED, "").fillna("")
