"""What a visitor sees when something fails: one sentence, never a traceback."""

import logging
from http import HTTPStatus

from dash import set_props

from dashboard import ids
from dashboard.export.browser import BrowserError
from dashboard.export.jobs import BusyError
from dashboard.security import ForeignError
from geo.errors import DataError, GroundError, QueryError, TimeError

log = logging.getLogger("dashboard")

STATUS = {
    QueryError: HTTPStatus.NOT_FOUND,
    TimeError: HTTPStatus.UNPROCESSABLE_ENTITY,
    BrowserError: HTTPStatus.SERVICE_UNAVAILABLE,
    BusyError: HTTPStatus.TOO_MANY_REQUESTS,
    ForeignError: HTTPStatus.FORBIDDEN,
    DataError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""What a plain route answers to each kind of error."""

UNEXPECTED = (
    "Something went wrong on our side and part of the page is not up to date. "
    "Reload the page; the link in the address bar brings this view back."
)


def message(error: Exception) -> str:
    """Return the sentence for a visitor: ours if we raised it, else a general one."""
    return str(error) if isinstance(error, GroundError) else UNEXPECTED


def status(error: GroundError) -> HTTPStatus:
    """Return the HTTP status of an error that a plain route raised."""
    return STATUS.get(type(error), HTTPStatus.BAD_REQUEST)


def show(error: Exception) -> None:
    """Show a failed callback to the visitor and keep its traceback in the log."""
    log.error("A callback failed.", exc_info=error)
    set_props(ids.NOTICE_TEXT, {"children": message(error)})
    set_props(ids.NOTICE, {"hidden": False})
