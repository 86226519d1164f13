import pytest
from dash import dcc, html

from dashboard.ledger_card import ledger_card, map_view
from dashboard.ledger_state import open_claim
from data.dataset import load
from data.ledger import disagreements
from tests.dashboard.tree import every, prop, words
from tests.world import world, write_world
from tests.world_rows import claim


def card(dataset, claim_id: str) -> list:
    return ledger_card(dataset, open_claim(claim_id, dataset))


def hrefs(tree, kind: type) -> list[str]:
    return [prop(link, "href") for link in every(tree, kind)]


def test_half_of_iraq_is_told_with_its_base_its_km2_and_its_day(shipped):
    """The sentence the project began with, answered on one card."""
    told = words(card(shipped, "mcg-iq-20160610"))
    for text in (
        *("Brett McGurk", "about 50 %", "territory once held in Iraq"),
        *("27,949 to 29,387 km²", "computed by us", "56,463 to 58,192 km²", "assumed"),
        *("10 June 2016", "Contradicted by 0", "9 differ from it"),
    ):
        assert text in told
    links = hrefs(card(shipped, "mcg-iq-20160610"), html.A)
    assert "/?day=2016-06-10&country=iq" in links
    source = shipped.claims.loc["mcg-iq-20160610", "source_id"]
    assert shipped.sources.loc[source, "url"] in links


def test_whoever_contradicts_a_claim_is_a_link_on_its_card(shipped):
    found = disagreements(shipped)
    for row in found[found["contradicts"]].itertuples():
        for one, other in (
            (row.claim_id, row.other_id),
            (row.other_id, row.claim_id),
        ):
            links = hrefs(card(shipped, str(one)), dcc.Link)
            assert f"/ledger?claim={other}" in links


def test_sums_that_do_not_add_up_stand_on_the_card(shipped):
    told = words(card(shipped, "mcg-leaders-20160610"))
    assert "Sums that do not add up" in told
    assert "Sums" not in words(card(shipped, "mcg-iq-20160610"))


def test_every_method_has_a_verdict_in_words(shipped):
    rows = [
        [words(cell) for cell in every(row) if isinstance(cell, (html.Th, html.Td))]
        for row in every(card(shipped, "sohr-sy-pct-20150521"), html.Tr)
    ][1:]
    verdicts = {row[0]: row[2] for row in rows}
    assert "the same kind of ground" in verdicts["nearest"]
    assert verdicts["capped-5"].startswith("above; figure: desert counted; method:")


def test_every_claim_of_the_data_set_has_a_card(shipped):
    for claim_id in shipped.claims.index:
        assert words(card(shipped, claim_id)).startswith("Claim Close")


def test_what_is_unsourced_keeps_its_mark(tmp_path):
    files = world()
    files["claims.csv"] = [claim("one", basis="unsourced", source_id="")]
    dataset = load(write_world(tmp_path, files))
    told = words(card(dataset, "one"))
    assert "unsourced" in told
    assert "No source was checked" in told


def test_the_map_is_that_of_the_theatre_and_the_day(shipped):
    view = map_view(shipped, "fal-garver-20160621")
    assert view is not None
    assert (view.theatre, view.day) == ("fallujah", "2016-06-21")
    assert view.claims == "fallujah.city-controlled-pct"


@pytest.mark.parametrize("dates", [("", ""), ("2021", "2021-05-01")])
def test_a_day_that_the_map_does_not_cover_is_told(tmp_path, dates):
    files = world()
    files["claims.csv"] = [claim("one", as_of=dates[0], stated_on=dates[1])]
    dataset = load(write_world(tmp_path, files))
    assert map_view(dataset, "one") is None
    assert "does not cover the day" in words(card(dataset, "one"))


def test_no_claim_open_is_no_card(shipped):
    view = open_claim("mcg-iq-20160610", shipped)
    closed = hrefs(ledger_card(shipped, view), dcc.Link)[0]
    assert closed == "/ledger"
