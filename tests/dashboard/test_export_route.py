"""What leaves by the routes of exports, and how they refuse."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import export_route
from dashboard.export.browser import BrowserError
from dashboard.export.metadata import recipe_of
from dashboard.export.recipe import Figure, parse

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


def test_what_is_offered_is_what_the_theatre_has(client):
    every = client.get("/export/map/about/png").get_json()["figures"]
    assert every == list(Figure)
    city = client.get("/export/map/about/png?theatre=sirte").get_json()["figures"]
    assert set(every) - set(city) == {"attacks"}


def test_the_whole_view_is_offered_with_forms_of_shapes(client):
    assert "gpkg" in client.get("/export/view/about/png").get_json()["forms"]


def test_two_visitors_at_once_get_each_his_own_picture(shipped_app, shipped, warm):
    asked = {
        "/export/timeline.svg?theatre=mosul&day=2016-11-01": "Mosul: events",
        "/export/map.svg?theatre=sirte&day=2016-08-01": "Sirte: control on 1 August",
        "/export/flows.svg?theatre=raqqa&day=2017-08-01&since=2017-01-01": "Raqqa: who",
        "/export/view.svg?theatre=fallujah&day=2016-06-20": "Fallujah: control on 20",
    }

    def got(path: str) -> bytes:
        return shipped_app.server.test_client().get(path).data

    with ThreadPoolExecutor(2) as visitors:
        pictures = dict(zip(asked, visitors.map(got, asked), strict=True))
    for path, title in asked.items():
        picture = pictures[path]
        figure, _, given = path.removeprefix("/export/").partition(".svg?")
        given = dict(part.split("=") for part in given.split("&"))
        assert recipe_of(picture, shipped) == parse(
            {"figure": figure, **given}, shipped
        )
        titles = [one for one in asked.values() if one.encode() in picture]
        assert titles == [title]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/export/globe.png", "There is no figure “globe”"),
        ("/export/map.bmp", "There is no format “bmp”"),
        ("/export/map.png?theatre=moon", "There is no theatre “moon”"),
        ("/export/map.png?colour=red", "There is no option “colour”"),
        ("/export/change.png", "give the earlier one"),
        ("/export/flows.csv", "give the earlier one"),
        ("/export/attacks.csv?theatre=sirte", "choose from map, areas"),
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
