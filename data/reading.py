"""One file of a data set as text, before it is checked, with lines to point at."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from shapely.geometry.base import BaseGeometry

from data.schema import Table
from data.schema.columns import values
from geo.errors import Fault


@dataclass(frozen=True)
class Reading:
    """One file as text: only split into rows and columns, nothing checked."""

    table: Table
    frame: pd.DataFrame
    """One row a record, RangeIndex, every cell `str`."""
    lines: tuple[int | None, ...]
    """Line of each row in the file as an editor counts, the header being line 1."""
    spare_keys: frozenset[str] = frozenset()
    """Keys of rows too broken to read, so that what names them is not a fault too."""
    shapes: tuple[BaseGeometry | None, ...] = ()
    """GeoJSON only: the geometry of each row, EPSG:4326, or None if it has a fault."""

    def fault(self, row: int, column: str | None, value: str, expected: str) -> Fault:
        """Return the fault of one cell, by its position in the frame."""
        return Fault(self.table.file, self.lines[row], column, value, expected)

    def has(self, *columns: str) -> bool:
        """Say whether the file has all of these columns."""
        return set(columns) <= set(self.frame.columns)

    def keys(self) -> frozenset[str] | None:
        """Return every key of the table; None when its key column is missing."""
        if self.table.key is None or not self.has(self.table.key):
            return None
        return (frozenset(self.frame[self.table.key]) | self.spare_keys) - {""}

    @cached_property
    def typed(self) -> pd.DataFrame:
        """The columns of the schema, in its order, each in its loaded dtype.

        Cells that cannot be read, and columns that are missing, become blank.
        """
        names = list(self.table.columns)
        full = self.frame.reindex(columns=names, fill_value="")
        return pd.DataFrame(
            {name: values(full[name], self.table.kind(name)) for name in names},
            index=self.frame.index,
        )
