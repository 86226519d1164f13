import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import between, on_days, series, table
from geo.cells import voronoi
from geo.errors import TimeError
from geo.history import at, history
from geo.measure import area_km2
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, parts, places, reports, starts

OUTLINE = area_km2(parts().geometry).rename_axis("country")
GROUND = places()[["country"]].join(voronoi(places(), parts())["km2"])
HALF = OUTLINE["A"] / 2


def read(*rows, rule=Rule.LATEST):
    return history(reports(*rows), starts(), rule)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_half_a_square_is_gained_on_the_day_of_the_report():
    wide = series(read(("west", "2016-03-01", "red")), GROUND)
    red = wide[("A", "red", "held")]
    assert red[FIRST] == 0
    assert red[day("2016-03-01")] == pytest.approx(HALF, rel=1e-6)


def test_contested_ground_is_counted_apart():
    wide = series(read(("west", "2016-03-01", "contested")), GROUND)
    assert wide[("A", "contested", "contested")].iloc[-1] == pytest.approx(HALF, 1e-6)


def test_places_without_ground_add_nothing():
    wide = series(read(("far", "2016-03-01", "red")), GROUND.drop("far"))
    assert "B" not in wide.columns.get_level_values("country")


def test_a_day_between_changes_has_the_values_of_the_change_before():
    wide = series(read(("west", "2016-03-01", "red")), GROUND)
    rows = on_days(wide, pd.DatetimeIndex(["2016-02-29", "2016-07-01"]), LAST)
    assert list(rows[("A", "red", "held")].round(3)) == [0, round(HALF, 3)]


@pytest.mark.parametrize("outside", ["2015-12-31", "2017-01-01"])
def test_a_day_outside_the_series_is_refused_with_the_range(outside):
    wide = series(read(), GROUND)
    with pytest.raises(TimeError, match="2016-01-01 to 2016-12-31"):
        on_days(wide, pd.DatetimeIndex([outside]), LAST)


def test_a_range_has_both_ends_and_the_changes_inside():
    wide = series(
        read(("west", "2016-03-01", "red"), ("far", "2016-09-01", "red")), GROUND
    )
    rows = between(wide, day("2016-02-01"), day("2016-10-01"), LAST)
    assert [f"{d:%m-%d}" for d in rows.index] == ["02-01", "03-01", "09-01", "10-01"]


def test_a_range_of_one_day_is_one_row():
    wide = series(read(("west", "2016-03-01", "red")), GROUND)
    assert len(between(wide, day("2016-03-01"), day("2016-03-01"), LAST)) == 1


def test_a_range_that_runs_backwards_is_refused():
    wide = series(read(), GROUND)
    with pytest.raises(TimeError, match="backwards"):
        between(wide, day("2016-03-01"), day("2016-02-01"), LAST)


def test_shares_are_of_the_country_outline():
    wide = series(read(("west", "2016-03-01", "red")), GROUND)
    rows = table(on_days(wide, pd.DatetimeIndex(["2016-03-01"]), LAST), OUTLINE)
    red = rows[(rows["country"] == "A") & (rows["holder"] == "red")].iloc[0]
    assert red["share"] == pytest.approx(0.5, abs=1e-6)
    assert list(rows.columns) == ["date", "country", "holder", "status", "km2", "share"]


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)


@given(
    st.lists(row, max_size=30),
    st.sampled_from(list(Rule)),
)
def test_parts_add_up_to_the_outline_on_every_change_day(rows, rule):
    wide = series(read(*rows, rule=rule), GROUND)
    totals = wide.T.groupby(level="country").sum().T
    for country in ("A", "B"):
        assert np.allclose(totals[country], OUTLINE[country], rtol=1e-6)
    assert (wide.to_numpy() >= 0).all()


@settings(max_examples=40)
@given(st.lists(row, max_size=20))
def test_the_running_sum_equals_a_count_of_cells_on_the_day(rows):
    told = sorted(rows, key=lambda row: row[1])
    intervals = read(*told)
    wide = series(intervals, GROUND)
    for shown in wide.index:
        state = at(intervals, shown).join(GROUND)
        counted = state.groupby(["country", "holder", "status"])["km2"].sum()
        got = wide.loc[shown]
        assert np.allclose(got[got > 0].sort_index(), counted.sort_index(), rtol=1e-6)
