"""A table of a data set: its columns, its key, and what holds within a row."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import pandera.pandas as pa

from data.schema.columns import Kind, Reference


@dataclass(frozen=True)
class Rule:
    """Something that holds between the cells of one row."""

    column: str
    """The column a fault is put down to."""
    expected: str
    """What is allowed, as a phrase that completes 'expected ...'."""
    holds: Callable[[pd.DataFrame], pd.Series]
    """Text table to booleans, index-aligned; true where a cell cannot be read."""
    reads: tuple[str, ...]
    """The columns `holds` looks at; without one of them the rule is passed over."""


@dataclass(frozen=True)
class Table:
    """One file of a data set."""

    file: str
    """Its name in the folder."""
    meaning: str
    """What one row is."""
    columns: dict[str, pa.Column]
    """Every column, in the order of the file."""
    key: str | None = None
    """The column that names a row; None: rows are told apart by their order."""
    needed: bool = False
    """Whether a data set must have it, with at least one row."""
    rules: tuple[Rule, ...] = ()
    geometries: tuple[str, ...] = ()
    """GeoJSON geometry types allowed; empty: the file is a CSV."""

    @property
    def name(self) -> str:
        """The file's name without its ending: how other tables refer to it."""
        return self.file.partition(".")[0]

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The pandera schema of the table as text, every cell a `str`."""
        return pa.DataFrameSchema(
            self.columns,
            checks=[_check(rule) for rule in self.rules],
            strict=True,
            name=self.name,
            description=self.meaning,
        )

    def kind(self, column: str) -> Kind:
        """Return what the cells of a column become."""
        return Kind(self._facts(column)["kind"])

    def references(self) -> dict[str, Reference]:
        """Return the columns that name rows of other tables."""
        found = {name: self._facts(name).get("reference") for name in self.columns}
        return {name: ref for name, ref in found.items() if isinstance(ref, Reference)}

    def allowed(self, column: str) -> tuple[str, ...]:
        """Return the words of a column that has a closed list of them, else none."""
        words: tuple[str, ...] = self._facts(column).get("allowed", ())
        return words

    def _facts(self, column: str) -> dict[str, Any]:
        return self.columns[column].metadata or {}


def _check(rule: Rule) -> pa.Check:
    def holds(frame: pd.DataFrame) -> pd.Series:
        if not set(rule.reads) <= set(frame.columns):
            return pd.Series(True, index=frame.index)
        return rule.holds(frame)

    return pa.Check(holds, error=rule.expected, ignore_na=False)
