"""The tables of who speaks and what was said: sources, actors, claims, denominators."""

import pandas as pd

from data.schema import columns as col
from data.schema.columns import Kind
from data.schema.ground import BESIDE_ACTORS, number_order, source_where_sourced
from data.schema.table import Rule, Table
from geo.vocabulary import Basis

STATUS_UNIT = "status"
"""Unit of a claim that states no number, only how things stand."""
STATUS_METRIC = "route_status"
"""Metric whose unit is itself a state, such as `cut`."""


def _number_or_state(frame: pd.DataFrame) -> pd.Series:
    # A cell that is filled with no number has its own fault already.
    filled = (frame[["value_low", "value", "value_high"]] != "").any(axis="columns")
    state = frame["unit"].eq(STATUS_UNIT) | frame["metric"].eq(STATUS_METRIC)
    return filled | state


def _value_in_range(frame: pd.DataFrame) -> pd.Series:
    value = col.values(frame["value"], Kind.DECIMAL)
    below = value < col.values(frame["value_low"], Kind.DECIMAL)
    return ~(below | (value > col.values(frame["value_high"], Kind.DECIMAL)))


SOURCES = Table(
    "sources.csv",
    "a publication",
    key="source_id",
    needed=True,
    columns={
        "source_id": col.identifier("Names the source."),
        "title": col.text("Title as published.", blank=False),
        "publisher": col.text("Who published it."),
        "url": col.web_address("Where it can be read.", blank=True),
        "published": col.part_of_date("When it was published.", blank=True),
        "kind": col.word(
            "How near it is to the original.",
            *("original", "agency copy", "repost", "encyclopedia"),
            blank=True,
        ),
        "party": col.text(
            "Whose side it is on, as in `parties` of actors; blank: not stated."
        ),
        "depends_on": col.text(
            "Whose text it carries: names with / between, or a source_id; blank: its "
            "publisher's own."
        ),
        "note": col.text("Remarks."),
    },
)

ACTORS = Table(
    "actors.csv",
    "someone who can hold a place",
    key="actor_id",
    needed=True,
    columns={
        "actor_id": col.identifier("Names the actor; stands in `holder` columns."),
        "name": col.text("Name in English.", blank=False),
        "short": col.text("Name for a legend.", blank=False),
        "colour": col.colour("Colour on the map."),
        "pattern": col.text("Hatching; blank: plain."),
        "allies": col.reference(
            "Actors on the same side, with ; between.", "actors", blank=True, many=True
        ),
        "parties": col.text(
            "Parties that speak for it and its allies, with ; between."
        ),
        "from": col.day("First day it existed; blank: before all.", blank=True),
        "to": col.day("Last day it existed; blank: still.", blank=True),
        "note": col.text("Remarks."),
    },
    rules=(
        Rule(
            "actor_id",
            f"an id other than {' and '.join(BESIDE_ACTORS)}, which mean no actor",
            lambda frame: ~frame["actor_id"].isin(BESIDE_ACTORS),
            ("actor_id",),
        ),
    ),
)

CLAIMS = Table(
    "claims.csv",
    "a published figure",
    key="claim_id",
    columns={
        "claim_id": col.identifier("Names the claim."),
        "metric": col.text("What is measured, such as area_held_km2.", blank=False),
        "place": col.text("What it is about, such as Iraq+Syria.", blank=False),
        "subject": col.text("Whose ground, people or money it is."),
        "value_low": col.decimal("Lower end of a range.", "the row's unit", blank=True),
        "value": col.decimal("A single value.", "the row's unit", blank=True),
        "value_high": col.decimal(
            "Upper end of a range.", "the row's unit", blank=True
        ),
        "unit": col.text("Unit of the values, or a state.", blank=False),
        "qualifier": col.text("How the value is meant: about, over, up to."),
        "denominator": col.text("What it is a share of, as printed."),
        "denominator_id": col.reference(
            "The same, as a row of denominators.", "denominators", blank=True
        ),
        "as_of": col.part_of_date("When it is true of.", blank=True),
        "stated_on": col.part_of_date("When it was said.", blank=True),
        "speaker": col.text("Who said it."),
        "organisation": col.text("For whom they spoke."),
        "side": col.text("Which side that is."),
        "disputes": col.reference(
            "Claims it cannot stand beside, with ; between.",
            "claims",
            blank=True,
            many=True,
        ),
        "source_id": col.reference("Where it was read.", "sources", blank=True),
        "basis": col.word("Whether it was read in a source.", *Basis),
        "note": col.text("Remarks."),
    },
    rules=(
        number_order("value_low", "value_high"),
        Rule(
            "value",
            "a number from value_low to value_high",
            _value_in_range,
            ("value_low", "value", "value_high"),
        ),
        source_where_sourced(),
        Rule(
            "value",
            f"a number, or a range in value_low and value_high, unless unit is "
            f"{STATUS_UNIT} or metric is {STATUS_METRIC}",
            _number_or_state,
            ("value_low", "value", "value_high", "unit", "metric"),
        ),
    ),
)

DENOMINATORS = Table(
    "denominators.csv",
    "what a share is a share of",
    key="denominator_id",
    columns={
        "denominator_id": col.identifier("Names the denominator."),
        "label": col.text("Short text for a legend.", blank=False),
        "kind": col.word(
            "What it counts.",
            *("country", "populated", "former", "km2"),
            *("city", "count", "money", "none"),
        ),
        "note": col.text("Remarks."),
    },
)
