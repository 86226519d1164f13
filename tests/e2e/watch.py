"""What a page did: its requests, and what it should not have done."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request


class Watch:
    """Records errors in the console, uncaught errors, and requests to other hosts."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._found: list[str] = []
        self._allowed: list[re.Pattern[str]] = []
        self.requests: list[str] = []

    def look_at(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._uncaught)
        page.on("request", self._request)

    def allow(self, pattern: str) -> None:
        """Do not count a problem whose text has a match of the pattern."""
        self._allowed.append(re.compile(pattern))

    def problems(self) -> list[str]:
        return [
            one for one in self._found if not any(p.search(one) for p in self._allowed)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self._found.append(f"console: {message.text} ({where})")

    def _uncaught(self, error: Error) -> None:
        self._found.append(f"uncaught: {error}\n{(error.stack or '')[:1500]}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob"):
            return
        if not parts.path.endswith("favicon.ico"):  # the browser's own wish
            self.requests.append(request.url)
        if parts.netloc != self._host:
            self._found.append(f"another host was asked: {request.url}")
