"""HTML attributes with a hyphen in their name, which no keyword can have."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-` attributes: `aria(label="Time")` is `aria-label="Time"`."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return `data-` attributes: `data(role="now")` is `data-role="now"`.

    A name that is a keyword of Python ends in `_`, which is dropped.
    """
    return {f"data-{name.rstrip('_')}": value for name, value in values.items()}
