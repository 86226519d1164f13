"""What the page asks of the briefing it holds, and how the server refuses."""

import io
import json
import tomllib

import pytest
from pptx import Presentation

from dashboard import briefing_route
from dashboard.export.scenes import parse_text

TWO = {
    "title": "Two scenes",
    "scene": [
        {
            "headline": "Sirte, before",
            "note": "Say\nthis.",
            "figure": "map",
            "theatre": "sirte",
            "day": "2016-08-01",
        },
        {
            "headline": "Since then",
            "figure": "change",
            "theatre": "sirte",
            "since": "2016-08-01",
            "day": "2016-12-06",
            "theme": "dark",
        },
    ],
}


def asked(client, path, given=TWO):
    text = given if isinstance(given, str | bytes) else json.dumps(given)
    return client.post(f"/briefing/{path}", data=text)


def test_a_scene_is_told_with_its_words_its_picture_and_its_page(client, warm):
    answer = asked(client, "read/json").get_json()
    first, second = answer["scenes"]
    assert answer["title"] == "Two scenes"
    assert first["plain"] == TWO["scene"][0]
    assert "1 August 2016" in first["heading"]
    assert first["page"].startswith("/?theatre=sirte&day=2016-08-01")
    assert second["page"].startswith("/compare?")
    assert "a=2016-08-01" in second["page"]
    assert first["paper"] != second["paper"]
    picture = client.get(first["picture"])
    assert picture.mimetype == "image/svg+xml"
    assert "Sirte, before" in picture.get_data(as_text=True)


def test_every_ready_briefing_is_served_and_sound(client, shipped):
    files = briefing_route.ready(shipped)
    assert "june-2016" in files
    for name in files:
        text = client.get(f"/briefing/ready/{name}.toml").get_data(as_text=True)
        told = asked(client, "read/toml", text).get_json()
        assert told["title"] == tomllib.loads(text)["title"]
        plain = {"title": told["title"], "scene": [s["plain"] for s in told["scenes"]]}
        again = asked(client, "read/json", plain).get_json()
        assert again == told


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_briefing_is_written_as_it_can_be_read_again(client, shipped, form):
    text = asked(client, f"as/{form}").get_data(as_text=True)
    before = parse_text(json.dumps(TWO), "json", shipped)
    assert parse_text(text, form, shipped) == before


def test_slides_are_made_of_the_scenes(client, warm):
    answer = asked(client, "as/pptx")
    assert answer.status_code == 200
    slides = Presentation(io.BytesIO(answer.data)).slides
    assert [one.shapes.title.text for one in slides][-2:] == [
        "Sirte, before",
        "Since then",
    ]


@pytest.mark.parametrize(
    ("path", "given", "told"),
    [
        ("read/toml", "title = ", "The briefing is no TOML"),
        ("read/json", "{", "The briefing is no JSON"),
        ("read/txt", "x", "A briefing is a .toml or .json file, not “txt”."),
        ("read/json", b"\xff\xfe", "The file is no text"),
        ("as/json", {"title": "None", "scene": []}, "1 to 100 scenes; here are 0"),
        ("read/json", {"title": "", "scene": [{"figure": "map"}]}, "title is missing"),
    ],
)
def test_what_is_no_briefing_is_refused_in_words(client, path, given, told):
    answer = asked(client, path, given)
    assert answer.status_code == 404
    assert told in answer.get_data(as_text=True)


def test_all_faults_are_told_each_with_its_scene(client):
    scenes = [
        {"headline": "x", "figure": "map", "theatre": "moon"},
        {"headline": "", "figure": "map", "theatre": "sirte", "day": "1999-01-01"},
    ]
    text = asked(client, "read/json", {"title": "t", "scene": scenes}).get_data(True)
    assert "Scene 1: There is no theatre “moon”" in text
    assert "Scene 2: The headline is missing." in text
    assert "Scene 2: " in text.split("missing.")[1]


def test_a_file_that_is_too_long_is_refused(client):
    answer = asked(client, "read/json", "x" * (briefing_route.LONGEST_TEXT + 1))
    assert answer.status_code == 413


def test_what_does_not_exist_is_not_found(client):
    assert asked(client, "as/doc").status_code == 404
    answer = client.get("/briefing/ready/moon.toml")
    assert answer.status_code == 404
    assert "there is june-2016" in answer.get_data(as_text=True)


def test_another_sites_page_cannot_have_slides_made_here(client):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post("/briefing/as/json", data=json.dumps(TWO), headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.get_data(as_text=True)
