import re
from urllib.parse import unquote

import pytest
from dash import dcc, html

from dashboard.method import method_page
from data.theatre import theatre
from tests.dashboard.tree import every, prop, words


@pytest.fixture(scope="module")
def page(shipped) -> list:
    return method_page(shipped)


def sources(page) -> list[str]:
    """Return the items of the list of sources, as they are written in Markdown."""
    (fold,) = every(page, html.Details)
    (listed,) = every(fold, dcc.Markdown)
    return listed.children.split("\n")


def plain(text: str) -> str:
    """Return a text without the strokes that keep Markdown from reading it."""
    return re.sub(r"\\(.)", r"\1", text)


def rows(page) -> list[list[str]]:
    (table,) = every(page, html.Table)
    return [
        [words(cell) for cell in every(row) if isinstance(cell, (html.Th, html.Td))]
        for row in every(table, html.Tr)
    ]


def test_the_counts_are_those_of_the_data_set(page, shipped):
    head, *body = rows(page)
    assert len(body) == len(shipped.theatres)
    for theatre_id, row in zip(shipped.theatres.index, body, strict=True):
        where = theatre(shipped, theatre_id)
        reports = shipped.reports[shipped.reports["place_id"].isin(where.places.index)]
        expected = {
            "Theatre": where.row["name"],
            "Places": len(where.places),
            "Positions estimated": (where.places["coord_basis"] == "estimated").sum(),
            "Reports": len(reports),
            "Unsourced": (reports["basis"] == "unsourced").sum(),
            "Said of a whole city": (reports["scope"] == "citywide").sum(),
            "Speaker named": (reports["said_by"] != "").sum(),
        }
        told = dict(zip(head, row, strict=True))
        for name, value in expected.items():
            assert told[name].replace(",", "") == str(value).replace(",", "")


def test_the_counts_of_all_theatres_add_up_to_the_tables(page, shipped):
    head, *body = rows(page)
    for name, table in (("Places", shipped.places), ("Reports", shipped.reports)):
        column = head.index(name)
        total = sum(int(row[column].replace(",", "")) for row in body)
        assert total == len(table)


def test_the_outline_is_told_in_km2(page, shipped):
    head, *body = rows(page)
    for theatre_id, row in zip(shipped.theatres.index, body, strict=True):
        told = row[head.index("Outline")]
        km2 = theatre(shipped, theatre_id).outline_km2.sum()
        assert told.endswith("km²")
        assert float(told.removesuffix(" km²").replace(",", "")) == round(km2)


def test_every_source_is_linked_once_with_its_title(page, shipped):
    entries = sources(page)
    assert len(entries) == len(shipped.sources)
    linked = [unquote(re.search(r"\]\((.*?)\)", one)[1]) for one in entries]
    assert sorted(linked) == sorted(unquote(url) for url in shipped.sources["url"])
    titles = [plain(re.match(r"- \[(.*?)\]\(", one)[1]) for one in entries]
    assert sorted(titles) == sorted(shipped.sources["title"])


def test_every_row_that_has_a_source_is_counted_at_it(page, shipped):
    told = sum(int(re.search(r"(\d+) rows$", one)[1]) for one in sources(page))
    tables = ("reports", "claims", "happenings", "route_status")
    cited = sum((getattr(shipped, name)["source_id"] != "").sum() for name in tables)
    assert told == cited


def test_the_page_names_the_data_set_and_its_version(page, shipped):
    assert shipped.title in words(page)
    assert shipped.version in words(page)


def test_the_page_tells_what_weakens_the_numbers_and_the_licences(page):
    told = " ".join(words(one) for one in every(page, dcc.Markdown))
    for word in ("weak", "Sparse desert", "CC BY-SA", "ODbL", "Apache-2.0"):
        assert word in told


def test_the_page_leads_back_to_the_map(page):
    assert "/" in [prop(link, "href") for link in every(page, html.A)]
