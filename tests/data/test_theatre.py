import geopandas as gpd
import pandas as pd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from data.dataset import load
from data.theatre import theatre
from geo.areas import series
from geo.errors import QueryError
from geo.measure import area_km2, geodesic_length_km
from geo.vocabulary import Method, Rule
from tests import world_rows as rows
from tests.drawn import drawn_world
from tests.world import write_world

THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]
SQUARE_KM2 = 12_309
"""A square of one degree on the equator."""
TENTH_KM2 = 11.1320 * 11.0574
"""A square of a tenth of a degree there: 123.09."""


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_outline_is_its_geodesic_area(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    geodesic = where.parts.to_crs("EPSG:6933").area.groupby(where.parts["country"])
    for country, km2 in (geodesic.sum() / 1e6).items():
        assert where.outline_km2[country] == pytest.approx(km2, rel=0.002)


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_cells_lie_in_their_part_and_do_not_overlap(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    cells = where.cells[~where.cells.geometry.is_empty]
    assert cells.is_valid.all()
    for part, group in cells.groupby("part"):
        outline = where.parts.loc[part, "geometry"]
        covered = group.geometry.union_all()
        size = outline.area
        assert covered.difference(outline).area < 1e-3 * size
        apart = shapely.area(group.geometry.to_numpy()).sum()
        assert apart - covered.area < 1e-6 * size


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_edges_of_a_cell_and_its_share_of_the_outline_are_its_ring(
    shipped, theatre_id
):
    """So no edge is missing and none is there twice: within 0.2 % of all rings."""
    where = theatre(shipped, theatre_id)
    cells = where.cells[~where.cells.geometry.is_empty]
    rings = geodesic_length_km(cells.geometry.boundary).sum()
    outline = where.parts.geometry.boundary
    part = cells["part"]
    across = where.edges["place_a"].map(part) != where.edges["place_b"].map(part)
    within = where.edges.loc[~across, "km"].sum()
    expected = 2 * within + geodesic_length_km(outline).sum()
    assert rings == pytest.approx(expected, rel=0.002)


def test_all_of_the_border_of_iraq_and_syria_is_an_edge_of_cells(shipped):
    where = theatre(shipped, "region")
    country = where.places["country"]
    a, b = (where.edges[side].map(country) for side in ("place_a", "place_b"))
    found = where.edges.loc[a != b, "km"].sum()
    iraq, syria = where.parts.geometry[["IQ", "SY"]]
    border = gpd.GeoSeries([iraq.intersection(syria)], crs=where.parts.crs)
    assert found == pytest.approx(geodesic_length_km(border).iloc[0], rel=0.001)


def test_no_cell_of_mosul_crosses_the_tigris(shipped):
    where = theatre(shipped, "mosul")
    for part in where.parts.index:
        own = where.cells[where.cells["part"] == part].geometry.union_all()
        others = where.parts.drop(part).geometry.union_all()
        assert own.intersection(others).area < 1e-9


def test_a_cell_is_the_ground_nearest_to_its_place(squares):
    cells = theatre(squares, "region").cells
    assert list(cells.index) == ["west-1", "west-2", "east-1", "east-2"]
    # Each of two places has half its square: west and east, or south and north.
    assert cells["km2"].to_list() == pytest.approx([SQUARE_KM2 / 2] * 4, rel=2e-4)
    expected = {
        "west-1": shapely.box(0, 0, 0.5, 1),
        "east-2": shapely.box(1, 0.5, 2, 1),
    }
    for place, box in expected.items():
        shape = cells.geometry[place]
        assert shape.symmetric_difference(box).area < 1e-3


def test_a_point_place_has_a_history_and_no_ground(squares):
    where = theatre(squares, "region")
    assert "harbour" in where.places.index
    assert "harbour" not in where.cells.index
    assert "harbour" in set(where.history(Rule.LATEST)["place_id"])


def test_half_a_country_is_gained_on_the_day_of_the_report(squares):
    where = theatre(squares, "region")
    south = where.series(Rule.LATEST, Method.NEAREST)[("EA", "south", "held")]
    assert south[pd.Timestamp("2014-01-01")] == 0
    assert south[pd.Timestamp("2015-06-01")] == pytest.approx(SQUARE_KM2 / 2, rel=2e-4)


def test_sparse_desert_left_out_is_unknown_on_all_days(squares):
    wide = theatre(squares, "region").series(Rule.LATEST, Method.NEAREST_SETTLED)
    unknown = wide[("EA", "unknown", "unknown")]
    assert unknown.to_list() == pytest.approx([SQUARE_KM2 / 2] * len(wide), rel=2e-4)


@pytest.mark.parametrize("method", [Method.NEAREST, Method.NEAREST_SETTLED])
@pytest.mark.parametrize("rule", list(Rule))
def test_what_a_method_counts_has_the_areas_of_that_method(shipped, rule, method):
    where = theatre(shipped, "region")
    counted = series(where.counted(rule, method), where.units(Method.NEAREST))
    expected = where.series(rule, method)
    # Sparse ground that is left out has no days of change of its own.
    on_same_days = counted.reindex(expected.index, method="ffill")
    pd.testing.assert_frame_equal(
        on_same_days.reindex(columns=expected.columns, fill_value=0.0),
        expected,
        atol=1e-5,
    )


def test_a_start_state_without_source_counts_unless_only_sourced_ones_do(squares):
    where = theatre(squares, "city")
    first = {
        rule: where.history(rule).groupby("place_id").first()["holder"] for rule in Rule
    }
    assert set(first[Rule.LATEST]) == {"north"}
    assert set(first[Rule.SOURCED_ONLY]) == {"unknown"}
    assert set(first[Rule.AGAINST_INTEREST]) == set(first[Rule.AGREED]) == {"north"}


def test_a_theatre_holds_its_own_places_parts_and_days(squares):
    where = theatre(squares, "city")
    assert list(where.places.index) == ["old-town", "new-town"]
    assert list(where.parts.index) == ["town"]
    assert where.first == pd.Timestamp("2014-01-01")
    assert where.last == pd.Timestamp("2016-12-31")
    assert where.outline_km2["EA"] == pytest.approx(SQUARE_KM2 / 100, rel=1e-3)


def test_all_that_is_computed_is_computed_once(squares):
    where = theatre(squares, "region")
    assert theatre(squares, "region") is where
    assert where.history(Rule.LATEST) is where.history(Rule.LATEST)
    assert where.cells is where.cells
    assert where.series(Rule.LATEST, Method.NEAREST) is where.series(
        Rule.LATEST, Method.NEAREST
    )


def test_a_theatre_that_is_not_there_is_refused_with_those_that_are(squares):
    with pytest.raises(QueryError, match=r"'atlantis'.*region, city"):
        theatre(squares, "atlantis")


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_the_size_of_a_cell_is_its_area_taken_alone(shipped, theatre_id):
    cells = theatre(shipped, theatre_id).cells
    some = cells[cells["km2"] > 0].iloc[::25]
    for place in some.index:
        alone = area_km2(some.loc[[place]].geometry).iloc[0]
        assert some.loc[place, "km2"] == pytest.approx(alone, rel=0.001)


def test_a_drawn_place_has_the_ground_drawn_for_it(tmp_path):
    where = theatre(load(write_world(tmp_path, drawn_world())), "sheet")
    assert list(where.cells.index) == ["sheet-west", "sheet-east"]
    assert list(where.cells["part"]) == ["sheet", "sheet"]
    assert list(where.cells["km2"]) == pytest.approx([TENTH_KM2] * 2, rel=1e-5)
    assert where.cells.geometry["sheet-west"].equals(shapely.box(3, 0, 3.1, 0.1))
    wide = where.series(Rule.LATEST, Method.DRAWN)
    assert wide.loc["2015-01-01", ("EA", "north", "held")] == pytest.approx(
        TENTH_KM2, rel=1e-5
    )
    assert wide.sum(axis=1).to_numpy() == pytest.approx(
        where.outline_km2["EA"], rel=1e-5
    )


def test_a_theatre_may_have_a_part_drawn_and_another_divided(tmp_path):
    files = drawn_world()
    files["places.csv"].append(rows.place("well", "plain", 0.05, 3.35, theatre="sheet"))
    files["extents.geojson"].append(
        rows.part("plain", "sheet", "EB", rows.square(3.3, 0, 0.1))
    )
    where = theatre(load(write_world(tmp_path, files)), "sheet")
    assert list(where.cells.index) == ["well", "sheet-west", "sheet-east"]
    assert list(where.units(Method.NEAREST).index) == list(where.cells.index)
    assert list(where.cells["km2"]) == pytest.approx([TENTH_KM2] * 3, rel=1e-5)
    assert where.cells.crs == "EPSG:4326"


def test_a_theatre_without_drawn_places_is_as_it_was(squares, tmp_path):
    """Also in a data set that has another theatre with some."""
    beside = load(write_world(tmp_path, drawn_world()))
    for theatre_id in ("region", "city"):
        cells = theatre(beside, theatre_id).cells
        assert_geodataframe_equal(cells, theatre(squares, theatre_id).cells)
