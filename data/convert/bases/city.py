"""The bases of figures on cities, coasts and roads."""

from data.convert.bases.base import Base

CITY = (
    Base(
        "city-whole",
        "city",
        "whole city, controlled",
        "Control as the speaker means it; entering may count.",
        {"city_controlled_pct": ("city", "city area", "town", "whole city")},
    ),
    Base(
        "city-cleared",
        "city",
        "whole city, cleared",
        "Stricter than controlled: searched and free of fighters.",
        {
            "city_controlled_pct": (
                *("city, cleared", "entire city, cleared", "whole city, cleared"),
            )
        },
    ),
    Base(
        "city-contested",
        "city",
        "whole city, contested",
        "Ground that no side holds.",
        {"city_controlled_pct": ("city, contested",)},
    ),
    Base(
        "city-environs",
        "city",
        "city and environs",
        "Wider than the city.",
        {"city_controlled_pct": ("city and environs",)},
    ),
    Base(
        "city-former",
        "city",
        "what IS held of the whole city",
        "Of the ground IS had at the start of the battle.",
        {"city_controlled_pct": ("IS-held territory in the whole city",)},
    ),
    Base(
        "city-centre",
        "city",
        "city centre",
        "The middle of the town, not its edges.",
        {"city_controlled_pct": ("central Tikrit",)},
    ),
    Base(
        "east-side",
        "city",
        "east side of the city",
        "Mosul east of the Tigris.",
        {
            "city_controlled_pct": (
                *("eastern half of city", "eastern side"),
                "part east of the Tigris (60 percent of the city)",
            )
        },
    ),
    Base(
        "west-side",
        "city",
        "west side of the city",
        "Mosul west of the Tigris.",
        {"city_controlled_pct": ("western (right) bank", "western side")},
    ),
    Base(
        "old-city",
        "city",
        "Old City",
        "The old quarters only; press reports have mistaken it for the whole.",
        {"city_controlled_pct": ("Old City", "old town of Raqqa")},
    ),
    Base(
        "site",
        "city",
        "the site",
        "One works or base: the refinery of Baiji.",
        {"city_controlled_pct": ("refinery complex",)},
    ),
    Base(
        "districts",
        "count",
        "districts, counted",
        "What a district is differs from speaker to speaker.",
        {
            "districts left to IS": ("districts",),
            "neighbourhoods left to IS": ("districts",),
            "neighbourhoods secured (41 entered)": ("neighbourhoods",),
            "residential districts left to IS": ("districts",),
        },
    ),
    Base(
        "city-blocks",
        "count",
        "city blocks, counted",
        "Far smaller than districts.",
        {"city blocks left to IS": ("blocks",)},
    ),
    Base(
        "coast-km",
        "count",
        "km of coast",
        "A length, not an area.",
        {"km of coast held": ("coast around Sirte",)},
    ),
    Base(
        "sinjar-operation",
        "count",
        "ground of one operation",
        "Printed as km for the Sinjar operation of November 2015.",
        {"km of ground retaken": ("Operation Free Sinjar",)},
    ),
    Base(
        "state",
        "none",
        "a state, no number",
        "A declaration or a state of a road: nothing to divide.",
        {
            "status": (
                *("assault repulsed near Sinjar", "city", "districts"),
                *("refinery complex", "town", "village"),
            ),
            "route_status": (
                *("91 km of border", "98 km of Turkish border held by IS"),
                *("last border villages", "northern Aleppo"),
                *("road connections Raqqa-Mosul", "section by Sinjar"),
                *("stretch of main highway", "supply route"),
            ),
        },
    ),
)
