"""`export` and `redraw`: figures as files, and a file made again from itself."""

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.terminal import DEFAULT_DATASET, DatasetOption, told, written
from data.dataset import load
from geo.errors import GroundError, QueryError

FIGURES = "map, view, areas, change, flows, timeline, claims, check or attacks."


def _words(name: str, helped: str, shown: str = "TEXT") -> Any:
    return typer.Option(f"--{name}", help=helped, metavar=shown)


def export(
    figure: Annotated[str, typer.Argument(help=FIGURES, metavar="FIGURE")],
    out: Annotated[
        Path, typer.Option("--out", help="File, or folder.", metavar="FILE|DIR")
    ],
    theatre: Annotated[str, _words("theatre", "Default: the first.", "ID")] = "",
    date: Annotated[
        list[str] | None, _words("date", "The day; again for more files.", "D")
    ] = None,
    since: Annotated[str, _words("since", "Earlier day of change, flows.", "D")] = "",
    method: Annotated[str, _words("method", "How ground is attributed.", "NAME")] = "",
    rule: Annotated[str, _words("rule", "Which reports count.", "NAME")] = "",
    carry: Annotated[str, _words("carry", "Days a report counts.", "DAYS")] = "",
    country: Annotated[str, _words("country", "Such as iq or iq-sy.", "CODES")] = "",
    claims: Annotated[str, _words("claims", "Group of claims.", "KEY")] = "",
    preset: Annotated[
        str, _words("preset", "slide, column, page-width, square.", "NAME")
    ] = "",
    theme: Annotated[str, _words("theme", "light, dark, grey.", "NAME")] = "",
    title: Annotated[str, _words("title", "Default: made from the data.")] = "",
    subtitle: Annotated[str, _words("subtitle", "Likewise.")] = "",
    note: Annotated[str, _words("note", "Said before what the data say.")] = "",
    transparent: Annotated[bool, typer.Option("--transparent")] = False,
    scale: Annotated[str, _words("scale", "Pixels of a PNG a px, 1 to 4.", "N")] = "",
    form: Annotated[
        str,
        _words(
            "format",
            "png, svg, pdf, html; geojson, gpkg, parquet; csv, xlsx. Default: as the "
            "file ends, else png.",
            "FORMAT",
        ),
    ] = "",
    dataset: DatasetOption = DEFAULT_DATASET,
) -> None:
    """Write a figure as a picture or a data file; a file for each --date.

    A picture holds its recipe: `redraw` makes it again. Prints what was written.
    """
    given = {
        "figure": figure,
        "theatre": theatre,
        "since": since,
        "method": method,
        "rule": rule,
        "carry": carry,
        "country": country,
        "claims": claims,
        "preset": preset,
        "theme": theme,
        "title": title,
        "subtitle": subtitle,
        "note": note,
        "transparent": str(transparent).lower(),
        "scale": scale,
    }
    asked = {name: text for name, text in given.items() if text or name == "figure"}
    # Late: the web stack takes a second to load, and no other command needs it.
    from dashboard.export.content import content, form_of
    from dashboard.export.recipe import parse

    with told():
        chosen = form or out.suffix.removeprefix(".") or "png"
        form_of(chosen)
        sound = load(dataset)
        days = [{"day": day} for day in date] if date else [{}]
        recipes = [parse(asked | day, sound) for day in days]
        if len(recipes) > 1 and out.suffix:
            raise QueryError(
                f"{out} is one file for {len(recipes)} days; give a folder."
            )
        for recipe in recipes:
            path = out if out.suffix else out / recipe.name(chosen, sound.version)
            written(path, content(sound, recipe, chosen))


def redraw(
    picture: Annotated[
        Path, typer.Argument(help="A PNG, SVG or PDF made by export.", metavar="FILE")
    ],
    out: Annotated[Path, typer.Option("--out", help="Where to.", metavar="FILE")],
    dataset: DatasetOption = DEFAULT_DATASET,
) -> None:
    """Make a picture again from the recipe inside it; the format is that of --out.

    Says so when it was made from another version of the data.
    """
    from dashboard.export.content import content, form_of
    from dashboard.export.metadata import recipe_of, told_in

    with told():
        form = out.suffix.removeprefix(".")
        form_of(form)
        try:
            was = picture.read_bytes()
        except OSError as error:
            raise GroundError(f"{picture} cannot be read: {error.strerror}.") from error
        sound = load(dataset)
        recipe = recipe_of(was, sound)
        written(out, content(sound, recipe, form))
        version = told_in(was)["version"]
        if version != sound.version:
            typer.echo(
                f"{picture} was made from version {version} of the data, {out} is from "
                f"{sound.version}: they may differ."
            )
