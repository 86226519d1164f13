"""Events under the slider: what the pointer is told, the filter, and the list."""

from playwright.sync_api import expect

from dashboard import ids
from tests.e2e.board import Board

SPOT = """title => {
    const theatre = GroundHeld.current().theatre;
    const [day, , about] = theatre.events.find((event) => event[1] === title);
    const rows = ["campaign", "fall", "statement", "attack"];
    return [day / (theatre.days - 1), (rows.indexOf(about.kind) + 0.5) / rows.length];
}"""
"""Where in the lane an event is drawn, shares of its width and height."""


def test_an_event_is_told_gone_to_hidden_and_listed(board: Board) -> None:
    board.open()
    page = board.page
    across, down = page.evaluate(SPOT, "Mosul falls")
    box = board.box(f"#{ids.LANE}")
    at = box["x"] + across * box["width"], box["y"] + down * box["height"]
    page.mouse.move(*at)
    expect(board.field(ids.TIP)).to_contain_text("Mosul falls")
    expect(board.field(ids.TIP)).to_contain_text("Wikipedia")
    page.mouse.down()
    page.mouse.up()
    board.wait_day("2014-06-10")

    page.locator(".events summary").click()
    row = page.locator(f"#{ids.EVENTS} li", has_text="Ramadi falls")
    cities = page.get_by_role("button", name="Cities fall, are retaken")
    cities.click()
    expect(cities).to_have_attribute("aria-pressed", "false")
    expect(row).to_have_count(0)
    cities.press("Enter")
    expect(row).to_have_count(1)
    row.get_by_role("button").press("Enter")
    board.wait_day("2015-05-17")
