"""Tables as a spreadsheet opens them: no text of them may run as a formula there."""

from typing import Any, Final

import pandas as pd

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would take for a formula."""


def harmless(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of which no text is a formula: it gets an apostrophe before it."""

    def neutral(value: Any) -> Any:
        risky = isinstance(value, str) and value.startswith(FORMULA)
        return f"'{value}" if risky else value

    texts = rows.select_dtypes(["object", "str"]).columns
    return rows.assign(**{name: rows[name].map(neutral) for name in texts})
