import pandas as pd
import pytest

from data.spreadsheet import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_sheet_would_reckon_is_made_harmless(text):
    rows = harmless(pd.DataFrame({"note": [text, "plain"], "km2": [-1.5, 2.0]}))
    assert list(rows["note"]) == [f"'{text}", "plain"]
    assert list(rows["km2"]) == [-1.5, 2.0]
