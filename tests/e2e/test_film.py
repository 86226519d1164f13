"""Films from the dialog of exports, as hands make them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from dashboard import ids
from dashboard.export.metadata import recipe_of
from data.dataset import Dataset
from tests.e2e.board import Board
from tests.e2e.watch import Watch

SIRTE = "?theatre=sirte&day=2016-08-01"


@pytest.fixture
def dialog(board: Board) -> Iterator[Board]:
    """The dialog, with the format of a film chosen; no film is left on the server."""
    board.open(SIRTE)
    board.page.locator(f"#{ids.EXPORT}").press("Enter")
    board.page.get_by_label("Format").select_option("zip")
    board.page.get_by_label("Size").select_option("column")
    yield board
    remove = board.page.locator(f"#{ids.FILM_CANCEL}")
    if remove.is_visible():
        remove.press("Enter")
        expect(remove).to_be_hidden()


def test_a_film_goes_on_without_its_dialog_and_is_found_and_fetched(
    dialog: Board, watch: Watch, dataset: Dataset
) -> None:
    watch.allow("404")
    page = dialog.page
    status = page.locator(f"#{ids.EXPORT_STATUS}")
    begin = page.get_by_role("button", name="Make the film")
    page.get_by_label("First day").fill("2016-08-01")
    expect(status).to_contain_text("nothing to move through")
    expect(begin).to_be_disabled()
    page.get_by_label("First day").fill("2016-07-29")
    page.get_by_label("Days from frame to frame").fill("1")
    expect(status).to_contain_text("4 frames, 0.4 s")
    expect(page.locator(f"#{ids.EXPORT_COMMAND}")).to_contain_text("app.py animate map")
    begin.press("Enter")
    told = page.locator(f"#{ids.FILM}")
    expect(told).to_contain_text("map-sirte-2016-07-29-2016-08-01")
    page.keyboard.press("Escape")
    dialog.open(SIRTE)
    page.locator(f"#{ids.EXPORT}").press("Enter")
    fetch = page.get_by_role("link", name="Download film")
    expect(fetch).to_be_visible()
    with page.expect_download() as arriving:
        fetch.press("Enter")
    recipe = recipe_of(arriving.value.path().read_bytes(), dataset)
    assert (recipe.view.theatre, recipe.view.day) == ("sirte", "2016-08-01")
