import pandas as pd
import pytest

from dashboard import text
from data.codes import Code, codes
from data.countries import NAMES
from geo.vocabulary import Method, Precision, Rule, Status

DAY = pd.Timestamp("2017-01-04")


def test_a_day_in_words_has_no_leading_zero():
    assert text.day_words(DAY) == "4 January 2017"


def test_a_date_is_told_no_more_exactly_than_it_is_known():
    assert text.dated(DAY, Precision.DAY) == "4 January 2017"
    assert text.dated(DAY, Precision.WEEK) == "about 4 January 2017"
    assert text.dated(DAY, Precision.MONTH) == "January 2017"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("LY",), "Libya"),
        (("IQ", "SY"), "Iraq and Syria"),
        (("IQ", "LY", "SY"), "Iraq, Libya and Syria"),
    ],
)
def test_countries_are_listed_as_a_sentence_would(codes, words):
    assert text.countries_words(codes) == words


def test_a_country_without_a_name_here_goes_by_its_code():
    assert text.country_name("EA") == "EA"


def test_every_status_reads_differently(squares):
    words = [text.code_words(squares, Code("south", status)) for status in Status]
    assert len(set(words)) == len(words)
    assert text.code_words(squares, Code("south", Status.HELD)) == "South"


def test_only_unknown_and_contested_name_nobody(squares):
    for code in codes(squares):
        named = code.status not in (Status.UNKNOWN, Status.CONTESTED)
        names = squares.actors["name"]
        assert any(name in text.code_words(squares, code) for name in names) == named


def test_every_rule_and_every_method_the_page_offers_has_words():
    assert set(text.RULE_WORDS) == set(Rule)
    assert set(text.METHOD_WORDS) == set(text.METHOD_CHOICES) == set(Method)
    assert {method.unit for method in Method} == set(text.UNIT_WORDS)


def test_every_change_and_country_of_the_shipped_data_has_words(shipped):
    assert set(shipped.reports["change"]) - {""} <= set(text.CHANGE_WORDS)
    assert set(shipped.places["country"]) <= set(NAMES)


@pytest.mark.parametrize(
    ("speaker", "party", "words"),
    [
        ("a colonel", "North", "said by a colonel, North"),
        ("North media office", "North", "said by North media office"),
        ("", "", ""),
    ],
)
def test_a_speaker_is_named_with_its_party_once(speaker, party, words):
    assert text.speaker_words(speaker, party) == words
