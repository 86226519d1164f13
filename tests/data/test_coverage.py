from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import drawn_world
from tests.world import faults_in, world, write_world
from tests.world_rows import feature, place, square

KM_PER_DEGREE_NORTH = 110.574
"""Length of a degree of latitude at the equator on WGS84, km."""
KM_PER_DEGREE_EAST = 111.320
TENTH_KM2 = 0.1 * KM_PER_DEGREE_EAST * 0.1 * KM_PER_DEGREE_NORTH
"""A square of a tenth of a degree on the equator."""


def place_of(fault) -> tuple[str, int | None, str | None]:
    return fault.table, fault.row, fault.column


def test_parts_of_one_theatre_that_overlap_are_named_with_the_km2(tmp_path: Path):
    files = world()
    files["extents.geojson"][1]["geometry"] = square(0.9, 0, 1)
    (fault,) = faults_in(write_world(tmp_path, files))
    assert (fault.table, fault.row, fault.column) == ("extents.geojson", 3, "geometry")
    name, km2, *_ = (fault.value or "").split()
    assert name == "eb:"
    tenth_of_a_square = 0.1 * KM_PER_DEGREE_EAST * KM_PER_DEGREE_NORTH
    assert float(km2) == pytest.approx(tenth_of_a_square, rel=1e-4)
    assert fault.expected == "no ground in common with ea"


@pytest.mark.parametrize(("overlap", "faults"), [(1e-9, 0), (1e-7, 1)])
def test_an_overlap_of_a_thousandth_km2_is_let_pass(
    tmp_path: Path, overlap: float, faults: int
):
    files = world()
    outline = square(1, 0, 1)
    outline["coordinates"][0][0][0] -= overlap
    outline["coordinates"][0][3][0] -= overlap
    outline["coordinates"][0][4][0] -= overlap
    files["extents.geojson"][1]["geometry"] = outline
    assert len(faults_in(write_world(tmp_path, files))) == faults


def test_parts_of_different_theatres_may_overlap_and_drawn_ones_be_beside(
    tmp_path: Path,
):
    assert faults_in(write_world(tmp_path, drawn_world())) == ()


def test_a_part_without_its_theatre_column_overlaps_nothing(tmp_path: Path):
    files = world()
    for one in files["extents.geojson"]:
        del one["properties"]["theatre"]
    columns = {fault.column for fault in faults_in(write_world(tmp_path, files))}
    assert "geometry" not in columns


def test_drawn_cells_that_overlap_are_named_with_the_km2(tmp_path: Path):
    files = drawn_world()
    files["cells.geojson"][1]["geometry"] = square(3.05, 0, 0.1)
    overlap, bare = faults_in(write_world(tmp_path, files))
    assert place_of(overlap) == ("cells.geojson", 3, "geometry")
    assert overlap.expected == "no ground in common with sheet-west"
    name, km2, *_ = (overlap.value or "").split()
    assert name == "sheet-east:"
    assert float(km2) == pytest.approx(TENTH_KM2 / 2, rel=1e-4)
    assert place_of(bare) == ("extents.geojson", 5, "geometry")


@pytest.mark.parametrize("inner", [square(3.02, 0.02, 0.05), square(3, 0, 0.1)])
def test_a_cell_inside_another_or_the_same_overlaps_it(tmp_path: Path, inner):
    files = drawn_world()
    files["cells.geojson"][1]["geometry"] = inner
    faults = faults_in(write_world(tmp_path, files))
    assert "no ground in common with sheet-west" in [f.expected for f in faults]


STEPS = st.integers(0, 20)


@given(west=STEPS, south=STEPS, side=st.integers(1, 20))
def test_squares_overlap_where_arithmetic_says_so(tmp_path_factory, west, south, side):
    """In steps of a hundredth of a degree, on a cell from 0 to 10 steps each way."""
    files = drawn_world()
    moved = square(round(3 + west / 100, 2), round(south / 100, 2), side / 100)
    files["cells.geojson"][1]["geometry"] = moved
    faults = faults_in(write_world(tmp_path_factory.mktemp("steps"), files))
    overlaps = [
        f for f in faults if f.expected == "no ground in common with sheet-west"
    ]
    assert bool(overlaps) is (west < 10 and south < 10)


