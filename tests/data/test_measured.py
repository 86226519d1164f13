import pandas as pd
import pytest

from data.dataset import load
from data.measured import holders, measures
from data.theatre import theatre
from geo.claims import Extent
from geo.vocabulary import Method, Rule
from tests.world import world, write_world
from tests.world_rows import claim


def measured(tmp_path, *rows):
    files = world()
    files["claims.csv"] = list(rows)
    dataset = load(write_world(tmp_path, files))
    frame = measures(dataset, Rule.LATEST)
    return dataset, frame.set_index(["claim_id", "method"])


def km2_on(dataset, theatre_id, country, day, *states):
    wide = theatre(dataset, theatre_id).series(Rule.LATEST, Method.NEAREST)
    row = wide.loc[: pd.Timestamp(day)].iloc[-1]
    return sum(row.get((country, *state), 0.0) for state in states)


def test_a_claim_is_measured_under_every_method(tmp_path):
    _, frame = measured(tmp_path, claim("one", as_of="2015-06-15"))
    assert [method for _, method in frame.index] == [
        "nearest",
        "nearest-settled",
        *(f"capped-{km}" for km in (5, 10, 15, 20, 25)),
        "populated",
    ]


def test_a_method_of_a_region_says_which_empty_ground_it_counts(tmp_path):
    _, frame = measured(tmp_path, claim("one", as_of="2015-06-15"))
    assert frame.loc[("one", "nearest"), "extent"] == Extent.ALL
    assert frame.loc[("one", "nearest-settled"), "extent"] == Extent.POPULATED


def test_ground_held_is_the_least_and_contested_ground_the_rest(tmp_path):
    dataset, frame = measured(tmp_path, claim("one", as_of="2015-06-15"))
    row = frame.loc[("one", "nearest")]
    held, contested = ("south", "held"), ("contested", "contested")
    claimed = ("south", "claimed")
    low = km2_on(dataset, "region", "EA", "2015-06-15", held)
    high = km2_on(dataset, "region", "EA", "2015-06-15", held, contested, claimed)
    assert low > 0
    assert (row["low_km2"], row["high_km2"]) == pytest.approx((low, high))


def test_a_vague_date_is_measured_on_every_day_it_can_mean(tmp_path):
    _, frame = measured(
        tmp_path, claim("year", as_of="2015"), claim("day", as_of="2015-06-15")
    )
    year, day = frame.loc[("year", "nearest")], frame.loc[("day", "nearest")]
    assert year["low_km2"] <= day["low_km2"] <= day["high_km2"] <= year["high_km2"]
    assert year["low_km2"] < year["high_km2"]


def test_a_sum_of_countries_and_a_city_are_measured(tmp_path):
    _, frame = measured(
        tmp_path,
        claim("one", as_of="2015-06-15"),
        claim("other", as_of="2015-06-15", place="EB"),
        claim("both", as_of="2015-06-15", place="EA+EB"),
        claim("city", as_of="2015-06-15", place="City", metric="city_controlled_pct"),
    )
    low = frame["low_km2"].xs("nearest", level="method")
    assert low["both"] == pytest.approx(low["one"] + low["other"])
    assert frame.loc[("city", "nearest"), "extent"] == Extent.CITY


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "Nowhere"},
        {"subject": "nobody known"},
        {"metric": "fighters", "unit": "fighters"},
    ],
)
def test_what_no_theatre_measures_has_no_row(tmp_path, changes):
    _, frame = measured(tmp_path, claim("one", **changes))
    assert frame.empty


def test_a_day_outside_the_theatre_has_a_row_without_a_measure(tmp_path):
    _, frame = measured(tmp_path, claim("late", as_of="2017"))
    assert frame["low_km2"].isna().all()


@pytest.mark.parametrize(
    ("subject", "actors"),
    [
        ("IS", {"islamic_state"}),
        ("SDF", {"ypg_sdf", "sdf"}),
        ("Iraqi forces", {"iraqi_government"}),
        ("Bunyan Marsous (GNA)", {"gna"}),
        ("IS and other armed opposition", set()),
        ("contested", set()),
    ],
)
def test_a_subject_is_the_actors_whose_names_have_all_its_words(
    shipped, subject, actors
):
    assert set(holders(shipped, subject)) == actors
