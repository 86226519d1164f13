"""The bases of figures on money, and the blank one."""

from data.convert.bases.base import Base

MONEY = (
    Base(
        "revenue-month",
        "money",
        "all revenue in a month",
        "Taxes, oil, ransom and the rest. Some are means of a quarter.",
        {
            "revenue_musd_month": (
                "average monthly revenue Q2 2015",
                "average monthly revenue Q2 2017",
                "total monthly revenue",
            )
        },
    ),
    Base(
        "revenue-oil-month",
        "money",
        "oil revenue in a month",
        "Oil only.",
        {
            "revenue_musd_month": (
                *("oil only", "oil revenue only", "oil sales"),
                "oil revenue only, mid-June to early autumn 2014",
            )
        },
    ),
    Base(
        "revenue-year",
        "money",
        "all revenue in a year",
        "One calendar year.",
        {
            "USD million in the year": (
                *("all revenue 2014", "all revenue 2016", "total revenue 2014"),
            )
        },
    ),
    Base(
        "revenue-2016-03",
        "money",
        "all revenue of Mar 2016 (IHS)",
        "The base of a fall in percent.",
        {"% drop in revenue": ("revenue March 2016",)},
    ),
    Base(
        "revenue-unstated",
        "money",
        "revenue, base not stated",
        "A fall in percent of an unnamed earlier revenue.",
        {"% cut in revenue": ("revenue capacity",)},
    ),
    Base(
        "revenue-oil-before",
        "money",
        "oil revenue before the air campaign",
        "The base of a fall in percent.",
        {
            "% drop in oil revenue": (
                "oil revenue before campaign",
                "oil revenue before strikes",
            )
        },
    ),
    Base(
        "oil-output",
        "count",
        "barrels of oil a day, output",
        "What was pumped.",
        {"barrels per day": ("oil output under IS",)},
    ),
    Base(
        "oil-capacity",
        "count",
        "barrels of oil a day, capacity",
        "What could be pumped.",
        {"barrels per day": ("production capability",)},
    ),
    Base(
        "pay-fighters",
        "money",
        "pay of IS fighters",
        "Syrians and foreigners together; before or after a cut by the date.",
        {
            "fighter_salary_usd_month": (
                "before cut",
                "fighters after an earlier cut",
            )
        },
    ),
    Base(
        "pay-foreigners",
        "money",
        "pay of foreign fighters",
        "Before or after a cut by the date.",
        {
            "fighter_salary_usd_month": (
                *("foreign fighters", "foreign fighters after cut"),
                "foreign fighters before cut",
            )
        },
    ),
    Base(
        "pay-syrians",
        "money",
        "pay of Syrian fighters",
        "After the cut.",
        {"fighter_salary_usd_month": ("Syrian fighters after cut",)},
    ),
    Base(
        "pay-technicians",
        "money",
        "pay of engineers and technicians",
        "Not fighters.",
        {"fighter_salary_usd_month": ("engineers and technicians",)},
    ),
    Base(
        "pay-before-cut",
        "money",
        "pay before the cut",
        "The base of a cut in percent.",
        {"% cut in pay": ("all fighters, no exemption",)},
    ),
    Base(
        "stipend-wife",
        "money",
        "stipend for each wife",
        "On top of pay.",
        {"stipend_usd_month": ("for wives", "per wife")},
    ),
    Base(
        "stipend-child",
        "money",
        "stipend for each child",
        "On top of pay.",
        {"stipend_usd_month": ("per child",)},
    ),
)

BLANK = (
    Base(
        "unstated",
        "none",
        "not stated",
        "The words say nothing of what the figure is of.",
        {"fighters_total": ("estimates seen",)},
    ),
)
