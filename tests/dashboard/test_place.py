from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from dash import html
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.place import empty, panel, source_line
from dashboard.settings import ACCOUNTS_PATH
from dashboard.text import dated
from data.dataset import load
from data.theatre import theatre
from geo.history import at
from geo.vocabulary import Rule
from tests.dashboard.tree import every, has_class, prop, words
from tests.world import world, write_world

CITIES = ["mosul", "raqqa", "fallujah", "sirte"]


def items(where, place_id: str, rule: Rule = Rule.LATEST) -> list:
    """Return the entries of a place's reports, oldest first."""
    entries = every(panel(where, place_id, rule), html.Li)
    return [one for one in entries if has_class(one, "report")][::-1]


def reports_of(where, place_id: str) -> pd.DataFrame:
    reports = where.dataset.reports
    return reports[reports["place_id"] == place_id]


def assert_told(where, item, row) -> None:
    """Say that an entry tells all of a report that a reader needs to judge it."""
    told = words(item)
    assert dated(row["date"], row["date_precision"]) in told
    assert f"{row['confidence']} confidence" in told
    tags = [words(one) for one in every(item, html.Span)]
    assert ("unsourced" in tags) == (row["basis"] == "unsourced")
    coarse = row["date_precision"] != "day"
    assert (f"known to the {row['date_precision']}" in tags) == coarse
    assert row["note"] in told
    links = [prop(link, "href") for link in every(item, html.A)]
    if row["source_id"]:
        source = where.dataset.sources.loc[row["source_id"]]
        assert links == [source["url"]]
        assert source["title"] in told
    else:
        assert links == []
        assert "No source" in told


def assert_all_reports_told(where, place_id: str, rule: Rule) -> None:
    mine = reports_of(where, place_id)
    entries = items(where, place_id, rule)
    assert len(entries) == len(mine)
    for (_, row), item in zip(mine.iterrows(), entries, strict=True):
        assert_told(where, item, row)


@pytest.mark.parametrize("city", CITIES)
def test_every_report_of_every_zone_of_a_city_is_told(shipped, city):
    where = theatre(shipped, city)
    for place_id in where.places.index:
        assert_all_reports_told(where, place_id, Rule.LATEST)


@settings(deadline=None, max_examples=40)
@given(data=st.data(), rule=st.sampled_from(list(Rule)))
def test_every_report_of_any_place_of_the_region_is_told(shipped, data, rule):
    where = theatre(shipped, "region")
    assert_all_reports_told(
        where, data.draw(st.sampled_from(list(where.places.index))), rule
    )


def test_a_place_is_named_in_english_and_arabic(shipped):
    where = theatre(shipped, "region")
    told = panel(where, "mosul-west", Rule.LATEST)
    assert "Mosul (west bank)" in words(told)
    (arabic,) = [one for one in every(told) if prop(one, "lang") == "ar"]
    assert words(arabic) == "الموصل"
    assert prop(arabic, "dir") == "rtl"


def test_an_estimated_position_is_marked_with_its_reach(shipped):
    where = theatre(shipped, "region")
    assert "position estimated, to about 10,000 m" in words(
        panel(where, "mosul-east", Rule.LATEST)
    )
    assert "position estimated" not in words(panel(where, "mosul-west", Rule.LATEST))


def test_a_sparse_place_is_marked(squares):
    where = theatre(squares, "region")
    assert "sparse" in words(panel(where, "west-2", Rule.LATEST))
    assert "sparse" not in words(panel(where, "west-1", Rule.LATEST))


def test_of_one_days_reports_all_but_the_last_are_marked_unused(shipped):
    for city in CITIES:
        where = theatre(shipped, city)
        mine = shipped.reports[shipped.reports["place_id"].isin(where.places.index)]
        for place_id in mine[mine.duplicated(["place_id", "date"])]["place_id"]:
            rows = list(reports_of(where, place_id).itertuples())
            replaced = [
                one.date == after.date
                and (one.holder, one.status) != (after.holder, after.status)
                for one, after in pairwise(rows)
            ]
            marked = [has_class(one, "unused") for one in items(where, place_id)]
            assert marked == [*replaced, False]


