"""What every command shares: options, writing, and saying what went wrong."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console

from geo.errors import DataError, GroundError, QueryError, TimeError

DEFAULT_DATASET = Path(__file__).parents[1] / "data" / "islamic-state"

errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

DatasetOption = Annotated[
    Path, typer.Option("--dataset", help="Folder of the data set.", metavar="DIR")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Write here, not to standard output.", metavar="FILE"),
]


class TableFormat(StrEnum):
    """Formats of a table without geometry."""

    CSV = "csv"
    JSON = "json"


def as_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV, days as YYYY-MM-DD."""
    return frame.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def as_json(frame: pd.DataFrame) -> str:
    """Return a table as a JSON list of rows; what is absent or infinite is null."""
    return frame.to_json(orient="records", indent=1) + "\n"


def write(text: str, out: Path | None) -> None:
    """Write to a file, or to standard output; raise GroundError where that fails."""
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GroundError(f"{out} cannot be written: {error.strerror}.") from error


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
