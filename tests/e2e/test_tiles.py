"""A theatre sent as vector tiles looks and behaves as one sent whole.

The shipped data set is served with the limit set to one place, so every theatre of it
comes as tiles.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board, numbers
from tests.e2e.conftest import Server
from tests.e2e.watch import Watch

FIRST, SECOND, THIRD = "2014-08-15", "2015-05-21", "2017-07-10"
PROGRAM = ("-c", "import data.tiles, app; data.tiles.TILED = 1; app.cli()")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("tiles") / "log.txt", PROGRAM)
    try:
        running.wait()
        yield running
    finally:
        code = running.stop()
    assert code == 0, f"The server stopped with {code}:\n{running.log()}"


@pytest.fixture
def watch(server: Server) -> Watch:
    return Watch(server.url)


def test_tiles_are_stepped_like_a_ground_sent_whole(
    board: Board, dataset: Dataset
) -> None:
    asked: list[str] = []
    board.page.on("request", lambda request: asked.append(request.url))
    board.open(f"?day={FIRST}")
    assert board.page.evaluate("window.probe.tiled()")
    assert not [url for url in asked if "/cells.geojson" in url], (
        "the geometry came twice"
    )
    board.wait_painted(numbers(dataset, "region", FIRST))
    asked.clear()
    for day in (SECOND, THIRD):
        board.go_to(day)
        board.wait_painted(numbers(dataset, "region", day))
    assert not asked


def test_tiles_follow_the_theatre_and_come_back(board: Board, dataset: Dataset) -> None:
    board.open(f"?day={SECOND}")
    board.choose_theatre("Mosul")
    board.wait_drawn("mosul")
    board.wait_painted(numbers(dataset, "mosul", SECOND))
    board.choose_theatre("Region")
    board.wait_drawn("region")
    board.go_to(THIRD)
    board.wait_painted(numbers(dataset, "region", THIRD))


def test_a_place_is_found_on_tiles_by_pointer_and_click(board: Board) -> None:
    board.open("?theatre=mosul&day=2016-11-17")
    board.click_place("mosul_tahrir")
    expect(board.panel).to_contain_text("al-Tahrir")
    assert board.view("place") == "mosul_tahrir"


def test_without_the_inner_parts_plotly_draws_the_whole_geometry(
    board: Board, dataset: Dataset
) -> None:
    board.open(f"?day={FIRST}")
    board.page.evaluate("window.GroundHeld.map.plainOnly(true)")
    for day in (SECOND, THIRD):
        board.go_to(day)
        board.wait_painted(numbers(dataset, "region", day))
    assert not board.page.evaluate("window.probe.tiled()")


def test_an_image_of_tiles_has_the_colours_on_screen(
    board: Board, dataset: Dataset, page: Page
) -> None:
    board.open(f"?day={THIRD}&routes=off")
    board.wait_painted(numbers(dataset, "region", THIRD))
    points = [one["point"] for one in page.evaluate("window.probe.middles()")]
    assert len(points) > 200
    live = page.evaluate(
        "async points => window.probe.sample(await window.probe.picture(), points)",
        points,
    )
    image = page.evaluate(
        """() => { const gd = window.probe.graph("map");
            const data = window.GroundHeld.map.traces(gd);
            return window.Plotly.toImage({ data, layout: gd.layout }, { format: "png",
                width: gd.clientWidth, height: gd.clientHeight }); }"""
    )
    exported = page.evaluate(
        "([url, points]) => window.probe.sample(url, points)", [image, points]
    )
    differ = [
        point
        for point, a, b in zip(points, live, exported, strict=True)
        if max(abs(x - y) for x, y in zip(a, b, strict=True)) > 24
    ]
    assert len(differ) <= 0.03 * len(points)
    expect(board.field(ids.NOTICE)).to_be_hidden()
