import pandas as pd
import pytest

from geo.claims import Control, Counting, Extent, Quantity
from geo.verdicts import Reason, Verdict, verdicts
from tests.geo.statements import statement, statements


def measured(claim_id="one", method="nearest", extent=Extent.ALL, low=100, high=200):
    return {
        "claim_id": claim_id,
        "method": method,
        "extent": extent,
        "low_km2": low,
        "high_km2": high,
    }


def km2(low, high, **changes):
    return statement(held_low_km2=low, held_high_km2=high, **changes)


def judge(row, *measures):
    rows = list(measures) or [measured()]
    frame = pd.DataFrame(rows, columns=list(measured()))
    return verdicts(statements(one=row), frame)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (120, 130, Verdict.INSIDE),
        (50, 100, Verdict.INSIDE),
        (200, 300, Verdict.INSIDE),
        (50, 99, Verdict.BELOW),
        (201, 300, Verdict.ABOVE),
        (200.0005, 300, Verdict.INSIDE),
        (50, 99.9995, Verdict.INSIDE),
    ],
)
def test_a_figure_is_inside_where_ranges_meet_and_else_above_or_below(
    low, high, verdict
):
    (row,) = judge(km2(low, high)).to_dict("records")
    assert row["verdict"] == verdict
    assert row["kind_matches"]
    assert row["reason"] == ""
    assert (row["low_km2"], row["measure_high_km2"]) == (low, 200)


def test_every_method_gives_its_own_verdict():
    found = judge(
        km2(120, 130),
        measured(),
        measured(method="nearest-settled", extent=Extent.POPULATED, low=10, high=20),
    )
    assert found["method"].to_list() == ["nearest", "nearest-settled"]
    assert found["verdict"].to_list() == [Verdict.INSIDE, Verdict.ABOVE]
    assert found["kind_matches"].to_list() == [True, False]


def test_inside_by_a_method_of_another_kind_says_so():
    (row,) = judge(km2(120, 130, extent=Extent.POPULATED)).to_dict("records")
    assert row["verdict"] == Verdict.INSIDE
    assert not row["kind_matches"]
    assert row["reason"] == "figure: populated; method: desert counted"


def test_a_kind_that_is_not_stated_matches_none():
    found = judge(
        km2(120, 130, extent=Extent.UNSTATED), measured(extent=Extent.UNSTATED)
    )
    assert not found["kind_matches"].any()


@pytest.mark.parametrize(
    ("row", "measure", "reason"),
    [
        (km2(1, 2, quantity=""), measured(), Reason.NO_MEASURE),
        (km2(1, 2), measured(low=float("nan"), high=float("nan")), Reason.DATE),
        (km2(1, 2, control=Control.CLEARED), measured(), Reason.CONTROL),
        (km2(1, 2, control=Control.CONTESTED), measured(), Reason.CONTROL),
        (km2(1, 2, control=Control.MOVEMENT), measured(), Reason.CONTROL),
        (
            km2(1, 2, quantity=Quantity.LOST, counting=Counting.GROSS),
            measured(),
            Reason.COUNTING,
        ),
        (
            km2(1, 2, quantity=Quantity.LOST, counting=Counting.UNSTATED),
            measured(),
            Reason.COUNTING,
        ),
        (statement(), measured(), Reason.DENOMINATOR),
    ],
)
def test_what_cannot_be_compared_says_why(row, measure, reason):
    (found,) = judge(row, measure).to_dict("records")
    assert found["verdict"] == Verdict.NOT_COMPARABLE
    assert found["reason"] == reason


def test_a_claim_that_nothing_measures_has_one_row_without_a_method():
    (row,) = judge(km2(1, 2), measured(claim_id="another")).to_dict("records")
    assert row["method"] == ""
    assert row["verdict"] == Verdict.NOT_COMPARABLE
    assert row["reason"] == Reason.NO_MEASURE


def test_ground_held_counted_gross_is_no_obstacle():
    (row,) = judge(km2(120, 130, counting=Counting.GROSS)).to_dict("records")
    assert row["verdict"] == Verdict.INSIDE
