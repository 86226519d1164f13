"""The options of a picture, which every command that draws one takes."""

from typing import Annotated, Any

import typer


def option(name: str, told: str, shown: str = "TEXT") -> Any:
    """Return an option that takes text, with its help and what stands for the text."""
    return typer.Option(f"--{name}", help=told, metavar=shown)


TheatreText = Annotated[str, option("theatre", "Default: the first.", "ID")]
MethodText = Annotated[str, option("method", "How ground is attributed.", "NAME")]
RuleText = Annotated[str, option("rule", "Which reports count.", "NAME")]
CarryText = Annotated[str, option("carry", "Days a report counts.", "DAYS")]
CountryText = Annotated[str, option("country", "Such as iq or iq-sy.", "CODES")]
PresetText = Annotated[
    str, option("preset", "slide, column, page-width, square.", "NAME")
]
ThemeText = Annotated[str, option("theme", "light, dark, grey.", "NAME")]
TitleText = Annotated[str, option("title", "Default: made from the data.")]
SubtitleText = Annotated[str, option("subtitle", "Likewise.")]
NoteText = Annotated[str, option("note", "Said before what the data say.")]
TransparentFlag = Annotated[bool, typer.Option("--transparent")]


def asked(figure: str, transparent: bool, **texts: str) -> dict[str, str]:
    """Return what was given, as `dashboard.export.recipe.parse` reads it."""
    given = {name: text for name, text in texts.items() if text}
    return {"figure": figure, "transparent": str(transparent).lower(), **given}
