import re

import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard.export.palette import PALETTES
from dashboard.export.recipe import Theme, parse
from dashboard.export.sheet import FORMATS
from dashboard.export.vector import drawing
from dashboard.export.words import changed, share_words
from data.codes import codes
from data.ground import drawn, numbered, state_codes
from data.theatre import theatre
from geo.vocabulary import Method, Rule


def made(dataset, **given):
    recipe = parse({"figure": "map", **given}, dataset)
    return drawing(dataset, recipe)


def subpaths(trace) -> list[np.ndarray]:
    """Return the points of each stroke of a trace, shape (n, 2)."""
    found, x = [], [*trace["x"], None]
    start = 0
    for i, one in enumerate(x):
        if one is None:
            points = zip(trace["x"][start:i], trace["y"][start:i], strict=True)
            found.append(np.array(list(points), float))
            start = i + 1
    return found


def ground(figure, prefix=""):
    names = ("held", "contested", "claimed", "presence", "unknown")
    return [
        one
        for one in figure["data"]
        if one["name"].startswith(tuple(f"{prefix}{name} " for name in names))
    ]


def texts(figure) -> str:
    return " ".join(
        one["text"].replace("<br>", " ") for one in figure["layout"]["annotations"]
    )


def test_each_cell_in_the_frame_is_one_subpath_of_its_state(squares):
    figure = made(squares, day="2014-06-01")
    where = theatre(squares, "region")
    state = state_codes(where, Rule.LATEST, pd.Timestamp("2014-06-01"))
    shown = state[~numbered(where, Method.NEAREST).geometry.is_empty]
    for i, code in enumerate(codes(squares)):
        name = f"{code.status} {code.holder}"
        counts = [len(subpaths(o)) for o in ground(figure) if o["name"] == name]
        assert sum(counts) == (shown == i).sum()


def test_areas_on_paper_are_areas_on_the_ground(shipped):
    figure = made(shipped, theatre="mosul", day="2017-03-01")
    where = theatre(shipped, "mosul")
    metres = figure["layout"]["meta"]["metres"]
    rings = [ring for one in ground(figure) for ring in subpaths(one)]
    km2 = sum(shapely.Polygon(ring).area for ring in rings) * metres**2 / 1e6
    assert km2 == pytest.approx(where.outline_km2.sum(), rel=2e-3)


def test_a_theatre_that_the_page_draws_from_tiles_has_all_its_cells(
    shipped, monkeypatch
):
    plain = ground(made(shipped, day="2016-06-24"))
    monkeypatch.setattr("data.tiles.TILED", 400)
    tiled = ground(made(shipped, day="2016-06-24"))
    assert sum(len(subpaths(one)) for one in tiled) > 400
    assert tiled == plain


def test_contested_ground_has_stripes_that_cover_a_third_of_it(shipped):
    figure = made(shipped, theatre="sirte", day="2016-08-01")
    fill = {one["name"]: one for one in ground(figure)}
    stripe = {one["name"]: one for one in ground(figure, "stripes ")}
    assert set(stripe) == {"stripes contested contested"}

    def area(one):
        return sum(shapely.Polygon(ring).area for ring in subpaths(one))

    share = area(stripe["stripes contested contested"])
    share /= area(fill["contested contested"])
    assert 0.3 < share < 0.42


def test_the_sheet_names_day_method_rule_denominator_version_and_licence(shipped):
    told = texts(made(shipped, day="2016-06-24"))
    for part in (
        "24 June 2016",
        "nearest place",
        "newest decides",
        "622,175 km²",
        "rest on no checked source",
        "estimated position",
        shipped.version,
        "CC BY-SA 4.0",
        "OpenStreetMap",
    ):
        assert part in told


def test_a_title_is_as_given_and_a_note_leaves_the_marks_of_the_data(squares):
    given = {"title": "A <b> & c", "subtitle": "Below", "note": "Mine"}
    told = texts(made(squares, **given))
    assert "A &lt;b&gt; &amp; c" in told
    assert "Below" in told
    assert "Mine. EA and EB" in told
    assert "rest on no checked source" in told
    assert squares.version in told


