"""What a screen reader finds."""

import pytest
from playwright.sync_api import expect

from dashboard import ids
from tests.e2e.board import Board

SPOKEN = {
    *("button", "link", "textbox", "searchbox", "combobox", "slider", "radio"),
    *("checkbox", "switch", "listbox", "option", "tab", "menuitem", "spinbutton"),
}


def nameless(board: Board) -> list[str]:
    """Return the controls that a screen reader meets and cannot name."""
    client = board.page.context.new_cdp_session(board.page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    found = [
        node
        for node in nodes
        if not node.get("ignored") and node["role"]["value"] in SPOKEN
    ]
    assert len(found) > 10
    return [
        f"{node['role']['value']} {node.get('backendDOMNodeId')}"
        for node in found
        if not str(node.get("name", {}).get("value", "")).strip()
    ]


def test_every_control_has_a_name(board: Board) -> None:
    board.open("?theatre=mosul&day=2016-11-17&place=mosul_tahrir")
    expect(board.panel.get_by_role("heading", name="al-Tahrir")).to_be_visible()
    board.page.locator("details.downloads summary").click()
    assert nameless(board) == []
    board.page.keyboard.press("Escape")
    board.field(ids.PLACE).fill("a")
    expect(board.page.locator("[role=option]:visible").first).to_be_visible()
    assert nameless(board) == []


@pytest.mark.parametrize("path", ["/accounts?theatre=fallujah", "/check", "/briefing"])
def test_every_control_of_a_page_beside_the_map_has_a_name(
    board: Board, path: str
) -> None:
    board.page.goto(f"{board.url}{path}")
    expect(board.page.locator("main:not([hidden]) h1")).to_be_visible()
    assert nameless(board) == []


def test_every_control_of_the_export_has_a_name(board: Board) -> None:
    board.open("?theatre=sirte")
    board.page.locator(f"#{ids.EXPORT}").press("Enter")
    expect(board.page.get_by_role("dialog", name="Export")).to_be_visible()
    assert nameless(board) == []


def test_the_slider_says_its_day_in_words(board: Board) -> None:
    board.open("?day=2016-06-24")
    expect(board.thumb).to_have_attribute("aria-valuetext", "24 June 2016")
    expect(board.thumb).to_have_accessible_name("Day")
    board.thumb.press("ArrowRight")
    expect(board.thumb).to_have_attribute("aria-valuetext", "25 June 2016")
    board.choose_theatre("Sirte")
    board.wait_drawn("sirte")
    board.press("PageDown")
    words = board.day_words
    expect(words).not_to_have_text("25 June 2016")
    expect(board.thumb).to_have_attribute("aria-valuetext", words.inner_text())


def test_the_page_tells_its_language_title_and_landmarks(board: Board) -> None:
    board.open()
    html = board.page.locator("html")
    expect(html).to_have_attribute("lang", "en")
    expect(board.page).to_have_title("Ground Held")
    for role, name in (
        ("banner", None),
        ("main", None),
        ("navigation", "This view"),
        ("region", "Time"),
        ("region", "Key"),
        ("region", "Place"),
    ):
        found = board.page.get_by_role(role, name=name)  # type: ignore[arg-type]
        expect(found.first).to_be_visible()
    assert board.page.get_by_role("heading", level=1).count() == 1


def test_the_focus_is_always_seen(board: Board) -> None:
    board.open()
    board.page.evaluate(
        """() => {
            document.activeElement.blur();
            const looks = (node) => {
                for (const one of node.getAnimations()) one.finish();
                const style = getComputedStyle(node);
                return [style.outline, style.borderColor, style.boxShadow,
                    style.backgroundColor, style.textDecoration].join();
            };
            const shown = (node) => [node, ...(node.labels || [])].map(looks).join();
            const idle = new Map([...document.querySelectorAll("a, button, input, " +
                "summary, canvas, [tabindex]")].map(node => [node, shown(node)]));
            window.unseen = () => {
                const node = document.activeElement;
                return idle.has(node) && idle.get(node) === shown(node)
                    ? node.outerHTML.slice(0, 90) : "";
            };
        }"""
    )
    unseen = []
    for _ in range(25):
        board.page.keyboard.press("Tab")
        unseen.append(board.page.evaluate("window.unseen()"))
    assert [one for one in unseen if one] == []
