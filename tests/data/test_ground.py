import json
from functools import cache

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.codes import codes
from data.ground import locations, numbered
from data.publish import cells_content, units_content
from data.theatre import Theatre, theatre
from geo.measure import area_km2
from geo.vocabulary import Method, Rule

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]
SHOWN = [(one, Method.NEAREST) for one in THEATRES] + [
    ("region", method)
    for method in (Method.CAPPED_5, Method.POPULATED, Method.DISTRICT)
]


@cache
def features(where: Theatre, method: Method = Method.NEAREST) -> list[dict]:
    return json.loads(cells_content(where, method))["features"]


def shapes(
    where: Theatre, method: Method = Method.NEAREST
) -> dict[int, shapely.Geometry]:
    return {
        one["id"]: shapely.geometry.shape(one["geometry"])
        for one in features(where, method)
    }


def hatched_places(where: Theatre) -> set[str]:
    """Return the places that a history shows striped on some day."""
    striped = {
        (code.holder, code.status) for code in codes(where.dataset) if code.hatched
    }
    found = set()
    for rule in Rule:
        rows = where.history(rule)
        states = zip(rows["holder"], rows["status"], strict=True)
        found |= set(rows["place_id"][[state in striped for state in states]])
    return found


@pytest.mark.parametrize(("theatre_id", "method"), SHOWN)
def test_cells_are_geojson_of_valid_polygons(shipped, theatre_id, method):
    where = theatre(shipped, theatre_id)
    content = json.loads(cells_content(where, method))
    assert content["type"] == "FeatureCollection"
    for feature in content["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid
        assert not shape.is_empty


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_an_id_is_the_number_of_a_place_or_lies_all_places_above_it(
    shipped, theatre_id
):
    where = theatre(shipped, theatre_id)
    places = list(where.places.index)
    ids = locations(where)
    assert len(ids) == len(set(ids))
    assert [one["id"] for one in features(where)] == ids
    with_ground = where.cells.index[~where.cells.geometry.is_empty]
    cells = {places[number] for number in ids if number < len(places)}
    assert cells == set(with_ground)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_stripes_are_there_only_for_places_that_are_ever_striped(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    places = list(where.places.index)
    ids = locations(where)
    striped = {places[one - len(places)] for one in ids if one >= len(places)}
    with_ground = set(where.cells.index[~where.cells.geometry.is_empty])
    hatched = hatched_places(where) & with_ground
    # A report that another of its day replaced shows on no day, but may be drawn.
    reports = shipped.reports
    replaced = set(reports[reports["status"] == "contested"]["place_id"])
    assert hatched <= striped <= hatched | (replaced & with_ground)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_stripes_lie_on_the_cell_of_their_place(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    drawn, count = shapes(where), len(where.places)
    for number in [one for one in drawn if one >= count][::7]:
        cell, stripes = drawn[number - count], drawn[number]
        assert stripes.difference(cell.buffer(1e-3)).is_empty
        assert 0.1 < stripes.area / cell.area < 0.7


@pytest.mark.parametrize(("theatre_id", "method"), SHOWN)
def test_rounding_moves_no_area_worth_naming(shipped, theatre_id, method):
    where = theatre(shipped, theatre_id)
    drawn, units = shapes(where, method), numbered(where, method)
    whole = {number: shape for number, shape in drawn.items() if number < len(units)}
    frame = gpd.GeoSeries(list(whole.values()), index=list(whole), crs="EPSG:4326")
    for number in frame.index[::10]:
        drawn_km2 = area_km2(frame.loc[[number]]).iloc[0]
        assert drawn_km2 == pytest.approx(units["km2"].iloc[number], rel=0.01)


def test_coordinates_have_five_decimals(shipped):
    for shape in shapes(theatre(shipped, "raqqa")).values():
        points = shapely.get_coordinates(shape)
        assert np.abs(points - points.round(5)).max() < 1e-9


def test_a_place_without_ground_has_a_number_and_no_cell(squares):
    where = theatre(squares, "region")
    number = list(where.places.index).index("harbour")
    assert number not in locations(where)
    units = json.loads(units_content(where, Rule.LATEST, Method.NEAREST))
    assert units["amount"][number] == 0
