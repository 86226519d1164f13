import json
import re

import pytest

from dashboard.layers import Layer
from dashboard.manifest import manifest
from dashboard.settings import PUBLISHED_PATH
from dashboard.state import country_choices, default_view
from data.codes import codes
from data.happenings import Kind, near
from data.routes import STATES
from data.theatre import theatre
from geo.vocabulary import Method, Rule

COLOUR = re.compile(r"#[0-9a-f]{6}([0-9a-f]{2})?")


@pytest.fixture(scope="module")
def told(shipped) -> dict:
    """The manifest as the browser reads it."""
    return json.loads(json.dumps(manifest(shipped)))


def test_it_names_the_version_of_the_data(told, shipped):
    assert told["version"] == shipped.version
    assert told["title"] == shipped.title


def test_it_is_small_beside_what_it_points_to(told):
    assert len(json.dumps(told)) < 100_000


def test_every_code_has_a_label_of_its_own_and_colours(told, shipped):
    # Twins, one id in the region and one in the cities, may share a name.
    assert len(told["codes"]) == len(codes(shipped))
    for entry, code in zip(told["codes"], codes(shipped), strict=True):
        assert entry["label"]
        assert entry["hatched"] == code.hatched
        assert COLOUR.fullmatch(entry["fill"])
        assert COLOUR.fullmatch(entry["stripe"])
        assert entry["stripe"].endswith("00") == (not code.hatched)


def test_every_rule_and_every_method_offered_is_in_words(told):
    assert set(told["rules"]) == set(Rule)
    assert set(told["methods"]) == set(Method)
    assert all(one["shown"] in told["methods"] for one in told["methods"].values())


def test_every_method_of_a_theatre_has_columns_that_are_served(told, client):
    for theatre_id, entry in told["theatres"].items():
        for method in entry["methods"][:3]:
            address = f"{told['units']}{theatre_id}/{method}/latest.json"
            assert client.get(address).status_code == 200


def test_every_layer_but_control_has_its_table(told):
    assert set(told["layers"]) == {*Layer, "ages"} - {Layer.CONTROL}
    assert len(told["layers"][Layer.AGE]) == len(told["layers"]["ages"]) + 2
    assert told["layers"]["ages"] == sorted(told["layers"]["ages"])


def test_every_history_it_points_to_is_served(told, client):
    for entry in told["theatres"].values():
        assert set(entry["history"]) == set(Rule)
        for address in entry["history"].values():
            assert address.startswith(PUBLISHED_PATH)
            assert client.get(address).status_code == 200


def test_every_theatre_opens_with_its_default_view(told, shipped):
    assert list(told["theatres"]) == list(shipped.theatres.index)
    for theatre_id, entry in told["theatres"].items():
        where = theatre(shipped, theatre_id)
        assert entry["usual"] == vars(default_view(shipped, theatre_id))
        assert entry["first"] == f"{where.first:%Y-%m-%d}"
        assert entry["days"] == (where.last - where.first).days + 1
        offered = [one["value"] for one in entry["countries"]]
        assert offered == list(country_choices(where))


def test_every_event_lies_on_a_day_of_its_theatre(told, shipped):
    for theatre_id, entry in told["theatres"].items():
        days = [day for day, _, _ in entry["events"]]
        assert {event["kind"] for _, _, event in entry["events"]} <= set(Kind)
        assert all(event["last"] >= day for day, _, event in entry["events"])
        assert days == sorted(days)
        assert all(0 <= day < entry["days"] for day in days)
        assert len(days) == len(near(theatre(shipped, theatre_id)))


def test_desert_is_told_where_there_is_any(told, shipped):
    for theatre_id, entry in told["theatres"].items():
        sparse = theatre(shipped, theatre_id).places["sparse"]
        assert entry["desert"] is bool(sparse.any())
    assert told["theatres"]["region"]["desert"]


def test_routes_have_a_line_a_state_that_dash_and_colour_tell_apart(told):
    assert [line["state"] for line in told["routes"]] == list(STATES)
    for key in ("colour", "dash"):
        assert len({str(line[key]) for line in told["routes"]}) == len(STATES)


def test_only_a_region_names_a_file_of_routes(told):
    for entry in told["theatres"].values():
        assert bool(entry["routes"]) is (entry["kind"] == "region")
