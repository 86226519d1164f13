"""Films as other programs read them: each frame is the picture of its day."""

import io
import json
import zipfile
from dataclasses import replace

import av
import numpy as np
import pytest
from PIL import Image

from dashboard.export.animation import MOST_IN_GIF, Film, animation, animation_of
from dashboard.export.film import film
from dashboard.export.image import picture
from dashboard.export.recipe import Kind, parse
from geo.errors import QueryError


@pytest.fixture(scope="module")
def recipe(squares):
    return parse({"figure": "map", "day": "2015-07-01", "preset": "column"}, squares)


@pytest.fixture(scope="module")
def moving(squares, recipe):
    """Two days a year apart, between which the north loses a square."""
    return animation(squares, recipe, "2014-07-01", 365, 2)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("films") / "film"


def test_frames_of_a_zip_are_the_pictures_of_their_days(squares, moving, path, warm):
    heard: list[int] = []
    film(squares, moving, Film.ZIP, path, heard.append)
    packed = zipfile.ZipFile(path)
    *frames, about = packed.namelist()
    assert frames == ["0001-2014-07-01.png", "0002-2015-07-01.png"]
    for name, recipe in zip(frames, moving.frames(), strict=True):
        assert packed.read(name) == picture(squares, recipe, Kind.PNG)
    told = json.loads(packed.read(about))
    days = list(moving.days)
    assert told["frames"] == {"days": days, "every": 365, "per_second": 2}
    assert told["version"] == squares.version
    assert heard == [1, 2]
    assert animation_of(path.read_bytes(), squares) == moving


def test_an_mp4_shows_each_day_and_carries_its_recipe(squares, moving, path, warm):
    film(squares, moving, Film.MP4, path)
    with av.open(path) as file:
        told = json.loads(file.metadata["comment"])
        assert told["recipe"]["figure"] == "map"
        assert file.metadata["title"].endswith("1 July 2015")
        assert file.streams.video[0].average_rate == 2
        shown = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    _same(shown, squares, moving)
    assert animation_of(path.read_bytes(), squares) == moving


def test_a_gif_shows_each_day_for_ever_and_carries_its_recipe(
    squares, moving, path, warm
):
    film(squares, moving, Film.GIF, path)
    with Image.open(path) as file:
        assert json.loads(file.info["comment"])["version"] == squares.version
        assert (file.info["loop"], file.info["duration"]) == (0, 500)
        shown = []
        for i in range(file.n_frames):
            file.seek(i)
            shown.append(np.asarray(file.convert("RGB")))
    _same(shown, squares, moving)
    assert animation_of(path.read_bytes(), squares) == moving


@pytest.mark.parametrize("kind", list(Film))
def test_what_is_told_can_end_it_and_then_no_file_is_left(
    squares, moving, warm, tmp_path, kind
):
    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film(squares, moving, kind, tmp_path / "film", stop)
    assert list(tmp_path.iterdir()) == []


def _same(shown, dataset, moving) -> None:
    """Frames are near the pictures: formats of films lose a little, and add an edge."""
    assert len(shown) == len(moving.days)
    for frame, recipe in zip(shown, moving.frames(), strict=True):
        drawn = Image.open(io.BytesIO(picture(dataset, recipe, Kind.PNG)))
        wanted = np.asarray(drawn.convert("RGB")).astype(int)
        high, wide = wanted.shape[:2]
        assert np.abs(frame[:high, :wide] - wanted).mean() < 2
    assert np.abs(shown[0].astype(int) - shown[1]).mean() > 2


def test_a_gif_of_too_many_frames_is_refused_before_any_is_drawn(
    squares, moving, tmp_path
):
    long = replace(moving, days=moving.days[:1] * (MOST_IN_GIF + 1))
    with pytest.raises(QueryError, match="or an MP4"):
        film(squares, long, Film.GIF, tmp_path / "film")


def test_a_picture_is_no_film_to_make_one_from(squares, recipe, warm):
    with pytest.raises(QueryError, match="made again from a film"):
        animation_of(picture(squares, recipe, Kind.SVG), squares)
