"""What the browser knows beforehand: which files to load, what the codes mean."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.compare.days import BASELINE_WORDS, short
from dashboard.figures.theme import fill, stripe
from dashboard.layers import ROUTE_LINES, tables
from dashboard.published import edition_path
from dashboard.settings import PUBLISHED_PATH
from dashboard.state import country_choices, default_view
from dashboard.text import METHOD_WORDS, RULE_WORDS, code_words, countries_words
from data.codes import codes
from data.dataset import Dataset
from data.ground import shaped
from data.happenings import kind_of, near
from data.publish import history_file, routes_file
from data.theatre import Theatre, theatre
from geo.baseline import BASELINES
from geo.vocabulary import Precision, Rule


def manifest(dataset: Dataset) -> dict[str, Any]:
    """Return the manifest: small, plain values only.

    Keys: `version` of the data, `codes` (label, fill, stripe, hatched), `rules` in
    words, `methods` (words, unit counted, the method whose shapes show it), `units`
    (where the columns of a method are found, see `dashboard.published.edition_path`),
    `layers` and `routes` (see `dashboard.layers`),
    and `theatres`, each with its first day, number of days, the URL of its history
    under each rule and of its supply routes (empty: it has none), its groups of
    countries, methods, events and `baselines` (days to set amounts against), and what
    it opens with (`usual`: the URL omits what equals this).
    """
    return {
        "version": dataset.version,
        "title": dataset.title,
        "codes": [
            {
                "label": code_words(dataset, code),
                "fill": fill(dataset, code),
                "stripe": stripe(dataset, code),
                "hatched": code.hatched,
            }
            for code in codes(dataset)
        ],
        "rules": {rule.value: words for rule, words in RULE_WORDS.items()},
        "units": edition_path(dataset),
        "layers": tables(),
        "routes": ROUTE_LINES,
        "methods": {
            method.value: {
                "words": words,
                "unit": method.unit,
                "shown": shaped(method).value,
            }
            for method, words in METHOD_WORDS.items()
        },
        # Where a theatre has no sparse desert, there is nothing to say of it.
        "plain_method": "nearest place",
        "theatres": {
            str(theatre_id): _entry(theatre(dataset, str(theatre_id)))
            for theatre_id in dataset.theatres.index
        },
    }


def _event(where: Theatre, row: pd.Series) -> dict[str, Any]:
    """Return what the time line says of a happening: kind, last day, source, marks."""
    source = str(row["source_id"])
    sources = where.dataset.sources
    end = row["date_start"] if pd.isna(row["date_end"]) else row["date_end"]
    return {
        "kind": kind_of(str(row["category"])).value,
        "category": str(row["category"]),
        "last": int((end - where.first).days),
        "soft": int(row["date_precision"] != Precision.DAY),
        "source": str(sources.at[source, "title"]) if source else "",
        "url": str(sources.at[source, "url"]) if source else "",
    }


def _entry(where: Theatre) -> dict[str, Any]:
    happenings, routed = near(where), routes_file(where)
    start = (happenings["date_start"] - where.first).dt.days
    return {
        "name": str(where.row["name"]),
        "first": f"{where.first:%Y-%m-%d}",
        "days": int((where.last - where.first).days) + 1,
        "history": {
            rule.value: PUBLISHED_PATH + history_file(where, rule).name for rule in Rule
        },
        "countries": [
            {
                "value": choice,
                "label": countries_words(tuple(choice.upper().split("-"))),
            }
            for choice in country_choices(where)
        ],
        "events": [
            [int(day), str(row["title"]), _event(where, row)]
            for day, (_, row) in zip(start, happenings.iterrows(), strict=True)
        ],
        "routes": PUBLISHED_PATH + routed.name if routed else "",
        "kind": str(where.row["kind"]),
        "baselines": {
            f"{day:%Y-%m-%d}": f"{short(day)}, {words}"
            for day, words in (
                (where.first, "first day"),
                *((BASELINES[key], words) for key, words in BASELINE_WORDS.items()),
            )
            if where.first <= day <= where.last
        },
        "methods": [method.value for method in where.methods],
        "desert": bool(where.places["sparse"].any()),
        "usual": asdict(default_view(where.dataset, where.theatre_id)),
    }
