import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.claims import METRICS, groups, metric_words, panelled, panels, span
from data.dataset import load
from tests.world import world, write_world
from tests.world_rows import claim

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]


def claims_world(tmp_path, *rows: dict):
    files = world()
    files["claims.csv"] = list(rows)
    return load(write_world(tmp_path, files))


def test_every_claim_of_ground_belongs_to_one_group_of_one_theatre(shipped):
    found = [
        claim_id
        for theatre_id in THEATRES
        for group in groups(shipped, theatre_id).values()
        for panel in panels(shipped, group)
        for claim_id in panel.claims.index
    ]
    ground = shipped.claims.index[shipped.claims["metric"].isin(list(METRICS))]
    assert sorted(found) == sorted(ground)


def test_a_group_counts_its_claims(shipped):
    for theatre_id in THEATRES:
        for group in groups(shipped, theatre_id).values():
            told = sum(len(panel.claims) for panel in panels(shipped, group))
            assert group.count == told


def test_those_with_most_claims_come_first(shipped):
    for theatre_id in THEATRES:
        found = list(groups(shipped, theatre_id).values())
        counts = [group.count for group in found]
        assert counts == sorted(counts, reverse=True)
        for group in found:
            sizes = [len(panel.claims) for panel in panels(shipped, group)]
            assert sizes == sorted(sizes, reverse=True)


def test_a_key_is_fit_for_a_url_and_names_one_group(shipped):
    for theatre_id in THEATRES:
        for key, group in groups(shipped, theatre_id).items():
            assert key == group.key
            assert re.fullmatch(r"[a-z0-9.\-]+", key)
    assert "iraq.territory-lost-pct" in groups(shipped, "region")


def test_labels_of_a_theatre_differ(shipped):
    for theatre_id in THEATRES:
        labels = [group.label for group in groups(shipped, theatre_id).values()]
        assert len(set(labels)) == len(labels)


def test_a_panel_has_one_subject_one_denominator_and_one_unit(shipped):
    for theatre_id in THEATRES:
        for group in groups(shipped, theatre_id).values():
            seen = set()
            for panel in panels(shipped, group):
                rows = panel.claims
                kinds = rows[["subject", "denominator_id", "unit"]].drop_duplicates()
                ((subject, denominator, unit),) = kinds.itertuples(index=False)
                assert (subject, unit) == (panel.subject, panel.unit)
                label = shipped.denominators.loc[denominator, "label"]
                assert panel.denominator == label
                seen.add((subject, denominator, unit))
            assert len(seen) == len(panels(shipped, group))


def test_claims_of_a_panel_stand_in_order_of_time(shipped):
    for group in groups(shipped, "region").values():
        for panel in panels(shipped, group):
            assert panel.claims["as_of"].is_monotonic_increasing


def test_a_city_has_the_claims_on_it_and_on_its_parts(tmp_path):
    dataset = claims_world(
        tmp_path,
        claim("whole", place="City"),
        claim("part", place="City (west)"),
        claim("country", place="EA"),
    )
    city = {group.place for group in groups(dataset, "city").values()}
    region = {group.place for group in groups(dataset, "region").values()}
    assert city == {"City", "City (west)"}
    assert region == {"EA"}


def test_places_and_metrics_are_kept_apart(tmp_path):
    dataset = claims_world(
        tmp_path,
        claim("held"),
        claim("lost", metric="territory_lost_pct"),
        claim("other", place="EB"),
    )
    assert set(groups(dataset, "region")) == {
        *("ea.territory-held-pct", "ea.territory-lost-pct", "eb.territory-held-pct")
    }


@pytest.mark.parametrize("column", ["subject", "unit"])
def test_two_kinds_of_number_are_two_panels(tmp_path, column):
    dataset = claims_world(tmp_path, claim("one"), claim("two", **{column: "other"}))
    (group,) = groups(dataset, "region").values()
    assert [len(panel.claims) for panel in panels(dataset, group)] == [1, 1]


def test_two_denominators_are_two_panels_though_all_else_is_one(tmp_path):
    files = world()
    files["claims.csv"] = [claim("one"), claim("two", denominator_id="peak")]
    files["denominators.csv"].append(
        files["denominators.csv"][0] | {"denominator_id": "peak", "label": "Peak"}
    )
    dataset = load(write_world(tmp_path, files))
    (group,) = groups(dataset, "region").values()
    told = [panel.denominator for panel in panels(dataset, group)]
    assert sorted(told) == ["All of EA", "Peak"]


def test_what_is_not_of_ground_is_left_out(tmp_path):
    dataset = claims_world(tmp_path, claim("men", metric="fighters", unit="people"))
    assert groups(dataset, "region") == {}


def test_a_claim_without_a_known_denominator_still_has_a_panel(tmp_path):
    dataset = claims_world(tmp_path, claim("one"), claim("two", denominator_id=""))
    (group,) = groups(dataset, "region").values()
    assert sum(len(panel.claims) for panel in panels(dataset, group)) == 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-06-24", "2016-06-24", "2016-06-24"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_a_part_of_a_date_spans_all_days_it_can_mean(text, first, last):
    assert span(text) == (pd.Timestamp(first), pd.Timestamp(last))


@given(
    day=st.dates(pd.Timestamp("2010-01-01").date(), pd.Timestamp("2020-12-31").date())
)
def test_a_day_lies_within_its_month_and_its_year(day):
    stamp = pd.Timestamp(day)
    for length in (10, 7, 4):
        first, last = span(str(day)[:length])
        assert first <= stamp <= last


def test_every_metric_of_the_data_set_has_words_of_its_own(shipped):
    told = [metric_words(str(one)) for one in shipped.claims["metric"].unique()]
    assert len(set(told)) == len(told)
    assert not [one for one in told if "_" in one]
    assert metric_words("camels_lost") == "camels_lost"


def test_panels_of_several_places_and_metrics_mix_neither(shipped):
    dated = shipped.claims[shipped.claims["as_of"].ne("")]
    found = panelled(shipped, dated)
    keys = ["place", "metric", "subject", "denominator_id", "unit"]
    assert all(len(panel.claims[keys].drop_duplicates()) == 1 for panel in found)
    assert sum(len(panel.claims) for panel in found) == len(dated)
