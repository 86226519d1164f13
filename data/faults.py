"""What is wrong in a table, as faults that say where, what, and the way out."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import pandas as pd
import pandera.pandas as pa

from data.reading import Reading
from data.schema import Table
from geo.errors import Fault

SHOWN = 20
"""Faults of one kind in one column that are listed one by one; the rest is counted."""
LISTED = 20
"""Allowed values up to this many are listed in full; beyond it, only the closest."""


def in_columns(reading: Reading) -> list[Fault]:
    """Return every fault that a table shows by itself, by its pandera schema."""
    try:
        reading.table.schema.validate(reading.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return _from_cases(reading, errors.failure_cases)
    return []


def gathered(faults: Sequence[Fault]) -> list[Fault]:
    """Return faults of one kind in one column, in order, the many summed up in one.

    The closing fault stands at the first row left out, and has no value.
    """
    shown, rest = list(faults[:SHOWN]), faults[SHOWN:]
    if rest:
        first = rest[0]
        tally = f"what the rows above say ... and {len(rest)} more in this column"
        shown.append(Fault(first.table, first.row, first.column, None, tally))
    return shown


def choice(phrase: str, value: str, allowed: Iterable[str]) -> str:
    """Return `phrase` with the allowed values, if few, and the closest one to `value`.

    Parameters
    ----------
    phrase
        What the values are, such as 'an actor_id of actors.csv'.
    value
        What was found instead.
    allowed
        Every value that would do.
    """
    options = sorted(allowed)
    listed = f" ({', '.join(options)})" if 0 < len(options) <= LISTED else ""
    return f"{phrase}{listed}{did_you_mean(value, options)}"


def did_you_mean(value: str, allowed: Iterable[str]) -> str:
    """Return '; did you mean X?' for the allowed value closest to `value`, if any."""
    close = get_close_matches(value, list(allowed), n=1, cutoff=0.7)
    return f"; did you mean {close[0]}?" if close else ""


def _from_cases(reading: Reading, cases: pd.DataFrame) -> list[Fault]:
    table = reading.table
    found: list[Fault] = []
    for (check, column), group in cases.groupby(
        ["check", "column"], sort=False, dropna=False
    ):
        if check == "column_in_dataframe":
            found += [_missing_column(table, str(n)) for n in group["failure_case"]]
        elif check == "column_in_schema":
            found += [_extra_column(table, str(n)) for n in group["failure_case"]]
        elif check == "field_uniqueness":
            found += gathered(_repeated(reading, str(column), group))
        elif _blames(table, str(check), str(column), group):
            found += gathered(_cells(reading, str(column), str(check), group))
    return found


def _blames(table: Table, check: str, column: str, cases: pd.DataFrame) -> bool:
    """Say whether a case is to be told: a rule's cases come once for every column."""
    if (cases["schema_context"] == "Column").all():
        return True
    return any((rule.expected, rule.column) == (check, column) for rule in table.rules)


def _cells(
    reading: Reading, column: str, expected: str, cases: pd.DataFrame
) -> list[Fault]:
    words = reading.table.allowed(column)
    return [
        reading.fault(row, column, value, expected + did_you_mean(value, words))
        for row, value in _in_order(cases)
    ]


def _repeated(reading: Reading, column: str, cases: pd.DataFrame) -> list[Fault]:
    """Return the faults of keys seen before; a blank one has its own fault already."""
    cells = reading.frame[column]
    first_rows = dict(zip(cells[::-1], reversed(range(len(cells))), strict=True))
    return [
        reading.fault(
            row,
            column,
            value,
            f"an id that is used once; row {reading.lines[first_rows[value]]} has it",
        )
        for row, value in _in_order(cases)
        if value
    ]


def _in_order(cases: pd.DataFrame) -> list[tuple[int, str]]:
    pairs = zip(cases["index"], cases["failure_case"], strict=True)
    return sorted((int(row), str(value)) for row, value in pairs)


def _missing_column(table: Table, name: str) -> Fault:
    meaning = table.columns[name].description
    return Fault(table.file, _header(table), name, None, f"this column: {meaning}")


def _extra_column(table: Table, name: str) -> Fault:
    allowed = ", ".join(table.columns)
    expected = f"only the columns {allowed}{did_you_mean(name, table.columns)}"
    return Fault(table.file, _header(table), name, name, expected)


def _header(table: Table) -> int | None:
    """Return the line of the column names: GeoJSON has none."""
    return None if table.geometries else 1
