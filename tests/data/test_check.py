import numpy as np
import pandas as pd
import pytest

from data.check import CITY_METHODS, COLUMNS, METRICS, check_table, claim_day
from data.dataset import load
from data.theatre import theatre
from geo.areas import on_days
from geo.baseline import held, lost_percent, on
from geo.vocabulary import Method, Rule
from tests.world import world, write_world
from tests.world_rows import claim

SQUARE = 12_309.0


@pytest.fixture(scope="module")
def checked(shipped) -> pd.DataFrame:
    return check_table(shipped)


def one(checked: pd.DataFrame, claim_id: str, method: Method) -> pd.Series:
    rows = checked[(checked["claim_id"] == claim_id) & (checked["method"] == method)]
    assert len(rows) == 1, claim_id
    return rows.iloc[0]


def lost(claim_id: str, **changes: str) -> dict[str, str]:
    """Return a claim of 40 % lost in EA since the first day of 2015."""
    same = {"metric": "territory_lost_pct", "denominator_id": "ihs-2015-01"}
    return claim(claim_id, **(same | changes))


@pytest.fixture(scope="module")
def of_squares(tmp_path_factory) -> pd.DataFrame:
    """Claims on the world of squares on which hands can reckon."""
    files = world()
    files["claims.csv"] = [
        claim("share", as_of="2015-07-01", stated_on="2015-07-02"),
        claim("early", as_of="2015", stated_on="2015-03-01"),
        claim("elsewhere", place="Atlantis"),
        claim("nobody", subject="west"),
        claim("range", value="", value_low="20", value_high="80", as_of="2015-07"),
        claim("km2", metric="area_held_km2", unit="km2", place="EA+EB", value="9000"),
        claim("city", metric="city_controlled_pct", place="City", as_of="2015-05-12"),
        claim("no-base", metric="territory_lost_pct"),
        lost("lost", subject="north", as_of="2015-06-01"),
        lost("lost-nothing"),
        lost("lost-before", as_of="2014-06-01", stated_on="2014-06-01"),
    ]
    files["denominators.csv"].append(
        {"denominator_id": "ihs-2015-01", "label": "a base", "kind": "former"}
        | {"note": ""}
    )
    folder = write_world(tmp_path_factory.mktemp("check") / "squares", files)
    return check_table(load(folder))


def test_a_share_of_a_country_is_of_its_outline(of_squares):
    row = one(of_squares, "share", Method.NEAREST)
    assert row["ours"] == pytest.approx(50, rel=1e-3)
    assert row["ratio_low"] == row["ratio_high"] == pytest.approx(50 / 40, rel=1e-3)
    assert one(of_squares, "share", Method.PLACES)["ours"] == 50
    assert one(of_squares, "share", Method.PEOPLE)["ours"] == 100


def test_km2_of_countries_together_are_added(of_squares):
    """On 15 June 2015 south has a half of EA and nothing of EB."""
    row = one(of_squares, "km2", Method.NEAREST)
    assert row["day"] == "2015-06-15"  # what was stated then cannot speak of later
    assert row["ours"] == pytest.approx(SQUARE / 2, rel=1e-3)


def test_a_claim_speaks_of_no_day_after_it_was_stated(of_squares):
    assert one(of_squares, "early", Method.NEAREST)["day"] == "2015-03-01"
    assert one(of_squares, "early", Method.NEAREST)["ours"] == 0
    month = pd.Series({"as_of": "2015-06", "stated_on": ""})
    assert claim_day(month) == pd.Timestamp("2015-06-30")


def test_a_range_has_a_ratio_to_either_end_and_no_middle(of_squares):
    row = one(of_squares, "range", Method.NEAREST)
    assert row["ratio_low"] == pytest.approx(50 / 80, rel=1e-3)
    assert row["ratio_high"] == pytest.approx(50 / 20, rel=1e-3)


def test_a_loss_is_of_our_own_base(of_squares):
    """North had both halves of EA in January 2015, and loses one in June."""
    row = one(of_squares, "lost", Method.NEAREST)
    assert row["ours"] == pytest.approx(50, rel=1e-3)
    assert row["baseline"] == "2015-01-01"


def test_what_our_measures_cannot_meet_is_left_out(of_squares):
    """A place or side we do not have; no base, one with nothing, one too late."""
    unmet = {"elsewhere", "nobody", "no-base", "lost-nothing", "lost-before"}
    assert not unmet & set(of_squares["claim_id"])


def test_a_city_is_asked_only_by_methods_that_can_differ_there(of_squares):
    """Claimed ground is in the high and not in ours: south holds half, claims half."""
    rows = of_squares[of_squares["claim_id"] == "city"]
    assert tuple(rows["method"]) == CITY_METHODS
    row = one(of_squares, "city", Method.NEAREST)
    assert row["ours"] == pytest.approx(50, rel=1e-3)
    assert row["ours_high"] == pytest.approx(100, rel=1e-3)


