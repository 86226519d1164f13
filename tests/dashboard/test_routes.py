import gzip
import hashlib
import io
import json
import re
from base64 import b64encode
from urllib.parse import quote

import brotli
import pandas as pd
import pytest

from dashboard import ids, routes
from dashboard.application import create
from dashboard.ledger_state import parse, shown
from dashboard.settings import PUBLISHED_PATH
from data.dataset import load
from data.publish import history_file, landmark_files
from data.tables import areas_table, control_table
from data.theatre import theatre
from geo.errors import DataError, QueryError, TimeError
from geo.vocabulary import Method, Rule
from tests.dashboard.calling import answer
from tests.world import world, write_world

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def read(response) -> pd.DataFrame:
    assert response.status_code == 200, response.text
    assert response.mimetype == "text/csv"
    return pd.read_csv(io.StringIO(response.text), dtype=str, keep_default_na=False)


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    text = table.to_csv(index=False, date_format="%Y-%m-%d")
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


# Published files


def test_all_files_of_all_theatres_are_published(shipped):
    expected = set()
    for theatre_id in shipped.theatres.index:
        where = theatre(shipped, theatre_id)
        expected |= {file.name for file in landmark_files(where).values()}
        expected |= {history_file(where, rule).name for rule in Rule}
    assert expected <= set(routes.published(shipped))


def test_the_style_of_the_map_asks_only_for_what_the_server_has(client, shipped_app):
    view = {"theatre": "region", "day": "2016-06-24"}
    scene = view | {"rule": "latest", "method": "nearest", "country": "iq-sy"}
    told = answer(
        shipped_app, f"{ids.SCENE}.data", scene | {"size": [800, 600]}, view=view
    )
    style = client.get(told[f"{ids.MAP}.figure"]["layout"]["map"]["style"])
    assert style.status_code == 200
    sources = json.loads(style.text)["sources"].values()
    for address in [one["data"] for one in sources if isinstance(one["data"], str)]:
        assert client.get(address).status_code == 200


def test_a_published_file_may_be_kept_for_ever(client, shipped):
    for name, file in routes.published(shipped).items():
        response = client.get(PUBLISHED_PATH + name)
        assert response.status_code == 200
        assert response.data == file.content
        assert response.mimetype == file.mimetype
        assert "immutable" in response.headers["Cache-Control"]
        assert "max-age=31536000" in response.headers["Cache-Control"]
        assert response.headers["Vary"] == "Accept-Encoding"


def test_a_published_file_is_packed_for_whoever_can_unpack_it(client, shipped):
    file = history_file(theatre(shipped, "region"), Rule.LATEST)
    address = PUBLISHED_PATH + file.name
    packed = client.get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == file.content
    assert len(packed.data) < len(file.content) / 2
    older = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert older.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(older.data) == file.content
    plain = client.get(address)
    assert "Content-Encoding" not in plain.headers
    assert plain.data == file.content


def test_the_name_of_a_published_file_is_bound_to_its_content(shipped):
    for name, file in routes.published(shipped).items():
        assert hashlib.sha256(file.content).hexdigest()[:12] in name
        json.loads(file.content)


@pytest.mark.parametrize(
    "name", ["region-cells.000000000000.geojson", "places.csv", "%2e%2e"]
)
def test_what_is_not_published_is_not_found(client, name):
    assert client.get(PUBLISHED_PATH + name).status_code == 404


# Downloads


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize(
    ("theatre_id", "day"), [("region", "2016-06-25"), ("fallujah", "2016-06-21")]
)
def test_control_csv_is_the_table_of_the_view(client, shipped, theatre_id, day, rule):
    query = f"theatre={theatre_id}&day={day}&rule={rule}"
    sent = read(client.get(f"/download/control.csv?{query}"))
    where = theatre(shipped, theatre_id)
    table = control_table(where, pd.Timestamp(day), rule)
    pd.testing.assert_frame_equal(sent, as_text(table))


@pytest.mark.parametrize("method", [Method.NEAREST, Method.DISTRICT, Method.PEOPLE])
def test_areas_csv_is_the_table_of_the_countries_in_view(client, shipped, method):
    query = f"country=iq-sy&method={method}"
    sent = read(client.get(f"/download/areas.csv?{query}"))
    table = areas_table(theatre(shipped, "region"), Rule.LATEST, method)
    table = table[table["country"].isin(["IQ", "SY"])]
    pd.testing.assert_frame_equal(sent, as_text(table))
    assert set(sent["country"]) == {"IQ", "SY"}


def test_a_download_without_a_query_is_of_the_opening_view(client, shipped):
    sent = read(client.get("/download/control.csv"))
    table = control_table(
        theatre(shipped, "region"), pd.Timestamp("2016-06-24"), Rule.LATEST
    )
    pd.testing.assert_frame_equal(sent, as_text(table))


