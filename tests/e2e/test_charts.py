"""The charts beside the map answer to clicks."""

import re

import pandas as pd
from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board, numbers


def test_a_click_on_the_area_chart_sets_the_day(board: Board, dataset: Dataset) -> None:
    board.open()
    box = board.box("#areas .nsewdrag")
    board.page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    board.page.wait_for_function(
        "() => window.GroundHeld.current().view.day < '2015-01-01'"
    )
    day = board.view("day")
    first, last = pd.Timestamp("2013-01-01"), pd.Timestamp("2019-03-31")
    aimed = first + (last - first) / 4
    assert (
        abs((pd.Timestamp(day) - aimed).days) <= 2 * (last - first).days / box["width"]
    )
    board.wait_day(day)
    board.wait_painted(numbers(dataset, "region", day))
    assert board.cursor() == day
    # What the chart says under the pointer lies over the line.
    over = board.page.evaluate(
        """id => {
            const box = window.probe.graph(id).querySelector(".svg-container");
            const level = (name) => parseInt(
                getComputedStyle(box.querySelector(`:scope > ${name}`)).zIndex) || 0;
            return level(":has(> .hoverlayer)") - level(".cursor");
        }""",
        ids.AREAS,
    )
    assert over > 0


def test_a_click_on_a_claim_opens_its_card_with_its_source(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    board.page.wait_for_selector("#claims-chart .scatterlayer .point")
    card = board.field(ids.CLAIM_CARD)
    expect(card).to_be_empty()
    box = board.box("#claims-chart .scatterlayer .point")
    board.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    heading = card.get_by_role("heading")
    expect(heading).to_be_visible()
    named = re.search(r"Claim (\S+)", heading.inner_text())
    assert named, heading.inner_text()
    claim = dataset.claims.loc[named[1]]
    url = dataset.sources.loc[claim["source_id"], "url"]
    expect(card.locator("a[target=_blank]")).to_have_attribute("href", url)
    expect(card).to_contain_text(str(claim["organisation"]))
    before = board.view("day")
    # Another group of claims: the card of the old one is gone.
    board.field(ids.CLAIMS).click()
    board.page.locator("[role=option]:visible").nth(2).click()
    expect(card).to_be_empty()
    assert board.view("day") == before


def test_every_group_of_claims_is_drawn(board: Board) -> None:
    board.open()
    field = board.field(ids.CLAIMS)
    field.click()
    labels = board.page.locator("[role=option]:visible").all_inner_texts()
    board.page.keyboard.press("Escape")
    assert len(labels) > 3
    height = board.field(ids.CLAIMS_CHART).bounding_box
    heights = set()
    for label in labels[::3]:
        board.choose(ids.CLAIMS, label)
        expect(field).to_have_value(label)
        board.page.wait_for_function(
            """() => {
                const gd = window.probe.graph("claims-chart");
                const marks = ".scatterlayer .point, .barlayer .point";
                return gd.querySelectorAll(marks).length &&
                    gd._fullLayout.height === gd.clientHeight;
            }"""
        )
        box = height()
        assert box
        heights.add(round(box["height"]))
    assert len(heights) > 1
