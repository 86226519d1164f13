"""The page on data and method: what the numbers mean, whose they are, where weak."""

from typing import Any
from urllib.parse import quote

import pandas as pd
from dash import dcc, html

from data.dataset import Dataset
from data.theatre import theatre
from geo.vocabulary import Basis

MEANING = """
## What the map shows

Each dot is a place that reports speak of. The ground nearer to it than to any other
place of its country, or of its river bank in Mosul, is its cell. A cell has the colour
of whoever the newest report says holds the place on the day shown.

* **Held**: one side holds it. The colour is that side's.
* **Contested**, striped: no side holds it, or sides fight over it.
* **Unknown**, plain: no report says who holds it. A gap is never filled in silence.
* A **hollow dot** is a place whose position is an estimate. So is its cell.

## What the numbers mean

Areas are taken in an equal-area projection and agree with geodesic areas within 0.1 %.
The cells of a country or city add up to its outline on every day, so held, contested
and unknown together are always the whole. **Share** is a share of that outline: of all
Iraq, say, desert included. It is not a share of populated ground, nor of what anyone
held before, so it is not comparable with a claim of either kind. The claims chart keeps
each denominator on an axis of its own.

**Nearest place** gives the desert to the nearest town, which makes every holder of
desert towns look large. **Sparse desert left out** counts the cells of desert points
with few or no residents as unknown. The two together show how much of an area is sand.

**All reports, newest decides** uses every row. **Sourced only** leaves out rows for
which no source was checked, with every start state that rests on one.
**Against interest** leaves out what a party says of its own side's ground: its word
counts only where it says that its side does not hold a place. A report is the word of
the party that speaks in it, where the research names who does ("military statement"),
whoever published it; else of the party of its source. Where nobody else tells of a
gain, the place stays as it was. A report of no stated party counts, which does not make
it neutral. **Agreed only** makes a place contested while reports of
independent origin name different holders. A report stands until its origin reports
there again, for a week at most; that a fight has ended denies no report of the fight.
Copies of one agency are one origin.

A date known to the week or month is drawn on the day given and marked so. Of several
reports on one day the last in order decides; the others stay in the list, greyed.
"""

WEAK = """
## Known weak spots

* A cell is a convention. Nobody drew a front line; desert between two towns is shared
  out by distance alone.
* In Libya few points stand for very large cells. Read its km² as an order of size.
* Start states of January 2013 come from general knowledge. They are marked unsourced.
* Syria in 2013 and early 2014, the Syrian desert, the Iraqi desert west of Ramadi and
  the east bank of the Euphrates in 2018 rest on few sources; dates there may be a month
  out.
* Zones of Fallujah and most of Sirte and Mosul have estimated positions: neighbours may
  be swapped, and areas of single zones mean little. Sums over a city are steadier.
* Reports of one day about a whole city are written out for each quarter. They are one
  statement, not many, and are tagged so.
* Many sources are copies, agency texts on other sites, or one side's own media. Where
  that is known it stands beside the link.
* Short raids and quick reversals are mostly left out.
"""

LICENCES = """
## Licences

The data set is published under CC BY-SA 4.0, with credit to the sources it rests on,
among them Wikipedia contributors (CC BY-SA), Airwars, GeoNames (CC BY 4.0) and Who's On
First. Country outlines and the coast are derived from OpenStreetMap and stay under the
Open Database Licence. Base map: © OpenStreetMap contributors (ODbL), Natural Earth
(public domain), GSHHG/WDBII rivers (LGPL), GeoNames (CC BY 4.0). Type: Noto Sans (OFL).
The program is under Apache-2.0.
"""


_MARKS = set("\\`*_{}[]()#+-.!|<>~&")
_URL_MARKS = ":/?#@!$&'*+,;=%~"


def method_page(dataset: Dataset) -> list[Any]:
    """Return the page; its counts are taken from the data set it speaks of."""
    return [
        html.A("Back to the map", href="/", className="back"),
        html.H1("Data and method"),
        html.P(
            f"Data set “{dataset.title}”, version {dataset.version}: it begins "
            "the SHA-256 of its files. It stands in every download.",
            className="lead",
        ),
        dcc.Markdown(MEANING),
        html.H2("What the data rest on"),
        _counts(dataset),
        dcc.Markdown(WEAK),
        dcc.Markdown(LICENCES),
        html.H2("Sources"),
        _sources(dataset),
    ]


def _counts(dataset: Dataset) -> Any:
    names = (
        *("Theatre", "Places", "Positions estimated", "Reports"),
        *("Unsourced", "Said of a whole city", "Speaker named", "Outline"),
    )
    rows: list[tuple[str, ...]] = []
    for theatre_id in dataset.theatres.index:
        where = theatre(dataset, str(theatre_id))
        reports = dataset.reports[dataset.reports["place_id"].isin(where.places.index)]
        rows.append(
            (
                str(where.row["name"]),
                f"{len(where.places):,}",
                f"{(where.places['coord_basis'] == 'estimated').sum():,}",
                f"{len(reports):,}",
                f"{(reports['basis'] == Basis.UNSOURCED).sum():,}",
                f"{(reports['scope'] == 'citywide').sum():,}",
                f"{(reports['said_by'] != '').sum():,}",
                f"{where.outline_km2.sum():,.0f} km²",
            )
        )
    return _table(names, rows)


def _sources(dataset: Dataset) -> Any:
    """Return all sources behind one fold, with how many rows rest on each."""
    cited = pd.concat(
        [
            dataset.reports["source_id"],
            dataset.claims["source_id"],
            dataset.happenings["source_id"],
            dataset.route_status["source_id"],
        ]
    ).value_counts()
    ordered = dataset.sources.sort_values(["publisher", "title"])
    items = [
        _source(source, int(cited.get(source_id, 0)))
        for source_id, source in ordered.iterrows()
    ]
    # One component for all: a component a source would keep the browser busy for long.
    return html.Details(
        [
            html.Summary(f"All {len(items)} sources"),
            dcc.Markdown("\n".join(items), className="sources", link_target="_blank"),
        ]
    )


def _source(source: pd.Series, rows: int) -> str:
    """Return a source as an item of a Markdown list."""
    title = _plain(str(source["title"]))
    url = quote(str(source["url"]), safe=_URL_MARKS)
    facts = [str(source[key]) for key in ("publisher", "kind", "party") if source[key]]
    link = f"[{title}]({url})" if url else title
    return f"- {link} {_plain('; '.join([*facts, f'{rows} rows']))}"


def _plain(text: str) -> str:
    """Keep Markdown from reading marks of its own into a text."""
    return "".join(f"\\{c}" if c in _MARKS else c for c in text)


def _table(names: tuple[str, ...], rows: list[tuple[str, ...]]) -> Any:
    head = html.Tr([html.Th(name, scope="col") for name in names])
    body = [
        html.Tr([html.Th(row[0], scope="row"), *[html.Td(cell) for cell in row[1:]]])
        for row in rows
    ]
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(body)], className="facts"),
        className="scroll-x",
    )
