"""What is fixed for every page and every graph."""

from pathlib import Path
from typing import Any, Final

TITLE: Final = "Ground Held"
SUBTITLE: Final = "Who held what ground, on which day, and who says so"

OPENING_DAY: Final = "2016-06-24"
"""The day a first visit opens at: the last week of June 2016, when the report that the
project grew out of was filed. Theatres that do not cover it open at their first day."""

PUBLISHED_PATH: Final = "/published/"
"""Where published files are served from; their names carry their content's hash."""

DOWNLOAD_PATH: Final = "/download/"
"""Where tables are downloaded from; the query is the page's own."""

EXPORT_PATH: Final = "/export/"
"""Where figures are taken from, as pictures and files; the query is a recipe's."""

FILM_PATH: Final = f"{EXPORT_PATH}film"
"""Where films are begun, told of and fetched."""

METHOD_PATH: Final = "/method"
"""The page on data and method."""

LEDGER_PATH: Final = "/ledger"
"""The ledger of claims."""

ARTICLE_PATH: Final = "/article"
"""The tour of the report that the project grew out of."""

COMPARE_PATH: Final = "/compare"
"""The page that compares two days."""

ACCOUNTS_PATH: Final = "/accounts"
"""The page that shows one ground as two accounts tell it."""

CHECK_PATH: Final = "/check"
"""The page that sets published areas and percentages beside ours."""

BRIEFING_PATH: Final = "/briefing"
"""The page of scenes for a room; its routes lie under it."""

ASSETS: Final = Path(__file__).parent.parent / "assets"
"""What Dash serves under `/assets/`: styles, scripts, fonts, the base map."""

BASEMAP: Final = ASSETS / "basemap"
"""The base map's layers and its style."""

PLAY_SPEEDS: Final = (1, 3, 7, 15, 30, 60)
"""Days a second that play offers."""

GRAPH_CONFIG: Final[Any] = {
    # The first entry keeps plotly from offering to send the chart to a third party.
    "showSendToCloud": False,
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "responsive": True,
    "doubleClick": "reset",
}

MAP_CONFIG: Final[Any] = {**GRAPH_CONFIG, "scrollZoom": True, "responsive": False}
"""The map fills its frame, so the page does not scroll under it. The page's own script
resizes it; see `fit` in `assets/js/03-map.js`."""
