"""Films: an animation as MP4, GIF or a ZIP of its frames.

A frame is `image.picture` of its day, so it equals the picture exported of that day and
says its day, method, rule and sources as every picture does.
"""

import io
import json
import threading
import zipfile
from collections.abc import Callable, Generator, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from dashboard.export import metadata
from dashboard.export.animation import Animation, Film
from dashboard.export.image import figure, in_turn, printed
from dashboard.export.recipe import Kind, Recipe
from dashboard.export.words import words
from data.dataset import Dataset

COLOURS = 256

CRF = "16"
"""How much x264 may lose: too little to be seen on flat colours and type."""


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
    QueryError
        There are more frames than the format may have.
    BrowserError
        There is no browser to draw it, or it failed.
    OSError
        The file cannot be written.
    """
    moving.fit(kind)
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
    turn = threading.Lock()

    def frame(recipe: Recipe) -> bytes:
        drawn_by = figure(dataset, recipe)
        with turn:  # a visitor's picture waits for one of ours, not for two
            return printed(dataset, recipe, Kind.PNG, drawn_by)

    drawn = in_turn(frame, moving.frames())
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
            file.writestr(_entry(f"{number:04d}-{day}.png"), content)
        file.writestr(_entry(metadata.FRAMES), _about(dataset, moving))


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without the time of writing: the same film is the same file."""
    return zipfile.ZipInfo(name)


def _about(dataset: Dataset, moving: Animation) -> str:
    """Return what a film says of itself: as a picture does, with the frames' days."""
    told = json.loads(metadata.about(dataset, moving.recipe))
    told["frames"] = {
        "days": moving.days,
        "every": moving.every,
        "per_second": moving.per_second,
    }
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
