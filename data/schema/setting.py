"""The tables drawn beside the ground: happenings, routes, their status, landmarks."""

import pandas as pd

from data.schema import columns as col
from data.schema.ground import (
    CONFIDENCES,
    day_order,
    number_order,
    source_where_sourced,
)
from data.schema.table import Rule, Table
from geo.vocabulary import Basis, Precision


def _point_whole(frame: pd.DataFrame) -> pd.Series:
    return frame["lat"].eq("") == frame["lon"].eq("")


HAPPENINGS = Table(
    "happenings.csv",
    "a dated event beside the map",
    key="happening_id",
    columns={
        "happening_id": col.identifier("Names the happening."),
        "date_start": col.day("First day."),
        "date_end": col.day("Last day, included; blank: one day.", blank=True),
        "date_precision": col.word("How exactly the days are known.", *Precision),
        "category": col.text("What sort of event, such as city_falls.", blank=False),
        "title": col.text("One line.", blank=False),
        "summary": col.text("One or two sentences."),
        "countries": col.countries("Countries it concerns."),
        "place": col.text("Where, as text."),
        "lat": col.decimal("Latitude, EPSG:4326.", "degrees", -90, 90, blank=True),
        "lon": col.decimal("Longitude, EPSG:4326.", "degrees", -180, 180, blank=True),
        "killed_low": col.whole("Lowest count of dead.", "people", 0, blank=True),
        "killed_high": col.whole("Highest count of dead.", "people", 0, blank=True),
        "claimed_by_is": col.word(
            "Whether IS claimed it.", "yes", "no", "unclear", "inspired", blank=True
        ),
        "source_id": col.reference("Where it was read.", "sources", blank=True),
        "basis": col.word("Whether it was read in a source.", *Basis),
        "confidence": col.word("How sure the reading is.", *CONFIDENCES),
        "tier": col.word("Shown always, or on request.", "main", "extra"),
    },
    rules=(
        day_order("date_start", "date_end"),
        number_order("killed_low", "killed_high"),
        source_where_sourced(),
        Rule("lat", "lat and lon both, or neither", _point_whole, ("lat", "lon")),
    ),
)

ROUTES = Table(
    "routes.geojson",
    "a road that mattered for supply",
    key="route_id",
    geometries=("LineString",),
    columns={
        "route_id": col.identifier("Names the route."),
        "name": col.text("Name in English.", blank=False),
        "note": col.text("Remarks."),
        "coord_basis": col.word("Basis of the line.", "sourced", "estimated"),
        "via": col.text("Places it runs through, with ; between."),
    },
)

ROUTE_STATUS = Table(
    "route_status.csv",
    "one statement on one route at one time",
    columns={
        "route_id": col.reference("The route it is about.", "routes"),
        "date": col.day("The day it speaks of."),
        "date_precision": col.word("How exactly the day is known.", *Precision),
        "status": col.word(
            "How the route stands from then.",
            *("open_to_is", "contested", "cut", "reopened"),
        ),
        "source_id": col.reference("Where it was read.", "sources", blank=True),
        "basis": col.word("Whether it was read in a source.", *Basis),
        "confidence": col.word("How sure the reading is.", *CONFIDENCES),
        "note": col.text("Remarks."),
    },
    rules=(source_where_sourced(),),
)

LANDMARKS = Table(
    "landmarks.geojson",
    "a thing drawn on a city map to find one's way",
    key="feature_id",
    geometries=(
        *("Point", "MultiPoint", "LineString", "MultiLineString"),
        *("Polygon", "MultiPolygon", "GeometryCollection"),
    ),
    columns={
        "feature_id": col.identifier("Names the landmark."),
        "theatre": col.reference("The theatre it is drawn in.", "theatres"),
        "kind": col.word(
            "What it is.",
            *("river", "bank", "bridge", "road", "railway"),
            *("wall", "coast", "landmark", "reference"),
        ),
        "name": col.text("Name in English."),
        "date_destroyed": col.part_of_date(
            "When it was destroyed; blank: it was not.", blank=True
        ),
        "basis": col.word("Basis of the shape.", "sourced", "unsourced", "estimated"),
        "source": col.text("Where the shape comes from."),
        "note": col.text("Remarks."),
    },
)
