"""What a base of figures is."""

from dataclasses import dataclass

Texts = dict[str, tuple[str, ...]]
"""Metric family -> the words printed in that family."""


@dataclass(frozen=True)
class Base:
    """One base or definition that figures are given on."""

    denominator_id: str
    kind: str
    """As in denominators.csv: country, populated, former, km2, city, count, ..."""
    label: str
    note: str
    texts: Texts
    """Every wording met that means this base."""