def test_a_cell_outside_its_part_is_named_with_the_km2(tmp_path: Path):
    files = drawn_world()
    files["cells.geojson"][1]["geometry"] = square(3.1, 0, 0.2)
    (fault,) = faults_in(write_world(tmp_path, files))
    assert place_of(fault) == ("cells.geojson", 3, "geometry")
    name, km2, *_ = (fault.value or "").split()
    assert name == "sheet-east:"
    assert float(km2) == pytest.approx(3 * TENTH_KM2, rel=1e-4)
    assert "the outline of sheet" in fault.expected


def test_a_part_that_is_not_all_drawn_is_named_with_the_km2(tmp_path: Path):
    files = drawn_world()
    files["cells.geojson"][1]["geometry"] = square(3.1, 0, 0.05)
    (fault,) = faults_in(write_world(tmp_path, files))
    assert place_of(fault) == ("extents.geojson", 5, "geometry")
    name, km2, *_ = (fault.value or "").split()
    assert name == "sheet:"
    assert float(km2) == pytest.approx(0.75 * TENTH_KM2, rel=1e-4)
    assert "a place without reports" in fault.expected


@pytest.mark.parametrize(("crumb", "faults"), [(1e-8, 0), (1e-6, 2)])
def test_crumbs_of_rounding_are_let_pass(tmp_path: Path, crumb: float, faults: int):
    """A strip of 1e-6 degrees along a side of a tenth of one is 1,231 m2."""
    files = drawn_world()
    ring = files["cells.geojson"][1]["geometry"]["coordinates"][0]
    for corner in ring:
        corner[1] += 2 * crumb
    assert len(faults_in(write_world(tmp_path, files))) == faults


def test_a_part_is_divided_or_drawn_but_not_both(tmp_path: Path):
    files = drawn_world()
    files["places.csv"].append(place("well", "sheet", 0.05, 3.1, theatre="sheet"))
    (fault,) = faults_in(write_world(tmp_path, files))
    assert place_of(fault) == ("places.csv", 11, "part")
    assert "it is drawn for sheet-west" in fault.expected


def test_a_bad_shape_is_told_once_and_not_as_bare_ground(tmp_path: Path):
    files = drawn_world()
    bow_tie = [[[3.1, 0], [3.2, 0.1], [3.2, 0], [3.1, 0.1], [3.1, 0]]]
    files["cells.geojson"][1]["geometry"]["coordinates"] = bow_tie
    (fault,) = faults_in(write_world(tmp_path, files))
    assert place_of(fault) == ("cells.geojson", 3, "geometry")
    assert fault.value is not None
    assert fault.value.startswith("sheet-east: Self-intersection")


def test_every_fault_of_a_bad_file_is_told_at_once(tmp_path: Path):
    files = drawn_world()
    west = files["cells.geojson"][0]
    files["cells.geojson"] = [
        west,
        feature(square(3.02, 0, 0.1), place_id="sheet-west"),
        feature(square(3.05, 0, 0.1), place_id="nowhere"),
        feature(square(0, 0, 0.1), place_id="west-1"),
        feature({"type": "Point", "coordinates": [3, 0]}, place_id="harbour"),
    ]
    found = {
        (fault.table, fault.row, fault.column): fault.expected
        for fault in faults_in(write_world(tmp_path, files))
    }
    assert found == {
        ("cells.geojson", 3, "place_id"): "an id that is used once; row 2 has it",
        ("cells.geojson", 3, "geometry"): "no ground in common with sheet-west",
        ("cells.geojson", 4, "place_id"): found["cells.geojson", 4, "place_id"],
        ("cells.geojson", 5, "place_id"): "a place whose cell is drawn, in places.csv",
        ("cells.geojson", 6, "geometry"): (
            "a Polygon or MultiPolygon geometry that is not empty"
        ),
        ("cells.geojson", 6, "place_id"): "a place whose cell is drawn, in places.csv",
        ("places.csv", 10, "place_id"): (
            "a feature of this place in cells.geojson, since its cell is drawn"
        ),
    }
    assert "a place_id of places.csv" in found["cells.geojson", 4, "place_id"]
