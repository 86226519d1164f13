"""The ledger narrowed, its groups solved, and the ledger of a small world."""

import pytest

from data.dataset import load
from data.ledger import judged, ledger, methods, narrowed, solved
from geo.errors import QueryError
from geo.verdicts import Reason, Verdict
from tests.world import world, write_world
from tests.world_rows import claim


def test_the_ledger_is_narrowed_by_every_value_wanted(shipped):
    frame = ledger(shipped)
    kept = narrowed(frame, {"place": "Iraq", "organisation": "US DoD"}, "inside")
    assert len(kept)
    assert set(kept["place"]) == {"Iraq"}
    assert set(kept["organisation"]) == {"US DoD"}
    verdicts = kept[[f"verdict:{method}" for method in methods(shipped)]]
    assert (verdicts == "inside").any(axis="columns").all()
    assert len(narrowed(frame, {"place": ""})) == len(frame)


def test_an_unknown_value_is_refused_with_those_there_are(shipped):
    frame = ledger(shipped)
    with pytest.raises(QueryError, match=r"No claim has the place 'Atlantis'.*Iraq"):
        narrowed(frame, {"place": "Atlantis"})
    with pytest.raises(QueryError, match="inside, above, below, not comparable"):
        narrowed(frame, {}, "right")


def test_one_group_or_all_are_solved(shipped):
    every = solved(shipped)
    (one,) = solved(shipped, "iraq.populated-2014").to_dict("records")
    assert one["group"] in set(every["group"])
    assert (one["low_km2"], one["high_km2"]) == (56_462.6, 58_192.1)
    with pytest.raises(QueryError, match=r"choose from iraq\.country"):
        solved(shipped, "atlantis")


# A small world


def test_a_small_world_has_verdicts_by_method(squares):
    """The south holds half of EA, 6,154 of 12,309 km2, in all of June 2015."""
    found = judged(squares).set_index(["claim_id", "method"])
    forty = found.loc[("forty", "nearest")]
    assert forty["high_km2"] == pytest.approx(0.405 * 12_309, rel=1e-3)
    assert forty["measure_low_km2"] == pytest.approx(6_154, abs=1)
    assert (forty["verdict"], forty["kind_matches"]) == (Verdict.BELOW, True)
    half = found.loc[("range", "nearest")]  # 30 to 50 %
    assert (half["verdict"], half["reason"]) == (Verdict.INSIDE, "")
    settled = found.loc[("range", "nearest-settled")]
    assert (settled["verdict"], settled["kind_matches"]) == (Verdict.INSIDE, False)
    assert settled["reason"] == "figure: desert counted; method: populated"


def test_a_claim_that_nothing_measures_has_a_verdict_under_every_method(squares):
    road = ledger(squares).set_index("claim_id").loc["road"]
    for method in methods(squares):
        assert road[f"verdict:{method}"] == Verdict.NOT_COMPARABLE
        assert road[f"reason:{method}"] == Reason.NO_MEASURE
        assert not road[f"kind_matches:{method}"]


def test_a_whole_city_is_inside_what_measures_it_whole(shipped):
    row = ledger(shipped).set_index("claim_id").loc["fal-saadi-20160626"]
    assert row["verdict:nearest"] == Verdict.INSIDE
    assert row["kind_matches:nearest"]


@pytest.mark.parametrize("absent", [{"claims.csv"}, {"claims.csv", "denominators.csv"}])
def test_a_data_set_without_claims_has_an_empty_ledger(tmp_path, squares, absent):
    files = {name: rows for name, rows in world().items() if name not in absent}
    frame = ledger(load(write_world(tmp_path, files)))
    assert frame.empty
    assert list(frame.columns) == list(ledger(squares).columns)


def test_a_claim_without_a_date_is_kept_and_not_compared(tmp_path):
    files = world()
    files["claims.csv"] = [
        claim("undated", as_of="", stated_on="", value="10"),
        claim("dated"),
    ]
    rows = ledger(load(write_world(tmp_path, files))).set_index("claim_id")
    assert rows.loc["undated", "reason:nearest"] == Reason.DATE
    assert rows.loc["undated", "contradicts"] == ""
    assert rows.loc["undated", "low_km2"] > 0


def test_an_unsourced_claim_keeps_its_mark(tmp_path):
    files = world()
    files["claims.csv"] = [claim("one", basis="unsourced", source_id="")]
    (row,) = ledger(load(write_world(tmp_path, files))).to_dict("records")
    assert (row["basis"], row["restatement_of"]) == ("unsourced", "")
