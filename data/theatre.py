"""A theatre of a data set with all that is computed from it, each thing once.

`Theatre` is the one way from tables to measures: the page, the command line and the
files it publishes all read it, so they cannot disagree.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import geopandas as gpd
import pandas as pd

from data.dataset import Dataset
from geo.areas import series
from geo.cells import drawn, voronoi
from geo.errors import QueryError
from geo.history import history
from geo.measure import area_km2
from geo.vocabulary import CellRule, Method, Rule


@dataclass(frozen=True, eq=False)
class Theatre:
    """One theatre; compared by identity, so results can be kept per object."""

    dataset: Dataset
    theatre_id: str

    @cached_property
    def row(self) -> pd.Series:
        """The theatre's row of `theatres.csv`."""
        return self.dataset.theatres.T[self.theatre_id]

    @property
    def first(self) -> pd.Timestamp:
        """The first day it covers."""
        return pd.Timestamp(self.row["from"])

    @property
    def last(self) -> pd.Timestamp:
        """The last day it covers, inclusive."""
        return pd.Timestamp(self.row["to"])

    @cached_property
    def parts(self) -> gpd.GeoDataFrame:
        """The outlines it is divided by, indexed by part_id, EPSG:4326."""
        extents = self.dataset.extents
        return extents[extents["theatre"] == self.theatre_id]

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """Its places in file order, indexed by place_id, points in EPSG:4326."""
        places = self.dataset.places
        return places[places["theatre"] == self.theatre_id]

    @cached_property
    def cells(self) -> gpd.GeoDataFrame:
        """The ground of each place that has any: `part`, `km2`, polygon in EPSG:4326.

        Divided places first, then drawn ones, each in file order.
        """
        rule = self.places["cell"]
        divided = voronoi(self.places[rule == CellRule.VORONOI], self.parts)
        shapes = self.dataset.cells.geometry
        return gpd.GeoDataFrame(
            pd.concat([divided, drawn(self.places[rule == CellRule.DRAWN], shapes)])
        )

    @cached_property
    def ground(self) -> pd.DataFrame:
        """One row a cell, indexed by place_id: `country`, `km2`, `sparse`."""
        return self.places[["country", "sparse"]].join(self.cells["km2"], how="inner")

    @cached_property
    def outline_km2(self) -> pd.Series:
        """Area of its outline in each country, km2, indexed by country."""
        # Part by part: one projection over a wide theatre would bend long straight
        # edges otherwise than the cells' own projections do.
        sizes = pd.Series(
            [
                area_km2(self.parts.loc[self.parts.index == part].geometry).iloc[0]
                for part in self.parts.index
            ],
            index=self.parts.index,
        )
        return sizes.groupby(self.parts["country"]).sum()

    @cached_property
    def starts(self) -> pd.DataFrame:
        """What `geo.history.history` wants of each place before its first report."""
        return pd.DataFrame(
            {
                "first": self.first,
                "last": self.last,
                "start_holder": self.row["start_holder"],
                "start_basis": self.row["start_basis"],
            },
            index=self.places.index,
        )

    @lru_cache  # noqa: B019 - a theatre lives as long as the process
    def history(self, rule: Rule) -> pd.DataFrame:
        """Return its intervals of control under a rule; see `geo.history.history`."""
        return history(self.dataset.reports, self.starts, rule)

    @lru_cache  # noqa: B019 - as above
    def series(self, rule: Rule, method: Method) -> pd.DataFrame:
        """Return km2 by country, holder and status on every day of change."""
        return series(self.history(rule), self.ground, method)


@lru_cache
def theatre(dataset: Dataset, theatre_id: str) -> Theatre:
    """Return a theatre of a data set; the same object every time.

    Raises QueryError when the data set has no such theatre; the message lists all.
    """
    known = list(dataset.theatres.index)
    if theatre_id not in known:
        raise QueryError(
            f"There is no theatre {theatre_id!r}; choose from {', '.join(known)}."
        )
    return Theatre(dataset, theatre_id)
