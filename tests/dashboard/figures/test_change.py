import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.callbacks.compare import maps
from dashboard.compare.found import found
from dashboard.compare.state import parse
from dashboard.figures.change import changed, fronted, sankey
from data.changes import change_table
from data.codes import Code, codes
from data.theatre import theatre
from geo.vocabulary import Status
from tests.dashboard.figures.reading import assert_sound

MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"
SIZE = (800, 500)
NORTH, SOUTH = Code("north", Status.HELD), Code("south", Status.HELD)
UNKNOWN = Code("unknown", Status.UNKNOWN)


def drawn(dataset, query):
    asked, _ = parse(query, dataset)
    return maps(dataset, asked, SIZE)


def small(locations, z):
    cells = {"locations": locations, "z": z, "marker": {"opacity": 1, "line": {}}}
    return {"data": [cells, {"hoverinfo": "none"}], "layout": {}}


def test_ground_that_stayed_is_pale_and_ground_that_changed_is_not(squares):
    """Codes of the squares: 0 unknown, 1 contested, 2 north, ...; then the stripes."""
    table = len(codes(squares))
    figure = changed(
        squares,
        small([0, 1, 7], [2, 2, 2 + table]),
        small([0, 1, 7], [2, 1, 1 + table]),
        ["a", "b", "b"],
    )
    cells, marks = figure["data"]
    assert cells["z"] == [2 + 2 * table, 1, 1 + table]
    assert cells["marker"]["line"]["width"] == [0.3, 1.2, 0]
    assert cells["text"] == ["a", "b", "b"]
    assert marks["hoverinfo"] == "skip"
    scale = {round(at * 4 * table, 6): colour for at, colour in cells["colorscale"]}
    assert len(cells["colorscale"]) == 8 * table
    assert scale[2.0] != scale[2.0 + 2 * table]


def test_the_cells_in_full_colour_are_those_of_the_places_in_the_table(shipped):
    asked, _ = parse(MOSUL, shipped)
    _, figure = maps(shipped, asked, SIZE)
    cells, count = figure["data"][0], len(codes(shipped))
    names = theatre(shipped, "mosul").places.index
    places = {
        names[number]
        for number, z in zip(cells["locations"], cells["z"], strict=True)
        if z < 2 * count and number < len(names)
    }
    where = theatre(shipped, "mosul")
    rows = change_table(where, asked.days, asked.rule, asked.method)
    assert places == set(rows["place_id"])


@pytest.mark.parametrize("view", ["change", "side", "swipe"])
@pytest.mark.parametrize("method", ["nearest", "nearest-settled", "capped-10"])
def test_the_maps_fit_plotly_and_their_geometry_comes_by_url(shipped, view, method):
    before, after = drawn(shipped, f"theatre=region&view={view}&method={method}")
    assert bool(before["data"]) is (view != "change")
    for figure in (before, after) if before["data"] else (after,):
        assert_sound(figure)
        assert "coordinates" not in str(figure)


def test_under_the_pointer_a_cell_says_whose_it_was_and_is(shipped):
    for figure in drawn(shipped, f"{MOSUL}&view=side"):
        texts = figure["data"][0]["text"]
        (gogjali,) = {text for text in texts if "Gogjali" in text}
        assert "Islamic State → Iraqi government" in gogjali
        assert "since 17 November 2016" in gogjali
        assert any("on both days" in text for text in texts)


def test_a_side_by_side_map_has_the_state_of_its_own_day(shipped):
    before, after = drawn(shipped, f"{MOSUL}&view=side")
    count = len(codes(shipped))
    assert len({z % count for z in before["data"][0]["z"]}) == 1
    assert len({z % count for z in after["data"][0]["z"]}) == 2


def test_the_front_is_drawn_as_lines_that_end_where_they_end():
    lines = gpd.GeoSeries(
        [
            shapely.LineString([(1, 2), (3, 4)]),
            shapely.MultiLineString([[(5, 6), (7, 8)], [(0, 0), (1, 1)]]),
        ],
        crs="EPSG:4326",
    )
    front = fronted({"data": [], "layout": {}}, lines)["data"][-1]
    assert front["lon"] == [1, 3, None, 5, 7, None, 0, 1, None]
    assert front["lat"] == [2, 4, None, 6, 8, None, 0, 1, None]


def test_the_front_of_mosul_is_the_tigris_on_the_later_day_only(shipped):
    before, after = drawn(shipped, f"{MOSUL}&view=side")
    assert before["data"][-1]["lon"] == []
    # 43.1 E is midtown.
    lons = [lon for lon in after["data"][-1]["lon"] if lon is not None]
    assert 43.05 < min(lons) < 43.13 < max(lons) < 43.2


def flows(*rows):
    return pd.DataFrame(rows, columns=["before", "after", "km2"])


def test_bands_run_from_who_lost_to_who_gained_in_km2(squares):
    figure = sankey(
        squares,
        flows((NORTH, SOUTH, 10.0), (SOUTH, NORTH, 4.0), (NORTH, UNKNOWN, 6.0)),
        100.0,
    )
    (trace,) = figure["data"]
    labels, link = trace["node"]["label"], trace["link"]
    assert link["value"] == [10.0, 4.0, 6.0]
    ends = [
        (labels[a], labels[b])
        for a, b in zip(link["source"], link["target"], strict=True)
    ]
    lost = [source.partition(":")[2] for source, _ in ends]
    gained = [target.partition(":")[2] for _, target in ends]
    assert lost == [" −16.00 km²", " −4.00 km²", " −16.00 km²"]
    assert gained == [" +10.00 km²", " +4.00 km²", " +6.00 km²"]
    assert set(link["source"]).isdisjoint(link["target"])


def test_flows_of_no_ground_have_no_band(squares):
    figure = sankey(squares, flows((NORTH, SOUTH, 10.0), (SOUTH, NORTH, 0.0)), 100.0)
    assert figure["data"][0]["link"]["value"] == [10.0]


def test_the_bands_of_the_shipped_data_add_up_to_what_changed(shipped):
    asked, _ = parse("theatre=region&b=2017-10-17", shipped)
    what = found(shipped, asked)
    figure = sankey(shipped, what.flows, what.outline_km2)
    assert_sound(figure)
    assert sum(figure["data"][0]["link"]["value"]) == pytest.approx(what.changed_km2)
