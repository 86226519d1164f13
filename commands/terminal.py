"""What every command shares: options, writing, and saying what went wrong."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console

from data.dataset import Dataset
from data.spreadsheet import harmless
from data.theatre import Theatre, theatre
from geo.errors import DataError, GroundError, QueryError, TimeError
from geo.vocabulary import Method, Rule

ALL = "all"
"""What `--theatre` takes for every theatre of the data set."""

errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

DatasetOption = Annotated[
    Path, typer.Option("--dataset", help="Folder of the data set.", metavar="DIR")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Write here, not to standard output.", metavar="FILE"),
]


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
CarryOption = Annotated[
    int | None,
    typer.Option(
        "--carry",
        min=0,
        help="Days for which a report is carried on; then its place is unknown. "
        "Default: until the next report.",
        metavar="DAYS",
    ),
]
MethodOption = Annotated[
    Method | None, typer.Option("--method", help="How ground is attributed to places.")
]


class TableFormat(StrEnum):
    """Formats of a table without geometry."""

    CSV = "csv"
    JSON = "json"


def as_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV, days as YYYY-MM-DD; no text in it is a formula."""
    rows = harmless(frame)
    return rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def as_json(frame: pd.DataFrame) -> str:
    """Return a table as a JSON list of rows; what is absent or infinite is null."""
    days = frame.select_dtypes("datetime").columns
    dated = frame.assign(**{day: frame[day].dt.strftime("%Y-%m-%d") for day in days})
    return dated.to_json(orient="records", indent=1) + "\n"


def as_table(frame: pd.DataFrame, output: TableFormat) -> str:
    """Return a table in the format asked for."""
    return as_json(frame) if output is TableFormat.JSON else as_csv(frame)


def write(text: str, out: Path | None) -> None:
    """Write to a file, or to standard output; raise GroundError where that fails."""
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GroundError(f"{out} cannot be written: {error.strerror}.") from error


def written(path: Path, content: bytes) -> None:
    """Write a file, its folder made if need be, and say so; GroundError if it fails."""
    with opened(path):
        path.write_bytes(content)


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """Make the folder of a file that is then written, and say where it is.

    Raises GroundError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise GroundError(f"{path} cannot be written: {error.strerror}.") from error
    typer.echo(str(path))


@contextmanager
def told() -> Iterator[None]:
    """Turn an error of ours into its message and an exit code, without a traceback."""
    try:
        yield
    except (QueryError, TimeError) as error:
        errors.print(str(error))
        raise typer.Exit(2) from error
    except DataError as error:
        errors.print(f"The data set cannot be used. {error}")
        raise typer.Exit(1) from error
    except GroundError as error:
        errors.print(str(error))
        raise typer.Exit(1) from error


def given(context: typer.Context, names: tuple[str, ...]) -> list[str]:
    """Return which of the options were written on the command line."""
    sources = {name: context.get_parameter_source(name) for name in names}
    return [
        name
        for name, source in sources.items()
        if source is not None and source.name == "COMMANDLINE"
    ]


def day_of(text: str) -> pd.Timestamp:
    """Return a day written as YYYY-MM-DD; anything else is a bad parameter."""
    try:
        # strptime, not pandas: pandas reads blanks and words such as `now` as days too.
        return pd.Timestamp(datetime.strptime(text.strip(), "%Y-%m-%d"))  # noqa: DTZ007
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day: write YYYY-MM-DD.") from error


def days_of(text: str) -> pd.DatetimeIndex:
    """Return days written with commas between."""
    return pd.DatetimeIndex([day_of(part) for part in text.split(",")])


def theatres_of(
    dataset: Dataset, wanted: str, carry_days: int | None = None
) -> list[Theatre]:
    """Return the theatre of that name, the first for none, or ALL of them."""
    known = [str(one) for one in dataset.theatres.index]
    chosen = known if wanted == ALL else [wanted or known[0]]
    return [theatre(dataset, one, carry_days) for one in chosen]
