"""What the browser loads by hashed name: the data set's files and the base map."""

from functools import lru_cache

from dashboard.settings import BASEMAP, PUBLISHED_PATH
from data.dataset import Dataset
from data.publish import File, cells_file, history_file, landmark_files, named
from data.theatre import theatre
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
