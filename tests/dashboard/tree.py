"""Reading a tree of Dash components the way a visitor reads the page."""

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component


def every(tree: Any, kind: type | None = None) -> Iterator[Any]:
    """Yield the components of a tree, or those of one kind, parents first."""
    if isinstance(tree, (list, tuple)):
        for one in tree:
            yield from every(one, kind)
    elif isinstance(tree, Component):
        if kind is None or isinstance(tree, kind):
            yield tree
        yield from every(getattr(tree, "children", None), kind)


def words(tree: Any) -> str:
    """Return all text of a tree, spaces between."""
    if tree is None:
        return ""
    if isinstance(tree, (list, tuple)):
        return " ".join(part for part in map(words, tree) if part)
    if isinstance(tree, Component):
        return words(getattr(tree, "children", None))
    return str(tree)


def prop(component: Any, name: str) -> Any:
    """Return a property of a component, hyphens in its name or not; None if unset."""
    return component.to_plotly_json()["props"].get(name)


def has_class(component: Any, name: str) -> bool:
    return name in str(prop(component, "className") or "").split()
