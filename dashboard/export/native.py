"""Charts as PowerPoint's own: they can be edited there, and hold their data.

Their data are the measures': what each side has on the day, each flow of a change, and
what each side had on the first of every month.
"""

from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.export.palette import PALETTES, Palette
from dashboard.export.recipe import Recipe
from dashboard.export.words import amounts, changed, flow_words, share_words, words
from dashboard.figures.theme import MUTED
from dashboard.text import UNIT_WORDS, day_words, short_words
from data.codes import Code, codes
from data.dataset import Dataset
from geo.areas import on_days

FONT = "Noto Sans"
"""Where it is not installed the program takes its own sans-serif."""

MOST_BARS = 8
"""The smaller rest is one bar."""

Place = tuple[float, float, float, float]
"""Left, top, width and height on the slide, inches."""


def bars(slide: Any, dataset: Dataset, recipe: Recipe, place: Place) -> None:
    """Add what each side has on the day, or each flow of a change, most first.

    Nothing is added where nothing changed.
    """
    rows = _flows(dataset, recipe) if recipe.since else _held(dataset, recipe)
    more = rows[MOST_BARS:]
    if more:
        rest = sum(amount for _, amount, _ in more)
        rows = [*rows[:MOST_BARS], (f"{len(more)} more, smaller", rest, MUTED)]
    if not rows:
        return
    numbers = [amount for _, amount, _ in rows]
    data = CategoryChartData(number_format=_number_format(max(numbers)))
    data.categories = [name for name, _, _ in rows]
    unit = UNIT_WORDS[recipe.view.method.unit]
    data.add_series(f"{words(dataset, recipe).title}, {unit}", numbers)
    day = day_words(recipe.view.timestamp)
    said = f"Changed hands by {day}" if recipe.since else f"Control on {day}"
    chart = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, place, f"{said}, {unit}")
    chart.has_legend = False
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(12)
    _every_label(chart.category_axis)
    chart.category_axis.format.line.fill.background()
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.number_format_is_linked = True
    for i, (_, _, colour) in enumerate(rows):
        _paint(plot.series[0].points[i], colour)


def stacked(slide: Any, dataset: Dataset, recipe: Recipe, place: Place) -> None:
    """Add what each side had on the first of every month, stacked."""
    where, view = recipe.view.where(dataset), recipe.view
    months = pd.date_range(where.first, where.last, freq="MS")
    wide = where.series(view.rule, view.method)
    own = wide.loc[:, wide.columns.get_level_values("country").isin(view.countries)]
    table = on_days(own, pd.DatetimeIndex(months), where.last)
    table = table.T.groupby(level=["holder", "status"]).sum().T
    unit = UNIT_WORDS[view.method.unit]
    data = CategoryChartData(number_format=_number_format(float(table.max().max())))
    data.categories = [month.date() for month in months]
    shown = []
    for code in codes(dataset):
        key = (code.holder, str(code.status))
        if key in table and table[key].any():
            shown.append(code)
            data.add_series(short_words(dataset, code), table[key].round(4).to_list())
    said = f"{words(dataset, recipe).title}; on the first of every month, {unit}"
    chart = _add(slide, XL_CHART_TYPE.AREA_STACKED, data, place, said)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    chart.legend.include_in_layout = False
    _by_year(chart.category_axis)
    chart.value_axis.tick_labels.number_format = "#,##0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    palette = PALETTES[recipe.theme]
    for series, code in zip(chart.plots[0].series, shown, strict=True):
        _paint(series, _colour(dataset, palette, code))


def _held(dataset: Dataset, recipe: Recipe) -> list[tuple[str, float, str]]:
    palette = PALETTES[recipe.theme]
    return [
        (
            # The share is not broken from its sign.
            f"{short_words(dataset, one.code)}, {share_words(one.share)}".replace(
                " %", "\N{NO-BREAK SPACE}%"
            ),
            one.amount,
            _colour(dataset, palette, one.code),
        )
        for one in amounts(recipe.view.where(dataset), recipe)
    ]


def _flows(dataset: Dataset, recipe: Recipe) -> list[tuple[str, float, str]]:
    palette = PALETTES[recipe.theme]
    flows = changed(dataset, recipe).flows
    columns = (flows["before"], flows["after"], flows["km2"])
    return [
        (
            flow_words(dataset, before, after),
            float(km2),
            _colour(dataset, palette, after),
        )
        for before, after, km2 in zip(*columns, strict=True)
        if km2 > 0
    ]


def _add(slide: Any, kind: Any, data: Any, place: Place, title: str) -> Any:
    frame = slide.shapes.add_chart(kind, *map(Inches, place), data)
    frame.name = f"Chart: {title}"
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(14), FONT
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    heading = chart.chart_title.text_frame
    heading.text = title
    font = heading.paragraphs[0].font
    font.size, font.bold = Pt(12), False
    for axis in (chart.category_axis, chart.value_axis):
        axis.has_major_gridlines = False
    return chart


def _every_label(axis: Any) -> None:
    """Have an axis name every category; some programs leave out each second one."""
    node = axis._element
    skip = node.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    node.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _by_year(axis: Any) -> None:
    """Label an axis of months once a year; python-pptx has no call for it."""
    axis.tick_labels.number_format = "yyyy"
    axis.tick_labels.number_format_is_linked = False
    node = axis._element
    for name, value in (
        ("baseTimeUnit", "months"),
        ("majorUnit", "1"),
        ("majorTimeUnit", "years"),
    ):
        tag = qn(f"c:{name}")
        for old in node.findall(tag):
            node.remove(old)
        node.append(node.makeelement(tag, {"val": value}))


def _colour(dataset: Dataset, palette: Palette, code: Code) -> str:
    """Return one colour for a code: a bar has no stripes."""
    paint = palette.stripes if code.hatched else palette.fill
    return paint(dataset, code)


def _paint(part: Any, colour: str) -> None:
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _number_format(most: float) -> str:
    """Return how numbers are written; of less than a thousand, tenths are told."""
    return "#,##0" if most >= 1000 else "#,##0.0"
