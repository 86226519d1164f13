"""The bases of figures on people."""

from data.convert.bases.base import Base

PEOPLE = (
    Base(
        "fighters-in-city",
        "count",
        "IS fighters in the city",
        "Those there on the date; `left` says only that there had been more.",
        {
            "fighters_total": (
                *("IS fighters in Sirte", "IS fighters in Sirte before May 2016"),
                *("IS fighters left in Raqqa", "IS fighters left in Sirte"),
                *("IS militants left in Sirte", "IS operatives in Sirte"),
            )
        },
    ),
    Base(
        "fighters-seven-countries",
        "count",
        "IS fighters from seven countries",
        "The UN count for Libya, July 2016.",
        {"fighters_total": ("IS fighters from seven countries in Libya",)},
    ),
    Base(
        "fighters-coalition-area",
        "count",
        "IS fighters in the Coalition's own area",
        "Leaves out those in ground the Syrian government fights for.",
        {"fighters_total": ("area of operations of the coalition only",)},
    ),
    Base(
        "members",
        "count",
        "IS members, not only fighters",
        "Wider than fighters.",
        {
            "fighters_total": (
                "members, not only fighters",
                "open-source based, incl. up to 3,000 foreigners",
            )
        },
    ),
    Base(
        "foreigners-travelled",
        "count",
        "foreigners who travelled, all groups, running total",
        "Includes the dead and those who went home; not a number present.",
        {
            "foreign_fighters_total": (
                *("cumulative inflow, 110 countries", "entered Syria, 90 countries"),
                "foreign fighters who entered Syria in five years, all groups",
                *("in Syria, over 100 countries", "travelled since 2011, all groups"),
                "travelled, 81 countries",
                "travelled, IS and other extremist groups, 86 countries",
            )
        },
    ),
    Base(
        "foreigners-in-ranks",
        "count",
        "foreigners in IS's ranks",
        "Those present in IS on the date.",
        {
            "foreign_fighters_total": (
                "foreigners in IS ranks",
                "within IS ranks, about 100 countries",
            )
        },
    ),
    Base(
        "inflow",
        "count",
        "foreigners arriving",
        "Arrivals in a month; all groups where the words do not say.",
        {"foreign_fighters_per_month": ("inflow", "peak inflow")},
    ),
    Base(
        "inflow-all-groups",
        "count",
        "foreigners entering Syria, all groups",
        "Arrivals in a month, said to be of all extremist groups.",
        {
            "foreign_fighters_per_month": (
                "all foreign fighters entering Syria",
                "crossing Turkey-Syria border, all extremist groups",
            )
        },
    ),
    Base(
        "leaders-rate",
        "count",
        "days for each leader killed",
        "Rank differs: leaders, senior or mid-level, high-value.",
        {
            "leaders_killed_rate_days": (
                *("high-value individuals", "leaders", "senior or mid-level leaders"),
            )
        },
    ),
    Base(
        "leaders-since-start",
        "count",
        "senior and mid-level leaders killed since the start",
        "Since the campaign began in 2014.",
        {
            "leaders_killed_total": (
                "mid- to senior-level since start",
                "senior to mid-level since start",
            )
        },
    ),
    Base(
        "leaders-since-2015",
        "count",
        "high-value members killed since Jan 2015",
        "Not the whole campaign.",
        {"leaders_killed_total": ("high-value members killed since start of 2015",)},
    ),
    Base(
        "leaders-period-unstated",
        "count",
        "leaders killed, period not stated",
        "`The last few months`, or no period at all.",
        {
            "leaders_killed_total": (
                "killed over the last few months",
                "leaders killed by coalition",
            )
        },
    ),
    Base(
        "leaders-2017-jan20",
        "count",
        "leaders killed, 20 Jan to Jul 2017",
        "The US count from the change of president.",
        {"leaders_killed_total": ("killed 20 Jan to early July 2017",)},
    ),
    Base(
        "leaders-2017",
        "count",
        "leaders killed in the year 2017",
        "One year only.",
        {"leaders_killed_total": ("killed in 2017",)},
    ),
    Base(
        "leadership",
        "count",
        "IS's leadership",
        "A share of leaders, not a number of them.",
        {"% of leadership killed": ("IS leadership",)},
    ),
    Base(
        "killed-campaign",
        "count",
        "IS fighters killed since the campaign began",
        "Air and ground together where the words do not say.",
        {"IS fighters killed": ("killed in two years", "since campaign start")},
    ),
    Base(
        "killed-air",
        "count",
        "IS fighters killed by US-led air strikes",
        "Air strikes only.",
        {"IS fighters killed": ("by US-led air strikes",)},
    ),
    Base(
        "killed-sirte",
        "count",
        "IS fighters killed in the Sirte campaign",
        "May to December 2016.",
        {"IS fighters killed": ("Sirte campaign",)},
    ),
    Base(
        "people-peak",
        "count",
        "people under IS at its peak",
        "The most there ever were, by each source's own date.",
        {"population_under_control": ("peak", "peak, mostly Iraq and Syria")},
    ),
    Base(
        "people-2014-rand",
        "former",
        "people under IS, autumn 2014 (RAND)",
        "People, not land. For Libya the words are `at first level`.",
        {
            "% decline in people under IS": (
                "people under IS at first level",
                "people under IS, autumn 2014",
            )
        },
    ),
    Base(
        "people-freed",
        "count",
        "people freed since 2014, running total",
        "All who lived under IS and no longer do.",
        {
            "population_liberated": (
                *("Sep 2014 to Jan 2017", "freed from IS", "lived under IS"),
                "since start of campaign",
            )
        },
    ),
    Base(
        "people-freed-2017-jan20",
        "count",
        "people freed, 20 Jan to 21 Dec 2017",
        "The US count from the change of president.",
        {"population_liberated": ("20 Jan to 21 Dec 2017 only",)},
    ),
    Base(
        "people-freed-2017",
        "count",
        "people freed in the year 2017",
        "One year only.",
        {"population_liberated": ("during 2017 only",)},
    ),
    Base(
        "displaced",
        "count",
        "displaced people gone home",
        "Iraqis only.",
        {"people returned home": ("displaced Iraqis",)},
    ),
    Base(
        "interpol",
        "count",
        "profiles in Interpol's database",
        "Known foreign fighters.",
        {"profiles": ("foreign fighter profiles in Interpol database",)},
    ),
)
