"""Pictures as other programs read them, and what they say of themselves."""

import io
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import defusedxml.ElementTree as Xml
import numpy as np
import pytest
import shapely
from PIL import Image, ImageDraw
from pypdf import PdfReader

from dashboard.export import browser as browsers
from dashboard.export.browser import Browser, BrowserError
from dashboard.export.image import figure, picture
from dashboard.export.metadata import recipe_of, told_in
from dashboard.export.recipe import BETWEEN, Figure, Kind, parse
from geo.errors import QueryError
from tests.dashboard.export.test_vector import ground, subpaths

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def recipe(shipped):
    given = {"figure": "map", "theatre": "sirte", "day": "2016-08-01"}
    return parse({**given, "title": "Sirte & “its” <day>"}, shipped)


@pytest.fixture(scope="module")
def pictures(shipped, recipe, warm):
    return {kind: picture(shipped, recipe, kind) for kind in Kind}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_picture_gives_its_recipe_back(pictures, shipped, recipe, kind):
    assert recipe_of(pictures[kind], shipped) == recipe
    told = told_in(pictures[kind])
    assert told["version"] == shipped.version
    assert told["query"] == recipe.query(shipped)


def test_a_picture_is_the_same_when_made_again(pictures, shipped, warm):
    again = picture(shipped, recipe_of(pictures[Kind.PNG], shipped), Kind.PNG)
    one, other = (Image.open(io.BytesIO(x)) for x in (again, pictures[Kind.PNG]))
    assert np.array_equal(np.asarray(one), np.asarray(other))


def test_an_svg_has_one_subpath_a_cell_and_no_raster(pictures, shipped, recipe):
    tree = Xml.fromstring(pictures[Kind.SVG])
    assert [one for one in tree.iter() if one.tag == f"{SVG}image"] == []
    drawn: Counter[str] = Counter()
    for one in tree.iter(f"{SVG}path"):
        if "js-fill" in (one.get("class") or ""):
            colour = re.search(r"(?<!-)fill: rgb\(([^)]+)\)", one.get("style"))
            parts = map(int, colour[1].split(","))
            drawn["#{:02x}{:02x}{:02x}".format(*parts)] += one.get("d").count("M")
    cells: Counter[str] = Counter()
    for one in ground(figure(shipped, recipe)):
        cells[one["fillcolor"]] += len(subpaths(one))
    assert cells.total() > 12
    assert {colour: drawn[colour] for colour in cells} == dict(cells)


def test_an_svg_has_its_texts_as_text_and_its_fonts_inside(pictures):
    tree = Xml.fromstring(pictures[Kind.SVG])
    text = " ".join("".join(one.itertext()) for one in tree.iter(f"{SVG}text"))
    assert "1 August 2016" in text
    assert "Ibn Sina hospital" in text
    assert "مستشفى" in text
    css = "".join("".join(one.itertext()) for one in tree.iter(f"{SVG}style"))
    assert css.count("Noto Sans Arabic") >= 1
    assert not re.search(r"url\((?!data:|#)", css)


def test_a_pdf_is_one_page_of_paths_with_fonts_inside(pictures):
    pages = PdfReader(io.BytesIO(pictures[Kind.PDF])).pages
    assert len(pages) == 1
    assert list(pages[0].images) == []
    assert "1 August 2016" in pages[0].extract_text()
    fonts = [
        str(font.get_object()["/BaseFont"])
        for font in pages[0]["/Resources"]["/Font"].values()
        if "/BaseFont" in font.get_object()
    ]
    assert any("NotoSans" in name for name in fonts)
    assert any("NotoSansArabic" in name for name in fonts)
    assert float(pages[0].mediabox.width) == pytest.approx(1920 * 0.75, abs=1)


@pytest.mark.parametrize("given", [{"figure": "areas"}, {"figure": "map"}])
def test_dots_and_stripes_are_paths_too(shipped, warm, given):
    recipe = parse({**given, "theme": "grey"}, shipped)
    svg = Xml.fromstring(picture(shipped, recipe, Kind.SVG))
    assert list(svg.iter(f"{SVG}pattern")) == []
    cut = [
        one for one in svg.iter(f"{SVG}path") if "cut-" in (one.get("clip-path") or "")
    ]
    assert len(cut) >= 3
    pdf = PdfReader(io.BytesIO(picture(shipped, recipe, Kind.PDF)))
    assert "/Pattern" not in pdf.pages[0]["/Resources"]
    assert list(pdf.pages[0].images) == []


