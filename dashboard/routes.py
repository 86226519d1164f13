"""Plain routes: published files, and tables of what is on screen.

They are linkable, cacheable and testable without a browser.
"""

import gzip
import json
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any

import brotli
import pandas as pd
from dash import Dash
from flask import Response, abort, request

from dashboard.accounts.page import drawing
from dashboard.accounts.state import parse as parse_accounts
from dashboard.check.state import narrowed
from dashboard.check.state import parse as parse_check
from dashboard.compare.state import parse as parse_comparison
from dashboard.errors import status
from dashboard.ledger_state import parse as parse_ledger
from dashboard.ledger_state import shown
from dashboard.published import edition_path, made, made_history, published
from dashboard.settings import DOWNLOAD_PATH, PUBLISHED_PATH
from dashboard.state import ViewState, parse
from dashboard.storeroom import FOR_EVER
from data.changes import change_document, change_features, change_table
from data.dataset import Dataset
from data.ground import shaped
from data.spreadsheet import harmless
from data.tables import areas_table, control_table
from data.theatre import Theatre, theatre
from data.tiles import tiles, wanted
from geo.errors import GroundError
from geo.vocabulary import Method

BEST, QUICK, BIG = 11, 5, 2_000_000
"""How hard brotli tries; from so many bytes on it would take seconds to do its best."""


def add(app: Dash, dataset: Dataset) -> None:
    """Add the routes to the app's server."""
    files = published(dataset)
    packed = {name: packings(file.content) for name, file in files.items()}

    @app.server.get(f"{PUBLISHED_PATH}<path:name>")
    def send_published(name: str) -> Response:
        if name not in files:
            abort(404)
        return _sent(packed[name], files[name].mimetype)

    @app.server.get(f"{edition_path(dataset)}<theatre_id>/history/<name>")
    def send_history(theatre_id: str, name: str) -> Response:
        if theatre_id not in dataset.theatres.index:
            abort(404)
        file = made_history(theatre(dataset, theatre_id), name)
        if file is None:
            abort(404)
        return _sent(packings(file.content), file.mimetype)

    @app.server.get(f"{edition_path(dataset)}<theatre_id>/<method>/<name>")
    def send_made(theatre_id: str, method: str, name: str) -> Response:
        where = _asked(dataset, theatre_id, method)
        file = made(where, Method(method), name)
        if file is None:
            abort(404)
        return _sent(packings(file.content), file.mimetype)

    @app.server.get(
        f"{edition_path(dataset)}<theatre_id>/<method>/<int:z>/<int:x>/<int:y>"
    )
    def send_tile(theatre_id: str, method: str, z: int, x: int, y: int) -> Response:
        where = _asked(dataset, theatre_id, method)
        drawn = Method(method)
        if not (wanted(where) and drawn is shaped(drawn) and drawn in where.methods):
            abort(404)
        archive = tiles(where, drawn)
        if not archive.covers(z, x, y):
            abort(404)
        tile = archive.tile(z, x, y)
        response = Response(tile, HTTPStatus.OK if tile else HTTPStatus.NO_CONTENT)
        response.mimetype = "application/vnd.mapbox-vector-tile"
        if tile:
            # Packed when it was made; every browser that draws it can unpack it.
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Cache-Control"] = FOR_EVER
        return response

    @app.server.get(f"{DOWNLOAD_PATH}control.csv")
    def send_control() -> Response:
        view = _view(dataset)
        table = control_table(view.where(dataset), view.timestamp, view.rule)
        return _csv(table, f"control-{view.theatre}-{view.day}-{dataset.version}.csv")

    @app.server.get(f"{DOWNLOAD_PATH}areas.csv")
    def send_areas() -> Response:
        view = _view(dataset)
        where = view.where(dataset)
        table = areas_table(where, view.rule, view.method)
        table = table[table["country"].isin(view.countries)]
        return _csv(table, f"areas-{view.theatre}-{view.method}-{dataset.version}.csv")

    @app.server.get(f"{DOWNLOAD_PATH}check.csv")
    def send_check() -> Response:
        asked, notes = parse_check(request.query_string.decode(), dataset)
        _refuse(notes)
        return _csv(narrowed(dataset, asked), f"check-{dataset.version}.csv")

    @app.server.get(f"{DOWNLOAD_PATH}ledger.<form>")
    def send_ledger(form: str) -> Response:
        if form not in LEDGER_FORMS:
            abort(404)
        asked, notes = parse_ledger(request.query_string.decode(), dataset)
        _refuse(notes)
        mimetype, written = LEDGER_FORMS[form]
        content = written(shown(asked, dataset).reset_index())
        return _attached(content, mimetype, f"ledger-{dataset.version}.{form}")

    @app.server.get(f"{DOWNLOAD_PATH}account-<side>.svg")
    def send_account(side: str) -> Response:
        if side not in ("a", "b"):
            abort(404)
        asked, notes = parse_accounts(request.query_string.decode(), dataset)
        _refuse(notes)
        if not asked.b:
            abort(404)
        return Response(drawing(dataset, asked, side), mimetype="image/svg+xml")

    @app.server.get(f"{DOWNLOAD_PATH}change.<form>")
    def send_change(form: str) -> Response:
        if form not in CHANGE_FORMS:
            abort(404)
        asked, notes = parse_comparison(request.query_string.decode(), dataset)
        _refuse(notes)
        where = asked.where(dataset)
        mimetype, written = CHANGE_FORMS[form]
        content = written(where, asked.days, asked.rule, asked.method, asked.countries)
        days = f"{asked.a}-{asked.b}"
        name = f"change-{asked.theatre}-{days}-{asked.method}-{dataset.version}.{form}"
        return _attached(content, mimetype, name)

    @app.server.errorhandler(GroundError)
    def say(error: GroundError) -> tuple[str, int]:
        return str(error), status(error)


