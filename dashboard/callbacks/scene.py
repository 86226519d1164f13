"""The figures of a theatre: drawn anew only when what they are drawn from changes."""

from typing import Any

import pandas as pd
from dash import Dash, Input, Output, State

from dashboard import ids
from dashboard.figures import areas
from dashboard.figures import map as control_map
from dashboard.figures.theme import MUTED
from dashboard.published import basemap, cells_address, tiles_source
from dashboard.settings import PUBLISHED_PATH
from dashboard.state import bounds, country_choices, default_view
from dashboard.text import METHOD_CHOICES, countries_words
from data.claims import groups
from data.dataset import Dataset
from data.ground import locations, shaped, state_codes
from data.publish import landmark_files
from data.theatre import Theatre, theatre
from geo.vocabulary import CellRule, Method, Rule


def register(app: Dash, dataset: Dataset) -> None:
    """Register the figures and the choices that depend on the theatre."""

    @app.callback(
        Output(ids.MAP, "figure"),
        Input(ids.SCENE, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def draw_map(scene: dict[str, Any], view: dict[str, str]) -> dict[str, Any]:
        return map_figure(*_read(dataset, scene), view["day"], tuple(scene["size"]))

    @app.callback(
        Output(ids.AREAS, "figure"),
        Input(ids.CHARTS, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def draw_areas(charts: dict[str, Any], view: dict[str, str]) -> dict[str, Any]:
        return areas.of_theatre(*_read(dataset, charts), view["day"])

    @app.callback(
        Output(ids.COUNTRY, "data"),
        Output(ids.METHOD, "data"),
        Output(ids.CLAIMS, "data"),
        Input(ids.CHOICES, "data"),
        prevent_initial_call=True,
    )
    def offer(choices: dict[str, str]) -> tuple[list[Any], list[Any], list[Any]]:
        where = theatre(dataset, choices["theatre"])
        return (
            [
                {
                    "value": choice,
                    "label": countries_words(tuple(choice.upper().split("-"))),
                }
                for choice in country_choices(where)
            ],
            [
                {"value": method.value, "label": METHOD_CHOICES[method]}
                for method in where.methods
            ],
            [
                {"value": key, "label": f"{group.label} ({group.count})"}
                for key, group in groups(dataset, where.theatre_id).items()
            ],
        )


def rehearse(dataset: Dataset) -> None:
    """Draw the chart of the opening view: what all methods measure is then at hand."""
    view = default_view(dataset, str(dataset.theatres.index[0]))
    where = theatre(dataset, view.theatre)
    areas.of_theatre(where, view.rule, view.method, view.countries, view.day)


def _read(
    dataset: Dataset, scene: dict[str, Any]
) -> tuple[Theatre, Rule, Method, tuple[str, ...]]:
    return (
        theatre(dataset, scene["theatre"], scene.get("carry") or None),
        Rule(scene["rule"]),
        Method(scene["method"]),
        tuple(scene["country"].upper().split("-")),
    )


def map_figure(
    where: Theatre,
    rule: Rule,
    method: Method,
    countries: tuple[str, ...],
    day: str,
    size: tuple[int, int],
    *,
    tiled: bool = True,
) -> dict[str, Any]:
    """Return the map of a theatre on a day for a frame of `size` pixels.

    Its geometry comes by URL; that of a big theatre as tiles, if `tiled`.
    """
    shown = shaped(method)
    places = where.places
    # The point of a drawn place only lies in its ground: it is no spot to be marked.
    spots = places.geometry.where(places["cell"] != CellRule.DRAWN)
    return control_map.figure(
        where.dataset,
        control_map.Ground(
            cells_address(where, method),
            locations(where, shown),
            state_codes(where, rule, pd.Timestamp(day), shown),
            tiles_source(where, method) if tiled else None,
            {"theatre": where.theatre_id, "method": shown.value},
        ),
        {
            "lat": spots.y.round(5).to_list(),
            "lon": spots.x.round(5).to_list(),
            "estimated": (places["coord_basis"] == "estimated").astype(int).to_list(),
        },
        _frame(where, countries, size),
        PUBLISHED_PATH + basemap()[0].name,
        _layers(where),
        f"{where.theatre_id}-{'-'.join(countries)}",
    )


def _frame(
    where: Theatre, countries: tuple[str, ...], size: tuple[int, int]
) -> control_map.Frame:
    """Return the frame of the theatre, or of the countries, for `size` pixels."""
    return control_map.Frame(*bounds(where, countries), *size)


def _layers(where: Theatre) -> list[dict[str, Any]]:
    """Return a city's own rivers and ways, which the base map is too coarse for."""
    paint: dict[str, dict[str, Any]] = {
        "water": {"color": "#9dbdcb", "line": {"width": 3}},
        "ways": {"color": MUTED, "line": {"width": 1.2}, "opacity": 0.7},
    }
    return [
        {
            "sourcetype": "geojson",
            "source": PUBLISHED_PATH + file.name,
            "type": "line",
            **paint[name],
        }
        for name, file in landmark_files(where).items()
    ]
