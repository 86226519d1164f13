from collections import Counter, defaultdict
from itertools import pairwise

from dashboard.figures.theme import SERIES
from data.claims import METRICS
from tests.dashboard.figures.claim_marks import (
    DAY,
    drawn,
    every_chart,
    is_range,
    marks,
    of_claim,
)
from tests.dashboard.figures.reading import assert_sound

MARKS = {
    "exact": "circle",
    "about": "circle-open",
    "over": "triangle-up",
    "at least": "triangle-up",
    "up to": "triangle-down",
}
"""A triangle points to the side on which the true value may lie."""


def test_the_shipped_data_set_has_charts_to_look_at(shipped):
    assert len(every_chart(shipped)) >= 25


def test_every_chart_fits_plotly_and_uses_hex_colours_only(shipped):
    for _, figure in every_chart(shipped):
        assert_sound(figure)


def test_every_claim_of_ground_is_drawn_in_exactly_one_chart_and_once(shipped):
    seen = Counter(
        claim_id
        for _, figure in every_chart(shipped)
        for _, claim_id, _ in marks(figure)
    )
    ground = shipped.claims.index[shipped.claims["metric"].isin(list(METRICS))]
    assert seen == Counter(ground)


def test_no_axis_carries_two_denominators_two_units_or_two_subjects(shipped):
    told = shipped.claims[["denominator_id", "unit", "subject", "place", "metric"]]
    for key, figure in every_chart(shipped):
        on_axis = defaultdict(set)
        for trace, claim_id, _ in marks(figure):
            on_axis[trace["yaxis"]].add(tuple(told.loc[claim_id]))
        assert all(len(kinds) == 1 for kinds in on_axis.values()), key


def test_no_two_axes_overlap_or_share_a_base(shipped):
    for key, figure in every_chart(shipped):
        axes = {
            name: axis for name, axis in figure["layout"].items() if "yaxis" in name
        }
        domains = sorted(axis["domain"] for axis in axes.values())
        for (_, top), (bottom, _) in pairwise(domains):
            assert top <= bottom, key
        assert not any("overlaying" in axis for axis in axes.values())
        used = {trace["yaxis"].replace("y", "yaxis") for trace in figure["data"]}
        assert used == set(axes), key


def test_the_denominator_stands_above_its_axis(shipped):
    labels = shipped.denominators["label"]
    for key, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            legend = figure["layout"][trace["legend"]]
            label = labels[shipped.claims.loc[claim_id, "denominator_id"]]
            assert label in legend["title"]["text"], key
            # A legend's number is its axis': they cannot be confused.
            assert trace["legend"].removeprefix("legend") == trace["yaxis"][1:]


