"""A choice as a row of links: each has its own address, and back takes it back."""

from collections.abc import Iterable
from typing import Any

from dash import dcc, html

from dashboard.attributes import aria


def choice(label: str, links: Iterable[tuple[str, str, bool]]) -> Any:
    """Return a row of links: words, address, and whether it is what is shown now."""
    return html.Nav(
        [
            html.Span(label, className="muted"),
            *[
                dcc.Link(words, href=href, className="chosen" if now else "")
                for words, href, now in links
            ],
        ],
        className="choice",
        **aria(label=label),
    )
