"""What sort of text a source is, whose side it is on, and whose text it carries.

Only what the research tells is filled in: its titles name the outlet a text was
copied from, and its notes list the originals and the parties' media.
"""

import re
from collections.abc import Sequence

from data.convert.publishers import host, lookup
from data.sides import UNNAMED

ENCYCLOPEDIA_HOSTS = dict.fromkeys(
    (
        *("wikipedia.org", "wikisum.wiki", "wikimili.com", "wikizero.net"),
        *("infogalactic.com",),
    ),
    "encyclopedia",
)
ORIGINAL_HOSTS = dict.fromkeys(
    (
        # Listed as originals in the notes on the claims.
        *("theglobalcoalition.org", "centcom.mil", "obamawhitehouse.archives.gov"),
        *("rand.org", "news.ihsmarkit.com", "janes.com", "icsr.info"),
        *("bbc.com", "bbc.co.uk", "syriahr.com"),
    ),
    "original",
)

PARTY_HOSTS = {
    # Parties' media named in the notes on the region and the cities.
    "southfront.org": "Russia",
    "southfront.press": "Russia",
    "fort-russ.com": "Russia",
    "almasdarnews.com": "Syrian government",
    "sputniknews.com": "Russia",
    "sputniknews.africa": "Russia",
    "sputnikglobe.com": "Russia",
    "noticiabrasil.net.br": "Russia",
    "rt.com": "Russia",
    "presstv.ir": "Iran",
    "hawarnews.com": "SDF",
    "sdf-press.com": "SDF",
    # Official pages: the publisher is itself a side.
    "theglobalcoalition.org": "coalition",
    "centcom.mil": "US government",
    "obamawhitehouse.archives.gov": "US government",
    "share.america.gov": "US government",
    "cabinet.gov.krd": "Kurdistan Region",
}
PARTY_TITLES = (
    # The same media met as copies elsewhere: the title names them.
    (re.compile(r"\bSouth ?Front\b|\bFort Russ\b"), "Russia"),
    (re.compile(r"\bSputnik\b(?! on )|\bRT text\b"), "Russia"),
    (re.compile(r"\bAl-Masdar\b"), "Syrian government"),
    (re.compile(r"\bPress ?TV\b"), "Iran"),
    (re.compile(r"\b(ANHA|ANF)\b"), "SDF"),
    # Pages that give the Iraqi police's own account, as the notes on Fallujah say.
    (re.compile(r"\bfederal police( chief|:)", re.IGNORECASE), "Iraqi government"),
)
SANA = re.compile(r"\bSANA\b")
"""The Syrian state agency: its text stays its own on any other party's page."""

AGENCIES = (
    "Reuters TV|Reuters|AFP|AP|dpa|Xinhua|Anadolu|EFE|NTB|TASS|Sputnik|SANA|ANHA|IRNA|"
    "KUNA|DIHA|NAN|FNA|Fars|ANI|PTI|Storyful|CNN|SOHR|SMART News|DoD News|Basnews|"
    "Al-Masdar|WaPo|Bloomberg|Mint|Niqash|LWJ"
)
ONE = rf"(?:{AGENCIES})(?:/(?:{AGENCIES}))*"
NAME = r"[A-Z][\w'’&.-]*(?: (?:and )?[A-Z][\w'’&.-]*){0,4}"
WHO = rf"(?:US mission|US memorandum|dpa|agency|{NAME}(?:/{NAME})*)"
OWN_HOSTS = {
    # An agency's own site carries nobody else's text.
    "Reuters": "reuters.com",
    "AP": "hosted.ap.org",
    "Xinhua": "xinhuanet.com",
    "TASS": "tass.com",
    "SOHR": "syriahr.com",
    "KUNA": "kuna.net.kw",
    "Anadolu": "aa.com.tr",
    "CNN": "cnn.com",
    "Bloomberg": "bloomberg.com",
    "ANHA": "hawarnews.com",
    "Sputnik": "sputnik",
    "LWJ": "longwarjournal.org",
    "Al-Masdar": "almasdarnews.com",
    "DIHA": "diclehaber.com",
}

