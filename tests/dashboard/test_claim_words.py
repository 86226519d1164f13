import re

import numpy as np
import pandas as pd
import pytest

from dashboard.claim_words import (
    SAYINGS,
    date_words,
    dates_words,
    km2_words,
    printed,
    rebased_words,
    sayer,
    saying,
)
from data.ledger import ledger


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (27_949.4, 29_386.6, "27,949 to 29,387 km²"),
        (55_000.0, np.inf, "at least 55,000 km²"),
        (13.84, 14.01, "13.8 to 14.0 km²"),
        (100.0, 100.0, "100.0 km²"),
        (np.nan, np.nan, "no base in km²"),
    ],
)
def test_km2_are_told_as_a_range(low, high, told):
    assert km2_words(low, high) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2016", "2016"),
        ("2016-06", "June 2016"),
        ("2016-06-10", "10 June 2016"),
        ("", "not stated"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(text, told):
    assert date_words(text) == told


def test_as_of_and_stated_on_are_told_apart(shipped):
    one = shipped.claims.loc["ihs-iqsy-20160704"]
    assert dates_words(one) == "as of 4 July 2016, stated 10 July 2016"
    same = shipped.claims.loc["mcg-iq-20160610"]
    assert dates_words(same) == "as of and stated on 10 June 2016"


def test_a_state_is_not_told_as_a_number(shipped):
    assert printed(shipped.claims.loc["fal-abadi-20160617"]).endswith("not a number")
    assert printed(shipped.claims.loc["mcg-route-20160610"]) == "“cut”"


def test_every_metric_of_the_data_set_has_a_sentence(shipped):
    assert set(shipped.claims["metric"]) - {"other"} == set(SAYINGS)
    for _, claim in shipped.claims.iterrows():
        assert printed(claim) in saying(claim)
        assert not re.search(r"\bnan\b", saying(claim))


def test_a_place_is_not_told_twice(shipped):
    told = saying(shipped.claims.loc["mcg-iq-20160610"])
    assert told == "IS had lost about 50 % of territory once held in Iraq"


def test_nobody_named_is_told_so():
    claim = pd.Series({"speaker": "", "organisation": ""})
    assert sayer(claim) == "Nobody named"


def test_computed_km2_name_their_base_and_printed_ones_do_not(shipped):
    rows = ledger(shipped).set_index("claim_id")
    labels = shipped.denominators["label"]
    share = rebased_words(rows.loc["gc-iq-pct-201701"], labels)
    assert "computed by us on “populated area IS dominated, Aug 2014”" in share
    assert share.endswith("(solved)")
    area = rebased_words(rows.loc["ihs-iqsy-20160704"], labels)
    assert area == "68,250 to 68,350 km², as printed with its rounding"
    assert rebased_words(rows.loc["mcg-leaders-20160610"], labels) == "no base in km²"
