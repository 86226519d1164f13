"""The world of squares by every method, each value computed by hand.

On 1 July 2015 south holds west-1, a town of 12,000; north holds west-2, a sparse desert
point, and east-1, a town of unknown size; nobody has spoken of east-2, another. Each
place has half a square of one degree, its point 27.7 km from the nearest edge.
"""

import math
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import theatre as theatre_module
from data.theatre import Theatre
from geo.baseline import held, on
from geo.vocabulary import Method, Reading, Rule

DAY = pd.Timestamp("2015-07-01")
SQUARE = 12_309.0


def disc(radius: float) -> float:
    return math.pi * radius**2


@pytest.fixture
def where(squares, monkeypatch) -> Theatre:
    """The region of squares, with one district a country."""
    frame = gpd.GeoDataFrame(
        {"country": ["EA", "EB"]},
        index=["west", "east"],
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
        crs="EPSG:4326",
    )
    monkeypatch.setattr(theatre_module, "districts", lambda: frame)
    return Theatre(squares, "region")


@pytest.mark.parametrize(
    ("method", "south", "north", "contested", "unknown"),
    [
        (Method.NEAREST, SQUARE / 2, SQUARE, 0, SQUARE / 2),
        (Method.NEAREST_SETTLED, SQUARE / 2, SQUARE / 2, 0, SQUARE),
        (Method.CAPPED_5, disc(5), 2 * disc(5), 0, None),
        (Method.CAPPED_10, disc(10), 2 * disc(10), 0, None),
        (Method.CAPPED_15, disc(15), 2 * disc(15), 0, None),
        (Method.CAPPED_20, disc(20), 2 * disc(20), 0, None),
        (Method.CAPPED_25, disc(25), 2 * disc(25), 0, None),
        (Method.POPULATED, disc(6.9), disc(6.9), 0, None),
        # One place each in the west; in the east, one place and one gap.
        (Method.DISTRICT, 0, 0, SQUARE, SQUARE),
        (Method.PLACES, 1, 2, 0, 1),
        (Method.PEOPLE, 12_000, 0, 0, 0),
    ],
)
def test_every_method_has_what_a_hand_computes(
    where, method, south, north, contested, unknown
):
    wide = where.series(Rule.LATEST, method)
    if unknown is None:
        unknown = 2 * SQUARE - south - north
    expected = {"south": south, "north": north, "contested": contested}
    for holder, amount in expected.items():
        shown = on(held(wide, [holder], ["EA", "EB"]), DAY)
        assert shown == pytest.approx(amount, rel=1e-3), holder
    gap = wide.loc[:, wide.columns.get_level_values("status") == "unknown"].sum(axis=1)
    assert on(gap, DAY) == pytest.approx(unknown, rel=1e-3)
    assert method in where.methods


def test_every_method_but_drawn_was_computed(where):
    assert set(Method) - set(where.methods) == {Method.DRAWN}


def test_places_do_not_move_when_an_empty_desert_cell_changes(where):
    """Ready-made test 4, its second half: the desert point goes to the far corner."""
    places = where.dataset.places.copy()
    places.loc["west-2", "geometry"] = shapely.Point(0.95, 0.95)
    other = Theatre(replace(where.dataset, places=places), "region")
    for method, same in ((Method.PLACES, True), (Method.NEAREST, False)):
        before, after = (
            where.series(Rule.LATEST, method),
            other.series(Rule.LATEST, method),
        )
        assert before.equals(after) == same, method


row = st.tuples(
    st.sampled_from(["west-1", "west-2", "east-1", "east-2"]),
    st.dates(pd.Timestamp("2014-01-01").date(), pd.Timestamp("2016-12-31").date()),
    st.sampled_from(["north", "south", "contested", "unknown"]),
    st.sampled_from(["day", "week", "month"]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(row, max_size=12))
def test_whatever_is_reported_every_method_adds_up_on_every_day(where, rows):
    rows = sorted(rows, key=lambda one: one[1])
    told = where.dataset.reports.iloc[[0] * len(rows)].reset_index(drop=True)
    columns = list(zip(*rows, strict=True)) or [[], [], [], []]
    told = told.assign(
        report_id=[f"r{i}" for i in told.index],
        place_id=pd.Series(columns[0], dtype="str"),
        date=pd.to_datetime(pd.Series(columns[1])).astype("datetime64[s]"),
        holder=pd.Series(columns[2], dtype="str"),
        date_precision=pd.Series(columns[3], dtype="str"),
    )
    weak = told["holder"].isin(["contested", "unknown"])
    told["status"] = told["holder"].where(weak, "held")
    other = Theatre(replace(where.dataset, reports=told), "region")
    for method in other.methods:
        for reading in Reading:
            wide = other.series(Rule.LATEST, method, reading)
            totals = wide.T.groupby(level="country").sum().T
            for country, size in other.whole(method).items():
                assert np.allclose(totals[country], size, rtol=1e-6), method
            assert (wide.to_numpy() >= 0).all()
        if method.unit == "km2":
            sizes = other.whole(method)
            assert np.allclose(sizes, other.outline_km2[sizes.index], rtol=1e-5)
