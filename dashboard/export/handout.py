"""Decks as pages: PDF with bookmarks, and one HTML file that turns its own pages."""

import io
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter

from dashboard.export.fonts import faces
from dashboard.export.scenes import Drawn

_SCRIPT = Path(__file__).with_name("handout.js")
_STYLE = Path(__file__).with_name("handout.css")

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{faces}
{style}</style>
</head>
<body>
<main>
{slides}
</main>
<p id="where" aria-live="polite"></p>
<script>{script}</script>
</body>
</html>
"""


def pdf(title: str, drawn: Sequence[Drawn]) -> bytes:
    """Return the pictures, each a PDF, as the pages of one, a bookmark each."""
    writer = PdfWriter()
    writer.add_metadata({"/Title": title, "/Creator": "Ground Held"})
    for number, one in enumerate(drawn):
        page: PageObject = PdfReader(io.BytesIO(one.picture)).pages[0]
        writer.add_page(page)
        writer.add_outline_item(title=one.scene.headline, page_number=number)
    writer.page_layout = "/SinglePage"
    writer.page_mode = "/UseOutlines"
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def html(title: str, drawn: Sequence[Drawn]) -> bytes:
    """Return the pictures, each an SVG, as one file that works from disk."""
    sections = "\n".join(
        f'<section aria-label="{escape(one.scene.headline)}">{_inline(one, number)}'
        f"<aside hidden>{escape(one.scene.note)}</aside></section>"
        for number, one in enumerate(drawn)
    )
    return _PAGE.format(
        title=escape(title),
        faces="\n".join(face.css for face in faces()),
        style=_STYLE.read_text("utf-8"),
        slides=sections,
        script=_SCRIPT.read_text("utf-8"),
    ).encode()


def _inline(one: Drawn, number: int) -> str:
    """Return an SVG as a part of a page: its names its own, its fonts the page's."""
    text = one.picture.decode("utf-8")
    text = re.sub(r"@font-face\s*{[^}]*}", "", text)
    names = set(re.findall(r'\bid="([^"]+)"', text))
    for name in sorted(names, key=len, reverse=True):
        own = f"s{number}-{name}"
        text = text.replace(f'id="{name}"', f'id="{own}"')
        text = re.sub(rf"url\(([\"']?)#{re.escape(name)}\1\)", f"url(#{own})", text)
        text = text.replace(f'href="#{name}"', f'href="#{own}"')
    return text
