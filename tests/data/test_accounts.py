import pandas as pd
import pytest

from data.accounts import (
    NO_PARTY,
    account,
    figures,
    shares,
    stated,
    told_on,
    voices,
)
from data.theatre import theatre
from geo.vocabulary import Rule

DAY = pd.Timestamp("2015-07-01")


def test_who_tells_is_counted_by_sourced_reports_and_stated_shares(two_sided):
    region = voices(theatre(two_sided, "region"), DAY)
    assert region.index.to_list() == ["North press", NO_PARTY]
    assert region["reports"].to_list() == [1, 2]
    city = voices(theatre(two_sided, "city"), DAY)
    assert [*city.itertuples(name=None)] == [
        ("South press", 0, 3),
        ("North press", 1, 0),
        (NO_PARTY, 2, 0),
    ]


def test_who_tells_nothing_until_the_day_comes_last(two_sided):
    city = theatre(two_sided, "city")
    before = voices(city, pd.Timestamp("2015-06-05"))
    assert before.index.to_list() == ["South press", NO_PARTY, "North press"]
    assert before.loc["South press", "shares"] == 1
    span = voices(city, DAY, pd.Timestamp("2015-06-10"))
    assert span.loc["North press", "reports"] == 1
    assert span.loc[NO_PARTY, "reports"] == 0


def test_a_report_that_names_its_speaker_is_that_partys_account(two_sided):
    told = told_on(theatre(two_sided, "city"), "North press", DAY)
    assert told["status"].to_dict() == {"old-town": "held", "new-town": "unknown"}


def test_reports_before_the_first_day_do_not_count(two_sided):
    where = theatre(two_sided, "city")
    for since, status in (("2015-06-10", "held"), ("2015-06-11", "unknown")):
        told = told_on(where, "North press", DAY, pd.Timestamp(since))
        assert told.at["old-town", "status"] == status


def test_an_account_tells_only_what_its_sources_tell(two_sided):
    told = told_on(theatre(two_sided, "region"), "North press", DAY)
    assert told["holder"].to_dict() == {
        **dict.fromkeys(told.index, "unknown"),
        "east-1": "north",
    }


def test_another_account_tells_something_else_of_the_same_place(two_sided):
    told = told_on(theatre(two_sided, "region"), NO_PARTY, DAY)
    assert told.at["east-1", "holder"] == "contested"
    assert told.at["west-1", "holder"] == "south"


def test_a_start_state_is_nobodys_account(shipped):
    fallujah = theatre(shipped, "fallujah")
    told = account(fallujah, "Iraqi government").history(Rule.LATEST)
    assert (told["report_ids"].eq("") == told["status"].eq("unknown")).all()


def test_an_account_leaves_the_theatre_as_it_was(two_sided):
    where = theatre(two_sided, "region")
    before = where.history(Rule.LATEST).copy()
    told_on(where, NO_PARTY, DAY)
    pd.testing.assert_frame_equal(where.history(Rule.LATEST), before)


def test_figures_stand_beside_the_account_of_their_side(shipped):
    fallujah = theatre(shipped, "fallujah")
    found = figures(fallujah, pd.Timestamp("2016-06-21"))["account"]
    assert found["fal-obedi-20160617"] == "Iraqi government"
    assert found["fal-garver-20160621"] == "coalition"
    assert found["fal-rudaw-20160619"] == NO_PARTY


def test_figures_of_other_weeks_are_left_out(shipped):
    assert figures(theatre(shipped, "fallujah"), pd.Timestamp("2015-06-21")).empty


def test_figures_since_a_day_are_those_stated_from_it_to_the_other(shipped):
    days = (pd.Timestamp("2016-06-28"), pd.Timestamp("2016-06-16"))
    found = figures(theatre(shipped, "fallujah"), *days)
    assert found["stated_on"].between("2016-06-16", "2016-06-28").all()
    assert {"fal-obedi-20160617", "fal-saadi-20160626"} <= set(found.index)


def test_the_newest_shares_of_one_speaker_are_parts_of_one_whole(two_sided):
    where = theatre(two_sided, "city")
    (whole,) = stated(where, "South press", DAY)
    assert whole["percent"].to_dict() == {"part": 40.0, "rest": 60.0}
    (before,) = stated(where, "South press", pd.Timestamp("2015-06-19"))
    assert before.index.to_list() == ["early"]


@pytest.mark.parametrize(
    ("party", "day", "since"),
    [
        ("South press", "2015-05-31", None),
        ("South press", "2015-07-01", "2015-06-21"),
        ("North press", "2015-07-01", None),
    ],
)
def test_a_party_may_state_no_share(two_sided, party, day, since):
    first = None if since is None else pd.Timestamp(since)
    assert stated(theatre(two_sided, "city"), party, pd.Timestamp(day), first) == []


def test_shares_that_speakers_of_one_party_state_stand_apart(shipped):
    where = theatre(shipped, "fallujah")
    wholes = stated(where, "Iraqi government", pd.Timestamp("2016-06-21"))
    assert [whole["percent"].to_list() for whole in wholes] == [[70.0], [80.0]]


def test_shares_are_of_a_whole_city_not_of_a_part_of_it(shipped):
    assert shares(theatre(shipped, "region")).empty
    mosul = shares(theatre(shipped, "mosul"))
    assert set(mosul["place"]) == {"Mosul"}
    assert "mos-all-dorrian-20170201" not in mosul.index
