"""Days, areas and names in words, as the page and its downloads say them."""

import pandas as pd

from data.codes import Code
from data.countries import NAMES
from data.dataset import Dataset
from geo.reach import CAP_KM
from geo.vocabulary import Method, Rule, Status

METHOD_WORDS = {
    Method.NEAREST: "nearest place, sparse desert included",
    Method.NEAREST_SETTLED: "nearest place, sparse desert left out",
    **{
        method: f"nearest place within {km:g} km, beyond unknown"
        for method, km in CAP_KM.items()
    },
    Method.POPULATED: "populated land, discs by size of place, beyond unknown",
    Method.DISTRICT: "districts, each to whom most of its places go",
    Method.DRAWN: "polygons as drawn",
    Method.PLACES: "places, each counted as one",
    Method.PEOPLE: "people of the places whose population is known",
}

METHOD_CHOICES = {
    Method.NEAREST: "Nearest place",
    Method.NEAREST_SETTLED: "Without sparse desert",
    **{method: f"Within {km:g} km" for method, km in CAP_KM.items()},
    Method.POPULATED: "Populated land",
    Method.DISTRICT: "Districts",
    Method.DRAWN: "As drawn",
    Method.PLACES: "Places, counted",
    Method.PEOPLE: "People",
}
"""The same, short enough for a list of choices."""

UNIT_WORDS = {"km2": "km²", "places": "places", "people": "people"}
"""What a method counts, as it is written behind a number."""

RULE_WORDS = {
    Rule.LATEST: "all reports, newest decides",
    Rule.SOURCED_ONLY: "sourced reports only",
    Rule.AGAINST_INTEREST: "no party on its own side's gains",
    Rule.AGREED: "contested where reports conflict",
}


def reports_words(rule: Rule, carry: int) -> str:
    """Return how reports are read: the rule, and for how long each is carried on."""
    limit = f", each for {carry} days at most, then unknown" if carry else ""
    return RULE_WORDS[rule] + limit


RULE_CHOICES = {
    Rule.LATEST: "All, newest decides",
    Rule.SOURCED_ONLY: "Sourced only",
    Rule.AGAINST_INTEREST: "Against interest",
    Rule.AGREED: "Agreed only",
}
"""The same, short enough for a list of choices."""

CARRY_CHOICES = {
    0: "Without limit",
    30: "30 days",
    90: "90 days",
    180: "180 days",
    365: "365 days",
}
"""For how many days a report is carried on before its place turns unknown."""

UNCOUNTED_WORDS = {
    Rule.LATEST: "replaced on the same day",
    Rule.SOURCED_ONLY: "not sourced, or replaced on the same day",
    Rule.AGAINST_INTEREST: "a side on its own gains, or replaced on the same day",
    Rule.AGREED: "replaced on the same day",
}
"""Why a report on a place stands behind none of its intervals."""

CHANGE_WORDS = {
    "initial": "start of the data",
    "captured": "captured",
    "contested": "contested",
    "entered/contested": "entered, contested",
    "cleared": "cleared",
    "lost again": "lost again",
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
    return NAMES.get(code, code)


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


def short_words(dataset: Dataset, code: Code) -> str:
    """Return what a code means, with the actor's short name."""
    words = code_words(dataset, code)
    if code.holder not in dataset.actors.index:
        return words
    actor = dataset.actors.loc[code.holder]
    return words.replace(str(actor["name"]), str(actor["short"]))


def speaker_words(speaker: str, party: str) -> str:
    """Return who speaks in a report: `said by A, B`; empty: nobody is named."""
    if not speaker:
        return ""
    return f"said by {speaker}" + ("" if party in speaker else f", {party}")
