"""Whose word a report is: the party that speaks in it, and whose text carries it."""

import re
from functools import lru_cache

import pandas as pd

from data.dataset import Dataset
from geo.vocabulary import Basis

UNNAMED = "an agency, not named"
"""What stands in `depends_on` where a text is an agency's and does not say which."""

_BETWEEN_ORIGINS = re.compile(r" and | ?/ ?")


@lru_cache
def parties(dataset: Dataset) -> pd.Series:
    """Return the party that speaks in each report, in the order of the reports.

    That named in the report (`said_by`), else that of its source; blank: neither is
    stated, which does not make it neutral, or the report is unsourced.
    """
    reports = dataset.reports
    own = dataset.sources["party"].reindex(reports["source_id"], fill_value="")
    spoken = reports["said_by"].where(
        reports["said_by"] != "", own.set_axis(reports.index)
    )
    return spoken.where(reports["basis"] == Basis.SOURCED, "")


@lru_cache
def spoken_for(dataset: Dataset) -> dict[str, str]:
    """Return the actors that each party speaks for, allies included, by party."""
    found: dict[str, dict[str, None]] = {}
    for actor_id, row in dataset.actors.iterrows():
        both = [str(actor_id), *filter(None, str(row["allies"]).split(";"))]
        for party in filter(None, str(row["parties"]).split(";")):
            found.setdefault(party, {}).update(dict.fromkeys(both))
    return {party: ";".join(side) for party, side in found.items()}


@lru_cache
def told(dataset: Dataset) -> pd.DataFrame:
    """Return a data set's reports with what `geo.history` asks of who says them.

    Adds `side`: the actors for whom the party of `parties` speaks, `;` between. And
    `origins`: whose text it is (the publisher's, if it depends on nobody), `;` between;
    blank: not stated, or the report is unsourced.
    """
    reports = dataset.reports
    sides = spoken_for(dataset)
    origins = _origins(dataset.sources)
    named = reports["source_id"]
    sourced = reports["basis"] == Basis.SOURCED
    found = origins.reindex(named, fill_value="").set_axis(reports.index)
    return reports.assign(
        side=parties(dataset).map(lambda party: sides.get(party, "")).astype("str"),
        origins=found.where(sourced, ""),
    )


def _origins(sources: pd.DataFrame) -> pd.Series:
    """Return whose text each source carries, `;` between, by source_id."""
    whose, publisher = sources["depends_on"], sources["publisher"]
    # A publisher may have any name; only what is repeated lists several.
    split = whose.str.replace(_BETWEEN_ORIGINS, ";", regex=True).mask(
        whose == UNNAMED, ""
    )
    own = split.where(whose != "", publisher.str.replace(";", ","))
    # A source that repeats one of the table has that one's origin.
    repeated = own.reindex(whose, fill_value="").set_axis(sources.index)
    return own.mask(whose.isin(sources.index), repeated)
