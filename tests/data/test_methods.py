"""Every method on the real data: what must hold whatever the reports say."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from data.theatre import Theatre, theatre
from geo.baseline import held, on
from geo.errors import QueryError
from geo.history import change_days
from geo.measure import area_by_part_km2, geodesic_area_km2
from geo.units import BEYOND
from geo.vocabulary import Method, Reading, Rule
from tests.world import faults_in, world, write_world
from tests.world_rows import place

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]
OURS = [method for method in Method if method is not Method.DRAWN]
AREAS = [method for method in OURS if method.unit == "km2"]
CAPS = [
    *(Method.CAPPED_5, Method.CAPPED_10, Method.CAPPED_15),
    *(Method.CAPPED_20, Method.CAPPED_25),
]
IS = ("islamic_state",)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def is_held(where: Theatre, method: Method, countries=("IQ", "SY")) -> pd.Series:
    return held(where.series(Rule.LATEST, method), IS, countries)


@pytest.mark.parametrize("reading", list(Reading))
@pytest.mark.parametrize("method", OURS)
@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", THEATRES)
def test_parts_add_up_on_every_day_of_change(
    shipped, theatre_id, rule, method, reading
):
    """To what the country has in all; of an area method that is its outline."""
    where = theatre(shipped, theatre_id)
    if method not in where.methods:
        with pytest.raises(QueryError, match="cannot be measured"):
            where.series(rule, method, reading)
        return
    wide = where.series(rule, method, reading)
    assert list(wide.index) == list(
        change_days(where.unit_history(rule, method, reading))
    )
    assert wide.index[0] == where.first
    totals = wide.T.groupby(level="country").sum().T
    whole = where.outline_km2 if method in AREAS else where.whole(method)
    assert set(totals.columns) == set(whole.index)
    for country, size in whole.items():
        assert np.allclose(totals[country], size, rtol=1e-6)
    assert (wide.to_numpy() >= 0).all()


@pytest.mark.parametrize("method", AREAS)
@pytest.mark.parametrize("theatre_id", ["region", "mosul"])
def test_units_lie_in_the_outline_and_their_km2_is_that_of_their_geometry(
    shipped, theatre_id, method
):
    """The rest, too: its km2 is reckoned, its geometry cut, and they agree."""
    where = theatre(shipped, theatre_id)
    if method not in where.methods:
        return
    units = where.units(method)
    assert units.index.is_unique
    drawn = area_by_part_km2(units.geometry, units["country"])
    assert np.allclose(drawn, units["km2"], rtol=0.002, atol=0.5)
    sums = drawn.groupby(units["country"]).sum()
    assert np.allclose(sums, where.outline_km2[sums.index], rtol=0.001)


@pytest.mark.parametrize("method", [Method.CAPPED_10, Method.POPULATED])
def test_areas_are_geodesic_within_a_tenth_of_a_percent(shipped, method):
    units = theatre(shipped, "region").units(method)
    own = units[~units.index.str.startswith(BEYOND) & (units["km2"] > 0)]
    off = geodesic_area_km2(own.geometry) / own["km2"] - 1
    assert off.abs().max() < 0.001


@pytest.mark.parametrize(
    ("shown", "cut_25", "cut_15"),
    [
        ("2015-01-01", 141_486, 83_966),
        ("2015-12-14", 145_247, 81_732),
        ("2016-07-04", 117_889, 67_188),
        ("2016-10-03", 112_522, 63_274),
        ("2017-01-01", 110_160, 60_460),
        ("2017-06-26", 71_345, 38_554),
    ],
)
def test_capped_cells_are_those_that_the_research_cut_by_itself(
    shipped, shown, cut_25, cut_15
):
    """Another program, other outlines (Natural Earth): within 1 %."""
    where = theatre(shipped, "region")
    for method, expected in ((Method.CAPPED_25, cut_25), (Method.CAPPED_15, cut_15)):
        assert on(is_held(where, method), day(shown)) == pytest.approx(expected, 0.01)


@pytest.mark.parametrize("countries", [("IQ",), ("SY",), ("LY",), ("IQ", "SY")])
def test_a_wider_cap_never_holds_less_and_nearest_holds_most(shipped, countries):
    """Ready-made test 4, for every holder, on every day of change."""
    where = theatre(shipped, "region")
    nested = [*CAPS, Method.NEAREST]
    days = where.series(Rule.LATEST, Method.NEAREST).index
    for actor in shipped.actors.index:
        amounts = [
            held(where.series(Rule.LATEST, one), [actor], countries).reindex(
                days, method="ffill"
            )
            for one in nested
        ]
        for narrow, wide in pairwise(amounts):
            assert (narrow <= wide + 1e-6).all()


def test_populated_land_lies_within_the_widest_cap(shipped):
    where = theatre(shipped, "region")
    most = where.units(Method.CAPPED_25)["km2"]
    own = where.units(Method.POPULATED)["km2"]
    own = own[~own.index.str.startswith(BEYOND)]
    assert (own <= most[own.index] + 1e-6).all()
    assert own.sum() < where.units(Method.CAPPED_10)["km2"][own.index].sum()


@pytest.mark.parametrize("method", OURS)
def test_the_turning_points_show_by_every_method(shipped, method):
    """Ready-made test 5; each with the reason where a method may differ."""
    where = theatre(shipped, "region")
    both = is_held(where, method)
    iraq, syria = is_held(where, method, ["IQ"]), is_held(where, method, ["SY"])
    assert on(iraq, day("2014-06-30")) > on(iraq, day("2014-05-31"))
    assert on(both, day("2014-08-31")) > on(both, day("2014-07-31"))
    assert on(syria, day("2015-05-31")) > on(syria, day("2015-04-30"))
    years = [day(f"{year}-01-01") for year in range(2014, 2020)]
    yearly = pd.Series([on(both, one) for one in years], index=range(2014, 2020))
    assert yearly.diff().idxmin() == 2018, "the sharpest fall is in 2017"
    assert on(syria, day("2019-03-23")) == 0
    assert on(iraq, day("2019-03-23")) == 0


def test_the_fall_of_ramadi_shows_where_it_is_counted(shipped):
    where = theatre(shipped, "region")
    intervals = where.history(Rule.LATEST)
    ramadi = intervals[intervals["place_id"] == "ramadi"]
    fell = ramadi[ramadi["holder"] == "islamic_state"]["from"]
    assert day("2015-05-01") <= fell.iloc[0] <= day("2015-05-31")


def test_what_is_beyond_reach_is_unknown_on_every_day(shipped):
    where = theatre(shipped, "region")
    told = where.unit_history(Rule.LATEST, Method.CAPPED_10)
    beyond = told[told["place_id"].str.startswith(BEYOND)]
    assert set(beyond["place_id"]) == {"beyond:IQ", "beyond:SY", "beyond:LY"}
    assert set(beyond["holder"]) == {"unknown"}
    assert (beyond["from"] == where.first).all()
    assert (beyond["to"] == where.last + pd.Timedelta(days=1)).all()


def test_no_place_can_have_the_id_of_what_is_beyond(tmp_path):
    files = world()
    files["places.csv"].append(place(f"{BEYOND}EA", "ea", 0.9, 0.9))
    (fault,) = faults_in(write_world(tmp_path / "squares", files))
    assert (fault.column, fault.value) == ("place_id", "beyond:EA")


def test_a_theatre_without_population_has_no_share_of_people(shipped, squares):
    for dataset, one in ((shipped, "mosul"), (squares, "city")):
        where = theatre(dataset, one)
        assert Method.PEOPLE not in where.methods
        with pytest.raises(QueryError, match=r"known population.*Choose from nearest"):
            where.units(Method.PEOPLE)


def test_people_are_those_of_places_whose_population_is_known(squares):
    where = theatre(squares, "region")
    assert where.whole(Method.PEOPLE).to_dict() == {"EA": 12_000}
    wide = where.series(Rule.LATEST, Method.PEOPLE)
    assert wide[("EA", "south", "held")].iloc[-1] == 12_000


def test_a_data_set_of_reports_has_no_drawings(shipped):
    where = theatre(shipped, "region")
    assert Method.DRAWN not in where.methods
    with pytest.raises(QueryError, match="drawings"):
        where.series(Rule.LATEST, Method.DRAWN)


def test_countries_that_the_base_map_lacks_have_no_districts(squares):
    where = theatre(squares, "region")
    assert Method.DISTRICT not in where.methods
    with pytest.raises(QueryError, match="districts"):
        where.units(Method.DISTRICT)
