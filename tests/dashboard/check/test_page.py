"""The check on the page: the rows of `data.check`, narrowed by the address."""

import io
import json

import pandas as pd
import pytest

from dashboard import ids
from dashboard.check.page import page, published
from dashboard.check.state import Asked, narrowed, offered, parse
from dashboard.figures import check
from data.check import checked
from geo.vocabulary import Rule
from tests.dashboard.asking import ask
from tests.dashboard.tree import words


def test_every_choice_offered_is_read_back_from_its_link(shipped):
    for name, choices in offered(shipped).items():
        for value in choices:
            asked = Asked(**{name: value})
            assert parse(asked.href().partition("?")[2], shipped) == (asked, ())


def test_what_is_not_offered_is_told_and_not_used(shipped):
    asked, notes = parse("place=Atlantis&kind=yes&utm=1", shipped)
    assert asked == Asked(kind="yes")
    (note,) = notes
    assert "Atlantis" in note
    assert "Iraq" in note


def test_rows_are_those_of_the_check_that_are_asked_for(shipped):
    every = checked(shipped, Rule.LATEST)
    rows = narrowed(shipped, Asked(place="Iraq", kind="yes"))
    wanted = every[(every["place"] == "Iraq") & (every["kind_matches"] == "yes")]
    assert len(rows) == len(wanted) > 0
    assert set(rows["claim_id"]) == set(wanted["claim_id"])
    assert rows["day"].is_monotonic_increasing
    assert len(narrowed(shipped, Asked())) == len(every)


def test_the_finding_counts_figures_and_pairs_of_the_same_kind(shipped):
    rows = narrowed(shipped, Asked(place="Iraq"))
    same = rows[(rows["kind_matches"] == "yes") & (rows["ratio_low"] > 0)]
    told = check.finding(rows)
    assert told.startswith(
        f"{rows['claim_id'].nunique()} published figures of 1 place,"
    )
    assert f"of {len(same)} pairs" in told

    none = check.finding(narrowed(shipped, Asked(place="Iraq", kind="no")))
    assert "No method of ours counts the same kind" in none


def test_the_page_tells_when_nothing_is_asked_for_at_once(shipped):
    told = words(page(shipped, Asked(place="Raqqa", metric="area_held_km2"), ()))
    assert "No published figure is of this place, metric and kind at once." in told


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((35_000.0, None, 36_000.0), "35,000 to 36,000 %"),
        ((None, 62.0, None), "62.0 %"),
        ((None, 4.5, None), "4.50 %"),
    ],
)
def test_a_figure_reads_as_it_was_published(ends, said):
    keys = ("value_low", "value", "value_high")
    claim = pd.Series({**dict(zip(keys, ends, strict=True)), "unit": "%"})
    assert published(claim) == said


def test_the_chart_has_a_mark_a_ratio(shipped):
    rows = narrowed(shipped, Asked())
    drawn = check.figure(rows)
    marks = sum(len(trace["x"]) for trace in drawn["data"])
    assert marks == ((rows["ratio_low"] > 0) & (rows["ratio_high"] > 0)).sum()
    assert drawn["layout"]["yaxis"]["type"] == "log"


def test_the_address_is_answered_by_page_and_file(shipped, shipped_app, client):
    told = ask(
        shipped_app,
        f"{ids.CHECK_BODY}.children",
        location_pathname="/check",
        location_search="?place=Raqqa",
    )
    assert "Raqqa" in json.dumps(told)
    table = client.get("/download/check.csv?place=Raqqa").get_data(as_text=True)
    rows = pd.read_csv(io.StringIO(table))
    assert len(rows) == len(narrowed(shipped, Asked(place="Raqqa")))
    assert client.get("/download/check.csv?place=Atlantis").status_code == 400
