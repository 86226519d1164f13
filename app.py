"""Ground Held from the command line, and the WSGI `server` for a process manager.

Thin: it reads options, wires the packages together and writes what they return.
Exit codes: 0 done; 1 the data set is faulty or something failed; 2 the question cannot
be answered as asked (an unknown option, theatre or day).
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import pandas as pd
import typer

from commands import imports
from commands.terminal import (
    DEFAULT_DATASET,
    DatasetOption,
    OutOption,
    TableFormat,
    as_csv,
    as_json,
    given,
    told,
    write,
)
from data.dataset import Dataset, load
from data.tables import areas_table, control_features, control_table
from data.theatre import Theatre, theatre
from geo.vocabulary import Method, Rule

if TYPE_CHECKING:
    from flask import Flask

ALL = "all"
"""What `--theatre` takes for every theatre of the data set."""

cli = typer.Typer(
    help="Who held what ground, on which day, and who says so. "
    "Without a command: serve the page.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli.add_typer(imports.cli, name="import")


class ControlFormat(StrEnum):
    """Formats of `control`."""

    CSV = "csv"
    GEOJSON = "geojson"


def _day(text: str) -> pd.Timestamp:
    try:
        # strptime, not pandas: pandas reads blanks and words such as `now` as days too.
        return pd.Timestamp(datetime.strptime(text.strip(), "%Y-%m-%d"))  # noqa: DTZ007
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day: write YYYY-MM-DD.") from error


def _days(text: str) -> pd.DatetimeIndex:
    return pd.DatetimeIndex([_day(part) for part in text.split(",")])


TheatreOption = Annotated[
    str,
    typer.Option(
        "--theatre",
        help="region, mosul, raqqa, fallujah, sirte (those of the data set), or all. "
        "Default: the first of the data set.",
        metavar="ID",
    ),
]
RuleOption = Annotated[
    Rule,
    typer.Option("--rule", help="latest: all reports count; sourced-only: as it says."),
]
HostOption = Annotated[str, typer.Option("--host", help="Address to listen on.")]
PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")
]


@cli.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    dataset: DatasetOption = DEFAULT_DATASET,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8050,
) -> None:
    """Serve the page when no command is given; the options are those of `serve`."""
    if context.invoked_subcommand is None:
        serve(dataset, host, port)
        return
    for name in given(context, ("dataset", "host", "port")):
        raise typer.BadParameter(f"Write --{name} after the command, not before.")


@cli.command()
def serve(
    dataset: DatasetOption = DEFAULT_DATASET,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8050,
) -> None:
    """Serve the page until interrupted, and print its address."""
    # Late: no other command needs the web stack, which takes a second to load.
    from dashboard.server import run

    with told():
        run(load(dataset), host, port, announce=lambda url: typer.echo(url))


@cli.command()
def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Data set to check.")],
) -> None:
    """Check a data set; print every fault with table, row, column and what is allowed.

    Exit 1 when there is any.
    """
    with told():
        checked = load(folder)
        typer.echo(
            f"{folder}: sound. {len(checked.theatres)} theatres, "
            f"{len(checked.places)} places, {len(checked.reports)} reports, "
            f"{len(checked.claims)} claims, {len(checked.sources)} sources. "
            f"Version {checked.version}."
        )


@cli.command()
def control(
    date: Annotated[str, typer.Option("--date", help="The day.", metavar="YYYY-MM-DD")],
    theatre_id: TheatreOption = "",
    rule: RuleOption = Rule.LATEST,
    output: Annotated[ControlFormat, typer.Option("--format")] = ControlFormat.CSV,
    dataset: DatasetOption = DEFAULT_DATASET,
    out: OutOption = None,
) -> None:
    """Print who held each place on a day, and by which reports; one row a place."""
    day = _day(date)
    with told():
        wheres = _theatres(load(dataset), theatre_id)
        if output is ControlFormat.GEOJSON:
            frame = pd.concat(
                [control_features(one, day, rule) for one in wheres], ignore_index=True
            )
            write(frame.to_json(), out)
        else:
            frame = pd.concat([control_table(one, day, rule) for one in wheres])
            write(as_csv(frame), out)


@cli.command()
def areas(
    theatre_id: TheatreOption = "",
    dates: Annotated[
        str, typer.Option("--dates", help="Days, with commas.", metavar="D,D,...")
    ] = "",
    first: Annotated[
        str, typer.Option("--from", help="First day of a range.", metavar="D")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", help="Last day, inclusive.", metavar="D")
    ] = "",
    method: Annotated[
        Method,
        typer.Option("--method", help="How ground is attributed to places."),
    ] = Method.NEAREST,
    rule: RuleOption = Rule.LATEST,
    output: Annotated[TableFormat, typer.Option("--format")] = TableFormat.CSV,
    dataset: DatasetOption = DEFAULT_DATASET,
    out: OutOption = None,
) -> None:
    """Print km2 and share by country and holder.

    On the given days; or on both ends of a range and every change between; or, without
    either, on every day of change.
    """
    if dates and (first or last):
        raise typer.BadParameter("Give --dates, or --from and --to, not both.")
    if bool(first) != bool(last):
        raise typer.BadParameter("A range needs both --from and --to.")
    days = _days(dates) if dates else None
    span = (_day(first), _day(last)) if first else None
    with told():
        wheres = _theatres(load(dataset), theatre_id)
        frame = pd.concat(
            [areas_table(one, rule, method, days, span) for one in wheres]
        )
        if output is TableFormat.JSON:
            frame["date"] = frame["date"].dt.strftime("%Y-%m-%d")
            write(as_json(frame), out)
        else:
            write(as_csv(frame), out)


def _theatres(dataset: Dataset, wanted: str) -> list[Theatre]:
    known = [str(one) for one in dataset.theatres.index]
    chosen = known if wanted == ALL else [wanted or known[0]]
    return [theatre(dataset, one) for one in chosen]


def __getattr__(name: str) -> Any:
    """Make `server` when a process manager asks for it: `gunicorn app:server`."""
    if name == "server":
        from dashboard.application import create

        server: Flask = create(load(DEFAULT_DATASET)).server
        return server
    raise AttributeError(name)


if __name__ == "__main__":
    cli()
