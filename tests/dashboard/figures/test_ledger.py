from itertools import pairwise

import pandas as pd
import pytest

from dashboard.figures import attacks, ledger
from data.claims import panelled
from data.happenings import TIES


def figure(dataset, place: str, metric: str, day: pd.Timestamp | None = None):
    claims = dataset.claims
    own = claims[claims["place"].eq(place) & claims["metric"].eq(metric)]
    panels = panelled(dataset, ledger.drawable(own))
    return panels, ledger.figure(dataset, panels, day)


def bands(made) -> list[dict]:
    return [trace for trace in made["data"] if trace.get("fill") == "tonexty"]


def test_no_axis_is_a_second_axis(shipped):
    panels, made = figure(shipped, "Iraq", "territory_lost_pct")
    axes = {name for name in made["layout"] if name.startswith("yaxis")}
    assert len(axes) == len(panels)
    assert not any("overlaying" in made["layout"][axis] for axis in axes)
    tops = sorted(made["layout"][axis]["domain"] for axis in axes)
    assert all(below[1] <= above[0] for below, above in pairwise(tops))


def test_the_band_stands_behind_the_marks_in_the_unit_of_the_axis(squares):
    _, made = figure(squares, "EA", "territory_held_pct")
    low, high, *marks = made["data"]
    assert bands(made) == [high]
    assert max(high["y"]) == pytest.approx(50, abs=0.1)
    assert all(a <= b for a, b in zip(low["y"], high["y"], strict=True))
    assert all("customdata" in mark for mark in marks)
    assert high["hovertext"][-1].endswith("method nearest")


def test_cleared_and_contested_ground_have_no_band(shipped):
    panels, made = figure(shipped, "Fallujah", "city_controlled_pct")
    banded = {trace["yaxis"] for trace in bands(made)}
    labels = {
        f"y{i + 1 if i else ''}": panel.denominator for i, panel in enumerate(panels)
    }
    assert {labels[axis] for axis in banded} == {"whole city, controlled"}


def test_what_no_theatre_measures_has_no_band(shipped):
    _, made = figure(shipped, "Iraq+Syria", "leaders_killed_total")
    assert bands(made) == []


def test_a_gain_reaches_below_zero_where_it_can_be_seen(shipped):
    _, made = figure(shipped, "Syria", "territory_lost_pct")
    lows = [trace for trace in made["data"] if trace.get("fill") == "none"]
    lowest = {trace["yaxis"]: min(trace["y"]) for trace in lows}
    assert min(lowest.values()) < 0
    for axis, low in lowest.items():
        shown = made["layout"][axis.replace("y", "yaxis")]["range"]
        assert shown[0] <= max(low, -100)


def test_the_axis_begins_near_the_claims_and_may_be_drawn_out(shipped):
    _, made = figure(shipped, "Fallujah", "city_controlled_pct")
    axis = made["layout"]["xaxis"]
    assert axis["range"][0] > "2016-05-01"
    assert (axis["minallowed"], axis["maxallowed"]) == ("2013-01-01", "2019-03-31")


def test_places_and_counts_are_named_where_there_are_several(shipped):
    claims = shipped.claims[shipped.claims["metric"] == "fighters_total"]
    made = ledger.figure(shipped, panelled(shipped, ledger.drawable(claims)), None)
    titles = [
        value["title"]["text"]
        for name, value in made["layout"].items()
        if name.startswith("legend")
    ]
    assert all("fighters" in title for title in titles)
    assert any("Libya" in title for title in titles)


def test_an_axis_without_limits_says_nothing_of_them(shipped):
    """A null would trip plotly where it keeps what a visitor has zoomed to."""
    _, made = figure(shipped, "Iraq+Syria", "leaders_killed_total")
    axes = [value for name, value in made["layout"].items() if "axis" in name]
    assert not [axis for axis in axes if None in axis.values()]


def test_every_attack_is_a_mark_in_the_row_of_its_tie(shipped):
    made = attacks.figure(shipped)
    *_, lane = made["data"]
    rows = attacks.attacks(shipped)
    assert lane["x"] == [f"{day:%Y-%m-%d}" for day in rows["date_start"]]
    assert made["layout"]["yaxis2"]["ticktext"] == list(TIES.values())
    orlando = list(rows.index).index("orlando")
    assert lane["y"][orlando] == list(TIES).index("inspired")
    assert "istanbul-airport" not in rows.index  # blamed on IS, claimed by nobody


def test_the_lane_of_attacks_has_an_axis_of_its_own_below_the_ground(shipped):
    layout = attacks.figure(shipped)["layout"]
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert layout["xaxis"]["anchor"] == "y2"
    # An attack came after the last day of the theatres: it is shown too.
    assert shipped.theatres["to"].max() == pd.Timestamp("2019-03-31")
    assert layout["xaxis"]["range"] == ["2013-01-01", "2019-05-21"]


def test_without_claims_of_ground_there_is_no_chart_of_attacks(squares):
    assert attacks.figure(squares)["data"] == []