def test_the_key_has_the_km2_of_each_state_and_they_are_the_outline(shipped):
    figure = made(shipped, day="2016-06-24")
    amounts = [
        one["text"] for one in figure["layout"]["annotations"] if "km²," in one["text"]
    ]
    km2 = [
        int(text.split(" km²")[0].replace(",", "")) for text in amounts if "%" in text
    ]
    assert sum(km2[: len(ground(figure))]) == pytest.approx(622_175, abs=5)


def test_a_change_is_pale_where_nothing_changed(shipped):
    recipe = parse(
        {"figure": "change", "day": "2016-06-24", "since": "2015-01-01"}, shipped
    )
    figure = drawing(shipped, recipe)
    strong = [one for one in ground(figure) if one["line"]["color"] == "#22272e"]
    where, rule = theatre(shipped, "region"), Rule.LATEST
    before = state_codes(where, rule, pd.Timestamp("2015-01-01"))
    after = state_codes(where, rule, pd.Timestamp("2016-06-24"))
    flat = drawn(where, Method.NEAREST)
    frame = shapely.box(35.5, 29, 48.7, 37.5)
    inside = [
        i for i in np.flatnonzero(before != after) if flat.loc[i].intersects(frame)
    ]
    assert sum(len(subpaths(one)) for one in strong) == len(inside)


def test_names_stand_apart_and_inside_the_figure(shipped):
    figure = made(shipped, day="2016-06-24")
    wide = figure["layout"]["xaxis"]["range"][1]
    high = figure["layout"]["yaxis"]["range"][1]
    names = [one for one in figure["data"] if one["name"] == "names"]
    text = [word for one in names for word in one["text"]]
    assert any("Mosul<br>" in word and "الموصل" in word for word in text)
    spots = [spot for one in names for spot in zip(one["x"], one["y"], strict=True)]
    assert len(set(spots)) == len(spots) >= 15
    assert all(0 < x < wide and 0 < y < high for x, y in spots)


@pytest.mark.parametrize("preset", list(FORMATS))
def test_nothing_of_a_sheet_is_outside_it(shipped, preset):
    figure = made(shipped, preset=preset, theatre="mosul", day="2017-03-01")
    layout = figure["layout"]
    assert layout["width"] == FORMATS[preset].width
    assert all(
        0 <= one["x"] <= 1 and 0 <= one["y"] <= 1 for one in layout["annotations"]
    )
    for axis in ("xaxis", "yaxis"):
        start, end = layout[axis]["domain"]
        assert 0 <= start < end <= 1


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0.0 %"), (0.0004, "<0.1 %"), (0.0005, "0.1 %"), (0.478, "47.8 %")],
)
def test_a_share_that_is_there_is_never_told_as_none(share, told):
    assert share_words(share) == told


def test_in_grey_no_two_holders_look_alike(shipped):
    palette = PALETTES[Theme.GREY]
    held = [code for code in codes(shipped) if code.status == "held"]
    looks = {
        str(shipped.actors.loc[code.holder, "colour"]): (
            palette.fill(shipped, code),
            palette.dots(shipped, code) != "",
        )
        for code in held
    }
    assert len(set(looks.values())) == len(looks) >= 10


def test_in_light_a_holder_has_the_colour_of_the_data_set(shipped):
    figure = made(shipped, day="2016-06-24")
    fills = {one["name"]: one["fillcolor"] for one in ground(figure)}
    assert fills["held islamic_state"] == shipped.actors.loc["islamic_state", "colour"]


def test_a_key_too_long_for_its_sheet_says_how_many_it_leaves_out(shipped):
    days = {"day": "2016-06-24", "since": "2014-08-31"}
    figure = made(shipped, figure="change", **days)
    told = re.search(r"and (\d+) more, smaller", texts(figure))
    assert told
    told_of = figure["layout"]["annotations"]
    flows = [one for one in told_of if re.search(r"\bto\b", one["text"])]
    named = [one for one in flows if one["x"] > 0.8]
    assert min(one["y"] for one in named) > 0.1
    sound = parse({"figure": "change", **days}, shipped)
    count = (changed(shipped, sound).flows["km2"] > 0).sum()
    assert len(named) + int(told[1]) == count
