"""One row a publication: the addresses every research table cites, deduplicated."""

import hashlib
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from data.convert.kinds import depends_on, kind, party
from data.convert.published import published
from data.convert.publishers import host, publisher
from data.writing import shaped


def source_id(url: str) -> str:
    """Return a short readable id that depends on nothing but the address.

    >>> source_id("https://www.rudaw.net/english/middleeast/syria/16062017")
    'rudaw-net-26adcf'
    """
    digest = hashlib.sha256(url.encode("utf-8")).hexdigest()[:6]
    return f"{host(url).replace('.', '-')}-{digest}"


def cited(frames: Iterable[pd.DataFrame]) -> dict[str, list[str]]:
    """Return address -> its titles, the most used first, then in reading order."""
    uses: dict[str, Counter[str]] = {}
    for frame in frames:
        for title, url in zip(frame["source_title"], frame["source_url"], strict=True):
            if url.strip():
                uses.setdefault(url.strip(), Counter())[title.strip()] += 1
    return {
        url: [title for title, _ in titles.most_common()]
        for url, titles in uses.items()
    }


def build(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the table of sources: one row an address, sorted by id.

    Parameters
    ----------
    frames : iterable of DataFrame
        Research tables with `source_title` and `source_url`.
    """
    rows = []
    for url, titles in cited(frames).items():
        others = "; ".join(titles[1:])
        what = kind(titles, url)
        rows.append(
            {
                "source_id": source_id(url),
                "title": titles[0],
                "publisher": publisher(url),
                "url": url,
                "published": published(
                    titles, url, encyclopedia=what == "encyclopedia"
                ),
                "kind": what,
                "party": party(titles, url),
                "depends_on": depends_on(titles, url, what),
                "note": f"Also cited as: {others}" if others else "",
            }
        )
    frame = pd.DataFrame(rows)
    return shaped(frame.sort_values("source_id", kind="stable"), "sources")


def cite(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with `source_id` for its `source_url`, blank where blank."""
    urls = frame["source_url"].str.strip()
    return frame.assign(source_id=[source_id(url) if url else "" for url in urls])
