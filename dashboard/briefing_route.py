"""The routes of briefings: what a page may ask of scenes it holds itself.

A briefing lies in the browser of who makes it; nothing of it is kept here. The page
sends it as text to have it read, told in words, or written as a file.
"""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, abort, jsonify, request

from dashboard.export.deck import DeckKind, deck, laid_out
from dashboard.export.palette import PALETTES
from dashboard.export.recipe import Recipe
from dashboard.export.scenes import Briefing, Scene, parse_text
from dashboard.export.words import compared, words
from dashboard.settings import BRIEFING_PATH, COMPARE_PATH, EXPORT_PATH
from data.dataset import Dataset
from geo.errors import QueryError

READY = "briefings"
"""Folder of a data set that holds its ready briefings."""

LONGEST_TEXT = 1_000_000
"""Bytes that a briefing may have: a hundred scenes with the longest notes have less."""

MIMETYPES = {
    "toml": "application/toml",
    "json": "application/json",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
}
"""The files that a briefing is written as."""


def ready(dataset: Dataset) -> dict[str, Path]:
    """Return the files of the data set's ready briefings by name, in order of names."""
    return {path.stem: path for path in sorted(dataset.folder.glob(f"{READY}/*.toml"))}


def add(app: Dash, dataset: Dataset) -> None:
    """Add the routes to the app's server."""

    @app.server.get(f"{BRIEFING_PATH}/ready/<name>.toml")
    def send_ready(name: str) -> Response:
        files = ready(dataset)
        if name not in files:
            offered = ", ".join(files) or "none"
            raise QueryError(
                f"There is no ready briefing “{name}”; there is {offered}."
            )
        return Response(files[name].read_bytes(), mimetype=MIMETYPES["toml"])

    @app.server.post(f"{BRIEFING_PATH}/read/<form>")
    def read(form: str) -> Response:
        sound = parse_text(_sent(), form, dataset)
        response: Response = jsonify(
            title=sound.title, scenes=[_told(dataset, one) for one in sound.scenes]
        )
        return response

    @app.server.post(f"{BRIEFING_PATH}/as/<form>")
    def write(form: str) -> Response:
        if form not in MIMETYPES:
            abort(HTTPStatus.NOT_FOUND)
        sound = parse_text(_sent(), "json", dataset)
        return Response(_written(dataset, sound, form), mimetype=MIMETYPES[form])


def _sent() -> str:
    """Return the text that a request carries."""
    if (request.content_length or 0) > LONGEST_TEXT:
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        return request.get_data().decode()
    except UnicodeDecodeError as error:
        raise QueryError("The file is no text: a briefing is TOML or JSON.") from error


def _written(dataset: Dataset, sound: Briefing, form: str) -> bytes:
    texts: dict[str, Callable[[Dataset], str]] = {
        "toml": sound.toml,
        "json": sound.json,
    }
    if form in texts:
        return texts[form](dataset).encode()
    return deck(dataset, sound, DeckKind(form))


def _told(dataset: Dataset, scene: Scene) -> dict[str, Any]:
    """Return what the page has to know of a scene: what it says, shows and asks."""
    shown = laid_out(scene, DeckKind.HTML)
    own = words(dataset, scene.recipe)
    figure = scene.recipe.figure
    return {
        "plain": scene.plain(dataset),
        "heading": own.title,
        "reading": own.subtitle,
        "caption": own.caption,
        "paper": PALETTES[shown.theme].paper,
        "picture": f"{EXPORT_PATH}{figure}.svg?{shown.address()}",
        "page": _page(dataset, scene.recipe),
    }


def _page(dataset: Dataset, recipe: Recipe) -> str:
    """Return the address of the page on which a figure moves."""
    if recipe.since:
        return f"{COMPARE_PATH}?{compared(recipe).query(dataset)}"
    return f"/?{recipe.query(dataset)}"
