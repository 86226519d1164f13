"""The tour: every fact has its evidence, and every number comes from the data set."""

import re

import pytest
from dash import dcc, html

from dashboard.accounts.state import parse as parse_accounts
from dashboard.article_facts import FACTS
from dashboard.article_page import href, read_step, step_page, tells
from dashboard.compare.state import parse as parse_comparison
from dashboard.ledger_state import parse as parse_ledger
from dashboard.quotes import COMPUTED, Quotes, filled
from dashboard.state import parse as parse_view
from data.happenings import attacks
from geo.errors import QueryError
from tests.dashboard.asking import ask
from tests.dashboard.tree import every, prop, words

STEPS = range(1, len(FACTS) + 1)


def test_the_tour_has_the_seventeen_facts_and_the_data_set_all_their_evidence(shipped):
    assert len(FACTS) == 17
    assert tells(shipped)


@pytest.mark.parametrize("step", STEPS)
def test_no_number_of_the_data_set_is_typed(step):
    fact = FACTS[step - 1]
    for text in (fact.title, fact.said, fact.agrees, fact.differs):
        assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", text)), text


@pytest.mark.parametrize("step", STEPS)
def test_every_fact_shows_the_evidence_that_it_names(shipped, step):
    fact = FACTS[step - 1]
    page = step_page(shipped, step, "")
    told = words(page)
    for one in (*fact.claims, *fact.happenings, *fact.routes):
        assert one in told
    assert not re.search(r"[{}]|\bnan\b|\bNaT\b", told)
    links = [prop(one, "href") for one in every(page, dcc.Link)]
    assert all(f"/ledger?claim={one}" in links for one in fact.claims)
    assert not re.search(r"  ", filled(shipped, fact.said + fact.agrees + fact.differs))


@pytest.mark.parametrize("step", STEPS)
def test_every_link_of_the_tour_is_read_without_a_fault(shipped, step):
    read = {
        "/": parse_view,
        "/ledger": parse_ledger,
        "/compare": parse_comparison,
        "/accounts": parse_accounts,
    }
    page = step_page(shipped, step, "")
    anchors = [*every(page, dcc.Link), *every(page, html.A)]
    links = [prop(one, "href") for one in anchors]
    ours = [link for link in links if link.startswith("/") and "/article" not in link]
    assert ours
    for link in ours:
        path, _, query = link.partition("?")
        assert read[path](query, shipped)[1] == ()


def test_rate_and_total_of_leaders_are_reckoned(shipped):
    """A hundred leaders at one in three days; 183 days are the longest few months."""
    quotes = Quotes(shipped)
    assert quotes["leaders_take"] == "300 days, 9.9 months"
    assert quotes["leaders_in_half_a_year"] == "61"
    assert quotes["pay_fall"] == "60 %"
    assert quotes["inflow_fall"] == "90 %"
    assert quotes["fighters_fewer"] == "6,000 to 12,000"


def test_attacks_before_and_after_are_all_attacks(shipped):
    both = (
        int(COMPUTED["attacks_before"](shipped)),
        int(COMPUTED["attacks_after"](shipped)),
    )
    assert sum(both) == len(attacks(shipped))
    assert both[0] > 0 < both[1]


def test_a_blank_that_the_data_set_cannot_fill_is_refused(squares):
    with pytest.raises(QueryError, match="neither a claim nor an event 'orlando'"):
        filled(squares, "{orlando}")


@pytest.mark.parametrize(
    ("query", "step"), [("", 1), ("?step=1", 1), ("?step=17", 17), ("step=7", 7)]
)
def test_a_step_is_read_from_the_query(query, step):
    assert read_step(query) == (step, "")


@pytest.mark.parametrize("text", ["0", "18", "-1", "x", "1.5", "٣"])
def test_a_step_that_is_none_shows_the_first_and_says_so(text):
    step, note = read_step(f"?step={text}")
    assert step == 1
    assert text in note


def test_a_step_comes_back_from_its_link():
    assert [read_step(href(step).partition("?")[2]) for step in STEPS] == [
        (step, "") for step in STEPS
    ]


def shown(app, search: str, pathname: str = "/article"):
    asked = {"location_pathname": pathname, "location_search": search}
    return ask(app, "article-step.children", **asked)


def test_the_chart_of_attacks_stands_where_the_fact_is_about_them(shipped):
    charts = [
        step for step in STEPS if list(every(step_page(shipped, step, ""), dcc.Graph))
    ]
    assert charts == [13, 15]
    told = words(step_page(shipped, 15, ""))
    assert "show no cause" in told
    assert "not complete" in told


def test_the_tour_travels_only_when_it_is_asked_for(shipped_app):
    assert "Orlando" in str(shown(shipped_app, "?step=15")["article-step.children"])
    assert shown(shipped_app, "", "/ledger") == {}


def test_a_data_set_without_the_evidence_has_no_tour_and_no_link_to_it(
    squares, squares_app
):
    assert not tells(squares)
    assert "does not have" in str(shown(squares_app, "")["article-step.children"])
    links = [prop(one, "href") for one in every(squares_app.layout, html.A)]
    assert "/article" not in links
    assert "/ledger" in links


def test_first_and_last_fact_lead_one_way_only(shipped):
    turns = {
        step: {prop(one, "id") for one in every(step_page(shipped, step, ""), dcc.Link)}
        for step in (1, 2, 17)
    }
    assert "previous-step" not in turns[1]
    assert {"previous-step", "next-step"} <= turns[2]
    assert "next-step" not in turns[17]


def test_a_fact_of_change_links_to_the_comparison_of_its_days(shipped):
    given = [(step, one) for step in STEPS for one in FACTS[step - 1].changes]
    assert len(given) == 4
    for step, (theatre_id, a, b) in given:
        page = step_page(shipped, step, "")
        (link,) = [
            one.href for one in every(page, html.A) if one.href.startswith("/compare?")
        ]
        asked, notes = parse_comparison(link.partition("?")[2], shipped)
        assert not notes
        assert (asked.theatre, asked.a, asked.b) == (theatre_id, a, b)


def test_the_fact_on_fallujah_links_to_its_two_accounts(shipped):
    (step,) = [step for step in STEPS if FACTS[step - 1].accounts]
    links = [prop(one, "href") for one in every(step_page(shipped, step, ""), dcc.Link)]
    (link,) = [one for one in links if one.startswith("/accounts?theatre=fallujah&")]
    asked, notes = parse_accounts(link.partition("?")[2], shipped)
    assert not notes
    assert {asked.a, asked.b} == {"Iraqi government", "coalition"}
