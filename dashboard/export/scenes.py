"""A briefing: a title and its scenes, each one thing said and what shows it.

As a file it is TOML or JSON: `title`, and a list `scene` of tables. A scene has
`headline`, perhaps `note` (for the speaker), and the options of a recipe: `figure`,
`theatre`, `day`, `since`, `method`, `rule` and so on; what is left out is as usual.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import tomli_w

from dashboard.export.recipe import LONGEST, Figure, Recipe, parse
from data.dataset import Dataset
from geo.errors import GroundError, QueryError

MOST_SCENES = 100

LONGEST_NOTE = 4_000
"""Characters that a speaker's note may have."""

ALWAYS = ("figure", "theatre", "day")
"""What a written scene names even where it is as usual: its reader wants to know."""

PARTS = ("headline", "note")
"""What a scene has of its own; all else of it is its recipe."""


@dataclass(frozen=True)
class Scene:
    """One thing said, and what shows it."""

    headline: str
    note: str
    """For the speaker; empty: none. May have line breaks."""
    recipe: Recipe

    def plain(self, dataset: Dataset) -> dict[str, str]:
        """Return it as text by name, as a file has it: without what is as usual."""
        recipe = self.recipe
        usual = parse({"figure": Figure.MAP, "theatre": recipe.view.theatre}, dataset)
        before = dict(parse_qsl(usual.address(), keep_blank_values=True))
        own = dict(parse_qsl(recipe.address(), keep_blank_values=True))
        told = {
            name: text
            for name, text in own.items()
            if name in ALWAYS or text != before.get(name)
        }
        note = {"note": self.note} if self.note else {}
        return {"headline": self.headline, **note, **told}


@dataclass(frozen=True)
class Briefing:
    """Scenes in their order. Sound: made by `briefing` or by hand."""

    title: str
    scenes: tuple[Scene, ...]

    def toml(self, dataset: Dataset) -> str:
        """Return it as TOML, without what is as usual."""
        # A table at a time: the writer would put short ones on one line.
        parts = [tomli_w.dumps({"title": self.title})]
        for scene in self._plain(dataset)["scene"]:
            parts += ["\n[[scene]]\n", tomli_w.dumps(scene, multiline_strings=True)]
        return "".join(parts)

    def json(self, dataset: Dataset) -> str:
        """Return it as JSON, without what is as usual."""
        plain = self._plain(dataset)
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"

    def _plain(self, dataset: Dataset) -> dict[str, Any]:
        scenes = [one.plain(dataset) for one in self.scenes]
        return {"title": self.title, "scene": scenes}


def briefing(given: Mapping[str, Any], dataset: Dataset) -> Briefing:
    """Read a briefing from plain values, as TOML or JSON has them.

    Raises
    ------
    QueryError
        Something cannot be used; a line for each fault, with its scene.
    """
    faults = [
        f"A briefing has title and scene, not “{key}”."
        for key in sorted(map(str, given))
        if key not in ("title", "scene")
    ]
    title = _line(given.get("title", ""), "The title", faults)
    listed = given.get("scene", [])
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_SCENES:
        count = len(listed) if isinstance(listed, list) else 0
        faults.append(f"A briefing has 1 to {MOST_SCENES} scenes; here are {count}.")
        listed = []
    scenes = [_scene(one, i, dataset, faults) for i, one in enumerate(listed, 1)]
    if faults:
        raise QueryError("\n".join(faults))
    return Briefing(title, tuple(scene for scene in scenes if scene))


def read(path: Path, dataset: Dataset) -> Briefing:
    """Read a briefing from a file that ends in .toml or .json.

    Raises QueryError as `briefing` does, or when the text is neither; GroundError when
    the file cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GroundError(f"{path} cannot be read: {error}.") from error
    return parse_text(text, path.suffix.removeprefix("."), dataset)


def parse_text(text: str, form: str, dataset: Dataset) -> Briefing:
    """Read a briefing from text in the form `toml` or `json`; errors as `read`."""
    try:
        match form:
            case "toml":
                given = tomllib.loads(text)
            case "json":
                given = json.loads(text)
            case _:
                raise QueryError(f"A briefing is a .toml or .json file, not “{form}”.")
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise QueryError(f"The briefing is no {form.upper()}: {error}.") from error
    if not isinstance(given, dict):
        raise QueryError("A briefing is an object with title and scene.")
    return briefing(given, dataset)


def _scene(
    given: Any, number: int, dataset: Dataset, faults: list[str]
) -> Scene | None:
    """Read a scene; of an unsound one all faults are added, and None is returned."""
    if not isinstance(given, Mapping):
        faults.append(f"Scene {number} is no table of names and values.")
        return None
    own: list[str] = []
    headline = _line(given.get("headline", ""), "The headline", own)
    note = str(given.get("note", "")).strip()
    if len(note) > LONGEST_NOTE:
        own.append(f"The note has {len(note)} characters; it may have {LONGEST_NOTE}.")
    asked = {key: value for key, value in given.items() if key not in PARTS}
    recipe = None
    try:
        recipe = parse(asked, dataset)
    except QueryError as error:
        own += str(error).splitlines()
    faults += [f"Scene {number}: {fault}" for fault in own]
    return None if own or recipe is None else Scene(headline, note, recipe)


def _line(given: Any, name: str, faults: list[str]) -> str:
    text = str(given).strip()
    if not text:
        faults.append(f"{name} is missing.")
    elif not text.isprintable() or len(text) > LONGEST:
        faults.append(f"{name} is one line of at most {LONGEST} characters.")
    return text


@dataclass(frozen=True)
class Drawn:
    """A scene with its picture."""

    scene: Scene
    recipe: Recipe
    """What the picture was drawn by: the scene's, laid out for the deck."""
    picture: bytes
    """Empty where the deck has a chart of its own instead."""
