"""`claims`: the ledger of claims, and the bases that publishers do not print."""

from typing import Annotated

import typer

from commands.terminal import (
    DatasetOption,
    OutOption,
    TableFormat,
    as_csv,
    as_json,
    given,
    told,
    write,
)
from data.dataset import SHIPPED, load
from data.ledger import ledger, narrowed, solved

cli = typer.Typer(help="The ledger of claims.", add_completion=False)

FormatOption = Annotated[TableFormat, typer.Option("--format")]


@cli.callback(invoke_without_command=True)
def claims(
    context: typer.Context,
    place: Annotated[
        str, typer.Option("--place", help="Only of this place, such as Iraq+Syria.")
    ] = "",
    metric: Annotated[
        str, typer.Option("--metric", help="Only this, such as area_held_km2.")
    ] = "",
    organisation: Annotated[
        str, typer.Option("--organisation", help="Only by this one, such as SOHR.")
    ] = "",
    verdict: Annotated[
        str,
        typer.Option(
            "--verdict",
            help="Only those of which a method says so: inside, above, below, or "
            "'not comparable'.",
        ),
    ] = "",
    output: FormatOption = TableFormat.CSV,
    dataset: DatasetOption = SHIPPED,
    out: OutOption = None,
) -> None:
    """Print one row a claim: its km2 and their base, what contradicts it, and verdicts.

    The verdict under every method there is, with the reason where there is none.
    """
    if context.invoked_subcommand is not None:
        options = ("place", "metric", "organisation", "verdict", "output")
        for name in given(context, (*options, "dataset", "out")):
            option = "format" if name == "output" else name
            raise typer.BadParameter(f"Write --{option} without, or after, a command.")
        return
    with told():
        wanted = {"place": place, "metric": metric, "organisation": organisation}
        frame = narrowed(ledger(load(dataset)), wanted, verdict)
        write((as_json if output is TableFormat.JSON else as_csv)(frame), out)


@cli.command()
def solve(
    group: Annotated[
        str, typer.Option("--group", help="Only this, such as iraq.populated-2014.")
    ] = "",
    output: FormatOption = TableFormat.CSV,
    dataset: DatasetOption = SHIPPED,
    out: OutOption = None,
) -> None:
    """Print the bases in km2 that all pairs of a share and an area admit, by group.

    Where they admit none, the smallest set of claims that breaks the group.
    """
    with told():
        frame = solved(load(dataset), group)
        write((as_json if output is TableFormat.JSON else as_csv)(frame), out)
