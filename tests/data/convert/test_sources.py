import pandas as pd
import pytest

from data.convert.kinds import depends_on, kind, party
from data.convert.published import from_address, from_title, published
from data.convert.publishers import host, publisher
from data.convert.sources import build, cite, source_id


def cited(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["source_title", "source_url"])


def test_one_row_an_address_with_its_most_used_title():
    url = "https://example.org/a"
    table = build(
        [
            cited(("Rare", url), ("Common", url), ("", "")),
            cited(("Common", f" {url} "), ("Other", "https://example.org/b")),
        ]
    )

    row = table.set_index("url").loc[url]
    assert len(table) == 2
    assert row["title"] == "Common"
    assert row["note"] == "Also cited as: Rare"


def test_an_id_is_readable_and_rests_on_the_address_alone():
    first = source_id("https://www.example.org/a")

    assert first == source_id("https://www.example.org/a")
    assert first != source_id("https://www.example.org/b")
    assert first.startswith("example-org-")


def test_citing_leaves_a_blank_where_there_is_no_address():
    ids = cite(cited(("A", "https://example.org/a"), ("(no source)", "")))["source_id"]

    assert list(ids) == [source_id("https://example.org/a"), ""]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://www.rudaw.net/english", "Rudaw"),
        ("http://en.alalam.ir/news/1", "Al-Alam"),
        ("https://musingsoniraq.blogspot.com.au/2017/", "Musings on Iraq"),
        ("https://exame.com./mundo", "exame.com"),
    ],
)
def test_the_publisher_is_named_or_its_host_stands(url, name):
    assert publisher(url) == name


def test_a_host_is_plain():
    assert host("HTTPS://WWW.Example.org:443/a") == "example.org"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/news/2016/6/22/title", "2016-06-22"),
        ("http://en.chinagate.cn/2017-04/06/content_1.htm", "2017-04-06"),
        ("http://arabic.people.com.cn/n3/2017/0511/c1.html", "2017-05-11"),
        ("http://example.org/News/2013/Mar-05/1.ashx", "2013-03-05"),
        ("https://example.org/stories/2017/aug/26/a/", "2017-08-26"),
        ("https://example.org/articles/20161121.aspx", "2016-11-21"),
        ("https://rudaw.net/english/middleeast/iraq/231120164-amp", "2016-11-23"),
        ("https://example.org/2016/06/title", "2016-06"),
        ("https://example.org/2016/99/title", ""),
        ("https://example.org/article/83021", ""),
    ],
)
def test_dates_in_addresses(url, date):
    assert from_address(url) == date


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Paper 5 Mar 2013: rebels", "2013-03-05"),
        ("Control (ISW, June 9, 2016)", "2016-06-09"),
        ("Paper (July 2014)", "2014-07"),
        ("SOHR (c. 13 Sept 2017): more", "2017-09"),
        ("Campaign, 28-30 May 2017", "2017-05"),
        ("August 2014 Through Early November 2017", ""),
        ("Caliphate shrinks in 2015", ""),
    ],
)
def test_dates_in_titles(title, date):
    assert from_title(title) == date


def test_a_title_completes_the_month_of_an_address_but_never_overrules_it():
    url = "https://example.org/2016/06/a"

    assert published(["A, 21 June 2016"], url, encyclopedia=False) == "2016-06-21"
    assert published(["A, 2 May 2016"], url, encyclopedia=False) == "2016-06"


def test_an_encyclopedia_title_dates_its_subject_not_itself():
    titles = ['Wikipedia "Offensive (June 2014)", 2023 copy in GitHub a/b']

    assert published(titles, "https://github.com/a/b", encyclopedia=True) == "2023"


BLOG = "https://someone.blogspot.com/a"
OUTLET = "https://outlet.example/a"


@pytest.mark.parametrize(
    ("title", "url", "what", "whose"),
    [
        ("Battle of X (Wikipedia mirror)", OUTLET, "encyclopedia", "Wikipedia"),
        ("Border (Wikipedia)", "https://en.wikipedia.org/a", "encyclopedia", ""),
        ("Town falls (AFP via Outlet)", OUTLET, "agency copy", "AFP"),
        ("AFP via Outlet 3 May 2016: town", OUTLET, "agency copy", "AFP"),
        ("dpa report (dpa via Outlet)", OUTLET, "agency copy", "dpa"),
        ("Reuters (Outlet): town falls", OUTLET, "agency copy", "Reuters"),
        ("Outlet (AFP): town falls", OUTLET, "agency copy", "AFP"),
        ("Town falls (Outlet/AP)", OUTLET, "agency copy", "AP"),
        ("Reuters via someone: town", BLOG, "repost", "Reuters"),
        ("Town falls (BBC text, repost)", OUTLET, "repost", "BBC"),
        ("Town falls (Washington Post copy)", OUTLET, "repost", "Washington Post"),
        ("Town (Lidtime, agency text)", OUTLET, "repost", "an agency, not named"),
        ("Town falls (Outlet, citing SOHR)", OUTLET, "", "SOHR"),
        ("Town falls (SOHR)", "https://www.syriahr.com/en/1", "original", ""),
        ("SOHR: enter city via Bab", "https://www.syriahr.com/en/2", "original", ""),
        ("Town falls (Reuters)", "https://www.reuters.com/a", "", ""),
        ("Town falls (Outlet)", OUTLET, "", ""),
    ],
)
def test_kind_and_origin_are_what_the_title_says(title, url, what, whose):
    assert kind([title], url) == what
    assert depends_on([title], url, what) == whose


@pytest.mark.parametrize(
    ("title", "url", "side"),
    [
        ("Report", "https://maps.southfront.press/a", "Russia"),
        ("Report (South Front, copy)", OUTLET, "Russia"),
        (
            "Army advances (SANA via Fort Russ)",
            "https://fort-russ.com/",
            "Syrian government",
        ),
        ("Federal Police: all freed (Al-Alam)", OUTLET, "Iraqi government"),
        ("Update", "https://theglobalcoalition.org/en/a", "coalition"),
        ("Report", OUTLET, ""),
    ],
)
def test_party_is_filled_only_where_the_research_tells(title, url, side):
    assert party([title], url) == side
