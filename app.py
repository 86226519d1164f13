"""Ground Held from the command line, and the WSGI `server` for a process manager.

Thin: it reads options, wires the packages together and writes what they return.
Exit codes: 0 done; 1 the data set is faulty or something failed; 2 the question cannot
be answered as asked (an unknown option, theatre or day).
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pandas as pd
import typer

from commands import claims, decks, export, imports
from commands.terminal import (
    ALL,
    CarryOption,
    DatasetOption,
    MethodOption,
    OutOption,
    RuleOption,
    TableFormat,
    TheatreOption,
    as_csv,
    as_table,
    day_of,
    days_of,
    given,
    theatres_of,
    told,
    write,
)
from data import tables
from data.changes import change_document, change_features, change_table
from data.check import check_table
from data.dataset import SHIPPED, load
from geo.vocabulary import Method, Rule

if TYPE_CHECKING:
    from flask import Flask

cli = typer.Typer(
    help="Who held what ground, on which day, and who says so. "
    "Without a command: serve the page.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli.add_typer(imports.cli, name="import")
cli.add_typer(claims.cli, name="claims")
cli.command()(export.export)
cli.command()(export.redraw)
cli.command()(decks.deck)
cli.command()(decks.animate)


class ControlFormat(StrEnum):
    """Formats of `control`."""

    CSV = "csv"
    GEOJSON = "geojson"


HostOption = Annotated[str, typer.Option("--host", help="Address to listen on.")]
PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")
]


@cli.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    dataset: DatasetOption = SHIPPED,
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
    dataset: DatasetOption = SHIPPED,
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
    carry: CarryOption = None,
    output: Annotated[ControlFormat, typer.Option("--format")] = ControlFormat.CSV,
    dataset: DatasetOption = SHIPPED,
    out: OutOption = None,
) -> None:
    """Print who held each place on a day, and by which reports; one row a place."""
    day = day_of(date)
    with told():
        wheres = theatres_of(load(dataset), theatre_id, carry)
        if output is ControlFormat.GEOJSON:
            frame = pd.concat(
                [tables.control_features(one, day, rule) for one in wheres],
                ignore_index=True,
            )
            write(frame.to_json(), out)
        else:
            frame = pd.concat([tables.control_table(one, day, rule) for one in wheres])
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
        str,
        typer.Option(
            "--method",
            help=f"How ground is attributed: {', '.join(Method)}; or all that it can. "
            "Default: the first that the theatre has.",
            metavar="NAME",
        ),
    ] = "",
    rule: RuleOption = Rule.LATEST,
    carry: CarryOption = None,
    band: Annotated[
        bool,
        typer.Option("--band", help="Add low and high of each side, and over dates."),
    ] = False,
    since: Annotated[
        str,
        typer.Option("--since", help="Add losses since 2014-08, 2015-01, peak, a day."),
    ] = "",
    output: Annotated[TableFormat, typer.Option("--format")] = TableFormat.CSV,
    dataset: DatasetOption = SHIPPED,
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
    days = days_of(dates) if dates else None
    span = (day_of(first), day_of(last)) if first else None
    if method and method not in [*Method, ALL]:
        raise typer.BadParameter(f"{method!r} is none of {', '.join([*Method, ALL])}.")
    with told():
        frames = []
        for one in theatres_of(load(dataset), theatre_id, carry):
            asked = [Method(method)] if method in list(Method) else one.methods
            for chosen in asked if method else asked[:1]:
                rows = tables.areas_table(one, rule, chosen, days, span)
                if band:
                    rows = tables.with_band(rows, one, rule, chosen)
                if since:
                    rows = tables.with_losses(rows, one, rule, chosen, since)
                frames.append(rows)
        write(as_table(pd.concat(frames), output), out)


@cli.command()
def check(
    rule: RuleOption = Rule.LATEST,
    output: Annotated[TableFormat, typer.Option("--format")] = TableFormat.CSV,
    dataset: DatasetOption = SHIPPED,
    out: OutOption = None,
) -> None:
    """Print published km2 and percentages beside ours; one row a claim and method."""
    with told():
        write(as_table(check_table(load(dataset), rule), output), out)


@cli.command()
def change(
    a: Annotated[str, typer.Option("--from", help="The earlier day.", metavar="D")],
    b: Annotated[str, typer.Option("--to", help="The later day.", metavar="D")],
    theatre_id: TheatreOption = "",
    method: MethodOption = None,
    rule: RuleOption = Rule.LATEST,
    carry: CarryOption = None,
    output: Annotated[
        Literal["csv", "json", "geojson"], typer.Option("--format")
    ] = "csv",
    dataset: DatasetOption = SHIPPED,
    out: OutOption = None,
) -> None:
    """Print what changed hands between two days; one row a place.

    JSON adds flows, totals and the front's length; of all theatres it is a list.
    """
    days = (day_of(a), day_of(b))
    with told():
        wheres = theatres_of(load(dataset), theatre_id, carry)
        if output == "geojson":
            frame = pd.concat(
                change_features(one, days, rule, method or one.methods[0])
                for one in wheres
            )
            write(frame.reset_index(drop=True).to_json(), out)
        elif output == "json":
            documents = [
                change_document(one, days, rule, method or one.methods[0])
                for one in wheres
            ]
            whole = documents if theatre_id == ALL else documents[0]
            write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", out)
        else:
            write(
                as_csv(
                    pd.concat(
                        change_table(one, days, rule, method or one.methods[0])
                        for one in wheres
                    )
                ),
                out,
            )


def __getattr__(name: str) -> Any:
    """Make `server` when a process manager asks for it: `gunicorn app:server`."""
    if name == "server":
        from dashboard.application import create

        server: Flask = create(load(SHIPPED)).server
        return server
    raise AttributeError(name)


if __name__ == "__main__":
    cli()
