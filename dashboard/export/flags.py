"""Where names stand under marks on a line, as flags: a staff down, a name beside it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Flag:
    """Where a name stands, px; its staff is at the mark."""

    row: int
    """From the marks down, 0 first."""
    left: float
    """Where the name begins."""


@dataclass
class Flagged:
    """Names set under one line; nothing covers anything. All lengths in px."""

    width: float
    """Of the line."""
    rows: int
    gap: float
    """Between a staff and its name, and at least between two names."""
    stops: tuple[float, ...] = ()
    """Places on the line that no name may cover."""
    _boxes: list[tuple[int, float, float]] = field(default_factory=list)
    _staffs: list[tuple[int, float]] = field(default_factory=list)

    def place(self, mark: float, long: float) -> Flag | None:
        """Return where a name of a mark finds room, lowest first; None: nowhere.

        What is placed stays: place the most important first. A low name leaves the
        rows above it to the marks that it passes under.
        """
        for row in reversed(range(self.rows)):
            for left in (mark + self.gap, mark - self.gap - long):
                if self._free(row, mark, left, left + long):
                    self._boxes.append((row, left, left + long))
                    self._staffs.append((row, mark))
                    return Flag(row, left)
        return None

    def _free(self, row: int, mark: float, left: float, right: float) -> bool:
        if left < 0 or right > self.width:
            return False
        if any(left - self.gap / 2 < x < right + self.gap / 2 for x in self.stops):
            return False
        for other, start, end in self._boxes:
            near = start - self.gap < right and left < end + self.gap
            crossed = other < row and start - self.gap / 2 < mark < end + self.gap / 2
            if crossed or (other == row and near):
                return False
        return not any(
            other > row and left - self.gap / 2 < x < right + self.gap / 2
            for other, x in self._staffs
        )
