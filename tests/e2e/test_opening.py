"""The first visit, addresses that cannot be used, and the page on method."""

import re

from playwright.sync_api import expect

from dashboard import ids
from dashboard.settings import OPENING_DAY
from data.dataset import Dataset
from tests.e2e.board import Board, numbers
from tests.e2e.watch import Watch


def test_a_first_visit_shows_the_ground_on_a_base_map_from_this_host_alone(
    board: Board, watch: Watch, dataset: Dataset
) -> None:
    board.open()
    board.wait_day(OPENING_DAY)
    board.wait_painted(numbers(dataset, "region", OPENING_DAY))
    assert len(board.ground()) > 300
    board.page.wait_for_function(  # names are placed a moment after the ground
        """wanted => {
            const drawn = window.probe.map().queryRenderedFeatures();
            return wanted.every(id => drawn.some(one => one.layer.id === id));
        }""",
        arg=["land", "rivers", "borders-focus", "labels-town-1"],
    )
    assert any("/region/nearest/cells.geojson" in url for url in watch.requests)
    assert all(url.startswith(board.url) for url in watch.requests)
    expect(board.notice).to_be_hidden()


def test_an_address_that_cannot_be_used_is_explained_above_a_map_that_works(
    board: Board,
) -> None:
    board.open(
        "?theatre=atlantis&day=2016-13-40&place=nowhere&rule=x&method=y&country=zz"
    )
    expect(board.notice).to_be_visible()
    for bad in ("atlantis", "2016-13-40", "nowhere", "“x”", "“y”", "zz"):
        expect(board.notice).to_contain_text(bad)
    board.wait_day(OPENING_DAY)
    assert board.view("theatre") == "region"
    board.page.get_by_role("button", name="Dismiss").click()
    expect(board.notice).to_be_hidden()
    board.press("ArrowRight")
    board.wait_day("2016-06-25")


def test_an_address_with_markup_or_junk_is_shown_as_text_and_runs_nothing(
    board: Board,
) -> None:
    board.open("?day=<img src=x onerror=alert(1)>&utm_source=mail&=&%ff=%00")
    expect(board.notice).to_contain_text("<img src=x onerror=alert(1)>” is not a day")
    assert board.page.locator("#notice img").count() == 0
    board.wait_day(OPENING_DAY)


def test_a_parameter_without_a_value_is_explained_too(board: Board) -> None:
    board.open("?theatre=mosul&day=&rule")
    expect(board.notice).to_contain_text("is not a day")
    board.wait_day(OPENING_DAY)


def test_the_method_page_is_a_link_away_and_back_restores_the_view(
    board: Board,
) -> None:
    board.open("?theatre=sirte&day=2016-08-01")
    board.page.get_by_role("link", name="Data and method").click()
    method = board.field(ids.METHOD_PAGE)
    expect(method).to_be_visible()
    expect(board.field(ids.BOARD)).to_be_hidden()
    expect(method.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    method.locator("summary", has_text="sources").click()
    links = method.locator(".sources a[href^=http]")
    expect(links.first).to_be_visible()
    assert links.count() > 300
    board.page.go_back()
    board.wait_drawn("sirte")
    board.wait_day("2016-08-01")


def test_the_method_page_opens_by_its_own_address_and_leads_to_the_map(
    board: Board,
) -> None:
    board.page.goto(f"{board.url}/method")
    method = board.field(ids.METHOD_PAGE)
    expect(method.get_by_role("heading", level=1)).to_be_visible()
    expect(method).to_contain_text("CC BY-SA 4.0")
    expect(board.notice).to_be_hidden()
    method.get_by_role("link", name=re.compile("map", re.IGNORECASE)).first.click()
    board.wait_drawn()
    expect(method).to_be_hidden()
    board.wait_day(OPENING_DAY)
