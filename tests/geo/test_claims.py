import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claims import SQUARE_MILE_KM2, Quantity, bounds, meet, rebase, span_days_apart
from tests.geo.statements import area, lost, statement, statements

NAN = float("nan")
BASES = pd.DataFrame(
    {"low": [1000.0, 200.0], "high": [1000.0, 300.0]},
    index=pd.MultiIndex.from_tuples([("EA", "country"), ("EA", "peak")]),
)


def read(value=NAN, unit="%", qualifier="about", low=NAN, high=NAN):
    row = {"value_low": low, "value": value, "value_high": high}
    found = bounds(pd.DataFrame([row | {"unit": unit, "qualifier": qualifier}]))
    return tuple(found.iloc[0])


@pytest.mark.parametrize(
    ("value", "unit", "low", "high"),
    [
        (62, "%", 61.5, 62.5),
        (40, "%", 39.5, 40.5),
        (6.8, "%", 6.75, 6.85),
        (22.65, "%", 22.645, 22.655),
        (65_500, "km2", 65_450, 65_550),
        (65_000, "km2", 64_500, 65_500),
        (100, "leaders", 95, 105),
        (12, "km2", 11.5, 12.5),
        (3, "days per leader", 2.5, 3.5),
    ],
)
def test_a_point_admits_half_of_its_last_printed_digit(value, unit, low, high):
    assert read(value, unit) == pytest.approx((low, high))


def test_a_printed_range_is_kept():
    assert read(low=35_000, high=36_000, unit="km2") == (35_000, 36_000)


def test_over_and_up_to_open_a_figure_on_one_side():
    assert read(50, qualifier="over") == (50, 100)
    assert read(80, qualifier="at least", low=80, high=85) == (80, 100)
    assert read(10, qualifier="up to") == (0, 10)
    assert read(60_000, "km2", "over") == (60_000, np.inf)
    assert read(unit="fighters", qualifier="up to", low=2000, high=7000) == (0, 7000)


def test_exactly_all_is_all_and_about_all_is_not():
    assert read(100, qualifier="exact") == (100, 100)
    assert read(100, qualifier="about") == (99.5, 100)


def test_a_claim_without_a_number_has_no_range():
    assert np.isnan(read()).all()


def test_a_share_of_a_known_base_is_that_much_ground():
    frame = rebase(statements(one=statement()), BASES)
    row = frame.loc["one"]
    assert (row["low_km2"], row["high_km2"]) == pytest.approx((395, 405))
    assert (row["held_low_km2"], row["held_high_km2"]) == pytest.approx((395, 405))
    assert row["computed"]


def test_a_share_lost_leaves_the_rest_of_its_base():
    told = statements(one=lost(39.5, 40.5))
    row = rebase(told, BASES).loc["one"]
    assert (row["low_km2"], row["high_km2"]) == pytest.approx((395, 405))
    assert (row["held_low_km2"], row["held_high_km2"]) == pytest.approx((595, 605))


def test_a_base_that_is_a_range_widens_what_is_taken_of_it():
    row = rebase(statements(one=lost(50, 50, base="peak")), BASES).loc["one"]
    assert (row["low_km2"], row["high_km2"]) == (100, 150)
    assert (row["held_low_km2"], row["held_high_km2"]) == (100, 150)


def test_an_area_lost_is_taken_from_its_base_and_never_below_nothing():
    told = statements(
        some=area(50, 60, quantity=Quantity.LOST, base="peak"),
        more=area(250, 260, quantity=Quantity.LOST, base="peak"),
    )
    frame = rebase(told, BASES)
    assert tuple(frame.loc["some", ["held_low_km2", "held_high_km2"]]) == (140, 250)
    assert tuple(frame.loc["more", ["held_low_km2", "held_high_km2"]]) == (0, 50)
    assert not frame["computed"].any()


def test_square_miles_become_km2_and_are_marked_computed():
    row = rebase(statements(one=area(10, 20, unit="sq mi")), BASES).loc["one"]
    assert row["low_km2"] == pytest.approx(10 * SQUARE_MILE_KM2)
    assert row["high_km2"] == pytest.approx(51.79976)
    assert row["computed"]


def test_without_a_base_or_without_ground_there_are_no_km2():
    told = statements(
        unnamed=statement(base="nobody knows"),
        people=statement(quantity="", unit="people"),
    )
    frame = rebase(told, BASES)
    assert frame[["low_km2", "held_low_km2"]].isna().all(axis=None)
    assert not frame["computed"].any()


@given(
    low=st.floats(0, 100),
    width=st.floats(0, 100),
    base=st.floats(1, 1e6),
    slack=st.floats(0, 1e6),
    quantity=st.sampled_from([Quantity.HELD, Quantity.LOST]),
)
def test_rebasing_keeps_ranges(low, width, base, slack, quantity):
    high = min(low + width, 100.0)
    told = statements(one=statement(low=low, high=high, quantity=quantity))
    keys = pd.MultiIndex.from_tuples([("EA", "country")])
    bases = pd.DataFrame({"low": [base], "high": [base + slack]}, index=keys)
    row = rebase(told, bases).loc["one"]
    # Any share of the range, of any base of the range, is within what comes out.
    for share in (low, (low + high) / 2, high):
        for whole in (base, base + slack):
            km2 = share / 100 * whole
            held = km2 if quantity is Quantity.HELD else whole - km2
            wide = 1e-9 * whole
            assert row["low_km2"] - wide <= km2 <= row["high_km2"] + wide
            assert row["held_low_km2"] - wide <= held <= row["held_high_km2"] + wide
    assert row["low_km2"] == pytest.approx(low / 100 * base)
    assert row["high_km2"] == pytest.approx(high / 100 * (base + slack))


def spans(first, last):
    return pd.DataFrame({"first": [pd.Timestamp(first)], "last": [pd.Timestamp(last)]})


def test_days_apart_are_counted_between_the_nearest_ends():
    may, june = spans("2016-05-01", "2016-05-31"), spans("2016-06-10", "2016-06-10")
    assert span_days_apart(may, june).iloc[0] == 10
    assert span_days_apart(june, may).iloc[0] == 10
    assert span_days_apart(may, spans("2016-05-31", "2016-06-30")).iloc[0] == 0


def test_ranges_that_share_one_end_meet():
    one, two = ({"low": [1.0], "high": [2.0]}, {"low": [2.0], "high": [3.0]})
    left, right = pd.DataFrame(one), pd.DataFrame(two)
    assert meet(left, right).all()
    assert meet(right, left).all()
    assert not meet(left, right + 0.1).any()
