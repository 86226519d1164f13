"""A CSV file to a table of text, each row with its line in the file.

Python's own reader is used, not pandas': it alone says on which line a row begins when
cells hold line breaks, and lets every ragged row be told at once.
"""

import csv
import io

import pandas as pd

from data.reading import Reading
from data.schema import Table
from geo.errors import Fault

Row = tuple[int, list[str]]
"""Line on which a row begins, and its cells."""


def decoded(file: str, content: bytes) -> tuple[str, list[Fault]]:
    """Return a file's text, without a byte order mark; empty if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # The mark is not part of what the decoder counts.
        start = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        line = content.count(b"\n", 0, start) + 1
        value = f"byte 0x{content[start]:02x} at offset {start}"
        return "", [Fault(file, line, None, value, "UTF-8 text; save it as UTF-8")]


def read(table: Table, content: bytes) -> tuple[Reading | None, list[Fault]]:
    """Return the table as text, and what keeps it, or rows of it, from being read.

    Parameters
    ----------
    table
        What the file should hold; its columns are only named here, not checked.
    content
        The file's bytes.
    """
    text, faults = decoded(table.file, content)
    if faults:
        return None, faults
    rows, faults = _rows(table.file, text)
    if not rows:
        return None, faults or [_no_header(table)]
    (_, header), records = rows[0], rows[1:]
    if not records and table.needed and not faults:
        faults = [Fault(table.file, None, None, None, f"a row: {table.meaning}")]
    faults += _repeated_names(table.file, header)
    whole = [record for record in records if len(record[1]) == len(header)]
    faults += _ragged(table.file, len(header), records)
    frame = pd.DataFrame([cells for _, cells in whole], columns=header, dtype="str")
    reading = Reading(
        table,
        frame.loc[:, ~frame.columns.duplicated()],
        tuple(line for line, _ in whole),
        _keys_of_ragged(table, header, records),
    )
    return reading, faults


def _rows(file: str, text: str) -> tuple[list[Row], list[Fault]]:
    """Return every row; or none, and where the text cannot be split into cells."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if cells:  # an empty line is no row
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        expected = 'cells with commas between; one with a comma or quote in it, in "'
        return [], [Fault(file, line, None, str(error), expected)]
    return rows, []


def _no_header(table: Table) -> Fault:
    expected = f"a header line: {','.join(table.columns)}"
    return Fault(table.file, None, None, "an empty file", expected)


def _repeated_names(file: str, header: list[str]) -> list[Fault]:
    names = pd.Index(header)
    return [
        Fault(file, 1, name, name, "every column name once in the header")
        for name in names[names.duplicated()].unique()
    ]


def _ragged(file: str, width: int, records: list[Row]) -> list[Fault]:
    expected = f"{width} cells, as many as the header has (quote a cell with a comma)"
    return [
        Fault(file, line, None, f"{len(cells)} cells", expected)
        for line, cells in records
        if len(cells) != width
    ]


def _keys_of_ragged(
    table: Table, header: list[str], records: list[Row]
) -> frozenset[str]:
    if table.key is None or table.key not in header:
        return frozenset()
    at = header.index(table.key)
    return frozenset(
        cells[at] for _, cells in records if at < len(cells) != len(header)
    )
