import re

import pytest
from dash import html

from dashboard.accounts.page import drawing, page
from dashboard.accounts.state import parse
from data.theatre import theatre
from tests.dashboard.tree import every, words

JUNE = "theatre=fallujah&day=2016-06-21"


def shown(dataset, query):
    return page(dataset, *parse(query, dataset))


def test_the_finding_names_day_method_denominator_and_data(shipped):
    said = words(shown(shipped, JUNE))
    for part in ("21 June 2016", "km²", "outline's", "nearest place", shipped.version):
        assert part in said
    assert "29 of 29 positions estimated" in said


def test_the_km2_of_the_finding_add_up_to_the_outline(shipped):
    said = words(shown(shipped, JUNE))
    *parts, total = re.findall(r"([\d.]+) km²", said[said.index("differ over") :])[:6]
    assert sum(map(float, parts)) == pytest.approx(float(total), abs=0.3)


def test_a_side_that_gave_figures_only_is_named_with_them(shipped):
    said = words(shown(shipped, JUNE))
    assert "coalition: figures only, no report on a place" in said
    assert "fal-garver-20160621" in said


def test_places_that_differ_come_first_with_their_sources(shipped):
    body = next(every(shown(shipped, JUNE), html.Tbody))
    rows = [words(row) for row in body.children]
    differ = ["They differ" in row for row in rows]
    assert any(differ)
    assert differ == sorted(differ, reverse=True)
    links = list(every(body.children[0], html.A))
    assert links
    assert all(link.href.startswith("http") for link in links)


def test_a_theatre_without_two_accounts_says_so(squares):
    tree = shown(squares, "theatre=city")
    assert "There are no two accounts" in words(tree)
    assert not list(every(tree, html.Img))


@pytest.mark.parametrize(
    "theatre_id", ["region", "mosul", "raqqa", "fallujah", "sirte"]
)
def test_every_theatre_is_drawn_twice_cell_by_cell(client, shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    cells = where.units(where.methods[0])
    for picture in every(shown(shipped, f"theatre={theatre_id}"), html.Img):
        sent = client.get(picture.src)
        assert sent.mimetype == "image/svg+xml"
        assert sent.text.count("<path") == (~cells.geometry.is_empty).sum()
        assert picture.alt in sent.text


def test_contested_ground_is_striped(shipped):
    asked, _ = parse(JUNE, shipped)
    assert "url(#h0)" in drawing(shipped, asked, "b")
    assert "url(#h0)" not in drawing(shipped, asked, "a")


def test_a_picture_of_a_question_that_cannot_be_used_is_refused(client):
    assert client.get("/download/account-a.svg?theatre=atlantis").status_code == 400
    assert client.get("/download/account-c.svg").status_code == 404
