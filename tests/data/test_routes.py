import json

import pandas as pd
import pytest

from data.dataset import load
from data.publish import routes_file
from data.routes import CONTESTED, CUT, OPEN, STATES, routes, statements
from data.theatre import theatre
from tests.world import world, write_world
from tests.world_rows import feature


def told(tmp_path, *rows: tuple[str, str], **changes) -> pd.DataFrame:
    """What a world says of its one road, given days and statuses."""
    files = world()
    (base,) = files["route_status.csv"]
    files["route_status.csv"] = [
        base | {"date": day, "date_precision": "day", "status": status} | changes
        for day, status in rows
    ]
    return statements(theatre(load(write_world(tmp_path, files)), "region"))


def test_statements_stand_in_order_of_time(tmp_path):
    found = told(tmp_path, ("2015-03-02", "cut"), ("2015-03-01", "contested"))
    assert found["state"].to_list() == [CONTESTED, CUT]


def test_a_state_lasts_since_the_first_statement_that_says_it(tmp_path):
    days = [("2015-03-01", "cut"), ("2015-04-01", "cut"), ("2015-05-01", "contested")]
    found = told(tmp_path, *days, ("2015-06-01", "cut"))
    since = found["since"].dt.strftime("%m-%d").to_list()
    assert since == ["03-01", "03-01", "05-01", "06-01"]


def test_a_road_that_is_reopened_is_open(tmp_path):
    found = told(tmp_path, ("2015-03-01", "open_to_is"), ("2015-04-01", "reopened"))
    assert found["state"].to_list() == [OPEN, OPEN]
    assert found["since"].nunique() == 1


def test_of_one_day_the_last_statement_in_the_file_holds(tmp_path):
    found = told(tmp_path, ("2015-03-01", "cut"), ("2015-03-01", "reopened"))
    assert found["state"].to_list() == [OPEN]


def test_a_city_has_no_routes_and_no_file_of_them(squares):
    city = theatre(squares, "city")
    assert routes(city).empty
    assert routes_file(city) is None


def test_a_route_beyond_the_outlines_is_left_out(tmp_path):
    files = world()
    away = {"type": "LineString", "coordinates": [[10, 10], [11, 10]]}
    kept = dict(files["routes.geojson"][0]["properties"])
    files["routes.geojson"].append(feature(away, **kept | {"route_id": "far-road"}))
    where = theatre(load(write_world(tmp_path, files)), "region")
    assert list(routes(where).index) == ["equator-road"]


@pytest.fixture
def published(tmp_path):
    """The properties of the world's one road, its statement unsourced."""
    files = world()
    files["route_status.csv"][0] |= {"basis": "unsourced", "source_id": ""}
    file = routes_file(theatre(load(write_world(tmp_path, files)), "region"))
    assert file is not None
    assert file.mimetype == "application/geo+json"
    return json.loads(file.content)["features"][0]["properties"]


def test_the_file_keeps_what_is_estimated_and_unsourced(published):
    assert published["estimated"] == 1
    (statement,) = published["told"]
    assert statement["unsourced"] == 1
    assert statement["source"] == statement["url"] == ""


def test_the_file_counts_days_from_the_first_of_the_theatre(published, squares):
    first = theatre(squares, "region").first
    (statement,) = published["told"]
    assert first + pd.Timedelta(days=statement["day"]) == pd.Timestamp("2015-03-01")
    assert STATES[statement["state"]] == CUT
    assert statement["soft"] == 1


def test_every_shipped_statement_is_published_with_its_source(shipped):
    region = theatre(shipped, "region")
    file = routes_file(region)
    assert file is not None
    features = json.loads(file.content)["features"]
    assert len(features) == len(shipped.routes)
    said = [one for line in features for one in line["properties"]["told"]]
    assert all(bool(one["source"]) is not bool(one["unsourced"]) for one in said)
    assert len(said) == len(statements(region))
