import pandas as pd
import pytest

from data.accounts import NO_PARTY, account, figures, parties, told_on
from data.dataset import Dataset, load
from data.theatre import theatre
from geo.vocabulary import Rule
from tests.world import world, write_world

DAY = pd.Timestamp("2015-07-01")


@pytest.fixture
def two_sided(tmp_path) -> Dataset:
    """The world, in which the herald is of the north's party."""
    files = world()
    files["sources.csv"][1]["party"] = "North press"
    files["actors.csv"][0]["parties"] = "North press"
    return load(write_world(tmp_path, files))


def test_parties_are_counted_by_their_sourced_reports(two_sided):
    assert parties(theatre(two_sided, "region")) == {"North press": 1, NO_PARTY: 3}
    assert parties(theatre(two_sided, "city")) == {NO_PARTY: 2}


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
