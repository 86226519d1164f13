"""Animations: which days are the frames of a film, and how fast they pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.export import metadata
from dashboard.export.recipe import Figure, Recipe, command_line, parse
from dashboard.state import READERS
from dashboard.text import day_words
from data.dataset import Dataset
from geo.errors import QueryError

MOVING = (Figure.MAP, Figure.AREAS, Figure.VIEW)
"""The figures that have a day to move through."""

MOST_FRAMES = 1_000
"""More than ten minutes of drawing; a film of more wants another tool."""

MOST_IN_GIF = 250
"""Frames of a GIF: its writer holds them all, 2 MB each on a slide."""

PACE = ("from", "every", "speed")
"""What an animation is told beside its recipe."""

DIGITS = 6
"""Of a number of days or frames: more are no number meant."""

MOST_A_SECOND = 50
"""Frames a second; GIF knows no shorter pause than a fiftieth."""


class Film(StrEnum):
    """The formats of an animation."""

    MP4 = "mp4"
    GIF = "gif"
    ZIP = "zip"
    """The frames as PNG, each with its recipe inside, and `frames.json`."""


@dataclass(frozen=True)
class Animation:
    """What is animated, and how fast. Sound: made by `animation`."""

    recipe: Recipe
    """Of the last frame."""
    days: tuple[str, ...]
    """The day of every frame, ISO dates in order."""
    every: int
    """Days from frame to frame, as it was asked for."""
    per_second: int
    """Frames a second."""

    @property
    def seconds(self) -> float:
        """How long it runs."""
        return len(self.days) / self.per_second

    def frames(self) -> Iterator[Recipe]:
        """Yield the recipe of every frame."""
        for day in self.days:
            yield replace(self.recipe, view=replace(self.recipe.view, day=day))

    def fit(self, kind: Film) -> None:
        """Raise QueryError when it has more frames than a format may."""
        if kind is Film.GIF and len(self.days) > MOST_IN_GIF:
            raise QueryError(
                f"{len(self.days):,} frames are more than a GIF may have, "
                f"{MOST_IN_GIF}. Take fewer, or an MP4."
            )

    def name(self, kind: str, version: str) -> str:
        """Return a file name that says figure, theatre, days, method and version."""
        return replace(self.recipe, since=self.days[0]).name(kind, version)

    def command(self, dataset: Dataset, kind: str) -> str:
        """Return the line that makes this film: `python app.py animate ...`."""
        told = {
            "from": self.days[0],
            "to": self.days[-1],
            "every": str(self.every),
            "speed": str(self.per_second),
            **self.recipe.options(dataset),
            "out": self.name(kind, dataset.version),
        }
        recipe = self.recipe
        return command_line(
            "animate", recipe.figure, told, transparent=recipe.transparent
        )


def animation(
    dataset: Dataset, recipe: Recipe, since: str, every: int, per_second: int
) -> Animation:
    """Return the animation from one day to the day of a recipe, both included.

    Parameters
    ----------
    recipe
        A map or an area chart of the last day.
    since
        The first day, ISO date.
    every
        Days from frame to frame. The last day is a frame in any case.
    per_second
        Frames a second, 1 to MOST_A_SECOND.

    Raises
    ------
    QueryError
        The days are none of the theatre or in the wrong order, there would be too many
        frames, or the figure has no day to move through.
    """
    if recipe.figure not in MOVING:
        raise QueryError(
            f"What moves through days is {', '.join(MOVING)}, not {recipe.figure}."
        )
    if every < 1 or not 1 <= per_second <= MOST_A_SECOND:
        raise QueryError(
            "A frame is of every first, second ... day: give 1 or more days. A second "
            f"has 1 to {MOST_A_SECOND} frames."
        )
    if recipe.scale != 1:
        raise QueryError("A frame has the pixels of its preset: leave scale at 1.")
    where = recipe.view.where(dataset)
    day, fault = READERS["day"](since, where, dataset)
    if fault:
        raise QueryError(fault)
    first, last = pd.Timestamp(day), recipe.view.timestamp
    if first >= last:
        raise QueryError(
            f"From {day_words(first)} to {day_words(last)} there is nothing to move "
            "through: the first day must be before the last."
        )
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range(first, last, freq=f"{every}D")]
    if days[-1] != recipe.view.day:
        days.append(recipe.view.day)
    if len(days) > MOST_FRAMES:
        span = int((last - first).days)
        raise QueryError(
            f"{len(days):,} frames are more than the limit of {MOST_FRAMES:,}. Take "
            f"one every {-(-span // (MOST_FRAMES - 2))} days, or fewer days."
        )
    return Animation(recipe, tuple(days), every, per_second)


def parse_animation(given: Mapping[str, Any], dataset: Dataset) -> Animation:
    """Read an animation from text: a recipe's names, `from`, `every` and `speed`.

    Without `every` and `speed` a frame is of every day, and a second has 10.
    Raises QueryError as `parse` and `animation` do, or for no whole number.
    """
    recipe = parse({key: one for key, one in given.items() if key not in PACE}, dataset)
    every, speed = str(given.get("every", 1)), str(given.get("speed", 10))
    for name, text in (("every", every), ("speed", speed)):
        if not text.isdecimal() or len(text) > DIGITS:
            raise QueryError(f"{name} is a whole number, not “{text}”.")
    first = str(given.get("from", ""))
    return animation(dataset, recipe, first, int(every), int(speed))


def animation_of(content: bytes, dataset: Dataset) -> Animation:
    """Return the animation that a film was made from.

    Raises QueryError as `metadata.recipe_of` does, and for a file without frames.
    """
    recipe = metadata.recipe_of(content, dataset)
    told: Any = metadata.told_in(content).get("frames")
    try:
        first, every, speed = told["days"][0], told["every"], told["per_second"]
    except (KeyError, IndexError, TypeError) as error:
        raise QueryError(
            "A film is made again from a film, and this file is none."
        ) from error
    return animation(dataset, recipe, str(first), int(every), int(speed))
