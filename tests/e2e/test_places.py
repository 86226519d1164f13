"""Choosing a place, and what its panel says."""

from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board

PLACE = "mosul_tahrir"
IN_FORCE = ".report.current"


def test_a_click_on_the_map_opens_the_place_with_its_reports_and_sources(
    board: Board, dataset: Dataset
) -> None:
    board.open("?theatre=mosul&day=2016-11-17")
    board.click_place(PLACE)
    name = board.panel.get_by_role("heading", name="al-Tahrir")
    expect(name).to_be_visible()
    expect(board.panel).to_contain_text("حي التحرير")
    expect(board.field(ids.PLACE)).to_have_value("al-Tahrir · حي التحرير")
    reports = dataset.reports[dataset.reports["place_id"] == PLACE]
    expect(board.panel.locator(".report")).to_have_count(len(reports))
    urls = dataset.sources.loc[reports["source_id"], "url"]
    links = board.panel.locator(".report a")
    assert sorted(urls) == sorted(
        links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    expect(links.first).to_have_attribute("target", "_blank")
    ring = "window.probe.graph('map').data[3].lat[0]"
    board.page.wait_for_function(f"() => Math.abs({ring} - 36.38947) < 0.001")
    board.wait_query(f"?theatre=mosul&day=2016-11-17&place={PLACE}")


def test_a_click_on_a_hollow_dot_or_beside_the_chosen_one_selects_that_place(
    board: Board, dataset: Dataset
) -> None:
    board.open("?theatre=mosul&day=2016-11-17")
    places = dataset.places[dataset.places["theatre"] == "mosul"]
    guessed = places.index[places["coord_basis"] == "estimated"]
    for place_id in guessed[[0, 10, 20]]:
        board.click_place(str(place_id))
        board.page.wait_for_function(
            "id => window.GroundHeld.current().view.place === id",
            arg=str(place_id),
            timeout=3_000,
        )


def test_the_panel_marks_the_report_in_force_and_a_report_sets_the_day(
    board: Board,
) -> None:
    board.open(f"?theatre=mosul&day=2016-11-17&place={PLACE}")
    current = board.panel.locator(IN_FORCE)
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("data-from", "2016-11-17")
    expect(current).to_have_attribute("aria-current", "date")
    now = board.panel.locator("[data-role=now]")
    expect(now).to_contain_text("Iraqi government")
    expect(now).to_contain_text("since 17 November 2016")

    board.press("ArrowRight")
    expect(current).to_have_attribute("data-from", "2016-11-18")
    expect(now).to_contain_text("Contested")

    board.panel.locator(".report-day[data-day='2014-06-10']").click()
    board.wait_day("2014-06-10")
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("data-from", "2014-06-10")
    expect(now).to_contain_text("Islamic State")

    board.go_to("2013-01-01")
    expect(current).to_have_count(0)


def test_a_place_is_found_by_keyboard_alone(board: Board) -> None:
    board.open("?theatre=mosul")
    box = board.field(ids.PLACE)
    for _ in range(60):
        board.page.keyboard.press("Tab")
        if box.evaluate("node => node === document.activeElement"):
            break
    expect(box).to_be_focused()
    board.page.keyboard.type("tahrir")
    expect(board.page.locator("[role=option]:visible")).to_have_count(1)
    board.page.keyboard.press("ArrowDown")
    board.page.keyboard.press("Enter")
    expect(board.panel.get_by_role("heading", name="al-Tahrir")).to_be_visible()
    assert board.view("place") == PLACE


def test_a_place_is_found_by_its_arabic_name_and_let_go_again(board: Board) -> None:
    board.open("?theatre=mosul")
    box = board.field(ids.PLACE)
    box.fill("التحرير")
    board.page.keyboard.press("ArrowDown")
    board.page.keyboard.press("Enter")
    expect(board.panel.get_by_role("heading", name="al-Tahrir")).to_be_visible()
    board.page.locator(".mantine-Select-root", has=box).locator(
        ".mantine-Select-section button"
    ).click()
    expect(board.panel.locator(".report")).to_have_count(0)
    expect(board.panel.get_by_role("heading")).to_have_count(0)
    assert board.view("place") == ""
    board.page.wait_for_function(
        "() => window.probe.graph('map').data[3].lat[0] === null"
    )
    box.fill("Atlantis")
    expect(board.page.get_by_text("No place of that name here")).to_be_visible()
    board.press("ArrowRight")
    board.wait_day("2016-06-25")


def test_the_label_under_the_pointer_says_who_holds_the_place_that_day(
    board: Board,
) -> None:
    board.open("?theatre=mosul&day=2016-11-17")
    board.click_place(PLACE)
    tip = board.field(ids.TIP)
    expect(tip).to_contain_text("al-Tahrir")
    expect(tip).to_contain_text("Iraqi government")
    board.press("ArrowRight")
    board.wait_day("2016-11-18")
    board.page.wait_for_function(
        """tip => tip.hidden || tip.textContent.includes("Contested")""",
        arg=tip.element_handle(),
        timeout=5_000,
    )
    box = board.box("#day-words")
    board.page.mouse.move(box["x"], box["y"])
    expect(tip).to_be_hidden()
    board.click_place(PLACE)
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Contested")