@pytest.mark.parametrize("name", ["control", "areas"])
def test_a_download_is_a_file_that_names_its_theatre_and_version(client, shipped, name):
    response = client.get(f"/download/{name}.csv?theatre=mosul")
    told = response.headers["Content-Disposition"]
    assert told.startswith("attachment")
    assert re.search(rf'filename="{name}-mosul-.*{shipped.version}.*\.csv"', told)


@pytest.mark.parametrize("name", ["control", "areas"])
def test_a_table_never_falls_back_to_another_view(client, name):
    query = f"theatre={quote('<b>atlantis')}&day=2016-02-30&rule=loudest"
    response = client.get(f"/download/{name}.csv?{query}")
    assert response.status_code == 400
    assert response.mimetype == "text/plain"
    assert len(response.text.splitlines()) == 3
    assert "<b>atlantis" in response.text
    assert "2013-01-01" in response.text
    assert "sourced-only" in response.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (TimeError("choose another day"), 422),
        (QueryError("choose another theatre"), 404),
        (DataError([]), 500),
    ],
)
def test_an_error_of_ours_is_answered_with_its_sentence(
    client, monkeypatch, error, status
):
    def fail(*_):
        raise error

    monkeypatch.setattr(routes, "control_table", fail)
    response = client.get("/download/control.csv")
    assert response.status_code == status
    assert response.text == str(error)
    assert "Traceback" not in response.text


# The server as a whole


@pytest.mark.parametrize(
    "address",
    ["/", "/method", "/health", "/download/control.csv?day=x", "/published/no", "/no"],
)
def test_every_answer_carries_the_security_headers(client, address):
    headers = client.get(address).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "Permissions-Policy" in headers
    assert "Content-Security-Policy" in headers


def policy(client) -> dict[str, list[str]]:
    header = client.get("/").headers["Content-Security-Policy"]
    parts = [part.split() for part in header.split(";")]
    return {name: sources for name, *sources in parts}


def test_the_policy_lets_no_script_be_made_from_text(client):
    told = policy(client)
    assert told["default-src"] == ["'none'"]
    assert "'unsafe-eval'" not in client.get("/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in told["script-src"]
    assert told["frame-ancestors"] == ["'none'"]


def test_the_policy_names_no_other_host(client):
    kept = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    for sources in policy(client).values():
        assert all(one in kept or one.startswith("'sha256-") for one in sources)


def test_every_inline_script_of_the_page_is_allowed_by_its_hash(client):
    response = client.get("/")
    allowed = response.headers["Content-Security-Policy"]
    page = re.sub("<!--.*?-->", "", response.text, flags=re.DOTALL)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, flags=re.DOTALL)
    run = [
        script
        for told, script in scripts
        if "src=" not in told and "application/json" not in told
    ]
    assert run
    for script in run:
        digest = hashlib.sha256(script.encode()).digest()
        assert f"'sha256-{b64encode(digest).decode()}'" in allowed


def test_the_page_asks_no_other_host_for_anything(client):
    page = client.get("/").text
    asked = re.findall(r"(?:src|href)=\"([^\"]+)\"", page)
    assert asked
    assert [one for one in asked if re.match(r"(?:[a-z]+:)?//", one)] == []


def test_the_server_tells_that_it_is_up(client):
    assert client.get("/health").status_code == 200


# The ledger


def test_the_ledger_is_downloaded_as_it_is_narrowed(client, shipped):
    query = "place=Fallujah&metric=city_controlled_pct&side=coalition"
    rows = read(client.get(f"/download/ledger.csv?{query}"))
    view, _ = parse(query, shipped)
    assert rows["claim_id"].to_list() == list(shown(view, shipped).index)
    assert set(rows["side"]) == {"coalition"}
    told = client.get(f"/download/ledger.json?{query}")
    assert told.mimetype == "application/json"
    assert [one["claim_id"] for one in told.json] == rows["claim_id"].to_list()


def test_a_ledger_of_a_question_that_cannot_be_used_is_refused(client):
    refused = client.get("/download/ledger.csv?place=Atlantis")
    assert refused.status_code == 400
    assert "Atlantis" in refused.text
    assert client.get("/download/ledger.xml").status_code == 404


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_text_of_a_table_is_a_formula(tmp_path, start):
    files = world()
    files["claims.csv"][0]["note"] = f"{start}1+1"
    dataset = load(write_world(tmp_path, files))
    client = create(dataset).server.test_client()
    sent = client.get("/download/ledger.csv?place=&metric=").text
    assert f"'{start}1+1" in sent
    assert f",{start}1+1" not in sent


def test_a_negative_number_stays_a_number():
    table = pd.DataFrame({"text": ["plain"], "number": [-1.5]})
    assert routes.csv_text(table) == "text,number\nplain,-1.5\n"


@pytest.mark.parametrize("address", ["/published/x", "/download/control.csv"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_tables_and_files_can_only_be_read(client, address, method):
    assert getattr(client, method)(address).status_code == 405
