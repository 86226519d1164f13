"""What a picture says of itself, inside its file: address, recipe, version of the data.

PNG has it in iTXt chunks, SVG in `<metadata>`, PDF in its document information, a page
in a script that holds data, MP4 and GIF in a comment, a ZIP of frames in `frames.json`.
"""

import io
import json
import re
import struct
import zipfile
import zlib
from html import escape
from typing import Any, Final

import av
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from dashboard.export.recipe import Recipe, parse_json
from data.dataset import Dataset
from geo.errors import QueryError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER_END: Final = 33
"""Where the first chunk of a PNG, its header, ends."""
KEY: Final = "ground-held"
FRAMES: Final = "frames.json"
_DATA: Final = re.compile(rf'<script [^>]*id="{KEY}">(.*?)</script>', re.DOTALL)
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
    """Return what a file says of itself: `query`, `recipe`, `version`; films: `frames`.

    Raises QueryError for a file that is none of ours, or has lost its metadata.
    """
    text = _text(content)
    if not text:
        raise QueryError(
            "There is no recipe in this file: it was not made here, or a program that "
            "saved it since has left it out. Give a picture, page or film as it was "
            "exported."
        )
    try:
        told = json.loads(text)
        more = {"frames": told["frames"]} if "frames" in told else {}
        return {name: told[name] for name in ("query", "recipe", "version")} | more
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
    if content.startswith(b"GIF8"):
        return _of_gif(content)
    if content.startswith(b"PK"):
        return _of_zip(content)
    if content[4:8] == b"ftyp":
        return _of_mp4(content)
    return _of_markup(content)


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


def _of_gif(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as file:
            comment: bytes = file.info.get("comment", b"")
    except UnidentifiedImageError:
        return ""
    return comment.decode("utf-8", "replace")


def _of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return file.read(FRAMES).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError):
        return ""


def _of_mp4(content: bytes) -> str:
    try:
        with av.open(io.BytesIO(content)) as file:
            return str(file.metadata.get("comment", ""))
    except av.FFmpegError:
        return ""


def _of_markup(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    data = _DATA.search(text)
    if data:
        return data[1]
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
