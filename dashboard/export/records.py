"""What figures without a table of their own hold, as rows: flows, events, attacks."""

import pandas as pd

from dashboard.export.recipe import Recipe
from dashboard.export.words import changed
from dashboard.figures import attacks
from data.codes import Code
from data.dataset import Dataset
from data.happenings import attacks as attacks_abroad
from data.happenings import kind_of, near
from data.theatre import Theatre


def flows(dataset: Dataset, recipe: Recipe) -> pd.DataFrame:
    """Return one row a pair of states between which ground went, most first.

    Columns: theatre, from_holder, from_status, to_holder, to_status, km2, outline_km2,
    share (of the outline, 0 to 1), places.
    """
    what = changed(dataset, recipe)
    kept = what.flows[what.flows["km2"] > 0]

    def states(end: str, side: str) -> dict[str, list[str]]:
        every: list[Code] = kept[side].to_list()
        return {
            f"{end}_holder": [code.holder for code in every],
            f"{end}_status": [code.status.value for code in every],
        }

    return pd.DataFrame(
        {
            "theatre": recipe.view.theatre,
            **states("from", "before"),
            **states("to", "after"),
            "km2": kept["km2"].round(4).to_numpy(),
            "outline_km2": round(what.outline_km2, 4),
            "share": (kept["km2"] / what.outline_km2).round(6).to_numpy(),
            "places": kept["places"].to_numpy(),
        }
    )


def events(where: Theatre) -> pd.DataFrame:
    """Return the events of a theatre as `happenings.csv` has them, with their lane."""
    rows = near(where).reset_index()
    rows.insert(1, "lane", [kind_of(one).value for one in rows["category"]])
    rows.insert(0, "theatre", where.theatre_id)
    return rows


def ground_and_attacks(dataset: Dataset) -> pd.DataFrame:
    """Return the claims of the chart and the attacks under it, told apart by `what`.

    Columns of the other kind are empty.
    """
    shown = attacks.panel(dataset)
    claims = pd.DataFrame() if shown is None else shown.claims.reset_index()
    claims = claims.drop(columns="drawn_at", errors="ignore")
    both = {"claim": claims, "attack": attacks_abroad(dataset).reset_index()}
    return pd.concat(
        [own.assign(what=name) for name, own in both.items()], ignore_index=True
    )
