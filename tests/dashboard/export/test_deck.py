"""Decks as other programs read them."""

import io
import re

import defusedxml.ElementTree as Xml
import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from dashboard.export.deck import DeckKind, deck
from dashboard.export.metadata import recipe_of
from dashboard.export.native import MOST_BARS, bars
from dashboard.export.recipe import parse
from dashboard.export.scenes import Briefing, Scene
from dashboard.export.sheet import ALONE
from dashboard.export.words import amounts, changed, words
from data.theatre import theatre

HEADLINES = ("The north <held> on", "What changed & since", "Ground over time")


@pytest.fixture(scope="module")
def briefing(squares):
    recipes = [
        {"figure": "map", "day": "2014-07-01"},
        {"figure": "change", "day": "2015-07-01", "since": "2014-07-01"},
        {"figure": "areas", "day": "2015-07-01"},
    ]
    scenes = [
        Scene(headline, "Said by the speaker." if i == 0 else "", parse(told, squares))
        for i, (headline, told) in enumerate(zip(HEADLINES, recipes, strict=True))
    ]
    return Briefing("Squares", tuple(scenes))


@pytest.fixture(scope="module")
def slides(squares, briefing, warm):
    content = deck(squares, briefing, DeckKind.PPTX)
    return list(Presentation(io.BytesIO(content)).slides)


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_each_scene_is_a_slide_with_its_headline_as_text(slides):
    assert [one.shapes.title.text for one in slides] == ["Squares", *HEADLINES]


def test_the_chart_beside_a_map_holds_what_each_side_has(slides, squares, briefing):
    (chart,) = charts(slides[1])
    recipe = briefing.scenes[0].recipe
    held = amounts(theatre(squares, "region"), recipe)
    assert list(chart.plots[0].series[0].values) == [one.amount for one in held]
    assert "km²" in chart.chart_title.text_frame.text
    assert "1 July 2014" in chart.chart_title.text_frame.text


def test_the_chart_through_time_holds_the_series_of_the_measure(slides, squares):
    (chart,) = charts(slides[3])
    where = theatre(squares, "region")
    total = float(where.outline_km2.sum())
    values = np.array([series.values for series in chart.plots[0].series])
    assert values.sum(axis=0) == pytest.approx(total, rel=1e-6)
    assert values.std(axis=1).max() > 1


def test_a_picture_has_words_for_those_who_cannot_see_it(slides):
    (picture,) = [one for one in slides[1].shapes if one.shape_type == 13]
    told = picture._element._nvXxPr.cNvPr.get("descr")
    assert "control on 1 July 2014" in told
    assert "version" in told


def test_a_map_fills_its_slide_and_its_slide_says_what_it_leaves_out(
    slides, squares, briefing
):
    (picture,) = [one for one in slides[1].shapes if one.shape_type == 13]
    (frame,) = [one for one in slides[1].shapes if one.has_chart]
    assert picture.width.inches == pytest.approx(8.6, abs=0.01)
    assert picture.left + picture.width < frame.left
    told = words(squares, briefing.scenes[0].recipe)
    foot = [one for one in slides[1].shapes if one.has_text_frame]
    texts = [one.text_frame.text for one in foot]
    assert told.caption in texts
    assert f"{told.title}. {told.subtitle}." in texts
    assert all(picture.top + picture.height <= one.top for one in foot[2:])
    drawn = Image.open(io.BytesIO(picture.image.blob)).size
    assert drawn == (2 * ALONE.width, 2 * ALONE.height)


def test_the_chart_beside_a_map_is_its_key_with_shares(slides, squares, briefing):
    (chart,) = charts(slides[1])
    held = amounts(theatre(squares, "region"), briefing.scenes[0].recipe)
    for name, one in zip(chart.plots[0].categories, held, strict=True):
        assert f"{100 * one.share:.1f}" in name


def test_flows_that_are_too_many_are_one_bar(shipped):
    told = {"figure": "change", "day": "2016-06-24", "since": "2015-06-24"}
    recipe = parse(told, shipped)
    blank = Presentation()
    slide = blank.slides.add_slide(blank.slide_layouts[6])
    bars(slide, shipped, recipe, (0, 0, 4, 5))
    (chart,) = charts(slide)
    flows = changed(shipped, recipe).flows
    assert len(chart.plots[0].categories) == MOST_BARS + 1
    assert "more, smaller" in list(chart.plots[0].categories)[-1]
    assert sum(chart.plots[0].series[0].values) == pytest.approx(flows["km2"].sum())


def test_notes_have_the_speakers_words_the_sources_and_the_way_back(slides):
    notes = slides[1].notes_slide.notes_text_frame.text
    assert notes.startswith("Said by the speaker.")
    assert "/?" in notes
    assert "python app.py export map" in notes


def test_every_slide_names_data_version_and_licence(slides, squares):
    for slide in slides[1:]:
        texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
        assert any(squares.version in text for text in texts)


def test_a_pdf_has_a_page_a_scene_with_a_bookmark_and_no_raster(
    squares, briefing, warm
):
    pages = PdfReader(io.BytesIO(deck(squares, briefing, DeckKind.PDF)))
    assert [one["/Title"] for one in pages.outline] == list(HEADLINES)
    assert len(pages.pages) == len(HEADLINES)
    for page in pages.pages:
        assert not list(page.images)
    assert "1 July 2014" in pages.pages[0].extract_text()


def test_an_html_deck_is_one_file_whose_names_do_not_clash(squares, briefing, warm):
    text = deck(squares, briefing, DeckKind.HTML).decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
    names = re.findall(r'\bid="([^"]+)"', text)
    assert len(names) == len(set(names))
    used = set(re.findall(r"url\([\"']?#([^)\"']+)", text))
    assert used <= set(names)
    assert text.count("<section ") == len(HEADLINES)
    body = text[text.index("<main>") : text.index("</main>") + len("</main>")]
    Xml.fromstring(re.sub(r"<aside hidden>", "<aside>", body))


def test_a_figure_that_is_no_map_fills_its_slide_and_says_its_headline(squares, warm):
    asked = parse({"figure": "timeline", "day": "2014-07-01"}, squares)
    told = Briefing("Squares", (Scene("Events so far", "", asked),))
    content = deck(squares, told, DeckKind.PPTX)
    written = Presentation(io.BytesIO(content))
    slide = written.slides[1]
    assert slide.shapes.title.text == "Events so far"
    assert slide.shapes.title.top + slide.shapes.title.height < 0  # read, not seen
    (picture,) = [one for one in slide.shapes if one.shape_type == 13]
    assert (picture.left, picture.top) == (0, 0)
    assert picture.width == written.slide_width
    assert picture.height == pytest.approx(written.slide_height, rel=0.001)
    told_of = picture._element._nvXxPr.cNvPr.get("descr")
    assert told_of.startswith("Events so far. ")
    assert recipe_of(picture.image.blob, squares).title == "Events so far"
