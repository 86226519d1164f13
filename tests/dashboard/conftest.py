"""Apps that many tests ask, each made once, and a data set of drawings."""

from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.application import create
from data.dataset import Dataset, load
from data.importers.drawings import About, drawn, write
from data.importers.snapshots import read
from geo.faces import faces
from tests.data.importers.squares import four_days, write_days


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


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A data set made of four days of drawn squares: it has no place and no event."""
    folder: Path = tmp_path_factory.mktemp("drawings")
    snapshots = read(write_days(folder / "days", four_days()), holder="red")
    about = About("Squares", publisher="Code")
    write(drawn(faces(snapshots.frame), snapshots.files, about), folder / "set")
    return load(folder / "set")
