"""What leaves the page: pictures made in the browser, tables made by the server."""

import base64
import struct

import pandas as pd
from playwright.sync_api import Download

from dashboard import ids
from data.dataset import Dataset
from data.tables import areas_table, control_table
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.e2e.board import Board

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = {ids.SAVE_MAP: 6, ids.SAVE_AREAS: 5, ids.SAVE_CLAIMS: 2}
"""How many colours must cover at least a thousandth of a picture."""


def download(board: Board, component_id: str) -> Download:
    menu = board.page.locator("details.downloads")
    if not menu.evaluate("node => node.open"):
        menu.locator("summary").click()
    with board.page.expect_download() as arriving:
        board.field(component_id).click()
    return arriving.value


def content(arrived: Download) -> bytes:
    return arrived.path().read_bytes()


def test_map_and_charts_are_saved_as_pictures(board: Board) -> None:
    board.open("?day=2015-05-21")
    board.page.wait_for_selector("#claims-chart .scatterlayer .point")
    names = set()
    for button, colours in COLOURS.items():
        arrived = download(board, button)
        names.add(arrived.suggested_filename)
        assert arrived.suggested_filename.endswith(".png")
        assert board.view("day") in arrived.suggested_filename
        data = content(arrived)
        assert data.startswith(SIGNATURE)
        assert data[12:16] == b"IHDR"
        width, height = struct.unpack(">II", data[16:24])
        assert width >= 2 * 1200
        assert height >= 600
        assert len(data) > 30_000
        url = "data:image/png;base64," + base64.b64encode(data).decode()
        assert board.page.evaluate("url => window.probe.colours(url)", url) >= colours
    assert len(names) == len(COLOURS)


def test_the_tables_hold_what_the_view_shows(board: Board, dataset: Dataset) -> None:
    board.open("?country=iq&rule=sourced-only&method=nearest-settled")
    board.go_to("2016-12-31")
    region, day = theatre(dataset, "region"), pd.Timestamp("2016-12-31")

    control = download(board, ids.CONTROL_CSV)
    expected = control_table(region, day, Rule.SOURCED_ONLY)
    assert content(control).decode() == csv(expected)
    assert control.suggested_filename.startswith("control-region-2016-12-31-")

    areas = download(board, ids.AREAS_CSV)
    expected = areas_table(region, Rule.SOURCED_ONLY, Method.NEAREST_SETTLED)
    expected = expected[expected["country"] == "IQ"]
    assert content(areas).decode() == csv(expected)
    assert len(expected) > 500


def csv(table: pd.DataFrame) -> str:
    return str(table.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n"))
