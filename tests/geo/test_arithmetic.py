import pandas as pd
import pytest

from geo.arithmetic import (
    Check,
    larger_than_place,
    rates_against_totals,
    shares_against_areas,
    wholes_against_parts,
)
from tests.geo.statements import lost, statement, statements

NEAR = 45
NO_BASES = pd.DataFrame({"low": [], "high": []}, dtype=float)
EQUAL = pd.DataFrame({"low": [100.0, 100.0], "high": [100.0, 100.0]}, ["EA", "EB"])


def count(low, high, unit, **changes):
    return statement(metric="leaders", quantity="", unit=unit, low=low, high=high) | (
        changes
    )


def leaders(total, months=(60.0, 180.0), unit="leaders", **changes):
    """Check a total in the last few months against one leader every three days."""
    least, most = months
    return rates_against_totals(
        statements(
            total=count(*total, unit, period_low=least, period_high=most, **changes),
            rate=count(2.5, 3.5, "days per leader"),
        )
    )


def test_a_total_that_takes_longer_than_its_period_fails():
    (row,) = leaders((95, 105)).to_dict("records")
    assert (row["claim_id"], row["against"]) == ("total", "rate")
    assert row["check"] == Check.RATE
    assert (row["low"], row["high"]) == (237.5, 367.5)
    assert (row["allowed_low"], row["allowed_high"]) == (60, 180)


def test_a_total_that_fits_its_period_passes():
    assert leaders((30, 40)).empty


@pytest.mark.parametrize("changes", [{"speaker": "A general"}, {"place": "EB"}])
def test_a_total_is_not_checked_against_the_rate_of_another(changes):
    assert leaders((95, 105), **changes).empty


def test_a_total_of_other_things_or_without_a_period_is_not_checked():
    assert leaders((95, 105), unit="fighters").empty
    assert leaders((95, 105), months=(float("nan"), float("nan"))).empty


def whole(low, high, **changes):
    return lost(low, high, place="EA+EB", baseless=True, **changes)


def test_a_sum_of_two_shares_is_no_share_of_both():
    told = statements(
        one=lost(49.5, 50.5), two=lost(19.5, 20.5, place="EB"), sum=whole(69.5, 70.5)
    )
    (row,) = wholes_against_parts(told, EQUAL, NEAR).to_dict("records")
    assert (row["claim_id"], row["against"]) == ("sum", "one;two")
    assert (row["allowed_low"], row["allowed_high"]) == (34.5, 35.5)


def test_a_mean_weighted_by_area_passes():
    told = statements(
        one=lost(50, 50), two=lost(20, 20, place="EB"), both=whole(42.5, 42.5)
    )
    three_to_one = EQUAL.mul([3, 1], axis=0)
    assert wholes_against_parts(told, three_to_one, NEAR).empty
    assert len(wholes_against_parts(told, EQUAL, NEAR)) == 1


def test_without_bases_any_mean_of_the_parts_passes_and_no_other():
    told = statements(
        one=lost(50, 50), two=lost(20, 20, place="EB"), mean=whole(49, 49)
    )
    assert wholes_against_parts(told, NO_BASES, NEAR).empty
    over = told.assign(low=told["low"].where(told.index != "mean", 51.0))
    over["high"] = over["high"].where(over.index != "mean", 51.0)
    assert len(wholes_against_parts(over, NO_BASES, NEAR)) == 1


def test_parts_are_those_of_the_nearest_side_and_sides_are_not_mixed():
    told = statements(
        far=lost(90, 90, side="a", day="2015-05-20"),
        far_too=lost(90, 90, side="a", place="EB", day="2015-05-20"),
        near=lost(50, 50, side="b"),
        near_too=lost(20, 20, side="b", place="EB"),
        alone=lost(80, 80, side="c"),
        sum=whole(70, 70),
    )
    (row,) = wholes_against_parts(told, EQUAL, NEAR).to_dict("records")
    assert row["against"] == "near;near_too"


def test_of_two_parts_as_near_the_one_of_the_exacter_date_is_taken():
    told = statements(
        month=lost(90, 90, day="2015-06-01/2015-06-30"),
        earlier=lost(90, 90, day="2015-05-20"),
        day=lost(50, 50),
        two=lost(20, 20, place="EB"),
        sum=whole(70, 70),
    )
    (row,) = wholes_against_parts(told, EQUAL, NEAR).to_dict("records")
    assert row["against"] == "day;two"


def test_a_whole_is_not_checked_where_a_part_is_missing_or_far():
    told = statements(one=lost(50, 50), sum=whole(70, 70))
    assert wholes_against_parts(told, EQUAL, NEAR).empty
    old = lost(20, 20, place="EB", day="2014-06-01")
    told = statements(one=lost(50, 50), two=old, sum=whole(70, 70))
    assert wholes_against_parts(told, EQUAL, NEAR).empty


def test_whoever_counts_himself_is_not_checked_nor_who_repeats_him():
    parts = {"one": lost(40, 40), "two": lost(20, 20, place="EB")}
    own = lost(29, 29, place="EA+EB")
    assert wholes_against_parts(statements(**parts, own=own), EQUAL, NEAR).empty
    repeated = statements(**parts, own=own, repeated=whole(29, 29))
    assert wholes_against_parts(repeated, EQUAL, NEAR).empty
    alone = statements(**parts, relayed=own | {"relayed": True})
    assert len(wholes_against_parts(alone, EQUAL, NEAR)) == 1


def shares(low, high):
    told = pd.DataFrame(
        {
            "low": [low, 780.0],
            "high": [high, 780.0],
            "base_low_km2": [1000.0, float("nan")],
            "base_high_km2": [1000.0, float("nan")],
        },
        ["share", "area"],
    )
    both = pd.DataFrame({"claim_id": ["share"], "other_id": ["area"]})
    return shares_against_areas(both, told)


def test_a_share_that_its_own_area_gives_passes_and_another_fails():
    assert shares(21.5, 22.5).empty  # 780 of 1000 km2 left: 22 % lost
    (row,) = shares(23.5, 24.5).to_dict("records")
    assert (row["check"], row["allowed_low"]) == (Check.AREA, pytest.approx(22))


@pytest.mark.parametrize(
    ("now", "base", "printed"),
    [
        (78_000, 90_800, 14),
        (68_300, 78_000, 12),
        (65_500, 78_000, 16),
        (36_200, 90_800, 60),
        (36_200, 60_400, 40),
    ],
)
def test_the_printed_losses_of_one_series_follow_from_its_areas(now, base, printed):
    told = pd.DataFrame(
        {
            "low": [printed - 0.5, now],
            "high": [printed + 0.5, now],
            "base_low_km2": [base, base],
            "base_high_km2": [base, base],
        },
        ["share", "area"],
        dtype=float,
    )
    both = pd.DataFrame({"claim_id": ["share"], "other_id": ["area"]})
    assert shares_against_areas(both, told).empty


def test_ground_larger_than_its_place_fails():
    told = statements(
        large=statement(), small=statement(), elsewhere=statement(place="EB")
    ).assign(low_km2=[120.0, 90.0, 120.0], high_km2=[130.0, 110.0, 130.0])
    (row,) = larger_than_place(told, pd.Series({"EA": 100.0})).to_dict("records")
    assert (row["claim_id"], row["against"]) == ("large", "EA")
    assert row["allowed_high"] == 100
