"""The list of places that changed hands: from, to, when, and by which reports.

Plain values; `assets/js/11-places.js` makes the table of them. As Dash components, a
few hundred rows with their sources held the browser up for half a minute.
"""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.compare.found import FROM, TO, Found, each
from dashboard.compare.state import Comparison
from dashboard.compare.text import NO_REPORTS, PLACES_HELP, REPORTS_HELP, soft
from dashboard.figures.change import km2_words
from dashboard.figures.theme import fill, stripe
from dashboard.state import default_view
from dashboard.text import day_words, short_words, speaker_words
from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import Basis, Method, Status


def listed(dataset: Dataset, asked: Comparison, what: Found) -> dict[str, Any]:
    """Return the list for the browser.

    Keys: `noun` (Places or Districts), `note`, and `rows`, each with `id`, `name`,
    `lat`, `lon` (None of a district), `estimated`, `before` and `after` (`words`,
    `fill`, and `stripe`, empty if plain), `since` (ISO date), `day` (in words, `~`
    before one known to the week or month), `address` (of the place on that day),
    `km2` and `area` (in words), `population` (None: not known), `turns`, `unsourced`
    (whether its state rests on no report but on an unsourced start) and `reports`, each
    with `title`, `url`, `facts` and `marks`.
    """
    district = asked.method is Method.DISTRICT
    reports: Any = dataset.reports.set_index("report_id")
    return {
        "noun": "Districts" if district else "Places",
        "note": NO_REPORTS if district else f"{REPORTS_HELP} {PLACES_HELP}",
        "rows": [
            {
                "id": str(row.place_id),
                "name": str(row.name),
                "lat": None if pd.isna(row.lat) else round(row.lat, 5),
                "lon": None if pd.isna(row.lon) else round(row.lon, 5),
                "estimated": row.coord_basis == "estimated",
                "before": _state(dataset, row, FROM),
                "after": _state(dataset, row, TO),
                "since": f"{row.since:%Y-%m-%d}",
                "day": soft(day_words(row.since), str(row.precision)),
                "address": _address(dataset, asked, row),
                "km2": row.km2,
                "area": km2_words(row.km2, what.outline_km2),
                "population": None if pd.isna(row.population) else int(row.population),
                "turns": int(row.turns),
                "unsourced": row.basis == Basis.UNSOURCED and not row.report_ids,
                "reports": [
                    _report(dataset, reports.loc[one])
                    for one in str(row.report_ids).split(";")
                    if one
                ],
            }
            for row in each(what.rows)
        ],
    }


def _state(dataset: Dataset, row: Any, columns: list[str]) -> dict[str, str]:
    holder, status = (getattr(row, name) for name in columns)
    code = Code(str(holder), Status(status))
    return {
        "words": short_words(dataset, code),
        "fill": fill(dataset, code),
        "stripe": stripe(dataset, code) if code.hatched else "",
    }


def _address(dataset: Dataset, asked: Comparison, row: Any) -> str:
    """Return where the place stands on the opening page on the day it changed."""
    usual = default_view(dataset, asked.theatre)
    view = replace(
        usual,
        day=f"{row.since:%Y-%m-%d}",
        place="" if pd.isna(row.lat) else str(row.place_id),
        country=asked.country,
        rule=asked.rule,
        method=asked.method,
        carry=asked.carry,
    )
    return f"/?{view.query(dataset)}"


def _report(dataset: Dataset, report: pd.Series) -> dict[str, Any]:
    """Return one report: its source, and how far it can be relied on."""
    unsourced = report["basis"] == Basis.UNSOURCED
    marks = ["unsourced"] if unsourced else []
    if report["confidence"]:
        marks.append(f"{report['confidence']} confidence")
    if report["scope"] != "place":
        marks.append(str(report["scope"]))
    source_id = str(report["source_id"])
    if not source_id:
        title, url, facts = "No source was checked for this row.", "", ""
    else:
        source: Any = dataset.sources.loc[source_id]
        title, url = str(source["title"]), str(source["url"])
        said = speaker_words(str(report["speaker"]), str(report["said_by"]))
        told = (said, str(source["kind"]), str(source["party"]))
        facts = "; ".join(part for part in told if part)
    return {"title": title, "url": url, "facts": facts, "marks": marks}
