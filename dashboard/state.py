"""What the page shows, and its text form: the query of the URL.

This module and `dashboard.compare.state` alone know the names in a URL. `parse` never
fails: what it cannot use falls back to the default and leaves a note for the visitor.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.layers import Layer, Routes
from dashboard.settings import OPENING_DAY
from dashboard.text import CARRY_CHOICES, country_name
from data.claims import groups
from data.dataset import Dataset
from data.theatre import Theatre, theatre
from geo.baseline import PEAK
from geo.vocabulary import Method, Rule

IN_FRAME_SHARE = 0.5
"""A country is part of the opening view if this share of its places is in the frame."""

FRAME_MARGIN = 0.06
"""Share of a frame's width and height left free round a group of countries."""


@dataclass(frozen=True)
class ViewState:
    """One view of a data set. Field names are the names in the URL."""

    theatre: str
    day: str
    """ISO date."""
    place: str
    """A place_id of the theatre; empty: none selected."""
    country: str
    """Countries whose ground is counted, lower case, `-` between: `iq-sy`."""
    rule: Rule
    method: Method
    claims: str
    """Key of the group of claims in the chart; see `data.claims`."""
    layer: Layer = Layer.CONTROL
    carry: int = 0
    """For how many days a report is carried on; 0: until the next one."""
    against: str = ""
    """What amounts in the key are set against: a day, ISO date, or `peak`, the most
    that each holder had until then; empty: nothing."""
    routes: Routes = Routes.ON

    def query(self, dataset: Dataset) -> str:
        """Return the view as a URL query without `?`; defaults are left out."""
        usual = asdict(default_view(dataset, self.theatre))
        own = asdict(self)
        opening = next(iter(dataset.theatres.index))
        told = {
            key: own[key]
            for key in own
            if own[key] != usual[key] or (key == "theatre" and own[key] != opening)
        }
        return urlencode(told)

    def where(self, dataset: Dataset) -> Theatre:
        """Return the theatre, its reports carried on as the view says."""
        return theatre(dataset, self.theatre, self.carry or None)

    @property
    def timestamp(self) -> pd.Timestamp:
        """The day as a timestamp."""
        return pd.Timestamp(self.day)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries counted, upper case."""
        return tuple(self.country.upper().split("-"))


def parse(search: str, dataset: Dataset) -> tuple[ViewState, tuple[str, ...]]:
    """Read a URL query, with or without its `?`.

    Returns the view and one note, fit to be shown, for each parameter that could not
    be used. Names that are not ours are passed over in silence: other tools add theirs.
    """
    given = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    notes: list[str] = []
    theatres = list(dataset.theatres.index)
    wanted = given.get("theatre", theatres[0])
    if wanted not in theatres:
        notes.append(
            f"There is no theatre “{wanted}”; the first one is shown. "
            f"Theatres: {', '.join(theatres)}."
        )
        wanted = theatres[0]
    view = default_view(dataset, wanted)
    where = theatre(dataset, wanted)
    for field in fields(ViewState):
        text = given.get(field.name)
        if field.name == "theatre" or text is None:
            continue
        value, note = READERS[field.name](text, where, dataset)
        if note:
            notes.append(note)
        else:
            changed: dict[str, Any] = {field.name: value}
            view = replace(view, **changed)
    return view, tuple(notes)


@lru_cache
def default_view(dataset: Dataset, theatre_id: str) -> ViewState:
    """Return what a theatre opens with."""
    where = theatre(dataset, theatre_id)
    opening = pd.Timestamp(OPENING_DAY)
    day = opening if where.first <= opening <= where.last else where.first
    return ViewState(
        theatre=theatre_id,
        day=f"{day:%Y-%m-%d}",
        place="",
        country=country_choices(where)[0],
        rule=Rule.LATEST,
        method=where.methods[0],
        claims=next(iter(groups(dataset, theatre_id)), ""),
    )


@lru_cache
def country_choices(where: Theatre) -> tuple[str, ...]:
    """Return the groups of countries a theatre offers, the opening one first.

    The countries in its frame together, each country alone, and all of them.
    """
    every = sorted(set(where.parts["country"]))
    row, points = where.row, where.places.geometry
    inside = points.x.between(row["west"], row["east"]) & points.y.between(
        row["south"], row["north"]
    )
    shares = inside.groupby(where.places["country"]).mean()
    framed = [one for one in every if shares.get(one, 0) >= IN_FRAME_SHARE] or every
    groups = [framed, *([country] for country in every), every]
    return tuple(dict.fromkeys("-".join(group).lower() for group in groups))


def bounds(
    where: Theatre, countries: tuple[str, ...]
) -> tuple[float, float, float, float]:
    """Return west, south, east and north of what a view shows, degrees.

    The theatre's own frame, or the bounds of the countries if they are not the opening
    ones.
    """
    row = where.row
    if "-".join(countries).lower() == country_choices(where)[0]:
        return row["west"], row["south"], row["east"], row["north"]
    west, south, east, north = where.parts[
        where.parts["country"].isin(countries)
    ].total_bounds
    wide, high = (east - west) * FRAME_MARGIN, (north - south) * FRAME_MARGIN
    return west - wide, south - high, east + wide, north + high


def _read_day(text: str, where: Theatre, _: Dataset) -> tuple[str, str]:
    first, last = where.first, where.last
    span = f"The data cover {first:%Y-%m-%d} to {last:%Y-%m-%d}."
    try:
        # strptime, not pandas: pandas reads blanks and words such as `now` as days.
        day = pd.Timestamp(datetime.strptime(text, "%Y-%m-%d"))  # noqa: DTZ007
    except ValueError:
        return "", f"“{text}” is not a day written as YYYY-MM-DD. {span}"
    if not first <= day <= last:
        return "", f"{text} is outside the data. {span}"
    return f"{day:%Y-%m-%d}", ""


def _read_place(text: str, where: Theatre, _: Dataset) -> tuple[str, str]:
    if text == "" or text in where.places.index:
        return text, ""
    return "", f"There is no place “{text}” in {where.row['name']}; none is selected."


def _read_country(text: str, where: Theatre, _: Dataset) -> tuple[str, str]:
    choices = country_choices(where)
    if text in choices:
        return text, ""
    names = ", ".join(
        f"{choice} ({' and '.join(map(country_name, choice.upper().split('-')))})"
        for choice in choices
    )
    return "", f"“{text}” is no group of countries here; choose from {names}."


def _read_rule(text: str, _: Theatre, __: Dataset) -> tuple[str, str]:
    if text in list(Rule):
        return Rule(text), ""
    return "", f"There is no rule “{text}”; choose from {', '.join(Rule)}."


def _read_method(text: str, where: Theatre, _: Dataset) -> tuple[str, str]:
    if text in where.methods:
        return Method(text), ""
    offered = ", ".join(where.methods)
    return "", f"There is no method “{text}” here; choose from {offered}."


def _read_against(text: str, where: Theatre, dataset: Dataset) -> tuple[str, str]:
    if text in ("", PEAK):
        return text, ""
    day, note = _read_day(text, where, dataset)
    return day, f"Amounts against a day, or {PEAK}: {note}" if note else ""


def _read_carry(text: str, _: Theatre, __: Dataset) -> tuple[int, str]:
    if text in map(str, CARRY_CHOICES):
        return int(text), ""
    offered = ", ".join(map(str, CARRY_CHOICES))
    return 0, f"Reports are not carried on for “{text}” days; choose from {offered}."


def _read_layer(text: str, _: Theatre, __: Dataset) -> tuple[str, str]:
    if text in list(Layer):
        return Layer(text), ""
    return "", f"The map has no layer “{text}”; choose from {', '.join(Layer)}."


def _read_routes(text: str, _: Theatre, __: Dataset) -> tuple[str, str]:
    if text in list(Routes):
        return Routes(text), ""
    return "", f"Supply routes are {' or '.join(Routes)}, not “{text}”."


def _read_claims(text: str, where: Theatre, dataset: Dataset) -> tuple[str, str]:
    if text in groups(dataset, where.theatre_id):
        return text, ""
    return "", f"There are no claims “{text}” here; the usual ones are shown."


READERS: dict[str, Callable[[str, Theatre, Dataset], tuple[Any, str]]] = {
    "day": _read_day,
    "place": _read_place,
    "country": _read_country,
    "rule": _read_rule,
    "method": _read_method,
    "claims": _read_claims,
    "layer": _read_layer,
    "routes": _read_routes,
    "carry": _read_carry,
    "against": _read_against,
}
"""How a parameter is read: text, theatre and data set to its value and a note. One of
the two is empty."""
