import pandas as pd
import pytest

from dashboard.compare.days import choices, named_days, read_typed, short
from data.theatre import theatre
from geo.vocabulary import Method, Rule

FIRST, LAST = pd.Timestamp("2014-01-01"), pd.Timestamp("2016-12-31")


@pytest.mark.parametrize(
    "typed",
    [
        "2015-06-04",
        "4 Jun 2015",
        "4 June 2015",
        " 04 jun, 2015 ",
        "4/6/2015",
        "4.6.2015",
    ],
)
def test_a_day_is_read_in_every_form_that_the_page_takes(typed):
    assert read_typed(typed, FIRST, LAST) == ("2015-06-04", "")


def test_the_form_that_the_box_shows_is_read_back():
    day = pd.Timestamp("2015-06-04")
    assert read_typed(short(day), FIRST, LAST) == ("2015-06-04", "")


@pytest.mark.parametrize("typed", ["2013-12-31", "1 Jan 2017"])
def test_a_day_outside_the_data_is_refused_with_their_range(typed):
    day, error = read_typed(typed, FIRST, LAST)
    assert day == ""
    assert error == "The data cover 1 Jan 2014 to 31 Dec 2016"


def test_the_first_and_the_last_day_are_inside():
    assert read_typed("2014-01-01", FIRST, LAST)[1] == ""
    assert read_typed("2016-12-31", FIRST, LAST)[1] == ""


def test_named_days_are_in_order_and_those_the_theatre_has(squares):
    named = named_days(theatre(squares, "region"), Rule.LATEST, Method.NEAREST, ("EA",))
    # north, the first actor, holds all of EA from the first day on.
    assert named == {
        "2014-01-01": "first day, most ground of north",
        "2014-08-31": "Coalition baseline",
        "2015-01-01": "IHS baseline",
        "2016-12-31": "last day",
    }


def test_an_actor_that_never_held_anything_has_no_day_of_most_ground(squares):
    named = named_days(
        theatre(squares, "region"), Rule.SOURCED_ONLY, Method.NEAREST, ("XX",)
    )
    assert "most ground" not in " ".join(named.values())


def test_the_list_says_what_a_day_is():
    assert choices({"2014-08-31": "Coalition baseline"}) == [
        {"value": "2014-08-31", "label": "31 August 2014: Coalition baseline"}
    ]
