import pytest
from dash import html

from dashboard.claim_card import card
from data.claims import METRICS
from data.dataset import load
from tests.dashboard.tree import every, prop, words
from tests.world import world, write_world


def test_every_claim_of_ground_is_told_in_full(shipped):
    claims = shipped.claims[shipped.claims["metric"].isin(list(METRICS))]
    for claim_id, claim in claims.iterrows():
        source = shipped.sources.loc[claim["source_id"]]
        told = words(card(shipped, claim_id))
        for column in (
            *("place", "subject", "denominator", "speaker", "organisation"),
            *("side", "as_of", "stated_on", "note"),
        ):
            assert claim[column] in told, (claim_id, column)
        assert shipped.denominators.loc[claim["denominator_id"], "label"] in told
        links = [prop(link, "href") for link in every(card(shipped, claim_id), html.A)]
        assert links == [f"/ledger?claim={claim_id}", source["url"]]


def test_a_number_is_told_as_it_was_stated(squares):
    assert "about 40 %" in words(card(squares, "forty"))
    assert "30–50 %" in words(card(squares, "range"))


def test_the_claims_it_clashes_with_are_told(squares):
    told = words(card(squares, "range"))
    assert "Clashes with" in told
    assert "about 40 %" in told


def test_a_claim_that_clashes_with_none_says_nothing_of_it(tmp_path):
    files = world()
    files["claims.csv"][0]["disputes"] = ""
    dataset = load(write_world(tmp_path, files))
    assert "Clashes with" not in words(card(dataset, "forty"))


def test_a_denominator_that_was_not_stated_is_told_so(tmp_path):
    files = world()
    files["claims.csv"][0]["denominator"] = ""
    dataset = load(write_world(tmp_path, files))
    assert "not stated" in words(card(dataset, "forty"))


BLANKS = {
    "denominator_id": {"denominator_id": ""},
    "as_of": {"as_of": ""},
    "stated_on": {"stated_on": ""},
    "speaker": {"speaker": ""},
    "organisation": {"organisation": ""},
    "source_id": {"source_id": "", "basis": "unsourced"},
}


@pytest.mark.parametrize("column", BLANKS)
def test_a_claim_of_a_sound_data_set_has_a_card_whatever_is_blank(tmp_path, column):
    files = world()
    files["claims.csv"][0] |= BLANKS[column]
    dataset = load(write_world(tmp_path, files))
    assert "40 %" in words(card(dataset, "forty"))
