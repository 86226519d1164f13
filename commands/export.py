"""`export` and `redraw`: figures as files, and a file made again from itself."""

from pathlib import Path
from typing import Annotated

import typer

from commands import pictures
from commands.terminal import DatasetOption, opened, told, written
from data.dataset import SHIPPED, load
from geo.errors import GroundError, QueryError

FIGURES = "map, view, areas, change, flows, timeline, claims, check or attacks."


def export(
    figure: Annotated[str, typer.Argument(help=FIGURES, metavar="FIGURE")],
    out: Annotated[
        Path, typer.Option("--out", help="File, or folder.", metavar="FILE|DIR")
    ],
    theatre: pictures.TheatreText = "",
    date: Annotated[
        list[str] | None, pictures.option("date", "The day; again for more files.", "D")
    ] = None,
    since: Annotated[
        str, pictures.option("since", "Earlier day of change, flows.", "D")
    ] = "",
    method: pictures.MethodText = "",
    rule: pictures.RuleText = "",
    carry: pictures.CarryText = "",
    country: pictures.CountryText = "",
    claims: Annotated[str, pictures.option("claims", "Group of claims.", "KEY")] = "",
    preset: pictures.PresetText = "",
    theme: pictures.ThemeText = "",
    title: pictures.TitleText = "",
    subtitle: pictures.SubtitleText = "",
    note: pictures.NoteText = "",
    transparent: pictures.TransparentFlag = False,
    scale: Annotated[
        str, pictures.option("scale", "Pixels of a PNG a px, 1 to 4.", "N")
    ] = "",
    form: Annotated[
        str,
        pictures.option(
            "format",
            "png, svg, pdf, html; geojson, gpkg, parquet; csv, xlsx. Default: as the "
            "file ends, else png.",
            "FORMAT",
        ),
    ] = "",
    dataset: DatasetOption = SHIPPED,
) -> None:
    """Write a figure as a picture or a data file; a file for each --date.

    A picture holds its recipe: `redraw` makes it again. Prints what was written.
    """
    given = pictures.asked(
        figure,
        transparent,
        theatre=theatre,
        since=since,
        method=method,
        rule=rule,
        carry=carry,
        country=country,
        claims=claims,
        preset=preset,
        theme=theme,
        title=title,
        subtitle=subtitle,
        note=note,
        scale=scale,
    )
    # Late: the web stack takes a second to load, and no other command needs it.
    from dashboard.export.content import content, form_of
    from dashboard.export.image import in_turn
    from dashboard.export.recipe import parse

    with told():
        chosen = form or out.suffix.removeprefix(".") or "png"
        form_of(chosen)
        sound = load(dataset)
        days = [{"day": day} for day in date] if date else [{}]
        recipes = [parse(given | day, sound) for day in days]
        if len(recipes) > 1 and out.suffix:
            raise QueryError(
                f"{out} is one file for {len(recipes)} days; give a folder."
            )
        made = in_turn(lambda recipe: content(sound, recipe, chosen), recipes)
        for recipe, file in zip(recipes, made, strict=True):
            path = out if out.suffix else out / recipe.name(chosen, sound.version)
            written(path, file)


def redraw(
    picture: Annotated[
        Path, typer.Argument(help="What export or animate wrote.", metavar="FILE")
    ],
    out: Annotated[Path, typer.Option("--out", help="Where to.", metavar="FILE")],
    dataset: DatasetOption = SHIPPED,
) -> None:
    """Make a file again from the recipe inside it; the format is that of --out.

    Of a film, a picture is its last frame.

    Says so when it was made from another version of the data.
    """
    from dashboard.export.animation import Film, animation_of
    from dashboard.export.content import content, form_of
    from dashboard.export.film import film
    from dashboard.export.metadata import recipe_of, told_in

    with told():
        form = out.suffix.removeprefix(".")
        if form not in list(Film):
            form_of(form)
        try:
            was = picture.read_bytes()
        except OSError as error:
            raise GroundError(f"{picture} cannot be read: {error.strerror}.") from error
        sound = load(dataset)
        if form in list(Film):
            with opened(out):
                film(sound, animation_of(was, sound), Film(form), out)
        else:
            written(out, content(sound, recipe_of(was, sound), form))
        version = told_in(was)["version"]
        if version != sound.version:
            typer.echo(
                f"{picture} was made from version {version} of the data, {out} is from "
                f"{sound.version}: they may differ."
            )
