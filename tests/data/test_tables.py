import numpy as np
import pandas as pd
import pytest
import shapely

from data.tables import areas_table, control_features, control_table, with_losses
from data.theatre import theatre
from geo.errors import QueryError, TimeError
from geo.history import change_days
from geo.vocabulary import Method, Rule

CONTROL = ["place_id", "name", "holder", "status", "from", "report_ids", "lat", "lon"]
AREAS = [
    *("date", "theatre", "country", "holder", "status", "method", "km2", "share"),
]
DAY = pd.Timestamp("2015-07-01")


def test_control_has_one_row_a_place_in_file_order(squares):
    where = theatre(squares, "region")
    table = control_table(where, DAY, Rule.LATEST)
    assert list(table.columns) == CONTROL
    assert table["place_id"].to_list() == where.places.index.to_list()


def test_control_names_the_state_its_first_day_and_its_reports(squares):
    table = control_table(theatre(squares, "region"), DAY, Rule.LATEST)
    rows = table.set_index("place_id")
    assert rows.loc["west-1", ["holder", "status", "report_ids"]].to_list() == [
        *("south", "held", "west-1-1")
    ]
    assert rows.loc["west-1", "from"] == pd.Timestamp("2015-06-01")
    # Of two reports on one day the last decides, and only it stands behind the state.
    assert rows.loc["east-1", ["holder", "report_ids"]].to_list() == [
        *("north", "east-1-2")
    ]
    assert rows.loc["harbour", ["holder", "status", "report_ids"]].to_list() == [
        *("unknown", "unknown", "")
    ]


def test_control_has_latitude_and_longitude_in_degrees(squares):
    rows = control_table(theatre(squares, "region"), DAY, Rule.LATEST)
    assert rows["lat"].to_list() == [0.5, 0.5, 0.25, 0.75, 1.1]
    assert rows["lon"].to_list() == [0.25, 0.75, 1.5, 1.5, 1.5]


def test_control_follows_the_rule(squares):
    where = theatre(squares, "region")
    day = pd.Timestamp("2014-06-01")
    latest = control_table(where, day, Rule.LATEST).set_index("place_id")
    sourced = control_table(where, day, Rule.SOURCED_ONLY).set_index("place_id")
    assert latest.loc["west-1", "holder"] == "north"
    assert sourced.loc["west-1", "holder"] == "unknown"


@pytest.mark.parametrize("day", ["2013-12-31", "2017-01-01"])
def test_a_day_outside_the_theatre_is_refused_with_the_range(squares, day):
    where = theatre(squares, "region")
    for table in (control_table, control_features):
        with pytest.raises(TimeError, match="2014-01-01 to 2016-12-31"):
            table(where, pd.Timestamp(day), Rule.LATEST)
    with pytest.raises(TimeError, match="2014-01-01 to 2016-12-31"):
        areas_table(where, Rule.LATEST, Method.NEAREST, pd.DatetimeIndex([day]))


def test_features_are_the_table_with_the_ground_of_each_place(squares):
    where = theatre(squares, "region")
    frame = control_features(where, DAY, Rule.LATEST)
    assert frame.crs == "EPSG:4326"
    assert [*CONTROL, "km2", "geometry"] == list(frame.columns)
    assert frame["place_id"].to_list() == where.places.index.to_list()
    rows = frame.set_index("place_id")
    west = rows.loc["west-1", "geometry"]
    assert west.symmetric_difference(shapely.box(0, 0, 0.5, 1)).area < 1e-3
    assert rows.loc["west-1", "km2"] == pytest.approx(12_309 / 2, rel=2e-4)
    assert rows.loc["harbour", "geometry"].equals(shapely.Point(1.5, 1.1))
    assert rows.loc["harbour", "km2"] == 0
    assert rows.loc["west-1", "from"] == "2015-06-01"


def test_making_features_leaves_the_places_as_they_were(squares):
    where = theatre(squares, "region")
    before = where.places.geometry.copy()
    control_features(where, DAY, Rule.LATEST)
    assert where.places.geometry.geom_equals(before).all()


def test_areas_are_on_every_day_of_change_unless_days_are_asked_for(squares):
    where = theatre(squares, "region")
    table = areas_table(where, Rule.LATEST, Method.NEAREST)
    assert list(table.columns) == AREAS
    days = change_days(where.history(Rule.LATEST))
    assert table["date"].drop_duplicates().to_list() == days.to_list()


def test_areas_are_on_the_days_asked_for(squares):
    where = theatre(squares, "region")
    days = pd.DatetimeIndex(["2015-07-01", "2014-02-01"])
    table = areas_table(where, Rule.LATEST, Method.NEAREST, days)
    assert set(table["date"]) == set(days)
    held = table[
        (table["date"] == DAY)
        & (table["country"] == "EA")
        & (table["holder"] == "south")
    ].iloc[0]
    assert held["km2"] == pytest.approx(12_309 / 2, rel=2e-4)
    assert held["share"] == pytest.approx(0.5, abs=1e-4)


