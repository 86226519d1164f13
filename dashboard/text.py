"""Days, areas and names in words, as the page and its downloads say them."""

import pandas as pd

from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import CellRule, Method, Rule, Status

METHOD_WORDS = {
    Method.NEAREST: "nearest place, sparse desert included",
    Method.NEAREST_SETTLED: "nearest place, sparse desert left out",
}

CELL_WORDS = {
    CellRule.VORONOI: "nearest place",
    CellRule.DRAWN: "as drawn by the source",
}

RULE_WORDS = {
    Rule.LATEST: "all reports, newest decides",
    Rule.SOURCED_ONLY: "sourced reports only",
}

CHANGE_WORDS = {
    "initial": "start of the data",
    "captured": "captured",
    "contested": "contested",
    "entered/contested": "entered, contested",
    "cleared": "cleared",
    "lost again": "lost again",
}

COUNTRY_NAMES = {
    "IQ": "Iraq",
    "SY": "Syria",
    "LY": "Libya",
    "ZZ": "Unspecified country",
}


def day_words(day: pd.Timestamp) -> str:
    """Return a day as `24 January 2017`."""
    return f"{day.day} {day:%B %Y}"


def dated(day: pd.Timestamp, precision: str) -> str:
    """Return a report's date no more exactly than it is known."""
    if precision == "month":
        return f"{day:%B %Y}"
    if precision == "week":
        return f"about {day_words(day)}"
    return day_words(day)


def country_name(code: str) -> str:
    """Return a country's English name; the code itself when it is not known here."""
    return COUNTRY_NAMES.get(code, code)


def countries_words(codes: tuple[str, ...]) -> str:
    """Return `Iraq and Syria` for (IQ, SY)."""
    names = [country_name(code) for code in codes]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def code_words(dataset: Dataset, code: Code) -> str:
    """Return what a code means: an actor's name, `Contested`, `Claimed by ...`."""
    if code.status is Status.UNKNOWN:
        return "Unknown"
    if code.status is Status.CONTESTED:
        return "Contested"
    name = str(dataset.actors.loc[code.holder, "name"])
    if code.status is Status.CLAIMED:
        return f"Claimed by {name}"
    if code.status is Status.PRESENCE:
        return f"{name} present"
    return name
