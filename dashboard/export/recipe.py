"""A recipe: all that makes one picture, and its text forms.

A picture is made again from its recipe alone: as JSON it lies inside the picture, as a
query it is an address, as a command it is a line to type.
"""

import json
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.layers import Layer, Routes
from dashboard.state import ViewState
from dashboard.state import parse as parse_view
from data.dataset import SHIPPED, Dataset
from data.theatre import theatre
from geo.errors import QueryError

LONGEST = 300
"""Characters that a title, subtitle or note may have."""

SCALES = (1, 2, 3, 4)


class Figure(StrEnum):
    """What is shown."""

    MAP = "map"
    """Who held what on the day."""
    AREAS = "areas"
    """What each holder had through time."""
    CLAIMS = "claims"
    """Published figures, as they were stated."""
    CHANGE = "change"
    """The map of what changed hands between two days."""
    FLOWS = "flows"
    """From whom to whom that ground went."""
    TIMELINE = "timeline"
    """The events beside the map, a lane a kind."""
    ATTACKS = "attacks"
    """Ground held, above the attacks abroad of the same years."""
    CHECK = "check"
    """Published figures beside what we measure."""
    VIEW = "view"
    """The map, and the areas through time, on one sheet."""


BETWEEN = (Figure.CHANGE, Figure.FLOWS)
"""Figures between two days."""

MAPS = (Figure.MAP, Figure.CHANGE, Figure.VIEW)
"""Figures that show ground as shapes."""

PLAIN_MAPS = (Figure.MAP, Figure.CHANGE)
"""Those that are a map and nothing else."""


class Preset(StrEnum):
    """What the picture is for: its size and the size of its type."""

    SLIDE = "slide"
    """16:9, 1920 by 1080 px."""
    COLUMN = "column"
    """A column of a journal, 89 mm wide."""
    PAGE_WIDTH = "page-width"
    """A journal's page, 183 mm wide."""
    SQUARE = "square"
    """1080 by 1080 px."""


class Theme(StrEnum):
    """The colours."""

    LIGHT = "light"
    DARK = "dark"
    GREY = "grey"
    """Told apart without colour: shades, and dots on every other one."""


