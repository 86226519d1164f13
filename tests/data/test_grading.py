from itertools import product

import pytest

from data.grading import SINCE, kind_matches
from geo.baseline import BASELINES, PEAK
from geo.vocabulary import Method

OURS = [method for method in Method if method is not Method.DRAWN]


def test_every_denominator_that_is_graded_is_one_of_the_data_set(shipped):
    assert set(SINCE) <= set(shipped.denominators.index)


def test_every_baseline_is_a_name_or_a_day_of_the_data(shipped):
    first = shipped.theatres["from"].min()
    for name in SINCE.values():
        assert name in {*BASELINES, PEAK} or f"{first:%Y-%m-%d}" <= name <= "2019-03-31"


def test_every_pair_has_a_verdict_and_a_reason(shipped):
    for denominator, method in product(shipped.denominators.index, OURS):
        word, reason = kind_matches(denominator, method)
        assert word in {"yes", "partly", "no", "unclear"}
        assert reason


@pytest.mark.parametrize(
    ("denominator", "method", "word"),
    [
        ("country", Method.NEAREST, "yes"),
        ("country", Method.POPULATED, "no"),
        ("populated-2014", Method.POPULATED, "yes"),
        ("populated-2014", Method.CAPPED_10, "partly"),
        ("populated-2014", Method.NEAREST_SETTLED, "partly"),
        ("populated-2014", Method.NEAREST, "no"),
        ("populated-2014", Method.DISTRICT, "no"),
        ("km2-ihs", Method.CAPPED_20, "unclear"),
        ("former-unstated", Method.NEAREST, "unclear"),
        ("country", Method.PLACES, "no"),
        ("city-whole", Method.NEAREST, "yes"),
        ("city-cleared", Method.NEAREST, "no"),
        ("km2-claimed-russia", Method.NEAREST, "no"),
    ],
)
def test_a_kind_matches_by_what_the_words_count(denominator, method, word):
    assert kind_matches(denominator, method)[0] == word
