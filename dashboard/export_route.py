"""The routes by which a figure leaves the page: the file, and what is said of it."""

from functools import lru_cache

from dash import Dash
from flask import Response, jsonify, request

from dashboard.export.animation import MOVING, PACE, Animation, Film, parse_animation
from dashboard.export.content import FORMS, content, form_of
from dashboard.export.offer import offered
from dashboard.export.recipe import MAPS, Recipe, parse
from dashboard.export.words import words
from dashboard.settings import EXPORT_PATH
from data.dataset import Dataset

KEPT = 16
"""How many files a worker keeps: what was previewed is downloaded next."""

SHAPES = ("geojson", "gpkg", "parquet")
"""Forms that only a map has."""


def add(app: Dash, dataset: Dataset) -> None:
    """Add the routes to the app's server; the query is that of `Recipe.address`."""

    @lru_cache(maxsize=KEPT)
    def made(recipe: Recipe, form: str) -> bytes:
        return content(dataset, recipe, form)

    def asked(figure: str) -> Recipe:
        return parse(request.args.to_dict() | {"figure": figure}, dataset)

    @app.server.get(f"{EXPORT_PATH}<figure>.<form>")
    def send_figure(figure: str, form: str) -> Response:
        recipe, mimetype = asked(figure), form_of(form).mimetype
        response = Response(made(recipe, form), mimetype=mimetype)
        name = recipe.name(form, dataset.version)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @app.server.get(f"{EXPORT_PATH}<figure>/about/<form>")
    def tell(figure: str, form: str) -> Response:
        forms = [one for one in FORMS if figure in MAPS or one not in SHAPES]
        forms += list(Film) if figure in MOVING else []
        chosen = form if form in forms else forms[0]
        given = request.args.to_dict() | {"figure": figure}
        made: Recipe | Animation
        if chosen in list(Film):
            made = parse_animation(given, dataset)
            made.fit(Film(chosen))
            recipe, frames = made.recipe, len(made.days)
        else:
            still = {name: one for name, one in given.items() if name not in PACE}
            made = recipe = parse(still, dataset)
            frames = 1
        told = words(dataset, recipe)
        response: Response = jsonify(
            command=made.command(dataset, chosen),
            address=recipe.address(),
            figures=offered(recipe.view.where(dataset), recipe.view.rule),
            forms=forms,
            frames=frames,
            name=made.name(chosen, dataset.version),
            title=told.title,
            subtitle=told.subtitle,
            caption=told.caption,
        )
        return response
