"""The page that compares two days: what was touched, what was found, and the maps."""

from typing import Any

import geopandas as gpd
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update

from dashboard.callbacks.scene import map_figure
from dashboard.compare import ids, panels, places
from dashboard.compare import page as compare_page
from dashboard.compare.days import short
from dashboard.compare.found import each, found
from dashboard.compare.state import Comparison, MapView, parse, revised
from dashboard.compare.text import MAP_WORDS, soft
from dashboard.figures import change
from dashboard.ids import COMPARE_PAGE, LOCATION
from dashboard.settings import DOWNLOAD_PATH
from dashboard.text import code_words, day_words
from data.changes import fronts
from data.codes import codes
from data.dataset import Dataset
from data.ground import numbered, unit_names

FIELDS = {
    ids.THEATRE: "theatre",
    ids.COUNTRY: "country",
    ids.RULE: "rule",
    ids.METHOD: "method",
    ids.VIEW: "view",
    ids.DAY_A: "a",
    ids.DAY_B: "b",
    ids.NAMED_A: "a",
    ids.NAMED_B: "b",
}
"""Controls, and what of the comparison each of them sets."""


def register(app: Dash, dataset: Dataset) -> None:
    """Open the page, take up what is touched, fill and draw.

    The page is sent only to who asks for it, so its callbacks are `optional`.
    """

    @app.callback(
        Output(COMPARE_PAGE, "children"),
        Output(ids.COMPARISON, "data", allow_duplicate=True),
        Input(ids.OPENING, "data"),
        prevent_initial_call=True,
    )
    def open_page(search: str) -> tuple[Any, Any]:
        asked, notes = parse(search, dataset)
        page = compare_page.page(dataset, asked, notes)
        return page, compare_page.stored(dataset, asked)

    @app.callback(
        Output(ids.COMPARISON, "data"),
        *[Output(name, "value") for name in FIELDS],
        Output(ids.DAY_A, "error"),
        Output(ids.DAY_B, "error"),
        Output(ids.NOTICE, "children"),
        Output(ids.NOTICE, "hidden"),
        *[Input(name, "value") for name in FIELDS],
        Input(ids.SWAP, "n_clicks"),
        Input(ids.SWAP_BACK, "n_clicks"),
        Input(ids.VISIT, "data"),
        State(ids.COMPARISON, "data"),
        prevent_initial_call=True,
        optional=True,
    )
    def take_up(*given: Any) -> tuple[Any, ...]:
        values = dict(zip(FIELDS, given, strict=False))
        visit, stored = given[-2:]
        # When the page is put there, all of it is said to be touched, unset or
        # unclicked. A list of named days is unset again once a day is taken from it.
        touched = {
            one["prop_id"].partition(".")[0]
            for one in ctx.triggered
            if one["value"] not in (None, 0)
        }
        notes: tuple[str, ...] = ()
        errors: dict[str, str] = {}
        if ids.VISIT in touched:
            now, notes = parse(visit["search"], dataset)
        else:
            now, _ = parse(stored["query"], dataset)
            wanted = {FIELDS[name]: values[name] for name in FIELDS if name in touched}
            now, errors = revised(now, wanted, dataset)
        if touched & {ids.SWAP, ids.SWAP_BACK}:
            now = now.swapped
        a, b = (short(day) for day in now.days)
        fields: dict[str, Any] = {
            ids.THEATRE: now.theatre,
            ids.COUNTRY: now.country,
            ids.RULE: now.rule.value,
            ids.METHOD: now.method.value,
            ids.VIEW: now.view.value,
            ids.DAY_A: values[ids.DAY_A] if "a" in errors else a,
            ids.DAY_B: values[ids.DAY_B] if "b" in errors else b,
            ids.NAMED_A: None,
            ids.NAMED_B: None,
        }
        then = compare_page.stored(dataset, now)
        same = then == stored and ids.VISIT not in touched
        return (
            no_update if same else then,
            *[fields[name] for name in FIELDS],
            errors.get("a", ""),
            errors.get("b", ""),
            # What was said of the address stands until something else is compared.
            *((no_update, no_update) if same else (" ".join(notes), not notes)),
        )

    @app.callback(
        Output(ids.COUNTRY, "data"),
        Output(ids.COUNTRY, "display"),
        Output(ids.METHOD, "data"),
        Output(ids.NAMED_A, "data"),
        Output(ids.NAMED_B, "data"),
        Output(ids.BACKWARDS_TEXT, "children"),
        Output(ids.BACKWARDS, "hidden"),
        Output(ids.BODY, "hidden"),
        Output(ids.FINDING, "children"),
        Output(ids.SUMS, "children"),
        Output(ids.SANKEY, "figure"),
        Output(ids.SANKEY, "style"),
        Output(ids.SANKEY_CAPTION, "children"),
        Output(ids.PLACES, "data"),
        Output(ids.DOWNLOADS, "children"),
        Input(ids.COMPARISON, "data"),
        prevent_initial_call=True,
        optional=True,
    )
    def fill(stored: dict[str, str]) -> tuple[Any, ...]:
        asked, _ = parse(stored["query"], dataset)
        where = asked.where(dataset)
        named = compare_page.named_options(where, asked)
        countries = compare_page.country_options(where)
        offered = (
            countries,
            "block" if len(countries) > 1 else "none",
            compare_page.method_options(where),
            *(named, named),
        )
        if asked.backwards:
            nothing = [no_update] * 7
            return (*offered, backwards_words(asked), False, True, *nothing)
        what = found(dataset, asked)
        shown = what.changed_km2 > 0
        figure: dict[str, Any] = compare_page.BLANK
        style = {"display": "none"}
        if shown:
            figure = change.sankey(dataset, what.flows, what.outline_km2)
            style = {"height": f"{figure['layout']['height']}px"}
        return (
            *offered,
            *("", True, False),
            panels.finding(dataset, asked, what),
            [panels.flows(dataset, what), *panels.totals(dataset, asked, what)],
            figure,
            style,
            panels.sankey_caption(what) if shown else "",
            places.listed(dataset, asked, what),
            _downloads(stored["query"]),
        )

    @app.callback(
        Output(ids.MAP_A, "figure"),
        Output(ids.MAP_B, "figure"),
        Output(ids.TAG_A, "children"),
        Output(ids.TAG_B, "children"),
        Output(ids.MAP_CAPTION, "children"),
        Output(ids.PLOTTED, "data"),
        Input(ids.SCENE, "data"),
        prevent_initial_call=True,
        optional=True,
    )
    def draw(scene: dict[str, Any]) -> tuple[Any, ...]:
        asked, _ = parse(scene["query"], dataset)
        if asked.backwards:
            return (no_update,) * 6
        figures = maps(dataset, asked, tuple(scene["size"]))
        caption = MAP_WORDS[asked.view]
        return (*figures, *_tags(asked), caption, scene["query"])

    app.clientside_callback(
        _function("opening"),
        Output(ids.OPENING, "data"),
        Input(LOCATION, "pathname"),
    )
    app.clientside_callback(
        _function("scene"),
        Output(ids.SCENE, "data"),
        Input(ids.COMPARISON, "data"),
        prevent_initial_call=True,
    )
    for name, store in (("plotted", ids.PLOTTED), ("listed", ids.PLACES)):
        app.clientside_callback(
            _function(name), Input(store, "data"), prevent_initial_call=True
        )


