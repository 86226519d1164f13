from collections import Counter

import pandas as pd
import pytest

from data.convert.bases import BASES
from data.convert.denominators import normalised
from data.schema import TABLES


def ids(*rows: tuple[str, str, str]) -> list[str]:
    frame = pd.DataFrame(rows, columns=["metric", "unit", "denominator"])
    return normalised(frame.assign(claim_id=[f"c{n}" for n in range(len(frame))]))


def test_wordings_of_one_base_share_an_id():
    assert set(
        ids(
            ("territory_held_pct", "%", "area of Iraq"),
            ("territory_held_pct", "%", "whole area of Iraq (40 percent at peak)"),
        )
    ) == {"country"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("city", "city, cleared"),
        ("city", "city, contested"),
        ("eastern side", "western side"),
        ("city", "Old City"),
    ],
)
def test_controlled_cleared_contested_and_sides_stay_apart(one, other):
    first, second = ids(
        ("city_controlled_pct", "%", one), ("city_controlled_pct", "%", other)
    )

    assert first != second


def test_the_same_words_mean_another_base_in_another_family():
    assert ids(
        ("territory_held_pct", "%", "area of Syria"),
        ("area_held_km2", "km2", "area of Syria"),
        ("other", "times the area of Lebanon", "area of Syria"),
    ) == ["country", "km2-desert-included", "lebanon-areas"]


def test_a_blank_is_unstated():
    assert ids(("fighters_total", "fighters", "")) == ["unstated"]


def test_no_wording_stands_under_two_bases():
    seen = Counter(
        (family, words)
        for base in BASES
        for family, texts in base.texts.items()
        for words in texts
    )

    assert [key for key, count in seen.items() if count > 1] == []


def test_ids_and_labels_are_unique_and_short_enough_for_a_legend():
    assert len({base.denominator_id for base in BASES}) == len(BASES)
    assert len({base.label for base in BASES}) == len(BASES)
    assert max(len(base.label) for base in BASES) <= 56


def test_kinds_are_those_of_the_schema():
    allowed = TABLES["denominators"].allowed("kind")

    assert {base.kind for base in BASES} <= set(allowed)
