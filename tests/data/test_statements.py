import pandas as pd
import pytest

from data.dataset import load
from data.statements import PART, statements
from geo.claims import Control, Counting, Extent, Quantity
from tests.world import world, write_world
from tests.world_rows import claim


def told(tmp_path, *rows, **denominators):
    """Return the statements of claims, with denominators by id: (label, kind)."""
    files = world()
    files["claims.csv"] = list(rows)
    files["denominators.csv"] += [
        {"denominator_id": name, "label": label, "kind": kind, "note": ""}
        for name, (label, kind) in denominators.items()
    ]
    return statements(load(write_world(tmp_path, files)))


def state(claim_id, note, **changes):
    row = {"metric": "other", "place": "City", "value": "", "unit": "status"}
    row |= {"denominator_id": "all-ea", "note": note}
    return claim(claim_id, **(row | changes))


def test_every_claim_of_the_shipped_data_is_read_once(shipped):
    frame = statements(shipped)
    assert frame.index.equals(shipped.claims.index)
    assert (frame["low"] <= frame["high"]).where(frame["low"].notna(), True).all()
    assert (frame["first"] <= frame["last"]).all()


def test_a_claim_has_its_quantity_its_range_and_its_days(tmp_path):
    row = told(tmp_path, claim("one", as_of="2015-06")).loc["one"]
    assert row["quantity"] == Quantity.HELD
    assert (row["low"], row["high"]) == (39.5, 40.5)
    assert (row["first"], row["last"]) == (
        pd.Timestamp("2015-06-01"),
        pd.Timestamp("2015-06-30"),
    )


def test_figures_of_no_ground_have_no_quantity(tmp_path):
    row = told(tmp_path, claim("men", metric="fighters_total", unit="fighters"))
    assert row["quantity"].to_list() == [""]


@pytest.mark.parametrize(
    ("words", "control"),
    [
        ("city", Control.CONTROLLED),
        ("city, cleared", Control.CLEARED),
        ("city, contested", Control.CONTESTED),
        ("area where they had freedom of movement", Control.MOVEMENT),
        ("territory held; they can no longer operate", Control.MOVEMENT),
    ],
)
def test_the_words_of_a_denominator_say_which_control_is_meant(
    tmp_path, words, control
):
    assert told(tmp_path, claim("one", denominator=words)).loc["one", "control"] == (
        control
    )


@pytest.mark.parametrize(
    ("words", "counting"),
    [
        ("area retaken", Counting.GROSS),
        ("liberated since 2014", Counting.GROSS),
        ("retaken, net or gross not stated", Counting.UNSTATED),
        ("net, of the populated area", Counting.NET),
        ("area lost", Counting.UNSTATED),
    ],
)
def test_the_words_of_an_area_lost_say_how_it_is_counted(tmp_path, words, counting):
    row = claim("one", metric="area_lost_km2", unit="km2", denominator=words)
    assert told(tmp_path, row).loc["one", "counting"] == counting


def test_a_share_lost_is_net_by_its_sense(tmp_path):
    row = claim("one", metric="territory_lost_pct", denominator="retaken")
    assert told(tmp_path, row).loc["one", "counting"] == Counting.NET


@pytest.mark.parametrize(
    ("label", "kind", "extent"),
    [
        ("whole country", "country", Extent.ALL),
        ("km² held, desert included", "km2", Extent.ALL),
        ("populated area in 2014", "populated", Extent.POPULATED),
        ("km² held, populated ground only", "km2", Extent.POPULATED),
        ("whole city", "city", Extent.CITY),
        ("km² held, desert not specified", "km2", Extent.UNSTATED),
        ("what it once held", "former", Extent.UNSTATED),
    ],
)
def test_a_denominator_says_which_empty_ground_counts(tmp_path, label, kind, extent):
    row = claim("one", denominator_id="it")
    assert told(tmp_path, row, it=(label, kind)).loc["one", "extent"] == extent


def test_a_share_of_no_base_is_baseless_and_an_outlet_relays(tmp_path):
    frame = told(
        tmp_path,
        claim("sum", denominator_id="sum", side="media"),
        claim("own"),
        claim("blank", denominator_id=""),
        sum=("sum of two shares", "none"),
    )
    assert frame["baseless"].to_list() == [True, False, False]
    assert frame["relayed"].to_list() == [True, False, False]


@pytest.mark.parametrize(
    ("note", "low", "high"),
    [
        ("Declared liberated while clearing went on.", 100, 100),
        ("Retaken late in March.", 100, 100),
        ("Most of the town free, rest within hours.", 50, 100),
        ("They still hold parts of the city.", PART, 100 - PART),
        ("Called reports of the fall premature.", PART, 100 - PART),
    ],
)
def test_a_state_without_a_number_is_a_share_of_its_place(tmp_path, note, low, high):
    number = claim("number", metric="city_controlled_pct", place="City")
    row = told(tmp_path, number, state("state", note)).loc["state"]
    assert (row["low"], row["high"]) == (low, high)
    assert (row["metric"], row["unit"]) == ("city_controlled_pct", "%")
    assert row["denominator"] == "all-ea"


def test_a_state_that_says_nothing_of_how_much_stays_without_a_range(tmp_path):
    number = claim("number", metric="city_controlled_pct", place="City")
    frame = told(tmp_path, number, state("state", "Not official on that day."))
    assert pd.isna(frame.loc["state", "low"])
    assert frame.loc["state", "unit"] == "status"


def test_a_state_of_a_place_without_shares_stays_without_a_range(tmp_path):
    frame = told(tmp_path, state("state", "Declared liberated."))
    assert pd.isna(frame.loc["state", "low"])


def test_a_share_held_with_its_peak_is_a_share_lost_too(tmp_path):
    frame = told(
        tmp_path,
        claim(
            "held", value="10", qualifier="up to", denominator="EA (40 percent at peak)"
        ),
        claim("lost", metric="territory_lost_pct", value="50"),
        claim("plain"),
    )
    assert tuple(frame.loc["held", ["lost_low", "lost_high"]]) == (75, 100)
    assert tuple(frame.loc["lost", ["lost_low", "lost_high"]]) == (49.5, 50.5)
    assert frame.loc["plain", ["lost_low", "lost_high"]].isna().all()


def test_a_total_says_what_time_it_took(tmp_path):
    row = {"metric": "leaders", "unit": "leaders", "as_of": "2015-06-30"}
    frame = told(
        tmp_path,
        claim("few", denominator="killed over the last few months", **row),
        claim("since", denominator="killed since the start of 2015", **row),
        claim("none", denominator="killed", **row),
    )
    assert tuple(frame.loc["few", ["period_low", "period_high"]]) == (60, 183)
    assert tuple(frame.loc["since", ["period_low", "period_high"]]) == (180, 180)
    assert frame.loc["none", ["period_low", "period_high"]].isna().all()
