"""`import`: files of others to a data set that every command and the page open."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from commands.terminal import told
from data.importers import drawings
from data.importers.layers import outline as polygons
from data.importers.snapshots import Snapshots, read
from geo.faces import Coverage, faces
from geo.history import ONE_DAY

cli = typer.Typer(help="Files of others to a data set.", no_args_is_help=True)


@cli.callback()
def importers() -> None:
    """Turn files of others into a data set folder."""


@cli.command()
def snapshots(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Files named *_YYYYMMDD, one a day.")
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="Folder to write: new, or empty.", metavar="DATASET"
        ),
    ],
    name: Annotated[str, typer.Option("--name", help="Title of the data set.")],
    holder: Annotated[
        str,
        typer.Option("--holder", help="Who holds polygons without a holder property."),
    ],
    publisher: Annotated[
        str, typer.Option("--publisher", help="Who published the files.")
    ] = "",
    country: Annotated[
        str,
        typer.Option("--country", help="ISO 3166 code the ground is counted under."),
    ] = drawings.NO_COUNTRY,
    outline: Annotated[
        Path | None,
        typer.Option(
            "--outline",
            help="Polygons: ground in them that nobody holds is unknown, not absent.",
            metavar="FILE",
        ),
    ] = None,
    colour: Annotated[
        list[str] | None,
        typer.Option("--colour", help="Of a holder; again.", metavar="HOLDER=#rrggbb"),
    ] = None,
) -> None:
    """Turn a folder of drawings, a file a day, into a data set; print what was done."""
    colours = dict(_pair(text) for text in colour or [])
    with told():
        drawings.check_free(out)
        read_in = read(folder, holder=holder)
        ground = polygons(outline) if outline else None
        coverage = faces(read_in.frame, outline=ground)
        about = drawings.About(
            name, publisher, country, outline.name if outline else "", colours
        )
        drawings.write(drawings.drawn(coverage, read_in.files, about), out)
        typer.echo("\n".join([*_facts(read_in, coverage), f"Written: {out}"]))


def _pair(text: str) -> tuple[str, str]:
    holder, equals, colour = text.rpartition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r}: write --colour HOLDER=#rrggbb.")
    return holder, colour


def _facts(read_in: Snapshots, coverage: Coverage) -> list[str]:
    """Return what was read, changed, passed over and carried, a line each."""
    days = read_in.files.index
    span = f"{days[0]:%Y-%m-%d} to {days[-1]:%Y-%m-%d}"
    counts = f"{len(coverage.faces)} faces, {len(coverage.intervals)} reports"
    facts = [f"{len(days)} files, {span}: {counts}."]
    facts += [
        f"Mended: {one.file}, {one.holder}: {one.reason}; "
        f"{one.km2_before:.3f} km2 became {one.km2_after:.3f}."
        for one in read_in.repairs.itertuples()
    ]
    facts += [
        f"Passed over: {one.file}: {one.features} features that are no polygons."
        for one in read_in.passed_over.itertuples()
    ]
    if len(coverage.carried):
        facts.append(
            f"Carried: {len(coverage.carried)} days without a file show the last one "
            f"before them: {', '.join(_spans(coverage.carried))}."
        )
    return facts


def _spans(days: pd.DatetimeIndex) -> list[str]:
    """Return days as single ones and runs, in words."""
    runs = (pd.Series(days).diff() != ONE_DAY).cumsum()
    return [
        " to ".join(dict.fromkeys(f"{day:%Y-%m-%d}" for day in (run.min(), run.max())))
        for _, run in pd.Series(days).groupby(runs)
    ]
