from math import asinh, pi, radians, tan

import numpy as np
import pandas as pd
import pytest

from dashboard.callbacks.scene import map_figure
from dashboard.figures.map import Frame, Ground, painted
from dashboard.figures.theme import fill, stripe
from dashboard.published import cells_address
from dashboard.state import default_view
from data.codes import code_of, codes
from data.ground import locations
from data.theatre import theatre
from geo.history import at
from geo.vocabulary import UNKNOWN, Method, Rule
from tests.dashboard.figures.reading import assert_sound

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]
TITLE_PX = 60
"""What the title over the map takes of its height, at the least."""

SIZES = [(900, 700), (390, 420), (1900, 900)]
DAYS = ["2013-01-01", "2014-06-11", "2016-06-24", "2017-03-01", "2019-03-31"]


def drawn(dataset, theatre_id, day="2016-06-24", **changes) -> dict:
    where = theatre(dataset, theatre_id)
    view = default_view(dataset, theatre_id)
    return map_figure(
        where,
        changes.get("rule", Rule.LATEST),
        changes.get("method", Method.NEAREST),
        changes.get("countries", view.countries),
        day,
        changes.get("size", (900, 700)),
    )


def trace(figure: dict, name: str) -> dict:
    (found,) = [one for one in figure["data"] if one.get("uid") == name]
    return found


def expected_codes(where, rule: Rule, day: str) -> list[int]:
    state = at(where.history(rule), pd.Timestamp(day)).loc[where.places.index]
    code = code_of(where.dataset)
    return [code[pair] for pair in zip(state["holder"], state["status"], strict=True)]


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_map_fits_plotly_and_uses_hex_colours_only(shipped, theatre_id):
    assert_sound(drawn(shipped, theatre_id))


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("theatre_id", THEATRES)
def test_every_cell_and_its_stripes_have_the_code_of_their_place(
    shipped, theatre_id, rule
):
    where = theatre(shipped, theatre_id)
    places, count = len(where.places), len(codes(shipped))
    for day in DAYS:
        ground = drawn(shipped, theatre_id, day, rule=rule)["data"][0]
        expected = expected_codes(where, rule, day)
        assert ground["locations"] == locations(where)
        for number, z in zip(ground["locations"], ground["z"], strict=True):
            code = expected[number % places]
            assert z == (code if number < places else code + count)


def test_the_ground_is_the_first_trace_and_its_shapes_come_by_address(shipped):
    for theatre_id in THEATRES:
        where = theatre(shipped, theatre_id)
        ground = drawn(shipped, theatre_id)["data"][0]
        assert ground["type"] == "choroplethmap"
        assert ground["geojson"] == cells_address(where, Method.NEAREST)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_no_stripe_has_an_outline(shipped, theatre_id):
    places = len(theatre(shipped, theatre_id).places)
    ground = drawn(shipped, theatre_id)["data"][0]
    widths = ground["marker"]["line"]["width"]
    pairs = list(zip(ground["locations"], widths, strict=True))
    assert all(width == 0 for number, width in pairs if number >= places)
    assert all(width > 0 for number, width in pairs if number < places)


def test_the_colour_scale_paints_every_code_with_its_own_colour(shipped):
    ground = drawn(shipped, "region")["data"][0]
    table, scale = codes(shipped), ground["colorscale"]
    low, high = ground["zmin"], ground["zmax"]
    expected = [fill(shipped, code) for code in table]
    expected += [stripe(shipped, code) for code in table]
    for z, colour in enumerate(expected):
        share = (z - low) / (high - low)
        around = {
            max((at, i) for i, (at, _) in enumerate(scale) if at <= share)[1],
            min((at, i) for i, (at, _) in enumerate(scale) if at >= share)[1],
        }
        assert {scale[i][1] for i in around} == {colour}