def test_the_table_has_one_row_a_claim_and_method(checked):
    assert tuple(checked.columns) == COLUMNS
    assert not checked.duplicated(["claim_id", "method"]).any()
    assert checked[["ours", "kind_matches", "reason", "day"]].notna().all(axis=None)
    lost = checked["metric"].str.contains("lost")
    assert (checked["baseline"] != "").eq(lost).all()
    assert checked["ours_gross"].notna().eq(checked["metric"] == "area_lost_km2").all()


def test_every_claim_of_ground_of_a_country_with_a_base_is_met(shipped, checked):
    claims = shipped.claims[shipped.claims["metric"].isin(METRICS)]
    region = claims["place"].isin(["Iraq", "Syria", "Iraq+Syria", "Libya"])
    none = claims["denominator_id"].isin(["as-misreported", "sum-of-percentages"])
    unmet = set(claims.index[region & ~none]) - set(checked["claim_id"])
    assert unmet == {"ihs-iqsy-2016q1-losspct"}


def test_ours_is_what_the_series_says(shipped, checked):
    where = theatre(shipped, "region")
    row = one(checked, "ihs-iqsy-20160704", Method.CAPPED_20)
    wide = where.series(Rule.LATEST, Method.CAPPED_20)
    shown = on_days(wide, pd.DatetimeIndex(["2016-07-04"]), where.last)
    held_ = held(shown, ["islamic_state"], ["IQ", "SY"]).iloc[0]
    assert row["ours"] == pytest.approx(held_, abs=1e-3)
    assert row["ratio_low"] == pytest.approx(held_ / 68_300, abs=1e-4)


def test_a_loss_is_of_what_we_had_ourselves_at_the_baseline(shipped, checked):
    where = theatre(shipped, "region")
    row = one(checked, "gc-iq-pct-201711", Method.POPULATED)
    amount = held(
        where.series(Rule.LATEST, Method.POPULATED), ["islamic_state"], ["IQ"]
    )
    ours = lost_percent(amount, "2014-08", pd.Timestamp("2017-11-08"))
    assert row["ours"] == pytest.approx(ours, abs=1e-3)
    assert (row["baseline"], row["kind_matches"]) == ("2014-08-31", "yes")


def test_gross_loss_is_never_below_the_net(checked):
    lost = checked[checked["metric"] == "area_lost_km2"]
    assert (lost["ours_gross"] >= lost["ours"] - 1e-3).all()
    assert (lost["ours_gross"] > lost["ours"] + 1).any()


def test_the_high_is_never_below_ours(checked):
    held_ = checked[checked["ours_high"].notna()]
    assert (held_["ours_high"] >= held_["ours"]).all()


@pytest.mark.parametrize(
    ("claim_id", "held_", "open_"),
    [
        ("raq-sohr-20170726", 37, 27),
        ("raq-sdf80-20170920", 82, 8),
        ("fal-army70-20160617", 43, 13),
        ("fal-cmdr-20160623", 85, 9),
    ],
)
def test_city_shares_are_those_that_the_research_found(checked, claim_id, held_, open_):
    """Held and contested, in percent: research on the cities, cross-check table."""
    row = one(checked, claim_id, Method.NEAREST)
    assert round(row["ours"]) == held_
    assert round(row["ours_high"] - row["ours"]) == open_


def test_the_sides_of_mosul_are_their_own_wholes(shipped, checked):
    where = theatre(shipped, "mosul")
    row = one(checked, "mos-e-shaghati-20170104", Method.NEAREST)
    day = pd.Timestamp("2017-01-04")
    current = where.unit_history(Rule.LATEST, Method.NEAREST)
    current = current[(current["from"] <= day) & (day < current["to"])]
    east = where.cells[where.cells["part"] == "mosul-east"]["km2"]
    own = current.set_index("place_id").loc[east.index, "holder"] == "iraqi_government"
    assert row["ours"] == pytest.approx(100 * east[own].sum() / east.sum(), abs=1e-3)


def test_the_percentages_that_ihs_printed_follow_from_the_areas_it_printed(shipped):
    """Ready-made test 2, on the claims as the data set has them."""
    claims = shipped.claims
    areas = claims.loc[claims.index.str.startswith("ihs-iqsy-20")]
    areas = areas[(areas["unit"] == "km2") & ~areas.index.str.endswith("implied")]
    areas = areas[areas["metric"] == "area_held_km2"]
    amount = areas.set_index(pd.DatetimeIndex(areas["as_of"]))["value"].sort_index()
    for claim_id, since in (
        ("ihs-iqsy-2015-losspct", "2015-01-01"),
        ("ihs-iqsy-2016h1-losspct", "2015-12-14"),
        ("ihs-iqsy-20161003-losspct", "2015-12-14"),
        ("ihs-iqsy-20161003-peak", "2015-01-01"),
        ("ihs-iqsy-2016-losspct", "2015-12-14"),
        ("ihs-iqsy-20170626-losspct", "2015-01-01"),
    ):
        day = pd.Timestamp(claims.loc[claim_id, "as_of"])
        printed = claims.loc[claim_id, "value"]
        assert round(lost_percent(amount, since, day)) == printed, claim_id
    assert on(amount, pd.Timestamp("2017-01-01")) == 60_400
    assert np.isclose(
        lost_percent(amount, "2016-12-31", pd.Timestamp("2017-06-26")), 40.1, atol=0.05
    )
