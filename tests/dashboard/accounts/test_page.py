import re

import pytest
from dash import html

from dashboard.accounts.page import drawing, page
from dashboard.accounts.state import parse
from data.theatre import theatre
from tests.dashboard.tree import every, words

JUNE = "theatre=fallujah&day=2016-06-21"
MAPS = f"{JUNE}&b=none"


def shown(dataset, query):
    return page(dataset, *parse(query, dataset))


def test_the_finding_names_day_method_denominator_and_data(shipped):
    said = words(shown(shipped, JUNE))
    for part in ("21 June 2016", "km²", "outline's", "nearest place", shipped.version):
        assert part in said
    assert "29 of 29 positions estimated" in said


def test_the_km2_of_the_finding_add_up_to_the_outline(shipped):
    said = words(shown(shipped, MAPS))
    *parts, total = re.findall(r"([\d.]+) km²", said[said.index("differ over") :])[:6]
    assert sum(map(float, parts)) == pytest.approx(float(total), abs=0.3)


def test_a_side_that_gave_figures_only_is_named_with_them(shipped):
    said = words(shown(shipped, JUNE))
    assert "coalition: figures only, no report on a place" in said
    assert "fal-garver-20160621" in said


def test_a_party_that_names_no_place_is_drawn_as_the_share_it_states(two_sided):
    tree = shown(two_sided, "theatre=city&day=2015-07-01")
    said = words(tree)
    assert "No report until 1 July 2015 in which South press speakers" in said
    (drawn,) = every(tree, html.Img)
    assert "account-b" in drawn.src
    (bar,) = (one for one in every(tree, html.Div) if getattr(one, "role", "") == "img")
    assert [part.style["width"] for part in bar.children] == ["40%", "60%"]
    assert "40 % of city; Contested" in getattr(bar, "aria-label")
    for part in ("A colonel", "as of 20 June 2015"):
        assert part in said


def test_a_party_that_names_no_place_has_no_km2_to_agree_on(two_sided):
    said = words(shown(two_sided, "theatre=city&day=2015-07-01"))
    assert "South press speakers (A) name no place of it; North press" in said
    assert "differ over" not in said


def test_a_span_leaves_out_what_was_said_before_it(two_sided):
    query = "theatre=city&day=2015-07-01&since=2015-06-25&b=North+press"
    said = words(shown(two_sided, query))
    assert "25 June 2015 to 1 July 2015" in said
    assert "North press speakers (B) name no place of it" in said


def test_who_speaks_stands_beside_the_source(two_sided):
    said = words(shown(two_sided, "theatre=city&day=2015-07-01"))
    assert "Said by a colonel, North press, in" in said


def test_how_much_each_party_tells_stands_beside_its_name(two_sided):
    said = words(shown(two_sided, "theatre=city"))
    assert "South press (3 shares)" in said
    assert "North press (1 report)" in said


def test_places_that_differ_come_first_with_their_sources(shipped):
    body = next(every(shown(shipped, MAPS), html.Tbody))
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
    asked, _ = parse(f"{MAPS}&since=2016-06-16", shipped)
    assert "url(#h0)" in drawing(shipped, asked, "b")
    assert "url(#h0)" not in drawing(shipped, asked, "a")


def test_a_picture_of_a_question_that_cannot_be_used_is_refused(client):
    assert client.get("/download/account-a.svg?theatre=atlantis").status_code == 400
    assert client.get("/download/account-c.svg").status_code == 404
