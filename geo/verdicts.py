"""A published figure beside what each method measures: inside, above, below.

A verdict is given under every method there is, never under a chosen one. What cannot be
compared says why; what is compared across kinds of ground says that too.
"""

from enum import StrEnum

import pandas as pd

from geo.claims import Control, Counting, Extent, Quantity


class Verdict(StrEnum):
    """How the range of a figure lies to the range of a measure."""

    INSIDE = "inside"
    """They have a value in common."""
    ABOVE = "above"
    """All of the figure is more than the measure's most."""
    BELOW = "below"
    """All of it is less than the measure's least."""
    NOT_COMPARABLE = "not comparable"


class Reason(StrEnum):
    """Why a figure and a measure are not comparable, the first that applies."""

    NO_MEASURE = "no such measure"
    DATE = "date out of range"
    CONTROL = "other kind of control"
    COUNTING = "gross against net"
    """A loss said to be gross, or not said to be net."""
    DENOMINATOR = "other denominator"


SLACK_KM2 = 1e-3
"""Below what any outline is known to: a whole city is its outline, roundings aside."""

COLUMNS = [
    *("claim_id", "method", "verdict", "reason", "kind_matches"),
    *("low_km2", "high_km2", "measure_low_km2", "measure_high_km2"),
]


def verdicts(statements: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return the verdict on every claim under every method.

    Parameters
    ----------
    statements
        One row a claim, indexed by claim_id: quantity, control, counting, extent (a
        `geo.claims.Extent`), `held_low_km2` and `held_high_km2` as of
        `geo.claims.rebase` (NaN: no base in km2).
    measures
        One row a claim and method: claim_id, method, extent (what ground the method
        counts), `low_km2` (held alone) and `high_km2` (with contested and claimed
        ground) over all days that the claim can mean; NaN when a day lies outside what
        is measured. Claims that nothing measures have no row.

    Returns
    -------
    One row a claim and method, in the order of `statements`: the columns of `COLUMNS`.
    What is compared is ground held; of a loss, what it leaves of its own base.
    `kind_matches` is whether figure and method count the same kind of ground; where
    they do not, and there is a verdict, `reason` names both kinds. A claim that nothing
    measures has one row, with an empty method.
    """
    asked = ["quantity", "control", "counting", "extent"]
    own = statements[[*asked, "held_low_km2", "held_high_km2"]]
    own = own.rename(columns={"held_low_km2": "low_km2", "held_high_km2": "high_km2"})
    own = own.rename_axis("claim_id").reset_index()
    told = measures.rename(
        columns={
            "extent": "measured",
            "low_km2": "measure_low_km2",
            "high_km2": "measure_high_km2",
        }
    )
    rows = own.merge(told, on="claim_id", how="left")
    unmeasured = rows["method"].isna()
    rows["method"] = rows["method"].fillna("")
    is_loss = rows["quantity"].eq(Quantity.LOST)
    reason = pd.Series("", index=rows.index)
    obstacles = {
        Reason.NO_MEASURE: unmeasured | rows["quantity"].eq(""),
        Reason.DATE: rows["measure_low_km2"].isna(),
        Reason.CONTROL: rows["control"].ne(Control.CONTROLLED),
        Reason.COUNTING: is_loss & rows["counting"].ne(Counting.NET),
        Reason.DENOMINATOR: rows["low_km2"].isna(),
    }
    for word, applies in obstacles.items():
        reason = reason.mask(reason.eq("") & applies, word)
    comparable = reason.eq("")
    verdict = pd.Series(Verdict.INSIDE.value, index=rows.index)
    over = rows["low_km2"] - rows["measure_high_km2"] > SLACK_KM2
    under = rows["measure_low_km2"] - rows["high_km2"] > SLACK_KM2
    verdict = verdict.mask(over, Verdict.ABOVE).mask(under, Verdict.BELOW)
    rows["verdict"] = verdict.where(comparable, Verdict.NOT_COMPARABLE)
    matches = rows["extent"].eq(rows["measured"]) & rows["extent"].ne(Extent.UNSTATED)
    rows["kind_matches"] = matches
    kinds = (
        "figure: " + rows["extent"] + "; method: " + rows["measured"].fillna("nothing")
    )
    rows["reason"] = reason.mask(comparable & ~matches, kinds)
    return rows[COLUMNS]
