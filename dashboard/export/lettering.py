"""How wide text will be, so that a sheet is laid out before a browser draws it.

Widths are those of Noto Sans, a little on the wide side: a line that is broken too
early looks well, one that runs out of the sheet does not.
"""

from html import escape
from typing import Any, Final

_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]/ -·")
_WIDE: Final = frozenset("mwMWQO@%—&")
_BOLD: Final = 1.07


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line, px, in type of `size` px."""
    ems = sum(
        0.33
        if letter in _NARROW
        else 0.88
        if letter in _WIDE
        else 0.67
        if letter.isupper()
        else 0.575
        for letter in text
    )
    return ems * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return text as lines that fit `room` px; a word longer than that stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lined(lines: list[str]) -> str:
    """Return lines as plotly reads them: its marks for breaks, none of their own."""
    return "<br>".join(escape(line, quote=False) for line in lines)


def words_trace(name: str, **told: Any) -> dict[str, Any]:
    """Return words on the axes of a figure as a plotly trace; none is cut off."""
    plain = {"cliponaxis": False, "hoverinfo": "skip"}
    return {"type": "scatter", "mode": "text", "name": name, **told, **plain}
