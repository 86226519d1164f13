import pytest

from dashboard import ids
from dashboard.callbacks.scene import map_figure
from dashboard.figures.areas import of_theatre
from dashboard.state import country_choices, default_view
from data.claims import groups
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.dashboard.calling import answer

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]


def scene(dataset, theatre_id: str, **changes) -> dict:
    view = vars(default_view(dataset, theatre_id))
    keys = ("theatre", "rule", "method", "country")
    return {key: view[key] for key in keys} | {"size": [800, 600]} | changes


def draw(app, dataset, theatre_id: str, **changes) -> dict:
    """Return what is drawn: the map from the scene, and the charts from the same."""
    view = dict(vars(default_view(dataset, theatre_id)))
    asked = scene(dataset, theatre_id, **changes)
    told = {}
    for store in (ids.SCENE, ids.CHARTS):
        told |= answer(app, f"{store}.data", asked, **{ids.VIEW: view})
    return told


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_a_scene_is_drawn_as_map_and_areas_of_its_theatre(
    shipped_app, shipped, theatre_id
):
    told = draw(shipped_app, shipped, theatre_id)
    where, view = theatre(shipped, theatre_id), default_view(shipped, theatre_id)
    common = (where, Rule.LATEST, Method.NEAREST, view.countries, view.day)
    assert (
        told[f"{ids.MAP}.figure"]["data"][0]["z"]
        == (map_figure(*common, (800, 600))["data"][0]["z"])
    )
    ys = [one["y"] for one in told[f"{ids.AREAS}.figure"]["data"]]
    assert ys == [one["y"] for one in of_theatre(*common)["data"]]


@pytest.mark.parametrize(
    "changes",
    [{"rule": "sourced-only"}, {"method": "nearest-settled"}, {"country": "ly"}],
)
def test_rule_method_and_countries_change_what_is_drawn(shipped_app, shipped, changes):
    usual = draw(shipped_app, shipped, "region")[f"{ids.AREAS}.figure"]
    other = draw(shipped_app, shipped, "region", **changes)[f"{ids.AREAS}.figure"]
    assert other["data"] != usual["data"]


def test_no_geometry_travels_in_a_callback(shipped_app, shipped):
    told = draw(shipped_app, shipped, "region")[f"{ids.MAP}.figure"]
    assert "coordinates" not in str(told)
    for layer in told["layout"]["map"]["layers"]:
        assert layer["source"].startswith("/")


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_a_theatre_offers_its_countries_and_its_claims(
    shipped_app, shipped, theatre_id
):
    told = answer(shipped_app, f"{ids.CHOICES}.data", {"theatre": theatre_id})
    countries = [one["value"] for one in told[f"{ids.COUNTRY}.data"]]
    assert countries == list(country_choices(theatre(shipped, theatre_id)))
    offered = {one["value"]: one["label"] for one in told[f"{ids.CLAIMS}.data"]}
    assert list(offered) == list(groups(shipped, theatre_id))
    assert len(set(offered.values())) == len(offered)
