"""The page of a briefing: its scenes in order, the show, and the presenter's window.

What stands here is the frame; `assets/js/13-briefing.js` and those after it fill it.
"""

from typing import Any

from dash import html

from dashboard import ids
from dashboard.attributes import aria, data
from dashboard.briefing_route import ready
from dashboard.export.scenes import read
from dashboard.settings import BRIEFING_PATH
from data.dataset import Dataset

FILES = {
    "toml": "Briefing, TOML",
    "json": "Briefing, JSON",
    "pptx": "Slides, PowerPoint",
    "pdf": "Slides, PDF",
    "html": "Slides, one web page",
}

KEYS = (
    ("→ or space", "next scene"),
    ("←", "scene before"),
    ("Home, End", "first, last"),
    ("B", "black"),
    ("N", "notes"),
    ("F", "full screen"),
    ("P", "presenter’s window"),
    ("Esc", "end"),
)


def frame(dataset: Dataset) -> Any:
    """Return the page, out of sight until its address is asked for."""
    return html.Main(
        [
            html.Div(
                [
                    html.H1("Briefing", className="briefing-name"),
                    html.Div(id=ids.BRIEFING_TITLE),
                    _acts(),
                    html.P(
                        id=ids.BRIEFING_STATUS,
                        className="briefing-status",
                        role="status",
                    ),
                    html.Div(
                        _ways_in(dataset), id=ids.BRIEFING_EMPTY, className="empty"
                    ),
                    html.Ol(id=ids.BRIEFING_SCENES, className="scenes"),
                    _keys(),
                ],
                id=ids.BRIEFING_LIST,
                className="briefing-list",
            ),
            html.Div(id=ids.PRESENTER, className="presenter", hidden=True),
        ],
        id=ids.BRIEFING_PAGE,
        className="briefing",
        hidden=True,
        **data(path=BRIEFING_PATH),
    )


def show() -> Any:
    """Return what a room sees: the scene's picture, its notes and its number."""
    return html.Div(
        [
            html.Div(className="show-stage"),
            html.P(className="show-words", hidden=True),
            html.Div(className="show-notes", hidden=True),
            html.Div(
                [
                    *[
                        html.Button(words, **data(key=key))
                        for key, words in (
                            ("ArrowLeft", "Back"),
                            ("ArrowRight", "Next"),
                            ("n", "Notes"),
                            ("b", "Black"),
                            ("f", "Full screen"),
                            ("p", "Presenter"),
                            ("Escape", "End"),
                        )
                    ],
                    html.Span(className="show-number"),
                ],
                className="show-foot",
            ),
            html.P(className="unseen", **aria(live="polite")),
        ],
        id=ids.SHOW,
        className="show",
        hidden=True,
        role="dialog",
        tabIndex=-1,
        **aria(label="Show", modal="true"),
    )


def _acts() -> Any:
    return html.Div(
        [
            html.Button("Start the show", className="action main", **_act("start")),
            html.Button("Presenter’s window", className="action", **_act("presenter")),
            html.Details(
                [
                    html.Summary("Download", className="action"),
                    html.Div(
                        [
                            html.Button(words, **data(form=form))
                            for form, words in FILES.items()
                        ],
                        className="menu",
                    ),
                ],
                className="briefing-files",
            ),
            html.Button("Copy link", className="action", **_act("link")),
            html.Button("Open a file", className="action", **_act("open")),
            html.Button("Begin anew", className="action", **_act("clear")),
            html.Button("Undo", className="action", **_act("undo")),
        ],
        className="briefing-acts",
    )


def _ways_in(dataset: Dataset) -> list[Any]:
    files = ready(dataset)
    own = [
        html.Li(
            [
                html.Button(
                    read(path, dataset).title, className="action", **data(ready=name)
                ),
                html.Span(" A ready briefing of this data set.", className="muted"),
            ]
        )
        for name, path in files.items()
    ]
    return [
        html.P(
            "A briefing is a row of scenes: a headline, the figure that shows it, and "
            "notes for who speaks. There are none here yet."
        ),
        html.Ul(
            [
                *own,
                html.Li(
                    [
                        html.A("On the map", href="/"),
                        (
                            " go to a day; “Save” has “Add to briefing”, and so has "
                            "“Export” for every figure."
                        ),
                    ]
                ),
                html.Li(
                    [
                        html.Button("Open a file", className="action", **_act("open")),
                        html.Span(" TOML or JSON, as saved here.", className="muted"),
                    ]
                ),
            ]
        ),
    ]


def _keys() -> Any:
    return html.Details(
        [
            html.Summary("Keys"),
            html.Dl(
                [
                    html.Div([html.Dt(key), html.Dd(words)])
                    for key, words in (
                        *KEYS,
                        ("Alt with ↑ or ↓, here", "move a scene"),
                    )
                ]
            ),
        ],
        className="briefing-keys",
    )


def _act(name: str) -> dict[str, Any]:
    return data(act=name)