def _asked(dataset: Dataset, theatre_id: str, method: str) -> Theatre:
    if theatre_id not in dataset.theatres.index or method not in list(Method):
        abort(404)
    return theatre(dataset, theatre_id)


@lru_cache
def packings(content: bytes) -> dict[str, bytes]:
    """Return a file as it is and as packed, by the name of the packing."""
    return {
        "": content,
        "br": brotli.compress(content, quality=BEST if len(content) < BIG else QUICK),
        "gzip": gzip.compress(content, 6, mtime=0),
    }


def _sent(packings: dict[str, bytes], mimetype: str) -> Response:
    """Return a file that never changes, packed as the visitor can unpack it."""
    packing = request.accept_encodings.best_match(("br", "gzip"), "")
    response = Response(packings[packing], mimetype=mimetype)
    if packing:
        response.headers["Content-Encoding"] = packing
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_EVER
    return response


def _view(dataset: Dataset) -> ViewState:
    """Read the view from the query; a table must not fall back to another view."""
    view, notes = parse(request.query_string.decode(), dataset)
    _refuse(notes)
    return view


def _refuse(notes: tuple[str, ...]) -> None:
    if notes:
        abort(Response("\n".join(notes), status=400, mimetype="text/plain"))


def _change_csv(*asked: Any) -> str:
    return csv_text(change_table(*asked))


def _change_json(*asked: Any) -> str:
    return json.dumps(change_document(*asked), ensure_ascii=False, indent=1) + "\n"


def _change_geojson(*asked: Any) -> str:
    return str(change_features(*asked).to_json())


CHANGE_FORMS: dict[str, tuple[str, Callable[..., str]]] = {
    "csv": ("text/csv", _change_csv),
    "json": ("application/json", _change_json),
    "geojson": ("application/geo+json", _change_geojson),
}
"""Forms in which a change can be downloaded."""


def _records(table: pd.DataFrame) -> str:
    """Return rows as a JSON list; what is absent is null."""
    return table.to_json(orient="records", force_ascii=False, indent=1) + "\n"


def _csv(table: pd.DataFrame, filename: str) -> Response:
    return _attached(csv_text(table), "text/csv", filename)


def csv_text(table: pd.DataFrame) -> str:
    """Return a table as CSV in which no text is a formula to a spreadsheet."""
    rows = harmless(table)
    return rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


LEDGER_FORMS: dict[str, tuple[str, Callable[[pd.DataFrame], str]]] = {
    "csv": ("text/csv", csv_text),
    "json": ("application/json", _records),
}
"""Forms in which the rows of the ledger can be downloaded."""


def _attached(content: str, mimetype: str, filename: str) -> Response:
    return Response(
        content,
        mimetype=mimetype,
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )
