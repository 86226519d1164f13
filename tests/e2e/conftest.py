"""One server and one browser for all tests, a fresh context and a watched page each."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from data.dataset import Dataset, load
from tests.e2e.board import Board
from tests.e2e.watch import Watch

ROOT = Path(__file__).parents[2]
DATASET = ROOT / "data" / "islamic-state"
PROBE = Path(__file__).parent / "probe.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SOFTWARE_GPU = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
SIZE = {"width": 1120, "height": 720}
START_S = 30
TIMEOUT_MS = 20_000
expect.set_options(timeout=15_000)  # two busy cores draw maps slowly


class Server:
    """The page as a user starts it, and what it has printed."""

    def __init__(self, log: Path, program: tuple[str, ...] = ("app.py",)) -> None:
        self._log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [sys.executable, *program, "serve", "--port", str(self.port)],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def log(self) -> str:
        return self._log.read_text()

    def wait(self) -> None:
        end = time.monotonic() + START_S
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urlopen(f"{self.url}/health", timeout=1) as answer:  # noqa: S310
                    if answer.status == HTTPStatus.OK:
                        return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"The server did not start:\n{self.log()}")

    def stop(self) -> int:
        self._process.terminate()
        try:
            return self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server") / "log.txt")
    try:
        running.wait()
        yield running
    finally:
        code = running.stop()
    assert code == 0, f"The server stopped with {code}:\n{running.log()}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SOFTWARE_GPU)
        yield found
        found.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests, so that scripts are loaded and compiled once."""
    fresh = browser.new_context(viewport=SIZE, locale="en-GB", accept_downloads=True)
    fresh.set_default_timeout(TIMEOUT_MS)
    fresh.add_init_script(path=PROBE)
    yield fresh
    fresh.close()


@pytest.fixture
def watch(server: Server) -> Watch:
    """What the page did that it should not have; a test may say what it expects."""
    return Watch(server.url)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """Yield a page; the test fails if it logged an error or asked another host."""
    opened = context.new_page()
    watch.look_at(opened)
    yield opened
    opened.close()
    assert not watch.problems(), "\n".join(watch.problems())


@pytest.fixture
def board(page: Page, server: Server) -> Board:
    """The page of the app, not yet opened."""
    return Board(page, server.url)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The data set that the server serves."""
    return load(DATASET)
