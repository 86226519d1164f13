"""One lane of events: where its marks and names are, before anything is drawn.

Names stand under the marks, the most important first: those of the main list, then
those nearest the day. One that finds no room is left to its mark, and is counted.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.export.flags import Flag, Flagged
from dashboard.export.lettering import width
from data.happenings import Kind, kind_of, near
from data.theatre import Theatre
from geo.vocabulary import Basis

# Lengths in sizes of type of the sheet.
NAME = 0.8
"""Type of names."""
ROW = 1.3 * NAME
TITLE, BAND, BAR, AIR = 1.5, 1.0, 0.42, 0.75
"""Heights of a lane's title, of its marks, of a row of campaigns; air below it."""
MARK = 0.6
MOST_ROWS = 9
"""Rows of names that a lane has at most."""


TICKS = 8
FORMS = {"YS": "%Y", "MS": "%b %Y", "D": "%d %b %Y"}
"""Steps of the axis, and how their days are written."""

ONE_DAY = pd.Timedelta(days=1)


@dataclass
class Lane:
    """One lane: its events in the order in which they are named, and where they are."""

    kind: Kind
    rows: pd.DataFrame
    left: np.ndarray
    right: np.ndarray
    """First and last day, px."""
    bars: np.ndarray
    """The row in which a campaign is drawn, so that none covers another."""
    flags: list[Flag | None] = field(default_factory=list)

    @property
    def marks(self) -> float:
        """Height of its marks."""
        return max(BAND, BAR * (int(self.bars.max()) + 1) + 0.2)

    @property
    def named(self) -> int:
        """How many rows of names it has."""
        return max((flag.row + 1 for flag in self.flags if flag), default=0)

    @property
    def height(self) -> float:
        """Height of all of it."""
        return TITLE + self.marks + ROW * self.named + AIR

    def name(self, rows: int, wide: float, day: float, base: float) -> None:
        """Set the names in at most so many rows, and no more than that helps.

        `wide`, `day` (what no name may cover) and `base` in px.
        """
        best = -1
        for count in range(1, rows + 1):
            setting = Flagged(wide, count, 0.3 * base, (day,))
            flags = [
                setting.place(float(x), width(text, NAME * base))
                for x, text in zip(self.left, texts(self.rows), strict=True)
            ]
            named = sum(flag is not None for flag in flags)
            if named > best:
                best, self.flags = named, flags
            if named == len(self.rows):
                return


def px(where: Theatre, wide: float, days: Any) -> Any:
    """Return where days stand on a width: a day, or a Series or index of them."""
    return (days - where.first) / max(where.last - where.first, ONE_DAY) * wide


def ticks(where: Theatre) -> tuple[pd.DatetimeIndex, str]:
    """Return the days told below the lanes, at most TICKS, and how they are written."""
    first, last = where.first, where.last
    step = next(
        (one for one in FORMS if len(pd.date_range(first, last, freq=one)) > 2), "D"
    )
    days = pd.date_range(first, last, freq=step)
    return days[:: -(-len(days) // TICKS)], FORMS[step]


def lane(
    where: Theatre, kind: Kind, day: pd.Timestamp, wide: float, base: float
) -> Lane | None:
    """Return the lane of a kind on a width, px, without names; None: it has no event.

    `day` is the one that names are chosen by, `base` the size of the sheet's type.
    """
    rows = near(where)
    rows = rows[rows["category"].map(kind_of) == kind]
    if rows.empty:
        return None
    away = (rows["date_start"] - day).abs()
    rows = rows.iloc[np.lexsort((away.to_numpy(), (rows["tier"] != "main").to_numpy()))]
    start = rows["date_start"]
    end = rows["date_end"].fillna(start)
    left, right = (px(where, wide, days).to_numpy() for days in (start, end))
    bars = np.zeros(len(rows), int)
    if kind is Kind.CAMPAIGN:
        right = np.minimum(np.maximum(right, left + MARK * base / 2), wide)
        bars = _packed(left, right + base / 5)
    return Lane(kind, rows, left, right, bars)


def _packed(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the first row in which each span covers no other, in order of begin."""
    ends: list[float] = []
    found = np.zeros(len(left), int)
    for i in np.argsort(left, kind="stable"):
        free = [row for row, end in enumerate(ends) if end <= left[i]]
        row = free[0] if free else len(ends)
        ends[row : row + 1] = [right[i]]
        found[i] = row
    return found


def texts(rows: pd.DataFrame) -> list[str]:
    """Return the names of events; one that rests on no checked source says so."""
    return [
        f"{row.title}, unsourced" if row.basis == Basis.UNSOURCED else str(row.title)
        for row in rows.itertuples()
    ]
