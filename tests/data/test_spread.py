"""The world of squares: EA is 12,309 km2, half of it around each of two towns."""

import pandas as pd
import pytest

from data.spread import spread

HALF = 6_154.5


def on(band: pd.DataFrame, day: str) -> pd.Series:
    return band.loc[: pd.Timestamp(day)].iloc[-1]


def test_a_share_held_is_of_the_outline(squares):
    """The south holds nothing of EA, then half of it from 1 June 2015."""
    band = spread(squares, "EA", "south", "territory_held_pct", "all-ea")
    before, after = on(band, "2015-05-31"), on(band, "2015-06-01")
    assert (before["low"], before["high"]) == (0, 0)
    assert after["high"] == pytest.approx(50, abs=0.1)
    assert after["low"] < after["high"]


def test_an_area_held_is_in_km2_and_names_its_methods(squares):
    band = spread(squares, "EA", "south", "area_held_km2", "")
    row = on(band, "2016-01-01")
    assert row["high"] == pytest.approx(HALF, rel=1e-3)
    assert row["highest"] == "nearest"
    assert row["lowest"] == "capped-5"
    # A circle of 5 km round one town is the least that any method gives.
    assert row["low"] == pytest.approx(78.5, abs=1)


def test_a_loss_is_of_what_the_method_has_on_the_baseline(squares):
    """The north has both halves on 31 August 2014, and one from 1 June 2015."""
    band = spread(squares, "EA", "north", "territory_lost_pct", "populated-2014")
    assert band.index[0] == pd.Timestamp("2014-08-31")
    assert (on(band, "2015-05-31")[["low", "high"]] == 0).all()
    # Without the sparse town the north has one half on the baseline, and loses it.
    assert on(band, "2015-06-01")["high"] == pytest.approx(100)
    assert on(band, "2015-06-01")["low"] == pytest.approx(50, abs=0.1)


def test_a_loss_of_km2_is_net_of_the_same(squares):
    band = spread(squares, "EA", "north", "area_lost_km2", "km2-lost-populated")
    assert on(band, "2015-06-01")["high"] == pytest.approx(HALF, rel=1e-3)


def test_a_loss_from_the_peak_begins_when_something_is_held(squares):
    band = spread(squares, "EA", "south", "territory_lost_pct", "former-unstated")
    assert band.index[0] == pd.Timestamp("2015-06-01")
    assert (band[["low", "high"]] == 0).all(axis=None)


def test_the_last_day_of_the_theatre_ends_the_band(squares):
    band = spread(squares, "EA", "south", "area_held_km2", "")
    assert band.index[-1] == pd.Timestamp("2016-12-31")
    assert band.index.is_monotonic_increasing


@pytest.mark.parametrize(
    "asked",
    [
        ("Atlantis", "south", "area_held_km2", ""),
        ("EA", "nobody", "area_held_km2", ""),
        ("EA", "south", "fighters_total", ""),
        ("EA", "south", "territory_held_pct", "none-such"),
        ("EA", "north", "territory_lost_pct", "none-such"),
        ("EA", "north", "territory_lost_pct", "km2-lost-2015"),
    ],
)
def test_where_the_words_cannot_be_met_there_is_no_band(squares, asked):
    assert spread(squares, *asked).empty


def test_a_city_is_measured_by_its_nearest_places_alone(shipped):
    band = spread(
        shipped, "Fallujah", "Iraqi forces", "city_controlled_pct", "city-whole"
    )
    assert set(band["lowest"]) == set(band["highest"]) == {"nearest"}
    assert (band["low"] <= band["high"] + 1e-9).all()
    assert band["high"].max() == pytest.approx(100)
