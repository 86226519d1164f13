"""The converter's command line."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from data.convert.build import convert, read_research, write
from data.convert.readme import refresh
from data.convert.speakers import COLUMNS, SPEAKERS
from data.convert.tables import read
from geo.errors import GroundError

LAND = Path("assets/basemap/land.geojson")


def main(
    research: Annotated[Path, typer.Option(help="Folder of the research tables.")],
    out: Annotated[Path, typer.Option(help="Folder of the data set to write.")],
    land: Annotated[
        Path, typer.Option(help="GeoJSON land layer with IRQ, SYR and LBY as a3.")
    ] = LAND,
    speakers: Annotated[
        Path, typer.Option(help="CSV of who speaks in which report.")
    ] = SPEAKERS,
) -> None:
    """Convert the research tables into a data set folder."""
    console = Console()
    try:
        routes = json.loads((research / "happenings/routes.geojson").read_bytes())
        outline = json.loads(land.read_bytes())
        named = read(speakers, COLUMNS)
        converted = convert(read_research(research), routes, outline, named)
        write(converted, out)
        refresh(converted, out / "README.md")
    except (GroundError, FileNotFoundError) as error:
        Console(stderr=True).print(str(error), markup=False)
        raise typer.Exit(1) from error
    for name, frame in converted.tables.items():
        console.print(f"{name}.csv  {len(frame)} rows")
    for name, features in converted.features.items():
        console.print(f"{name}.geojson  {len(features)} features")


if __name__ == "__main__":
    typer.run(main)
