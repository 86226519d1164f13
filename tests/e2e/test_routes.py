"""Supply routes: lines that step with the day in the browser, and their words."""

import pandas as pd
from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from data.routes import STATES, routes, statements
from data.theatre import theatre
from tests.e2e.board import Board
from tests.e2e.watch import Watch

PAINTED = """() => {
    const map = GroundHeld.map.mapOf(GroundHeld.map.graph());
    if (!map.getSource("supply-routes")) return null;
    const source = "supply-routes";
    const count = document.getElementById("routes-list").children.length;
    return [...Array(count).keys()].map((id) => map.getFeatureState({ source, id }).s);
}"""
"""The state of every route as the map has it."""

LOADED = "() => GroundHeld.map.mapOf(GroundHeld.map.graph()).loaded()"

PIXEL = """i => {
    const gd = GroundHeld.map.graph();
    const map = GroundHeld.map.mapOf(gd);
    const found = map.querySourceFeatures("supply-routes").find((one) => one.id === i);
    const line = found.geometry.coordinates;
    const [a, b] = line.length ? [line[0], line[1]] : [];
    const { x, y } = map.project([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    const box = gd.getBoundingClientRect();
    return [box.left + x, box.top + y];
}"""
"""Where on the page a route is to be met."""


def states(dataset: Dataset, day: str) -> list[int]:
    """Return what every route must be on a day, -1 before anything was said of it."""
    region = theatre(dataset, "region")
    told = statements(region)
    told = told[told["date"] <= pd.Timestamp(day)]
    last = told.groupby("route_id")["state"].last().map(STATES.index)
    return last.reindex(routes(region).index, fill_value=-1).to_list()


def test_routes_step_with_the_day_and_say_who_says_so(
    board: Board, dataset: Dataset, watch: Watch
) -> None:
    board.open("?day=2016-06-24")
    page = board.page
    page.wait_for_function(f"() => ({PAINTED})()?.every((s) => s >= 0)")
    assert page.evaluate(PAINTED) == states(dataset, "2016-06-24")

    board.wait_fitted()
    page.wait_for_function(LOADED)
    page.mouse.move(*page.evaluate(PIXEL, 12))
    name = str(routes(theatre(dataset, "region")).iloc[12]["name"])
    expect(board.field(ids.TIP)).to_contain_text(name)
    expect(board.field(ids.TIP)).to_contain_text("line estimated")
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(f"#{ids.ROUTES_LIST} li:focus")).to_contain_text(name)

    before = len(watch.requests)
    board.type_day("2014-06-20")
    board.wait_day("2014-06-20")
    assert page.evaluate(PAINTED) == states(dataset, "2014-06-20")
    assert watch.requests[before:] == []

    page.get_by_label("Supply routes").uncheck()
    page.wait_for_function(f"() => ({PAINTED})() === null")
    board.wait_query("?day=2014-06-20&routes=off")
