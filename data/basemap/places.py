"""Labels: which names the map shows, in English and Arabic, and how early each appears.

Towns, their coordinates and their numbers of people come from GeoNames, whose names
need an editor: the text first in its list may be Kurdish, Persian, ancient or another
village's, and quarters of a city are given the people of the whole. So `towns.csv`
names every town of note by hand:

geonames_id    the place meant
name, name_ar  as shown; a town outside the Arab world has no `name_ar`
tier           1 city shown first ... 4 shown last; empty: not shown at all
note           what GeoNames has otherwise, or why the place is not shown

Other towns of the three countries follow in tier 4, their names as GeoNames has them
without the signs of its transliteration, and an Arabic name only where it lists
exactly one that can be Arabic.
"""

import re
import unicodedata
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.errors import GroundError

TABLE = Path(__file__).with_name("towns.csv")

LAST = 4
"""The tier of towns that `towns.csv` does not name."""

LEAST = 8_000
"""People a town outside `towns.csv` must have."""

APART = 0.06
"""Degrees; nearer than this to a town of `towns.csv`, a place is a quarter of it."""

_COUNTRIES = {"IQ", "SY", "LY"}

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*")
"""Arabic letters alone: Persian and Kurdish letters lie outside these ranges."""

_UNITS = ("قضاء", "ناحية", "مدينة", "مركز", "شعبية", "قرية", "مخيم")
"""District, sub-district, city, centre, ... village, camp: not part of a name."""

_SIGNS = str.maketrans({"‘": "", "’": "", "ʿ": "", "ł": "l", "ı": "i"})

GOVERNORATES = {
    ("IRQ", "Al-Anbar"): "Anbar",
    ("IRQ", "Al-Basrah"): "Basra",
    ("IRQ", "Al-Muthannia"): "Muthanna",
    ("IRQ", "Al-Qadisiyah"): "Qadisiyah",
    ("IRQ", "An-Najaf"): "Najaf",
    ("IRQ", "Arbil"): "Erbil",
    ("IRQ", "As-Sulaymaniyah"): "Sulaymaniyah",
    ("IRQ", "At-Ta'mim"): "Kirkuk",  # its name from 1976 to 2006
    ("IRQ", "Babil"): "Babil",
    ("IRQ", "Dhi-Qar"): "Dhi Qar",
    ("IRQ", "Dihok"): "Dohuk",
    ("IRQ", "Karbala'"): "Karbala",
    ("IRQ", "Ninawa"): "Nineveh",
    ("IRQ", "Sala ad-Din"): "Salah al-Din",
    ("SYR", "Ar Raqqah"): "Raqqa",
    ("SYR", "As Suwayda'"): "Suwayda",
    ("SYR", "Dar`a"): "Daraa",
    ("SYR", "Dayr Az Zawr"): "Deir ez-Zor",
    ("SYR", "Hamah"): "Hama",
    ("SYR", "Hasaka (Al Haksa)"): "Hasakah",
    ("SYR", "Homs (Hims)"): "Homs",
    ("SYR", "Lattakia"): "Latakia",
    ("SYR", "Rif Dimashq"): "Rural Damascus",
    ("SYR", "UNDOF"): "Quneitra",  # the zone of the observer force lies in it
    ("LBY", "Ajdabiya"): "Ajdabiya",
    ("LBY", "Al Butnan"): "Butnan",
    ("LBY", "Al Jabal al Akhdar"): "Jabal al-Akhdar",
    ("LBY", "Al Jifarah"): "Jafara",
    ("LBY", "Al Jufrah"): "Jufra",
    ("LBY", "Al Kufrah"): "Kufra",
    ("LBY", "Al Marj"): "Marj",
    ("LBY", "Al Marqab"): "Murqub",
    ("LBY", "Al Qubbah"): "Qubba",
    ("LBY", "An Nuqat al Khams"): "Nuqat al-Khams",
    ("LBY", "Ash Shati'"): "Wadi al-Shati",
    ("LBY", "Az Zawiyah"): "Zawiya",
    ("LBY", "Ghadamis"): "Ghadames",
    ("LBY", "Misratah"): "Misrata",
    ("LBY", "Mizdah"): "Mizda",
    ("LBY", "Murzuq"): "Murzuq",
    ("LBY", "Surt"): "Sirte",
    ("LBY", "Tajura' wa an Nawahi al Arba"): "Tripoli and Tajura",
    ("LBY", "Wadi al Hayaa"): "Wadi al-Hayat",
}
"""Natural Earth's names of governorates to the ones used here; others stay."""

