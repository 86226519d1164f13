import json

from dashboard.compare.found import found
from dashboard.compare.places import listed
from dashboard.compare.state import parse
from dashboard.state import parse as parse_view

MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"


def rows_of(dataset, query):
    asked, _ = parse(query, dataset)
    return listed(dataset, asked, found(dataset, asked))


def test_a_row_says_from_to_when_how_much_and_by_which_report(squares):
    (row,) = rows_of(squares, "theatre=region&a=2014-06-01&b=2015-07-01&country=ea")[
        "rows"
    ]
    assert (row["id"], row["name"]) == ("west-1", "West 1")
    assert row["before"]["words"] != row["after"]["words"]
    assert (row["since"], row["day"]) == ("2015-06-01", "1 June 2015")
    assert row["area"] == "6,154"
    assert (row["population"], row["turns"]) == (12_000, 1)
    (report,) = row["reports"]
    assert report["url"] == "https://example.org/gazette"
    assert "original" in report["facts"]


def test_who_speaks_is_the_first_fact_of_a_report(two_sided):
    rows = rows_of(two_sided, "theatre=city&a=2015-06-01&b=2015-07-01")["rows"]
    (report,) = rows[0]["reports"]
    assert report["facts"].startswith("said by a colonel, North press; ")


def test_a_day_known_to_the_week_is_marked(squares):
    """old-town fell in the week of 10 May 2015."""
    rows = rows_of(squares, "theatre=city&a=2014-06-01&b=2015-12-31")["rows"]
    days = {row["id"]: row["day"] for row in rows}
    assert days == {"old-town": "~ 10 May 2015", "new-town": "12 May 2015"}


def test_what_is_unsourced_or_estimated_is_marked_and_nothing_else(shipped):
    rows = rows_of(shipped, MOSUL)["rows"]
    assert sum(row["estimated"] for row in rows) == 43
    marked = [
        row
        for row in rows
        if row["unsourced"]
        or any("unsourced" in one["marks"] for one in row["reports"])
    ]
    assert len(marked) == 3
    for row in marked:
        for one in row["reports"]:
            assert one["url"] == "" or "unsourced" not in one["marks"]


def test_the_day_leads_to_the_place_on_the_opening_page(shipped):
    asked = f"{MOSUL}&rule=agreed&method=nearest-settled"
    for row in rows_of(shipped, asked)["rows"]:
        view, notes = parse_view(row["address"].removeprefix("/"), shipped)
        assert notes == ()
        assert (view.theatre, view.day) == ("mosul", row["since"])
        assert (view.place, view.rule) == (row["id"], "agreed")
        assert view.method == "nearest-settled"


def test_a_method_that_the_opening_page_lacks_is_not_asked_of_it(shipped):
    for row in rows_of(shipped, f"{MOSUL}&method=capped-5")["rows"]:
        assert parse_view(row["address"].removeprefix("/"), shipped)[1] == ()


def test_a_district_has_no_place_to_ring_and_no_report(shipped):
    days = "a=2014-08-31&b=2016-07-04"
    content = rows_of(shipped, f"theatre=region&{days}&method=district")
    assert content["noun"] == "Districts"
    assert content["rows"]
    assert all(row["reports"] == [] for row in content["rows"])
    assert all(row["lat"] is None for row in content["rows"])


def test_the_list_is_plain_json(shipped):
    content = rows_of(shipped, "theatre=region")
    assert json.loads(json.dumps(content, allow_nan=False)) == content
