"""Words with blanks that the data set fills, so that no number of it is typed twice.

`{claim_id}` is the number of a claim as printed, `{happening_id}` the title of an
event; a word behind a colon asks for something else of it. `{word}` of `COMPUTED` is a
number reckoned from claims, events or the map.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.claim_words import date_words, km2_words, printed
from dashboard.settings import OPENING_DAY
from dashboard.text import day_words
from data.dataset import Dataset
from data.happenings import ABROAD, attacks
from data.ledger import figures
from data.spread import spread
from geo.errors import QueryError

MONTH_DAYS = 365.25 / 12


@dataclass(frozen=True)
class _Claim:
    """A claim in a text: `{id}` its number, `{id:of}` its whole, and so on."""

    claim: Any
    figure: Any

    def __format__(self, asked: str) -> str:
        figure = self.figure
        told: dict[str, Callable[[], str]] = {
            "": lambda: printed(self.claim),
            "of": lambda: str(self.claim["denominator"]) or "a whole not stated",
            "by": lambda: str(self.claim["speaker"]),
            "for": lambda: str(self.claim["organisation"]),
            "on": lambda: date_words(str(self.claim["stated_on"])),
            "asof": lambda: date_words(str(self.claim["as_of"])),
            "km2": lambda: km2_words(figure["low_km2"], figure["high_km2"]),
            "base": lambda: km2_words(figure["base_low_km2"], figure["base_high_km2"]),
        }
        return told[asked]()


@dataclass(frozen=True)
class _Happening:
    """An event in a text: `{id}` its title, `{id:on}` its day, `{id:dead}` the dead."""

    row: Any

    def __format__(self, asked: str) -> str:
        if asked == "on":
            return day_words(self.row["date_start"])
        if asked == "dead":
            ends = (self.row["killed_low"], self.row["killed_high"])
            return " to ".join(dict.fromkeys(f"{int(end)}" for end in ends))
        return str(self.row["title"])


class Quotes(Mapping[str, Any]):
    """What the blanks of a text may name in a data set."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __getitem__(self, name: str) -> Any:
        dataset = self._dataset
        if name in COMPUTED:
            return COMPUTED[name](dataset)
        if name in dataset.claims.index:
            return _Claim(dataset.claims.loc[name], figures(dataset).loc[name])
        if name in dataset.happenings.index:
            return _Happening(dataset.happenings.loc[name])
        raise QueryError(f"The data set has neither a claim nor an event {name!r}.")

    def __iter__(self) -> Any:
        return iter(
            [*COMPUTED, *self._dataset.claims.index, *self._dataset.happenings.index]
        )

    def __len__(self) -> int:
        return len(list(iter(self)))


def filled(dataset: Dataset, text: str) -> str:
    """Return a text with its blanks filled; QueryError for what the data set lacks."""
    return text.format_map(Quotes(dataset))


def _value(dataset: Dataset, claim_id: str) -> float:
    return float(dataset.claims["value"].loc[claim_id])


def _leaders_take(dataset: Dataset) -> str:
    days = _value(dataset, "mcg-leaders-20160610") * _value(
        dataset, "mcg-leaderrate-20160610"
    )
    return f"{days:,.0f} days, {days / MONTH_DAYS:.1f} months"


def _leaders_in_half_a_year(dataset: Dataset) -> str:
    longest = float(figures(dataset)["period_high"].loc["mcg-leaders-20160610"])
    return f"{longest / _value(dataset, 'mcg-leaderrate-20160610'):.0f}"


def _fighters_fewer(dataset: Dataset) -> str:
    now = dataset.claims.loc["mcg-fighters-20160610"]
    then = _value(dataset, "mcg-fighters-2014")
    return f"{then - now['value_high']:,.0f} to {then - now['value_low']:,.0f}"


def _fall(before: str, after: str) -> Callable[[Dataset], str]:
    """Return a fall from one claim to another in percent of the first."""

    def fall(dataset: Dataset) -> str:
        base = _value(dataset, before)
        return f"{100 * (base - _value(dataset, after)) / base:.0f} %"

    return fall


def _attacks_until(dataset: Dataset, *, later: bool) -> str:
    day = attacks(dataset)["date_start"]
    wanted = day > pd.Timestamp(OPENING_DAY) if later else day <= OPENING_DAY
    return f"{int(wanted.sum())}"


@lru_cache
def _ground(dataset: Dataset, day: str) -> str:
    band = spread(dataset, "Iraq+Syria", "IS", "area_held_km2", "")
    row = band.loc[: pd.Timestamp(day)].iloc[-1]
    return (
        f"{row['low']:,.0f} km² ({row['lowest']}) to {row['high']:,.0f} km² "
        f"({row['highest']})"
    )


COMPUTED: dict[str, Callable[[Dataset], str]] = {
    "the_day": lambda _: day_words(pd.Timestamp(OPENING_DAY)),
    "leaders_take": _leaders_take,
    "leaders_in_half_a_year": _leaders_in_half_a_year,
    "fighters_fewer": _fighters_fewer,
    "pay_fall": _fall("pay-ff-1000-201409", "pay-ff-after-2016"),
    "pay_fall_halved": _fall("pay-ff-before-2015", "pay-ff-after-2016"),
    "inflow_fall": _fall("oir-ffmonth-2015", "oir-ffmonth-201604"),
    "attacks_before": lambda dataset: _attacks_until(dataset, later=False),
    "attacks_after": lambda dataset: _attacks_until(dataset, later=True),
    "attacks_left_out": lambda dataset: str(
        int(dataset.happenings["category"].eq(ABROAD).sum()) - len(attacks(dataset))
    ),
    "ground_then": lambda dataset: _ground(dataset, OPENING_DAY),
    "ground_a_year_before": lambda dataset: _ground(dataset, "2015-06-24"),
}
"""Numbers reckoned here, by the blank they fill."""
