"""Hands that are too fast, or do two things at once."""

from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from geo.vocabulary import Rule
from tests.e2e.board import Board, numbers


def test_theatres_switched_faster_than_they_load_end_at_the_last(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    for name in ("Mosul", "Raqqa", "Region", "Fallujah", "Sirte", "Region", "Raqqa"):
        board.choose_theatre(name)
    board.wait_drawn("raqqa")
    radio = board.field(ids.THEATRE).get_by_role("radio", name="Raqqa")
    expect(radio).to_be_checked()
    board.go_to("2017-08-01")
    board.wait_painted(numbers(dataset, "raqqa", "2017-08-01"))
    assert board.cursor() == "2017-08-01"
    expect(board.notice).to_be_hidden()


def test_a_day_moved_while_a_theatre_loads_is_the_day_it_shows(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    box = board.box("#day [role=slider]")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    board.choose_theatre("Mosul")
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    for offset in range(10, 160, 10):
        board.page.mouse.move(x + offset, y)
    board.page.mouse.up()
    board.wait_drawn("mosul")
    day = board.wait_dropped(x + 150)
    assert day > "2016-08-01"
    board.wait_day(day)
    board.wait_painted(numbers(dataset, "mosul", day))
    board.page.wait_for_function(
        "([id, day]) => window.probe.graph(id).layout.shapes[0].x0.startsWith(day)",
        arg=[ids.AREAS, day],
    )


def test_a_window_resized_while_it_loads_is_filled(
    board: Board, dataset: Dataset
) -> None:
    board.page.goto(board.url)
    board.page.wait_for_selector(f"#{ids.MAP}")
    for width, height in ((900, 600), (1400, 820), (1100, 760)):
        board.page.set_viewport_size({"width": width, "height": height})
    board.wait_drawn()
    board.wait_fitted()
    board.choose_theatre("Sirte")
    board.page.set_viewport_size({"width": 1300, "height": 800})
    board.wait_drawn("sirte")
    board.wait_fitted()
    board.wait_painted(numbers(dataset, "sirte", board.view("day")))


def test_rule_place_and_theatre_changed_while_playing_stay_in_step(
    board: Board, dataset: Dataset
) -> None:
    board.open("?theatre=mosul&day=2016-10-01")
    play = board.field(ids.PLAY)
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    board.choose(ids.RULE, "Sourced only")
    board.click_place("mosul_tahrir")
    board.choose_theatre("Raqqa")
    board.wait_drawn("raqqa")
    if play.get_attribute("aria-pressed") == "true":
        play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    board.page.wait_for_function("() => !window.GroundHeld.play.running()")
    day = board.view("day")
    assert day > "2016-10-01"
    board.wait_day(day)
    board.wait_painted(numbers(dataset, "raqqa", day, Rule.SOURCED_ONLY))
    assert board.view("place") == ""
    assert board.view("rule") == "sourced-only"


def test_a_key_pressed_in_every_frame_loses_no_step(
    board: Board, dataset: Dataset
) -> None:
    board.open("?day=2016-01-01")
    board.page.evaluate("document.activeElement.blur()")
    for _ in range(40):
        board.page.keyboard.press("ArrowRight")
        board.page.evaluate("new Promise(requestAnimationFrame)")
    board.wait_day("2016-02-10")
    board.wait_painted(numbers(dataset, "region", "2016-02-10"))
