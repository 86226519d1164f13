"""Every form in which a figure leaves, pictures and data alike, by one call."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from plotly.io.json import to_json_plotly
from plotly.offline import get_plotlyjs

from dashboard.export import files, metadata
from dashboard.export.fonts import declared
from dashboard.export.image import figure, picture
from dashboard.export.palette import PALETTES
from dashboard.export.recipe import Kind, Recipe
from dashboard.export.words import words
from data.dataset import Dataset
from geo.errors import QueryError


@dataclass(frozen=True)
class Form:
    """A format: what it is called where files are served, and how it is made."""

    mimetype: str
    make: Callable[[Dataset, Recipe], bytes]


def content(dataset: Dataset, recipe: Recipe, form: str) -> bytes:
    """Return what a recipe shows as a file.

    Raises
    ------
    QueryError
        There is no such format, or the figure has none of that kind.
    BrowserError
        A picture is asked for, and no browser can draw it.
    """
    return form_of(form).make(dataset, recipe)


def form_of(name: str) -> Form:
    """Return the format of that name; QueryError lists all where there is none."""
    if name not in FORMS:
        raise QueryError(
            f"There is no format “{name}”; choose from {', '.join(FORMS)}."
        )
    return FORMS[name]


def page(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the figure as a page that needs nothing else: plotly and fonts inside."""
    drawn = figure(dataset, recipe)
    # A text with `</script>` in it would end the script.
    text = PAGE.format(
        title=escape(words(dataset, recipe).title),
        told=metadata.about(dataset, recipe).replace("<", "\\u003c"),
        fonts=declared(str(drawn)),
        halo=PALETTES[recipe.theme].paper,
        paper="transparent" if recipe.transparent else PALETTES[recipe.theme].paper,
        plotly=get_plotlyjs(),
        figure=to_json_plotly(drawn).replace("<", "\\u003c"),
    )
    return text.encode()


PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script type="application/json" id="ground-held">{told}</script>
<style>{fonts}
body {{ margin: 0; background: {paper} }}
.textpoint text {{ paint-order: stroke; stroke: {halo}; stroke-width: 0.33em;
  stroke-linejoin: round }}</style>
<div id="figure"></div>
<script>{plotly}</script>
<script>
Promise.all([...document.fonts].map((face) => face.load())).then(() =>
  Plotly.newPlot("figure", {{...{figure}, config: {{displayModeBar: false}}}}));
</script>
</html>
"""


def _pictured(kind: Kind) -> Callable[[Dataset, Recipe], bytes]:
    return lambda dataset, recipe: picture(dataset, recipe, kind)


FORMS: dict[str, Form] = {
    "png": Form("image/png", _pictured(Kind.PNG)),
    "svg": Form("image/svg+xml", _pictured(Kind.SVG)),
    "pdf": Form("application/pdf", _pictured(Kind.PDF)),
    "html": Form("text/html", page),
    "geojson": Form("application/geo+json", files.geojson),
    "gpkg": Form("application/geopackage+sqlite3", files.geopackage),
    "parquet": Form("application/vnd.apache.parquet", files.geoparquet),
    "csv": Form("text/csv", files.csv),
    "xlsx": Form(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        files.xlsx,
    ),
}
"""The formats by name, which is how their files end."""
