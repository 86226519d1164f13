"""Figures that leave from the page that compares two days."""

from playwright.sync_api import expect

from dashboard import ids
from dashboard.compare import ids as compare_ids
from tests.e2e.board import Board


def test_a_comparison_is_exported_with_its_own_days(board: Board) -> None:
    page = board.page
    query = "theatre=sirte&a=2015-01-01&b=2016-08-01"
    page.goto(f"{board.url}/compare?{query}")
    page.locator(f"#{compare_ids.EXPORT}").click()
    expect(page.get_by_role("dialog", name="Export")).to_be_visible()
    figure, status = page.get_by_label("Figure"), page.locator(f"#{ids.EXPORT_STATUS}")
    expect(figure).to_have_value("change")
    expect(page.get_by_label("Earlier day", exact=True)).to_have_value("2015-01-01")
    figure.select_option("flows")
    expect(status).to_contain_text("flows-sirte-2015-01-01-2016-08-01")
    expect(page.locator(f"#{ids.EXPORT_PREVIEW}")).to_be_visible()
    # Sirte has no chart of attacks abroad.
    hidden = figure.locator("option[value=attacks]")
    expect(hidden).to_be_disabled()