def test_only_sourced_reports_count_under_that_rule(squares):
    where = theatre(squares, "region")
    marked = [
        has_class(one, "unused") for one in items(where, "west-1", Rule.SOURCED_ONLY)
    ]
    assert marked == [True, False]
    told = words(panel(where, "west-1", Rule.SOURCED_ONLY))
    assert "2 reports, 1 not counted" in told


def test_what_a_side_says_of_its_own_gains_is_marked_under_that_rule(shipped):
    told = words(panel(theatre(shipped, "region"), "ramadi", Rule.AGAINST_INTEREST))
    assert "not counted (a side on its own gains" in told


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", ["region", *CITIES])
def test_the_report_in_force_on_a_day_is_the_one_that_decides_it(
    shipped, theatre_id, rule
):
    """The browser marks the entry whose `data-from` to `data-to` holds the day."""
    where = theatre(shipped, theatre_id)
    wrong = []
    for place_id in where.places.index[::5]:
        entries = items(where, place_id, rule)
        ids = reports_of(where, place_id)["report_id"].tolist()
        for day in {prop(one, "data-from") for one in entries}:
            current = [
                name
                for name, one in zip(ids, entries, strict=True)
                if prop(one, "data-from") <= day < prop(one, "data-to")
            ]
            state = at(where.history(rule), pd.Timestamp(day)).loc[place_id]
            deciding = set(state["report_ids"].split(";")) - {""}
            if len(current) > 1 or not set(current) <= deciding:
                wrong.append((place_id, day, current, sorted(deciding)))
    assert wrong == []


@pytest.mark.parametrize("rule", list(Rule))
def test_the_strip_spans_all_days_of_the_theatre(shipped, rule):
    where = theatre(shipped, "raqqa")
    for place_id in where.places.index:
        (strip,) = [
            one
            for one in every(panel(where, place_id, rule))
            if prop(one, "data-role") == "strip"
        ]
        spans = list(every(strip, html.Span))
        intervals = where.history(rule)
        assert len(spans) == (intervals["place_id"] == place_id).sum()
        widths = [float(prop(one, "style")["width"].rstrip("%")) for one in spans]
        assert sum(widths) == pytest.approx(100, abs=0.01)


def test_a_place_that_no_report_names_says_so(squares):
    told = words(panel(theatre(squares, "region"), "harbour", Rule.LATEST))
    assert "No report" in told


def test_without_a_place_the_panel_says_what_to_do():
    assert "Select a place" in words(empty())


def test_a_link_opens_apart_and_tells_the_other_page_nothing(shipped):
    where = theatre(shipped, "raqqa")
    for link in every(panel(where, "raqqa_qadisiya", Rule.LATEST), html.A):
        if link.href == ACCOUNTS_PATH:
            continue  # a page of our own
        assert prop(link, "target") == "_blank"
        assert {"noopener", "noreferrer"} <= set(prop(link, "rel").split())


def test_kind_and_party_stand_beside_the_link(squares):
    sources = squares.sources.copy()
    sources.loc["herald", "party"] = "the north"
    told = words(source_line(replace(squares, sources=sources), "herald"))
    assert "repost" in told
    assert "the north" in told


def test_who_speaks_stands_before_the_source(two_sided):
    earlier, later = items(theatre(two_sided, "city"), "old-town")
    assert "Said by a colonel, North press, in" in words(later)
    assert "Said by" not in words(earlier)


def test_a_source_without_an_address_is_told_without_a_link(squares):
    sources = squares.sources.copy()
    sources.loc["herald", "url"] = ""
    line = source_line(replace(squares, sources=sources), "herald")
    assert list(every(line, html.A)) == []
    assert sources.loc["herald", "title"] in words(line)


def test_a_row_without_a_source_says_that_none_was_checked(squares):
    assert "No source was checked" in words(source_line(squares, ""))


def test_scopes_wider_than_the_place_are_marked(tmp_path):
    files = world()
    files["reports.csv"][1]["scope"] = "citywide"
    files["reports.csv"][3]["scope"] = "inferred"
    where = theatre(load(write_world(tmp_path, files)), "region")
    assert "whole city" in words(items(where, "west-1")[1])
    assert "whole city" not in words(items(where, "west-1")[0])
    assert "inferred" in words(items(where, "east-1")[0])
