"""Districts of the base map, for areas that are rolled up to them."""

from functools import lru_cache
from pathlib import Path

import geopandas as gpd

from data.countries import FROM_ALPHA3

FILE = Path(__file__).parent / "basemap" / "admin2.geojson"


@lru_cache
def districts() -> gpd.GeoDataFrame:
    """Return the districts: `country`, `admin1`, `name`, polygons in EPSG:4326.

    Indexed by an id such as `IQ.Anbar.Al-Rutba`.
    """
    layer = gpd.read_file(FILE)
    country = layer["a3"].map(FROM_ALPHA3)
    ids = country + "." + layer["admin1"] + "." + layer["name"]
    named = layer.assign(country=country).set_index(ids.rename("district_id"))
    return named[["country", "admin1", "name", "geometry"]]
