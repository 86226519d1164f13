"""What every figure must be, whatever it shows."""

import json
import re
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

COLOUR = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?")


def colours(node: Any, key: str = "") -> Iterator[str]:
    """Yield every colour of a figure, by the names that plotly gives to colours."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from colours(value, name)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from colours(value, key)
    elif isinstance(node, str) and "color" in key:
        yield node


def assert_sound(figure: dict[str, Any]) -> None:
    """Say that plotly takes a figure, that it is JSON, and its colours are hex."""
    go.Figure(figure)
    json.dumps(figure, allow_nan=False)
    found = list(colours(figure))
    assert found
    assert [one for one in found if not COLOUR.fullmatch(one)] == []
