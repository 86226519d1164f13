import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claims import Control, Counting, Quantity
from geo.contradictions import Clash, Difference, clashes, is_part, reversals
from tests.geo.statements import area, lost, statement, statements

CITY = {"metric": "city_controlled_pct", "place": "Town", "denominator": "city-whole"}


def share(low, high, **changes):
    return statement(low=low, high=high, **(CITY | changes))


def loss(**changes):
    row = {"metric": "territory_lost_pct", "quantity": Quantity.LOST}
    return statement(**(row | changes))


def only(**rows):
    """Return the one pair that clashes."""
    (row,) = clashes(statements(**rows)).to_dict("records")
    return row


def none(**rows):
    return clashes(statements(**rows)).empty


def test_figures_of_one_thing_on_one_day_whose_ranges_do_not_meet_contradict():
    row = only(one=share(79.5, 80.5), two=share(69.5, 70.5))
    assert (row["claim_id"], row["other_id"]) == ("one", "two")
    assert row["clash"] == Clash.RANGES
    assert row["differences"] == ""
    assert row["contradicts"]
    assert row["days_apart"] == 0


def test_ranges_that_meet_do_not_clash():
    assert none(one=share(90, 100), two=share(100, 100))


@pytest.mark.parametrize(
    "changes", [{"place": "Village"}, {"subject": "north"}, {"metric": "fighters"}]
)
def test_figures_of_two_things_do_not_clash(changes):
    assert none(one=share(10, 11), two=share(20, 21, **changes))


def test_claims_without_a_range_are_passed_over():
    unknown = float("nan")
    assert none(one=share(10, 11), two=share(unknown, unknown))


@pytest.mark.parametrize(
    ("changes", "difference"),
    [
        ({"denominator": "old-city"}, Difference.DENOMINATOR),
        ({"control": Control.CLEARED}, Difference.CONTROL),
        ({"control": Control.CONTESTED}, Difference.CONTROL),
        ({"unit": "blocks"}, Difference.UNIT),
        ({"day": "2015-06-02"}, Difference.DAY),
        ({"baseless": True}, Difference.DENOMINATOR),
    ],
)
def test_a_difference_in_what_figures_are_of_is_named_and_is_no_contradiction(
    changes, difference
):
    row = only(one=share(10, 11), two=share(20, 21, **changes))
    assert row["differences"] == difference
    assert not row["contradicts"]


def test_gross_against_net_is_no_contradiction():
    gone = {"metric": "area_lost_km2", "quantity": Quantity.LOST}
    row = only(
        one=area(10, 11, **gone), two=area(20, 21, counting=Counting.GROSS, **gone)
    )
    assert row["differences"] == Difference.COUNTING


def test_all_differences_are_named_in_one_order():
    other = {"denominator": "city-cleared", "control": Control.CLEARED}
    row = only(one=share(10, 11), two=share(20, 21, day="2015-06-03", **other))
    assert row["differences"] == ("other denominator;other kind of control;other day")
    assert row["days_apart"] == 2


def test_days_that_overlap_are_one_day_and_the_vaguer_date_is_told():
    row = only(one=share(10, 11, day="2015-06-01/2015-06-30"), two=share(20, 21))
    assert row["contradicts"]
    assert row["date_days"] == 30


def test_figures_far_apart_in_time_are_not_set_side_by_side():
    told = statements(one=share(10, 11), two=share(20, 21, day="2015-08-01"))
    assert clashes(told, near_days=60).empty
    assert len(clashes(told, near_days=61)) == 1


def test_shares_of_two_holders_cannot_exceed_their_whole():
    row = only(ours=share(100, 100), theirs=share(29.5, 30.5, subject="north"))
    assert row["clash"] == Clash.SUM
    assert row["contradicts"]
    assert none(ours=share(80, 80), theirs=share(20, 20, subject="north"))


def test_a_part_cannot_hold_more_than_its_whole():
    part = area(95, 95, place="EA", held_low_km2=95.0, held_high_km2=95.0)
    whole = area(80, 80, place="EA+EB", held_low_km2=80.0, held_high_km2=82.0)
    assert only(part=part, whole=whole)["clash"] == Clash.PART
    assert only(whole=whole, part=part)["contradicts"]
    assert none(part=part | {"held_low_km2": 81.0}, whole=whole)


def test_a_share_held_and_a_share_lost_are_compared_in_km2():
    held = statement(held_low_km2=61.0, held_high_km2=62.0)
    gone = lost(43.5, 44.5, denominator="peak", held_low_km2=31.0, held_high_km2=33.0)
    row = only(held=held, gone=gone)
    assert row["clash"] == Clash.RANGES
    assert row["differences"] == Difference.DENOMINATOR
    assert not row["km2_meet"]


