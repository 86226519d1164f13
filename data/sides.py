"""What a report inherits of its source: whose side it is on, whose text it is."""

import re
from functools import lru_cache

import pandas as pd

from data.dataset import Dataset
from geo.vocabulary import Basis

UNNAMED = "an agency, not named"
"""What stands in `depends_on` where a text is an agency's and does not say which."""

_BETWEEN_ORIGINS = re.compile(r" and | ?/ ?")


@lru_cache
def told(dataset: Dataset) -> pd.DataFrame:
    """Return a data set's reports with what `geo.history` asks of their sources.

    Adds `side`: the actors whom the source's party speaks for, allies included, `;`
    between; blank: no party is stated, which does not make it neutral. And `origins`:
    whose text it is (the publisher's, if it depends on nobody), `;` between; blank:
    not stated, or the report is unsourced.
    """
    sources = dataset.sources
    reports = dataset.reports
    sides = _sides(dataset.actors)
    side = pd.Series(
        [sides.get(str(party), "") for party in sources["party"]],
        index=sources.index,
        dtype="str",
    )
    origins = _origins(sources)
    named = reports["source_id"]
    sourced = reports["basis"] == Basis.SOURCED
    found = origins.reindex(named, fill_value="").set_axis(reports.index)
    return reports.assign(
        side=side.reindex(named, fill_value="").set_axis(reports.index),
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


def _sides(actors: pd.DataFrame) -> dict[str, str]:
    """Return the actors that each party speaks for, by party."""
    found: dict[str, dict[str, None]] = {}
    for actor_id, row in actors.iterrows():
        both = [str(actor_id), *filter(None, str(row["allies"]).split(";"))]
        for party in filter(None, str(row["parties"]).split(";")):
            found.setdefault(party, {}).update(dict.fromkeys(both))
    return {party: ";".join(side) for party, side in found.items()}
