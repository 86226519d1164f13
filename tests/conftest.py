"""Data sets that many tests read, each loaded once: nobody may change their tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import app
from data.dataset import Dataset, load
from tests.world import world, write_world
from tests.world_rows import claim, report

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
def two_sided(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The world of squares with two parties.

    The herald is of the north's; a colonel of it is quoted on the old town. The south's
    names no place: it says that the south has 40 % of the city, the rest contested.
    """
    files = world()
    files["sources.csv"][1]["party"] = "North press"
    files["actors.csv"][0]["parties"] = "North press"
    files["actors.csv"][2]["parties"] = "South press"
    quoted = {"said_by": "North press", "speaker": "a colonel"}
    files["reports.csv"].append(
        report("old-town-1", "old-town", "2015-06-10", "north", **quoted)
    )
    whole = {"label": "All of the city", "kind": "city", "note": ""}
    files["denominators.csv"].append({"denominator_id": "city-whole", **whole})
    share = {
        "metric": "city_controlled_pct",
        "place": "City",
        "denominator": "city",
        "denominator_id": "city-whole",
        "as_of": "2015-06-20",
        "stated_on": "2015-06-21",
        "side": "South press",
    }
    files["claims.csv"] += [
        claim("early", **share | {"as_of": "2015-06-01", "value": "10"}),
        claim("part", **share),
        claim("rest", **share | {"subject": "contested", "value": "60"}),
    ]
    return load(write_world(tmp_path_factory.mktemp("two") / "sided", files))


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
