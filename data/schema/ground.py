"""The tables ground is computed from: theatres, places, reports, extents, cells."""

import pandas as pd

from data.schema import columns as col
from data.schema.columns import Kind
from data.schema.table import Rule, Table
from geo.vocabulary import (
    CONTESTED,
    UNKNOWN,
    Basis,
    CellRule,
    Precision,
    Status,
)

CONFIDENCES = ("high", "medium", "low")
BESIDE_ACTORS = (CONTESTED, UNKNOWN)
"""What a `holder` may be beside an actor: words no actor may have as its id."""


def number_order(low: str, high: str, *, strict: bool = False) -> Rule:
    """Return the rule that one number is not above another (strict: is below it)."""

    def holds(frame: pd.DataFrame) -> pd.Series:
        lows = col.values(frame[low], Kind.DECIMAL)
        highs = col.values(frame[high], Kind.DECIMAL)
        # Written as a denial: a comparison with NaN is false, and a blank is no fault.
        return ~(lows >= highs) if strict else ~(lows > highs)

    bound = "below" if strict else "at most"
    return Rule(low, f"a number {bound} the one in {high}", holds, (low, high))


def day_order(first: str, last: str) -> Rule:
    """Return the rule that one day is not after another."""

    def holds(frame: pd.DataFrame) -> pd.Series:
        earlier = col.values(frame[first], Kind.DAY)
        return ~(earlier > col.values(frame[last], Kind.DAY))

    return Rule(first, f"a day not after the one in {last}", holds, (first, last))


def source_where_sourced() -> Rule:
    """Return the rule that a sourced row names its source."""
    return Rule(
        "source_id",
        "a source_id, since basis is sourced",
        lambda frame: frame["basis"].ne(Basis.SOURCED) | frame["source_id"].ne(""),
        ("basis", "source_id"),
    )


def _start_basis_with_holder(frame: pd.DataFrame) -> pd.Series:
    return frame["start_holder"].eq("") == frame["start_basis"].eq("")


def _part_where_ground(frame: pd.DataFrame) -> pd.Series:
    grounded = frame["cell"].isin([CellRule.VORONOI, CellRule.DRAWN])
    return ~grounded | frame["part"].ne("")


def _holder_fits_status(frame: pd.DataFrame) -> pd.Series:
    status, holder = frame["status"], frame["holder"]
    fits = pd.Series(True, index=frame.index)
    for state, stand_in in ((Status.CONTESTED, CONTESTED), (Status.UNKNOWN, UNKNOWN)):
        fits &= status.eq(state) == holder.eq(stand_in)
    return fits | ~status.isin(list(Status))


THEATRES = Table(
    "theatres.csv",
    "a view with its own places and outlines: a region, or a city",
    key="theatre_id",
    needed=True,
    columns={
        "theatre_id": col.identifier("Names the theatre."),
        "name": col.text("Name in English.", blank=False),
        "name_ar": col.text("Name in Arabic."),
        "kind": col.word("What is divided: countries, or a city.", "region", "city"),
        "west": col.decimal("Left edge of the view.", "degrees", -180, 180),
        "south": col.decimal("Lower edge of the view.", "degrees", -90, 90),
        "east": col.decimal("Right edge of the view.", "degrees", -180, 180),
        "north": col.decimal("Upper edge of the view.", "degrees", -90, 90),
        "from": col.day("First day covered, included."),
        "to": col.day("Last day covered, included."),
        "start_holder": col.reference(
            "Who held every place before its first report; blank: not documented.",
            "actors",
            blank=True,
        ),
        "start_basis": col.word("Basis of start_holder.", *Basis, blank=True),
        "start_note": col.text("Where start_holder comes from."),
        "reach_km": col.decimal(
            "How far outside the theatre's outlines a place may lie.", "km", 0, 20_000
        ),
        "note": col.text("Remarks."),
    },
    rules=(
        day_order("from", "to"),
        number_order("west", "east", strict=True),
        number_order("south", "north", strict=True),
        Rule(
            "start_basis",
            "sourced or unsourced where there is a start_holder, else blank",
            _start_basis_with_holder,
            ("start_holder", "start_basis"),
        ),
    ),
)

