from itertools import combinations

import plotly.graph_objects as go
import pytest

from dashboard.figures import theme
from data.codes import Code, codes
from data.theatre import theatre
from geo.vocabulary import Rule, Status
from tests.dashboard.figures.colour_vision import VISIONS, distance
from tests.dashboard.figures.reading import COLOUR, assert_sound

APART = 8
"""Delta E that two colours of one map or chart must at least have."""


def met(dataset, theatre_id: str) -> dict[str, str]:
    """Return the colours that may meet in a theatre, of held and of unknown ground."""
    where = theatre(dataset, theatre_id)
    holders = {one for rule in Rule for one in where.history(rule)["holder"]}
    found = {
        actor: str(dataset.actors.loc[actor, "colour"])
        for actor in dataset.actors.index
        if actor in holders
    }
    return {**found, "unknown": theme.UNKNOWN_FILL}


def too_near(named: dict[str, str], vision: str) -> list[tuple[str, str, float]]:
    return [
        (one, other, round(distance(named[one], named[other], vision), 1))
        for one, other in combinations(sorted(named), 2)
        if distance(named[one], named[other], vision) < APART
    ]


def test_black_and_white_are_as_far_apart_as_lab_says():
    for vision in VISIONS:
        assert distance("#000000", "#ffffff", vision) == pytest.approx(100, abs=0.1)


def test_red_and_green_of_one_brightness_are_told_apart_by_usual_vision_only():
    assert distance("#c04040", "#617f40", "usual") > 50
    assert distance("#c04040", "#617f40", "deuteranopia") < 20


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(
    "theatre_id", ["region", "mosul", "raqqa", "fallujah", "sirte"]
)
def test_holders_that_meet_in_a_theatre_are_told_apart(shipped, theatre_id, vision):
    assert too_near(met(shipped, theatre_id), vision) == []


@pytest.mark.parametrize("vision", VISIONS)
def test_organisations_of_a_claims_chart_are_told_apart(vision):
    assert too_near({colour: colour for colour in theme.SERIES}, vision) == []


@pytest.mark.parametrize("vision", VISIONS)
def test_stripes_are_told_from_the_ground_they_lie_on(shipped, vision):
    for code in codes(shipped):
        if code.hatched:
            one, other = theme.fill(shipped, code), theme.stripe(shipped, code)
            assert distance(one, other, vision) >= APART


def test_two_holders_share_a_colour_only_if_they_never_meet(shipped):
    for theatre_id in shipped.theatres.index:
        colours = list(met(shipped, theatre_id).values())
        assert len(set(colours)) == len(colours)


def test_held_ground_has_its_holders_colour_and_no_stripes(squares):
    code = Code("south", Status.HELD)
    assert theme.fill(squares, code) == "#b5543c"
    assert theme.stripe(squares, code) == theme.CLEAR


def test_unknown_ground_is_plain(squares):
    code = Code("unknown", Status.UNKNOWN)
    assert theme.fill(squares, code) == theme.UNKNOWN_FILL
    assert theme.stripe(squares, code) == theme.CLEAR


@pytest.mark.parametrize("status", [Status.CLAIMED, Status.PRESENCE])
def test_claimed_ground_is_striped_in_the_claimants_colour(squares, status):
    code = Code("south", status)
    assert theme.stripe(squares, code) == "#b5543c"
    assert theme.fill(squares, code) != "#b5543c"


def test_only_hex_colours_are_used(shipped):
    named = [value for name, value in vars(theme).items() if name.isupper()]
    given = [one for one in named if isinstance(one, str) and one.startswith("#")]
    given += [*theme.SERIES, *shipped.actors["colour"]]
    given += [theme.fill(shipped, code) for code in codes(shipped)]
    given += [theme.stripe(shipped, code) for code in codes(shipped)]
    assert [one for one in given if not COLOUR.fullmatch(one)] == []


def test_the_parts_of_a_layout_fit_plotly():
    layout = theme.base_layout() | {
        "xaxis": theme.time_axis("2014-01-01", "2016-12-31"),
        "yaxis": theme.value_axis(ticksuffix=" %"),
        "shapes": [theme.cursor("2015-06-01")],
    }
    assert_sound({"data": [], "layout": layout})
    drawn = go.Figure({"data": [], "layout": layout}).layout
    assert drawn.yaxis.ticksuffix == " %"
    assert (drawn.shapes[0].x0, drawn.shapes[0].x1) == ("2015-06-01", "2015-06-01")


def test_every_layout_is_a_new_one():
    """A figure that changes its layout must not change the next visitor's."""
    theme.base_layout()["font"]["size"] = 99
    assert theme.base_layout()["font"]["size"] != 99


def test_an_axis_of_few_days_tells_each_and_no_hour():
    few = theme.time_axis("2030-01-01", "2030-01-04")
    assert few["dtick"] == 24 * 60 * 60 * 1000
    assert few["tickformat"] == "%-d %b %Y"
    assert "dtick" not in theme.time_axis("2013-01-01", "2019-01-01")
