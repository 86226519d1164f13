"""The controls: every one has a name that a screen reader says."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard import ids
from dashboard.attributes import aria
from dashboard.layers import LAYER_CHOICES
from dashboard.settings import DOWNLOAD_PATH, METHOD_PATH
from dashboard.text import CARRY_CHOICES, METHOD_CHOICES, RULE_CHOICES
from data.dataset import Dataset


def theatre_picker(dataset: Dataset) -> Any:
    """Return the choice of theatre, as one row of names."""
    return html.Div(
        dmc.SegmentedControl(
            id=ids.THEATRE,
            data=[
                {"value": theatre_id, "label": theatre_label(str(row["name"]))}
                for theatre_id, row in dataset.theatres.iterrows()
            ],
            value=str(dataset.theatres.index[0]),
            size="sm",
        ),
        role="group",
        className="theatres",
        **aria(label="Theatre"),
    )


def header_actions() -> Any:
    """Return what can be done with a view: copy its link, save its parts, read on."""
    return html.Nav(
        [
            html.Button("Copy link", id=ids.COPY_LINK, className="action"),
            html.Button("Export", id=ids.EXPORT, className="action"),
            html.Details(
                [
                    html.Summary("Save", className="action"),
                    html.Div(
                        [
                            html.Button("Add to briefing", id=ids.BRIEFING_ADD),
                            html.Button("Map, PNG", id=ids.SAVE_MAP),
                            html.Button("Area chart, PNG", id=ids.SAVE_AREAS),
                            html.Button("Claims chart, PNG", id=ids.SAVE_CLAIMS),
                            html.A(
                                "Control on this day, CSV",
                                id=ids.CONTROL_CSV,
                                href=f"{DOWNLOAD_PATH}control.csv",
                            ),
                            html.A(
                                "Area series, CSV",
                                id=ids.AREAS_CSV,
                                href=f"{DOWNLOAD_PATH}areas.csv",
                            ),
                        ],
                        className="menu",
                    ),
                ],
                className="downloads",
            ),
            html.A("Data and method", href=METHOD_PATH, className="action"),
        ],
        className="actions",
        **aria(label="This view"),
    )


def reading() -> Any:
    """Return how the reports are read: which ground, reports, method, layer."""
    return html.Div(
        [
            _choice(ids.COUNTRY, "Ground of", {}, 132),
            _choice(ids.RULE, "Reports", RULE_CHOICES, 152),
            _choice(ids.METHOD, "Method", METHOD_CHOICES, 168),
            _choice(ids.CARRY, "Carried on", CARRY_CHOICES, 132),
            _choice(ids.AGAINST, "Amounts against", {}, 168),
            _choice(ids.LAYER, "Map shows", LAYER_CHOICES, 168),
        ],
        className="reading",
    )


def _choice(
    component_id: str, label: str, choices: Mapping[Any, str], width: int
) -> Any:
    """Return a list to choose from; one without choices gets them with the theatre."""
    return dmc.Select(
        id=component_id,
        label=label,
        data=[
            {"value": str(value), "label": words} for value, words in choices.items()
        ],
        allowDeselect=False,
        size="xs",
        w=width,
    )


def routes() -> Any:
    """Return the supply routes' switch, key and list; shown where there are any."""
    return html.Div(
        [
            dmc.Checkbox(
                id=ids.ROUTES,
                label="Supply routes",
                checked=True,
                size="xs",
                color="dark",
                persistence=False,
            ),
            html.Ul(id=ids.ROUTES_SUMS, className="routes-sums"),
            html.Details(
                [
                    html.Summary("Each route on this day"),
                    html.Ul(id=ids.ROUTES_LIST, className="routes-list"),
                ]
            ),
        ],
        id=ids.ROUTES_KEY,
        className="routes-key",
        hidden=True,
    )


def place_search() -> Any:
    """Return the search for a place by name."""
    return dmc.Select(
        id=ids.PLACE,
        label="Place",
        placeholder="Find a place, or click the map",
        data=[],
        searchable=True,
        selectFirstOptionOnChange=True,
        clearable=True,
        nothingFoundMessage="No place of that name here",
        limit=60,
        maxDropdownHeight=280,
        size="sm",
    )


def claims_picker() -> Any:
    """Return the choice of which claims the chart shows."""
    return dmc.Select(
        id=ids.CLAIMS,
        label="Claims about",
        data=[],
        allowDeselect=False,
        size="xs",
        w=240,
    )


def theatre_label(name: str) -> str:
    """Return a name that fits a button: a list of countries becomes `Region`."""
    return "Region" if "," in name or " and " in name else name
