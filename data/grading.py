"""What a published figure counts: from which day, and whether a method counts the same.

Tables of judgement, each with its reason, fixed by the words of the sources alone: see
`denominators.csv`, and never by how near a number of ours comes.
"""

from geo.reach import CAP_KM
from geo.vocabulary import Method

SINCE = {
    "populated-2014": "2014-08",
    "populated-undated": "2014-08",
    "former-2014": "2014-08",
    "former-baghdad-2014": "2014-08",
    "former-2015-04": "2015-04-12",
    "former-unstated": "peak",
    "ihs-2015-01": "2015-01",
    "ihs-2015-12": "2015-12-14",
    "rand-2014": "2014-11-30",
    "km2-lost-populated": "2014-08",
    "km2-retaken-since-2014": "2014-08",
    "km2-retaken-partners": "2014-08",
    "km2-claimed-russia": "2015-09-30",
    "km2-lost-2015-ihs": "2015-01",
    "km2-lost-2016h1-ihs": "2015-12-14",
    "km2-lost-2016q3-ihs": "2016-07-04",
    "km2-retaken-2017h1": "2017-02-04",
    "km2-retaken-2017-jan20": "2017-01-20",
    "km2-retaken-2017": "2017-01-01",
    "km2-lost-month": "2017-09-13",
}
"""Baseline of a loss by denominator_id, as `geo.baseline.baseline_day` takes it.

Where the words name no day: a loss since 2014 counts from the Coalition's August, one
since `its peak` from our own. Autumn 2014 ends in November; a month and six months are
reckoned back from the day of the figure; Russia's count starts with its air campaign.
"""

DESERT = {"country", "km2-desert-included", "former-baghdad-2014"}
POPULATED = {
    *("populated-2014", "populated-undated", "km2-populated", "km2-lost-populated"),
}
IHS = {
    *("km2-ihs", "ihs-2015-01", "ihs-2015-12", "km2-lost-2015-ihs"),
    *("km2-lost-2016h1-ihs", "km2-lost-2016q3-ihs"),
}
CITY = {"city-whole", "east-side", "west-side", "city-contested"}

_APART = {
    "city-cleared": "cleared is stricter than held",
    "city-environs": "it is wider than the city",
    "city-former": "it is a share of what IS held, not of the city",
    "km2-retaken-partners": "it counts only what partners of the Coalition took",
    "km2-claimed-russia": "it is larger than the country, so not ground at one time",
}


def kind_matches(denominator_id: str, method: Method) -> tuple[str, str]:
    """Return whether a publisher counts what a method counts, and why.

    The first is `yes`, `partly`, `no`, or `unclear` where the publisher's words do not
    say what is counted.
    """
    if denominator_id in _APART:
        return "no", _APART[denominator_id]
    if denominator_id in CITY:
        if method is Method.PLACES:
            return "partly", "quarters are counted, each like the next, not ground"
        return "yes", "ground of the city by who holds it"
    if method.unit != "km2":
        return "no", f"{method.unit} are counted, and the figure is of ground"
    whole = method in (Method.NEAREST, Method.DISTRICT)
    if denominator_id in DESERT:
        if whole:
            return "yes", "both count desert"
        return "no", "the publisher counts desert, which this method leaves unknown"
    if denominator_id in POPULATED:
        if method is Method.POPULATED:
            return "yes", "both count populated ground only, ours by size of place"
        if whole:
            return "no", "the publisher leaves out desert, which this method counts"
        by = (
            f"within {CAP_KM[method]:g} km" if method in CAP_KM else "of settled places"
        )
        return "partly", f"desert is left out, but by distance: ground {by}"
    if denominator_id in IHS:
        return "unclear", "IHS's definition of control was not found in public text"
    return "unclear", "the words do not say whether desert counts, or what is net"
