"""The project's fonts for pictures: the faces of the page, with their bytes inside."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

from dashboard.settings import ASSETS

_FACE = re.compile(r"@font-face \{[^}]*\}")
_URL = re.compile(r'url\("/assets/([^"]+)"\)')
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


@dataclass(frozen=True)
class Face:
    """One face of a font: the rule that declares it, its file inside."""

    css: str
    spans: tuple[tuple[int, int], ...]
    """First and last code point, both included, of what it is used for."""

    def has(self, text: str) -> bool:
        """Whether a letter of the text is one of its own."""
        points = set(map(ord, text))
        return any(a <= point <= b for a, b in self.spans for point in points)


@lru_cache
def faces() -> tuple[Face, ...]:
    """Return the faces that the page declares in its tokens."""
    css = (ASSETS / "1-tokens.css").read_text("utf-8")
    return tuple(_face(rule) for rule in _FACE.findall(css))


def declared(text: str) -> str:
    """Return the CSS that declares all faces a text needs, complete in itself."""
    return "\n".join(face.css for face in faces() if face.has(text))


def _face(rule: str) -> Face:
    def inside(match: re.Match[str]) -> str:
        packed = b64encode((ASSETS / match[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{packed})"

    spans = _RANGE.findall(rule.partition("unicode-range")[2])
    return Face(
        _URL.sub(inside, rule),
        tuple((int(a, 16), int(b or a, 16)) for a, b in spans),
    )
