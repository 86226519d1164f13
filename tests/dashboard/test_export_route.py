"""What leaves by the routes of exports, and how they refuse."""

import json

import pytest

from dashboard import export_route
from dashboard.export.browser import BrowserError
from dashboard.export.metadata import recipe_of
from dashboard.export.recipe import parse

ASKED = "theatre=sirte&day=2016-08-01&preset=column&title=Ours"


def test_a_picture_comes_under_its_name_with_its_recipe_inside(client, shipped, warm):
    answer = client.get(f"/export/map.svg?{ASKED}")
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    name = f"map-sirte-2016-08-01-nearest-{shipped.version}.svg"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    recipe = recipe_of(answer.data, shipped)
    assert (recipe.view.theatre, recipe.title) == ("sirte", "Ours")


def test_a_data_file_comes_the_same_way(client):
    answer = client.get(f"/export/map.geojson?{ASKED}")
    assert answer.mimetype == "application/geo+json"
    rows = json.loads(answer.data)["features"]
    assert {row["properties"]["day"] for row in rows} == {"2016-08-01"}


def test_what_is_said_of_a_figure_is_its_command_and_its_words(client, shipped):
    told = client.get(f"/export/map/about/pdf?{ASKED}").get_json()
    asked = dict(part.split("=") for part in ASKED.split("&"))
    recipe = parse({"figure": "map", **asked}, shipped)
    assert told["command"] == recipe.command(shipped, "pdf")
    assert told["address"] == recipe.address()
    assert told["name"].endswith(".pdf")
    assert told["title"] == "Ours"
    assert "21.24 km²" in told["caption"]
    assert "gpkg" in told["forms"]


def test_a_chart_is_offered_without_forms_of_shapes(client):
    told = client.get("/export/areas/about/gpkg").get_json()
    drawn = ["png", "svg", "pdf", "html", "csv", "xlsx"]
    assert told["forms"] == [*drawn, "mp4", "gif", "zip"]
    assert told["name"].endswith(".png")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/export/globe.png", "There is no figure “globe”"),
        ("/export/map.bmp", "There is no format “bmp”"),
        ("/export/map.png?theatre=moon", "There is no theatre “moon”"),
        ("/export/map.png?colour=red", "There is no option “colour”"),
        ("/export/change.png", "give the earlier one"),
    ],
)
def test_a_bad_question_is_refused_in_words(client, path, told):
    answer = client.get(path)
    assert answer.status_code == 404
    assert told in answer.get_data(as_text=True)


def test_without_a_browser_the_server_says_so(client, monkeypatch):
    def missing(*_):
        raise BrowserError("There is none here.")

    monkeypatch.setattr(export_route, "content", missing)
    answer = client.get("/export/map.png?day=2014-01-02")
    assert answer.status_code == 503
    assert answer.get_data(as_text=True) == "There is none here."
