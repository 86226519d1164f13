"""Serving the page with gunicorn; workers are forked and share the data set."""

import socket
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from dashboard.application import create
from dashboard.export.browser import browser
from data.dataset import Dataset
from geo.errors import GroundError

WORKERS = 2
THREADS = 4


class ServerError(GroundError):
    """The page cannot be served; the message says why and what to do."""


class _Standalone(BaseApplication):
    """Gunicorn without its own command line."""

    def __init__(self, server: Any, options: dict[str, Any]) -> None:
        self.server = server
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return self.server


def run(
    dataset: Dataset, host: str, port: int, announce: Callable[[str], None]
) -> None:
    """Serve until interrupted; `announce` gets the address once it is listened on.

    Raises ServerError when the port is taken or the address cannot be listened on.
    """
    _check_free(host, port)
    server = create(dataset).server
    shown = f"[{host}]" if ":" in host else host
    options = {
        "bind": f"{shown}:{port}",
        "workers": WORKERS,
        "threads": THREADS,
        "loglevel": "warning",
        "proc_name": "ground-held",
        "control_socket_disable": True,
        # Before the threads that draw films are waited for.
        "worker_exit": lambda _arbiter, _worker: browser.end(),
        "when_ready": lambda _: announce(f"Ground Held is at http://{shown}:{port}/"),
    }
    _Standalone(server, options).run()


def _check_free(host: str, port: int) -> None:
    """Refuse a port that is taken before a second is spent on figures."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ServerError(
            f"Cannot listen on {host} port {port}: {error.strerror or error}. "
            f"Choose another with --port, such as --port {port + 1}."
        ) from error