PLACES = Table(
    "places.csv",
    "a town, neighbourhood, base or crossing",
    key="place_id",
    needed=True,
    columns={
        "place_id": col.identifier("Names the place."),
        "theatre": col.reference("The theatre it belongs to.", "theatres"),
        "part": col.reference("The outline its ground is of.", "extents", blank=True),
        "name": col.text("Name in English.", blank=False),
        "name_ar": col.text("Name in Arabic."),
        "alt_names": col.text("Other spellings, with ; between."),
        "kind": col.word(
            "What it is.",
            *("city", "town", "village", "base", "oilfield", "crossing", "dam", "zone"),
        ),
        "country": col.country("Country it lies in."),
        "admin1": col.text("First administrative level."),
        "lat": col.decimal("Latitude, EPSG:4326.", "degrees", -90, 90),
        "lon": col.decimal("Longitude, EPSG:4326.", "degrees", -180, 180),
        "coord_basis": col.word("Basis of the point.", "sourced", "estimated"),
        "coord_error_m": col.whole(
            "Upper bound of the point's error; blank: not stated.", "m", 0, blank=True
        ),
        "coord_source": col.text("Where the point comes from."),
        "population": col.whole("People; blank: unknown.", "people", 0, blank=True),
        "sparse": col.flag("A point that stands for empty desert."),
        "cell": col.word("Whether it is given ground.", *CellRule),
        "ever_is": col.word("Ever held by IS.", "yes", "no", blank=True),
        "note": col.text("Remarks."),
    },
    rules=(
        Rule(
            "part",
            "a part_id, since cell is voronoi or drawn",
            _part_where_ground,
            ("cell", "part"),
        ),
    ),
)

REPORTS = Table(
    "reports.csv",
    "one statement on one place at one time; rows of one place and day in their order",
    key="report_id",
    needed=True,
    columns={
        "report_id": col.identifier("Names the report."),
        "place_id": col.reference("The place it is about.", "places"),
        "date": col.day("The day it speaks of."),
        "date_precision": col.word("How exactly the day is known.", *Precision),
        "holder": col.reference(
            "Who holds it from then.", "actors", also=BESIDE_ACTORS
        ),
        "status": col.word("What the report says of the place.", *Status),
        "change": col.word(
            "What happened.",
            *("captured", "contested", "lost again"),
            *("initial", "entered/contested", "cleared"),
            blank=True,
        ),
        "actor": col.text("Who did it, as reported."),
        "source_id": col.reference("Where it was read.", "sources", blank=True),
        "basis": col.word("Whether it was read in a source.", *Basis),
        "confidence": col.word("How sure the reading is.", *CONFIDENCES),
        "scope": col.word(
            "What the source spoke of: the place, its city, or it is inferred.",
            *("place", "citywide", "inferred"),
        ),
        "said_by": col.text(
            "Party that says so in the report, as in `parties` of actors, where it is "
            "not that of the source; blank: the source's party, if it has one."
        ),
        "speaker": col.text("The words that were read as naming who of it speaks."),
        "note": col.text("Remarks."),
    },
    rules=(
        source_where_sourced(),
        Rule(
            "speaker",
            "words exactly where said_by has a party",
            lambda frame: frame["said_by"].eq("") == frame["speaker"].eq(""),
            ("said_by", "speaker"),
        ),
        Rule(
            "holder",
            "contested or unknown exactly where status says so, else an actor_id",
            _holder_fits_status,
            ("status", "holder"),
        ),
    ),
)

EXTENTS = Table(
    "extents.geojson",
    "an outline that is all ground of places; those of one theatre do not overlap",
    key="part_id",
    needed=True,
    geometries=("Polygon", "MultiPolygon"),
    columns={
        "part_id": col.identifier("Names the part."),
        "theatre": col.reference("The theatre it belongs to.", "theatres"),
        "country": col.country("Country it lies in."),
        "name": col.text("Name in English.", blank=False),
        "basis": col.word("Basis of the outline.", "sourced", "estimated"),
        "source": col.text("Where the outline comes from."),
    },
)

CELLS = Table(
    "cells.geojson",
    "the ground of a drawn place; those of a part cover it and do not overlap",
    key="place_id",
    geometries=("Polygon", "MultiPolygon"),
    columns={
        "place_id": col.identifier("The place whose ground it is.", "places"),
    },
)
