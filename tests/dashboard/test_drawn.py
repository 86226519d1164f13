"""The page over a data set of drawings: it opens like any other."""

import json

import pytest
from dash import Dash

from dashboard import ids
from dashboard.application import create
from dashboard.manifest import manifest
from dashboard.place import panel
from dashboard.published import cells_address
from dashboard.settings import PUBLISHED_PATH
from data.ground import state_codes
from data.publish import history_file
from data.theatre import Theatre, theatre
from geo.vocabulary import Method, Rule
from tests.dashboard.calling import answer
from tests.dashboard.tree import words
from tests.data.importers.squares import DAYS


@pytest.fixture(scope="module")
def app(drawings) -> Dash:
    return create(drawings)


@pytest.fixture(scope="module")
def where(drawings) -> Theatre:
    return theatre(drawings, "Squares")


def test_the_page_opens_and_publishes_the_faces(app, where):
    client = app.server.test_client()
    assert client.get("/").status_code == 200
    response = client.get(cells_address(where, Method.DRAWN))
    assert response.status_code == 200
    features = json.loads(response.text)["features"]
    # Three faces, and the stripes of the one that is contested on the last day.
    assert [one["id"] for one in features[:3]] == [0, 1, 2]
    assert [one["id"] - 3 for one in features[3:]] == [contested(where)]


def contested(where: Theatre) -> int:
    """Return the number of the face whose code is contested on the last day."""
    (number,) = (state_codes(where, Rule.LATEST, DAYS[3], Method.DRAWN) == 1).nonzero()[
        0
    ]
    return int(number)


def test_the_history_of_the_faces_is_published(app, where):
    file = history_file(where, Rule.LATEST)
    response = app.server.test_client().get(PUBLISHED_PATH + file.name)
    history = json.loads(response.text)
    assert history["place"] == ["f0", "f1", "f2"]
    assert history["days"] == 4
    assert sorted(history["from"]) == [0, 0, 0, 1, 3, 3]


def test_a_patch_leads_to_the_file_that_drew_it(where):
    told = words(panel(where, f"f{contested(where)}", Rule.LATEST))
    assert "drawn_20300104.geojson" in told
    assert "Drawn as held by blue and by red." in told
    assert "Zone, Unspecified country" in told


def test_the_method_named_beside_its_numbers_is_that_of_drawings(drawings):
    told = manifest(drawings)
    (entry,) = told["theatres"].values()
    assert entry["methods"] == [entry["usual"]["method"]] == ["drawn"]
    assert told["methods"]["drawn"]["words"] == "polygons as drawn"


def test_the_inner_points_of_faces_are_not_marked_as_places(app):
    view = {"theatre": "Squares", "day": "2030-01-04"}
    scene = view | {"rule": "latest", "method": "drawn", "country": "zz"}
    asked = scene | {"size": [800, 600]}
    figure = answer(app, f"{ids.SCENE}.data", asked, view=view)[f"{ids.MAP}.figure"]
    ground, places, *_ = figure["data"]
    assert len(ground["locations"]) == 4
    assert places["lat"] == places["lon"] == [None] * 3
