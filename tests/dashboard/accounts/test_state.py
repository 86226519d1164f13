import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.accounts.state import Accounts, opening, parse
from data.accounts import NO_PARTY, parties
from data.theatre import theatre


@given(st.data())
def test_parsing_undoes_writing(shipped, data):
    known = list(shipped.theatres.index)
    where = theatre(shipped, data.draw(st.sampled_from(known)))
    party = st.sampled_from([*parties(where)])
    day = str(data.draw(st.dates(where.first.date(), where.last.date())))
    asked = Accounts(where.theatre_id, day, data.draw(party), data.draw(party))
    assert parse(asked.query, shipped) == (asked, ())


def test_fallujah_opens_with_the_government_beside_sources_of_no_stated_party(shipped):
    asked = opening(theatre(shipped, "fallujah"))
    assert (asked.a, asked.b) == ("Iraqi government", NO_PARTY)


def test_a_theatre_with_one_account_has_no_second(squares):
    assert opening(theatre(squares, "city")).b == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("theatre=atlantis", "atlantis"),
        ("theatre=fallujah&day=soon", "soon"),
        ("theatre=fallujah&b=coalition", "choose from Iraqi government"),
    ],
)
def test_what_cannot_be_used_falls_back_and_is_noted(shipped, query, said):
    asked, notes = parse(query, shipped)
    assert len(notes) == 1
    assert said in notes[0]
    assert asked == opening(theatre(shipped, asked.theatre))
