"""Theatres, countries, rules and methods: each changes what is framed and counted."""

from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.e2e.board import Board, numbers

NAMES = {
    "mosul": "Mosul",
    "raqqa": "Raqqa",
    "fallujah": "Fallujah",
    "sirte": "Sirte",
    "region": "Region",
}
SLACK = 1e-3
"""Degrees by which a frame may miss an edge, for rounding."""


def framed(board: Board, dataset: Dataset, theatre_id: str) -> None:
    """Assert that the theatre's box is in view and fills most of the map."""
    row, box = dataset.theatres.loc[theatre_id], board.bounds()
    assert box["west"] <= row["west"] + SLACK
    assert box["east"] >= row["east"] - SLACK
    assert box["south"] <= row["south"] + SLACK
    assert box["north"] >= row["north"] - SLACK
    wide = (row["east"] - row["west"]) / (box["east"] - box["west"])
    high = (row["north"] - row["south"]) / (box["north"] - box["south"])
    assert max(wide, high) > 0.7


def test_each_theatre_is_framed_and_steps_after_the_switch(
    board: Board, dataset: Dataset
) -> None:
    board.open("?day=2016-07-01")
    for theatre_id, name in NAMES.items():
        board.choose_theatre(name)
        board.wait_drawn(theatre_id)
        framed(board, dataset, theatre_id)
        number, changes = board.now("day"), board.now("changes")
        onward = max(changes) > number  # Fallujah has no change after June 2016
        board.press("PageDown" if onward else "PageUp")
        nearest = (
            min(day for day in changes if day > number)
            if onward
            else max(day for day in changes if day < number)
        )
        board.wait_number(nearest)
        day = board.view("day")
        board.wait_day(day)
        board.wait_painted(numbers(dataset, theatre_id, day))
        assert board.cursor() == day
        assert board.view("theatre") == theatre_id


def test_a_theatre_is_chosen_by_keyboard(board: Board) -> None:
    board.open("?theatre=mosul")
    theatre = board.field(ids.THEATRE)
    theatre.get_by_role("radio", name="Mosul").focus()
    board.page.keyboard.press("ArrowRight")
    expect(theatre.get_by_role("radio", name="Raqqa")).to_be_checked()
    board.wait_drawn("raqqa")
    assert board.view("day") == "2016-06-24"


def test_sourced_reports_only_turns_ground_unknown_on_map_and_key(
    board: Board, dataset: Dataset
) -> None:
    board.open("?day=2013-01-15")
    before = board.legend()
    board.choose(ids.RULE, "Sourced only")
    board.page.wait_for_function(
        "() => document.querySelector('.legend-table').textContent.includes('Unknown')"
    )
    after = board.legend()
    assert after["Unknown"] > before.get("Unknown", 0)
    assert abs(sum(after.values()) - sum(before.values())) < 5
    board.wait_painted(numbers(dataset, "region", "2013-01-15", Rule.SOURCED_ONLY))


def test_leaving_out_sparse_desert_turns_it_unknown(
    board: Board, dataset: Dataset
) -> None:
    board.open()
    before = board.legend()
    board.choose(ids.METHOD, "Without sparse desert")
    board.page.wait_for_function(
        "() => document.querySelector('.legend-table').textContent.includes('Unknown')"
    )
    after = board.legend()
    assert after["Islamic State"] < before["Islamic State"]
    assert abs(sum(after.values()) - sum(before.values())) < 5
    settled = numbers(dataset, "region", "2016-06-24", method=Method.NEAREST_SETTLED)
    board.wait_painted(settled)


def test_districts_are_drawn_stepped_and_pointed_at(
    board: Board, dataset: Dataset
) -> None:
    board.open("?method=district")
    for day in ("2014-08-15", "2017-07-10"):
        board.go_to(day)
        board.wait_painted(numbers(dataset, "region", day, method=Method.DISTRICT))
    key = board.legend()
    rows = theatre(dataset, "region").series(Rule.LATEST, Method.DISTRICT)
    row = rows.loc[:"2017-07-10"].iloc[-1][["IQ", "SY"]]
    held = row.groupby(level="holder").sum()["islamic_state"]
    assert abs(key["Islamic State"] - held) < 1


def test_choosing_libya_frames_and_counts_libya(board: Board, dataset: Dataset) -> None:
    board.open()
    before = board.legend()
    board.choose(ids.COUNTRY, "Libya")
    outline = dataset.extents[dataset.extents["country"] == "LY"]
    west, south, east, north = outline[outline["theatre"] == "region"].total_bounds
    board.page.wait_for_function(
        "edge => window.probe.map().getBounds().getEast() < edge", arg=east + 15
    )
    board.wait_drawn("region")
    box = board.bounds()
    assert box["west"] < west < east < box["east"]
    assert box["south"] < south < north < box["north"]
    after = board.legend()
    assert abs(sum(after.values()) - 1_620_000) < 80_000
    assert "Syrian government and allies" not in after
    assert "Syrian government and allies" in before
    board.wait_query("?country=ly")
    board.press("PageDown")
    board.page.wait_for_function(
        "() => window.GroundHeld.current().view.day > '2016-06-24'"
    )
    board.wait_painted(numbers(dataset, "region", board.view("day")))


def test_amounts_stand_against_a_day_and_reports_end_at_their_limit(
    board: Board, dataset: Dataset
) -> None:
    days = ["2016-10-17", "2017-01-24", "2017-01-23"]
    board.open(f"?theatre=mosul&day={days[1]}&against={days[0]}&carry=365")
    where = theatre(dataset, "mosul", 365)
    wide = where.series(Rule.LATEST, Method.NEAREST)[("IQ", "iraqi_government", "held")]
    unknown = where.series(Rule.LATEST, Method.NEAREST)[("IQ", "unknown", "unknown")]
    for day in days[1:]:
        board.wait_day(day)
        for label, series in (("Iraqi government", wide), ("Unknown", unknown)):
            then, now = (float(series.asof(one)) for one in (days[0], day))
            change = f"{abs(100 * (now / then - 1)):.1f} %" if then else "had none"
            row = board.page.locator(".legend-table tbody tr", has_text=label)
            expect(row.locator("td").last).to_contain_text(change)
        board.press("ArrowLeft")
