"""The dialog of exports, as hands use it."""

from playwright.sync_api import Download, Route, expect

from dashboard import ids
from dashboard.export.metadata import recipe_of
from data.dataset import Dataset
from tests.e2e.board import Board
from tests.e2e.watch import Watch

SIRTE = "?theatre=sirte&day=2016-08-01"


def opened(board: Board) -> Board:
    board.open(SIRTE)
    board.page.locator(f"#{ids.EXPORT}").press("Enter")
    expect(board.page.get_by_role("dialog", name="Export")).to_be_visible()
    return board


def downloaded(board: Board, name: str) -> Download:
    with board.page.expect_download() as arriving:
        board.page.get_by_role("link", name=name).or_(
            board.page.get_by_role("button", name=name)
        ).click()
    return arriving.value


def test_what_is_previewed_is_downloaded_with_its_recipe(
    board: Board, dataset: Dataset
) -> None:
    page = opened(board).page
    page.get_by_label("Format").select_option("svg")
    page.get_by_label("Size").select_option("column")
    page.get_by_label("Title", exact=True).fill("Ours")
    expect(page.locator(f"#{ids.EXPORT_COMMAND}")).to_contain_text("--title=Ours")
    expect(page.locator(f"#{ids.EXPORT_STATUS}")).to_contain_text(".svg")
    expect(page.locator(f"#{ids.EXPORT_PREVIEW}")).to_be_visible()
    arrived = downloaded(board, "Download")
    assert arrived.suggested_filename.startswith("map-sirte-2016-08-01-nearest-")
    recipe = recipe_of(arrived.path().read_bytes(), dataset)
    assert (recipe.title, recipe.preset, recipe.view.day) == (
        "Ours",
        "column",
        "2016-08-01",
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert board.view("day") == "2016-08-01"


def test_a_change_without_a_sound_earlier_day_cannot_be_downloaded(
    board: Board, watch: Watch
) -> None:
    watch.allow("404")
    page = opened(board).page
    page.get_by_label("Figure").select_option("change")
    page.get_by_label("Earlier day").fill("soon")
    status = page.locator(f"#{ids.EXPORT_STATUS}")
    expect(status).to_contain_text("“soon” is not a day written as YYYY-MM-DD")
    link = page.locator(f"#{ids.EXPORT_LINK}")
    expect(link).to_have_attribute("aria-disabled", "true")
    page.get_by_label("Earlier day").fill("2015-02-01")
    expect(status).to_contain_text("change-sirte-2015-02-01-2016-08-01")
    expect(link).to_have_attribute("aria-disabled", "false")


def test_without_a_browser_on_the_server_this_browser_makes_the_picture(
    board: Board, watch: Watch
) -> None:
    watch.allow("503")

    def none(route: Route) -> None:
        route.fulfill(status=503, body="There is no Chromium here.")

    board.page.route("**/export/map.png*", none)
    page = opened(board).page
    status = page.locator(f"#{ids.EXPORT_STATUS}")
    expect(status).to_contain_text("There is no Chromium here. “PNG from this browser”")
    arrived = downloaded(board, "PNG from this browser")
    assert arrived.suggested_filename.startswith("control-sirte-2016-08-01-")
