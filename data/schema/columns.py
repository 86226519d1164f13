"""The kinds of column a table is made of: the text allowed, and its loaded dtype.

Cells are checked as the text an editor sees, then turned into values once, so a fault
shows what was written. Each kind is one pandera column with one check, whose error is
the phrase that completes 'expected ...'.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
import pandera.pandas as pa

from geo.vocabulary import DAY

Test = Callable[[pd.Series], pd.Series]
"""Text cells to booleans, index-aligned: which of them are allowed. Never raises."""

_ID = "[A-Za-z0-9][A-Za-z0-9_.+-]*"
# Digits are counted so that whatever matches fits a float64 without overflow or loss.
_NUMBER = r"[+-]?[0-9]{1,15}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?"
_WHOLE = "[+-]?[0-9]{1,15}"
_WEB = r"https?://[^\s/]+(/\S*)?"


class Kind(StrEnum):
    """What a cell becomes when it is loaded, and what stands for a blank one."""

    TEXT = "text"
    """`str`; blank is the empty text."""
    DAY = "day"
    """`datetime64[s]`, midnight; blank is NaT."""
    DECIMAL = "decimal"
    """`float64`; blank is NaN."""
    WHOLE = "whole"
    """`Int64`; blank is NA."""
    FLAG = "flag"
    """`bool`; never blank."""


@dataclass(frozen=True)
class Reference:
    """A column that names rows of a table by their key."""

    table: str
    """Name of the table named, as in `data.schema.TABLES`."""
    many: bool = False
    """Whether a cell may name several, with `;` between them."""
    also: tuple[str, ...] = ()
    """Words allowed beside the keys."""


def identifier(description: str, table: str = "") -> pa.Column:
    """Return the key of a table: never blank, never twice.

    With `table`, it is the key of a row there too, which `data.references` looks up.
    """
    expected = "letters, digits, and `_` `-` `.` `+` inside (it stands in addresses)"
    named = Reference(table) if table else None
    return _column(description, expected, _matches(_ID), key=True, reference=named)


def text(description: str, *, blank: bool = True) -> pa.Column:
    """Return free text."""
    return _column(description, "some text", _filled, blank=blank)


def word(description: str, *allowed: str, blank: bool = False) -> pa.Column:
    """Return a column that holds one of a few words."""
    expected = f"one of {', '.join(allowed)}"
    return _column(
        description,
        expected,
        lambda cells: cells.isin(allowed),
        blank=blank,
        allowed=allowed,
    )


def flag(description: str) -> pa.Column:
    """Return a yes-or-no column, written `true` and `false`."""
    words = ("true", "false")
    return _column(
        description,
        "true or false",
        lambda cells: cells.isin(words),
        kind=Kind.FLAG,
        allowed=words,
    )


def day(description: str, *, blank: bool = False) -> pa.Column:
    """Return a day, in the calendar of the theatre."""
    expected = "a day of the calendar as YYYY-MM-DD"
    return _column(description, expected, _is_day, kind=Kind.DAY, blank=blank)


def part_of_date(description: str, *, blank: bool = False) -> pa.Column:
    """Return a date as exact as it is known; it stays text, which says how exact."""
    expected = "a date as YYYY, YYYY-MM or YYYY-MM-DD"
    return _column(description, expected, _is_part_of_date, blank=blank)


def decimal(
    description: str,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    *,
    blank: bool = False,
) -> pa.Column:
    """Return a number from `low` to `high`, both included, in `unit`."""
    return _column(
        description,
        f"a number{_span(low, high)}, in {unit}",
        _within(_NUMBER, low, high),
        kind=Kind.DECIMAL,
        blank=blank,
        unit=unit,
    )


def whole(
    description: str, unit: str, low: int | None = None, *, blank: bool = False
) -> pa.Column:
    """Return a whole number of at least `low`, in `unit`."""
    return _column(
        description,
        f"a whole number{_span(low, None)}, in {unit}",
        _within(_WHOLE, low, None),
        kind=Kind.WHOLE,
        blank=blank,
        unit=unit,
    )


def reference(
    description: str,
    table: str,
    *,
    blank: bool = False,
    many: bool = False,
    also: tuple[str, ...] = (),
) -> pa.Column:
    """Return a column naming rows of `table`; `data.references` looks them up."""
    named = Reference(table, many, also)
    expected = f"an id from {table}"
    return _column(description, expected, _filled, blank=blank, reference=named)


def web_address(description: str, *, blank: bool = False) -> pa.Column:
    """Return an address a browser opens."""
    expected = "an address that begins http:// or https://"
    return _column(description, expected, _matches(_WEB), blank=blank)


def colour(description: str) -> pa.Column:
    """Return a colour for the screen."""
    expected = "a colour as #rrggbb, such as #4f81bd"
    return _column(description, expected, _matches("#[0-9a-fA-F]{6}"))


def country(description: str) -> pa.Column:
    """Return a country as its ISO 3166 alpha-2 code."""
    expected = "a two-letter country code (ISO 3166), such as IQ"
    return _column(description, expected, _matches("[A-Z]{2}"))


def countries(description: str) -> pa.Column:
    """Return countries as ISO 3166 alpha-2 codes, with `;` between them."""
    expected = "two-letter country codes (ISO 3166) with ; between, such as IQ;SY"
    return _column(description, expected, _matches("[A-Z]{2}(;[A-Z]{2})*"), blank=True)


def values(cells: pd.Series, kind: Kind) -> pd.Series:
    """Return text cells as the dtype of their kind, index-aligned.

    A cell that cannot be read becomes what stands for a blank one, so that the checks
    across tables can run beside the faults already found. Flags become False.
    """
    match kind:
        case Kind.DAY:
            return _days(cells).astype(DAY)
        case Kind.DECIMAL:
            return _numbers(cells, _NUMBER)
        case Kind.WHOLE:
            return _numbers(cells, _WHOLE).astype("Int64")
        case Kind.FLAG:
            return cells.eq("true")
        case Kind.TEXT:
            return cells


def _column(
    description: str,
    expected: str,
    test: Test,
    *,
    kind: Kind = Kind.TEXT,
    blank: bool = False,
    key: bool = False,
    **facts: object,
) -> pa.Column:
    def allowed(cells: pd.Series) -> pd.Series:
        good = test(cells)
        return good | cells.eq("") if blank else good

    return pa.Column(
        description=description,
        checks=pa.Check(
            allowed,
            error=f"{expected}, or blank" if blank else expected,
            ignore_na=False,
        ),
        unique=key,
        report_duplicates="exclude_first",
        metadata={"kind": kind, "blank": blank, **facts},
    )


def _filled(cells: pd.Series) -> pd.Series:
    return cells.str.strip().ne("")


def _matches(pattern: str) -> Test:
    return lambda cells: cells.str.fullmatch(pattern)


def _days(cells: pd.Series) -> pd.Series:
    shaped = cells.where(cells.str.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "")
    return pd.to_datetime(shaped, format="%Y-%m-%d", errors="coerce")


def _is_day(cells: pd.Series) -> pd.Series:
    return _days(cells).notna()


def _is_part_of_date(cells: pd.Series) -> pd.Series:
    filled = cells.where(cells.str.len() != len("YYYY"), cells + "-01")
    filled = filled.where(filled.str.len() != len("YYYY-MM"), filled + "-01")
    return _is_day(filled)


def _numbers(cells: pd.Series, pattern: str) -> pd.Series:
    shaped = cells.where(cells.str.fullmatch(pattern), "")
    return pd.to_numeric(shaped, errors="coerce").astype(float)


def _within(pattern: str, low: float | None, high: float | None) -> Test:
    floor = float("-inf") if low is None else low
    ceiling = float("inf") if high is None else high
    return lambda cells: _numbers(cells, pattern).between(floor, ceiling)


def _span(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    return "" if low is None else f" of at least {low:g}"
