import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.accounts.state import Accounts, opening, parse
from data.accounts import NO_PARTY, voices
from data.theatre import theatre


@given(st.data())
def test_parsing_undoes_writing(shipped, data):
    known = list(shipped.theatres.index)
    where = theatre(shipped, data.draw(st.sampled_from(known)))
    party = st.sampled_from([*voices(where, where.last).index])
    days = [data.draw(st.dates(where.first.date(), where.last.date())) for _ in "ab"]
    since, day = map(str, sorted(days))
    since = data.draw(st.sampled_from([since, ""]))
    a, b = data.draw(party), data.draw(party)
    asked = Accounts(where.theatre_id, day, a, b, since)
    assert parse(asked.query, shipped) == (asked, ())


def test_fallujah_opens_with_the_two_parties_that_tell_most_of_it(shipped):
    asked = opening(theatre(shipped, "fallujah"))
    assert (asked.a, asked.b) == ("Iraqi government", "coalition")


def test_who_tells_nothing_by_the_day_is_not_opened_with(two_sided):
    where = theatre(two_sided, "city")
    assert opening(where, "2015-07-01").b == "North press"
    assert opening(where, "2015-06-05").b == NO_PARTY


def test_no_stated_party_opens_where_two_are_not_stated(two_sided):
    assert opening(theatre(two_sided, "region")).b == NO_PARTY


def test_a_theatre_with_one_account_has_no_second(squares):
    assert opening(theatre(squares, "city")).b == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("theatre=atlantis", "atlantis"),
        ("theatre=fallujah&day=soon", "soon"),
        ("theatre=fallujah&b=SDF", "choose from Iraqi government"),
        ("theatre=fallujah&since=lately", "lately"),
        ("theatre=fallujah&since=2016-06-25", "2016-06-25 is after 2016-06-24"),
    ],
)
def test_what_cannot_be_used_falls_back_and_is_noted(shipped, query, said):
    asked, notes = parse(query, shipped)
    assert len(notes) == 1
    assert said in notes[0]
    assert asked == opening(theatre(shipped, asked.theatre))
