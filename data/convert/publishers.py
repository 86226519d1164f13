"""Who runs the site of an address: a table of well-known hosts, else the host."""

from urllib.parse import urlsplit

NAMES = {
    "theglobalcoalition.org": "Global Coalition Against Daesh",
    "centcom.mil": "US Central Command",
    "obamawhitehouse.archives.gov": "White House (archive)",
    "rand.org": "RAND Corporation",
    "news.ihsmarkit.com": "IHS Markit",
    "janes.com": "IHS Jane's",
    "icsr.info": "ICSR",
    "syriahr.com": "Syrian Observatory for Human Rights",
    "bbc.com": "BBC",
    "bbc.co.uk": "BBC",
    "press.un.org": "United Nations",
    "share.america.gov": "US State Department (ShareAmerica)",
    "editorials.voa.gov": "Voice of America",
    "voanews.com": "Voice of America",
    "voa.pangea-cms.com": "Voice of America",
    "understandingwar.org": "Institute for the Study of War",
    "iswresearch.org": "Institute for the Study of War",
    "criticalthreats.org": "Critical Threats Project",
    "longwarjournal.org": "Long War Journal",
    "cabinet.gov.krd": "Kurdistan Regional Government",
    "reuters.com": "Reuters",
    "hosted.ap.org": "Associated Press",
    "xinhuanet.com": "Xinhua",
    "chinagate.cn": "China Gate",
    "people.com.cn": "People's Daily",
    "chinadaily.com.cn": "China Daily",
    "tass.com": "TASS",
    "rt.com": "RT",
    "sputniknews.com": "Sputnik",
    "sputniknews.africa": "Sputnik",
    "sputnikglobe.com": "Sputnik",
    "noticiabrasil.net.br": "Sputnik Brasil",
    "southfront.org": "South Front",
    "southfront.press": "South Front",
    "fort-russ.com": "Fort Russ",
    "news-front.info": "News Front",
    "news-front.su": "News Front",
    "ruptly.tv": "Ruptly",
    "presstv.ir": "Press TV",
    "alalam.ir": "Al-Alam",
    "hispantv.com": "HispanTV",
    "alkawthartv.ir": "Al-Kawthar TV",
    "tasnimnews.com": "Tasnim",
    "rasanews.ir": "Rasa News",
    "almasdarnews.com": "Al-Masdar News",
    "tishreen.news.sy": "Tishreen",
    "sdf-press.com": "SDF Press",
    "hawarnews.com": "Hawar News (ANHA)",
    "ypgnews.blogspot.com": "YPG News",
    "rudaw.net": "Rudaw",
    "kurdistan24.net": "Kurdistan24",
    "kurdpress.com": "Kurdpress",
    "kurdwatch.org": "KurdWatch",
    "aranews.net": "ARA News",
    "enabbaladi.net": "Enab Baladi",
    "syriadirect.org": "Syria Direct",
    "syrianobserver.com": "The Syrian Observer",
    "microsyria.com": "Microsyria",
    "verify-sy.com": "Verify-Sy",
    "iraqinews.com": "Iraqi News",
    "kuna.net.kw": "KUNA",
    "aa.com.tr": "Anadolu Agency",
    "anews.com.tr": "A News",
    "trtworld.com": "TRT World",
    "trt.global": "TRT",
    "hurriyetdailynews.com": "Hurriyet Daily News",
    "aljazeera.com": "Al Jazeera",
    "aljazeera.net": "Al Jazeera (Arabic)",
    "english.alarabiya.net": "Al Arabiya",
    "newarab.com": "The New Arab",
    "alaraby.co.uk": "The New Arab",
    "middleeasteye.net": "Middle East Eye",
    "middleeastmonitor.com": "Middle East Monitor",
    "arabnews.com": "Arab News",
    "arabnews.pk": "Arab News",
    "dailystar.com.lb": "The Daily Star (Lebanon)",
    "naharnet.com": "Naharnet",
    "thenational.ae": "The National",
    "thenationalnews.com": "The National",
    "gulfnews.com": "Gulf News",
    "haaretz.com": "Haaretz",
    "ynetnews.com": "Ynet",
    "memri.org": "MEMRI",
    "terrorism-info.org.il": "Meir Amit Center",
    "english.ahram.org.eg": "Ahram Online",
    "egypttoday.com": "Egypt Today",
    "libyaherald.com": "Libya Herald",
    "libyaobserver.ly": "The Libya Observer",
    "libyaprospect.com": "Libya Prospect",
    "libyasecuritymonitor.com": "Libya Security Monitor",
    "libyaschannel.com": "Libya's Channel",
    "libyanexpress.com": "Libyan Express",
    "eyeonisisinlibya.com": "Eye on ISIS in Libya",
    "rferl.org": "RFE/RL",
    "ecoi.net": "ecoi.net",
    "cnn.com": "CNN",
    "nbcnews.com": "NBC News",
    "cbsnews.com": "CBS News",
    "abcnews.go.com": "ABC News",
    "foxnews.com": "Fox News",
    "npr.org": "NPR",
    "nytimes.com": "The New York Times",
    "washingtonpost.com": "The Washington Post",
    "usatoday.com": "USA Today",
    "latimes.com": "Los Angeles Times",
    "time.com": "TIME",
    "newsweek.com": "Newsweek",
    "newyorker.com": "The New Yorker",
    "foreignpolicy.com": "Foreign Policy",
    "thehill.com": "The Hill",
    "thedailybeast.com": "The Daily Beast",
    "csmonitor.com": "The Christian Science Monitor",
    "washingtonexaminer.com": "Washington Examiner",
    "washingtontimes.com": "The Washington Times",
    "breitbart.com": "Breitbart",
    "bloomberg.com": "Bloomberg",
    "mcclatchydc.com": "McClatchy",
    "stripes.com": "Stars and Stripes",
    "airandspaceforces.com": "Air & Space Forces Magazine",
    "airforcemag.com": "Air Force Magazine",
    "atlanticcouncil.org": "Atlantic Council",
    "globalsecurity.org": "GlobalSecurity.org",
    "independent.co.uk": "The Independent",
    "ibtimes.co.uk": "IBTimes UK",
    "irishtimes.com": "The Irish Times",
    "france24.com": "France 24",
    "jeuneafrique.com": "Jeune Afrique",
    "japantimes.co.jp": "The Japan Times",
    "scmp.com": "South China Morning Post",
    "straitstimes.com": "The Straits Times",
    "yahoo.com": "Yahoo News",
    "wikipedia.org": "Wikipedia",
    "github.com": "GitHub",
    "web.archive.org": "Internet Archive",
    "pressreader.com": "PressReader",
    "wikisum.wiki": "WikiSum",
    "wikimili.com": "WikiMili",
    "infogalactic.com": "Infogalactic",
    "dinarupdates.com": "Dinar Updates (forum)",
    "warsintheworld.com": "Wars in the World",
    "syriatruths.com": "Syria Truths",
    "masress.com": "Masress",
    "sauress.com": "Sauress",
}
"""Host -> name; a host below a listed one (`en.alalam.ir`) takes the listed name."""

MUSINGS = "musingsoniraq.blogspot."
"""One blog answers under a dozen country endings."""


def host(url: str) -> str:
    """Return the host of an address, lower case, without `www.`.

    >>> host("http://www.Rudaw.net/english")
    'rudaw.net'
    """
    return (urlsplit(url).hostname or "").strip(".").removeprefix("www.")


def lookup(url: str, table: dict[str, str]) -> str:
    """Return the entry for the host of an address or a host above it, else blank."""
    parts = host(url).split(".")
    for start in range(len(parts) - 1):
        found = table.get(".".join(parts[start:]))
        if found is not None:
            return found
    return ""


def publisher(url: str) -> str:
    """Return who runs the site: its name if listed, else its host."""
    if host(url).startswith(MUSINGS):
        return "Musings on Iraq"
    return lookup(url, NAMES) or host(url)
