"""The step in place survives whatever plotly, Dash and the visitor do to the map.

These break loudly when a plotly release renames the inner parts that the step uses.
"""

from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from tests.e2e.board import Board, numbers

FIRST, SECOND, THIRD = "2014-08-15", "2015-05-21", "2017-07-10"


def near(a: list[int], b: list[int], tolerance: int = 24) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= tolerance


def test_a_step_paints_what_a_fresh_load_of_that_day_paints(
    board: Board, dataset: Dataset
) -> None:
    board.open(f"?day={FIRST}")
    board.go_to(SECOND)
    board.wait_painted(numbers(dataset, "region", SECOND))
    stepped = board.page.evaluate("window.probe.fills().found")
    held = board.page.evaluate("window.probe.graph('map').data[0].z.join()")
    board.open(f"?day={SECOND}")
    board.wait_painted(numbers(dataset, "region", SECOND))
    assert board.page.evaluate("window.probe.fills().found") == stepped
    assert board.page.evaluate("window.probe.graph('map').data[0].z.join()") == held


def test_a_step_works_after_react_relayout_resize_pan_and_zoom(
    board: Board, dataset: Dataset
) -> None:
    board.open(f"?day={FIRST}")
    page = board.page

    def steps() -> None:
        for day in (SECOND, THIRD):
            board.go_to(day)
            board.wait_painted(numbers(dataset, "region", day))

    steps()
    page.evaluate(
        """() => { const gd = window.probe.graph("map");
            return window.Plotly.react(gd, gd.data, gd.layout, gd._context)
                .then(() => 1);
        }"""
    )
    steps()
    page.evaluate(
        """() => window.Plotly.relayout(window.probe.graph("map"),
            { "map.zoom": 5.5, "map.center": { lat: 34, lon: 42 } }).then(() => 1)"""
    )
    steps()
    page.set_viewport_size({"width": 1000, "height": 700})
    board.wait_fitted()
    steps()

    box = board.box(f"#{ids.MAP} canvas.maplibregl-canvas")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = board.bounds()
    page.mouse.move(x, y)
    page.mouse.wheel(0, -600)
    page.wait_for_function(
        """west => window.probe.map().getBounds().getWest() > west + 0.5
            && !window.probe.map().isMoving()""",
        arg=before["west"],
    )
    steps()
    zoomed = board.bounds()
    page.mouse.down()
    page.mouse.move(x + 120, y + 60, steps=5)
    page.mouse.up()
    page.wait_for_function(
        """west => window.probe.map().getBounds().getWest() < west - 0.1
            && !window.probe.map().isMoving()""",
        arg=zoomed["west"],
    )
    moved = board.bounds()
    steps()
    assert board.bounds() == moved, "a step must not move the map"


def test_the_plain_way_of_stepping_paints_the_same_colours(
    board: Board, dataset: Dataset
) -> None:
    board.open(f"?day={FIRST}")
    page = board.page

    def quick() -> bool:
        found: dict[str, bool] = page.evaluate("window.probe.fills()")
        return found["byState"]

    board.go_to(SECOND)
    board.wait_painted(numbers(dataset, "region", SECOND))
    assert quick(), "the quick way must be the usual one"
    page.evaluate("window.GroundHeld.map.plainOnly(true)")
    for day in (THIRD, FIRST):
        board.go_to(day)
        board.wait_painted(numbers(dataset, "region", day))
        assert not quick()
    page.evaluate("window.GroundHeld.map.plainOnly(false)")
    board.go_to(SECOND)
    board.wait_painted(numbers(dataset, "region", SECOND))
    assert quick()


def test_an_exported_picture_has_the_colours_on_screen(
    board: Board, dataset: Dataset
) -> None:
    # Supply routes lie over cells, and the page draws them for its own images.
    board.open(f"?day={FIRST}&routes=off")
    board.go_to(THIRD)
    board.wait_painted(numbers(dataset, "region", THIRD))
    middles = board.page.evaluate("window.probe.middles()")
    points = [one["point"] for one in middles]
    assert len(points) > 200
    sample = "([url, points]) => window.probe.sample(url, points)"
    live = board.page.evaluate(
        sample, [board.page.evaluate("window.probe.picture()"), points]
    )
    image = board.page.evaluate(
        """() => { const gd = window.probe.graph("map");
            return window.Plotly.toImage(gd, { format: "png",
                width: gd.clientWidth, height: gd.clientHeight }); }"""
    )
    exported = board.page.evaluate(sample, [image, points])
    differ = [
        one["id"]
        for one, a, b in zip(middles, live, exported, strict=True)
        if not near(a, b)
    ]
    assert len(differ) <= 0.03 * len(points), f"cells that differ: {differ}"
    assert len({tuple(c // 32 for c in colour) for colour in exported}) >= 5
    expect(board.notice).to_be_hidden()