def test_a_range_has_both_ends_and_the_changes_between(squares):
    where = theatre(squares, "region")
    span = (pd.Timestamp("2015-01-15"), pd.Timestamp("2015-07-01"))
    table = areas_table(where, Rule.LATEST, Method.NEAREST, span=span)
    days = [f"{day:%Y-%m-%d}" for day in table["date"].drop_duplicates()]
    assert days == ["2015-01-15", "2015-02-01", "2015-06-01", "2015-07-01"]


@pytest.mark.parametrize("method", [one for one in Method if one is not Method.DRAWN])
@pytest.mark.parametrize("rule", list(Rule))
def test_shares_of_a_country_add_up_to_one_on_every_day(shipped, rule, method):
    for theatre_id in shipped.theatres.index:
        where = theatre(shipped, theatre_id)
        if method not in where.methods:
            continue
        table = areas_table(where, rule, method)
        assert set(table["theatre"]) == {theatre_id}
        assert set(table["method"]) == {method}
        shares = table.groupby(["date", "country"])["share"].sum()
        assert np.allclose(shares, 1, atol=0.001)
        assert table["share"].between(0, 1).all()


def test_a_table_is_a_new_one_every_time(squares):
    where = theatre(squares, "region")
    areas, control = (
        areas_table(where, Rule.LATEST, Method.NEAREST),
        control_table(where, DAY, Rule.LATEST),
    )
    areas.loc[:, "km2"] = 0.0
    control.loc[:, "holder"] = "nobody"
    assert areas_table(where, Rule.LATEST, Method.NEAREST)["km2"].sum() > 0
    assert "nobody" not in set(control_table(where, DAY, Rule.LATEST)["holder"])


@pytest.mark.parametrize(
    ("method", "lost", "of_country"),
    [(Method.NEAREST, 12_309 / 2, 50), (Method.PLACES, 1, 50)],
)
def test_a_loss_is_of_what_was_held_of_the_country_and_of_populated_land(
    squares, method, lost, of_country
):
    """North loses west-1, a half of EA, a place of two, to south in June 2015."""
    where = theatre(squares, "region")
    days = pd.DatetimeIndex(["2015-07-01"])
    rows = areas_table(where, Rule.LATEST, method, days)
    table = with_losses(rows, where, Rule.LATEST, method, "2015-01")
    pd.testing.assert_frame_equal(table[rows.columns], rows)
    north = table[(table["country"] == "EA") & (table["holder"] == "north")].iloc[0]
    assert north["baseline"] == pd.Timestamp("2015-01-01")
    assert north["lost"] == pytest.approx(lost, rel=1e-3)
    assert north["lost_of_own"] == pytest.approx(50, rel=1e-3)
    assert north["lost_of_country"] == pytest.approx(of_country, rel=1e-3)
    if method is Method.NEAREST:
        town = np.pi * 6.9**2  # west-1 is a town; west-2 is desert
        assert north["lost_of_populated"] == pytest.approx(100 * lost / town, rel=1e-3)
    else:
        assert np.isnan(north["lost_of_populated"])


def test_a_gain_is_a_negative_loss_and_has_no_share_of_nothing(squares):
    where = theatre(squares, "region")
    rows = areas_table(
        where, Rule.LATEST, Method.NEAREST, pd.DatetimeIndex(["2015-07-01"])
    )
    table = with_losses(rows, where, Rule.LATEST, Method.NEAREST, "2015-01")
    south = table[(table["country"] == "EA") & (table["holder"] == "south")].iloc[0]
    assert south["lost"] == pytest.approx(-12_309 / 2, rel=1e-3)
    assert south["lost_of_country"] == pytest.approx(-50, rel=1e-3)
    assert np.isnan(south["lost_of_own"])


def test_ground_that_nobody_holds_has_no_loss(squares):
    where = theatre(squares, "region")
    rows = areas_table(
        where, Rule.LATEST, Method.NEAREST, pd.DatetimeIndex(["2015-07-01"])
    )
    table = with_losses(rows, where, Rule.LATEST, Method.NEAREST, "peak")
    nobody = table[table["status"] != "held"]
    assert len(nobody)
    assert nobody[["baseline", "lost"]].isna().all(axis=None)


def test_a_baseline_after_a_row_is_refused(squares):
    where = theatre(squares, "region")
    rows = areas_table(where, Rule.LATEST, Method.NEAREST)
    with pytest.raises(QueryError, match="2015-01-01 does not lie"):
        with_losses(rows, where, Rule.LATEST, Method.NEAREST, "2015-01")
