"""Mosul's zones and reports. Ids get a prefix: three collide with other tables."""

import pandas as pd

from data.convert.reports import with_holder, with_scope
from data.writing import shaped

ZONE_COLUMNS = (
    *("zone_id", "name", "name_ar", "alt_names", "side", "lat", "lon"),
    *("coord_basis", "coord_source", "note"),
)
EVENT_COLUMNS = (
    *("event_id", "zone_id", "date", "date_precision", "controller_after"),
    *("change", "actor", "source_title", "source_url", "basis", "confidence", "note"),
)
PREFIX = "mosul_"

FALL_DAY = "2014-06-10"
"""The day all zones changed hands on one statement about the whole city."""

ERROR_M = "900"
"""Upper bound the research's notes give for estimated zones (300 to 900 m)."""

WORSE = frozenset(
    (
        *("falah", "karkukli", "khadra", "zahra", "aden", "bakr", "karama"),
        *("nasr-east", "younis-sabawi", "mufti", "shaimaa", "samoud", "nablus"),
        *("risala", "urubah", "rajm-hadid", "matahin", "nasr-west", "sihha-1"),
        *("sihha-2", "iqtisadiyin", "maamil"),
    )
)
"""Zones for which the notes expect more than that, without a number."""


def error_m(zone_id: str, basis: str) -> str:
    """Return the stated upper bound of a zone's error in metres, blank if none."""
    return ERROR_M if basis == "estimated" and zone_id not in WORSE else ""


def places(research: pd.DataFrame) -> pd.DataFrame:
    """Return Mosul's zones, each in the part on its side of the Tigris."""
    pairs = zip(research["zone_id"], research["coord_basis"], strict=True)
    return shaped(
        research.assign(
            place_id=PREFIX + research["zone_id"],
            theatre="mosul",
            part="mosul-" + research["side"],
            alt_names=research["alt_names"].str.replace("; ", ";"),
            kind="zone",
            country="IQ",
            admin1="Nineveh",
            coord_error_m=[error_m(zone, basis) for zone, basis in pairs],
            sparse="false",
            cell="voronoi",
        ),
        "places",
    )


def reports(research: pd.DataFrame) -> pd.DataFrame:
    """Return Mosul's reports; the fall of June 2014 is marked as one for all zones."""
    events = with_scope(with_holder(research))
    fall = (events["date"] == FALL_DAY) & (events["change"] == "captured")
    return shaped(
        events.assign(
            report_id=PREFIX + events["event_id"],
            place_id=PREFIX + events["zone_id"],
            scope=events["scope"].mask(fall, "citywide"),
        ),
        "reports",
    )
