import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.baselines import pairs, solve
from geo.claims import Quantity, bounds
from tests.geo.statements import area, lost, statement, statements

WORDS = {"printed": "of the peak", "quantity": Quantity.LOST}


def constraints(*rows):
    frame = pd.DataFrame(rows, columns=["claims", "low", "high"])
    return frame.assign(place="EA", denominator="peak")


def test_a_share_and_a_loss_in_the_same_words_admit_the_bases_they_allow():
    told = statements(
        pct=lost(61.5, 62.5, printed="of the peak"),
        km2=area(35_000, 36_000, **WORDS),
    )
    (row,) = pairs(told).to_dict("records")
    assert row["claims"] == "pct;km2"
    assert row["low"] == pytest.approx(56_000)  # 35,000 / 0.625
    assert row["high"] == pytest.approx(58_536.585)  # 36,000 / 0.615


def test_a_share_lost_and_an_area_held_pair_by_what_is_left():
    told = statements(pct=lost(50, 60), km2=area(100, 100))
    (row,) = pairs(told).to_dict("records")
    assert (row["low"], row["high"]) == pytest.approx((200, 250))


def test_a_share_held_and_an_area_held_pair_directly():
    told = statements(pct=statement(low=40, high=50), km2=area(100, 100))
    (row,) = pairs(told).to_dict("records")
    assert (row["low"], row["high"]) == pytest.approx((200, 250))


def test_square_miles_are_converted_before_they_are_divided():
    told = statements(pct=statement(low=50, high=50), km2=area(1, 1, unit="sq mi"))
    assert pairs(told)["low"].iloc[0] == pytest.approx(2 * 2.589988110336)


def test_one_sided_figures_bound_the_base_on_one_side():
    most = statements(pct=statement(low=0, high=8), km2=area(80, 80))
    (row,) = pairs(most).to_dict("records")
    assert (row["low"], row["high"]) == (pytest.approx(1000), np.inf)


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "EB"},
        {"subject": "north"},
        {"organisation": "Gazette"},
        {"day": "2015-06-02"},
    ],
)
def test_figures_of_two_things_or_two_days_are_no_pair(changes):
    told = statements(pct=lost(50, 60), km2=area(100, 100, **changes))
    assert pairs(told).empty


def test_losses_in_other_words_may_count_from_another_day_and_are_no_pair():
    told = statements(
        pct=lost(50, 60, printed="of the peak"),
        km2=area(100, 100, printed="in the last quarter", quantity=Quantity.LOST),
    )
    assert pairs(told).empty


def test_the_same_words_on_a_share_held_and_an_area_lost_are_no_pair():
    told = statements(pct=statement(printed="of the peak"), km2=area(100, 100, **WORDS))
    assert pairs(told).empty


def test_a_group_admits_what_all_its_constraints_admit():
    (row,) = solve(constraints(("a;b", 10, 30), ("a;c", 20, 40))).to_dict("records")
    assert (row["low"], row["high"], row["breaks"]) == (20, 30, "")
    assert row["claims"] == "a;b;c"


def test_a_group_without_a_common_base_names_the_two_that_clash():
    found = solve(
        constraints(("a", 10, 90), ("b", 50, 60), ("c", 20, 40), ("d", 15, 55))
    )
    (row,) = found.to_dict("records")
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])
    assert row["breaks"] == "b;c"


def test_groups_are_solved_apart():
    both = pd.concat(
        [constraints(("a", 1, 2)), constraints(("b", 5, 6)).assign(denominator="now")]
    )
    assert solve(both)["low"].to_list() == [1, 5]
    assert solve(both)["breaks"].to_list() == ["", ""]


def test_nothing_to_solve_is_no_group():
    assert solve(constraints()).empty


@given(
    base=st.floats(1000, 1e6),
    shares=st.lists(st.floats(1, 99), min_size=1, max_size=6),
    digits=st.integers(0, 2),
    quantity=st.sampled_from([Quantity.HELD, Quantity.LOST]),
)
def test_a_known_base_lies_inside_what_rounded_shares_solve(
    base, shares, digits, quantity
):
    rows = {}
    for number, share in enumerate(shares):
        printed = round(share, digits)
        # What is printed cannot show how many zeros follow: read, it may be wider.
        figure = pd.DataFrame(
            {"value_low": [np.nan], "value": [printed], "value_high": [np.nan]}
        ).assign(unit="%", qualifier="about")
        low, high = bounds(figure).iloc[0]
        whole = {"organisation": str(number)}
        rows[f"pct-{number}"] = statement(
            low=low, high=high, quantity=quantity, **whole
        )
        part = share if quantity is Quantity.HELD else 100 - share
        km2 = part / 100 * base
        rows[f"km2-{number}"] = area(km2, km2, **whole)
    (solved,) = solve(pairs(statements(**rows))).to_dict("records")
    assert solved["breaks"] == ""
    slack = 1e-9 * base
    assert solved["low"] - slack <= base <= solved["high"] + slack


@given(
    ends=st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 20)), min_size=1, max_size=8
    )
)
def test_two_constraints_that_clash_are_named_exactly_where_no_base_is_common(ends):
    rows = [(f"c{i}", low, low + width) for i, (low, width) in enumerate(ends)]
    (row,) = solve(constraints(*rows)).to_dict("records")
    common = any(
        all(low <= base <= high for _, low, high in rows) for base in range(71)
    )
    assert (row["breaks"] == "") == common
    if not common:
        one, two = row["breaks"].split(";")
        named = {name: (low, high) for name, low, high in rows}
        assert max(named[one][0], named[two][0]) > min(named[one][1], named[two][1])
