"""The page as a tree. What changes with the view is filled by callbacks."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import controls, dock, ids
from dashboard.article_page import article_frame, tells
from dashboard.attributes import aria, data
from dashboard.briefing_page import frame as briefing_frame
from dashboard.briefing_page import show as briefing_show
from dashboard.compare import ids as compare_ids
from dashboard.export_dialog import dialog
from dashboard.ledger_page import ledger_frame
from dashboard.settings import (
    ACCOUNTS_PATH,
    ARTICLE_PATH,
    BRIEFING_PATH,
    CHECK_PATH,
    COMPARE_PATH,
    GRAPH_CONFIG,
    LEDGER_PATH,
    MAP_CONFIG,
    METHOD_PATH,
    SUBTITLE,
    TITLE,
)
from data.dataset import Dataset
from data.theatre import theatre

AREAS_HEIGHT = "264px"

THEME = {
    "fontFamily": "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif",
    "primaryColor": "dark",
    "defaultRadius": "sm",
}


BLANK = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}
"""What a graph is before its figure comes: axes would be drawn for nothing."""


def layout(dataset: Dataset, manifest: dict[str, Any]) -> Any:
    """Return the whole page.

    Parameters
    ----------
    manifest
        What the browser needs to know beforehand; see `dashboard.manifest`.
    """
    opening = theatre(dataset, str(dataset.theatres.index[0]))
    days = int((opening.last - opening.first).days) + 1
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.LOCATION, refresh=False),
            *[
                dcc.Store(id=name)
                for name in (
                    ids.ADDRESS,
                    ids.PARSED,
                    ids.VIEW,
                    ids.SCENE,
                    ids.CHARTS,
                    ids.CHOICES,
                    ids.PLACE_KEY,
                    ids.CLAIMS_KEY,
                    ids.JUMP,
                    ids.PLOTTED,
                    compare_ids.OPENING,
                    compare_ids.COMPARISON,
                    compare_ids.VISIT,
                    compare_ids.SCENE,
                    compare_ids.PLOTTED,
                    compare_ids.PLACES,
                )
            ],
            dcc.Store(id=ids.MANIFEST, data=manifest),
            html.Div(
                [
                    _header(dataset),
                    html.Div(
                        [
                            html.Span(id=ids.NOTICE_TEXT),
                            html.Button("Dismiss", id=ids.DISMISS),
                        ],
                        id=ids.NOTICE,
                        className="notice",
                        hidden=True,
                        role="alert",
                    ),
                    html.Main(
                        [_map(), _side(), dock.timeline(days)],
                        id=ids.BOARD,
                        className="board",
                        **data(path="/"),
                    ),
                    html.Main(
                        id=ids.METHOD_PAGE,
                        className="method",
                        hidden=True,
                        **data(path=METHOD_PATH),
                    ),
                    ledger_frame(),
                    article_frame(),
                    html.Main(
                        id=ids.COMPARE_PAGE,
                        className="compare",
                        hidden=True,
                        **data(path=COMPARE_PATH),
                    ),
                    html.Main(
                        html.Div(id=ids.ACCOUNTS_BODY),
                        id=ids.ACCOUNTS_PAGE,
                        className="accounts",
                        hidden=True,
                        **data(path=ACCOUNTS_PATH),
                    ),
                    html.Main(
                        html.Div(id=ids.CHECK_BODY),
                        id=ids.CHECK_PAGE,
                        className="accounts check",
                        hidden=True,
                        **data(path=CHECK_PATH),
                    ),
                    briefing_frame(dataset),
                ],
                className="page",
            ),
            dialog(),
            briefing_show(),
            html.Div(id=ids.TIP, className="tip", hidden=True),
        ],
        theme=THEME,
        forceColorScheme="light",
    )


def _header(dataset: Dataset) -> Any:
    return html.Header(
        [
            html.A(
                [
                    html.H1(TITLE, className="wordmark"),
                    html.Span(SUBTITLE, className="tagline"),
                ],
                href="/",
                className="brand",
            ),
            html.Nav(
                [
                    html.A("Claims", href=LEDGER_PATH),
                    *(
                        [html.A("The article", href=ARTICLE_PATH)]
                        if tells(dataset)
                        else []
                    ),
                    html.A("Briefing", href=BRIEFING_PATH),
                ],
                className="pages",
                **aria(label="Pages"),
            ),
            controls.theatre_picker(dataset),
            html.A(
                "Compare days",
                id=ids.COMPARE_LINK,
                href=COMPARE_PATH,
                className="action",
            ),
            controls.header_actions(),
        ],
        className="header",
    )


def _map() -> Any:
    return html.Figure(
        [
            dcc.Graph(
                id=ids.MAP,
                figure=BLANK,
                config=MAP_CONFIG,
                responsive=False,
                style={"height": "100%"},
                className="map",
            ),
            html.Figcaption(id=ids.MAP_CAPTION, className="map-caption"),
        ],
        className="map-frame",
    )


def _side() -> Any:
    return html.Div(
        [
            html.Section(
                [
                    controls.reading(),
                    html.Div(id=ids.LEGEND, className="legend"),
                    html.A(
                        "Two accounts of this ground",
                        id=ids.ACCOUNTS_LINK,
                        href=ACCOUNTS_PATH,
                        className="accounts-way",
                        hidden=True,
                        **data(role="accounts"),
                    ),
                    controls.routes(),
                ],
                className="card",
                **aria(label="Key"),
            ),
            html.Section(
                [
                    controls.place_search(),
                    html.Div(id=ids.PLACE_PANEL, className="place-panel"),
                ],
                className="card",
                **aria(label="Place"),
            ),
            html.Section(
                html.Details(
                    [
                        html.Summary("Events, as a list"),
                        html.Ol(id=ids.EVENTS, className="reports"),
                    ]
                ),
                className="card events",
                **aria(label="Events"),
            ),
            html.Section(
                [
                    html.H2("Ground held"),
                    html.Figure(
                        [
                            dcc.Graph(
                                id=ids.AREAS,
                                figure=BLANK,
                                config=GRAPH_CONFIG,
                                style={"height": AREAS_HEIGHT},
                            ),
                            html.Figcaption(id=ids.AREAS_CAPTION, className="caption"),
                        ]
                    ),
                ],
                className="card",
            ),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2("Published claims"),
                            html.A("All claims", id=ids.ALL_CLAIMS, href=LEDGER_PATH),
                            html.A("Beside ours", href=CHECK_PATH),
                            controls.claims_picker(),
                        ],
                        className="card-head",
                    ),
                    html.Figure(
                        [
                            dcc.Graph(
                                id=ids.CLAIMS_CHART,
                                figure=BLANK,
                                config=GRAPH_CONFIG,
                                className="claims",
                            ),
                            html.Figcaption(
                                "Each axis has one denominator, named above it. A bar "
                                "is a stated range; a triangle points to where the "
                                "true value may lie; a ring is “about”. Click a mark "
                                "for its source.",
                                className="caption",
                            ),
                        ]
                    ),
                    html.Div(id=ids.CLAIM_CARD, className="claim-card"),
                ],
                className="card",
            ),
        ],
        className="side",
    )
