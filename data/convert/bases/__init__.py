"""All bases of figures, in the order a legend lists them."""

from data.convert.bases.area import AREA
from data.convert.bases.city import CITY
from data.convert.bases.money import BLANK, MONEY
from data.convert.bases.people import PEOPLE
from data.convert.bases.territory import TERRITORY

BASES = (*TERRITORY, *AREA, *CITY, *PEOPLE, *MONEY, *BLANK)

OVERRIDES = {
    # `area controlled` is IHS's phrase in all rows but this one, which is RAND's.
    "rand-iqsy-2017-km2": "km2-unstated",
}
"""Claims whose words mean something else than in the rest of their family."""
