import logging
from http import HTTPStatus

import pytest

from dashboard import errors, ids
from dashboard.callbacks import place
from geo.errors import DataError, GeometryError, GroundError, QueryError, TimeError
from tests.dashboard.calling import call


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (QueryError("x"), HTTPStatus.NOT_FOUND),
        (TimeError("x"), HTTPStatus.UNPROCESSABLE_ENTITY),
        (DataError([]), HTTPStatus.INTERNAL_SERVER_ERROR),
        (GeometryError("x"), HTTPStatus.BAD_REQUEST),
        (GroundError("x"), HTTPStatus.BAD_REQUEST),
    ],
)
def test_each_kind_of_error_has_its_status(error, status):
    assert errors.status(error) is status


def test_our_own_errors_speak_for_themselves():
    assert errors.message(TimeError("Choose a day in 2016.")) == "Choose a day in 2016."


def test_any_other_error_is_told_without_its_insides():
    told = errors.message(KeyError("/srv/secret/path"))
    assert "secret" not in told
    assert "KeyError" not in told
    assert "Reload" in told


def failing(app, monkeypatch, error: Exception):
    """Return the answer to a visitor when a callback fails with this error."""

    def fail(*_):
        raise error

    monkeypatch.setattr(place, "panel", fail)
    key = {"place": "west-1", "theatre": "region", "rule": "latest"}
    return call(app, f"{ids.PLACE_KEY}.data", key)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (QueryError("There is no such place."), "There is no such place."),
        (RuntimeError("/srv/secret"), errors.UNEXPECTED),
    ],
)
def test_a_callback_that_fails_shows_a_message(squares_app, monkeypatch, error, told):
    response = failing(squares_app, monkeypatch, error)
    assert response.status_code == 200
    shown = response.json["sideUpdate"]
    assert shown[ids.NOTICE_TEXT] == {"children": told}
    assert shown[ids.NOTICE] == {"hidden": False}
    assert "Traceback" not in response.text
    assert "secret" not in response.text


def test_a_callback_that_fails_changes_nothing_else(squares_app, monkeypatch):
    response = failing(squares_app, monkeypatch, RuntimeError("no"))
    assert set(response.json["sideUpdate"]) == {ids.NOTICE_TEXT, ids.NOTICE}
    assert not response.json.get("response")


def test_the_log_keeps_where_a_callback_failed(squares_app, monkeypatch, caplog):
    error = RuntimeError("no")
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        failing(squares_app, monkeypatch, error)
    (record,) = [one for one in caplog.records if one.name == "dashboard"]
    assert record.exc_info[1] is error