class Kind(StrEnum):
    """The formats of a picture."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True)
class Recipe:
    """All that makes one picture of a data set. Sound: made by `parse` or by hand."""

    figure: Figure
    view: ViewState
    """Theatre, day, countries, method, rule and group of claims."""
    since: str = ""
    """The earlier day of a change, ISO date; empty for other figures."""
    preset: Preset = Preset.SLIDE
    theme: Theme = Theme.LIGHT
    title: str = ""
    """Empty: made from the data, as is the subtitle."""
    subtitle: str = ""
    note: str = ""
    """Said before what the data say of the picture and the citation, which stay."""
    transparent: bool = False
    """Whether nothing lies behind the picture; water and land are still painted."""
    scale: int = 1
    """Pixels of a PNG for each px of the preset."""

    def query(self, dataset: Dataset) -> str:
        """Return the query, without `?`, under which the page shows the same view."""
        return self.view.query(dataset)

    def json(self) -> str:
        """Return it as one JSON object of plain values, keys in a fixed order."""
        return json.dumps(_plain(self), ensure_ascii=False)

    def address(self) -> str:
        """Return it as a query without `?`, as `parse` reads it."""
        return urlencode(_plain(self))

    def name(self, kind: str, version: str) -> str:
        """Return a file name that says figure, theatre, days, method and version."""
        days = f"{self.since}-{self.view.day}" if self.since else self.view.day
        parts = (self.figure, self.view.theatre, days, self.view.method, version)
        return f"{'-'.join(parts)}.{kind}"

    def command(self, dataset: Dataset, kind: str) -> str:
        """Return the line that makes this picture: `python app.py export ...`."""
        told = {
            "date": self.view.day,
            "since": self.since,
            **self.options(dataset),
            "format": kind,
            "out": self.name(kind, dataset.version),
        }
        return command_line("export", self.figure, told, transparent=self.transparent)

    def options(self, dataset: Dataset) -> dict[str, str]:
        """Return what is not as usual, by option of the command line, but its days."""
        view = self.view
        usual, _ = parse_view(urlencode({"theatre": view.theatre}), dataset)
        return {
            "dataset": ""
            if dataset.folder.resolve() == SHIPPED
            else dataset.folder.name,
            "theatre": view.theatre,
            "method": view.method,
            "rule": view.rule,
            "country": view.country if view.country != usual.country else "",
            "carry": str(view.carry or ""),
            "claims": view.claims if self.figure is Figure.CLAIMS else "",
            "preset": self.preset,
            "theme": self.theme,
            "title": self.title,
            "subtitle": self.subtitle,
            "note": self.note,
            "scale": "" if self.scale == 1 else str(self.scale),
        }


def command_line(
    command: str, figure: Figure, options: Mapping[str, str], *, transparent: bool
) -> str:
    """Return a line of the command line; options without text are left out."""
    # `=`, so that a title may begin with a dash.
    told = [shlex.quote(f"--{key}={text}") for key, text in options.items() if text]
    flags = ["--transparent"] if transparent else []
    return " ".join([f"python app.py {command}", figure, *told, *flags])


def parse(given: Mapping[str, Any], dataset: Dataset) -> Recipe:
    """Read a recipe from text: a query's pairs, a JSON object, a form.

    What is left out is as usual: the view as the page opens it, the rest as `Recipe`
    has it; only `figure` must be there.

    Raises
    ------
    QueryError
        Something cannot be used; the message has a line for each, with what can.
    """
    own = {field.name for field in fields(Recipe)} - {"view"}
    views = [field.name for field in fields(ViewState)]
    text = {str(key): _text(value) for key, value in given.items()}
    faults = [
        f"There is no option “{key}”; choose from {', '.join(sorted(own | {*views}))}."
        for key in sorted(set(text) - own - {*views})
    ]
    asked = urlencode({key: text[key] for key in views if key in text})
    view, notes = parse_view(asked, dataset)
    faults += notes
    if view.layer is not Layer.CONTROL:
        faults.append(f"A picture shows control; the layer {view.layer} is the page's.")
    # No picture shows the selected place, supply routes or another day.
    view = replace(view, place="", routes=Routes.ON, against="")
    chosen: dict[str, Any] = {}
    for name, words in CHOICES.items():
        if name in text or name == "figure":
            value = text.get(name, "")
            if value in list(words):
                chosen[name] = words(value)
            else:
                options = ", ".join(words)
                faults.append(f"There is no {name} “{value}”; choose from {options}.")
    for name in ("title", "subtitle", "note"):
        chosen[name] = text.get(name, "").strip()
        faults += _line_faults(name, chosen[name])
    chosen["scale"] = _scale(text.get("scale", "1"), faults)
    chosen["transparent"] = _flag(text.get("transparent", "false"), faults)
    if not faults:
        chosen["since"] = _since(text.get("since", ""), chosen["figure"], view, dataset)
    if faults:
        raise QueryError("\n".join(faults))
    return Recipe(view=view, **chosen)


def parse_json(text: str, dataset: Dataset) -> Recipe:
    """Read a recipe from what `Recipe.json` gives; errors as `parse`."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise QueryError(f"The recipe is no JSON: {error}.") from error
    if not isinstance(document, dict):
        raise QueryError("The recipe is no JSON object of names and values.")
    return parse(document, dataset)


CHOICES: dict[str, type[StrEnum]] = {
    "figure": Figure,
    "preset": Preset,
    "theme": Theme,
}


def _plain(recipe: Recipe) -> dict[str, Any]:
    own = asdict(recipe)
    view = own.pop("view")
    for name in ("place", "layer", "routes", "against"):
        del view[name]  # the same in every recipe
    if not view["claims"]:  # the theatre has none
        del view["claims"]
    return {**own, **view, "transparent": str(recipe.transparent).lower()}


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line_faults(name: str, text: str) -> list[str]:
    if not text.isprintable():
        return [f"The {name} is one line of text, without breaks or tabs."]
    if len(text) > LONGEST:
        return [f"The {name} has {len(text)} characters; it may have {LONGEST}."]
    return []


def _scale(text: str, faults: list[str]) -> int:
    if text in map(str, SCALES):
        return int(text)
    faults.append(f"There is no scale “{text}”; choose from 1, 2, 3, 4.")
    return 1


def _flag(text: str, faults: list[str]) -> bool:
    if text not in ("true", "false"):
        faults.append(f"transparent is true or false, not “{text}”.")
    return text == "true"


def _since(text: str, figure: Figure, view: ViewState, dataset: Dataset) -> str:
    """Return the earlier day of a change, checked against the theatre and the day."""
    if figure not in BETWEEN:
        if text:
            raise QueryError(f"An earlier day belongs to a change, not to {figure}.")
        return ""
    first = theatre(dataset, view.theatre).first
    if not text:
        raise QueryError(
            "A change is between two days: give the earlier one as since, from "
            f"{first:%Y-%m-%d} on."
        )
    asked = urlencode({"theatre": view.theatre, "day": text})
    earlier, notes = parse_view(asked, dataset)
    if notes:
        raise QueryError("\n".join(notes))
    if pd.Timestamp(earlier.day) >= view.timestamp:
        raise QueryError(f"The earlier day, {text}, is not before {view.day}.")
    return earlier.day
