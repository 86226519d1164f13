"""A picture as an independent reader finds it: an SVG, parsed."""

from collections import Counter
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as Xml

from dashboard.export.image import picture
from dashboard.export.recipe import Kind, Recipe

SVG = "{http://www.w3.org/2000/svg}"


def opened(dataset, recipe: Recipe) -> Element:
    """Return the picture of a recipe, drawn and read again. It has no raster."""
    tree = Xml.fromstring(picture(dataset, recipe, Kind.SVG))
    assert list(tree.iter(f"{SVG}image")) == []
    assert list(tree.iter(f"{SVG}foreignObject")) == []
    return tree


def points(tree: Element) -> int:
    """Return how many marks there are."""
    classes = [(one.get("class") or "").split() for one in tree.iter(f"{SVG}path")]
    return sum("point" in one for one in classes)


def filled(tree: Element) -> Counter[str]:
    """Return how many rings there are in paths of each style's fill."""
    found: Counter[str] = Counter()
    for one in tree.iter(f"{SVG}path"):
        if "js-fill" in (one.get("class") or "").split():
            found[one.get("style") or ""] += (one.get("d") or "").count("M")
    return found


def words(tree: Element) -> str:
    """Return all texts, halos left out."""
    return " ".join(
        "".join(one.itertext())
        for one in tree.iter(f"{SVG}text")
        if one.get("aria-hidden") != "true"
    )
