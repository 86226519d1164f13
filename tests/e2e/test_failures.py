"""When the server fails or is gone, the visitor is told and the day still moves."""

import re

import pytest
from playwright.sync_api import Route, expect

from data.dataset import Dataset
from tests.e2e.board import Board, numbers
from tests.e2e.conftest import Server
from tests.e2e.watch import Watch

CALLBACKS = "**/_dash-update-component*"
SAID = (
    "Failed to load resource|Callback error|Callback failed|Failed to fetch"
    "|_dash-update-component"
)
"""What the browser and Dash say themselves in the console of a failed request."""


@pytest.mark.parametrize("way", ["status 500", "no answer"])
def test_a_callback_that_fails_is_told_and_the_slider_still_works(
    board: Board, watch: Watch, dataset: Dataset, way: str
) -> None:
    watch.allow(SAID)

    def fail(route: Route) -> None:
        if way == "no answer":
            route.abort()
        else:
            route.fulfill(status=500, body="Internal Server Error")

    board.open("?theatre=mosul&day=2016-11-17")
    board.page.route(CALLBACKS, fail)
    board.click_place("mosul_tahrir")
    board.page.wait_for_function("() => window.GroundHeld.current().view.place")
    board.thumb.press("ArrowRight")
    board.wait_day("2016-11-18")
    board.wait_painted(numbers(dataset, "mosul", "2016-11-18"))
    expect(board.notice).to_be_visible()
    expect(board.notice).to_have_text(re.compile("server|wrong|reload", re.IGNORECASE))


def test_an_error_inside_a_callback_is_told_in_words_and_logged_in_full(
    board: Board, server: Server
) -> None:
    board.open("?theatre=mosul&day=2016-11-17")
    board.page.evaluate(
        """() => window.dash_clientside.set_props("place-key", {
            data: { theatre: "mosul", place: "no such place", rule: "latest" } })"""
    )
    expect(board.notice).to_be_visible()
    expect(board.notice).to_contain_text("Something went wrong")
    expect(board.notice).not_to_contain_text("Traceback")
    expect(board.notice).not_to_contain_text("KeyError")
    board.thumb.press("ArrowRight")
    board.wait_day("2016-11-18")
    assert "no such place" in server.log()


def test_a_history_that_does_not_load_is_told(board: Board, watch: Watch) -> None:
    watch.allow("Failed to load resource")
    board.open()
    board.page.route("**/published/raqqa-latest*", lambda route: route.abort())
    board.choose_theatre("Raqqa")
    expect(board.notice).to_be_visible()
    expect(board.notice).to_contain_text("did not load")


def test_cells_that_do_not_load_are_told(board: Board, watch: Watch) -> None:
    watch.allow("Failed to load resource|Unexpected error while fetching")
    board.open()
    board.page.route("**/raqqa/nearest/cells.geojson", lambda route: route.abort())
    board.choose_theatre("Raqqa")
    expect(board.notice).to_be_visible()


def test_a_theatre_can_be_tried_again_once_the_server_is_back(
    board: Board, watch: Watch, dataset: Dataset
) -> None:
    watch.allow(SAID)
    board.open()
    board.page.context.set_offline(True)
    board.choose_theatre("Fallujah")
    expect(board.notice).to_be_visible()
    board.page.context.set_offline(False)
    board.choose_theatre("Region")
    board.choose_theatre("Fallujah")
    board.wait_drawn("fallujah")
    board.wait_painted(numbers(dataset, "fallujah", board.view("day")))
