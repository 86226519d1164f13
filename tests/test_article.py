"""Facts of the news report of June 2016 that the project grew out of.

Each is read from the shipped data set the way the page reads it: through a theatre's
history under a rule.
"""

import pandas as pd
import pytest

from data.theatre import theatre
from geo.history import at
from geo.vocabulary import Method, Rule

IS = "islamic_state"


def state(dataset, theatre_id: str, day: str, rule: Rule = Rule.LATEST) -> pd.DataFrame:
    return at(theatre(dataset, theatre_id).history(rule), pd.Timestamp(day))


def share(dataset, theatre_id: str, day: str, holder: str) -> float:
    """Return the share of a city's outline that a holder holds on a day."""
    where = theatre(dataset, theatre_id)
    wide = where.series(Rule.LATEST, Method.NEAREST)
    row = wide.loc[: pd.Timestamp(day)].iloc[-1]
    held = row[row.index.get_level_values("holder") == holder].sum()
    return float(held / where.outline_km2.sum())


# Row 2: the strongholds


@pytest.mark.parametrize("rule", list(Rule))
def test_mosul_is_the_last_big_city_of_iraq_that_is_holds(shipped, rule):
    region = state(shipped, "region", "2016-06-27", rule)
    assert region.loc["mosul-west", "holder"] == IS
    assert region.loc["mosul-east", "holder"] == IS
    assert region.loc["fallujah", "holder"] == "iraqi_government"
    # That Ramadi was retaken is told by US Central Command alone, a party to it.
    alone = rule is Rule.AGAINST_INTEREST
    assert region.loc["ramadi", "holder"] == (IS if alone else "iraqi_government")
    assert set(state(shipped, "mosul", "2016-06-27", rule)["holder"]) == {IS}


@pytest.mark.parametrize("rule", list(Rule))
def test_each_side_holds_a_part_of_fallujah_on_21_june_2016(shipped, rule):
    held = set(state(shipped, "fallujah", "2016-06-21", rule)["holder"])
    assert {IS, "iraqi_government", "contested"} <= held


def test_neither_side_has_all_the_ground_of_fallujah_on_21_june_2016(shipped):
    for holder in (IS, "iraqi_government"):
        assert 0 < share(shipped, "fallujah", "2016-06-21", holder) < 1


@pytest.mark.parametrize("rule", list(Rule))
def test_raqqa_is_held_by_is_on_25_june_2016(shipped, rule):
    assert state(shipped, "region", "2016-06-25", rule).loc["raqqa", "holder"] == IS
    where = theatre(shipped, "raqqa")
    with_ground = where.cells.index[where.cells["km2"] > 0]
    city = state(shipped, "raqqa", "2016-06-25", rule).loc[with_ground]
    # A quarter that no source names on its own may be unknown, never another's.
    assert set(city["holder"]) <= {IS, "unknown"}
    assert (city["holder"] == IS).mean() > 0.9


def test_all_the_ground_of_raqqa_is_held_by_is_on_25_june_2016(shipped):
    assert share(shipped, "raqqa", "2016-06-25", IS) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("day", ["2016-06-01", "2016-06-15", "2016-06-30"])
@pytest.mark.parametrize("rule", list(Rule))
def test_sirte_is_held_by_is_or_fought_over_in_june_2016(shipped, rule, day):
    region = state(shipped, "region", day, rule).loc["sirte", "holder"]
    assert region in {IS, "contested"}
    city = state(shipped, "sirte", day, rule)["holder"]
    assert city.isin([IS, "contested"]).mean() > 0.5
    assert IS in set(city)


def test_the_government_of_libya_gains_in_sirte_through_june_2016(shipped):
    first, last = (
        (state(shipped, "sirte", day)["holder"] == "gna").sum()
        for day in ("2016-06-01", "2016-06-30")
    )
    assert first < last


# Row 3: the setback on the road to Tabqa


def tabqa_road(dataset) -> pd.DataFrame:
    """Return the reports of 18 to 23 June 2016 from the countryside of Raqqa."""
    reports = dataset.reports
    rows = reports[reports["date"].between("2016-06-18", "2016-06-23")]
    countryside = rows["place_id"].str.startswith("raqqa_region_")
    return rows[countryside]


def test_government_troops_advance_towards_tabqa_and_are_thrown_back(shipped):
    rows = tabqa_road(shipped)
    won = rows[rows["holder"] == "syrian_government"]
    lost = rows[(rows["holder"] == IS) & (rows["change"] == "lost again")]
    assert won["date"].min() == pd.Timestamp("2016-06-19")
    assert lost["date"].max() == pd.Timestamp("2016-06-22")
    assert set(won["place_id"]) <= set(lost["place_id"])
    assert set(won["basis"]) == set(lost["basis"]) == {"sourced"}


@pytest.mark.parametrize("rule", list(Rule))
def test_the_oil_field_on_the_way_is_held_by_the_army_for_a_day(shipped, rule):
    place = "raqqa_region_thawrah_oilfield"
    held = [
        state(shipped, "raqqa", day, rule).loc[place, "holder"]
        for day in ("2016-06-19", "2016-06-20")
    ]
    # Two origins name two holders a day apart, so on the second day none is agreed.
    after = "contested" if rule is Rule.AGREED else IS
    assert held == ["syrian_government", after]


def test_tabqa_itself_stays_with_is_throughout(shipped):
    for day in ("2016-06-18", "2016-06-20", "2016-06-23", "2016-06-30"):
        region = state(shipped, "region", day)
        assert set(region.loc[["tabqa", "tabqa-airbase"], "holder"]) == {IS}


def test_the_setback_is_an_event_beside_the_map(shipped):
    event = shipped.happenings.loc["ithriya-tabqa-2016"]
    assert event["date_end"] == pd.Timestamp("2016-06-22")
    assert event["source_id"] in shipped.sources.index


# Row 5: the fall of Mosul


@pytest.mark.parametrize("rule", list(Rule))
def test_mosul_is_held_by_is_on_11_june_2014(shipped, rule):
    region = state(shipped, "region", "2014-06-11", rule)
    assert set(region.loc[["mosul-west", "mosul-east"], "holder"]) == {IS}
    city = state(shipped, "mosul", "2014-06-11", rule)
    assert set(city["holder"]) == {IS}
    assert set(city["status"]) == {"held"}


def test_mosul_fell_within_a_few_days_of_june_2014(shipped):
    assert share(shipped, "mosul", "2014-06-04", IS) == 0
    assert share(shipped, "mosul", "2014-06-11", IS) == pytest.approx(1, abs=1e-6)
    assert "iraqi_government" in set(state(shipped, "mosul", "2014-06-04")["holder"])


def test_the_fall_of_mosul_rests_on_sources(shipped):
    city = state(shipped, "mosul", "2014-06-11")
    region = state(shipped, "region", "2014-06-11").loc[["mosul-west", "mosul-east"]]
    assert set(city["basis"]) == set(region["basis"]) == {"sourced"}
    assert (city["report_ids"] != "").all()
