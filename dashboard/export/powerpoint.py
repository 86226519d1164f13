"""Decks as PPTX: headlines are text, charts are the program's own, with their data.

The master has the project's type and colours, so that a slide that is added later looks
like the others. Lengths are inches.
"""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from dashboard.export import native as charts
from dashboard.export.native import FONT
from dashboard.export.recipe import PLAIN_MAPS, Figure
from dashboard.export.scenes import Drawn
from dashboard.export.words import Words, citation, words
from dashboard.figures.theme import INK, MUTED, SERIES
from dashboard.settings import TITLE
from data.dataset import Dataset

WIDTH, HEIGHT = 13.333, 7.5
PAD = 0.5
HEAD = (PAD, 0.3, WIDTH - 2 * PAD, 0.9)
"""Left, top, width and height of the headline."""
SAID = (PAD, 1.2, WIDTH - 2 * PAD, 0.35)
"""What the figure shows, under the headline."""
FOOT = (PAD, 6.68, WIDTH - 2 * PAD, 0.7)
TOP = 1.62
MAP = 8.6
"""Width of a map, whose chart stands beside it and is its key."""
ROOM = FOOT[1] - TOP - 0.06
"""Height that is left between headline and foot."""
WHOLE = (PAD, TOP, WIDTH - 2 * PAD, ROOM)
BESIDE = (PAD + MAP + 0.2, TOP, WIDTH - 2 * PAD - MAP - 0.2, ROOM)

SAID_PT, FOOT_PT = 12, 10.5
BOLD = 28
"""From so many points on, type is bold."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OPENING, _TITLED = 0, 5
"""Numbers of the layouts that are kept: title slide, and title only."""


BUILT = (Figure.AREAS, *PLAIN_MAPS)
"""Figures that a slide has in parts; any other fills it, its words inside."""


def write(dataset: Dataset, title: str, drawn: Sequence[Drawn]) -> bytes:
    """Return the deck: an opening slide, then one a picture (PNG)."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title = title
    deck.core_properties.author = TITLE
    _dress(deck)
    opening = deck.slides.add_slide(deck.slide_layouts[0])
    opening.shapes.title.text = title
    opening.placeholders[1].text = f"{dataset.title}\nVersion {dataset.version}"
    for one in drawn:
        _slide(deck, dataset, one)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _slide(deck: Any, dataset: Dataset, one: Drawn) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = one.scene.headline
    recipe, told = one.recipe, words(dataset, one.recipe)
    note = [one.scene.note, told.caption, f"The view: /?{recipe.query(dataset)}"]
    note += [f"The same as a picture: {recipe.command(dataset, 'png')}"]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, note))
    if recipe.figure not in BUILT:
        _add_picture(slide, one, told, {"left": 0, "top": 0, "width": WIDTH})
        # Above the slide: read out and listed, while the picture shows it.
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = map(
            Inches, (PAD, -1.5, WIDTH - 2 * PAD, 1)
        )
        return
    foot = citation(dataset, recipe)
    if recipe.figure is Figure.AREAS:
        charts.stacked(slide, dataset, recipe, WHOLE)
    else:
        _add_picture(slide, one, told, {"left": PAD, "top": TOP, "width": MAP})
        charts.bars(slide, dataset, recipe, BESIDE)
        foot = told.caption
    _text(slide, SAID, f"{told.title}. {told.subtitle}.", SAID_PT, MUTED)
    _text(slide, FOOT, foot, FOOT_PT, MUTED)


def _add_picture(slide: Any, one: Drawn, told: Words, place: dict[str, float]) -> Any:
    """Add the picture; `place` is inches by name, and it keeps its shape."""
    inches = {name: Inches(value) for name, value in place.items()}
    picture = slide.shapes.add_picture(io.BytesIO(one.picture), **inches)
    # Said to whoever cannot see it; python-pptx has no call for it.
    about = picture._element._nvXxPr.cNvPr
    about.set("descr", f"{told.title}. {told.subtitle}. {told.caption}")
    return picture


def _text(
    slide: Any,
    place: tuple[float, float, float, float],
    text: str,
    size: float,
    colour: str,
) -> None:
    box = slide.shapes.add_textbox(*map(Inches, place))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    frame.text = text
    font = frame.paragraphs[0].font
    font.size, font.name = Pt(size), FONT
    font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _dress(deck: Any) -> None:
    """Give the master our type and colours, and keep the layouts that are used."""
    for number, layout in reversed(list(enumerate(deck.slide_layouts))):
        if number not in (_OPENING, _TITLED):
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for latin in theme.iter(f"{_DRAWING}latin"):
        if latin.getparent().tag in (f"{_DRAWING}majorFont", f"{_DRAWING}minorFont"):
            latin.set("typeface", FONT)
    named = {"dk1": INK, "dk2": MUTED, "lt2": "#F4F1EA"}
    named |= {f"accent{i}": colour for i, colour in enumerate(SERIES[:6], 1)}
    for name, colour in named.items():
        for slot in theme.iter(f"{_DRAWING}{name}"):
            for old in list(slot):
                slot.remove(old)
            _add(slot, "srgbClr", val=colour.lstrip("#").upper())
    part._blob = serialize_part_xml(theme)
    opening, titled = deck.slide_layouts
    for shapes in (master, opening, titled):
        for shape in list(shapes.placeholders):
            # Dates, footers and numbers lie where a slide of 4 to 3 has them.
            if shape.placeholder_format.idx >= 10:
                shape._element.getparent().remove(shape._element)
    for shapes in (master, titled):
        _place(shapes.placeholders[0], HEAD, 28, MSO_ANCHOR.BOTTOM)
    _place(master.placeholders[1], (PAD, TOP, WIDTH - 2 * PAD, 5.5), 20, MSO_ANCHOR.TOP)
    _place(opening.placeholders[0], (1, 2.1, WIDTH - 2, 1.8), 44, MSO_ANCHOR.BOTTOM)
    _place(opening.placeholders[1], (1, 4.1, WIDTH - 2, 1.5), 20, MSO_ANCHOR.TOP)


def _place(
    shape: Any, place: tuple[float, float, float, float], size: float, anchor: Any
) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, place)
    frame = shape.text_frame
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = 0
    properties = frame._txBody
    style = properties.find(f"{_DRAWING}lstStyle")
    for old in list(style):
        style.remove(old)
    level = _add(style, "lvl1pPr", algn="l", indent="0", marL="0")
    _add(level, "buNone")
    _add(level, "defRPr", sz=str(int(size * 100)), b="1" if size >= BOLD else "0")


def _add(parent: Any, name: str, **attributes: str) -> Any:
    """Append an element of the drawing language; python-pptx has no call for these."""
    child = parent.makeelement(f"{_DRAWING}{name}", attributes)
    parent.append(child)
    return child
