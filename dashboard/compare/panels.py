"""The finding in words, the key of flows, and the table of totals."""

from typing import Any

from dash import html

from dashboard.compare.found import Found, each
from dashboard.compare.state import Comparison
from dashboard.compare.text import HELP
from dashboard.figures.areas import SMALL_KM2
from dashboard.figures.change import km2_words
from dashboard.figures.theme import fill, stripe
from dashboard.text import (
    METHOD_WORDS,
    countries_words,
    day_words,
    reports_words,
    short_words,
)
from data.codes import Code
from data.dataset import Dataset
from geo.vocabulary import Method


def finding(dataset: Dataset, asked: Comparison, what: Found) -> list[Any]:
    """Return the answer: a sentence, and what its numbers are."""
    a, b = (day_words(day) for day in asked.days)
    ground = ground_words(dataset, asked)
    unit = "district" if asked.method is Method.DISTRICT else "place"
    places = _count(len(what.rows), unit)
    if what.rows.empty:
        lead: list[Any] = [f"Between {a} and {b}, nothing in {ground} changed hands."]
    else:
        lead = [
            f"Between {a} and {b}, ",
            html.Strong(_part(what)),
            f" of {ground} changed hands, in {places}{_by(what)}.",
        ]
    return [
        html.H1(lead, className="finding-lead"),
        html.P(" ".join(_marks(what)), className="finding-marks"),
        html.P(
            f"Net, and of the whole outline. Method: {METHOD_WORDS[asked.method]}. "
            f"Reports: {reports_words(asked.rule, asked.carry)}. "
            f"Data version {dataset.version}.",
            className="caption",
        ),
    ]


def ground_words(dataset: Dataset, asked: Comparison) -> str:
    """Return what ground is meant: a city's name, or the countries counted."""
    where = asked.where(dataset)
    if where.row["kind"] == "city":
        return str(where.row["name"])
    return countries_words(asked.countries)


def _part(what: Found) -> str:
    share = what.changed_km2 / what.outline_km2
    digits = 0 if what.outline_km2 >= SMALL_KM2 else 1
    return (
        f"{what.changed_km2:,.{digits}f} of {what.outline_km2:,.{digits}f} km² "
        f"({percent(share)})"
    )


def percent(share: float) -> str:
    """Return a share as `61.3 %`."""
    return f"{100 * share:.1f} %"


def _by(what: Found) -> str:
    if not what.reports:
        return ""
    return (
        f", by {_count(what.reports, 'report')} from {_count(what.sources, 'source')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _marks(what: Found) -> list[str]:
    """Return what the reader must know of the sum before using it."""
    told = []
    if what.to_weak_km2 > 0:
        weak = km2_words(what.to_weak_km2, what.outline_km2)
        told.append(f"Of it, {weak} km² became contested, claimed or unknown.")
    total = len(what.rows)
    if what.unsourced:
        told.append(f"{what.unsourced} of the {total} rest on no checked source.")
    if what.estimated:
        told.append(f"{what.estimated} of the {total} have an estimated position.")
    return told


def flows(dataset: Dataset, what: Found) -> Any:
    """Return the key of the map of changes: a row a flow, from whom to whom."""
    rows = [
        html.Tr(
            [
                html.Td(
                    [swatch(dataset, one.before), short_words(dataset, one.before)]
                ),
                html.Td([swatch(dataset, one.after), short_words(dataset, one.after)]),
                html.Td(km2_words(one.km2, what.outline_km2)),
                html.Td(percent(one.km2 / what.outline_km2)),
                html.Td(f"{one.places:,}"),
            ]
        )
        for one in each(what.flows)
    ]
    same = what.outline_km2 - what.changed_km2
    rows.append(
        html.Tr(
            [
                html.Td("Unchanged, pale on the map", colSpan=2),
                html.Td(km2_words(same, what.outline_km2)),
                html.Td(percent(same / what.outline_km2)),
                html.Td(""),
            ],
            className="muted",
        )
    )
    heads = ("From", "To (colour on the map)", "km²", "of outline", "places")
    return _table("Who took ground from whom", heads, rows, "flow-table")


def totals(dataset: Dataset, asked: Comparison, what: Found) -> list[Any]:
    """Return what each side had on both days, net and gross, and the front's length."""
    a, b = (day_words(day) for day in asked.days)
    rows = [
        html.Tr(
            [
                html.Th(
                    [swatch(dataset, row.code), short_words(dataset, row.code)],
                    scope="row",
                ),
                html.Td(_with_share(row.from_km2, what.outline_km2)),
                html.Td(_with_share(row.to_km2, what.outline_km2)),
                html.Td(_signed(row.net_km2, what.outline_km2), className="net"),
                html.Td(km2_words(row.gained_km2, what.outline_km2)),
                html.Td(km2_words(row.lost_km2, what.outline_km2)),
            ]
        )
        for row in each(what.totals)
    ]
    heads = ("km², share of outline", f"A: {a}", f"B: {b}", "Net", "Gained", "Lost")
    before, after = what.front_km
    return [
        _table("Ground of each side", heads, rows, "totals-table"),
        html.P(
            f"{HELP} Front, where cells of two holders meet: {before:,.1f} km on the "
            f"earlier day, {after:,.1f} km on the later one (geodesic, along cells of "
            "nearest place).",
            className="caption",
        ),
    ]


def sankey_caption(what: Found) -> str:
    """Return what the diagram of flows leaves out."""
    same = km2_words(what.outline_km2 - what.changed_km2, what.outline_km2)
    return (
        f"Net flows of ground, km². {same} km² that stayed as they were are left out."
    )


def swatch(dataset: Dataset, code: Code) -> Any:
    """Return the colour of a code as the map has it, stripes included."""
    base, line = fill(dataset, code), stripe(dataset, code)
    paint = (
        f"repeating-linear-gradient(135deg,{base} 0 3px,{line} 3px 5px)"
        if code.hatched
        else base
    )
    return html.Span(className="swatch", style={"background": paint})


def _with_share(km2: float, outline_km2: float) -> list[Any]:
    share = html.Span(percent(km2 / outline_km2), className="muted")
    return [km2_words(km2, outline_km2), " ", share]


def _signed(km2: float, whole: float) -> str:
    words = km2_words(km2, whole)
    return f"+{words}" if km2 > 0 else words.replace("-", "−")


def _table(caption: str, heads: tuple[str, ...], rows: list[Any], name: str) -> Any:
    head = html.Tr([html.Th(one, scope="col") for one in heads])
    table = html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(rows)],
        className=f"sums {name}",
    )
    return html.Div(table, className="scroll-x")
