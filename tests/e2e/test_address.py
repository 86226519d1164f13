"""The whole view is in the address, and the address restores it."""

from playwright.sync_api import BrowserContext, expect

from dashboard import ids
from data.dataset import Dataset
from geo.vocabulary import Rule
from tests.e2e.board import Board, numbers

WHOLE = (
    "?theatre=mosul&day=2017-01-24&place=mosul_tahrir&rule=sourced-only"
    "&method=nearest-settled"
)


def test_an_address_restores_theatre_day_place_and_reading(
    board: Board, dataset: Dataset
) -> None:
    board.open(WHOLE)
    board.wait_drawn("mosul")
    board.wait_day("2017-01-24")
    theatre = board.field(ids.THEATRE)
    expect(theatre.get_by_role("radio", name="Mosul")).to_be_checked()
    expect(board.panel.get_by_role("heading", name="al-Tahrir")).to_be_visible()
    expect(board.field(ids.RULE)).to_have_value("Sourced only")
    assert board.query() == WHOLE
    board.wait_painted(numbers(dataset, "mosul", "2017-01-24", Rule.SOURCED_ONLY))


def test_an_address_of_the_region_restores_countries_and_claims(board: Board) -> None:
    board.open("?country=ly")
    value = board.field(ids.COUNTRY)
    expect(value).to_have_value("Libya")
    first = board.view("claims")
    board.field(ids.CLAIMS).click()
    options = board.page.locator("[role=option]:visible")
    label = options.nth(1).inner_text()
    options.nth(1).click()
    expect(board.field(ids.CLAIMS)).to_have_value(label)
    board.page.wait_for_function(
        "first => window.GroundHeld.current().view.claims !== first", arg=first
    )
    chosen = board.view("claims")
    board.wait_query(f"?country=ly&claims={chosen.replace(' ', '+')}")
    board.page.reload()
    board.wait_drawn()
    expect(board.field(ids.CLAIMS)).to_have_value(label)
    expect(board.field(ids.COUNTRY)).to_have_value("Libya")


def test_what_equals_the_default_is_left_out_of_the_address(board: Board) -> None:
    board.open("?theatre=region&day=2016-06-24&place=&rule=latest&method=nearest")
    board.wait_query("")
    board.press("ArrowLeft")
    board.wait_query("?day=2016-06-23")
    board.press("ArrowRight")
    board.wait_query("")


def test_back_and_forward_walk_through_the_views(
    board: Board, dataset: Dataset
) -> None:
    board.open("?day=2015-01-01")
    board.go_to("2015-06-01")
    board.wait_query("?day=2015-06-01")
    board.choose_theatre("Raqqa")
    board.wait_drawn("raqqa")
    board.wait_query("?theatre=raqqa&day=2015-06-01")
    board.go_to("2017-08-01")
    board.wait_query("?theatre=raqqa&day=2017-08-01")

    board.page.go_back()
    board.wait_day("2015-06-01")
    board.page.go_back()
    board.wait_drawn("region")
    board.wait_day("2015-06-01")
    board.wait_painted(numbers(dataset, "region", "2015-06-01"))
    board.page.go_back()
    board.wait_day("2015-01-01")
    board.page.go_forward()
    board.wait_day("2015-06-01")
    board.page.go_forward()
    board.wait_drawn("raqqa")
    board.page.go_forward()
    board.wait_day("2017-08-01")
    board.wait_painted(numbers(dataset, "raqqa", "2017-08-01"))
    assert board.query() == "?theatre=raqqa&day=2017-08-01"


def test_the_copied_link_is_the_address_of_the_view_shown(
    board: Board, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    board.open("?theatre=mosul&place=mosul_tahrir")
    board.go_to("2017-01-24")
    board.page.locator(f"#{ids.COPY_LINK}").click()
    expect(board.field(ids.COPY_LINK)).to_have_text("Link copied")
    link = board.page.evaluate("navigator.clipboard.readText()")
    board.wait_query("?theatre=mosul&day=2017-01-24&place=mosul_tahrir")
    assert link == board.page.url
    expect(board.field(ids.COPY_LINK)).to_have_text("Copy link")
