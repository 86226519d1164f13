"""SVG as a program reads it that is no browser: librsvg has no font of the file."""

import io
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from dashboard.export.image import picture
from dashboard.export.recipe import Kind, parse
from dashboard.export.sheet import FORMATS

RSVG = shutil.which("rsvg-convert")
LIMIT_S = 60
FAR = 40
"""Levels of 255 by which two pixels differ that show different things."""

pytestmark = pytest.mark.skipif(
    RSVG is None, reason="needs rsvg-convert (Debian: apt-get install librsvg2-bin)"
)

PICTURES = [
    {"theatre": "region", "day": "2016-06-24", "theme": "grey", "preset": "page-width"},
    {"theatre": "mosul", "day": "2017-02-01"},
]


@pytest.fixture(scope="module", params=PICTURES, ids=lambda told: told["theatre"])
def drawn(request, shipped, warm, tmp_path_factory):
    """The recipe, and its picture by the browser and by librsvg, RGB."""
    recipe = parse({"figure": "map"} | request.param, shipped)
    path = tmp_path_factory.mktemp("svg") / "map.svg"
    path.write_bytes(picture(shipped, recipe, Kind.SVG))
    command = [RSVG, "--background-color=white", str(path)]
    printed = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=True)
    assert printed.stderr == b""
    wanted = picture(shipped, recipe, Kind.PNG)
    one, other = (
        np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)
        for content in (wanted, printed.stdout)
    )
    high, wide = (
        min(pair) for pair in zip(one.shape[:2], other.shape[:2], strict=True)
    )
    assert abs(one.shape[1] - other.shape[1]) <= 1
    return recipe, one[:high, :wide], other[:high, :wide]


def test_ground_stripes_dots_and_halos_are_where_the_browser_has_them(drawn):
    _, one, other = drawn
    apart = np.abs(one - other).max(axis=2) > FAR
    # What differs is type: letters in another font. Without halos on the one map, or
    # dots on the other, it would be more than 0.06; ours are 0.05 and 0.04.
    assert apart.mean() < 0.06
    high, wide = apart.shape
    tiles = apart[: high // 8 * 8, : wide // 8 * 8].reshape(high // 8, 8, -1, 8)
    assert (tiles.mean(axis=(1, 3)) > 0.9).mean() < 0.001


def test_no_line_runs_out_of_the_sheet(drawn):
    recipe, _, other = drawn
    edge = other[:, -round(FORMATS[recipe.preset].base / 2) :]
    assert (edge > 255 - FAR).all()
