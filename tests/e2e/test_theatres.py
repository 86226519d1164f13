"""Theatres, countries, rules and methods: each changes what is framed and counted."""

import pandas as pd
from playwright.sync_api import expect

from dashboard import ids
from data.dataset import Dataset
from data.theatre import theatre
from geo.baseline import PEAK, baseline_day, held, lost_percent, on
from geo.vocabulary import Method, Rule, Status
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
    """Wait until a theatre's box is in view; assert that it fills most of the map."""
    row = dataset.theatres.loc[theatre_id]
    board.page.wait_for_function(
        """([west, east, south, north]) => {
            const box = window.probe.map().getBounds();
            return box.getWest() <= west && box.getEast() >= east
                && box.getSouth() <= south && box.getNorth() >= north;
        }""",
        arg=[
            row["west"] + SLACK,
            row["east"] - SLACK,
            row["south"] + SLACK,
            row["north"] - SLACK,
        ],
    )
    box = board.bounds()
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


def test_amounts_stand_against_a_baseline_and_reports_end_at_their_limit(
    board: Board, dataset: Dataset
) -> None:
    where = theatre(dataset, "mosul", 365)
    wide = where.series(Rule.LATEST, Method.NEAREST)
    sides = {"Islamic State": "islamic_state", "Iraqi government": "iraqi_government"}
    stepped = ("2016-11-24", "2016-11-23")
    for baseline, days in (("2014-06-20", stepped), (PEAK, stepped[:1])):
        board.open(f"?theatre=mosul&day={days[0]}&against={baseline}&carry=365")
        for day in days:
            board.wait_day(day)
            shown = board.page.locator(".legend-table tbody tr")
            for label, holder in sides.items():
                amount = held(wide, [holder], ["IQ"], [Status.HELD])
                when = pd.Timestamp(day)
                then = on(amount, baseline_day(baseline, amount, when))
                if on(amount, when) == 0:  # the key leaves out who has nothing
                    continue
                words = "had none"
                if then:
                    words = f"{abs(lost_percent(amount, baseline, when)):.1f} %"
                cell = shown.filter(has_text=label).locator("td").last
                expect(cell).to_contain_text(words)
            board.press("ArrowLeft")
    board.open("?theatre=mosul&day=2014-01-01&against=2014-06-20")
    expect(board.page.locator("#legend .caption")).to_contain_text(
        "after the day shown"
    )