WIKIPEDIA = re.compile(r"\bWikipedia\b|\bWikiSum\b")
COPIED = re.compile(
    r"\b(repost|reposted|copy|mirror|forum|aggregator|excerpt|archived|digest)\b"
    r"|\btext\b(?! via)|\bvia [^)]*\bblog\b|\bblog quoting\b",
    re.IGNORECASE,
)
BLOG_HOST = re.compile(
    r"blogspot\.|wordpress\.com$|newsvine\.com$|dinarupdates\.com$|omaniaa\.co$"
)
"""Blogs and forums: a text they carry from elsewhere is a repost."""

VIA = re.compile(
    rf"(?:^|[(:,] ?)({WHO})(?: [0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}})?(?: text)?,? via "
)
AGENCY_OF = (
    re.compile(rf"^({ONE}) \("),
    re.compile(rf"^[^(:]+ \(({ONE})(?: digest)?\):"),
    re.compile(rf"\((?:[a-z]+, )?({ONE})(?:, [^)]*)?\)\s*$"),
    re.compile(rf"{NAME} ?/ ?({AGENCIES})\b"),
)
"""Where a title names the agency an outlet carries: first match wins."""

TEXT_OF = (
    VIA,
    re.compile(rf"^({WHO}) (?:\([a-zA-Z ]*copy\)|digest)"),
    re.compile(rf"\(({WHO})(?: editorial| on [A-Z]+)? (?:text|excerpt|digest)\b"),
    re.compile(rf", ({WHO}) text\)"),
    re.compile(rf"\(({WHO})(?:, | )(?:copy|repost|reposted|archived|excerpt)\b"),
    re.compile(rf"^({AGENCIES})\b.*, copy in GitHub"),
    re.compile(r", from ([A-Z][^),]*)\)|\b(?:citing|quoting) ([A-Z][^),]*)"),
)
"""Where a title names whose text a page carries or quotes: first match wins."""


def kind(titles: Sequence[str], url: str) -> str:
    """Return the kind of a source, blank where the research does not tell."""
    everything = " | ".join(titles)
    if WIKIPEDIA.search(everything) or lookup(url, ENCYCLOPEDIA_HOSTS):
        return "encyclopedia"
    if COPIED.search(everything):
        return "repost"
    original = lookup(url, ORIGINAL_HOSTS)
    if original:
        return original
    via = any(VIA.search(title) for title in titles)
    if via and BLOG_HOST.search(host(url)):
        return "repost"
    return "agency copy" if via or carried_agency(titles, url) else ""


def party(titles: Sequence[str], url: str) -> str:
    """Return whose side the text is on, blank where the research does not tell."""
    if any(SANA.search(title) for title in titles):
        return "Syrian government"
    found = lookup(url, PARTY_HOSTS)
    if found:
        return found
    for title in titles:
        for pattern, side in PARTY_TITLES:
            if pattern.search(title):
                return side
    return ""


def carried_agency(titles: Sequence[str], url: str) -> str:
    """Return the agency whose text an outlet carries by its title, blank if none."""
    for title in titles:
        for pattern in AGENCY_OF:
            found = pattern.search(title)
            if found is None:
                continue
            own = OWN_HOSTS.get(found.group(1).split("/")[0], "")
            if not own or own not in host(url):
                return found.group(1)
    return ""


def depends_on(titles: Sequence[str], url: str, what: str) -> str:
    """Return whose text a source carries or quotes, blank where no title says so."""
    if what == "encyclopedia":
        return "" if host(url).endswith("wikipedia.org") else "Wikipedia"
    for title in titles:
        for pattern in TEXT_OF:
            found = pattern.search(title)
            if found is not None:
                who = next(text for text in found.groups() if text)
                return UNNAMED if who == "agency" else who
    return "" if what == "original" else carried_agency(titles, url)
