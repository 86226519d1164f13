"""Days as a visitor types them, and days that have a name."""

from datetime import datetime

import pandas as pd

from dashboard.text import day_words
from data.theatre import Theatre
from geo.baseline import BASELINES, PEAK, baseline_day, held
from geo.vocabulary import Method, Rule

FORMS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")
"""How a day may be typed: those of the opening page."""

BASELINE_WORDS = {"2014-08": "Coalition baseline", "2015-01": "IHS baseline"}


def short(day: pd.Timestamp) -> str:
    """Return a day as `24 Jan 2017`: what the box shows and takes."""
    return f"{day.day} {day:%b %Y}"


def read_typed(text: str, first: pd.Timestamp, last: pd.Timestamp) -> tuple[str, str]:
    """Read a typed day; return it as an ISO date, or why it cannot be used.

    `first` and `last`, both included, are the days there are.
    """
    plain = " ".join(text.replace(",", " ").split())
    for form in FORMS:
        try:
            day = pd.Timestamp(datetime.strptime(plain, form))  # noqa: DTZ007
        except ValueError:
            continue
        if first <= day <= last:
            return f"{day:%Y-%m-%d}", ""
        return "", f"The data cover {short(first)} to {short(last)}"
    return "", "Write a day as 24 Jan 2017 or 2017-01-24"


def named_days(
    where: Theatre, rule: Rule, method: Method, countries: tuple[str, ...]
) -> dict[str, str]:
    """Return the days that have a name, ISO dates in order, with all their names.

    First and last day, the baselines of published figures, and the first day on which
    the actor that the data set names first held most, by the method.
    """
    named = [(where.first, "first day")]
    named += [(BASELINES[key], words) for key, words in BASELINE_WORDS.items()]
    actor = where.dataset.actors.iloc[0]
    amount = held(where.series(rule, method), [str(actor.name)], countries)
    if amount.any():
        peak = baseline_day(PEAK, amount, where.last)
        named.append((peak, f"most ground of {actor['short']}"))
    named.append((where.last, "last day"))
    found: dict[str, str] = {}
    for day, words in sorted(named, key=lambda pair: pair[0]):
        if where.first <= day <= where.last:
            key = f"{day:%Y-%m-%d}"
            found[key] = f"{found[key]}, {words}" if key in found else words
    return found


def choices(named: dict[str, str]) -> list[dict[str, str]]:
    """Return named days as the options of a list."""
    return [
        {"value": day, "label": f"{day_words(pd.Timestamp(day))}: {words}"}
        for day, words in named.items()
    ]
