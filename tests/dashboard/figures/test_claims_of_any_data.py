"""A data set that loads is sound, so its claims can be told and drawn."""

import pytest

from dashboard.figures.claims import stated
from data.claims import groups
from data.dataset import load
from tests.dashboard.figures.claim_marks import drawn, marks
from tests.world import world, write_world


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": "40", "qualifier": "about"}, "about 40 %"),
        ({"value": "20", "qualifier": "over"}, "over 20 %"),
        ({"value": "47", "qualifier": "exact"}, "47 %"),
        ({"value": "47.5", "qualifier": ""}, "47.5 %"),
        ({"value": "55000", "unit": "km2", "qualifier": "exact"}, "55,000 km²"),
        ({"value": "503223", "unit": "km2", "qualifier": ""}, "503,223 km²"),
        ({"value": "1613040", "unit": "km2", "qualifier": "exact"}, "1,613,040 km²"),
        ({"value": "123456.5", "unit": "km2", "qualifier": ""}, "123,456.5 km²"),
        ({"value": "", "value_low": "30", "value_high": "50"}, "about 30–50 %"),
    ],
)
def test_a_number_is_told_as_it_was_stated(tmp_path, changes, words):
    files = world()
    files["claims.csv"][0] |= changes
    dataset = load(write_world(tmp_path, files))
    assert stated(dataset.claims.loc["forty"]) == words


BLANKS = {
    "denominator_id": {"denominator_id": ""},
    "as_of": {"as_of": ""},
    "stated_on": {"stated_on": ""},
    "speaker": {"speaker": ""},
    "organisation": {"organisation": ""},
    "qualifier": {"qualifier": ""},
    "subject": {"subject": ""},
    "source_id": {"source_id": "", "basis": "unsourced"},
}


@pytest.mark.parametrize("column", BLANKS)
def test_claims_are_drawn_whatever_their_table_may_leave_blank(tmp_path, column):
    files = world()
    files["claims.csv"][0] |= BLANKS[column]
    dataset = load(write_world(tmp_path, files))
    (key,) = groups(dataset, "region")
    found = {claim_id for _, claim_id, _ in marks(drawn(dataset, "region", key))}
    assert found == {"forty", "range"}
