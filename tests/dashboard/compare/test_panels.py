import pytest
from dash import html

from dashboard.compare import panels
from dashboard.compare.found import found
from dashboard.compare.state import area_methods, parse
from dashboard.text import METHOD_WORDS
from data.theatre import theatre
from tests.dashboard.tree import every, words

MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"


def shown(dataset, query):
    asked, _ = parse(query, dataset)
    return asked, found(dataset, asked)


def said(parts):
    return " ".join(words(parts).split())


def test_the_answer_names_days_km2_whole_places_and_reports(shipped):
    asked, what = shown(shipped, MOSUL)
    text = said(panels.finding(shipped, asked, what))
    assert text.startswith(
        "Between 17 October 2016 and 24 January 2017, 106.4 of 173.5 km² (61.3 %) of "
        f"Mosul changed hands, in 56 places, by {what.reports} reports from "
        f"{what.sources} sources."
    )


def test_the_answer_names_method_rule_version_and_what_is_weak(shipped):
    asked, what = shown(shipped, f"{MOSUL}&method=capped-5&rule=agreed")
    text = said(panels.finding(shipped, asked, what))
    assert "nearest place within 5 km" in text
    assert "contested where reports conflict" in text
    assert shipped.version in text
    assert f"{what.estimated} of the {len(what.rows)} have an estimated" in text
    assert f"{what.unsourced} of the {len(what.rows)} rest on no checked" in text


def test_districts_are_called_so_and_have_no_reports(shipped):
    asked, what = shown(
        shipped, "theatre=region&a=2014-08-31&b=2016-07-04&method=district"
    )
    text = said(panels.finding(shipped, asked, what))
    assert "in 41 districts." in text
    assert "by 0" not in text


def test_two_days_alike_say_that_nothing_changed(shipped):
    asked, what = shown(shipped, "theatre=mosul&a=2016-10-17&b=2016-10-17")
    text = said(panels.finding(shipped, asked, what))
    assert "nothing in Mosul changed hands" in text
    assert "rest on no" not in text


def test_countries_are_named_where_there_are_several(shipped):
    asked, what = shown(shipped, "theatre=region&country=iq")
    assert "km² (" in said(panels.finding(shipped, asked, what))
    assert " of Iraq changed" in said(panels.finding(shipped, asked, what))


def test_the_key_has_a_row_a_flow_and_one_for_what_stayed(shipped):
    _, what = shown(shipped, "theatre=region&b=2016-06-24")
    rows = list(every(panels.flows(shipped, what), html.Tr))[1:]
    assert len(rows) == len(what.flows) + 1
    shares = [float(words(row.children[-2]).removesuffix(" %")) for row in rows]
    assert sum(shares) == pytest.approx(100, abs=0.05 * len(rows))


def test_totals_have_both_days_net_gross_and_the_front(shipped):
    asked, what = shown(shipped, MOSUL)
    text = said(panels.totals(shipped, asked, what))
    assert "Islamic State 173.48 100.0 % 67.07 38.7 % −106.40 7.24 113.64" in text
    assert "Iraqi government 0.00 0.0 % 106.40 61.3 % +106.40 116.37 9.97" in text
    assert "0.0 km on the earlier day, 13.3 km on the later one" in text


def test_every_method_that_is_offered_has_words(shipped):
    offered = {
        method
        for one in shipped.theatres.index
        for method in area_methods(theatre(shipped, one))
    }
    assert offered <= set(METHOD_WORDS)
