"""The dialog offers all there is, under the names that a recipe has."""

from dash import html

from dashboard.export.animation import Film
from dashboard.export.content import FORMS
from dashboard.export.recipe import SCALES, Figure, Preset, Theme
from dashboard.export_dialog import dialog
from tests.dashboard.tree import every, prop


def options(field: str) -> list[str]:
    (select,) = [
        one for one in every(dialog(), html.Select) if prop(one, "data-field") == field
    ]
    return [one.value for one in every(select, html.Option)]


def test_every_figure_format_size_theme_and_scale_can_be_chosen():
    assert set(options("figure")) == set(Figure)
    assert set(options("form")) == {*FORMS, *Film}
    assert set(options("preset")) == set(Preset)
    assert set(options("theme")) == set(Theme)
    assert options("scale") == [str(n) for n in SCALES]


def test_what_is_usual_stands_first():
    assert (options("figure")[0], options("form")[0]) == ("map", "png")
    assert (options("preset")[0], options("theme")[0]) == ("slide", "light")
