"""Which published figures the check shows, and its text form: the URL's query."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboard.settings import CHECK_PATH
from data.check import checked
from data.dataset import Dataset
from geo.vocabulary import Rule

EVERY = "all"

KINDS = {
    EVERY: "Any",
    "yes": "The same kind of ground",
    "partly": "Partly the same",
    "no": "Another kind",
    "unclear": "Not told by the words",
}
"""Whether a method counts what the publisher says he counts; see `data.grading`."""

METRICS = {
    "territory_lost_pct": "Share lost",
    "territory_held_pct": "Share held",
    "area_held_km2": "km² held",
    "area_lost_km2": "km² lost",
    "city_controlled_pct": "Share of a city",
}


@dataclass(frozen=True)
class Asked:
    """What is shown. Field names are the names in the URL."""

    place: str = EVERY
    metric: str = EVERY
    kind: str = EVERY

    @property
    def query(self) -> str:
        """The URL query without `?`; what is not narrowed is left out."""
        return urlencode({k: v for k, v in asdict(self).items() if v != EVERY})

    def href(self, **changes: Any) -> str:
        """Return the link to it, with what else is asked for."""
        query = replace(self, **changes).query
        return f"{CHECK_PATH}?{query}" if query else CHECK_PATH


def offered(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return what each field may be, and how that reads."""
    table = checked(dataset, Rule.LATEST)
    places = list(dict.fromkeys(table["place"]))
    return {
        "place": {
            EVERY: "All",
            **{place: place.replace("+", " + ") for place in places},
        },
        "metric": {
            EVERY: "All",
            **{
                key: words
                for key, words in METRICS.items()
                if key in set(table["metric"])
            },
        },
        "kind": KINDS,
    }


def parse(search: str, dataset: Dataset) -> tuple[Asked, tuple[str, ...]]:
    """Read a URL query, with or without its `?`.

    Returns what to show, and one note, fit to be shown, for each parameter that could
    not be used. Names that are not ours are passed over in silence.
    """
    given = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    choices = offered(dataset)
    asked, notes = Asked(), []
    for field in fields(Asked):
        text = given.get(field.name, EVERY)
        if text in choices[field.name]:
            changed: dict[str, Any] = {field.name: text}
            asked = replace(asked, **changed)
        else:
            names = ", ".join(choices[field.name])
            notes.append(f"There is no {field.name} “{text}”; choose from {names}.")
    return asked, tuple(notes)


def narrowed(dataset: Dataset, asked: Asked) -> pd.DataFrame:
    """Return the rows of the check that are asked for, in order of their day."""
    table = checked(dataset, Rule.LATEST)
    kept = pd.Series(True, index=table.index)
    for name, column in (
        ("place", "place"),
        ("metric", "metric"),
        ("kind", "kind_matches"),
    ):
        wanted = getattr(asked, name)
        if wanted != EVERY:
            kept &= table[column] == wanted
    return table[kept].sort_values("day", kind="stable")
