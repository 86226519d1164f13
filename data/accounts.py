"""Accounts of a theatre: what one party alone says of its places, and of all of it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from data.claims import METRICS, as_of, is_of, span
from data.dataset import Dataset
from data.sides import parties, spoken_for
from data.theatre import Theatre
from geo.claims import PERCENT
from geo.history import at
from geo.vocabulary import Basis, Rule

NO_PARTY = "none"
"""The account of all reports of no stated party: not stated is not neutral."""

NEAR = pd.Timedelta(days=7)
"""How far from a day a figure may be stated to stand beside it."""

SHARE_METRIC = "city_controlled_pct"
"""The metric of claims that state a share of a whole city."""

WHOLE_CITY = ("city-whole", "city-cleared", "city-contested")
"""Denominators that are a whole city, not a part of it nor what someone held of it."""

_ALL = 100.0


def voices(
    where: Theatre, day: pd.Timestamp, since: pd.Timestamp | None = None
) -> pd.DataFrame:
    """Return who tells of a theatre until a day: `reports` and `shares`, by party.

    Counts of reports on its places, and of `shares`; with `since`, from that day on.
    Every party that ever tells of it has a row: first the stated ones, those with most
    to tell first, then `NO_PARTY`, then who tells nothing in these days, those with
    most to tell at any time first. Unsourced reports are nobody's account.
    """
    begin = where.first if since is None else since
    reports = where.dataset.reports
    told = _accounts(where.dataset)[reports["place_id"].isin(where.places.index)]
    told = told[told != ""]
    given = shares(where)
    seen = {
        "reports": told[reports["date"].loc[told.index].between(begin, day)],
        "shares": given.loc[(given["first"] >= begin) & (given["last"] <= day), "side"],
    }
    ever = pd.concat([told, given["side"]]).value_counts()
    known = ever.sort_index().index.rename("party")
    counts = pd.DataFrame(
        {
            what: party.value_counts().reindex(known, fill_value=0)
            for what, party in seen.items()
        }
    )
    every = counts.sum(axis="columns")
    rank = pd.DataFrame(
        {
            "none": every == 0,
            "last": known == NO_PARTY,
            "told": -every,
            "ever": -ever.reindex(known),
        }
    )
    return counts.loc[rank.sort_values([*rank.columns], kind="stable").index]


@lru_cache
def account(where: Theatre, party: str, since: pd.Timestamp | None = None) -> Theatre:
    """Return a theatre as one party's reports alone tell of it.

    What they do not tell of is unknown: a start state is nobody's account. With
    `since`, a report dated before that day is not counted.
    """
    dataset = where.dataset
    own = _accounts(dataset) == party
    if since is not None:
        own &= dataset.reports["date"] >= since
    silent = dataset.theatres.assign(start_holder="", start_basis="")
    told = replace(dataset, reports=dataset.reports[own], theatres=silent)
    return Theatre(told, where.theatre_id)


def told_on(
    where: Theatre, party: str, day: pd.Timestamp, since: pd.Timestamp | None = None
) -> pd.DataFrame:
    """Return what an account says of each place on a day, by place_id.

    As `geo.history.at`: the account's newest report on a place, of whatever age, or of
    `since` and later.
    """
    return at(account(where, party, since).history(Rule.LATEST), day)


@lru_cache
def shares(where: Theatre) -> pd.DataFrame:
    """Return the shares of a whole city that stated parties gave, oldest first.

    Rows of `claims.csv`, by claim_id, with `first` and `last`, the days that its date
    can mean, and `percent` (the lower end of a range). A region has none.
    """
    dataset = where.dataset
    claims = dataset.claims
    own = claims[
        claims["metric"].eq(SHARE_METRIC)
        & claims["unit"].eq(PERCENT)
        & claims["place"].eq(where.row["name"])
        & claims["denominator_id"].isin(WHOLE_CITY)
        & claims["side"].isin(list(spoken_for(dataset)))
    ]
    days = [span(as_of(claim)) for _, claim in own.iterrows()]
    found = own.assign(
        first=pd.DatetimeIndex([first for first, _ in days]),
        last=pd.DatetimeIndex([last for _, last in days]),
        percent=own["value_low"].fillna(own["value"]),
    )
    return found.sort_values("last", kind="stable")


def stated(
    where: Theatre, party: str, day: pd.Timestamp, since: pd.Timestamp | None = None
) -> list[pd.DataFrame]:
    """Return the newest shares of a whole city that a party stated until a day.

    Those of one date, as rows of `shares`, in groups that are parts of one whole: of
    one speaker, of other holders each, and 100 % at most together.
    """
    own = shares(where)
    own = own[own["side"].eq(party) & (own["last"] <= day)]
    own = own[own["first"] >= (where.first if since is None else since)]
    newest = own[own["last"] == own["last"].max()]
    return [*_wholes(newest)]


def figures(
    where: Theatre, day: pd.Timestamp, since: pd.Timestamp | None = None
) -> pd.DataFrame:
    """Return the claims on a theatre's ground stated within `NEAR` of a day.

    With `since`, those stated from that day to the other, both included. Rows of
    `claims.csv` and `account`: the claim's side where it is a party, else `NO_PARTY`.
    """
    dataset = where.dataset
    claims = dataset.claims
    own = claims[
        claims["metric"].isin(list(METRICS)) & is_of(dataset, where.theatre_id)
    ]
    begin, end = (day - NEAR, day + NEAR) if since is None else (since, day)
    spans = [span(str(row.stated_on or row.as_of)) for row in own.itertuples()]
    near = [first <= end and begin <= last for first, last in spans]
    kept = own[pd.Series(near, index=own.index, dtype=bool)]
    known = list(spoken_for(dataset))
    return kept.assign(account=kept["side"].where(kept["side"].isin(known), NO_PARTY))


def _wholes(newest: pd.DataFrame) -> Iterator[pd.DataFrame]:
    by_speaker = ["speaker", "organisation", "stated_on"]
    for _, group in newest.groupby(by_speaker, sort=False):
        if group["subject"].is_unique and group["percent"].sum() <= _ALL:
            yield group
        else:
            yield from (group.loc[[one]] for one in group.index)


def _accounts(dataset: Dataset) -> pd.Series:
    """Return whose account each report is; empty: it is unsourced."""
    sourced = dataset.reports["basis"] == Basis.SOURCED
    return parties(dataset).replace("", NO_PARTY).where(sourced, "")
