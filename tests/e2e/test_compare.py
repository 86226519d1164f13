"""What changed between two days, as a visitor finds, reads, moves and keeps it."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.compare import ids
from dashboard.ids import COMPARE_LINK
from tests.e2e.board import Board
from tests.e2e.conftest import Server
from tests.e2e.test_accessibility import nameless

MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"
CAMERA = """side => {
    const gd = document.querySelector(`#compare-map-${side} .js-plotly-plot`);
    const map = gd && gd._fullLayout.map && gd._fullLayout.map._subplot.map;
    const drawn = map && map.loaded() && map.getLayer("plotly-trace-layer-ground-fill");
    if (!drawn) return null;
    return [map.getZoom(), map.getCenter().lng, map.getCenter().lat];
}"""


class Comparing:
    """The page that compares two days."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, query: str) -> "Comparing":
        self.page.goto(f"{self.url}/compare?{query}")
        self.wait_map("b")
        return self

    def wait_map(self, side: str) -> list[float]:
        """Wait until a map is drawn; return its zoom, longitude and latitude."""
        found: list[float] = self.page.wait_for_function(CAMERA, arg=side).json_value()
        return found

    def field(self, component_id: str) -> Any:
        return self.page.locator(f"#{component_id}")

    @property
    def answer(self) -> Any:
        return self.field(ids.FINDING).get_by_role("heading")

    @property
    def rows(self) -> Any:
        return self.page.locator(".places-table tbody tr")


@pytest.fixture
def comparing(page: Page, server: Server) -> Comparing:
    return Comparing(page, server.url)


def test_the_way_leads_from_the_view_shown_to_what_changed_until_then(
    board: Board, server: Server
) -> None:
    board.open("?theatre=mosul&day=2017-01-24&rule=agreed")
    board.wait_day("2017-01-24")
    board.field(COMPARE_LINK).click()
    comparing = Comparing(board.page, server.url)
    expect(comparing.answer).to_contain_text("Between 31 August 2014 and 24 January")
    assert board.query() == "?theatre=mosul&a=2014-08-31&b=2017-01-24&rule=agreed"
    comparing.field(ids.DAY_A).fill("17 Oct 2016")
    comparing.field(ids.DAY_A).press("Enter")
    expect(comparing.answer).to_contain_text("Between 17 October 2016 and 24 January")
    comparing.wait_map("b")


def test_the_answer_has_its_reports_and_its_places_can_be_sorted_and_rung(
    comparing: Comparing,
) -> None:
    comparing.open(MOSUL)
    expect(comparing.answer).to_contain_text("106.4 of 173.5 km² (61.3 %) of Mosul")
    expect(comparing.rows).to_have_count(56)
    expect(comparing.rows.first.get_by_role("link").last).to_have_attribute(
        "href", re.compile("^https?://")
    )
    head = comparing.page.locator(".places-table th", has_text="km²")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    cells = comparing.page.locator(".places-table td[data-name='km²']")
    areas = [float(text) for text in cells.all_inner_texts()]
    assert areas == sorted(areas, reverse=True)
    comparing.rows.first.get_by_role("button").click()
    comparing.page.wait_for_function(
        """() => document.querySelector("#compare-map-b .js-plotly-plot")
            .data[3].lat[0] !== null"""
    )


def test_two_maps_move_together_and_the_handle_is_moved_by_keys_and_by_hand(
    comparing: Comparing,
) -> None:
    comparing.open(f"{MOSUL}&view=swipe")
    before = comparing.wait_map("a")
    assert before == comparing.wait_map("b")
    comparing.page.locator("[data-zoom=in]").click()
    comparing.page.wait_for_function(
        f"zoom => (({CAMERA})('a') || [0])[0] > zoom + 0.999", arg=before[0]
    )
    assert comparing.wait_map("a") == pytest.approx(comparing.wait_map("b"))
    handle = comparing.field(ids.HANDLE)
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", "52")
    handle.press("Home")
    expect(handle).to_have_attribute("aria-valuetext", "day A on 0 % of the width")
    box = comparing.field(ids.MAPS).bounding_box()
    start = handle.bounding_box()
    y = start["y"] + start["height"] / 2
    comparing.page.mouse.move(start["x"] + start["width"] / 2, y)
    comparing.page.mouse.down()
    comparing.page.mouse.move(box["x"] + box["width"] * 0.7, y, steps=4)
    comparing.page.mouse.up()
    expect(handle).to_have_attribute("aria-valuenow", "70")


def test_days_that_run_backwards_have_a_way_out_and_back_leads_to_it(
    comparing: Comparing,
) -> None:
    comparing.page.goto(
        f"{comparing.url}/compare?theatre=mosul&a=2017-01-24&b=2016-10-17"
    )
    message = comparing.field(ids.BACKWARDS)
    expect(message).to_contain_text("is after day B")
    expect(comparing.answer).to_have_count(0)
    message.get_by_role("button", name="Swap the days").click()
    expect(comparing.answer).to_contain_text("106.4 of 173.5")
    expect(message).to_be_hidden()
    comparing.page.wait_for_url(f"**/compare?{MOSUL}")
    comparing.wait_map("b")
    comparing.page.go_back()
    expect(message).to_be_visible()


def test_a_bad_address_is_told_and_the_copied_link_brings_all_back(
    comparing: Comparing, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    comparing.open(f"{MOSUL}&rule=loudest&view=side")
    expect(comparing.field(ids.NOTICE)).to_contain_text("There is no rule “loudest”")
    comparing.wait_map("a")
    comparing.field(ids.COPY).click()
    expect(comparing.field(ids.COPY)).to_have_text("Link copied")
    link = comparing.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{comparing.url}/compare?{MOSUL}&view=side"


def test_every_control_has_a_name_for_a_screen_reader(
    comparing: Comparing, board: Board
) -> None:
    comparing.open(f"{MOSUL}&view=swipe")
    comparing.page.locator(".compare-downloads summary").click()
    assert nameless(board) == []


def test_a_day_outside_the_data_is_refused_beside_its_box(comparing: Comparing) -> None:
    comparing.open(MOSUL)
    comparing.field(ids.DAY_B).fill("1 Jul 2027")
    comparing.field(ids.DAY_B).press("Enter")
    expect(
        comparing.page.get_by_text("The data cover 1 Jan 2013 to 31 Mar 2019")
    ).to_be_visible()
    expect(comparing.answer).to_contain_text("24 January 2017")
