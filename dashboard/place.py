"""The place panel: who said what about one place, and what it amounts to."""

from typing import Any

import pandas as pd
from dash import html

from dashboard.attributes import data
from dashboard.figures.theme import background, fill
from dashboard.settings import ACCOUNTS_PATH
from dashboard.text import (
    CHANGE_WORDS,
    UNCOUNTED_WORDS,
    code_words,
    country_name,
    dated,
    day_words,
    speaker_words,
)
from data.codes import code_of, codes
from data.dataset import Dataset
from data.theatre import Theatre
from geo.history import ONE_DAY
from geo.vocabulary import Rule


def panel(where: Theatre, place_id: str, rule: Rule) -> list[Any]:
    """Return the panel of a place: names, strip of its history, and its reports.

    The browser marks what is in force on the day shown: every report carries the days
    it is in force (`data-from`, `data-to`, ISO dates, half-open; none: the same day).
    """
    place: Any = where.places.loc[place_id]
    intervals = where.history(rule)
    own = intervals[intervals["place_id"] == place_id]
    return [
        _names(place),
        html.P(_position(place), className="place-position"),
        html.Div(className="place-now", **data(role="now")),
        _strip(where, own),
        html.A(
            "Two accounts of this ground", href=ACCOUNTS_PATH, **data(role="accounts")
        ),
        _reports(where, place_id, own, rule),
    ]


def empty() -> list[Any]:
    """Return what stands there while no place is selected."""
    return [
        html.P(
            "Select a place to see who is said to have held it, since when, "
            "and by which report.",
            className="empty",
        )
    ]


def _names(place: pd.Series) -> Any:
    return html.Div(
        [
            html.H2(str(place["name"]), className="place-name"),
            html.Span(str(place["name_ar"]), lang="ar", dir="rtl", className="arabic"),
        ],
        className="place-names",
    )


def _position(place: pd.Series) -> list[Any]:
    where = ", ".join(
        part
        for part in (str(place["admin1"]), country_name(str(place["country"])))
        if part
    )
    point = place["geometry"]
    parts: list[Any] = [f"{str(place['kind']).capitalize()}, {where}. "]
    parts.append(f"{point.y:.4f} N {point.x:.4f} E ")
    if place["coord_basis"] == "estimated":
        error = place["coord_error_m"]
        reach = "" if pd.isna(error) else f", to about {int(error):,} m"
        parts.append(html.Span(f"position estimated{reach}", className="tag weak"))
    if place["sparse"]:
        parts.append(html.Span("sparse desert point", className="tag weak"))
    return parts


def _strip(where: Theatre, own: pd.DataFrame) -> Any:
    """Return the whole history as one bar, a span an interval."""
    total = (where.last - where.first).days + 1
    table, code = codes(where.dataset), code_of(where.dataset)
    spans = []
    for _, row in own.iterrows():
        meaning = table[code[(row["holder"], row["status"])]]
        share = (row["to"] - row["from"]).days / total * 100
        paint = background(where.dataset, meaning)
        last = row["to"] - ONE_DAY
        spans.append(
            html.Span(
                style={"width": f"{share:.4f}%", "background": paint},
                title=f"{code_words(where.dataset, meaning)}: "
                f"{dated(row['from'], row['precision'])} to {day_words(last)}",
            )
        )
    return html.Div(
        [html.Div(spans, className="strip-spans"), html.I(className="strip-cursor")],
        className="strip",
        **data(role="strip"),
    )


def _reports(where: Theatre, place_id: str, own: pd.DataFrame, rule: Rule) -> Any:
    """Return every report on the place, newest first; those not counted are marked."""
    reports = where.dataset.reports
    mine = reports[reports["place_id"] == place_id]
    if mine.empty:
        return html.P("No report names this place.", className="empty")
    used = {one for ids in own["report_ids"] for one in ids.split(";") if one}
    counts = mine["report_id"].isin(used)
    # In force until the next report that counts; one that does not count never is.
    until = mine["date"].where(counts).shift(-1).bfill().fillna(where.last + ONE_DAY)
    until = until.where(counts, mine["date"])
    items = [
        _report(where, row, end, counted=counted)
        for (_, row), end, counted in zip(mine.iterrows(), until, counts, strict=True)
    ]
    unused = len(mine) - len(used)
    note = f"{len(mine)} report{'' if len(mine) == 1 else 's'}"
    if unused:
        note += f", {unused} not counted ({UNCOUNTED_WORDS[rule]})"
    return html.Div(
        [html.H3(note), html.Ol(items[::-1], className="reports")],
        className="report-list",
    )


def _report(where: Theatre, row: pd.Series, end: pd.Timestamp, counted: bool) -> Any:
    dataset = where.dataset
    meaning = codes(dataset)[code_of(dataset)[(row["holder"], row["status"])]]
    change = CHANGE_WORDS.get(str(row["change"]), str(row["change"]))
    tags = [html.Span(f"{row['confidence']} confidence", className="tag")]
    if row["basis"] == "unsourced":
        tags.append(html.Span("unsourced", className="tag weak"))
    if row["date_precision"] != "day":
        tags.append(
            html.Span(f"known to the {row['date_precision']}", className="tag weak")
        )
    if row["scope"] == "citywide":
        tags.append(html.Span("said of the whole city", className="tag weak"))
    if row["scope"] == "inferred":
        tags.append(html.Span("inferred", className="tag weak"))
    return html.Li(
        [
            html.Div(
                [
                    html.I(
                        className="swatch hatched" if meaning.hatched else "swatch",
                        style={"backgroundColor": fill(dataset, meaning)},
                    ),
                    html.Strong(code_words(dataset, meaning)),
                    html.Span(f"{change}; {row['actor']}" if row["actor"] else change),
                ],
                className="report-head",
            ),
            html.Div(
                [
                    html.Button(
                        dated(row["date"], row["date_precision"]),
                        className="report-day",
                        title="Go to this day",
                        **data(day=f"{row['date']:%Y-%m-%d}"),
                    ),
                    *tags,
                ],
                className="report-tags",
            ),
            *report_lines(dataset, row.to_frame().T),
            html.P(str(row["note"]), className="note") if row["note"] else None,
        ],
        className="report" if counted else "report unused",
        **data(from_=f"{row['date']:%Y-%m-%d}", to=f"{end:%Y-%m-%d}"),
    )


def report_lines(dataset: Dataset, reports: pd.DataFrame) -> list[Any]:
    """Return the sources of reports, each once, with who speaks in them."""
    told = reports[["source_id", "speaker", "said_by"]].drop_duplicates()
    return [
        source_line(dataset, source_id, speaker_words(speaker, party))
        for source_id, speaker, party in told.itertuples(index=False, name=None)
    ]


def source_line(dataset: Dataset, source_id: str, said: str = "") -> Any:
    """Return a source as a link with its kind and party, where they are known.

    `said` tells who speaks in it.
    """
    if not source_id:
        return html.P("No source was checked for this row.", className="source weak")
    source: Any = dataset.sources.loc[source_id]
    title, url = str(source["title"]), str(source["url"])
    facts = [str(source[key]) for key in ("kind", "party") if source[key]]
    link = (
        html.A(title, href=url, target="_blank", rel="noopener noreferrer")
        if url
        else html.Span(title)
    )
    extra = html.Span(f" ({'; '.join(facts)})", className="muted") if facts else None
    spoken = html.Span(f"{said[0].upper()}{said[1:]}, in ") if said else None
    return html.P([spoken, link, extra], className="source")
