"""Files that never change while the server runs: compressed once, then kept.

Scripts and styles are compressed by flask-compress as they pass; here the result is
kept, so that plotly's 4.8 MB are packed once at the start and not at every visit.
"""

from dataclasses import dataclass

from flask import Flask, Response, request

KEPT = ("/_dash-component-suites/", "/assets/")
"""Paths whose files stay as they are until the server is started anew."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For names that change with their content: a copy never goes stale."""

FOR_A_DAY = "public, max-age=86400"
"""For names that do not: a new release may bring other bytes under them."""


@dataclass(frozen=True)
class _Item:
    body: bytes
    headers: list[tuple[str, str]]
    content_type: str


def keep(server: Flask) -> None:
    """Keep what the server sends from the fixed paths.

    Call it on a fresh server, before Dash adds its own hooks: Flask runs the hook that
    was added first last, when the response is compressed and has its headers.
    """
    shelf: dict[tuple[str, str], _Item] = {}

    @server.before_request
    def from_shelf() -> Response | None:
        item = shelf.get(_key())
        if item is None or request.method != "GET":
            return None
        response = Response(item.body, content_type=item.content_type)
        response.headers.extend(item.headers)
        response.make_conditional(request)
        return response

    @server.after_request
    def to_shelf(response: Response) -> Response:
        if request.path.startswith(KEPT) and response.status_code == 200:
            dated = "m" in request.args or ".v" in request.path
            response.headers["Cache-Control"] = FOR_EVER if dated else FOR_A_DAY
            key = _key()
            if request.method == "GET" and key not in shelf:
                headers = [
                    (name, value)
                    for name, value in response.headers
                    if name in ("Content-Encoding", "ETag", "Cache-Control", "Vary")
                ]
                shelf[key] = _Item(
                    response.get_data(), headers, str(response.content_type)
                )
        return response


def read_at_once(server: Flask) -> None:
    """Read fixed files whole before they are packed, so none is left open.

    Call it once Dash has added its hooks: this one then runs before the packing.
    """

    @server.after_request
    def whole(response: Response) -> Response:
        if request.path.startswith(KEPT) and response.direct_passthrough:
            response.direct_passthrough = False
            response.get_data()
        return response


def _key() -> tuple[str, str]:
    """Return path with query, and whether the visitor takes brotli, gzip or neither."""
    accepted = request.accept_encodings
    packing = next((one for one in ("br", "gzip") if accepted[one]), "")
    return request.full_path, packing
