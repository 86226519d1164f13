"""The dialog that takes a figure out of the page; `assets/js/12-export.js` runs it."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard import ids
from dashboard.attributes import aria, data
from dashboard.export.recipe import LONGEST, SCALES, Figure, Preset, Theme

FIGURES = {
    Figure.MAP: "Map of control",
    Figure.VIEW: "Whole view: map, key, chart",
    Figure.AREAS: "Ground held through time",
    Figure.CHANGE: "Map of what changed hands",
    Figure.FLOWS: "Who lost ground to whom",
    Figure.TIMELINE: "Events through time",
    Figure.CLAIMS: "Published claims",
    Figure.CHECK: "Published figures beside ours",
    Figure.ATTACKS: "Ground held, and attacks abroad",
}
"""The figures in the order of the list; those that a theatre has not are hidden."""

PRESETS = {
    Preset.SLIDE: "Slide, 1920 × 1080 px",
    Preset.SQUARE: "Square, 1080 × 1080 px",
    Preset.PAGE_WIDTH: "Journal page, 183 mm wide",
    Preset.COLUMN: "Journal column, 89 mm wide",
}

THEMES = {Theme.LIGHT: "Light", Theme.DARK: "Dark", Theme.GREY: "Grey, for print"}

FORMATS = {
    "Picture": {"png": "PNG", "svg": "SVG, vectors", "pdf": "PDF, vectors"},
    "Film": {"mp4": "MP4", "gif": "GIF", "zip": "ZIP of its frames"},
    "Page": {"html": "HTML, works without the server"},
    "Ground": {"geojson": "GeoJSON", "gpkg": "GeoPackage", "parquet": "GeoParquet"},
    "Table": {"csv": "CSV", "xlsx": "Excel"},
}
"""The formats of `dashboard.export.content` and of films in the groups of the list."""

EVERY, SPEED = "7", "10"
"""Days from frame to frame of a film, and frames a second, as the dialog opens."""


def dialog() -> Any:
    """Return the dialog, closed. Its fields are named as those of a recipe."""
    return html.Dialog(
        [
            html.Header(
                [
                    html.H2("Export", id=ids.EXPORT_TITLE),
                    html.Button("×", className="export-close", **aria(label="Close")),
                ],
                className="export-head",
            ),
            html.Div([_fields(), _preview()], className="export-body"),
            _film(),
            _foot(),
        ],
        id=ids.EXPORT_DIALOG,
        className="export",
        **aria(labelledby=ids.EXPORT_TITLE),
    )


def _fields() -> Any:
    return html.Div(
        [
            _choice("figure", "Figure", FIGURES),
            html.Div(_line("since", "Earlier day", "YYYY-MM-DD"), id=ids.EXPORT_SINCE),
            _labelled(
                "Format",
                html.Select(
                    [
                        html.Optgroup(_options(forms), label=group)
                        for group, forms in FORMATS.items()
                    ],
                    **data(field="form"),
                ),
            ),
            html.Div(
                [
                    _line("from", "First day", "YYYY-MM-DD"),
                    _line("every", "Days from frame to frame", value=EVERY),
                    _line("speed", "Frames a second", value=SPEED),
                ],
                id=ids.EXPORT_PACE,
                className="export-pace",
                hidden=True,
            ),
            _choice("preset", "Size", PRESETS),
            _choice("theme", "Colours", THEMES),
            _choice("scale", "Pixels of a PNG", {str(n): f"{n} ×" for n in SCALES}),
            _line("title", "Title"),
            _line("subtitle", "Subtitle"),
            _line("note", "Note, said first"),
            dmc.Checkbox(
                label="Transparent background",
                size="xs",
                **data(field="transparent"),
            ),
        ],
        className="export-fields",
    )


def _preview() -> Any:
    return html.Div(
        [
            html.Div(
                html.Img(alt="", id=ids.EXPORT_PREVIEW, hidden=True),
                className="export-stage",
            ),
            html.P(id=ids.EXPORT_STATUS, className="export-status", role="status"),
        ],
        className="export-preview",
    )


def _film() -> Any:
    """Return the row of the film in the making; there is one or none."""
    return html.Section(
        [
            html.Div(
                [
                    html.Div(id=ids.FILM_NAME, className="film-name"),
                    html.Progress(
                        id=ids.FILM_BAR, max=1, **aria(labelledby=ids.FILM_NAME)
                    ),
                    html.Div(id=ids.FILM_TOLD, className="film-told", role="status"),
                ],
                className="film-news",
            ),
            html.Div(
                [
                    html.Button("Cancel", id=ids.FILM_CANCEL, className="action"),
                    html.A(
                        "Download film",
                        id=ids.FILM_LINK,
                        className="action main",
                        download="",
                        hidden=True,
                    ),
                ],
                className="export-acts",
            ),
        ],
        id=ids.FILM,
        className="film",
        hidden=True,
        **aria(label="Film"),
    )


def _foot() -> Any:
    return html.Div(
        [
            html.Details(
                [
                    html.Summary("Reproduce"),
                    html.P(
                        "This line makes the same file. Pictures, pages and films "
                        "hold their recipe, too: python app.py redraw FILE --out FILE2."
                    ),
                    html.Code(id=ids.EXPORT_COMMAND),
                    html.Button("Copy", id=ids.EXPORT_COPY, className="action"),
                ],
                className="export-again",
            ),
            html.Div(
                [
                    html.Button(
                        "Add to briefing", id=ids.EXPORT_SCENE, className="action"
                    ),
                    html.Button(
                        "PNG from this browser", id=ids.EXPORT_HERE, className="action"
                    ),
                    html.Button(
                        "Make the film",
                        id=ids.EXPORT_BEGIN,
                        className="action main",
                        hidden=True,
                    ),
                    html.A(
                        "Download",
                        id=ids.EXPORT_LINK,
                        className="action main",
                        download="",
                    ),
                ],
                className="export-acts",
            ),
        ],
        className="export-foot",
    )


def _choice(field: str, label: str, options: dict[Any, str]) -> Any:
    return _labelled(label, html.Select(_options(options), **data(field=field)))


def _options(options: dict[Any, str]) -> list[Any]:
    return [html.Option(words, value=str(value)) for value, words in options.items()]


def _labelled(label: str, control: Any) -> Any:
    return html.Label([html.Span(label), control], className="export-field")


def _line(field: str, label: str, hint: str = "", value: str = "") -> Any:
    return dmc.TextInput(
        label=label,
        placeholder=hint,
        value=value,
        size="xs",
        debounce=False,
        inputProps={"maxLength": LONGEST},
        **data(field=field),
    )