def test_the_subject_is_named_where_it_is_not_the_islamic_state(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            subject = shipped.claims.loc[claim_id, "subject"]
            if subject != "IS":
                title = figure["layout"][trace["legend"]]["title"]["text"]
                assert subject in title


def test_a_range_is_a_bar_from_low_to_high_without_a_middle(shipped):
    found = 0
    for _, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            claim = shipped.claims.loc[claim_id]
            if is_range(claim):
                found += 1
                ends = [claim["value_low"], claim["value_high"]]
                assert of_claim(trace, "y", claim_id) == ends
                assert len(set(of_claim(trace, "x", claim_id))) == 1
                assert "lines" in trace["mode"]
                assert not trace.get("connectgaps")
    assert (
        found
        == shipped.claims[shipped.claims["metric"].isin(list(METRICS))][
            "value_high"
        ].count()
    )


def test_bars_of_two_ranges_are_not_joined(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, first in marks(figure):
            if is_range(shipped.claims.loc[claim_id]):
                assert trace["y"][first + 2] is None


def test_a_single_value_is_one_point_at_that_value(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            claim = shipped.claims.loc[claim_id]
            if not is_range(claim):
                assert of_claim(trace, "y", claim_id) == [claim["value"]]


def test_the_qualifier_decides_the_mark(shipped):
    used = set()
    for _, figure in every_chart(shipped):
        for trace, claim_id, place in marks(figure):
            claim = shipped.claims.loc[claim_id]
            if not is_range(claim):
                assert trace["marker"]["symbol"][place] == MARKS[claim["qualifier"]]
                used.add(claim["qualifier"])
    assert used == set(MARKS)


def test_only_claims_of_one_organisation_are_joined(shipped):
    for _, figure in every_chart(shipped):
        for trace in figure["data"]:
            ids = list(dict.fromkeys(trace["customdata"]))
            assert set(shipped.claims.loc[ids, "organisation"]) == {trace["name"]}


def test_every_organisation_stands_in_the_legend_of_its_axis_once(shipped):
    for key, figure in every_chart(shipped):
        shown = [
            (trace["legend"], trace["name"])
            for trace in figure["data"]
            if trace["showlegend"]
        ]
        assert len(shown) == len(set(shown)), key
        assert set(shown) == {(one["legend"], one["name"]) for one in figure["data"]}


def test_an_organisation_has_one_colour_in_a_chart(shipped):
    for key, figure in every_chart(shipped):
        colours = defaultdict(set)
        for trace in figure["data"]:
            colours[trace["name"]].add(trace["line"]["color"])
        assert all(len(found) == 1 for found in colours.values()), key
        few = len(colours) <= len(SERIES)
        assert not few or len(set.union(*colours.values())) == len(colours), key


def test_a_claim_stands_within_what_its_date_can_mean(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            told = shipped.claims.loc[claim_id, "as_of"]
            (day,) = set(of_claim(trace, "x", claim_id))
            assert day.startswith(told)


def test_a_date_known_to_the_month_reaches_over_the_month(shipped):
    halves = {10: (0, 1), 7: (13, 16), 4: (182, 184)}
    checked = set()
    for _, figure in every_chart(shipped):
        for trace, claim_id, place in marks(figure):
            if "error_x" in trace:
                length = len(shipped.claims.loc[claim_id, "as_of"])
                low, high = halves[length]
                assert low <= trace["error_x"]["array"][place] / 86_400_000 <= high
                checked.add(length)
    assert checked == set(halves)


def test_pointing_at_a_claim_tells_who_when_of_what_and_the_source(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, place in marks(figure):
            claim = shipped.claims.loc[claim_id]
            source = shipped.sources.loc[claim["source_id"]]
            told = " ".join(trace["hovertext"][place].replace("<br>", " ").split())
            for words in (
                *claim[["speaker", "organisation", "denominator", "note"]],
                *claim[["as_of", "stated_on"]],
                *source[["title", "publisher"]],
            ):
                assert " ".join(words.split()) in told, claim_id
            assert trace["hoverinfo"] == "text"


def test_percent_axes_run_from_nothing_to_the_whole(shipped):
    for _, figure in every_chart(shipped):
        for trace, claim_id, _ in marks(figure):
            axis = figure["layout"][trace["yaxis"].replace("y", "yaxis")]
            if shipped.claims.loc[claim_id, "unit"] == "%":
                low, high = axis["range"]
                assert low == 0
                assert 100 <= high <= 110
                assert "%" in axis["ticksuffix"]


def test_every_panel_has_a_cursor_at_the_day(shipped):
    for _, figure in every_chart(shipped):
        axes = [name for name in figure["layout"] if "yaxis" in name]
        shapes = figure["layout"]["shapes"]
        assert {one["yref"].removesuffix(" domain") for one in shapes} == {
            name.replace("yaxis", "y") for name in axes
        }
        assert {one["x0"] for one in shapes} == {f"{DAY:%Y-%m-%d}"}


def test_the_disputed_hold_on_fallujah_is_seen_on_two_axes(shipped):
    """Row 4 of the report that the project grew out of."""
    figure = drawn(shipped, "fallujah", "fallujah.city-controlled-pct")
    axis = {claim_id: trace["yaxis"] for trace, claim_id, _ in marks(figure)}
    assert axis["fal-garver-20160621"] != axis["fal-obedi-20160617"]
