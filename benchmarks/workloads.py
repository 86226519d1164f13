"""What is stepped through: theatres of the product, and theatres made by code."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import snapshots, world
from data.dataset import load

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Workload:
    """A theatre to step through."""

    name: str
    dataset: Path
    theatre: str
    days: int
    steps: int
    designs: tuple[str, ...]
    quiet_ms: int
    """How long nothing may be rendered before a picture counts as settled."""
    cells: int = 0
    """How many cells it was made with; 0: it was not made by number."""


def workloads(folder: Path, quick: bool) -> Iterator[Workload]:
    """Yield what is measured; those made by code are written when they are reached.

    Two theatres of the product; a year of daily snapshots; cells by number, of which
    each is twice the one before.
    """
    shipped = ROOT / "data" / "islamic-state"
    every = ("ours", "bare", "textbook", "patch", "frames")
    n = 6 if quick else 24
    yield Workload("region", shipped, "region", 2281, n, every, 500)
    yield Workload("mosul", shipped, "mosul", 2281, n, every, 500)
    year = folder / "year"
    snapshots.write_dataset(snapshots.snapshots(365), year)
    (theatre,) = load(year).theatres.index
    yield Workload("365 snapshots", year, theatre, 365, n // 2, every[:4], 700)
    for cells in (7_500, 15_000, 30_000):
        made = folder / str(cells)
        world.write(made, cells, cells, 1_500)
        # Frames of so many cells would be hundreds of MB: not loadable.
        which = ("whole", "tiled") if cells < 30_000 else ("whole", *every[:4])
        name = f"{cells:,} cells"
        yield Workload(name, made, "square", 1500, n // 2, which, 1500, cells)