def maps(
    dataset: Dataset, asked: Comparison, size: tuple[int, int]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the maps for frames of `size` pixels: that of day A, and that of day B.

    Where only what changed is shown, all is on the second and the first is blank.
    """
    before, after = (_control(dataset, asked, day, size) for day in (asked.a, asked.b))
    words = [code_words(dataset, code) for code in codes(dataset)]
    texts = _texts(dataset, asked, (before, after), words)
    first, last = (_front(dataset, asked, day) for day in asked.days)
    if asked.view is MapView.CHANGE:
        shown = change.changed(dataset, before, after, texts)
        return compare_page.BLANK, change.fronted(shown, last)
    return (
        change.fronted(change.spoken(before, texts), first),
        change.fronted(change.spoken(after, texts), last),
    )


def _front(dataset: Dataset, asked: Comparison, day: pd.Timestamp) -> gpd.GeoSeries:
    where = asked.where(dataset)
    return fronts(where, day, asked.rule, asked.method, asked.countries).geometry


def _control(
    dataset: Dataset, asked: Comparison, day: str, size: tuple[int, int]
) -> dict[str, Any]:
    """Return the map of control on a day."""
    where = asked.where(dataset)
    # Whole geometry, however much: each feature has words of its own over it.
    return map_figure(
        where, asked.rule, asked.method, asked.countries, day, size, tiled=False
    )


def _texts(
    dataset: Dataset,
    asked: Comparison,
    figures: tuple[dict[str, Any], dict[str, Any]],
    words: list[str],
) -> list[str]:
    """Return what is said over each feature: the place, and whose it was and is."""
    where = asked.where(dataset)
    units = numbered(where, asked.method).index
    names = unit_names(where, asked.method)
    rows = found(dataset, asked).rows.set_index("place_id")
    since = {
        row.Index: soft(day_words(row.since), str(row.precision)) for row in each(rows)
    }
    texts = []
    old, new = (figure["data"][0] for figure in figures)
    for number, a, b in zip(new["locations"], old["z"], new["z"], strict=True):
        i = number % len(names)
        was, now = words[a % len(words)], words[b % len(words)]
        text = f"<b>{names[i]}</b><br>"
        if a == b:
            text += f"{now} on both days"
        else:
            text += f"{was} → {now}"
            day = since.get(units[i])
            text += f"<br>since {day}" if day else ""
        texts.append(text)
    return texts


def _tags(asked: Comparison) -> tuple[Any, Any]:
    a, b = (day_words(day) for day in asked.days)
    if asked.view is MapView.CHANGE:
        return "", [html.Strong(b), f" against {a}"]
    return [html.Strong(a), " A"], [html.Strong(b), " B"]


def backwards_words(asked: Comparison) -> str:
    """Return why days that run backwards are not compared."""
    a, b = (day_words(day) for day in asked.days)
    return f"Day A, {a}, is after day B, {b}. A change runs from the earlier day on."


def _downloads(query: str) -> list[Any]:
    words = {
        "csv": "Places that changed, CSV",
        "json": "Places, flows and totals, JSON",
        "geojson": "Ground that changed, GeoJSON",
    }
    return [
        html.A(label, href=f"{DOWNLOAD_PATH}change.{form}?{query}")
        for form, label in words.items()
    ]


def _function(name: str) -> ClientsideFunction:
    return ClientsideFunction(namespace="compare", function_name=name)
