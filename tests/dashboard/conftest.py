"""Apps that many tests ask, each made once."""

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.application import create
from data.dataset import Dataset


@pytest.fixture(scope="session")
def shipped_app(shipped: Dataset) -> Dash:
    return create(shipped)


@pytest.fixture(scope="session")
def squares_app(squares: Dataset) -> Dash:
    return create(squares)


@pytest.fixture
def client(shipped_app: Dash) -> FlaskClient:
    """A visitor without a browser."""
    return shipped_app.server.test_client()
