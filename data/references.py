"""What must hold between tables: keys that exist, shapes for drawn places, days."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from data.faults import choice, gathered
from data.reading import Reading
from data.schema import TABLES
from data.schema.columns import Reference
from geo.errors import Fault
from geo.vocabulary import CellRule


class _Named(NamedTuple):
    """One id that a cell names."""

    row: int
    cell: str
    name: str


def between_tables(
    readings: Mapping[str, Reading], unread: frozenset[str]
) -> list[Fault]:
    """Return the faults of references, of drawn places, and of days out of theatre.

    Parameters
    ----------
    readings
        Every table that could be read, by name.
    unread
        The tables that are there, or should be, and could not be read: nothing is
        said about references to them.
    """
    faults = _days_outside(readings) + _parties_of_nobody(readings)
    if "cells" not in unread:
        faults += _drawn_both_ways(readings)
    for reading in readings.values():
        for column, reference in reading.table.references().items():
            if reading.has(column) and reference.table not in unread:
                faults += _unknown(reading, column, reference, readings)
    return faults


def _unknown(
    reading: Reading,
    column: str,
    reference: Reference,
    readings: Mapping[str, Reading],
) -> list[Fault]:
    target = TABLES[reference.table]
    there = readings.get(reference.table)
    keys = there.keys() if there else frozenset[str]()
    if keys is None:  # the key column is missing, which is a fault of its own
        return []
    allowed = keys | set(reference.also)
    article = "an" if str(target.key)[0] in "aeiou" else "a"
    phrase = f"{article} {target.key} of {target.file}"
    if reference.also:
        phrase += f", or {' or '.join(reference.also)}"
    if there is None:
        phrase += ", which this data set does not have"
    return gathered(
        [
            reading.fault(row, column, cell, choice(phrase, name, allowed))
            for row, cell, name in _names(reading.frame[column], many=reference.many)
            if name not in allowed
        ]
    )


def _names(cells: pd.Series, *, many: bool) -> Iterator[_Named]:
    """Yield the ids named, but for blank cells: whether blank will do is known."""
    for row, cell in enumerate(cells):
        if not cell.strip():
            continue
        for name in cell.split(";") if many else [cell]:
            yield _Named(row, cell, name)


def _parties_of_nobody(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return the parties of sources and reports that speak for no actor."""
    actors = readings.get("actors")
    if actors is None or not actors.has("parties"):
        return []
    if actors.spare_keys:  # what the broken rows list is not known
        return []
    known = {one.name for one in _names(actors.frame["parties"], many=True)}
    phrase = f"a party that {actors.table.file} has in `parties`, or blank"
    return gathered(
        [
            readings[table].fault(row, column, cell, choice(phrase, name, known))
            for table, column in (("sources", "party"), ("reports", "said_by"))
            if table in readings and readings[table].has(column)
            for row, cell, name in _names(readings[table].frame[column], many=False)
            if name not in known
        ]
    )


def _drawn_both_ways(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return drawn places without a shape, and shapes of places that are not drawn."""
    places, cells = readings.get("places"), readings.get("cells")
    if places is None or not places.has("place_id", "cell"):
        return []
    shaped = cells.keys() if cells else frozenset[str]()
    if shaped is None:  # the key column is missing, which is a fault of its own
        return []
    ids, rule = places.frame["place_id"], places.frame["cell"]
    expected = "a feature of this place in cells.geojson, since its cell is drawn"
    bare = ids[rule.eq(CellRule.DRAWN) & ~ids.isin(shaped)]
    faults = [
        places.fault(int(str(row)), "place_id", name, expected)
        for row, name in bare.items()
    ]
    if cells is None:
        return gathered(faults)
    others = set(ids[rule.isin([CellRule.VORONOI, CellRule.POINT])])
    named = cells.frame["place_id"]
    expected = "a place whose cell is drawn, in places.csv"
    return gathered(faults) + gathered(
        [
            cells.fault(int(str(row)), "place_id", name, expected)
            for row, name in named[named.isin(others)].items()
        ]
    )


def _days_outside(readings: Mapping[str, Reading]) -> list[Fault]:
    """Return reports dated outside the days that the theatre of their place covers."""
    if not {"reports", "places", "theatres"} <= set(readings):
        return []
    reports, reading = readings["reports"].typed, readings["reports"]
    places, theatres = readings["places"].typed, readings["theatres"].typed
    theatre_of = places.drop_duplicates("place_id").set_index("place_id")["theatre"]
    days = theatres.drop_duplicates("theatre_id").set_index("theatre_id")
    theatre = theatre_of.reindex(reports["place_id"]).set_axis(reports.index)
    span = days[["from", "to"]].reindex(theatre).set_axis(reports.index)
    first, last = span["from"], span["to"]
    # A comparison with a day that is not known is false: no fault.
    outside = (reports["date"] < first) | (reports["date"] > last)
    return gathered(
        [
            reading.fault(
                row,
                "date",
                reading.frame["date"].iloc[row],
                f"a day from {first.iloc[row]:%Y-%m-%d} to {last.iloc[row]:%Y-%m-%d}, "
                f"which theatre {theatre.iloc[row]} covers",
            )
            for row in reports.index[outside]
        ]
    )
