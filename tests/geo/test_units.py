import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import series
from geo.cells import voronoi
from geo.history import history
from geo.measure import area_km2
from geo.reach import within
from geo.units import complete, counted, peopled, unit_history
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, parts, places, reports, starts

OUTLINE = area_km2(parts().geometry).rename_axis("country")
CELLS = voronoi(places(), parts()).assign(country=places()["country"])
SETTLED = complete(CELLS[~places()["sparse"]], parts())


def told(units, *rows):
    intervals = history(reports(*rows), starts(), Rule.LATEST)
    return series(unit_history(intervals, units, FIRST, LAST), units)


def test_ground_that_no_unit_covers_is_one_unit_a_country():
    assert list(SETTLED.index) == ["west", "far", "beyond:A"]
    assert SETTLED.loc["beyond:A", "km2"] == pytest.approx(OUTLINE["A"] / 2, rel=1e-6)
    east = shapely.box(0.5, 0, 1, 1)
    assert SETTLED.geometry["beyond:A"].symmetric_difference(east).area < 1e-3


def test_a_country_that_is_covered_has_nothing_beyond():
    assert list(complete(CELLS, parts()).index) == list(CELLS.index)


def test_a_country_without_units_is_all_beyond():
    units = complete(CELLS.drop("far"), parts())
    assert units.loc["beyond:B", "km2"] == pytest.approx(OUTLINE["B"], rel=1e-9)


def test_ground_beyond_is_unknown_whatever_the_reports_say():
    wide = told(SETTLED, ("west", "2016-03-01", "red"), ("east", "2016-03-01", "red"))
    assert wide[("A", "red", "held")].iloc[-1] == pytest.approx(OUTLINE["A"] / 2, 1e-6)
    unknown = wide[("A", "unknown", "unknown")]
    assert unknown.iloc[-1] == pytest.approx(OUTLINE["A"] / 2, rel=1e-6)


def test_a_unit_that_no_report_speaks_of_is_unknown_for_all_days():
    none = history(reports(), starts(), Rule.LATEST).iloc[:0]
    intervals = unit_history(none, SETTLED, FIRST, LAST)
    assert list(intervals["place_id"]) == list(SETTLED.index)
    assert set(intervals["holder"]) == {"unknown"}
    assert intervals["to"].iloc[0] - intervals["from"].iloc[0] == pd.Timedelta(days=366)


def test_places_are_counted_one_by_one():
    intervals = history(reports(("west", "2016-03-01", "red")), starts(), Rule.LATEST)
    wide = series(intervals, counted(places()), "places")
    assert wide[("A", "red", "held")].to_list() == [0, 1]
    assert wide[("A", "unknown", "unknown")].to_list() == [2, 1]


def test_people_of_places_without_a_population_are_left_out():
    frame = places().assign(population=pd.array([100, None, 50], dtype="Int64"))
    assert peopled(frame)["people"].to_dict() == {"west": 100.0, "far": 50.0}


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)


@settings(max_examples=40)
@given(st.lists(row, max_size=15), st.floats(0.0, 80.0))
def test_parts_add_up_to_the_outline_at_any_reach(rows, reach):
    cut = within(CELLS, places().geometry, pd.Series(reach, index=CELLS.index))
    wide = told(complete(cut, parts()), *rows)
    totals = wide.T.groupby(level="country").sum().T
    for country in ("A", "B"):
        assert np.allclose(totals[country], OUTLINE[country], rtol=2e-6)
    assert (wide.to_numpy() >= 0).all()
