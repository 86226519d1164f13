import gzip
from math import asinh, pi, radians, tan

import pyogrio
import pytest
import shapely

from data import tiles as tiling
from data.dataset import load
from data.ground import drawn
from data.theatre import theatre
from data.tiles import ID, LAYER, Tiles, tiles
from geo.measure import area_km2
from geo.vocabulary import Method
from tests.world import world, write_world

NEAREST = Method.NEAREST


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    write_world(folder, world())
    dataset = load(folder)
    return theatre(dataset, str(dataset.theatres.index[0]))


def last_level(made: Tiles, folder):
    """Return the features of the last zoom level, pieces of one joined."""
    path = folder / "read.pmtiles"
    path.write_bytes(made.content)
    frame = pyogrio.read_dataframe(path, ZOOM_LEVEL=made.zooms[1])
    frame["geometry"] = shapely.make_valid(frame.geometry.to_numpy())
    return frame.dissolve(ID).to_crs("EPSG:4326")


def test_every_feature_that_is_drawn_is_in_the_tiles_and_keeps_its_area(
    where, tmp_path
):
    found = last_level(tiles(where, NEAREST), tmp_path)
    expected = drawn(where, NEAREST)
    assert sorted(found.index) == sorted(expected.index)
    ratio = area_km2(found.geometry) / area_km2(expected).loc[found.index]
    assert ratio.between(0.99, 1.01).all()


def test_stripes_are_features_of_their_own_behind_the_cells(shipped, tmp_path):
    fallujah = theatre(shipped, "fallujah")
    found = last_level(tiles(fallujah, NEAREST), tmp_path)
    assert (found.index >= len(fallujah.places)).any()
    assert set(found.index) == set(drawn(fallujah, NEAREST).index)


def test_an_archive_is_read_tile_by_tile(where):
    made = tiles(where, NEAREST)
    first, last = made.zooms
    assert first < last
    bounds = where.parts.total_bounds
    lon, lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    x, y = tile_of(lon, lat, first)
    packed = made.tile(first, x, y)
    assert packed is not None
    content = gzip.decompress(packed)
    assert LAYER.encode() in content
    assert made.tile(last, 0, 0) is None


def tile_of(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """Return the numbers of the tile that a point lies in."""
    n = 2**zoom
    return (
        int((lon + 180) / 360 * n),
        int((1 - asinh(tan(radians(lat))) / pi) / 2 * n),
    )


@pytest.mark.parametrize(
    "number", [(-1, 0, 0), (99, 0, 0), (10**9, 0, 0)], ids=["below", "above", "absurd"]
)
def test_levels_that_are_not_made_are_not_covered(where, number):
    assert not tiles(where, NEAREST).covers(*number)


def test_a_tile_outside_the_world_is_not_covered(where):
    first, _ = tiles(where, NEAREST).zooms
    assert not tiles(where, NEAREST).covers(first, 2**first, 0)
    assert tiles(where, NEAREST).covers(first, 2**first - 1, 0)


def test_a_theatre_is_tiled_from_the_limit_on(where, monkeypatch):
    monkeypatch.setattr(tiling, "TILED", len(where.places))
    assert tiling.wanted(where)
    monkeypatch.setattr(tiling, "TILED", len(where.places) + 1)
    assert not tiling.wanted(where)
