"""Published claims, sorted into what can be drawn together.

A group is what one chart is about: one place and one metric. Inside it a panel is what
one axis may carry: one subject and one denominator. Two denominators never share one.
"""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.dataset import Dataset

METRICS = {
    "territory_lost_pct": "share lost",
    "territory_held_pct": "share held",
    "city_controlled_pct": "share of the city",
    "area_held_km2": "km² held",
    "area_lost_km2": "km² lost",
}
"""The metrics of ground, in the order they are offered, and what they are called."""

OTHER_METRICS = {
    "fighters_total": "fighters",
    "foreign_fighters_total": "foreign fighters",
    "foreign_fighters_per_month": "foreign fighters arriving in a month",
    "fighter_salary_usd_month": "pay of fighters",
    "stipend_usd_month": "stipends for families",
    "revenue_musd_month": "revenue in a month",
    "leaders_killed_total": "leaders killed",
    "leaders_killed_rate_days": "days for each leader killed",
    "population_under_control": "people under control",
    "population_liberated": "people freed",
    "route_status": "roads and borders",
    "other": "other figures",
}
"""The metrics that are not of ground, likewise."""


@dataclass(frozen=True)
class ClaimGroup:
    """The claims on one place under one metric."""

    key: str
    """Fit for a URL: `iraq.territory-lost-pct`."""
    place: str
    metric: str
    count: int
    """How many claims it holds."""

    @property
    def label(self) -> str:
        """What a list calls it: `Iraq: share lost`."""
        return f"{self.place}: {METRICS[self.metric]}"


@dataclass(frozen=True)
class Panel:
    """Claims that one axis may carry, oldest first."""

    subject: str
    """Whose share or km2 the claims speak of."""
    denominator: str
    """What the number is of, in words."""
    unit: str
    claims: pd.DataFrame


@lru_cache
def groups(dataset: Dataset, theatre_id: str) -> dict[str, ClaimGroup]:
    """Return a theatre's groups by key, those with most claims first.

    A city has the claims whose place begins with its name; a region has all others.
    """
    claims = dataset.claims
    claims = claims[claims["metric"].isin(list(METRICS)) & is_of(dataset, theatre_id)]
    found = [
        ClaimGroup(
            f"{slug(str(place))}.{slug(str(metric))}",
            str(place),
            str(metric),
            len(rows),
        )
        for (place, metric), rows in claims.groupby(["place", "metric"], sort=False)
    ]
    found.sort(key=lambda group: (-group.count, group.key))
    return {group.key: group for group in found}


def metric_words(metric: str) -> str:
    """Return what a metric is called; one that is not known here, by its own name."""
    return METRICS.get(metric) or OTHER_METRICS.get(metric) or metric


def panels(dataset: Dataset, group: ClaimGroup) -> list[Panel]:
    """Return a group's panels, those with most claims first."""
    claims = dataset.claims
    return panelled(
        dataset,
        claims[(claims["place"] == group.place) & (claims["metric"] == group.metric)],
    )


def panelled(dataset: Dataset, claims: pd.DataFrame) -> list[Panel]:
    """Return the panels of any claims, those with most claims first.

    A panel has one place, one metric, one subject, one denominator and one unit. Rows
    of `claims.csv`, indexed by claim_id, each with a date.
    """
    own = claims.assign(drawn_at=[as_of(claim) for _, claim in claims.iterrows()])
    labels = dataset.denominators["label"]
    one_axis = ["place", "metric", "subject", "denominator_id", "unit"]
    found = [
        Panel(
            str(subject),
            str(labels.get(str(denominator), "not stated")),
            str(unit),
            rows,
        )
        for (_, _, subject, denominator, unit), rows in own.sort_values(
            "drawn_at", kind="stable"
        ).groupby(one_axis, sort=False)
    ]
    return sorted(found, key=lambda panel: -len(panel.claims))


def as_of(claim: pd.Series) -> str:
    """Return the date a claim speaks of; the date it was stated on if it gives none."""
    return str(claim["as_of"] or claim["stated_on"])


def span(text: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day that YYYY, YYYY-MM or YYYY-MM-DD can mean."""
    period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    return period.start_time.normalize(), period.end_time.normalize()


def is_of(dataset: Dataset, theatre_id: str) -> pd.Series:
    """Return which claims are on a theatre; see `groups`."""
    theatres = dataset.theatres
    cities = theatres[theatres["kind"] == "city"]
    place = dataset.claims["place"]
    if theatre_id in cities.index:
        return place.str.startswith(str(cities.loc[theatre_id, "name"]))
    return ~place.str.startswith(tuple(cities["name"]))


def slug(text: str) -> str:
    """Return text in the letters, digits and hyphens of a URL."""
    words = "".join(c if c.isalnum() else " " for c in text.lower())
    return "-".join(words.split())
