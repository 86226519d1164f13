"""The routes by which a film is made: begun, told of, cancelled, and fetched."""

import atexit
import os
import shutil
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, jsonify, request, send_file

from dashboard.export.animation import Film, parse_animation
from dashboard.export.jobs import Jobs
from dashboard.settings import FILM_PATH
from data.dataset import Dataset
from geo.errors import QueryError

TYPES = {
    Film.MP4: "video/mp4",
    Film.GIF: "image/gif",
    Film.ZIP: "application/zip",
}


def add(app: Dash, dataset: Dataset) -> None:
    """Add the routes to the app's server; call before its workers are forked."""
    jobs = Jobs(_folder())

    @app.server.post(FILM_PATH)
    def begin_film() -> tuple[Response, HTTPStatus]:
        given: dict[str, Any] = request.form.to_dict()
        form = given.pop("form", "")
        if form not in list(Film):
            options = ", ".join(Film)
            raise QueryError(f"A film is no “{form}”; choose from {options}.")
        moving = parse_animation(given, dataset)
        moving.fit(Film(form))
        job_id = jobs.start(dataset, moving, Film(form))
        return jsonify(id=job_id), HTTPStatus.ACCEPTED

    @app.server.get(f"{FILM_PATH}/<job_id>")
    def tell_film(job_id: str) -> Response:
        job = jobs.tell(job_id)
        response: Response = jsonify(
            state=job.state,
            done=job.done,
            total=job.total,
            seconds_left=job.seconds_left(time.time()),
            name=job.name,
            form=job.kind,
            error=job.error,
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.server.delete(f"{FILM_PATH}/<job_id>")
    def cancel_film(job_id: str) -> tuple[str, HTTPStatus]:
        jobs.cancel(job_id)
        return "", HTTPStatus.NO_CONTENT

    @app.server.get(f"{FILM_PATH}/<job_id>.<form>")
    def send_film(job_id: str, form: str) -> Response:
        path, job = jobs.file(job_id)
        if form != job.kind:
            raise QueryError(f"This film is a {job.kind}, not a {form}.")
        return send_file(
            path,
            mimetype=TYPES[job.kind],
            as_attachment=True,
            download_name=job.name,
            max_age=0,
        )


def _folder() -> Path:
    """Make the folder of films, which goes when the process that made it ends."""
    folder = Path(tempfile.mkdtemp(prefix="ground-held-"))
    maker = os.getpid()

    def remove() -> None:
        if os.getpid() == maker:  # a worker that ends leaves it to the others
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
