"""A fact of a report, with its evidence in the data set by id."""

from dataclasses import dataclass
from typing import Final

DAY: Final = "2016-06-24"
"""A day of the week in which the report was filed; days of evidence are given so."""


@dataclass(frozen=True)
class Fact:
    """One fact of the report."""

    title: str
    said: str
    """What the report has, and on whose word."""
    agrees: str
    differs: str
    claims: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    """Roads, each as it was said to be on `DAY`."""
    places: tuple[tuple[str, str, str], ...] = ()
    """Theatre, place, day."""
    cities: tuple[tuple[str, str], ...] = ()
    """Theatre, day."""
    accounts: tuple[tuple[str, str, str], ...] = ()
    """Theatre and a span of days, side by side as two accounts tell of it."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """Theatre and two days, whose change is a page of its own."""
    ledgers: tuple[tuple[str, str, str], ...] = ()
    """Words of a link, place and metric of the ledger that it opens."""
    chart: bool = False
    """Whether ground and attacks abroad stand beside it."""
