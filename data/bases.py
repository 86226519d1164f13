"""The bases that shares of ground are taken of, in km2: measured, solved, or printed.

measured   the outline of the country or of the city, by `geo.measure`
solved     what all pairs of a share and an area leave, by `geo.baselines`
printed    the km2 in the denominator's own label
assumed    a base whose words leave it open, read as the one its side has solved
"""

import re
from functools import lru_cache

import pandas as pd

from data.claims import slug
from data.dataset import Dataset
from data.statements import statements
from data.theatre import theatre
from geo.baselines import pairs, solve
from geo.claims import PERCENT, Quantity, bounds, rebase

READ_AS = {
    "populated-undated": "populated-2014",
    "former-2014": "populated-2014",
    "former-unstated": "populated-2014",
}
"""Denominators of the Coalition and the US that name no base, and the one base that
these publish: always marked `assumed`."""
READ_AS_SIDES = ("coalition", "US government")

SAME_BASE = {"km2-lost-populated": "populated-2014"}
"""Denominators of km2 lost that say which base the loss is from."""

_KM2_IN_LABEL = re.compile(r"([0-9][0-9,]*) km²")


@lru_cache
def constraints(dataset: Dataset) -> pd.DataFrame:
    """Return every pair of a share and an area with the bases it admits.

    Rows of `geo.baselines.pairs`. The shares of a country that one speaker gives beside
    a share lost are areas too, of the measured outline. A size printed in a
    denominator's label is a constraint like any other, named by the denominator.
    """
    told = statements(dataset)
    outlines = _outlines(dataset).rename_axis(["place", "base"])
    of_country = rebase(told.assign(base=told["denominator"]), outlines)
    held = told["quantity"].eq(Quantity.HELD) & told["unit"].eq(PERCENT)
    areas = told[held].assign(
        low=of_country["low_km2"], high=of_country["high_km2"], unit="km2"
    )
    direct = pairs(told)
    # Against its own outline a share of the country would only give the outline back.
    shares = told[told["quantity"].eq(Quantity.LOST) & told["unit"].eq(PERCENT)]
    crossed = pairs(pd.concat([shares, areas]))
    found = pd.concat([direct, crossed], ignore_index=True)
    named = found[["place", "denominator"]].drop_duplicates()
    printed = _printed(dataset, named)
    both = pd.concat([found, printed], ignore_index=True)
    return both.sort_values(["place", "denominator"], kind="stable")


@lru_cache
def groups(dataset: Dataset) -> pd.DataFrame:
    """Return every group that has a base to solve; see `geo.baselines.solve`.

    Indexed by group (`iraq.populated-2014`).
    """
    solved = solve(constraints(dataset))
    keys = solved["place"].map(slug) + "." + solved["denominator"]
    return solved.set_index(pd.Index(keys, name="group"))


@lru_cache
def bases(dataset: Dataset) -> pd.DataFrame:
    """Return km2 `low`, `high` and basis of every base, by (place, base).

    Where pairs clash, the printed size stands alone; a sum of places (`A+B`) has the
    sum of its parts' bases where it has none of its own.
    """
    told = statements(dataset)
    solved = groups(dataset)
    keys = solved[["place", "denominator"]].rename(columns={"denominator": "base"})
    sound = solved["low"].notna()
    by_pairs = solved.loc[sound, ["low", "high"]].set_axis(
        pd.MultiIndex.from_frame(keys[sound])
    )
    named = told[["place", "denominator"]].drop_duplicates()
    printed = _printed(dataset, named)
    by_label = printed[["low", "high"]].set_axis(
        pd.MultiIndex.from_frame(printed[["place", "denominator"]])
    )
    found = pd.concat(
        [
            _outlines(dataset).assign(basis="measured"),
            by_pairs.assign(basis="solved"),
            by_label.assign(basis="printed"),
        ]
    )
    found = found[~found.index.duplicated()].rename_axis(["place", "base"])
    return pd.concat([found, _sums(found, told["place"])])


