"""Two accounts of one ground on one day: where they agree, and the km2 where not."""

from enum import StrEnum

import numpy as np
import pandas as pd

from geo.vocabulary import Status


class Relation(StrEnum):
    """How what two accounts say of one place stands together."""

    DIFFER = "differ"
    """Both tell of it, with another holder or status."""
    AGREE = "agree"
    """Both say the same."""
    ONLY_A = "only-a"
    ONLY_B = "only-b"
    NEITHER = "neither"
    """No report of either account tells of it."""


def relations(a: pd.DataFrame, b: pd.DataFrame) -> pd.Series:
    """Return the `Relation` of every place.

    Parameters
    ----------
    a, b
        What each account says on the day: `holder` and `status`, indexed by place_id,
        the same places in both; status `unknown` where the account tells nothing.
    """
    other = b.loc[a.index]
    silent_a = a["status"] == Status.UNKNOWN
    silent_b = other["status"] == Status.UNKNOWN
    same = (a["holder"] == other["holder"]) & (a["status"] == other["status"])
    found = np.select(
        [silent_a & silent_b, silent_b, silent_a, same],
        [Relation.NEITHER, Relation.ONLY_A, Relation.ONLY_B, Relation.AGREE],
        Relation.DIFFER,
    )
    return pd.Series(found, index=a.index, dtype="str")


def relation_km2(relations: pd.Series, km2: pd.Series) -> pd.Series:
    """Return the km2 of each `Relation`, all five in their order.

    `km2` is that of each place's ground, by place_id; a place without ground adds
    nothing. The five add up to all ground.
    """
    sums = km2.groupby(relations.reindex(km2.index)).sum()
    return sums.reindex(list(Relation), fill_value=0.0)
