"""Reading the research tables, as text."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from geo.errors import DataError, Fault


def read(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read a CSV as text, blank for absent, and refuse it without its columns.

    Raises
    ------
    DataError
        If the file is missing or a column the converter needs is not in it.
    """
    if not path.is_file():
        raise DataError([Fault(path.name, None, None, None, "the file to be there")])
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    absent = [name for name in columns if name not in frame.columns]
    extra = [name for name in frame.columns if name not in columns]
    faults = [
        Fault(path.name, 1, name, None, "a column of that name") for name in absent
    ]
    faults += [
        Fault(path.name, 1, name, name, "no column the converter would lose")
        for name in extra
    ]
    if faults:
        raise DataError(faults)
    return frame


def join_texts(*texts: str) -> str:
    """Return the texts that say something, `; ` between."""
    return "; ".join(text.strip() for text in texts if text.strip())
