import json

import pytest
import shapely

from data.importers.layers import areal, layer, outline
from geo.errors import DataError
from tests.data.importers.test_snapshots import POINT, SQUARE, document, frame, write


def test_an_outline_is_the_polygons_of_a_file(tmp_path):
    write(tmp_path, "country.geojson", document(SQUARE, POINT, None))
    got = outline(tmp_path / "country.geojson")
    assert list(got) == [SQUARE]
    assert got.crs == "EPSG:4326"


@pytest.mark.parametrize(
    ("name", "shapes", "told"),
    [
        ("absent.geojson", None, "a file that is there: .geojson, .gpkg, .parquet"),
        ("country.shp", [SQUARE], "a file that is there: .geojson, .gpkg, .parquet"),
        ("country.geojson", [POINT], "at least one polygon that is not empty"),
        ("country.geojson", [{"type": "Polygon", "coordinates": [3]}], "closed rings"),
    ],
)
def test_a_file_without_an_outline_is_refused(tmp_path, name, shapes, told):
    if shapes:
        write(tmp_path, name, document(*shapes))
    with pytest.raises(DataError, match=told) as caught:
        outline(tmp_path / name)
    (fault,) = caught.value.faults
    assert fault.table == name


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path):
    broken = {"type": "Polygon", "coordinates": [3]}
    content = json.dumps(document(broken, SQUARE, broken, crs={"type": "none"}))
    write(tmp_path, "country.geojson", content)
    got, faults = layer(tmp_path / "country.geojson")
    assert got is None
    assert [(one.column, one.value) for one in faults] == [
        ("geometry", "feature 1"),
        ("geometry", "feature 3"),
        ("crs", '{"type": "none"}'),
    ]


def test_ground_is_what_is_left_without_points_lines_and_heights():
    line = shapely.LineString([(0, 0), (1, 1)])
    mixed = shapely.GeometryCollection([line, SQUARE, shapely.box(1, 0, 2, 1)])
    shapes = frame(shapely.force_3d(SQUARE, 7), mixed, line, None).geometry
    got = areal(shapes)
    assert list(shapely.area(got)) == [1, 2, 0, 0]
    assert not shapely.has_z(got).any()
    assert set(shapely.get_dimensions(got)) == {2}
