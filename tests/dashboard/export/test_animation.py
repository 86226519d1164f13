"""Animations as other programs read them: each frame is the picture of its day."""

import io
import json
import shlex
import zipfile

import av
import numpy as np
import pytest
from PIL import Image

from dashboard.export.animation import (
    MOST_FRAMES,
    Film,
    animation,
    film,
    parse_animation,
)
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


def test_every_so_many_days_and_the_last_one_are_frames(squares, recipe):
    made = animation(squares, recipe, "2015-06-20", 5, 4)
    assert made.days == ("2015-06-20", "2015-06-25", "2015-06-30", "2015-07-01")
    assert made.seconds == 1.0
    assert [one.view.day for one in made.frames()] == list(made.days)


@pytest.mark.parametrize(
    ("since", "every", "per_second", "words"),
    [
        ("2015-07-01", 1, 10, "nothing to move through"),
        ("2015-07-02", 1, 10, "nothing to move through"),
        ("2015-02-30", 1, 10, "not a day written as"),
        ("1999-01-01", 1, 10, "outside the data"),
        ("2014-07-01", 0, 10, "1 or more days"),
        ("2014-07-01", 1, 51, "1 to 50 frames"),
    ],
)
def test_what_cannot_move_is_refused(squares, recipe, since, every, per_second, words):
    with pytest.raises(QueryError, match=words):
        animation(squares, recipe, since, every, per_second)


def test_too_many_frames_are_refused_with_the_limit_and_a_way_out(shipped):
    recipe = parse({"figure": "map", "day": "2019-03-01"}, shipped)
    with pytest.raises(QueryError, match=f"{MOST_FRAMES:,}") as refused:
        animation(shipped, recipe, "2013-01-02", 1, 10)
    every = int(str(refused.value).split("every ")[1].split("th")[0])
    assert len(animation(shipped, recipe, "2013-01-02", every, 10).days) <= MOST_FRAMES


def test_a_claims_chart_has_no_day_to_move_through(shipped):
    recipe = parse({"figure": "claims", "day": "2016-07-01"}, shipped)
    with pytest.raises(QueryError, match="Only a map or an area chart"):
        animation(shipped, recipe, "2016-06-01", 1, 10)


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
    assert told["frames"] == {"days": list(moving.days), "per_second": 2}
    assert told["version"] == squares.version
    assert heard == [1, 2]


def test_an_mp4_shows_each_day_and_carries_its_recipe(squares, moving, path, warm):
    film(squares, moving, Film.MP4, path)
    with av.open(path) as file:
        told = json.loads(file.metadata["comment"])
        assert told["recipe"]["figure"] == "map"
        assert file.metadata["title"].endswith("1 July 2015")
        assert file.streams.video[0].average_rate == 2
        shown = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    _same(shown, squares, moving)


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


@pytest.mark.parametrize("kind", list(Film))
def test_what_is_told_can_end_it_and_then_no_file_is_left(
    squares, moving, warm, tmp_path, kind
):
    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film(squares, moving, kind, tmp_path / "film", stop)
    assert list(tmp_path.iterdir()) == []


def test_its_command_says_all_that_is_needed_to_make_it_again(shipped):
    told = {"figure": "map", "theatre": "mosul", "day": "2017-02-01", "title": "- a"}
    pace = {"from": "2017-01-01", "every": "7", "speed": "5"}
    made = parse_animation(told | pace | {"transparent": "true"}, shipped)
    command, _, figure, *rest = shlex.split(made.command(shipped, "mp4"))[1:]
    assert (command, figure) == ("app.py", "map")
    assert "--transparent" in rest
    said = dict(word[2:].split("=", 1) for word in rest if "=" in word)
    assert said.pop("out") == made.name("mp4", shipped.version)
    said |= {"figure": "map", "day": said.pop("to"), "transparent": "true"}
    assert parse_animation(said, shipped) == made


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        ({"from": "2014-07-01", "every": "soon"}, "every is a whole number"),
        ({"from": "2014-07-01", "speed": "-1"}, "speed is a whole number"),
        ({"from": "2014-07-01", "every": "9" * 20}, "every is a whole number"),
        ({"from": "2014-07-01", "scale": "2"}, "leave scale at 1"),
        ({}, "not a day written as"),
    ],
)
def test_a_pace_that_cannot_be_read_is_refused(squares, pace, words):
    with pytest.raises(QueryError, match=words):
        parse_animation({"figure": "map", "day": "2015-07-01"} | pace, squares)


def _same(shown, dataset, moving) -> None:
    """Frames are near the pictures: formats of films lose a little, and add an edge."""
    assert len(shown) == len(moving.days)
    for frame, recipe in zip(shown, moving.frames(), strict=True):
        drawn = Image.open(io.BytesIO(picture(dataset, recipe, Kind.PNG)))
        wanted = np.asarray(drawn.convert("RGB")).astype(int)
        high, wide = wanted.shape[:2]
        assert np.abs(frame[:high, :wide] - wanted).mean() < 2
    assert np.abs(shown[0].astype(int) - shown[1]).mean() > 2
