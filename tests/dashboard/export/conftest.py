"""One warm browser for all pictures of the run."""

from collections.abc import Iterator

import pytest

from dashboard.export.browser import Browser, browser


@pytest.fixture(scope="session")
def warm() -> Iterator[Browser]:
    """The browser that `image.picture` draws by; stopped after the last test."""
    yield browser
    browser.close()
