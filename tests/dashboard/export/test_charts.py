"""The charts of attacks and of the check, set on a sheet."""

import pytest

from dashboard.export.image import figure
from dashboard.export.recipe import Preset, parse
from dashboard.figures.attacks import NO_CAUSE
from data.check import theatre_table
from data.happenings import attacks
from data.theatre import theatre
from geo.vocabulary import Rule
from tests.dashboard.export.reading import opened, points, words


def asked(dataset, name, **given):
    return parse({"figure": name, **given}, dataset)


def test_every_attack_is_a_mark_within_the_days_of_the_chart(shipped):
    made = figure(shipped, asked(shipped, "attacks", day="2016-06-24"))
    (lane,) = [one for one in made["data"] if one.get("yaxis") == "y2"]
    first, last = made["layout"]["xaxis"]["range"]
    assert len(lane["x"]) == len(attacks(shipped))
    assert all(first < day < last for day in lane["x"])


@pytest.mark.parametrize("preset", list(Preset))
def test_ground_and_attacks_stand_with_their_warning(shipped, preset):
    made = figure(shipped, asked(shipped, "attacks", preset=preset))
    layout = made["layout"]
    told = " ".join(one["text"].replace("<br>", " ") for one in layout["annotations"])
    assert NO_CAUSE in told
    assert "30 attacks abroad" in told
    lane, ground = layout["yaxis2"]["domain"], layout["yaxis"]["domain"]
    assert 0 < lane[0] < lane[1] < ground[0] < ground[1] < layout["legend"]["y"] + 1e-9


def test_the_check_of_a_city_has_the_rows_of_that_city(shipped):
    rows = theatre_table(theatre(shipped, "sirte"), Rule.LATEST)
    assert set(rows["place"]) == {"Sirte"}
    made = figure(shipped, asked(shipped, "check", theatre="sirte"))
    drawn = rows["ratio_low"].gt(0) & rows["ratio_high"].gt(0)
    assert sum(len(one["x"]) for one in made["data"]) == drawn.sum() > 0
    told = [one["text"] for one in made["layout"]["annotations"]]
    assert "Sirte: published figures beside ours" in told


@pytest.mark.parametrize("preset", list(Preset))
def test_the_legend_of_the_check_stands_above_its_caption(shipped, preset):
    layout = figure(shipped, asked(shipped, "check", preset=preset))["layout"]
    caption = min(one["y"] for one in layout["annotations"])
    assert (
        caption + 20 / layout["height"]
        < layout["legend"]["y"]
        < layout["yaxis"]["domain"][0]
    )


@pytest.mark.parametrize("name", ["attacks", "check"])
def test_an_svg_has_a_mark_for_each_row(shipped, warm, name):
    recipe = asked(shipped, name, day="2016-06-24", preset="page-width")
    made = figure(shipped, recipe)
    count = sum(len(one["x"]) for one in made["data"] if "markers" in one["mode"])
    tree = opened(shipped, recipe)
    assert points(tree) == count > 30
    assert shipped.version in words(tree)