def test_cells_of_a_png_have_the_colours_of_their_holders(pictures, shipped, recipe):
    image = Image.open(io.BytesIO(pictures[Kind.PNG])).convert("RGB")
    assert image.size == (1920, 1080)
    made = figure(shipped, recipe)
    layout = made["layout"]
    left = layout["xaxis"]["domain"][0] * 1920
    foot = (1 - layout["yaxis"]["domain"][0]) * 1080
    seen = 0
    for one in ground(made):
        if one["name"].startswith("held"):
            for ring in subpaths(one):
                points = [(left + x, foot - y) for x, y in ring]
                if shapely.Polygon(points).area > 2000:
                    seen += 1
                    assert most_common(image, points) == one["fillcolor"]
    assert seen > 8


def most_common(image, points) -> str:
    """Return the colour that most of a polygon has, `#rrggbb`."""
    mask = Image.new("1", image.size)
    ImageDraw.Draw(mask).polygon(points, fill=1)
    pixels = np.asarray(image)[np.asarray(mask)]
    (colour, _), *_ = Counter(map(tuple, pixels.tolist())).most_common(1)
    return "#{:02x}{:02x}{:02x}".format(*colour)


@pytest.mark.parametrize("kind", [one for one in Figure if one is not Figure.MAP])
def test_every_figure_leaves_by_the_same_door(shipped, warm, kind):
    given = {"figure": kind, "preset": "column", "scale": "2", "transparent": "true"}
    since = {"since": "2015-01-01"} if kind in BETWEEN else {}
    recipe = parse({**given, **since}, shipped)
    content = picture(shipped, recipe, Kind.PNG)
    image = Image.open(io.BytesIO(content))
    assert image.mode == "RGBA"
    assert image.getpixel((1, 1))[3] == 0
    assert image.size[0] == pytest.approx(2 * 336, abs=2)
    assert image.info["dpi"][0] == pytest.approx(192, abs=0.1)
    assert recipe_of(content, shipped) == recipe


def test_without_a_browser_the_way_to_one_is_told():
    with pytest.raises(BrowserError, match="apt-get install chromium"):
        Browser("/nowhere/chromium").draw({"data": [], "layout": {}})


def test_a_browser_that_hangs_is_given_up(monkeypatch):
    async def hang(*_):
        await browsers.asyncio.sleep(5)

    monkeypatch.setattr(browsers, "LIMIT_S", 0.05)
    monkeypatch.setattr(Browser, "_start", hang)
    with pytest.raises(BrowserError, match="was stopped"):
        Browser().draw({"data": [], "layout": {}})


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4 broken", b"<svg></svg>", b"\xff\xfe"],
)
def test_a_file_without_a_recipe_is_refused(content):
    with pytest.raises(QueryError, match="no recipe in this file"):
        told_in(content)


def test_a_recipe_that_was_tampered_with_is_refused(shipped):
    torn = b'<svg><metadata id="ground-held">{"query": 1</metadata></svg>'
    with pytest.raises(QueryError, match="cannot be read"):
        recipe_of(torn, shipped)


def test_pictures_asked_for_at_once_are_drawn_one_after_another(monkeypatch):
    at_work, most = 0, []

    async def draw(*_):
        nonlocal at_work
        at_work += 1
        most.append(at_work)
        await browsers.asyncio.sleep(0.02)
        at_work -= 1
        return browsers.Drawn("<svg/>")

    monkeypatch.setattr(Browser, "_draw", draw)
    own = Browser()
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(own.draw, [{}] * 6))
    own.close()
    assert [one.svg for one in made] == ["<svg/>"] * 6
    assert most == [1] * 6


def test_a_browser_that_has_ended_is_not_started_anew():
    ended = Browser("/nowhere")
    ended.end()
    with pytest.raises(BrowserError, match="draws nothing more"):
        ended.draw({"data": [], "layout": {"width": 1, "height": 1}})
