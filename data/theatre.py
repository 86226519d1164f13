"""A theatre of a data set with all that is computed from it, each thing once.

`Theatre` is the one way from tables to measures: the page, the command line and the
files it publishes all read it, so they cannot disagree.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import geopandas as gpd
import pandas as pd

from data.dataset import Dataset
from data.districts import districts
from data.sides import told
from geo.areas import series
from geo.bands import low, read_as, spread
from geo.cells import drawn, voronoi
from geo.disagreement import conflicts, disputed, disputed_km2
from geo.districts import clipped, members, roll_up, votes
from geo.errors import QueryError
from geo.evidence import carried, unknown
from geo.front import edges
from geo.history import ONE_DAY, history
from geo.measure import area_by_part_km2
from geo.reach import CAP_KM, by_size, within
from geo.spans import overlay
from geo.units import BEYOND, complete, counted, peopled, unit_history
from geo.vocabulary import CellRule, Method, Reading, Rule


@dataclass(frozen=True, eq=False)
class Theatre:
    """One theatre; compared by identity, so results can be kept per object."""

    dataset: Dataset
    theatre_id: str
    carry_days: int | None = None
    """For how many days a report is carried on before its place turns unknown; None:
    until the next one."""

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
    def divided(self) -> gpd.GeoDataFrame:
        """The places that are given ground; the others are marks on the map.

        Those whose part is divided first, then drawn ones, each in file order.
        """
        rule = self.places["cell"]
        kinds = (CellRule.VORONOI, CellRule.DRAWN)
        return gpd.GeoDataFrame(pd.concat([self.places[rule == one] for one in kinds]))

    @cached_property
    def cells(self) -> gpd.GeoDataFrame:
        """The ground of each divided place: `part`, `km2`, polygon in EPSG:4326."""
        rule = self.divided["cell"]
        cells = voronoi(self.divided[rule == CellRule.VORONOI], self.parts)
        given = self.divided[rule == CellRule.DRAWN]
        shapes = drawn(given, self.dataset.cells.geometry)
        return gpd.GeoDataFrame(pd.concat([cells, shapes]))

    @cached_property
    def edges(self) -> gpd.GeoDataFrame:
        """The lines in which its cells meet; see `geo.front.edges`."""
        return edges(self.cells)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """Where and when its reports conflict; see `geo.disagreement.conflicts`."""
        reports = told(self.dataset)
        return conflicts(reports[reports["place_id"].isin(self.places.index)])

    @cached_property
    def disputed(self) -> pd.DataFrame:
        """The places in dispute and since when till when; see `geo.disagreement`."""
        return disputed(self.conflicts)

    @cached_property
    def disputed_km2(self) -> pd.DataFrame:
        """The km2 in dispute by day and country; see `geo.disagreement`."""
        cells = self.units(Method.NEAREST)
        return disputed_km2(self.disputed, cells, self.first, self.last)

    @cached_property
    def outline_km2(self) -> pd.Series:
        """Area of its outline in each country, km2, indexed by country."""
        part = self.parts.index.to_series()
        sizes = area_by_part_km2(self.parts.geometry, part)
        return sizes.groupby(self.parts["country"]).sum()

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The districts in its outlines: `country`, `km2`, polygon in EPSG:4326."""
        return clipped(districts(), self.parts)

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
        reports = told(self.dataset)
        intervals = history(reports, self.starts, rule)
        if self.carry_days is None:
            return intervals
        return carried(intervals, reports, self.carry_days)

    @lru_cache  # noqa: B019 - as above
    def counted(self, rule: Rule, method: Method) -> pd.DataFrame:
        """Return its history as a method counts it: places left out are unknown.

        Raises QueryError as `units` does.
        """
        intervals = self.history(rule)
        counts = self.divided.index.isin(self.units(method).index)
        if counts.all():
            return intervals
        whole = {"from": self.first, "to": self.last + ONE_DAY}
        spans = pd.DataFrame({"place_id": self.divided.index[~counts], **whole})
        return overlay(intervals, unknown(spans))

    @cached_property
    def populated_km2(self) -> pd.Series:
        """Populated land by method `populated`, km2, indexed by country."""
        units = self.units(Method.POPULATED)
        own = units[~units.index.str.startswith(BEYOND)]
        return own.groupby("country")["km2"].sum()

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """The methods it has all that is needed for, in the order of `Method`."""
        return tuple(method for method in Method if not self._lacks(method))

    @lru_cache  # noqa: B019 - as above
    def units(self, method: Method) -> gpd.GeoDataFrame:
        """Return the units of a method: `country`, `Method.unit`, geometry, by id.

        Raises QueryError when the theatre lacks what the method needs.
        """
        lack = self._lacks(method)
        if lack:
            raise QueryError(
                f"{self.row['name']} cannot be measured by {method.value}: {lack}. "
                f"Choose from {', '.join(self.methods)}."
            )
        places = self.divided
        cells = self.cells.assign(country=places["country"])
        match method:
            case Method.PLACES:
                return counted(places)
            case Method.PEOPLE:
                return peopled(places)
            case Method.NEAREST | Method.DRAWN:
                return cells.drop(columns="part")
            case Method.NEAREST_SETTLED:
                return complete(cells[~places["sparse"]], self.parts)
            case Method.DISTRICT:
                return complete(self.districts, self.parts)
            case Method.POPULATED:
                reach = by_size(places)
            case _:
                reach = pd.Series(CAP_KM[method], index=places.index)
        return complete(within(cells, places.geometry, reach), self.parts)

    @lru_cache  # noqa: B019 - as above
    def unit_history(
        self, rule: Rule, method: Method, reading: Reading = Reading.DATED
    ) -> pd.DataFrame:
        """Return the intervals of a method's units; see `geo.units.unit_history`.

        Raises QueryError as `units` does.
        """
        units = self.units(method)
        told = read_as(self.history(rule), reading)
        if method is Method.DISTRICT:
            district = members(self.divided, self.districts)
            weight = votes(self.divided["population"], district)
            told = roll_up(told, district, weight)
        return unit_history(told, units, self.first, self.last)

    @lru_cache  # noqa: B019 - as above
    def series(
        self, rule: Rule, method: Method, reading: Reading = Reading.DATED
    ) -> pd.DataFrame:
        """Return what each country, holder and status has on every day of change.

        In `Method.unit`; see `geo.areas.series`. Raises QueryError as `units` does.
        """
        told = self.unit_history(rule, method, reading)
        return series(told, self.units(method), method.unit)

    @lru_cache  # noqa: B019 - as above
    def spread(
        self, rule: Rule, holder: str, countries: tuple[str, ...]
    ) -> pd.DataFrame:
        """Return the least and most km2 a holder holds by any method of ground.

        See `geo.bands.spread`.
        """
        every = []
        for method in self.methods:
            if method.unit == "km2":
                wide = low(self.series(rule, method))
                own = [(one, holder) for one in countries if (one, holder) in wide]
                every.append(wide[own].sum(axis=1))
        return spread(every)

    def whole(self, method: Method) -> pd.Series:
        """Return what each country has in all by a method, in `Method.unit`.

        The denominator of shares: of an area method, the outline.
        """
        units = self.units(method)
        return units.groupby("country")[method.unit].sum()

    def _lacks(self, method: Method) -> str:
        """Return what the theatre lacks for a method; empty: nothing."""
        drawn = self.divided["cell"].eq(CellRule.DRAWN).all()
        if method is Method.DRAWN and not drawn:
            return "it is made of reports on places, not of drawings"
        if method is not Method.DRAWN and drawn:
            return "its ground is drawn, and its places are parts of drawings"
        if method is Method.PEOPLE and self.divided["population"].isna().all():
            return "no place of it has a known population"
        if method is Method.DISTRICT and self.row["kind"] == "city":
            return "a city is less than a district"
        if method is Method.DISTRICT and self.districts.empty:
            return "the base map has no districts of its countries"
        return ""


def theatre(
    dataset: Dataset, theatre_id: str, carry_days: int | None = None
) -> Theatre:
    """Return a theatre of a data set; the same object every time.

    Raises QueryError when the data set has no such theatre; the message lists all.
    """
    return _theatre(dataset, theatre_id, carry_days)


@lru_cache
def _theatre(dataset: Dataset, theatre_id: str, carry_days: int | None) -> Theatre:
    known = list(dataset.theatres.index)
    if theatre_id not in known:
        raise QueryError(
            f"There is no theatre {theatre_id!r}; choose from {', '.join(known)}."
        )
    return Theatre(dataset, theatre_id, carry_days)
