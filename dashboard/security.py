"""Who may ask, and response headers: no third party is asked, no other frames this.

The policy was measured with the map, callbacks and image downloads at work; `blob:`
workers are the map's, inline styles are plotly's and Mantine's.
"""

from urllib.parse import urlsplit

from dash import Dash
from flask import Response, request

from geo.errors import GroundError

SAFE = ("GET", "HEAD", "OPTIONS")
"""What changes nothing, and may come from anywhere."""


class ForeignError(GroundError):
    """Another site's page asked for something that changes ours."""


def refuse_strangers() -> None:
    """Raise ForeignError when the request would change something for another site.

    A browser says where a request comes from; a program that says nothing is no page.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site:
        own = site in ("same-origin", "none")
    else:
        own = origin is None or urlsplit(origin).netloc == request.host
    if not own:
        raise ForeignError("Only this page may ask that; another site's did.")


def protect(app: Dash) -> None:
    """Refuse strangers, and add the headers to every response of the app.

    Call once all callbacks exist.
    """
    scripts = " ".join(["'self'", *app.csp_hashes()])
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src blob:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )

    app.server.before_request(refuse_strangers)

    @app.server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "geolocation=(), camera=()"
        return response
