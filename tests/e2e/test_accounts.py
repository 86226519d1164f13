"""Two accounts of one ground, as a visitor asks for them."""

from playwright.sync_api import Page, expect

from dashboard import ids
from tests.e2e.conftest import Server


def test_a_span_of_days_is_typed_sent_and_drawn(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server.url}/accounts?theatre=fallujah&day=2016-06-28")
    body = page.locator(f"#{ids.ACCOUNTS_BODY}")
    body.get_by_label("Reports since").fill("2016-06-16")
    body.get_by_role("button", name="Show").click()
    expect(body.locator("h1")).to_contain_text("16 June 2016 to 28 June 2016")
    assert "since=2016-06-16" in page.url
    picture = body.locator(".accounts-picture")
    page.wait_for_function("one => one.naturalWidth > 0", arg=picture.element_handle())
    bar = body.get_by_role("img", name="Col Christopher Garver").bounding_box()
    cleared, contested = (
        part.bounding_box() for part in body.locator(".alone .share-bar > span").all()
    )
    assert bar is not None
    assert cleared is not None
    assert contested is not None
    assert abs(cleared["width"] / bar["width"] - 0.33) < 0.01
    assert cleared["width"] + contested["width"] <= bar["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
