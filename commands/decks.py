"""`deck` and `animate`: what takes a while, with a bar that says how long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from commands.terminal import DEFAULT_DATASET, DatasetOption, errors, told, written
from data.dataset import load
from geo.errors import QueryError
from geo.vocabulary import Method, Rule


def deck(
    scenes: Annotated[
        Path, typer.Argument(help="A briefing, .toml or .json.", metavar="SCENES")
    ],
    out: Annotated[
        Path, typer.Option("--out", help="A .pptx, .pdf or .html.", metavar="FILE")
    ],
    dataset: DatasetOption = DEFAULT_DATASET,
) -> None:
    """Write a briefing as a deck: PPTX with native charts, PDF, or one HTML file."""
    # Late, here and below: the web stack takes a second to load.
    from dashboard.export.deck import DeckKind, deck
    from dashboard.export.scenes import read

    with told():
        kind = _kind(out, list(DeckKind))
        sound = load(dataset)
        briefing = read(scenes, sound)
        with _progress("Scenes", len(briefing.scenes)) as done:
            content = deck(sound, briefing, DeckKind(kind), done)
        written(out, content)


def animate(
    begin: Annotated[str, typer.Option("--from", help="First day.", metavar="D")],
    end: Annotated[str, typer.Option("--to", help="Last day, included.", metavar="D")],
    out: Annotated[
        Path,
        typer.Option("--out", help="A .mp4, .gif or .zip.", metavar="FILE"),
    ],
    figure: Annotated[
        str, typer.Argument(help="map or areas.", metavar="FIGURE")
    ] = "map",
    theatre: Annotated[
        str, typer.Option("--theatre", help="Default: the first.", metavar="ID")
    ] = "",
    every: Annotated[
        int, typer.Option("--every", help="Days from frame to frame.", metavar="DAYS")
    ] = 1,
    per_second: Annotated[
        int, typer.Option("--speed", help="Frames a second.", metavar="N")
    ] = 10,
    method: Annotated[
        Method | None, typer.Option("--method", help="How ground is attributed.")
    ] = None,
    rule: Annotated[Rule | None, typer.Option("--rule", help="Reports that count.")] = (
        None
    ),
    preset: Annotated[
        str, typer.Option("--preset", help="slide, square, ...", metavar="NAME")
    ] = "",
    theme: Annotated[
        str, typer.Option("--theme", help="light, dark, grey.", metavar="NAME")
    ] = "",
    dataset: DatasetOption = DEFAULT_DATASET,
) -> None:
    """Write a map or an area chart moving through days, each frame with its day.

    Ctrl+C ends it, and nothing is written.
    """
    from dashboard.export.animation import Film, animation, film
    from dashboard.export.recipe import parse

    asked = {"figure": figure, "theatre": theatre, "day": end, "method": method or ""}
    asked |= {"rule": rule or "", "preset": preset, "theme": theme}
    with told():
        kind = _kind(out, list(Film))
        sound = load(dataset)
        recipe = parse({name: text for name, text in asked.items() if text}, sound)
        moving = animation(sound, recipe, begin, every, per_second)
        with _progress("Frames", len(moving.days)) as done:
            content = film(sound, moving, Film(kind), done)
        written(out, content)


def _kind(out: Path, known: list[str]) -> str:
    kind = out.suffix.removeprefix(".").lower()
    if kind not in known:
        endings = ", ".join(f".{one}" for one in known)
        raise QueryError(f"{out} must end in one of {endings}.")
    return kind


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error; what it yields is told how many are done."""
    columns = (what, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = errors.is_terminal
    with Progress(*columns, console=errors, transient=True, disable=not shown) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
