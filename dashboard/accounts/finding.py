"""How two accounts stand together, in words: days, who tells, and the km2."""

import pandas as pd

from dashboard.accounts.state import Accounts
from dashboard.text import day_words
from data.accounts import NO_PARTY
from data.theatre import Theatre
from geo.accounts import Relation, relation_km2


def party_words(party: str) -> str:
    """Return what an account is called."""
    return "reports of no stated party" if party == NO_PARTY else f"{party} speakers"


def days_words(asked: Accounts) -> str:
    """Return the day, or the span of days that is asked for, in words."""
    day = day_words(asked.timestamp)
    return day if asked.first is None else f"{day_words(asked.first)} to {day}"


def finding(where: Theatre, asked: Accounts, found: pd.Series, km2: pd.Series) -> str:
    """Return over how much ground two accounts differ, agree, or tell nothing.

    `found` are the `geo.accounts.relations` of every cell, `km2` its ground.
    """
    sums = relation_km2(found, km2)
    total = sums.sum()
    estimated = int(where.divided["coord_basis"].eq("estimated").sum())

    def part(which: Relation) -> str:
        return f"{sums[which]:,.1f} km² ({100 * sums[which] / total:.1f} %)"

    a, b = (f"{party_words(asked.party(side))} ({side.upper()})" for side in "ab")
    own = {a: Relation.ONLY_A, b: Relation.ONLY_B}
    shared = found.isin([Relation.DIFFER, Relation.AGREE]).any()
    if shared or all(found.eq(only).any() for only in own.values()):
        told = (
            f"{a} and {b} differ over {part(Relation.DIFFER)} and agree on "
            f"{part(Relation.AGREE)}; only A tells of {part(Relation.ONLY_A)}, only B "
            f"of {part(Relation.ONLY_B)}, neither of {part(Relation.NEITHER)}"
        )
    else:
        told = "; ".join(
            f"{who} tell of {part(only)}"
            if found.eq(only).any()
            else f"{who} name no place of it"
            for who, only in own.items()
        )
    return (
        f"{where.row['name']}, {days_words(asked)}: {told}. Of the outline's "
        f"{total:,.1f} km²; method: ground to its nearest place; {estimated} of "
        f"{len(where.divided)} positions estimated. Data {where.dataset.version}."
    )
