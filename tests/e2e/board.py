"""The page as a visitor handles it: what is shown, and what hands can do."""

from typing import Any

import pandas as pd
from playwright.sync_api import FloatRect, Locator, Page, expect
from playwright.sync_api import TimeoutError as WaitedTooLong

from dashboard import ids
from dashboard.text import day_words
from data.codes import codes
from data.dataset import Dataset
from data.ground import locations, state_codes
from data.theatre import theatre
from geo.vocabulary import Method, Rule

THUMB = f"#{ids.DAY} [role=slider]"


def numbers(
    dataset: Dataset,
    theatre_id: str,
    day: str,
    rule: Rule = Rule.LATEST,
    method: Method = Method.NEAREST,
) -> dict[str, int]:
    """Return the colour number that every feature of the ground must have on a day.

    Computed by Python from the reports, so it knows nothing of the page's own script.
    """
    where = theatre(dataset, theatre_id)
    state = state_codes(where, rule, pd.Timestamp(day), method)
    count, table = len(state), len(codes(dataset))
    return {
        str(number): int(state[number % count]) + (table if number >= count else 0)
        for number in locations(where, method)
    }


class Board:
    """One page of the app."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    # Opening and waiting.

    def open(self, query: str = "") -> "Board":
        self.page.goto(f"{self.url}/{query}")
        self.wait_drawn()
        return self

    def wait_drawn(self, theatre_id: str = "") -> None:
        """Wait until the map (of the theatre) and its key are on screen."""
        self.page.wait_for_function("id => window.probe.drawn(id)", arg=theatre_id)

    def wait_day(self, day: str) -> None:
        """Wait until the day, in words and in the view, is this one."""
        expect(self.day_words).to_have_text(day_words(pd.Timestamp(day)))
        assert self.view("day") == day

    def wait_number(self, number: int) -> None:
        """Wait until the day shown is so many days after the theatre's first."""
        self.page.wait_for_function(
            "number => window.GroundHeld.current().day === number", arg=number
        )

    def wait_dropped(self, x: float) -> str:
        """Wait until the slider stands where the pointer let it go; return its day."""
        self.page.wait_for_function(
            """x => {
                const thumb = document.querySelector("#day [role=slider]");
                const { left, width } = thumb.getBoundingClientRect();
                const day = window.GroundHeld.current().day;
                return Math.abs(left + width / 2 - x) <= 1
                    && +thumb.getAttribute("aria-valuenow") === day;
            }""",
            arg=x,
        )
        return self.view("day")

    def wait_painted(self, expected: dict[str, int]) -> None:
        """Wait until every feature in view is drawn as expected; say which is not."""
        try:
            self.page.wait_for_function(
                "numbers => window.probe.painted(numbers)", arg=expected, timeout=10_000
            )
        except WaitedTooLong:
            wrong = self.page.evaluate(
                "numbers => window.probe.misdrawn(numbers)", expected
            )
            raise AssertionError(
                "The map is not drawn."
                if wrong is None
                else f"{len(wrong)} of {len(self.ground())} features are drawn wrong; "
                f"[id, colour drawn, colour expected]: {wrong[:5]}"
            ) from None

    def wait_fitted(self) -> None:
        """Wait until the map fills its frame."""
        self.page.wait_for_function("() => window.probe.fitted()", timeout=10_000)

    # What is shown.

    @property
    def day_words(self) -> Locator:
        return self.page.locator(f"#{ids.DAY_WORDS}")

    @property
    def notice(self) -> Locator:
        return self.page.locator(f"#{ids.NOTICE}")

    @property
    def panel(self) -> Locator:
        return self.page.locator(f"#{ids.PLACE_PANEL}")

    @property
    def thumb(self) -> Locator:
        return self.page.locator(THUMB)

    def field(self, component_id: str) -> Locator:
        return self.page.locator(f"#{component_id}")

    def view(self, key: str) -> str:
        return str(self.now(f"view.{key}"))

    def now(self, path: str) -> Any:
        return self.page.evaluate(f"window.GroundHeld.current().{path}")

    def ground(self) -> dict[str, int | None]:
        found: dict[str, int | None] = self.page.evaluate("window.probe.ground()")
        return found

    def legend(self) -> dict[str, float]:
        """Return km2 by holder as the key says it."""
        rows: list[list[str]] = self.page.locator(
            ".legend-table tbody tr"
        ).evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
        )
        return {row[1]: float(row[2].replace(",", "")) for row in rows}

    def cursor(self) -> str:
        """Return where the cursor of the area chart stands, once there is one.

        The line on the page must stand within a pixel of where the chart's own is.
        """
        self.page.wait_for_selector(f"#{ids.AREAS} .cursor i")
        day, off = self.page.evaluate("id => window.probe.cursor(id)", ids.AREAS)
        assert abs(off) <= 1, f"the line is {off} px beside {day}"
        return str(day)[:10]

    def query(self) -> str:
        return str(self.page.evaluate("window.location.search"))

    def wait_query(self, query: str) -> None:
        self.page.wait_for_function(
            "text => window.location.search === text", arg=query
        )

    def bounds(self) -> dict[str, float]:
        """Return the box that the map shows, degrees."""
        found: dict[str, float] = self.page.evaluate(
            """() => {
                const box = window.probe.map().getBounds();
                return { west: box.getWest(), south: box.getSouth(),
                         east: box.getEast(), north: box.getNorth() };
            }"""
        )
        return found

    # Hands.

    def choose_theatre(self, name: str) -> None:
        """Click a theatre's name; does not wait for it."""
        self.field(ids.THEATRE).get_by_text(name, exact=True).click()

    def choose(self, component_id: str, option: str) -> None:
        """Open a select and click the option of that text."""
        self.field(component_id).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def type_day(self, text: str) -> None:
        self.field(ids.TYPED_DAY).fill(text)
        self.field(ids.TYPED_DAY).press("Enter")

    def go_to(self, day: str) -> None:
        """Go to a day by typing it, and wait for it."""
        self.type_day(day)
        self.wait_day(day)

    def press(self, key: str) -> None:
        """Press a key while nothing has the focus."""
        self.page.evaluate("document.activeElement.blur()")
        self.page.keyboard.press(key)

    def box(self, selector: str) -> FloatRect:
        """Return the box of what a selector finds, scrolled into view."""
        found = self.page.locator(selector).first
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        assert box, f"{selector} has no box"
        return box

    def click_place(self, place_id: str) -> None:
        """Click the map where a place lies."""
        self.wait_fitted()  # until then places still move under the pointer
        point = self.page.evaluate(
            """id => {
                const { history } = window.GroundHeld.current();
                const i = history.place.indexOf(id);
                const map = window.probe.map();
                const { x, y } = map.project([history.lon[i], history.lat[i]]);
                const box = map.getCanvas().getBoundingClientRect();
                return [box.left + x, box.top + y];
            }""",
            place_id,
        )
        for tick in range(200):  # plotly looks at some of the pointer's moves only
            self.page.mouse.move(point[0] + tick % 2, point[1])
            if self.page.evaluate("id => window.probe.over(id)", place_id):
                break
        self.page.mouse.click(*point)
