import pandas as pd
import pytest
from dash import html

from dashboard.figures.ledger import MOST_PANELS, drawable
from dashboard.ledger_bases import solved_bases
from dashboard.ledger_page import caption, summary
from dashboard.ledger_state import LedgerView, shown
from dashboard.ledger_table import HEAD, MOST_ROWS, table, verdict_words
from data.claims import panelled
from data.ledger import disagreements, ledger
from tests.dashboard.tree import every, has_class, words


def rows_of(tree) -> list[list[str]]:
    return [
        [words(cell) for cell in every(row) if isinstance(cell, (html.Th, html.Td))]
        for row in every(tree, html.Tr)
    ]


def entry(dataset, claim_id: str) -> pd.Series:
    return ledger(dataset).set_index("claim_id").loc[claim_id]


@pytest.fixture
def fallujah() -> LedgerView:
    return LedgerView("Fallujah", "city_controlled_pct", claim="fal-cmdr-20160623")


def test_a_row_tells_both_dates_the_speaker_and_the_number(shipped, fallujah):
    head, *body = rows_of(table(shipped, fallujah, shown(fallujah, shipped)))
    assert tuple(head) == HEAD
    first = dict(zip(head, body[0], strict=True))
    assert first["As of"] == "17 June 2016 stated 19 June 2016"
    assert first["Who"].startswith("Iraqi army")
    assert first["Number"] == "70 %"
    assert "computed by us" in first["In km²"]
    assert len(body) == 11


def test_the_rows_count_whoever_contradicts_them(shipped, fallujah):
    told = rows_of(table(shipped, fallujah, shown(fallujah, shipped)))[1:]
    found = disagreements(shipped)
    pairs = found[found["contradicts"]]
    both = pd.concat([pairs["claim_id"], pairs["other_id"]])
    own = both[both.isin(shown(fallujah, shipped).index)].value_counts()
    assert sorted(row[-1] for row in told) == sorted(
        [*(f"by {n}" for n in own), *["by none"] * (len(told) - len(own))]
    )


def test_the_open_claim_is_marked(shipped, fallujah):
    tree = table(shipped, fallujah, shown(fallujah, shipped))
    (marked,) = [row for row in every(tree, html.Tr) if has_class(row, "open")]
    assert "Commander of the Fallujah operation" in words(marked)


def test_a_long_table_says_what_it_leaves_out(shipped):
    everything = LedgerView("", "")
    tree = table(shipped, everything, shown(everything, shipped))
    assert len(rows_of(tree)) == MOST_ROWS + 1
    assert f"{len(shipped.claims) - MOST_ROWS} more: narrow" in words(tree)


def test_verdicts_are_words_and_mark_the_same_kind_of_ground(shipped):
    told = verdict_words(entry(shipped, "sohr-sy-pct-20150521"))
    assert told.split("; ")[0].startswith(("inside: ", "above: ", "below: "))
    assert "nearest*" in told
    assert "capped-5*" not in told


def test_what_is_not_comparable_says_why_in_the_table(shipped):
    told = verdict_words(entry(shipped, "fal-garver-20160621"))
    assert told == "Not comparable: other kind of control"


def test_the_caption_names_the_methods_of_the_band_and_what_is_not_drawn(shipped):
    view = LedgerView("Iraq", "")
    rows = shown(view, shipped)
    claims = shipped.claims.loc[rows.index]
    panels = panelled(shipped, drawable(claims))
    told = caption(shipped, rows, panels)
    assert len(panels) > MOST_PANELS
    assert "lowest method (" in told
    assert "nearest" in told
    assert f"The {MOST_PANELS} axes with most claims are drawn" in told


def test_claims_without_a_number_are_told_to_be_in_the_table_alone(shipped):
    view = LedgerView("", "route_status")
    rows = shown(view, shipped)
    assert drawable(shipped.claims.loc[rows.index]).empty
    assert caption(shipped, rows, []) == ""
    assert f"{len(rows)} of {len(shipped.claims)}" in words(
        summary(shipped, view, rows)
    )


def test_every_solved_base_has_its_pairs(shipped):
    told = words(solved_bases(shipped))
    assert "Iraq: 56,463 to 58,192 km²" in told
    assert "Iraq+Syria: no base admits all pairs" in told
    assert "(breaks the group)" in told
    folds = list(every(solved_bases(shipped), html.Details))
    assert all(list(every(fold, html.Li)) for fold in folds)
