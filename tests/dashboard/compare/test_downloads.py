import json

import pytest

from dashboard.compare.state import parse
from data.changes import change_document, change_features, change_table
from data.theatre import theatre

CHANGE = "theatre=mosul&a=2016-10-17&b=2017-01-24&rule=agreed&method=capped-5"


def asked_of(dataset):
    asked, _ = parse(CHANGE, dataset)
    where = theatre(dataset, "mosul")
    return where, asked.days, asked.rule, asked.method, asked.countries


def test_a_change_is_downloaded_in_the_forms_of_the_command_line(client, shipped):
    asked = asked_of(shipped)
    table = client.get(f"/download/change.csv?{CHANGE}")
    assert table.mimetype == "text/csv"
    expected = change_table(*asked).to_csv(index=False, date_format="%Y-%m-%d")
    assert table.text == expected
    document = client.get(f"/download/change.json?{CHANGE}")
    assert document.json == change_document(*asked)
    ground = client.get(f"/download/change.geojson?{CHANGE}")
    assert ground.mimetype == "application/geo+json"
    assert json.loads(ground.text) == json.loads(change_features(*asked).to_json())


@pytest.mark.parametrize("form", ["csv", "json", "geojson"])
def test_the_name_of_a_change_says_what_it_is_of(client, shipped, form):
    answer = client.get(f"/download/change.{form}?{CHANGE}")
    name = f"change-mosul-2016-10-17-2017-01-24-capped-5-{shipped.version}.{form}"
    assert f'filename="{name}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("csv?theatre=mosul&a=2017-01-24&b=2016-10-17", 422, "backwards"),
        ("json?theatre=atlantis", 400, "atlantis"),
        ("geojson?theatre=mosul&a=1999-01-01&b=2017-01-24", 400, "Day A"),
        ("xls?theatre=mosul", 404, ""),
    ],
)
def test_a_change_that_cannot_be_had_is_refused_with_the_reason(
    client, query, status, said
):
    answer = client.get(f"/download/change.{query}")
    assert answer.status_code == status
    assert said in answer.text
