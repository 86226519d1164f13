"""The definitions behind areas in square kilometres."""

from data.convert.bases.base import Base

AREA = (
    Base(
        "km2-desert-included",
        "km2",
        "km² held, desert included",
        "A share of the whole country turned into km², or said to include desert.",
        {
            "area_held_km2": (
                *("6.8 percent of Iraq", "area of Syria"),
                "a third of Iraq and a third of Syria, desert included",
                "area held, mostly desert in Syria",
                "area of Syria where IS has control, desert included",
            )
        },
    ),
    Base(
        "km2-populated",
        "km2",
        "km² held, populated ground only",
        "US counting of 2014 and 2015: under half of Iraq is counted at all.",
        {
            "area_held_km2": (
                "peak area under IS, northern and western Iraq",
                "populated and significant areas only",
            )
        },
    ),
    Base(
        "km2-ihs",
        "km2",
        "km² held, IHS's dominance",
        "IHS's own definition; its wording was not found in public text.",
        {
            "area_held_km2": (
                "area controlled",
                "area under IS dominance (IHS definition)",
            )
        },
    ),
    Base(
        "km2-unstated",
        "km2",
        "km² held, desert not specified",
        "The words do not say whether empty ground counts.",
        {
            "area_held_km2": (
                *("Middle Euphrates villages", "area held", "area ruled"),
                "peak, mostly Iraq and Syria",
            )
        },
    ),
    Base(
        "km2-city",
        "km2",
        "km² of the city",
        "Ground inside the city.",
        {"area_held_km2": ("city",)},
    ),
    Base(
        "km2-lost-populated",
        "km2",
        "km² lost of the populated area dominated, Aug 2014",
        "US and Coalition counting. From 2016 said to be net: a place gained and lost "
        "again counts as nothing.",
        {
            "area_lost_km2": (
                "area lost out of 55,000 km2 held in 2014",
                "areas of influence dominated in Aug 2014, net; populated area",
                *("populated area", "populated area no longer dominated by IS"),
                "populated area recaptured out of 55,000 km2 peak",
            )
        },
    ),
    Base(
        "km2-retaken-since-2014",
        "km2",
        "km² retaken since 2014, net or gross not stated",
        "A running total. Ground won twice may be counted twice; desert may count.",
        {
            "area_lost_km2": (
                *("area cleared", "area lost by IS", "area lost since 2014"),
                *("area regained from IS", "liberated Sep 2014 to Jan 2017"),
                *("liberated since 2014", "no longer under IS control"),
            )
        },
    ),
    Base(
        "km2-retaken-partners",
        "km2",
        "km² retaken by coalition partners only",
        "Leaves out ground that others took from IS.",
        {"area_lost_km2": ("liberated by coalition partners",)},
    ),
    Base(
        "km2-claimed-russia",
        "km2",
        "km² claimed liberated (Russia)",
        "2.7 times the area of Syria: cannot be net ground.",
        {"area_lost_km2": ("area claimed liberated",)},
    ),
    Base(
        "km2-lost-2015-ihs",
        "km2",
        "km² lost net in 2015 (IHS)",
        "1 January to 14 December 2015.",
        {"area_lost_km2": ("area lost 1 Jan to 14 Dec 2015",)},
    ),
    Base(
        "km2-lost-2016h1-ihs",
        "km2",
        "km² lost net, Dec 2015 to Jul 2016 (IHS)",
        "To 4 July 2016.",
        {"area_lost_km2": ("area lost Dec 2015 to 4 July 2016",)},
    ),
    Base(
        "km2-lost-2016q3-ihs",
        "km2",
        "km² lost net, Jul to Oct 2016 (IHS)",
        "To 3 October 2016.",
        {"area_lost_km2": ("area lost July to 3 October 2016",)},
    ),
    Base(
        "km2-retaken-2017h1",
        "km2",
        "km² retaken, Feb to Aug 2017",
        "The six months to 4 August 2017.",
        {"area_lost_km2": ("area retaken in last six months",)},
    ),
    Base(
        "km2-retaken-2017-jan20",
        "km2",
        "km² retaken, 20 Jan to 21 Dec 2017",
        "The US count from the change of president.",
        {"area_lost_km2": ("liberated 20 Jan to 21 Dec 2017",)},
    ),
    Base(
        "km2-retaken-2017",
        "km2",
        "km² retaken in the year 2017",
        "Coalition commanders; a third more than the US count.",
        {"area_lost_km2": ("liberated during 2017", "reclaimed in 2017")},
    ),
    Base(
        "km2-lost-month",
        "km2",
        "km² lost in one month",
        "Russian General Staff, September to October 2017.",
        {"area_lost_km2": ("area lost by IS in one month",)},
    ),
    Base(
        "lebanon-areas",
        "km2",
        "areas the size of Lebanon",
        "One is about 10,450 km².",
        {"times the area of Lebanon": ("area of Syria",)},
    ),
)
