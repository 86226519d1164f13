"""`deck` and `animate`: what takes a while, with a bar that says how long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from commands import pictures
from commands.terminal import DatasetOption, errors, opened, told, written
from data.dataset import SHIPPED, load
from geo.errors import QueryError


def deck(
    scenes: Annotated[
        Path, typer.Argument(help="A briefing, .toml or .json.", metavar="SCENES")
    ],
    out: Annotated[
        Path, typer.Option("--out", help="A .pptx, .pdf or .html.", metavar="FILE")
    ],
    dataset: DatasetOption = SHIPPED,
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
    theatre: pictures.TheatreText = "",
    every: Annotated[
        int, typer.Option("--every", help="Days from frame to frame.", metavar="DAYS")
    ] = 1,
    per_second: Annotated[
        int, typer.Option("--speed", help="Frames a second.", metavar="N")
    ] = 10,
    method: pictures.MethodText = "",
    rule: pictures.RuleText = "",
    carry: pictures.CarryText = "",
    country: pictures.CountryText = "",
    preset: pictures.PresetText = "",
    theme: pictures.ThemeText = "",
    title: pictures.TitleText = "",
    subtitle: pictures.SubtitleText = "",
    note: pictures.NoteText = "",
    transparent: pictures.TransparentFlag = False,
    dataset: DatasetOption = SHIPPED,
) -> None:
    """Write a map or an area chart moving through days, each frame with its day.

    Ctrl+C ends it, and nothing is written.
    """
    from dashboard.export.animation import Film, animation
    from dashboard.export.film import film
    from dashboard.export.recipe import parse

    given = pictures.asked(
        figure,
        transparent,
        theatre=theatre,
        day=end,
        method=method,
        rule=rule,
        carry=carry,
        country=country,
        preset=preset,
        theme=theme,
        title=title,
        subtitle=subtitle,
        note=note,
    )
    with told():
        kind = _kind(out, list(Film))
        sound = load(dataset)
        recipe = parse(given, sound)
        moving = animation(sound, recipe, begin, every, per_second)
        with opened(out), _progress("Frames", len(moving.days)) as done:
            film(sound, moving, Film(kind), out, done)


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
