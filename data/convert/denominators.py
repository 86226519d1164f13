"""What figures are given on: from the words printed to ids that may share an axis.

Two claims share an id only if they are of the same base. A text that the table does
not know is refused, so that no new claim joins a series in silence.
"""

from dataclasses import dataclass

import pandas as pd

from data.convert.bases import BASES, OVERRIDES
from data.writing import shaped
from geo.errors import DataError, Fault

UNSTATED = "unstated"
"""The id of a blank denominator."""


@dataclass(frozen=True)
class Key:
    """What a denominator's words are read with: they mean little alone."""

    family: str
    """The metric; for `other` its unit, for which it stands."""
    printed: str


def family(metric: str, unit: str) -> str:
    """Return the metric family a denominator's words are read in."""
    if metric in ("territory_lost_pct", "territory_held_pct"):
        return "territory"
    if metric in ("leaders_killed_rate_days", "leaders_killed_total"):
        return metric
    return unit if metric == "other" else metric


def table() -> dict[Key, str]:
    """Return (family, printed words) -> denominator_id."""
    return {
        Key(group, printed): base.denominator_id
        for base in BASES
        for group, texts in base.texts.items()
        for printed in texts
    }


def normalised(claims: pd.DataFrame) -> list[str]:
    """Return the denominator_id of each claim.

    Raises
    ------
    DataError
        If a denominator's words are not in the table: one fault a claim.
    """
    known = table()
    ids, faults = [], []
    for line, claim in enumerate(claims.to_dict("records"), start=2):
        printed = claim["denominator"].strip()
        key = Key(family(claim["metric"], claim["unit"]), printed)
        if claim["claim_id"] in OVERRIDES:
            ids.append(OVERRIDES[claim["claim_id"]])
        elif key in known:
            ids.append(known[key])
        elif not printed:
            ids.append(UNSTATED)
        else:
            faults.append(
                Fault("claims.csv", line, "denominator", printed, "words known to it")
            )
    if faults:
        raise DataError(faults)
    return ids


def used(ids: pd.Series) -> pd.DataFrame:
    """Return the table of the denominators in use, in the order of the converter's."""
    present = set(ids)
    rows = [
        {
            "denominator_id": base.denominator_id,
            "label": base.label,
            "kind": base.kind,
            "note": base.note,
        }
        for base in BASES
        if base.denominator_id in present
    ]
    return shaped(pd.DataFrame(rows), "denominators")
