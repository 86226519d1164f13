"""The briefing that comes with the data set: every number of ours is measured anew."""

import re

import pandas as pd
import pytest

from dashboard.export.scenes import read
from data.theatre import theatre
from geo.areas import on_days
from geo.vocabulary import Method, Rule
from tests.conftest import SHIPPED

NUMBER = re.compile(r"\d[\d,.]*(?= km²| %)")
IS, CONTESTED = ("islamic_state", "held"), ("contested", "contested")


@pytest.fixture(scope="module")
def briefing(shipped):
    return read(SHIPPED / "briefings" / "june-2016.toml", shipped)


def km2(dataset, theatre_id, day, method=Method.NEAREST, countries=(), side=IS):
    """Return what a side has on a day."""
    where = theatre(dataset, theatre_id)
    wide = where.series(Rule.LATEST, method)
    row = on_days(wide, pd.DatetimeIndex([day]), where.last).iloc[0]
    own = row.groupby(level=["country", "holder", "status"]).sum()
    chosen = countries or tuple(where.outline_km2.index)
    return sum(own.get((country, *side), 0.0) for country in chosen)


def share(dataset, city, day, side=IS):
    """Return the share of a city's outline that a side has, in percent."""
    whole = float(theatre(dataset, city).outline_km2.sum())
    return 100 * km2(dataset, city, day, side=side) / whole


def measured(dataset):
    """Return, by scene, all numbers of km² and percent that its note may state."""
    both = ("IQ", "SY")

    def held(day, method=Method.NEAREST, countries=both):
        return km2(dataset, "region", day, method, countries)

    def whole(city):
        return f"{theatre(dataset, city).outline_km2.sum():.2f}"

    dry = Method.NEAREST_SETTLED
    august, before, report = "2014-08-31", "2015-06-24", "2016-06-24"
    methods = [one for one in theatre(dataset, "region").methods if one.unit == "km2"]
    lost = [
        100 * (1 - held(report, one, ("IQ",)) / held(august, one, ("IQ",)))
        for one in methods
    ]
    government = ("iraqi_government", "held")
    return [
        {f"{held(august):,.0f}", f"{held(august, dry):,.0f}"},
        {f"{held(before):,.0f}", f"{held(before, dry):,.0f}"},
        {f"{held(report):,.0f}", f"{100 * (1 - held(report) / held(before)):.1f}"},
        {"50", f"{min(lost):.1f}", f"{max(lost):.1f}"},  # 50: the envoy's
        set(),
        {f"{share(dataset, 'fallujah', '2016-06-16'):.1f}", whole("fallujah")},
        {
            *(
                f"{share(dataset, 'fallujah', '2016-06-21', side):.1f}"
                for side in (IS, CONTESTED, government)
            ),
            whole("fallujah"),
        },
        {f"{share(dataset, 'mosul', report):.1f}", whole("mosul")},
        {
            f"{share(dataset, 'sirte', report):.1f}",
            f"{share(dataset, 'sirte', report, CONTESTED):.1f}",
            whole("sirte"),
        },
        set(),
    ]


def test_every_number_of_the_briefing_is_what_we_measure(shipped, briefing):
    for scene, numbers in zip(briefing.scenes, measured(shipped), strict=True):
        assert set(NUMBER.findall(scene.note)) == numbers, scene.headline


def test_what_its_headlines_say_in_words_is_so(shipped, briefing):
    assert 20 < 100 * (1 - 166_070 / 217_221) < 27  # "a quarter less"
    assert share(shipped, "sirte", "2016-05-01") == pytest.approx(100)
    assert 60 < share(shipped, "sirte", "2016-06-24") < 70  # "two thirds"
    desert = [
        km2(shipped, "region", day, Method.NEAREST, ("IQ", "SY"))
        - km2(shipped, "region", day, Method.NEAREST_SETTLED, ("IQ", "SY"))
        for day in ("2014-08-31", "2015-06-24")
    ]
    assert desert[1] > km2(
        shipped, "region", "2015-06-24", Method.NEAREST_SETTLED, ("IQ", "SY")
    )
    assert desert[1] > desert[0]


def test_it_is_as_long_as_a_briefing_should_be(briefing):
    assert 8 <= len(briefing.scenes) <= 12
