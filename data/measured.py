"""What the theatres measure of the places that claims are about, under every method."""

from functools import lru_cache

import numpy as np
import pandas as pd

from data.dataset import Dataset
from data.statements import statements
from data.theatre import Theatre, theatre
from geo.claims import Extent
from geo.reach import CAP_KM
from geo.vocabulary import CONTESTED, Method, Rule, Status

EXTENTS = {
    Method.NEAREST: Extent.ALL,
    Method.DISTRICT: Extent.ALL,
    Method.NEAREST_SETTLED: Extent.POPULATED,
    Method.POPULATED: Extent.POPULATED,
    **dict.fromkeys(CAP_KM, Extent.POPULATED),
}
"""Which empty ground a method counts in a region; of drawings nothing is asserted."""

_WEAKER = (Status.CLAIMED, Status.CONTESTED)


@lru_cache
def measures(dataset: Dataset, rule: Rule) -> pd.DataFrame:
    """Return the measure of every claim of ground under every method of ground.

    One row a claim and method, as `geo.verdicts.verdicts` wants them: claim_id, method,
    extent, `low_km2` (held by the claim's subject), `high_km2` (with what it claims and
    what is contested): the least and the most over all days that the claim can mean,
    NaN where one of them lies outside the theatre's days. A claim has no row when no
    theatre measures its place, or no actor of the data set is its subject.
    """
    told = statements(dataset)
    ground = told[told["quantity"].ne("")]
    keys = ["place", "subject", "first", "last"]
    rows = []
    asked = ground[keys].drop_duplicates()
    for (place, subject), spans in asked.groupby(["place", "subject"], sort=False):
        where = ground_of(dataset, str(place))
        actors = holders(dataset, str(subject))
        if where is None or not actors:
            continue
        whose, countries = where
        for method in (one for one in whose.methods if one.unit == "km2"):
            steps = _steps(whose.series(rule, method), countries, actors)
            rows += [
                (place, subject, first, last, method.value, *_range(steps, first, last))
                if whose.first <= first <= last <= whose.last
                else (place, subject, first, last, method.value, np.nan, np.nan)
                for first, last in zip(spans["first"], spans["last"], strict=True)
            ]
    frame = pd.DataFrame(rows, columns=[*keys, "method", "low_km2", "high_km2"])
    frame = frame.astype({"first": told["first"].dtype, "last": told["last"].dtype})
    extents = {method.value: kind for method, kind in EXTENTS.items()}
    frame["extent"] = frame["method"].map(extents).fillna(Extent.UNSTATED)
    cities = dataset.theatres.loc[dataset.theatres["kind"] == "city", "name"]
    frame["extent"] = frame["extent"].mask(frame["place"].isin(cities), Extent.CITY)
    named = ground[keys].rename_axis("claim_id").reset_index()
    both = named.merge(frame, on=keys)
    return both[["claim_id", "method", "extent", "low_km2", "high_km2"]]


def ground_of(dataset: Dataset, place: str) -> tuple[Theatre, list[str]] | None:
    """Return the theatre that measures a place, and the countries of it that count."""
    for theatre_id in dataset.theatres.index:
        whose = theatre(dataset, str(theatre_id))
        if whose.row["kind"] == "city":
            if whose.row["name"] == place:
                return whose, [str(one) for one in whose.outline_km2.index]
            continue
        codes = whose.parts.drop_duplicates("country").set_index("name")["country"]
        if set(place.split("+")) <= set(codes.index):
            return whose, [str(codes[name]) for name in place.split("+")]
    return None


def holders(dataset: Dataset, subject: str) -> list[str]:
    """Return the actors that a subject can be: all of its words are among theirs.

    Their words are those of id, name and short name, and the initials of the name, so
    that `IS` is the Islamic State, and `Iraqi forces` the Iraqi government's.
    """
    wanted = set(_words(subject))
    actors = dataset.actors.reset_index()
    found = []
    for row in actors.itertuples():
        initials = "".join(word[0] for word in _words(str(row.name)))
        text = f"{row.actor_id} {row.name} {row.short} {initials}"
        if wanted and wanted <= {*_words(text), str(row.actor_id).lower()}:
            found.append(str(row.actor_id))
    return found


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _steps(wide: pd.DataFrame, countries: list[str], actors: list[str]) -> pd.DataFrame:
    """Return what the actors hold (`low`) and may hold (`high`) on every change day."""
    country = wide.columns.get_level_values("country").isin(countries)
    holder = wide.columns.get_level_values("holder")
    status = wide.columns.get_level_values("status")
    own = country & holder.isin(actors)
    held = own & (status == Status.HELD)
    weaker = (own | (country & (holder == CONTESTED))) & status.isin(list(_WEAKER))
    low = wide.loc[:, held].sum(axis=1)
    return pd.DataFrame({"low": low, "high": low + wide.loc[:, weaker].sum(axis=1)})


def _range(
    steps: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> tuple[float, float]:
    """Return the least low and the most high from a day to another, both included."""
    begin = steps.index.searchsorted(first, side="right") - 1
    end = steps.index.searchsorted(last, side="right")
    low, high = steps["low"].to_numpy(), steps["high"].to_numpy()
    return float(low[begin:end].min()), float(high[begin:end].max())
