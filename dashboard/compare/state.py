"""What the page compares, and its text form: the query of its URL.

Like `dashboard.state`, whose readers it shares: `parse` never fails, and what it cannot
use falls back and leaves a note. Days that run backwards are kept as they were given:
the page says so and offers to swap them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.compare.days import read_typed
from dashboard.state import READERS, country_choices, default_view
from data.dataset import Dataset
from data.theatre import Theatre, theatre
from geo.baseline import BASELINES
from geo.vocabulary import Method, Rule

COALITION = BASELINES["2014-08"]
"""Day A, unless another is asked for: what the Coalition's losses count from."""


class MapView(StrEnum):
    """How the two days stand on the map."""

    CHANGE = "change"
    SIDE = "side"
    SWIPE = "swipe"


@dataclass(frozen=True)
class Comparison:
    """Two days of a theatre. Field names are the names in the URL."""

    theatre: str
    a: str
    """The earlier day, ISO date."""
    b: str
    """The later day, ISO date."""
    country: str
    """Countries whose ground is counted, lower case, `-` between: `iq-sy`."""
    rule: Rule
    method: Method
    view: MapView
    carry: int = 0
    """For how many days a report is carried on; 0: until the next one."""

    def where(self, dataset: Dataset) -> Theatre:
        """Return the theatre, its reports carried on as asked."""
        return theatre(dataset, self.theatre, self.carry or None)

    def query(self, dataset: Dataset) -> str:
        """Return it as a URL query without `?`.

        Theatre and days always; the rest where it differs from the theatre's opening.
        """
        usual = asdict(default(theatre(dataset, self.theatre), self.b))
        own = asdict(self)
        always = ("theatre", "a", "b")
        told = {key: own[key] for key in own if key in always or own[key] != usual[key]}
        return urlencode(told)

    @property
    def days(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """Both days as timestamps."""
        return pd.Timestamp(self.a), pd.Timestamp(self.b)

    @property
    def backwards(self) -> bool:
        """Whether day A is after day B."""
        return self.a > self.b

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries counted, upper case."""
        return tuple(self.country.upper().split("-"))

    @property
    def swapped(self) -> "Comparison":
        """The same with its days exchanged."""
        return replace(self, a=self.b, b=self.a)


def area_methods(where: Theatre) -> tuple[Method, ...]:
    """Return the methods of a theatre that count ground: a change is of km2."""
    return tuple(method for method in where.methods if method.unit == "km2")


def default(where: Theatre, b: str = "") -> Comparison:
    """Return what a theatre opens with; day A is before `b` wherever there is such."""
    opening = default_view(where.dataset, where.theatre_id)
    later = b or opening.day
    baseline = where.first <= COALITION <= pd.Timestamp(later)
    return Comparison(
        theatre=where.theatre_id,
        a=f"{COALITION if baseline else where.first:%Y-%m-%d}",
        b=later,
        country=opening.country,
        rule=opening.rule,
        method=opening.method,
        view=MapView.CHANGE,
    )


def parse(search: str, dataset: Dataset) -> tuple[Comparison, tuple[str, ...]]:
    """Read a URL query, with or without its `?`.

    Returns what to compare, and one note, fit to be shown, for each parameter that
    could not be used. Names that are not ours are passed over in silence.
    """
    given = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    known = [str(one) for one in dataset.theatres.index]
    notes: list[str] = []
    wanted = given.get("theatre", known[0])
    if wanted not in known:
        notes.append(
            f"There is no theatre “{wanted}”; the first one is shown. "
            f"Theatres: {', '.join(known)}."
        )
        wanted = known[0]
    where = theatre(dataset, wanted)
    read: dict[str, Any] = {}
    for field in fields(Comparison):
        text = given.get(field.name)
        if field.name == "theatre" or text is None:
            continue
        value, note = _read(field.name, text, where)
        if note:
            notes.append(note)
        else:
            read[field.name] = value
    return replace(default(where, read.get("b", "")), **read), tuple(notes)


def revised(
    now: Comparison, touched: Mapping[str, Any], dataset: Dataset
) -> tuple[Comparison, dict[str, str]]:
    """Return a comparison after a visitor has touched controls.

    Parameters
    ----------
    touched
        New values by field name; days as they were typed.

    Returns
    -------
    The comparison, and what was wrong with a typed day by the field's name. Another
    theatre keeps days, rule and method where it has them.
    """
    wanted = touched.get("theatre")
    if wanted and wanted != now.theatre:
        return _moved(now, theatre(dataset, wanted)), {}
    where = theatre(dataset, now.theatre)
    errors: dict[str, str] = {}
    for name, value in touched.items():
        if name in ("a", "b"):
            day, error = read_typed(str(value), where.first, where.last)
            if error:
                errors[name] = error
                continue
            value = day
        elif name == "theatre":
            continue
        read, note = _read(name, value, where)
        if not note:
            changed: dict[str, Any] = {name: read}
            now = replace(now, **changed)
    return now, errors


def _moved(now: Comparison, where: Theatre) -> Comparison:
    opening = default(where)
    inside = all(where.first <= day <= where.last for day in now.days)
    kept: dict[str, Any] = {"a": now.a, "b": now.b} if inside else {}
    if now.method in area_methods(where):
        kept["method"] = now.method
    if now.country in country_choices(where):
        kept["country"] = now.country
    return replace(opening, rule=now.rule, view=now.view, carry=now.carry, **kept)


def _read(name: str, text: str, where: Theatre) -> tuple[Any, str]:
    """Return the value of a parameter, or why it cannot be used."""
    if name == "method":
        choices = area_methods(where)
        if text in list(choices):
            return Method(text), ""
        return (
            "",
            f"There is no method “{text}” here; choose from {', '.join(choices)}.",
        )
    if name == "view":
        if text in list(MapView):
            return MapView(text), ""
        return "", f"There is no view “{text}”; choose from {', '.join(MapView)}."
    reader = READERS["day" if name in ("a", "b") else name]
    value, note = reader(text, where, where.dataset)
    if note and name in ("a", "b"):
        note = f"Day {name.upper()}: {note}"
    return value, note
