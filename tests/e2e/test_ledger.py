"""The ledger of claims and the tour of the report, as a visitor goes through them."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard import ids
from dashboard.ledger_page import control_id
from tests.e2e.conftest import Server

FACTS = 17
HALF_OF_IRAQ = "mcg-iq-20160610"


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    return page


def at(page: Page, component_id: str) -> Locator:
    return page.locator(f"#{component_id}")


def marks(page: Page) -> Locator:
    return at(page, ids.LEDGER_CHART).locator(".scatterlayer .point")


def open_ledger(page: Page, server: Server, query: str = "") -> None:
    page.goto(f"{server.url}/ledger{query}")
    expect(at(page, ids.LEDGER_SUMMARY)).to_contain_text(" claims")


def follow(page: Page, target: str) -> None:
    """Go where a link of the page leads, as a click on it does: without a reload."""
    page.evaluate(
        """target => {
            window.history.pushState({}, "", target);
            window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
        }""",
        target,
    )


def test_half_of_iraq_is_answered_in_three_clicks(page: Page, server: Server) -> None:
    """From the sentence to who said it, of what, in km2, who denies it, and the map."""
    page.goto(f"{server.url}/article")
    page.get_by_role("link", name="about 50 % of territory once held in Iraq").click()
    card = at(page, ids.LEDGER_CARD)
    expect(card).to_contain_text("Brett McGurk")
    expect(card).to_contain_text("27,949 to 29,387 km²")
    expect(card).to_contain_text("Contradicted by")
    card.get_by_role("link", name=re.compile("The map on that day")).click()
    expect(at(page, ids.DAY_WORDS)).to_have_text("10 June 2016")
    expect(at(page, ids.MAP_CAPTION)).to_contain_text("Iraq, 10 June 2016")


def test_the_claims_of_the_map_lead_to_the_ledger(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?claims=syria.territory-held-pct")
    link = at(page, ids.ALL_CLAIMS)
    expect(link).to_have_attribute("href", re.compile("place=Syria"))
    link.click()
    expect(at(page, ids.LEDGER_SUMMARY)).to_contain_text("18 of 437 claims")
    page.get_by_role("link", name="Ground Held").click()
    expect(at(page, ids.MAP_CAPTION)).to_contain_text("Iraq and Syria")


def test_a_mark_opens_its_card_and_back_closes_it(page: Page, server: Server) -> None:
    open_ledger(page, server)
    expect(marks(page).first).to_be_visible()
    page.evaluate(
        """id => {
            const gd = document.querySelector(`#${id} .js-plotly-plot`);
            const i = gd.data.findIndex(trace => trace.customdata);
            gd.emit("plotly_click", { points: [{ curveNumber: i, pointNumber: 0,
                data: gd.data[i], fullData: gd._fullData[i], x: 0, y: 0,
                customdata: gd.data[i].customdata[0] }] });
        }""",
        ids.LEDGER_CHART,
    )
    card = at(page, ids.LEDGER_CARD)
    expect(card).to_contain_text("Number as printed")
    expect(page).to_have_url(re.compile(r"/ledger\?claim="))
    page.go_back()
    expect(card).to_be_empty()
    expect(page).to_have_url(f"{server.url}/ledger")


def test_filters_live_in_the_address(page: Page, server: Server) -> None:
    open_ledger(page, server)
    side = at(page, control_id("side"))
    expect(side).to_have_accessible_name("Side")
    side.click()
    page.get_by_role("option", name=re.compile("^Coalition")).click()
    expect(page).to_have_url(f"{server.url}/ledger?side=coalition")
    expect(at(page, ids.LEDGER_SUMMARY)).not_to_contain_text("31 of 437")
    shown = at(page, ids.LEDGER_SUMMARY).inner_text()
    page.reload()
    expect(at(page, ids.LEDGER_SUMMARY)).to_have_text(shown)
    expect(side).to_have_value(re.compile("^Coalition"))
    page.go_back()
    expect(at(page, ids.LEDGER_SUMMARY)).to_contain_text("31 of 437 claims")
    expect(side).to_have_value("")


def test_what_the_address_cannot_mean_is_told(page: Page, server: Server) -> None:
    open_ledger(page, server, "?place=Atlantis&verdict=right")
    notes = at(page, ids.LEDGER_NOTES)
    expect(notes).to_contain_text("Atlantis")
    expect(notes).to_contain_text("not comparable")
    expect(at(page, ids.NOTICE)).to_be_hidden()
    page.goto(f"{server.url}/article?step=99")
    expect(at(page, ids.ARTICLE_STEP)).to_contain_text("There is no fact “99”")


def test_the_tour_is_walked_by_buttons_and_by_keys(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/article")
    heading = page.get_by_role("heading", level=1).and_(page.locator("main h1"))
    for step in range(1, FACTS + 1):
        expect(heading.first).to_have_text(re.compile(rf"^{step}\. "))
        expect(at(page, ids.ARTICLE_STEP)).to_contain_text(f"Fact {step} of {FACTS}")
        if step < FACTS and step % 2:
            page.get_by_role("link", name="Next", exact=True).click()
        elif step < FACTS:
            page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{server.url}/article?step={FACTS}")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{server.url}/article?step={FACTS - 1}")
    page.go_back()
    expect(heading.first).to_have_text(re.compile(rf"^{FACTS}\. "))


def test_every_link_of_the_tour_answers_and_shows_what_it_says(
    page: Page, server: Server
) -> None:
    cards: dict[str, str] = {}
    maps: dict[str, str] = {}
    lists: set[str] = set()
    page.goto(f"{server.url}/article")
    for step in range(1, FACTS + 1):
        follow(page, f"/article?step={step}")
        expect(at(page, ids.ARTICLE_STEP)).to_contain_text(f"Fact {step} of")
        links = at(page, ids.ARTICLE_STEP).locator("section a")
        for target, said in links.evaluate_all(
            "all => all.map(one => [one.getAttribute('href'), one.innerText])"
        ):
            if target.startswith("/ledger?claim="):
                cards[target] = said
            elif target.startswith("/ledger"):
                lists.add(target)
            elif target.startswith("/"):
                maps[target] = said
    assert len(cards) > 30
    assert len(maps) > 20
    assert len(lists) > 10
    open_ledger(page, server)
    # A browser takes some of each kind: following them all would take minutes. That all
    # can be followed is tested without one.
    for target, said in list(cards.items())[::9]:
        follow(page, target)
        number = at(page, ids.LEDGER_CARD).locator("dd").first
        expect(number).to_have_text(re.split(r" of | \(", said)[0])
    for target in sorted(lists)[::6]:
        follow(page, target)
        expect(at(page, ids.LEDGER_SUMMARY)).to_contain_text(
            re.compile(r"[1-9]\d* of 437")
        )
        expect(at(page, ids.LEDGER_NOTES)).to_be_hidden()
    for target in maps:
        with urlopen(server.url + target) as answer:  # noqa: S310
            assert answer.status == 200
    views = [target for target in maps if target.startswith("/?")]
    for target in views[::12]:
        page.goto(server.url + target)
        day = re.search(r"\d{1,2} \w+ \d{4}", maps[target])
        assert day
        expect(at(page, ids.DAY_WORDS)).to_have_text(day[0])
        expect(at(page, ids.NOTICE)).to_be_hidden()


def test_every_control_of_both_pages_has_a_name(page: Page, server: Server) -> None:
    for path in (f"/ledger?claim={HALF_OF_IRAQ}", "/article?step=15"):
        page.goto(server.url + path)
        expect(page.locator("main:visible h1")).to_be_visible()
        expect(page.locator("main:visible")).to_have_count(1)
        nameless = page.locator("main:visible").evaluate(
            """main => [...main.querySelectorAll("a, button, input, summary")]
                .filter(node => node.offsetParent && !(node.textContent.trim()
                    || node.getAttribute("aria-label") || node.labels?.length
                    || node.getAttribute("aria-hidden") || node.tabIndex < 0))
                .map(node => node.outerHTML.slice(0, 120))"""
        )
        assert nameless == []


@pytest.mark.parametrize("size", [(390, 844), (1024, 720), (1920, 1080)])
def test_nothing_runs_out_of_the_page(
    page: Page, server: Server, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in (f"/ledger?claim={HALF_OF_IRAQ}", "/article?step=15", "/"):
        page.goto(server.url + path)
        expect(page.locator("main:visible")).to_have_count(1)
        # Plotly's own first width is wider than a phone, until a chart is drawn.
        page.wait_for_function(
            "() => document.documentElement.scrollWidth <= window.innerWidth"
        )
