"""A phone, a laptop and a desk screen all show the day, the map and every control."""

import pytest
from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board, numbers

SIZES = [(390, 844), (1440, 900), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_everything_is_within_the_window(
    board: Board, dataset: Dataset, size: tuple[int, int]
) -> None:
    width, height = size
    board.page.set_viewport_size({"width": width, "height": height})
    board.open("?theatre=mosul&day=2016-11-17&place=mosul_tahrir")
    expect(board.panel.locator(".report").first).to_be_attached()
    board.wait_fitted()
    assert board.page.evaluate("window.probe.overhanging()") == []
    scroll = "document.scrollingElement.scrollWidth"
    assert board.page.evaluate(scroll) <= width
    for component_id in (ids.DAY_WORDS, ids.DAY, ids.PLAY, ids.TYPED_DAY):
        expect(board.field(component_id)).to_be_in_viewport(ratio=0.99)
    box = board.field(ids.MAP).bounding_box()
    assert box
    assert box["width"] > 0.4 * width
    assert box["height"] > 0.4 * height
    board.press("ArrowRight")
    board.wait_day("2016-11-18")
    board.wait_painted(numbers(dataset, "mosul", "2016-11-18"))
    board.choose_theatre("Region")
    board.wait_drawn("region")
    board.page.evaluate("document.querySelector('details.downloads').open = true")
    assert board.page.evaluate("window.probe.overhanging()") == []
    assert board.page.evaluate(scroll) <= width


def test_a_short_window_keeps_slider_and_map_in_reach(board: Board) -> None:
    board.page.set_viewport_size({"width": 1280, "height": 480})
    board.open()
    expect(board.thumb).to_be_in_viewport()
    expect(board.day_words).to_be_in_viewport(ratio=0.99)
    box = board.field(ids.MAP).bounding_box()
    assert box
    assert box["height"] > 150


def test_the_method_page_scrolls_only_down_on_a_phone(board: Board) -> None:
    board.page.set_viewport_size({"width": 390, "height": 844})
    board.page.goto(f"{board.url}/method")
    expect(board.field(ids.METHOD_PAGE).get_by_role("heading", level=1)).to_be_visible()
    board.page.locator("#method-page summary").click()
    assert board.page.evaluate("document.scrollingElement.scrollWidth") <= 390
    last = board.page.locator(".sources li").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