def test_shares_lost_of_two_named_bases_clash_though_the_same_km2_are_left():
    left = {"held_low_km2": 28.0, "held_high_km2": 29.0}
    one = statement(low=0, high=10, lost_low=75.0, lost_high=100.0, **left)
    two = lost(49.5, 50.5, lost_low=49.5, lost_high=50.5, denominator="peak", **left)
    row = only(one=one, two=two)
    assert row["clash"] == Clash.RANGES
    assert row["km2_meet"]


def test_two_bases_can_give_two_shares_and_one_area():
    left = {"held_low_km2": 65.0, "held_high_km2": 66.0}
    row = only(
        one=lost(15.5, 16.5, denominator="december", **left),
        two=lost(27.5, 28.5, denominator="january", **left),
    )
    assert row["differences"] == Difference.DENOMINATOR
    assert row["km2_meet"]


def test_two_who_complete_a_place_on_two_days_clash_without_contradiction():
    one = share(100, 100)
    two = share(99.5, 100, day="2015-06-13", organisation="Council")
    row = only(one=one, two=two)
    assert row["clash"] == Clash.COMPLETED
    assert (row["days_apart"], row["contradicts"]) == (12, False)
    assert none(one=one, two=two | {"organisation": one["organisation"]})


def test_a_number_moved_to_another_base_or_place_is_found():
    true = lost(49.5, 50.5, denominator="peak")
    moved = lost(49.5, 50.5, denominator="misreported", baseless=True, place="EA+EB")
    assert only(true=true, moved=moved)["clash"] == Clash.MOVED
    swapped = moved | {"place": "EB"}
    assert none(true=true, swapped=swapped)  # nothing says that EB belongs to EA
    both = clashes(
        statements(true=true, swapped=swapped, sum=lost(1, 99, place="EA+EB"))
    )
    assert both["clash"].to_list() == [Clash.MOVED]


def test_other_figures_are_one_thing_only_by_their_denominator():
    one = statement(metric="other", unit="districts left", denominator="districts")
    two = one | {"low": 3.0, "high": 3.0, "unit": "quarters left"}
    assert only(one=one, two=two)["differences"] == Difference.UNIT
    assert none(one=one, two=two | {"denominator": "blocks"})


def test_parts_and_sums_are_known_by_their_names():
    assert is_part("EA", "EA+EB")
    assert is_part("Town (east)", "Town")
    assert not is_part("EA", "EA")
    assert not is_part("EA+EB", "EA")
    assert not is_part("Townsend", "Town")


ranges = st.tuples(st.integers(0, 80), st.integers(0, 20), st.sampled_from("ab"))


@given(drawn=st.lists(ranges, min_size=2, max_size=6))
def test_contradictions_are_symmetrical(drawn):
    rows = {
        f"c{i}": share(low, low + width, control=kind)
        for i, (low, width, kind) in enumerate(drawn)
    }

    def found(order):
        frame = clashes(statements(**{name: rows[name] for name in order}))
        keys = map(frozenset, zip(frame["claim_id"], frame["other_id"], strict=True))
        return set(zip(keys, frame["clash"], frame["differences"], strict=True))

    assert found(list(rows)) == found(list(rows)[::-1])


def test_a_loss_below_an_earlier_one_of_the_same_side_falls_back():
    told = statements(
        low=lost(1, 2, day="2015-01-01"),
        high=lost(49.5, 50.5, day="2015-06-10"),
        back=lost(46.5, 47.5, day="2015-06-28", denominator="peak"),
    )
    (row,) = reversals(told).to_dict("records")
    assert (row["claim_id"], row["other_id"]) == ("back", "high")
    assert row["differences"] == Difference.DENOMINATOR


@pytest.mark.parametrize(
    "changes",
    [
        {"side": "south"},
        {"place": "EB"},
        {"day": "2015-06-01/2015-06-30"},
        {"quantity": Quantity.HELD},
        {"low": 46.5, "high": 49.5},
    ],
)
def test_what_is_not_earlier_higher_and_of_one_side_is_no_reversal(changes):
    back = {"low": 46.5, "high": 47.5, "day": "2015-06-28"} | changes
    told = statements(high=lost(49.5, 50.5, day="2015-06-10"), back=loss(**back))
    assert reversals(told).empty


def test_a_loss_of_a_month_is_not_earlier_than_a_day_of_it():
    told = statements(
        high=lost(49.5, 50.5, day="2015-06-01/2015-06-30"),
        back=lost(46.5, 47.5, day="2015-06-28"),
    )
    assert reversals(told).empty


def test_areas_lost_in_two_periods_are_no_series():
    gone = {"metric": "area_lost_km2", "quantity": Quantity.LOST}
    told = statements(
        year=area(100, 100, denominator="2015", day="2015-12-31", **gone),
        quarter=area(10, 10, denominator="2016q1", day="2016-03-31", **gone),
    )
    assert reversals(told).empty
    assert len(reversals(told.assign(denominator="since 2014"))) == 1
