"""The date of a publication, only where it stands in its address or title."""

import re
from collections.abc import Sequence

MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(201[0-9])"

_PATH_DAY = re.compile(rf"(?<!\d){_YEAR}[-/](\d{{1,2}})[-/](\d{{1,2}})(?!\d)")
_PATH_SPLIT = re.compile(rf"(?<!\d){_YEAR}-(\d{{2}})/(\d{{2}})(?!\d)")
_PATH_JOINED = re.compile(rf"(?<!\d){_YEAR}/(\d{{2}})(\d{{2}})(?!\d)")
_PATH_DIGITS = re.compile(rf"(?<!\d){_YEAR}(\d{{2}})(\d{{2}})(?!\d)")
_PATH_NAMED = re.compile(rf"/{_YEAR}/({_MONTH})[-/](\d{{1,2}})(?!\d)", re.IGNORECASE)
_PATH_MONTH = re.compile(rf"/{_YEAR}[-/](\d{{2}})(?!\d)")
_RUDAW = re.compile(r"rudaw\.net/.*/(\d{2})(\d{2})(201\d)\d?(?:-amp)?$")

_TITLE_DAY = re.compile(
    rf"(?<![\d/-])(\d{{1,2}}) ({_MONTH})\.? {_YEAR}\b", re.IGNORECASE
)
_TITLE_US = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}}),? {_YEAR}\b", re.IGNORECASE)
_TITLE_MONTH = re.compile(rf"\b({_MONTH})\.? {_YEAR}\b(?! through)", re.IGNORECASE)
_SPAN = re.compile(r"\bthrough\b", re.IGNORECASE)
"""A title that gives the span its subject covers, not a date of its own."""
_VAGUE = re.compile(r"(?:\bc\.|\babout)\s*$", re.IGNORECASE)
_COPY_YEAR = re.compile(r"\b(20\d\d) copy\b|\bcopy of (20\d\d)\b")


def _iso(year: str, month: str, day: str = "") -> str:
    """Return an ISO date as precise as given, blank if there is no such date."""
    month = MONTHS.get(month.lower(), month.zfill(2))
    if not "01" <= month <= "12":
        return ""
    if not day:
        return f"{year}-{month}"
    if not 1 <= int(day) <= 31:
        return ""
    return f"{year}-{month}-{int(day):02}"


def from_address(url: str) -> str:
    """Return the date that stands in an address, blank if none does.

    >>> from_address("https://example.org/2016/6/22/isil-recaptures")
    '2016-06-22'
    """
    rudaw = _RUDAW.search(url)
    if rudaw is not None:
        return _iso(rudaw.group(3), rudaw.group(2), rudaw.group(1))
    patterns = (
        *(_PATH_DAY, _PATH_SPLIT, _PATH_JOINED, _PATH_NAMED),
        *(_PATH_DIGITS, _PATH_MONTH),
    )
    for pattern in patterns:
        found = pattern.search(url)
        date = "" if found is None else _iso(*found.groups())
        if date:
            return date
    return ""


def from_title(title: str) -> str:
    """Return the date that stands in a title; a day hedged as `about` gives a month.

    >>> from_title("SOHR 74025 (c. 13 Sept 2017): SDF control more than 65%")
    '2017-09'
    """
    if _SPAN.search(title):
        return ""
    found = _TITLE_DAY.search(title)
    if found is not None:
        day, month, year = found.groups()
        hedged = _VAGUE.search(title[: found.start()])
        return _iso(year, month, "" if hedged else day)
    found = _TITLE_US.search(title)
    if found is not None:
        month, day, year = found.groups()
        return _iso(year, month, day)
    found = _TITLE_MONTH.search(title)
    if found is None:
        return ""
    return _iso(found.group(2), found.group(1))


def copy_year(titles: Sequence[str]) -> str:
    """Return the year a title says its copy was made in, blank if none does."""
    for title in titles:
        found = _COPY_YEAR.search(title)
        if found is not None:
            return next(year for year in found.groups() if year)
    return ""


def published(titles: Sequence[str], url: str, *, encyclopedia: bool) -> str:
    """Return the date of a publication: the address first, a title to complete it.

    The dates in the title of an encyclopedia article are those of its subject, so
    there only the year of the copy counts.
    """
    if encyclopedia:
        return copy_year(titles)
    address = from_address(url)
    for title in titles:
        date = from_title(title)
        if date and (not address or date.startswith(address)):
            return date
    return address
