import gzip

import pytest

from dashboard import ids
from dashboard.application import create
from dashboard.published import edition_path, opening
from dashboard.routes import packings
from dashboard.settings import PUBLISHED_PATH
from data.publish import cells_content, history_file, units_content
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.dashboard.calling import answer

# What is made on demand


@pytest.mark.parametrize("method", list(Method))
def test_shapes_and_columns_of_every_method_are_sent_for_ever(client, shipped, method):
    where, path = theatre(shipped, "region"), edition_path(shipped)
    columns = client.get(f"{path}region/{method}/agreed.json")
    cells = client.get(f"{path}region/{method}/cells.geojson")
    if method not in where.methods:
        assert columns.status_code == cells.status_code == 404
        return
    assert columns.data == units_content(where, Rule.AGREED, method)
    assert "immutable" in columns.headers["Cache-Control"]
    if method.unit == "km2":
        assert cells.data == cells_content(where, method)
        assert cells.mimetype == "application/geo+json"
    else:
        assert cells.status_code == 404


@pytest.mark.parametrize(
    "name",
    ["nowhere/nearest/latest.json", "region/guess/latest.json"]
    + [f"region/nearest/{name}" for name in ("newest.json", "latest", "cells.json")],
)
def test_what_is_not_made_is_not_found(client, shipped, name):
    assert client.get(edition_path(shipped) + name).status_code == 404


def test_another_edition_is_not_found(client):
    path = f"{PUBLISHED_PATH}000000000000/region/nearest/latest.json"
    assert client.get(path).status_code == 404


def test_reports_carried_on_for_so_many_days_have_files_of_their_own(client, shipped):
    path = f"{edition_path(shipped)}mosul"
    carried = theatre(shipped, "mosul", 90)
    history = client.get(f"{path}/history/latest-90.json")
    assert history.data == history_file(carried, Rule.LATEST).content
    assert history.data != history_file(theatre(shipped, "mosul"), Rule.LATEST).content
    assert "immutable" in history.headers["Cache-Control"]
    units = client.get(f"{path}/nearest/sourced-only-90.json")
    assert units.data == units_content(carried, Rule.SOURCED_ONLY, Method.NEAREST)
    assert client.get(f"{path}/nearest/cells-90.geojson").status_code == 200


@pytest.mark.parametrize("name", ["latest", "latest-0", "latest-91", "newest-90"])
def test_a_limit_that_is_not_offered_has_no_history(client, shipped, name):
    path = f"{edition_path(shipped)}mosul/history/{name}.json"
    assert client.get(path).status_code == 404


def test_what_a_first_visit_loads_is_made_and_packed_before_it(squares):
    made = create(squares).server.test_client()
    before = packings.cache_info().misses
    for address in opening(squares):
        packed = made.get(address, headers={"Accept-Encoding": "br"})
        assert packed.headers["Content-Encoding"] == "br"
    assert packings.cache_info().misses == before


# Tiles


@pytest.fixture
def tiled_app(shipped, monkeypatch):
    """The app with the limit set so low that the region comes as tiles."""
    monkeypatch.setattr("data.tiles.TILED", 400)
    return create(shipped)


def test_a_theatre_from_the_limit_on_is_drawn_from_tiles(tiled_app):
    def ground(theatre_id: str) -> dict:
        view = {"theatre": theatre_id, "day": "2016-06-24"}
        scene = view | {"rule": "latest", "method": "nearest", "country": "iq-sy"}
        told = answer(
            tiled_app, f"{ids.SCENE}.data", scene | {"size": [800, 600]}, view=view
        )
        return told[f"{ids.MAP}.figure"]["data"][0]

    region, sirte = ground("region"), ground("sirte")
    assert region["locations"] == []
    assert region["geojson"]["features"] == []
    assert region["meta"]["geojson"].endswith("/region/nearest/cells.geojson")
    first, last = region["meta"]["tiles"]["zooms"]
    url = region["meta"]["tiles"]["url"]
    client = tiled_app.server.test_client()
    tile = client.get(url.format(z=first, x=2**first * 5 // 8, y=2**first * 13 // 32))
    assert tile.status_code == 200
    assert tile.headers["Content-Encoding"] == "gzip"
    assert "immutable" in tile.headers["Cache-Control"]
    assert b"ground" in gzip.decompress(tile.data)
    assert client.get(url.format(z=last, x=0, y=0)).status_code == 204
    assert client.get(url.format(z=last + 1, x=0, y=0)).status_code == 404
    assert client.get(url.format(z=first, x=2**first, y=0)).status_code == 404
    assert sirte["locations"]
    assert "tiles" not in sirte["meta"]


def test_tiles_of_no_archive_are_not_found(client, shipped):
    path = edition_path(shipped)
    assert client.get(f"{path}region/nearest/5/19/12").status_code == 404
