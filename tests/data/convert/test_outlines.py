import pandas as pd
import pytest
from shapely.geometry import LineString, box

from data.convert.landmarks import by_point, slug, spans
from data.convert.outlines import countries, drawn_out, two_sides
from geo.errors import GeometryError
from tests.data.convert.research import land


def test_a_line_is_carried_on_straight_at_both_ends():
    line = drawn_out(LineString([(0, 1), (0, 0), (1, 0)]), reach=2)

    assert list(line.coords) == [(0, 3), (0, 1), (0, 0), (1, 0), (3, 0)]


def test_a_river_that_leaves_and_comes_back_still_gives_two_sides():
    # It runs south outside the square's western edge for a while.
    river = LineString([(0.5, 1.2), (0.5, 0.8), (-0.2, 0.7), (-0.2, 0.3), (0.5, 0.2)])
    west, east = two_sides(box(0, 0, 1, 1), LineString([*river.coords, (0.5, -0.2)]))

    assert west.area + east.area == pytest.approx(1)
    assert west.geom_type == "MultiPolygon"
    assert east.geom_type == "Polygon"


def test_a_river_beside_the_city_is_refused():
    with pytest.raises(GeometryError, match="does not cut"):
        two_sides(box(0, 0, 1, 1), LineString([(2, 1), (2, 0)]))


def test_a_land_layer_without_a_country_is_refused():
    layer = land()
    del layer["features"][0]

    with pytest.raises(GeometryError, match="IRQ"):
        countries(layer)


def test_values_that_differ_by_point_are_all_kept():
    rows = pd.DataFrame({"seq": ["1", "2", "3", "5"], "note": ["a", "b", "a", "a"]})

    assert by_point(rows, "note") == "points 1, 3, 5: a; points 2: b"
    assert by_point(rows.assign(note="a"), "note") == "a"


def test_runs_of_numbers():
    assert spans([3, 1, 2, 7, 9, 10]) == "1-3, 7, 9-10"


def test_ids_are_plain():
    assert slug("Old (Iron) Bridge, Kobanî") == "old-iron-bridge-kobani"
