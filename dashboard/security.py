"""Response headers: no third party is ever asked, and no other page may frame this one.

The policy was measured with the map, callbacks and image downloads at work; `blob:`
workers are the map's, inline styles are plotly's and Mantine's.
"""

from dash import Dash
from flask import Response


def protect(app: Dash) -> None:
    """Add the headers to every response of the app; call once all callbacks exist."""
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

    @app.server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "geolocation=(), camera=()"
        return response
