"""Films by their routes, and who may ask for one."""

import io
import time
import zipfile

import pytest

PATH = "/export/film"
ASKED = {
    "figure": "map",
    "theatre": "city",
    "day": "2015-06-02",
    "preset": "column",
    "form": "zip",
    "from": "2015-06-01",
    "every": "1",
    "speed": "2",
}
PATIENCE_S = 60


@pytest.fixture
def client(squares_app):
    return squares_app.server.test_client()


def told(client, job_id):
    return client.get(f"{PATH}/{job_id}").get_json()


def test_a_film_is_begun_told_of_fetched_and_removed(client, squares, warm):
    begun = client.post(PATH, data=ASKED)
    assert begun.status_code == 202
    job_id = begun.get_json()["id"]
    end = time.monotonic() + PATIENCE_S
    while told(client, job_id)["state"] != "done" and time.monotonic() < end:
        time.sleep(0.05)
    job = told(client, job_id)
    assert (job["done"], job["total"], job["error"]) == (2, 2, "")
    with client.get(f"{PATH}/{job_id}.zip") as answer:
        assert answer.mimetype == "application/zip"
        assert job["name"] in answer.headers["Content-Disposition"]
        names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert names == ["0001-2015-06-01.png", "0002-2015-06-02.png", "frames.json"]
    wrong = client.get(f"{PATH}/{job_id}.mp4")
    assert "is a zip, not a mp4" in wrong.get_data(as_text=True)
    assert client.delete(f"{PATH}/{job_id}").status_code == 204
    assert client.get(f"{PATH}/{job_id}").status_code == 404


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"from": "2015-06-02"}, "nothing to move through"),
        ({"form": "png"}, "choose from mp4, gif, zip"),
        ({"theatre": "moon"}, "There is no theatre"),
        ({"every": "x"}, "whole number"),
        ({"form": "gif", "from": "2014-01-01"}, "more than a GIF may have, 250"),
    ],
)
def test_what_is_no_film_is_refused_in_words(client, given, words):
    answer = client.post(PATH, data=ASKED | given)
    assert answer.status_code == 404
    assert words in answer.get_data(as_text=True)


def test_what_is_said_of_a_film_is_its_command_its_frames_and_its_name(client):
    given = {name: one for name, one in ASKED.items() if name not in ("figure", "form")}
    said = client.get("/export/map/about/mp4", query_string=given).get_json()
    assert said["frames"] == 2
    assert said["command"].startswith("python app.py animate map --from=2015-06-01")
    assert "--dataset=squares" in said["command"]
    assert said["name"].startswith("map-city-2015-06-01-2015-06-02-")
    assert {"mp4", "gif", "zip"} <= set(said["forms"])
    other = client.get("/export/claims/about/mp4", query_string=given).get_json()
    assert other["name"].endswith(".png")
    assert "mp4" not in other["forms"]


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({"Origin": "https://other.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost"}, 404),
        ({}, 404),
    ],
)
def test_only_this_page_or_a_program_may_begin_or_end_a_film(client, headers, code):
    assert client.post(PATH, data={"form": "x"}, headers=headers).status_code == code
    assert client.delete(f"{PATH}/abc", headers=headers).status_code == code
