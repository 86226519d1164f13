"""Published figures, with their denominators normalised."""

import pandas as pd

from data.convert.denominators import normalised
from data.writing import shaped

COLUMNS = (
    *("claim_id", "metric", "place", "subject", "value_low", "value", "value_high"),
    *("unit", "qualifier", "denominator", "as_of", "stated_on", "speaker"),
    *("organisation", "side", "disputes", "source_title", "source_url", "basis"),
    "note",
)


def claims(research: pd.DataFrame) -> pd.DataFrame:
    """Return the claims: one row a figure, in the order of the research."""
    return shaped(research.assign(denominator_id=normalised(research)), "claims")
