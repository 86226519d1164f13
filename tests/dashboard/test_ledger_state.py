from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ledger_state import (
    CONTROLS,
    NAMES,
    LedgerView,
    choices,
    default_view,
    open_claim,
    parse,
    shown,
)
from data.dataset import Dataset, load
from tests.world import world, write_world


@st.composite
def views(draw: st.DrawFn, dataset: Dataset) -> LedgerView:
    """Any view that the ledger of a data set has."""
    chosen = {
        name: draw(
            st.sampled_from(
                [*choices(dataset, name), *([] if name == "restated" else [""])]
            )
        )
        for name in CONTROLS
    }
    claim = draw(st.sampled_from(["", *dataset.claims.index]))
    return LedgerView(**chosen, claim=claim)


@settings(max_examples=200)
@given(data=st.data())
def test_a_view_comes_back_from_its_query(shipped, data):
    view = data.draw(views(shipped))
    assert parse(view.query(shipped), shipped) == (view, ())
    assert parse(f"?{view.query(shipped)}", shipped) == (view, ())


texts = st.text(max_size=20)


@settings(max_examples=150)
@given(given=st.dictionaries(st.sampled_from(NAMES) | texts, texts))
def test_any_query_is_read_as_a_view_that_has_a_query_of_its_own(shipped, given):
    view, notes = parse(urlencode(given), shipped)
    assert all(notes)
    assert parse(view.query(shipped), shipped) == (view, ())


def test_the_ledger_opens_with_the_place_and_metric_of_most_claims(shipped):
    view, notes = parse("", shipped)
    assert (view.place, view.metric, notes) == ("Iraq", "territory_lost_pct", ())
    assert view == default_view(shipped)
    assert view.href(shipped) == "/ledger"


def test_a_claim_alone_is_a_link_to_its_card_among_its_like(shipped):
    view = open_claim("fal-garver-20160621", shipped)
    assert view.href(shipped) == "/ledger?claim=fal-garver-20160621"
    assert parse("?claim=fal-garver-20160621", shipped) == (view, ())
    assert (view.place, view.metric) == ("Fallujah", "city_controlled_pct")
    assert "fal-garver-20160621" in shown(view, shipped).index


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("place=Atlantis", "no claim about “Atlantis”"),
        ("metric=love", "no metric “love”"),
        ("verdict=right", "no verdict “right”"),
        ("restated=maybe", "no choice “maybe”"),
        ("restated=", "no choice “”"),
        ("claim=none-such", "no claim “none-such”. No card is open"),
    ],
)
def test_what_cannot_be_used_falls_back_and_is_told(shipped, query, told):
    view, (note,) = parse(query, shipped)
    assert view == default_view(shipped)
    assert told in note


def test_every_value_offered_has_as_many_claims_as_it_says(shipped):
    everything = LedgerView("", "")
    for name in CONTROLS:
        for value, count in choices(shipped, name).items():
            rows = shown(replace(everything, **{name: value}), shipped)
            assert len(rows) == count > 0, (name, value)


def test_without_restatements_no_news_outlet_speaks(shipped):
    everything = LedgerView("", "")
    original = shown(replace(everything, restated="without"), shipped)
    left_out = shown(everything, shipped).drop(original.index)
    assert set(left_out["side"]) == {"media"}
    assert "media" not in set(original["side"])


def test_the_ledger_of_a_data_set_without_claims_opens_empty(tmp_path):
    files = {name: rows for name, rows in world().items() if name != "claims.csv"}
    dataset = load(write_world(tmp_path, files))
    view, notes = parse("", dataset)
    assert (view, notes) == (LedgerView("", ""), ())
    assert shown(view, dataset).empty
