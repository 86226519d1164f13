"""Numbers and columns in the data set's README, kept true by the converter."""

import re
from pathlib import Path

import pandas as pd

from data.convert.build import Converted
from data.package import meaning
from data.schema import TABLES

START, END = "<!-- counts: written by the converter -->", "<!-- end of counts -->"
COLUMNS_START = "<!-- columns: written by the converter -->"
COLUMNS_END = "<!-- end of columns -->"
THEATRES = ("region", "mosul", "raqqa", "fallujah", "sirte")


def table(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """Return a Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(str(x) for x in line) + " |" for line in lines)


def by(frame: pd.DataFrame, column: str, values: tuple[str, ...]) -> list[int]:
    """Return how many rows have each value."""
    return [int((frame[column] == value).sum()) for value in values]


def places(converted: Converted) -> str:
    """Return the counts of places by theatre and basis of their point."""
    frame = converted.tables["places"]
    rows = []
    for theatre in THEATRES:
        own = frame[frame["theatre"] == theatre]
        points = by(own, "coord_basis", ("sourced", "estimated"))
        marks = [*by(own, "cell", ("point",)), *by(own, "sparse", ("true",))]
        rows.append((theatre, len(own), *points, *marks))
    header = (
        *("places", "all", "point sourced", "point estimated"),
        *("mark only", "sparse"),
    )
    return table(header, rows)


def reports(converted: Converted) -> str:
    """Return the counts of reports by theatre, basis, scope, and party named."""
    frame = converted.tables["reports"].merge(
        converted.tables["places"][["place_id", "theatre"]], on="place_id"
    )
    rows = []
    for theatre in THEATRES:
        own = frame[frame["theatre"] == theatre]
        basis = by(own, "basis", ("sourced", "unsourced"))
        scope = by(own, "scope", ("place", "citywide", "inferred"))
        named = int((own["said_by"] != "").sum())
        rows.append((theatre, len(own), *basis, *scope, named))
    header = (
        *("reports", "all", "sourced", "unsourced"),
        *("place", "citywide", "inferred", "speaker named"),
    )
    return table(header, rows)


def others(converted: Converted) -> str:
    """Return the counts of the other tables by basis."""
    rows: list[tuple[object, ...]] = []
    for name in ("claims", "happenings", "route_status"):
        frame = converted.tables[name]
        rows.append((name, len(frame), *by(frame, "basis", ("sourced", "unsourced"))))
    rows += [
        (name, len(converted.tables[name]), "", "")
        for name in ("sources", "denominators", "actors", "theatres")
    ]
    rows += [(name, len(some), "", "") for name, some in converted.features.items()]
    return table(("table", "all", "sourced", "unsourced"), rows)


def sources(converted: Converted) -> str:
    """Return the counts of sources by kind and party."""
    frame = converted.tables["sources"]
    kinds = ("original", "agency copy", "repost", "encyclopedia", "")
    named = [kind or "not told" for kind in kinds]
    rows: list[tuple[object, ...]] = list(
        zip(named, by(frame, "kind", kinds), strict=True)
    )
    rows.append(("with a party", int((frame["party"] != "").sum())))
    rows.append(("with a date", int((frame["published"] != "").sum())))
    rows.append(("carrying another's text", int((frame["depends_on"] != "").sum())))
    return table(("sources", "all"), rows)


def counted(converted: Converted) -> str:
    """Return all counts as Markdown."""
    parts = (
        places(converted),
        reports(converted),
        others(converted),
        sources(converted),
    )
    return "\n\n".join(parts)


def described() -> str:
    """Return every column of every file as Markdown, from the schema."""
    parts = []
    for one in TABLES.values():
        rows: list[tuple[object, ...]] = [
            (f"`{column}`", meaning(one, column), ", ".join(one.allowed(column)))
            for column in one.columns
        ]
        header = ("column", "meaning", "words allowed")
        parts.append(f"### {one.file}\n\nOne row is {one.meaning}.\n")
        parts.append(f"{table(header, rows)}\n")
    return "\n".join(parts).strip()


def replaced(text: str, start: str, end: str, block: str) -> str:
    """Return a text with what stands between two marks replaced."""
    pattern = re.compile(f"{re.escape(start)}.*{re.escape(end)}", re.DOTALL)
    return pattern.sub(lambda _: f"{start}\n\n{block}\n\n{end}", text)


def refresh(converted: Converted, readme: Path) -> None:
    """Write counts and columns between their marks in a README, if there is one."""
    if not readme.is_file():
        return
    text = readme.read_text(encoding="utf-8")
    text = replaced(text, START, END, counted(converted))
    text = replaced(text, COLUMNS_START, COLUMNS_END, described())
    readme.write_bytes(text.encode("utf-8"))
