"""What `deck` and `animate` write, and what they refuse."""

import zipfile

import pytest
from pptx import Presentation

from tests.command import good, refused, run

SCENES = """
title = "Squares"
[[scene]]
headline = "Ground over time"
figure = "areas"
day = "2015-07-01"
"""


@pytest.fixture
def scenes(tmp_path):
    path = tmp_path / "scenes.toml"
    path.write_text(SCENES, encoding="utf-8")
    return path


def test_a_briefing_becomes_a_deck(squares_only, scenes, tmp_path, warm):
    out = tmp_path / "deck.pptx"
    printed = good("deck", scenes, f"--out={out}", *squares_only)
    assert printed.strip() == str(out)
    assert len(Presentation(out).slides) == 2


def test_an_animation_has_a_frame_every_so_many_days(squares_only, tmp_path, warm):
    out = tmp_path / "film.zip"
    days = ("--from=2015-06-01", "--to=2015-06-03", "--every=2", "--preset=column")
    good("animate", "map", *days, f"--out={out}", *squares_only)
    assert zipfile.ZipFile(out).namelist() == [
        "0001-2015-06-01.png",
        "0002-2015-06-03.png",
        "frames.json",
    ]


@pytest.mark.parametrize("out", ["deck.odp", "deck"])
def test_a_deck_of_another_format_is_refused(squares_only, scenes, tmp_path, out):
    told = refused(run("deck", scenes, f"--out={tmp_path / out}", *squares_only), 2)
    assert ".pptx, .pdf, .html" in told


def test_an_unwritable_path_is_told(squares_only, scenes, tmp_path, warm):
    out = scenes / "deck.pptx"
    told = refused(run("deck", scenes, f"--out={out}", *squares_only), 1)
    assert "cannot be written" in told


def test_more_frames_than_the_limit_are_refused(tmp_path):
    days = ("--from=2013-01-01", "--to=2019-03-01")
    told = refused(run("animate", "map", *days, f"--out={tmp_path / 'film.mp4'}"), 2)
    assert "limit of 1,000" in told
