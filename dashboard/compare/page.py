"""The page as a tree: controls with their values, and frames that callbacks fill."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard.attributes import aria, data
from dashboard.compare import ids
from dashboard.compare.days import choices, named_days, short
from dashboard.compare.state import Comparison, MapView, area_methods
from dashboard.compare.text import VIEW_WORDS
from dashboard.controls import theatre_label
from dashboard.settings import GRAPH_CONFIG
from dashboard.state import country_choices
from dashboard.text import METHOD_CHOICES, RULE_CHOICES, countries_words
from data.dataset import Dataset
from data.theatre import Theatre

BLANK: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}

MAP_CONFIG: Any = {**GRAPH_CONFIG, "responsive": False}
"""The page scrolls by the wheel, so the maps do not zoom by it: they have buttons."""


def page(dataset: Dataset, asked: Comparison, notes: tuple[str, ...]) -> list[Any]:
    """Return the page for a comparison; `notes` say what of its URL was not usable."""
    return [
        _controls(dataset, asked),
        html.Div(
            " ".join(notes),
            id=ids.NOTICE,
            className="compare-notice",
            hidden=not notes,
            role="alert",
        ),
        html.Div(
            [
                html.Span(id=ids.BACKWARDS_TEXT),
                html.Button("Swap the days", id=ids.SWAP_BACK, className="action"),
            ],
            id=ids.BACKWARDS,
            className="compare-notice",
            hidden=True,
            role="alert",
        ),
        html.Div(
            [
                html.Div(
                    [html.Section(id=ids.FINDING, **aria(live="polite")), _actions()],
                    className="finding",
                ),
                html.Div([_maps(asked), _sums()], className="compare-grid"),
                html.Section(id=ids.LIST, className="places", **aria(label="Places")),
            ],
            id=ids.BODY,
        ),
    ]


def stored(dataset: Dataset, asked: Comparison) -> dict[str, str]:
    """Return what the browser keeps of a comparison."""
    return {"query": asked.query(dataset), "view": asked.view.value}


def country_options(where: Theatre) -> list[dict[str, str]]:
    """Return the groups of countries that can be counted."""
    return [
        {"value": one, "label": countries_words(tuple(one.upper().split("-")))}
        for one in country_choices(where)
    ]


def method_options(where: Theatre) -> list[dict[str, str]]:
    """Return the methods that count ground."""
    return [
        {"value": one.value, "label": METHOD_CHOICES[one]}
        for one in area_methods(where)
    ]


def named_options(where: Theatre, asked: Comparison) -> list[dict[str, str]]:
    """Return the days that have a name."""
    return choices(named_days(where, asked.rule, asked.method, asked.countries))


def _controls(dataset: Dataset, asked: Comparison) -> Any:
    where = asked.where(dataset)
    named = named_options(where, asked)
    a, b = (short(day) for day in asked.days)
    return html.Section(
        [
            html.Div(
                dmc.SegmentedControl(
                    id=ids.THEATRE,
                    data=[
                        {"value": str(key), "label": theatre_label(str(row["name"]))}
                        for key, row in dataset.theatres.iterrows()
                    ],
                    value=asked.theatre,
                    size="sm",
                ),
                role="group",
                className="compare-theatre",
                **aria(label="Theatre"),
            ),
            html.Div(
                [
                    _day(ids.DAY_A, ids.NAMED_A, "A, the earlier day", a, named),
                    html.Button(
                        "⇄",
                        id=ids.SWAP,
                        className="action swap",
                        title="Swap the days",
                        **aria(label="Swap the days"),
                    ),
                    _day(ids.DAY_B, ids.NAMED_B, "B, the later day", b, named),
                ],
                className="compare-days",
            ),
            html.Div(
                [
                    _select(
                        *(ids.COUNTRY, "Ground of", 116),
                        *(country_options(where), asked.country),
                    ),
                    _select(
                        *(ids.RULE, "Reports", 148),
                        [
                            {"value": rule.value, "label": words}
                            for rule, words in RULE_CHOICES.items()
                        ],
                        asked.rule.value,
                    ),
                    _select(
                        *(ids.METHOD, "Method", 212),
                        *(method_options(where), asked.method.value),
                    ),
                ],
                className="compare-reading",
            ),
        ],
        className="compare-controls",
        **aria(label="What is compared"),
    )


def _actions() -> Any:
    return html.Nav(
        [
            html.Button("Copy link", id=ids.COPY, className="action"),
            html.Button("Export", id=ids.EXPORT, className="action"),
            html.Details(
                [
                    html.Summary("Download", className="action"),
                    html.Div(id=ids.DOWNLOADS, className="menu"),
                ],
                className="compare-downloads",
            ),
        ],
        className="compare-actions",
        **aria(label="This comparison"),
    )


def _day(
    day_id: str, named_id: str, label: str, value: str, named: list[dict[str, str]]
) -> Any:
    return html.Div(
        [
            dmc.TextInput(
                id=day_id,
                label=label,
                value=value,
                debounce=True,
                size="xs",
                persistence=False,
            ),
            dmc.Select(
                id=named_id,
                data=named,
                placeholder="Named days",
                size="xs",
                value=None,
                comboboxProps={"width": 280, "position": "bottom-start"},
                persistence=False,
                **aria(label=f"Named days for {label}"),
            ),
        ],
        className="compare-day",
    )


def _select(
    name: str, label: str, width: int, options: list[dict[str, str]], value: str
) -> Any:
    return dmc.Select(
        id=name,
        label=label,
        data=options,
        value=value,
        allowDeselect=False,
        size="xs",
        w=width,
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        persistence=False,
    )


def _maps(asked: Comparison) -> Any:
    return html.Figure(
        [
            html.Div(
                dmc.SegmentedControl(
                    id=ids.VIEW,
                    data=[
                        {"value": view.value, "label": VIEW_WORDS[view]}
                        for view in MapView
                    ],
                    value=asked.view.value,
                    size="xs",
                ),
                role="group",
                className="compare-view",
                **aria(label="Map"),
            ),
            html.Div(
                [
                    _map(ids.MAP_B, ids.TAG_B, "b"),
                    _map(ids.MAP_A, ids.TAG_A, "a"),
                    html.Div(
                        id=ids.HANDLE,
                        className="handle",
                        role="slider",
                        tabIndex=0,
                        **aria(
                            label="Where day A ends and day B begins",
                            valuemin="0",
                            valuemax="100",
                            valuenow="50",
                            valuetext="day A on 50 % of the width",
                        ),
                    ),
                    html.Div(
                        [_zoom("+", "in", "Zoom in"), _zoom("−", "out", "Zoom out")],
                        className="zoom",
                    ),
                ],
                id=ids.MAPS,
                className="compare-maps",
                **data(view=asked.view.value),
            ),
            html.Figcaption(id=ids.MAP_CAPTION, className="caption"),
        ],
        className="compare-map-frame",
    )


def _map(graph_id: str, tag_id: str, side: str) -> Any:
    return html.Div(
        [
            dcc.Graph(
                id=graph_id,
                figure=BLANK,
                config=MAP_CONFIG,
                responsive=False,
                className="map",
            ),
            html.Div(id=tag_id, className="map-tag"),
        ],
        className=f"map-side side-{side}",
    )


def _zoom(sign: str, way: str, name: str) -> Any:
    return html.Button(sign, className="step", **data(zoom=way), **aria(label=name))


def _sums() -> Any:
    return html.Div(
        [
            html.Div(id=ids.SUMS),
            html.Figure(
                [
                    dcc.Graph(
                        id=ids.SANKEY,
                        figure=BLANK,
                        config=GRAPH_CONFIG,
                        className="sankey",
                    ),
                    html.Figcaption(id=ids.SANKEY_CAPTION, className="caption"),
                ]
            ),
        ],
        className="compare-sums",
    )
