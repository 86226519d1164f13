"""What a picture says of itself, inside its file: address, recipe, version of the data.

PNG has it in iTXt chunks, SVG in `<metadata>`, PDF in its document information.
"""

import io
import json
import struct
import zlib
from html import escape
from typing import Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from dashboard.export.recipe import Recipe, parse_json
from data.dataset import Dataset
from geo.errors import QueryError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER_END: Final = 33
"""Where the first chunk of a PNG, its header, ends."""
KEY: Final = "ground-held"
_SVG_OPEN: Final = '<metadata id="ground-held">'

INCH_M: Final = 0.0254


def about(dataset: Dataset, recipe: Recipe) -> str:
    """Return what is put inside, one JSON object: `query`, `recipe`, `version`."""
    return json.dumps(
        {
            "query": recipe.query(dataset),
            "recipe": json.loads(recipe.json()),
            "version": dataset.version,
        },
        ensure_ascii=False,
    )


def in_png(content: bytes, told: str, title: str, dots: float) -> bytes:
    """Return a PNG with what is told in it, and `dots` pixels to the inch."""
    a_metre = round(dots / INCH_M)
    chunks = [
        _chunk(b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1)),
        _itxt("Title", title),
        _itxt(KEY, told),
    ]
    return content[:HEADER_END] + b"".join(chunks) + content[HEADER_END:]


def in_svg(text: str, told: str, title: str, css: str) -> str:
    """Return an SVG with what is told, its title, and the fonts it needs in it."""
    start = text.index(">", text.index("<svg")) + 1
    head = (
        f"<title>{escape(title)}</title>{_SVG_OPEN}{escape(told)}</metadata>"
        f"<style>{css}</style>"
    )
    return text[:start] + head + text[start:]


def in_pdf(content: bytes, told: str, title: str) -> bytes:
    """Return a PDF with what is told in its document information."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_metadata({"/Title": title, "/Creator": "Ground Held", f"/{KEY}": told})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def told_in(content: bytes) -> dict[str, Any]:
    """Return what a picture says of itself: `query`, `recipe`, `version`.

    Raises QueryError for a file that is none of ours, or has lost its metadata.
    """
    text = _text(content)
    if not text:
        raise QueryError(
            "There is no recipe in this file: it was not made here, or a program that "
            "saved it since has left it out. Give a PNG, SVG or PDF as it was exported."
        )
    try:
        told = json.loads(text)
        return {name: told[name] for name in ("query", "recipe", "version")}
    except (ValueError, KeyError, TypeError) as error:
        raise QueryError(f"The recipe in this file cannot be read: {error}.") from error


def recipe_of(content: bytes, dataset: Dataset) -> Recipe:
    """Return the recipe that a picture was made from; raises as `told_in`, `parse`."""
    return parse_json(json.dumps(told_in(content)["recipe"]), dataset)


def _text(content: bytes) -> str:
    if content.startswith(SIGNATURE):
        return _of_png(content)
    if content.startswith(b"%PDF"):
        return _of_pdf(content)
    return _of_svg(content)


def _of_png(content: bytes) -> str:
    head = f"{KEY}\0\0\0\0\0".encode()
    at = len(SIGNATURE)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        if kind == b"iTXt" and body.startswith(head):
            return body[len(head) :].decode("utf-8", "replace")
        at += length + 12
    return ""


def _of_pdf(content: bytes) -> str:
    try:
        told = PdfReader(io.BytesIO(content)).metadata
    except PyPdfError:
        return ""
    return str(told.get(f"/{KEY}", "")) if told else ""


def _of_svg(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    _, found, rest = text.partition(_SVG_OPEN)
    inside = rest.partition("</metadata>")[0] if found else ""
    for entity, letter in (
        ("&quot;", '"'),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ):
        inside = inside.replace(entity, letter)
    return inside


def _chunk(kind: bytes, body: bytes) -> bytes:
    summed = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + summed


def _itxt(keyword: str, text: str) -> bytes:
    # Not compressed, no language, no translated keyword: four empty fields.
    return _chunk(b"iTXt", f"{keyword}\0\0\0\0\0".encode() + text.encode())