def test_sparse_desert_left_out_is_drawn_as_unknown(shipped):
    where = theatre(shipped, "region")
    sparse = where.places["sparse"].to_numpy()
    ground = drawn(shipped, "region", method=Method.NEAREST_SETTLED)["data"][0]
    unknown = code_of(shipped)[(UNKNOWN, UNKNOWN)]
    z = dict(zip(ground["locations"], ground["z"], strict=True))
    expected = np.where(sparse, unknown, expected_codes(where, Rule.LATEST, DAYS[2]))
    cells = [number for number in z if number < len(sparse)]
    assert [z[number] for number in cells] == [
        int(expected[number]) for number in cells
    ]


def test_every_place_has_a_mark_and_estimated_ones_are_hollow(shipped):
    for theatre_id in THEATRES:
        where = theatre(shipped, theatre_id)
        figure = drawn(shipped, theatre_id)
        guessed = where.places[where.places["coord_basis"] == "estimated"]
        for name, places in (("places", where.places), ("estimated", guessed)):
            marks = trace(figure, name)
            assert marks["lat"] == pytest.approx(places.geometry.y.to_list(), abs=1e-5)
            assert marks["lon"] == pytest.approx(places.geometry.x.to_list(), abs=1e-5)
        hollow, whole = trace(figure, "estimated"), trace(figure, "places")
        assert hollow["marker"]["size"] < whole["marker"]["size"]


def test_no_place_is_selected_before_the_visitor_selects_one(shipped):
    assert set(trace(drawn(shipped, "mosul"), "selected")["lat"]) <= {None}


def test_the_map_keeps_the_camera_while_theatre_and_countries_stay(shipped):
    def camera(**changes):
        return drawn(shipped, "region", **changes)["layout"]["map"]["uirevision"]

    assert camera(day="2014-06-11") == camera(rule=Rule.SOURCED_ONLY)
    assert camera() != camera(countries=("LY",))
    other = drawn(shipped, "mosul")["layout"]["map"]["uirevision"]
    assert camera() != other


# The frame, by the formulas of Web Mercator


def on_screen(frame: Frame) -> dict[str, float]:
    """Return the pixels, from the top left, between which a frame's box lies."""
    world = 512 * 2**frame.zoom

    def across(lon: float) -> float:
        return (lon - frame.center["lon"]) / 360 * world + frame.width / 2

    def down(lat: float) -> float:
        return (height(frame.center["lat"]) - height(lat)) * world + frame.height / 2

    def height(lat: float) -> float:
        return asinh(tan(radians(lat))) / (2 * pi)

    return {
        "left": across(frame.west),
        "right": across(frame.east),
        "top": down(frame.north),
        "bottom": down(frame.south),
    }


def frames(dataset, size: tuple[int, int]) -> list[Frame]:
    boxes = dataset.theatres[["west", "south", "east", "north"]]
    libya = theatre(dataset, "region").parts
    libya = libya[libya["country"] == "LY"].total_bounds
    return [Frame(*box, *size) for box in [*boxes.to_numpy(), libya]]


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_box_is_in_view_and_the_title_covers_none_of_it(shipped, size):
    for frame in frames(shipped, size):
        seen = on_screen(frame)
        assert seen["left"] >= -1
        assert seen["right"] <= size[0] + 1
        assert seen["top"] >= TITLE_PX
        assert seen["bottom"] <= size[1] + 1


@pytest.mark.parametrize("size", SIZES)
def test_the_box_fills_most_of_the_view_one_way_or_the_other(shipped, size):
    for frame in frames(shipped, size):
        seen = on_screen(frame)
        wide = (seen["right"] - seen["left"]) / size[0]
        high = (seen["bottom"] - seen["top"]) / size[1]
        assert max(wide, high) >= 0.6


def test_painting_needs_no_more_than_the_codes_and_the_ids():
    ground = Ground("cells.geojson", [0, 2, 3, 5], np.array([4, 1, 0]))
    # Three places: 0 and 2 have cells; 3 and 5 are the stripes of 0 and 2.
    assert painted(ground, 10) == [4, 0, 14, 10]
