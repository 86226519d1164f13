"""The bases of shares that were solved, each with the pairs of claims behind it."""

from typing import Any

import numpy as np
import pandas as pd
from dash import html

from dashboard.claim_words import km2_words
from dashboard.ledger_card import claim_link
from data.bases import constraints
from data.dataset import Dataset
from data.ledger import solved


def solved_bases(dataset: Dataset) -> list[Any]:
    """Return the bases that pairs of a share and an area admit, with the pairs."""
    found = solved(dataset)
    every = constraints(dataset)
    items = [
        _base(dataset, row, every[_behind(every, row)]) for _, row in found.iterrows()
    ]
    return [
        html.H2("Bases that publishers do not print"),
        html.P(
            "A share and an area of the same day, place and speaker leave only some "
            "sizes for the whole: the area over the share, each with its rounding. A "
            "base is what all pairs of a group admit.",
            className="note",
        ),
        *items,
    ]


def _behind(every: pd.DataFrame, row: pd.Series) -> pd.Series:
    return every["place"].eq(row["place"]) & every["denominator"].eq(row["denominator"])


def _base(dataset: Dataset, row: Any, pairs: pd.DataFrame) -> Any:
    label = dataset.denominators["label"].get(row["denominator"], row["denominator"])
    size = (
        "no base admits all pairs"
        if np.isnan(row["low_km2"])
        else km2_words(row["low_km2"], row["high_km2"])
    )
    broken = set(str(row["breaks"]).split(";"))
    items = [
        html.Li(
            [
                f"{km2_words(pair.low, pair.high)}"
                + (" (breaks the group)" if set(_ids(pair)) <= broken else "")
                + ": ",
                *_parts(dataset, _ids(pair)),
            ]
        )
        for _, pair in pairs.iterrows()
    ]
    return html.Details(
        [
            html.Summary([html.Strong(f"{row['place']}: {size}"), f", {label}"]),
            html.Ul(items, className="claim-list"),
        ],
        className="base",
    )


def _ids(pair: Any) -> list[str]:
    return str(pair.claims).split(";")


def _parts(dataset: Dataset, claim_ids: list[str]) -> list[Any]:
    parts: list[Any] = []
    for one in claim_ids:
        known = one in dataset.claims.index
        said = (
            claim_link(dataset, one) if known else f"printed as the base itself ({one})"
        )
        parts += [said, " with "]
    return parts[:-1]
