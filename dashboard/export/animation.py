"""Animations: one picture a day, or every so many days, as a film or as frames.

A frame is `image.picture` of its day, so it equals the picture exported of that day and
says its day, method, rule and sources as every picture does.
"""

import io
import json
import zipfile
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pandas as pd
from PIL import Image

from dashboard.export import metadata
from dashboard.export.image import in_turn, picture
from dashboard.export.recipe import Figure, Kind, Recipe, command_line, parse
from dashboard.export.words import words
from dashboard.state import READERS
from dashboard.text import day_words
from data.dataset import Dataset
from geo.errors import QueryError

MOVING = (Figure.MAP, Figure.AREAS)
"""The figures that have a day to move through."""

MOST_FRAMES = 1_000
"""More than ten minutes of drawing; a film of more wants another tool."""

PACE = ("from", "every", "speed")
"""What an animation is told beside its recipe."""

DIGITS = 6
"""Of a number of days or frames: more are no number meant."""

MOST_A_SECOND = 50
"""Frames a second; GIF knows no shorter pause than a fiftieth."""

COLOURS = 256

CRF = "16"
"""How much x264 may lose: too little to be seen on flat colours and type."""


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
            f"Only a map or an area chart moves through days, not {recipe.figure}."
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
            f"every {-(-span // (MOST_FRAMES - 2))}th day or so, or fewer days."
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


def film(
    dataset: Dataset,
    moving: Animation,
    kind: Film,
    path: Path,
    told: Callable[[int], None] = lambda _: None,
) -> None:
    """Write an animation to a file; `told` hears how many frames are done.

    The file is there when it is whole: an exception, also one that `told` raises to
    end it, leaves none.

    Raises
    ------
    BrowserError
        There is no browser to draw it, or it failed.
    OSError
        The file cannot be written.
    """
    pictures = _pictures(dataset, moving, told)
    write = {Film.MP4: _mp4, Film.GIF: _gif, Film.ZIP: _zip}[kind]
    part = path.with_name(f"{path.name}.part")
    try:
        write(dataset, moving, pictures, part)
        part.replace(path)
    finally:
        pictures.close()
        part.unlink(missing_ok=True)


def _pictures(
    dataset: Dataset, moving: Animation, told: Callable[[int], None]
) -> Generator[bytes, None, None]:
    drawn = in_turn(lambda one: picture(dataset, one, Kind.PNG), moving.frames())
    for i, content in enumerate(drawn, 1):
        yield content
        told(i)


def _mp4(
    dataset: Dataset, moving: Animation, pictures: Iterator[bytes], path: Path
) -> None:
    # The index is moved to the front when all is written: it plays while it loads.
    options = {"movflags": "faststart+use_metadata_tags"}
    with av.open(path, "w", format="mp4", options=options) as file:
        file.metadata["title"] = words(dataset, moving.recipe).title
        file.metadata["comment"] = _about(dataset, moving)
        stream = file.add_stream("libx264", rate=Fraction(moving.per_second))
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": CRF, "preset": "veryfast", "tune": "animation"}
        for i, content in enumerate(pictures):
            pixels = _even(np.asarray(_opaque(content)))
            if i == 0:
                stream.height, stream.width = pixels.shape[:2]
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            file.mux(stream.encode(frame))
        file.mux(stream.encode())


def _gif(
    dataset: Dataset, moving: Animation, pictures: Iterator[bytes], path: Path
) -> None:
    frames = (
        _opaque(one).quantize(COLOURS, dither=Image.Dither.NONE) for one in pictures
    )
    # Opened here: of a path, the writer leaves it open when a frame fails.
    with path.open("wb") as file:
        next(frames).save(
            file,
            "GIF",
            save_all=True,
            append_images=frames,
            duration=round(1000 / moving.per_second),
            loop=0,
            comment=_about(dataset, moving).encode(),
        )


def _zip(
    dataset: Dataset, moving: Animation, pictures: Iterator[bytes], path: Path
) -> None:
    # Not packed again: a PNG is packed.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        for number, (day, content) in enumerate(
            zip(moving.days, pictures, strict=True), 1
        ):
            file.writestr(f"{number:04d}-{day}.png", content)
        file.writestr("frames.json", _about(dataset, moving))


def _about(dataset: Dataset, moving: Animation) -> str:
    """Return what a film says of itself: as a picture does, with the frames' days."""
    told = json.loads(metadata.about(dataset, moving.recipe))
    told["frames"] = {"days": moving.days, "per_second": moving.per_second}
    return json.dumps(told, ensure_ascii=False)


def _opaque(content: bytes) -> Image.Image:
    """Return a picture on white: films have no transparency."""
    drawn = Image.open(io.BytesIO(content)).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(paper, drawn).convert("RGB")


def _even(pixels: np.ndarray) -> np.ndarray:
    """Return pixels with an even number of rows and columns, as H.264 halves colour."""
    rows, columns = pixels.shape[:2]
    return np.pad(pixels, ((0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
