"""Animations: one picture a day, or every so many days, as a film or as frames.

A frame is `image.picture` of its day, so it equals the picture exported of that day and
says its day, method, rule and sources as every picture does.
"""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pandas as pd
from PIL import Image

from dashboard.export import metadata
from dashboard.export.image import picture
from dashboard.export.recipe import Figure, Kind, Recipe
from dashboard.export.words import words
from dashboard.state import READERS
from dashboard.text import day_words
from data.dataset import Dataset
from geo.errors import QueryError

MOST_FRAMES = 1_000
"""More than ten minutes of drawing; a film of more wants another tool."""

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
    if recipe.figure not in (Figure.MAP, Figure.AREAS):
        raise QueryError(
            f"Only a map or an area chart moves through days, not {recipe.figure}."
        )
    if every < 1 or not 1 <= per_second <= MOST_A_SECOND:
        raise QueryError(
            "A frame is of every first, second ... day: give 1 or more days. A second "
            f"has 1 to {MOST_A_SECOND} frames."
        )
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
    return Animation(recipe, tuple(days), per_second)


def film(
    dataset: Dataset,
    moving: Animation,
    kind: Film,
    told: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Return an animation as a file; `told` hears how many frames are done.

    An exception raised by `told` ends it.

    Raises
    ------
    BrowserError
        There is no browser to draw it, or it failed.
    """
    pictures = _pictures(dataset, moving, told)
    make = {Film.MP4: _mp4, Film.GIF: _gif, Film.ZIP: _zip}[kind]
    return make(dataset, moving, pictures)


def _pictures(
    dataset: Dataset, moving: Animation, told: Callable[[int], None]
) -> Iterator[bytes]:
    for i, recipe in enumerate(moving.frames()):
        yield picture(dataset, recipe, Kind.PNG)
        told(i + 1)


def _mp4(dataset: Dataset, moving: Animation, pictures: Iterator[bytes]) -> bytes:
    # A file, not memory: its index is moved to the front when all is written.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
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
        return path.read_bytes()


def _gif(dataset: Dataset, moving: Animation, pictures: Iterator[bytes]) -> bytes:
    frames = (
        _opaque(one).quantize(COLOURS, dither=Image.Dither.NONE) for one in pictures
    )
    written = io.BytesIO()
    next(frames).save(
        written,
        "GIF",
        save_all=True,
        append_images=frames,
        duration=round(1000 / moving.per_second),
        loop=0,
        comment=_about(dataset, moving).encode(),
    )
    return written.getvalue()


def _zip(dataset: Dataset, moving: Animation, pictures: Iterator[bytes]) -> bytes:
    written = io.BytesIO()
    # Not packed again: a PNG is packed.
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as file:
        for number, (day, content) in enumerate(
            zip(moving.days, pictures, strict=True), 1
        ):
            file.writestr(f"{number:04d}-{day}.png", content)
        file.writestr("frames.json", _about(dataset, moving))
    return written.getvalue()


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