AREAS = (
    ("focus", "Iraq", "العراق", 42.3, 32.35),
    ("focus", "Syria", "سوريا", 38.55, 35.1),
    ("focus", "Libya", "ليبيا", 17.9, 27.6),
    ("country", "Turkey", None, 34.6, 38.7),
    ("country", "Iran", None, 50.6, 33.6),
    ("country", "Jordan", "الأردن", 36.9, 31.05),
    ("country", "Lebanon", "لبنان", 36.05, 34.2),
    ("country", "Israel", None, 34.85, 30.85),
    ("country", "Palestine", "فلسطين", 35.25, 31.95),
    ("country", "Kuwait", "الكويت", 47.45, 29.2),
    ("country", "Saudi Arabia", "السعودية", 43.0, 27.0),
    ("country", "Egypt", "مصر", 28.6, 26.9),
    ("country", "Tunisia", "تونس", 9.2, 34.6),
    ("country", "Algeria", "الجزائر", 5.0, 30.0),
    ("country", "Niger", None, 9.8, 18.6),
    ("country", "Chad", "تشاد", 18.6, 18.2),
    ("country", "Sudan", "السودان", 29.5, 17.8),
    ("country", "Cyprus", None, 33.0, 34.9),
    ("country", "Greece", None, 22.0, 39.3),
    ("country", "Italy", None, 14.8, 41.3),
    ("country", "Bulgaria", None, 25.3, 42.7),
    ("country", "Georgia", None, 43.6, 42.1),
    ("country", "Armenia", None, 44.8, 40.4),
    ("country", "Azerbaijan", None, 47.9, 40.4),
    ("country", "Turkmenistan", None, 57.5, 39.6),
    ("country", "Mali", None, -1.5, 20.5),
    ("sea", "Mediterranean Sea", None, 19.5, 34.2),
    ("sea", "Mediterranean Sea", None, 30.6, 33.7),
    ("sea", "Black Sea", None, 34.5, 43.2),
    ("sea", "Red Sea", None, 36.6, 24.0),
    ("sea", "Caspian Sea", None, 51.0, 39.6),
)
"""Kind, English, Arabic, longitude, latitude: where the label reads best at zoom 5."""


def labels(towns: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return every label of the map, in the order in which they claim room.

    Parameters
    ----------
    towns
        What `inputs.towns` returns.

    Returns
    -------
    `name`, `name_ar` (None where there is none), `kind` (focus, country, sea, town),
    `tier` (1 to 4; 0 for areas), `rank` (1 claims room first) and `geometry`, a point
    in EPSG:4326. Raises GroundError when `towns.csv` names a place that is not there.
    """
    listed = pd.read_csv(TABLE, dtype={"tier": "Int64"}).set_index("geonames_id")
    missing = listed.index.difference(towns.index)
    if len(missing):
        raise GroundError(f"{TABLE.name}: GeoNames has no {missing.tolist()}.")
    chosen = listed.join(towns[["population", "lon", "lat"]])
    shown = chosen[chosen["tier"].notna()].reset_index(drop=True)
    columns = ["name", "name_ar", "tier", "population", "lon", "lat"]
    every = pd.concat([shown[columns], _others(towns, chosen)[columns]])
    every = every.assign(kind="town").sort_values(
        ["tier", "population", "name"], ascending=[True, False, True]
    )
    areas = pd.DataFrame(AREAS, columns=["kind", "name", "name_ar", "lon", "lat"])
    rows = pd.concat([areas.assign(tier=0), every], ignore_index=True)
    rows["rank"] = range(1, len(rows) + 1)
    rows["tier"] = rows["tier"].astype(int)
    rows["name_ar"] = (
        rows["name_ar"].astype(object).where(rows["name_ar"].notna(), None)
    )
    return gpd.GeoDataFrame(
        rows[["name", "name_ar", "kind", "tier", "rank"]],
        geometry=gpd.points_from_xy(rows["lon"], rows["lat"]),
        crs="EPSG:4326",
    )


def plain(name: str) -> str:
    """Return a transliterated name without the marks over, under and beside letters."""
    letters = unicodedata.normalize("NFD", name.translate(_SIGNS))
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return kept.strip("' ")


def arabic(alternates: list[str]) -> str | None:
    """Return the one Arabic name among names in any script; None: none, or several."""
    found = {
        text
        for text in alternates
        if _ARABIC.fullmatch(text) and text.split()[0] not in _UNITS
    }
    return found.pop() if len(found) == 1 else None


def _others(towns: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return the towns of the three countries that `towns.csv` does not name."""
    rest = towns[
        towns["country"].isin(_COUNTRIES)
        & (towns["population"] >= LEAST)
        & ~towns.index.isin(listed.index)
    ]
    known = listed[["lon", "lat"]].to_numpy()
    gaps = abs(rest[["lon", "lat"]].to_numpy()[:, None] - known).max(axis=2).min(axis=1)
    rest = rest[gaps > APART]
    rest = rest.assign(name=rest["name"].map(plain), tier=LAST)
    return pd.DataFrame(rest.assign(name_ar=rest["alternates"].map(arabic)))
