"""A briefing, from a file to the room."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from dashboard import ids
from tests.e2e.board import Board
from tests.e2e.watch import Watch

SCENES = [
    {"headline": f"Sirte, {day}", "note": f"Of {day}.", "figure": "map", "day": day}
    for day in ("2016-06-01", "2016-08-01", "2016-12-06")
]


def written(folder: Path, name: str, scenes: list[dict[str, str]]) -> Path:
    own = [{"theatre": "sirte", **one} for one in scenes]
    path = folder / name
    path.write_text(json.dumps({"title": "Sirte", "scene": own}))
    return path


def take(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as asked:
        page.locator(".briefing-acts [data-act=open]").click()
    asked.value.set_files(path)


def headlines(page: Page) -> list[str]:
    return page.locator(".scene-headline").evaluate_all(
        "all => all.map(one => one.value)"
    )


def opened(board: Board, folder: Path) -> Page:
    page = board.page
    page.goto(f"{board.url}/briefing")
    page.evaluate("window.localStorage.clear()")
    page.reload()
    expect(page.locator(f"#{ids.BRIEFING_EMPTY}")).to_be_visible()
    take(page, written(folder, "sirte.json", SCENES))
    expect(page.locator(".scene-picture img")).to_have_count(3)
    return page


def test_scenes_are_opened_written_moved_and_passed_on_by_a_link(
    board: Board, watch: Watch, tmp_path: Path
) -> None:
    page = opened(board, tmp_path)
    status = page.locator(f"#{ids.BRIEFING_STATUS}")
    page.get_by_label("Headline of scene 3").fill("The end")
    page.get_by_label("Headline of scene 3").press("Alt+ArrowUp")
    expect(status).to_have_text("Scene 3 is now 2 of 3.")
    expect(page.get_by_label("Headline of scene 2")).to_be_focused()
    moved = ["Sirte, 2016-06-01", "The end", "Sirte, 2016-08-01"]
    assert headlines(page) == moved
    page.locator(".scene-grip").nth(2).drag_to(page.locator(".scene").first)
    expect(status).to_have_text("Scene 3 is now 1 of 3.")
    page.get_by_label("Take scene 1 out").click()
    expect(status).to_contain_text("Undo brings it back")
    assert headlines(page) == moved[:2]
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    assert headlines(page) == moved
    link = page.evaluate("window.GroundHeld.briefing.link()")["address"]

    watch.allow("404")
    take(page, written(tmp_path, "bad.json", [*SCENES, {"theatre": "moon"}]))
    expect(status).to_contain_text("Scene 4: There is no theatre “moon”")
    assert headlines(page) == moved  # nothing half taken over

    page.evaluate("window.localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".scene-picture img")).to_have_count(3)
    assert headlines(page) == moved
    board.open("?theatre=sirte&day=2016-08-01")
    page.locator("details.downloads summary").click()
    page.locator(f"#{ids.BRIEFING_ADD}").click()
    expect(page.locator(f"#{ids.BRIEFING_ADD}")).to_have_text("Scene 4 added")


def test_the_show_is_turned_by_keys_and_from_the_presenters_window(
    board: Board, tmp_path: Path
) -> None:
    page = opened(board, tmp_path)
    page.get_by_role("button", name="Start the show at scene 1").click()
    number, show = page.locator(".show-number"), page.locator(f"#{ids.SHOW}")
    picture = show.get_by_role("img")
    expect(number).to_have_text("1 / 3")
    expect(picture).to_have_count(1)
    for key, at in (("Space", 2), ("End", 3), ("ArrowRight", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(number).to_have_text(f"{at} / 3")
    expect(picture).to_have_count(1)  # the one before has faded away
    assert "Sirte, 2016-08-01" in str(picture.get_attribute("alt"))
    page.keyboard.press("n")
    expect(page.locator(".show-notes")).to_have_text("Of 2016-08-01.")
    page.keyboard.press("b")
    expect(picture).to_be_hidden()
    page.keyboard.press("b")
    expect(picture).to_be_visible()

    with page.expect_popup() as asked:
        page.keyboard.press("p")
    presenter = asked.value
    expect(presenter.locator(".presenter-number")).to_have_text("2 / 3")
    expect(presenter.locator(".presenter-note")).to_have_text("Of 2016-08-01.")
    expect(presenter.locator(".presenter-after")).to_have_text(
        "Next: Sirte, 2016-12-06"
    )
    presenter.keyboard.press("ArrowRight")
    expect(number).to_have_text("3 / 3")
    expect(presenter.locator(".presenter-after")).to_have_text(
        "This is the last scene."
    )
    page.bring_to_front()
    page.keyboard.press("Escape")
    expect(show).to_be_hidden()
    focused = page.evaluate("document.activeElement.ariaLabel")
    assert focused == "Start the show at scene 1"
    expect(presenter.locator(".presenter-headline")).to_have_text("The show has ended.")
    presenter.close()
