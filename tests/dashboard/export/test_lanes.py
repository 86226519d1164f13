import re

import numpy as np
import pytest

from dashboard.export.lanes import timeline
from dashboard.export.recipe import Preset, parse
from data.dataset import load
from data.happenings import near
from data.theatre import theatre
from tests.dashboard.export.reading import filled, opened, points, words
from tests.dashboard.export.test_vector import subpaths
from tests.world import world, write_world

MARKS = ("fall", "retaken", "statement", "attack")


def asked(dataset, **given):
    return parse({"figure": "timeline", **given}, dataset)


def drawn(dataset, **given):
    return timeline(dataset, asked(dataset, **given))


def traces(figure, name):
    return [one for one in figure["data"] if one["name"] == name]


def marks(figure) -> int:
    spans = [one["x"] for one in traces(figure, "campaign")]
    spots = [one["x"] for name in MARKS for one in traces(figure, name)]
    return sum(x.count(None) + 1 for x in spans) + sum(map(len, spots))


def names(figure) -> list[str]:
    return [text for one in traces(figure, "names") for text in one["text"]]


def counts(figure) -> list[tuple[int, int, int]]:
    """Return events, sources and names of each lane, as its title tells them."""
    told = [one["text"][0] for one in traces(figure, "titles")]
    found = [
        re.fullmatch(r"(\d+) events?, (\d+) sources?, (\d+) named", one) for one in told
    ]
    return [tuple(map(int, one.groups())) for one in found if one]


@pytest.fixture
def two_events(tmp_path):
    """The squares with events of one day: on the main list, and on the other."""
    files = world()
    (main,) = files["happenings.csv"]
    main["date_end"] = ""
    files["happenings.csv"].append(
        main
        | {"happening_id": "more", "title": "<b>More</b>", "tier": "extra"}
        | {"basis": "unsourced", "source_id": ""}
    )
    return load(write_world(tmp_path, files))


@pytest.mark.parametrize("theatre_id", ["region", "mosul", "sirte"])
def test_each_event_of_a_theatre_is_one_mark(shipped, theatre_id):
    figure = drawn(shipped, theatre=theatre_id, day="2016-06-24")
    rows = near(theatre(shipped, theatre_id))
    assert marks(figure) == len(rows)
    told = counts(figure)
    assert sum(events for events, *_ in told) == len(rows)
    assert sum(named for *_, named in told) == len(names(figure))


def test_a_lane_counts_the_sources_of_its_events(shipped):
    figure = drawn(shipped, theatre="sirte", day="2016-06-24")
    assert counts(figure) == [(2, 2, 2), (1, 1, 1), (1, 1, 1)]


def test_of_two_events_of_a_day_that_of_the_main_list_is_named_first(two_events):
    assert names(drawn(two_events)) == [
        "West 1 falls",
        "&lt;b&gt;More&lt;/b&gt;, unsourced",
    ]


def test_what_rests_on_no_checked_source_is_ringed_and_named_so(two_events):
    figure = drawn(two_events)
    (rings,) = traces(figure, "unsourced")
    assert len(rings["x"]) == 1
    caption = [one["text"] for one in figure["layout"]["annotations"]]
    assert any("source (ringed): 1" in one.replace("<br>", " ") for one in caption)


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("theatre_id", ["region", "fallujah"])
def test_lanes_stand_inside_the_figure_and_below_each_other(
    shipped, preset, theatre_id
):
    given = {"theatre": theatre_id, "day": "2016-06-24", "preset": preset}
    figure = drawn(shipped, **given)
    high = figure["layout"]["yaxis"]["range"][0]
    wide = figure["layout"]["xaxis"]["range"][1]
    every = [one for one in figure["data"] if one["name"] != "day"]
    heights = np.array([y for one in every for y in one["y"] if y is not None], float)
    assert 0 < heights.min() < heights.max() < high
    across = [x for one in every for x in one["x"] if x is not None]
    assert 0 <= min(across) < max(across) <= wide + 0.01
    titles = [one["y"][0] for one in traces(figure, "titles")]
    assert titles == sorted(titles)
    assert names(figure)


def test_spans_of_campaigns_cover_no_other(shipped):
    (spans,) = traces(drawn(shipped, day="2016-06-24"), "campaign")
    boxes = [(one.min(axis=0), one.max(axis=0)) for one in subpaths(spans)]
    assert len(boxes) > 40
    for i, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:i]:
            assert ((high <= other_low) | (other_high <= low)).any()


@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_an_svg_of_the_lanes_has_as_many_marks_as_there_are_events(
    shipped, warm, theme
):
    recipe = asked(shipped, day="2016-06-24", preset="column", theme=theme)
    tree = opened(shipped, recipe)
    rows = near(theatre(shipped, "region"))
    unsourced = int((rows["basis"] == "unsourced").sum())
    assert points(tree) + filled(tree).total() == len(rows) + unsourced
    told = words(tree)
    assert "Offensives, sieges and strikes" in told
    assert f"{len(rows)} events, 1 January 2013 to 31 March 2019" in told