def base_of(dataset: Dataset) -> pd.DataFrame:
    """Return the base each claim is read on: `base` and `assumed`, by claim_id."""
    told = statements(dataset)
    own = told["denominator"].replace(SAME_BASE)
    known = pd.MultiIndex.from_arrays([told["place"], own]).isin(bases(dataset).index)
    assumed = ~known & own.isin(list(READ_AS)) & told["side"].isin(list(READ_AS_SIDES))
    return pd.DataFrame(
        {"base": own.mask(assumed, own.map(READ_AS)), "assumed": assumed}
    )


def outline_km2(dataset: Dataset) -> pd.Series:
    """Return the measured area of every country, city, and part of a city, by name."""
    rows = _outlines(dataset)["low"]
    return rows.groupby(level=0).first()


@lru_cache
def _outlines(dataset: Dataset) -> pd.DataFrame:
    """Return outlines as bases: (place, denominator) to `low` and `high`, equal."""
    told = statements(dataset)
    named = told[["place", "denominator"]].drop_duplicates()
    named = named.join(dataset.denominators[["kind", "label"]], on="denominator")
    sizes = _sizes(dataset)
    whole_city = named["kind"].eq("city") & named["label"].str.startswith("whole city")
    side = named["kind"].eq("city") & named["place"].str.contains("(", regex=False)
    country = named["kind"].eq("country")
    fits = (whole_city | side | country) & named["place"].isin(sizes.index)
    named = named[fits]
    km2 = named["place"].map(sizes).to_numpy()
    keys = pd.MultiIndex.from_frame(named[["place", "denominator"]])
    return pd.DataFrame({"low": km2, "high": km2}, index=keys, dtype=float)


def _sizes(dataset: Dataset) -> pd.Series:
    """Return km2 by the name of the country, of the city, and of a city's part."""
    sizes: dict[str, float] = {}
    for theatre_id in dataset.theatres.index:
        where = theatre(dataset, str(theatre_id))
        if where.row["kind"] == "city":
            sizes[str(where.row["name"])] = float(where.outline_km2.sum())
            parts = where.cells.groupby("part")["km2"].sum()
            for place in dataset.claims["place"].unique():
                if slug(place) in parts.index and "(" in place:
                    sizes[place] = float(parts[slug(place)])
        else:
            named = where.parts.drop_duplicates("country").set_index("country")
            sizes |= dict(
                zip(named["name"], where.outline_km2[named.index], strict=True)
            )
    return pd.Series(sizes, dtype=float)


def _printed(dataset: Dataset, named: pd.DataFrame) -> pd.DataFrame:
    """Return the km2 in the label of a base, as a constraint of its own."""
    labels = (
        named["denominator"].map(dataset.denominators["label"]).astype("str").fillna("")
    )
    kinds = named["denominator"].map(dataset.denominators["kind"])
    found = labels.str.extract(_KM2_IN_LABEL, expand=False)
    rows = named[found.notna() & kinds.eq("former")]
    value = found[rows.index].str.replace(",", "").astype(float)
    figures = pd.DataFrame(
        {"value_low": float("nan"), "value": value, "value_high": float("nan")}
    ).assign(qualifier="exact", unit="km2")
    ends = bounds(figures)
    return rows.assign(claims=rows["denominator"], low=ends["low"], high=ends["high"])


def _sums(found: pd.DataFrame, places: pd.Series) -> pd.DataFrame:
    """Return the bases of `A+B`: sums over the bases that all of its parts have."""
    names = places[places.str.contains("+", regex=False)].drop_duplicates()
    parts = names.str.split("+").explode().rename("place")
    each = pd.DataFrame({"whole": names.reindex(parts.index), "place": parts})
    each["parts"] = each.groupby("whole")["place"].transform("size")
    rows = each.merge(found.reset_index(), on="place").groupby(["whole", "base"])
    sums = rows.agg(
        low=("low", "sum"),
        high=("high", "sum"),
        basis=("basis", lambda words: "+".join(sorted(set(words)))),
        found=("place", "size"),
        parts=("parts", "first"),
    )
    sums = sums[sums["found"] == sums["parts"]].rename_axis(["place", "base"])
    return sums.loc[~sums.index.isin(found.index), ["low", "high", "basis"]]
