"""Data sets that many tests read, each loaded once: nobody may change their tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import app
from data.dataset import Dataset, load
from tests.world import write_world

# A deadline would test how busy the machine is.
settings.register_profile("ground-held", deadline=None)
settings.load_profile("ground-held")

SHIPPED = Path(__file__).parents[1] / "data" / "islamic-state"


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The data set that the dashboard opens with."""
    return load(SHIPPED)


@pytest.fixture(scope="session")
def squares_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the world of squares."""
    return write_world(tmp_path_factory.mktemp("world") / "squares")


@pytest.fixture(scope="session")
def squares(squares_folder: Path) -> Dataset:
    """The world of squares."""
    return load(squares_folder)


@pytest.fixture(scope="session")
def warm() -> Iterator[None]:
    """Pictures can be drawn; their browser is stopped after the last test."""
    from dashboard.export.browser import browser

    yield
    browser.close()


@pytest.fixture
def real(shipped, monkeypatch):
    """The commands read the shipped data set without loading it again."""
    monkeypatch.setattr(app, "load", lambda _: shipped)


@pytest.fixture
def squares_only(squares_folder) -> tuple[str, Path]:
    return ("--dataset", squares_folder)
