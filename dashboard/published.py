"""What the browser loads by hashed name: the data set's files and the base map."""

from functools import lru_cache
from typing import Any

from dashboard.settings import BASEMAP, PUBLISHED_PATH
from data.dataset import Dataset
from data.publish import File, cells_file, history_file, landmark_files, named
from data.theatre import Theatre, theatre
from data.tiles import ID, LAYER, Tiles, tiles, wanted
from geo.vocabulary import Rule


def published(dataset: Dataset) -> dict[str, File]:
    """Return every published file of a data set by name."""
    files: list[File] = []
    for theatre_id in dataset.theatres.index:
        where = theatre(dataset, str(theatre_id))
        files += [cells_file(where), *landmark_files(where).values()]
        files += [history_file(where, rule) for rule in Rule]
    files += basemap()
    return {file.name: file for file in files}


def tiled(dataset: Dataset) -> dict[str, Tiles]:
    """Return the tiles of the theatres that are sent as such, by archive name."""
    wheres = [theatre(dataset, str(one)) for one in dataset.theatres.index]
    made = [tiles(where) for where in wheres if wanted(where)]
    return {one.file.name: one for one in made}


def tiles_source(where: Theatre) -> dict[str, Any] | None:
    """Return where the page finds a theatre's tiles; None for one small enough."""
    if not wanted(where):
        return None
    made = tiles(where)
    return {
        "url": f"{PUBLISHED_PATH}{made.file.name}/{{z}}/{{x}}/{{y}}",
        "layer": LAYER,
        "id": ID,
        "zooms": made.zooms,
    }


@lru_cache
def basemap() -> tuple[File, ...]:
    """Return the base map's style and layers; the style names the layers' own names.

    The style comes first.
    """
    layers = {
        f"/assets/basemap/{path.name}": named(
            path.stem, "application/geo+json", path.read_bytes()
        )
        for path in sorted(BASEMAP.glob("*.geojson"))
    }
    style = (BASEMAP / "style.json").read_text(encoding="utf-8")
    for asset, file in layers.items():
        style = style.replace(asset, PUBLISHED_PATH + file.name)
    return (named("style", "application/json", style.encode()), *layers.values())
