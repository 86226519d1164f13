"""The bases of shares of territory."""

from data.convert.bases.base import Base

TERRITORY = (
    Base(
        "country",
        "country",
        "whole area of the country",
        "Desert counted. Iraqi officials start from 40% of Iraq in 2014.",
        {
            "territory": (
                *("area of Iraq", "whole area of Iraq", "area of Libya"),
                *("whole area of Iraq (40 percent at peak)", "area of Syria"),
            ),
            "% of Syria held by government": (
                *("area of Syria", "area of Syria (185,180 km2)"),
            ),
            "% of area": ("area of Syria, all groups called terrorists",),
            "% of area cleared of illegal armed groups": ("area of Syria",),
        },
    ),
    Base(
        "country-inhabited",
        "populated",
        "inhabited areas of the country",
        "No desert. SOHR's figure stands beside its 8% of all Syria.",
        {"% of inhabited areas": ("inhabited areas of Syria",)},
    ),
    Base(
        "province",
        "country",
        "whole area of the province",
        "Shares by holder add up to the whole province.",
        {"% of province held by IS": ("province",)},
    ),
    Base(
        "populated-2014",
        "populated",
        "populated area IS dominated, Aug 2014",
        "The base of the US and Coalition maps: populated ground only, as IS held it "
        "at its peak. Loss is net, and means IS can no longer operate openly there.",
        {
            "territory": (
                "areas of influence dominated in Aug 2014, net; populated area",
                "populated area where IS had freedom of movement, Aug 2014",
                "populated areas controlled at the peak, Aug 2014",
            )
        },
    ),
    Base(
        "populated-undated",
        "populated",
        "populated area IS once held, date not stated",
        "Says populated but no date: probably the August 2014 base, not certainly.",
        {
            "territory": (
                *("populated areas once held in Iraq", "populated territory in Iraq"),
                "populated territory once controlled",
                "populated territory once held in Iraq",
                "populated territory seized in Syria",
            )
        },
    ),
    Base(
        "former-2014",
        "former",
        "territory IS held in 2014, desert not specified",
        "Dated to 2014, but the words do not say whether desert counts.",
        {
            "territory": (
                "areas held when coalition campaign began (2014)",
                "peak territory mid-2014",
                "territory held 2014; IS can no longer operate",
                "territory once controlled since 2014",
            )
        },
    ),
    Base(
        "former-baghdad-2014",
        "former",
        "territory IS seized in 2014, as Baghdad counts it",
        "Iraqi officials count from 40% of all Iraq, about three times the US base.",
        {"territory": ("land seized in summer 2014", "territory seized in 2014")},
    ),
    Base(
        "former-2015-04",
        "former",
        "territory IS held a year earlier, Apr 2015",
        "Said in April 2016 with the year before as base, not the 2014 peak.",
        {"territory": ("territory controlled a year earlier",)},
    ),
    Base(
        "ihs-2015-01",
        "former",
        "area IS held in Jan 2015 (IHS, 90,800 km²)",
        "IHS's own first estimate; not the 2014 peak. Two press figures set US square "
        "kilometres over this base.",
        {
            "territory": (
                *("area 1 Jan 2015", "area Jan 2015", "area Jan 2015 (14 + 8 = 22)"),
                "IHS area Jan 2015 (90,800 km2)",
                "IHS area early 2015 (35,000 sq mi)",
            )
        },
    ),
    Base(
        "ihs-2015-12",
        "former",
        "area IS held at the end of 2015 (IHS, 78,000 km²)",
        "IHS's base for 2016.",
        {"territory": ("area at end of 2015", "area in early Jan 2016")},
    ),
    Base(
        "rand-2014",
        "former",
        "area IS held at its peak, autumn 2014 (RAND)",
        "RAND prints over 100,000 km² for it, mostly Iraq and Syria.",
        {"territory": ("area at peak in autumn 2014",)},
    ),
    Base(
        "former-unstated",
        "former",
        "territory IS once held, base not stated",
        "A share of what was once held, with no date and no word on desert. Some say "
        "`peak` without saying when.",
        {
            "territory": (
                *("IS core territory", "IS influence / held area", "IS territory"),
                *("IS territory in Syria", "Iraqi territory once held by IS"),
                *("area occupied by IS before", "ground once held"),
                *("land once claimed", "land once claimed by IS"),
                *("terrain once controlled", "territory IS controlled in Iraq"),
                *("territory IS controlled in Syria", "territory held"),
                *("territory held in Iraq", "territory just recently held"),
                "territory once controlled in Iraq",
                "territory once controlled in Syria",
                *("territory once dominated", "territory once held"),
                *("territory once held (peak)", "territory once held in Iraq"),
                "territory once held in Syria",
                "territory previously controlled in Iraq",
                "territory previously controlled in Syria",
            )
        },
    ),
    Base(
        "sum-of-percentages",
        "none",
        "sum of shares of two different wholes",
        "The outlet added the share of Iraq and that of Syria. No base exists.",
        {
            "territory": (
                "sum of 40 (Iraq) and 10 (Syria)",
                "sum of 50 (Iraq) and 20 (Syria)",
            )
        },
    ),
    Base(
        "as-misreported",
        "none",
        "base lost or changed in the reporting",
        "The outlet dropped or swapped the country, the date or the word populated. "
        "Each row errs in its own way: never join two of them.",
        {
            "territory": (
                (
                    "Iraqi territory under IS (DoD News headline text drops the word "
                    "populated)"
                ),
                "all IS territory (as misreported)",
                "area at start of 2015 (as reported)",
                "territory in Syria and Iraq (as misreported)",
                "territory once held by IS (as reported)",
                "terrorist-held territory since 2014",
            ),
            "city_controlled_pct": ("city (headline)",),
        },
    ),
)
