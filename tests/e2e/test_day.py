"""Changing the day: by dragging, by keys, by typing, and by letting it play."""

from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board, numbers
from tests.e2e.watch import Watch


def test_dragging_the_slider_redraws_map_key_words_and_cursor_without_a_request(
    board: Board, watch: Watch, dataset: Dataset
) -> None:
    board.open()
    before = (
        board.ground(),
        board.legend(),
        board.day_words.inner_text(),
        board.cursor(),
    )
    asked = len(watch.requests)
    board.page.evaluate("() => { window.done = window.probe.count('areas'); }")
    box = board.box("#day [role=slider]")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x - 150, y, steps=15)
    half_way = board.now("view.day")
    assert half_way < "2016-06-24", "the day must follow the pointer before its release"
    board.page.mouse.move(x - 300, y, steps=15)
    board.page.mouse.up()
    day = board.wait_dropped(x - 300)
    assert day < half_way
    board.wait_painted(numbers(dataset, "region", day))
    board.wait_day(day)
    after = (
        board.ground(),
        board.legend(),
        board.day_words.inner_text(),
        board.cursor(),
    )
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert board.cursor() == day
    board.wait_query(f"?day={day}")
    assert watch.requests[asked:] == []
    assert board.page.evaluate("done") == {"callbacks": 0, "redrawn": 0}
    board.type_day("2015-01-01")  # a way that does take a callback: it is counted
    board.wait_day("2015-01-01")
    assert board.page.evaluate("done.callbacks") > 0


def test_the_key_says_the_areas_that_the_tables_say(
    board: Board, watch: Watch, dataset: Dataset
) -> None:
    board.open("?day=2014-12-31")
    answer = board.page.request.get(f"{board.url}/download/areas.csv?day=2014-12-31")
    assert answer.ok
    total: dict[str, float] = {}
    for line in answer.text().splitlines()[1:]:
        date, _, _, holder, status, _, km2, _ = line.split(",")
        if date <= "2014-12-31":  # rows of the last day of change stay in force
            total.setdefault(date, 0)
            if (holder, status) == ("islamic_state", "held"):
                total[date] += float(km2)
    latest = total[max(total)]
    assert abs(board.legend()["Islamic State"] - latest) <= 1


def test_the_slider_is_reached_by_tab_and_moved_by_its_keys(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    board.page.evaluate("document.activeElement.blur()")
    for _ in range(60):
        board.page.keyboard.press("Tab")
        if board.thumb.evaluate("node => node === document.activeElement"):
            break
    expect(board.thumb).to_be_focused()
    for key, day in (
        ("ArrowRight", "2016-06-25"),
        ("ArrowLeft", "2016-06-24"),
        ("ArrowLeft", "2016-06-23"),
        ("End", "2019-03-31"),
        ("ArrowRight", "2019-03-31"),
        ("Home", "2013-01-01"),
        ("ArrowLeft", "2013-01-01"),
        ("ArrowRight", "2013-01-02"),
    ):
        board.page.keyboard.press(key)
        board.wait_day(day)
    board.wait_painted(numbers(dataset, "region", "2013-01-02"))
    expect(board.thumb).to_be_focused()


def test_keys_step_days_and_changes_and_play_and_pause(
    board: Board, dataset: Dataset
) -> None:
    board.open("?day=2016-06-24")
    board.press("ArrowRight")
    board.wait_day("2016-06-25")
    board.press("ArrowLeft")
    board.wait_day("2016-06-24")
    board.press("Shift+ArrowRight")
    board.wait_day("2016-07-01")

    changes = board.now("changes")
    number = board.now("day")
    board.press("PageDown")
    following = min(day for day in changes if day > number)
    board.wait_number(following)
    day = board.view("day")
    board.wait_painted(numbers(dataset, "region", day))
    assert numbers(dataset, "region", day) != numbers(dataset, "region", "2016-07-01")
    board.press("PageUp")
    before = max(day for day in changes if day < following)
    board.wait_number(before)

    play = board.field(ids.PLAY)
    board.press("Space")
    expect(play).to_have_attribute("aria-pressed", "true")
    board.page.wait_for_function(
        "day => window.GroundHeld.current().day > day + 3", arg=before
    )
    board.press("Space")
    expect(play).to_have_attribute("aria-pressed", "false")
    board.page.wait_for_function(
        """() => !window.GroundHeld.play.running() &&
            window.location.search === `?day=${window.GroundHeld.current().view.day}`"""
    )
    board.wait_day(board.query().removeprefix("?day="))


def test_the_step_buttons_go_to_the_neighbouring_changes(board: Board) -> None:
    board.open("?theatre=sirte")
    number, changes = board.now("day"), board.now("changes")
    board.field(ids.NEXT).click()
    following = min(day for day in changes if day > number)
    board.wait_number(following)
    board.field(ids.PREVIOUS).click()
    before = max(day for day in changes if day < following)
    board.wait_number(before)


def test_play_runs_to_the_last_day_and_stops_there(
    board: Board, dataset: Dataset
) -> None:
    board.open("?theatre=sirte&day=2019-03-01")
    board.choose(ids.SPEED, "60 days/s")
    play = board.field(ids.PLAY)
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_accessible_name("Pause")
    board.wait_day("2019-03-31")
    expect(play).to_have_attribute("aria-pressed", "false")
    expect(play).to_have_accessible_name("Play")
    board.wait_painted(numbers(dataset, "sirte", "2019-03-31"))
    play.click()
    board.page.wait_for_function("() => window.GroundHeld.current().view.day < '2014'")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")


def test_a_day_is_typed_in_several_forms_and_a_wrong_one_moves_nothing(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    box = board.field(ids.TYPED_DAY)
    for text, day in (
        ("2017-01-24", "2017-01-24"),
        ("25 Jan 2017", "2017-01-25"),
        ("1 february 2015", "2015-02-01"),
        (" 3/4/2014 ", "2014-04-03"),
        ("4.4.2014", "2014-04-04"),
        ("29 Feb 2016", "2016-02-29"),
    ):
        board.type_day(text)
        board.wait_day(day)
        # The box is for what is yet to be typed; the day shown is its hint.
        expect(box).to_have_value("")
        expect(box).to_have_attribute(
            "placeholder", board.page.evaluate(f"GroundHeld.calendar.short('{day}')")
        )
    board.wait_painted(numbers(dataset, "region", "2016-02-29"))

    error = board.page.locator(".mantine-TextInput-error")
    for text in ("31 Feb 2016", "yesterday", "2016-13-01", "1 J 2016"):
        board.type_day(text)
        expect(error).to_contain_text("24 Jan 2017")
        expect(box).to_have_value(text)
        expect(box).to_have_attribute("aria-invalid", "true")
        board.wait_day("2016-02-29")
    for text in ("2012-12-31", "1 April 2019"):
        board.type_day(text)
        expect(error).to_contain_text("1 Jan 2013")
        expect(error).to_contain_text("31 Mar 2019")
        board.wait_day("2016-02-29")
    board.type_day("2019-03-31")
    board.wait_day("2019-03-31")
    expect(error).to_have_count(0)
