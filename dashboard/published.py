"""What the browser loads: the data set's files and the base map, and where they are."""

from functools import lru_cache
from typing import Any

from dashboard.settings import BASEMAP, PUBLISHED_PATH
from dashboard.state import default_view
from dashboard.text import CARRY_CHOICES
from data.dataset import Dataset
from data.ground import shaped
from data.publish import (
    File,
    cells_content,
    edition,
    history_file,
    landmark_files,
    named,
    routes_file,
    units_content,
)
from data.theatre import Theatre, theatre
from data.tiles import ID, LAYER, tiles, wanted
from geo.vocabulary import Method, Rule


def published(dataset: Dataset) -> dict[str, File]:
    """Return every file that is made at the start, by its name."""
    files: list[File] = []
    for theatre_id in dataset.theatres.index:
        where = theatre(dataset, str(theatre_id))
        files += landmark_files(where).values()
        files += filter(None, [routes_file(where)])
        files += [history_file(where, rule) for rule in Rule]
    files += basemap()
    return {file.name: file for file in files}


def edition_path(dataset: Dataset) -> str:
    """Return where what is made on demand is found.

    Below it: `THEATRE/METHOD/cells.geojson`, `THEATRE/METHOD/RULE.json` (units) and
    `THEATRE/METHOD/Z/X/Y` (tiles). Where reports are carried on for so many days only,
    `cells-DAYS.geojson` and `RULE-DAYS.json`, and `THEATRE/history/RULE-DAYS.json`.
    """
    return f"{PUBLISHED_PATH}{edition(dataset)}/"


def made(where: Theatre, method: Method, name: str) -> File | None:
    """Return a file made on demand; None where there is none of that name."""
    stem, _, form = name.partition(".")
    what, carried = _carried(where, stem)
    if method not in where.methods:
        return None
    if (what, form) == ("cells", "geojson") and method is shaped(method):
        return File(name, "application/geo+json", cells_content(carried, method))
    if what in list(Rule) and form == "json":
        content = units_content(carried, Rule(what), method)
        return File(name, "application/json", content)
    return None


def made_history(where: Theatre, name: str) -> File | None:
    """Return a history whose reports are carried on for so many days, or None."""
    rule, carried = _carried(where, name.removesuffix(".json"))
    if carried.carry_days is None or rule not in list(Rule):
        return None
    return history_file(carried, Rule(rule))


def _carried(where: Theatre, stem: str) -> tuple[str, Theatre]:
    """Return what a name says, without the days at its end, and the theatre meant."""
    what, _, days = stem.rpartition("-")
    if days == "0" or days not in map(str, CARRY_CHOICES):
        return stem, where
    return what, theatre(where.dataset, where.theatre_id, int(days))


def cells_address(where: Theatre, method: Method) -> str:
    """Return where the shapes of a method are found."""
    path = edition_path(where.dataset)
    days = f"-{where.carry_days}" if where.carry_days else ""
    return f"{path}{where.theatre_id}/{shaped(method)}/cells{days}.geojson"


def opening(dataset: Dataset) -> list[str]:
    """Return where the files are that a first visit to each theatre loads."""
    found = []
    for theatre_id in dataset.theatres.index:
        where = theatre(dataset, str(theatre_id))
        view = default_view(dataset, where.theatre_id)
        path = f"{edition_path(dataset)}{where.theatre_id}/{view.method}"
        found.append(f"{path}/{view.rule}.json")
        if wanted(where):
            found.append(f"{path}/{tiles(where, view.method).zooms[0]}/0/0")
        else:
            found.append(cells_address(where, view.method))
    return found


def tiles_source(where: Theatre, method: Method) -> dict[str, Any] | None:
    """Return where the page finds a theatre's tiles; None for one small enough."""
    if not wanted(where):
        return None
    shown = shaped(method)
    path = edition_path(where.dataset) + where.theatre_id
    return {
        "url": f"{path}/{shown}/{{z}}/{{x}}/{{y}}",
        "layer": LAYER,
        "id": ID,
        "zooms": tiles(where, shown).zooms,
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
