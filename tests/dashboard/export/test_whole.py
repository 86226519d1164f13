import io

import openpyxl
import pytest

from dashboard.export.content import content
from dashboard.export.recipe import Preset, parse
from dashboard.export.whole import whole
from tests.dashboard.export.reading import opened, words
from tests.dashboard.export.test_vector import ground, subpaths, texts


def asked(dataset, **given):
    return parse({"figure": "view", **given}, dataset)


def test_map_and_chart_stand_on_one_sheet_with_one_citation(shipped):
    figure = whole(shipped, asked(shipped, day="2016-06-24"))
    stacked = [one for one in figure["data"] if "stackgroup" in one]
    assert {one["xaxis"] for one in stacked} == {"x3"}
    assert len(ground(figure)) >= 6
    told = texts(figure)
    assert told.count(shipped.version) == 1
    for part in ("26.7 %", "The line in the chart marks 24 June 2016", "OpenStreetMap"):
        assert part in told
    lines = [one for one in figure["layout"]["shapes"] if one["xref"] == "x3"]
    halo, line = lines
    assert halo["line"]["width"] > line["line"]["width"]
    assert line["x0"] == line["x1"] == "2016-06-24"


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("theatre_id", ["region", "mosul"])
def test_map_chart_and_texts_stand_apart_in_every_preset(shipped, preset, theatre_id):
    given = {"theatre": theatre_id, "day": "2016-11-01", "preset": preset}
    layout = whole(shipped, asked(shipped, **given))["layout"]
    map_, chart = (
        (layout[f"xaxis{n}"]["domain"], layout[f"yaxis{n}"]["domain"])
        for n in ("", "3")
    )
    for domain in (*map_, *chart):
        assert 0 <= domain[0] < domain[1] <= 1
    apart = chart[0][0] >= map_[0][1] or chart[1][1] <= map_[1][0]
    assert apart
    assert all(0 <= one["y"] <= 1 for one in layout["annotations"])


@pytest.mark.parametrize("preset", ["slide", "column"])
def test_a_data_set_of_drawings_is_shown_whole(drawings, warm, preset):
    recipe = asked(drawings, preset=preset)
    tree = opened(drawings, recipe)
    assert drawings.version in words(tree)
    figure = whole(drawings, recipe)
    assert sum(len(subpaths(one)) for one in ground(figure)) > 0
    assert [one for one in figure["data"] if "stackgroup" in one]


def test_its_workbook_has_the_rows_of_the_map_and_those_of_the_chart(squares):
    recipe = asked(squares, day="2015-06-02")
    book = openpyxl.load_workbook(io.BytesIO(content(squares, recipe, "xlsx")))
    assert book.sheetnames == ["map", "areas", "about"]
    assert len(list(book["map"].values)) == 5
    assert "low" in next(iter(book["areas"].values))
