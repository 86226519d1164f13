"""Briefings as files: read as they were written; all faults are told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.export.recipe import Theme, parse
from dashboard.export.scenes import Briefing, Scene, parse_text, read
from geo.errors import GroundError, QueryError

LINES = some.text(
    some.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60
)
NOTES = some.text(some.characters(exclude_categories=("C",)), max_size=200).map(
    str.strip
)


@pytest.mark.parametrize("form", ["toml", "json"])
@given(
    title=LINES,
    headline=LINES,
    note=NOTES,
    theme=some.sampled_from(Theme),
    theatre=some.sampled_from(["region", "city"]),
    day=some.dates(),
)
def test_a_briefing_is_read_as_it_was_written(
    form, title, headline, note, theme, theatre, day, squares
):
    first, last = "2014-06-01", "2015-08-01"
    chosen = min(max(day.isoformat(), first), last)
    told = {"figure": "map", "theatre": theatre, "day": chosen, "theme": theme}
    made = Briefing(title, (Scene(headline, note, parse(told, squares)),) * 2)
    text = made.toml(squares) if form == "toml" else made.json(squares)
    assert parse_text(text, form, squares) == made


def test_what_is_as_usual_is_not_written(squares):
    recipe = parse({"figure": "map", "theatre": "region", "day": "2014-07-01"}, squares)
    assert Briefing("One", (Scene("Said", "", recipe),)).toml(squares) == (
        'title = "One"\n\n[[scene]]\nheadline = "Said"\nfigure = "map"\n'
        'theatre = "region"\nday = "2014-07-01"\n'
    )


def test_all_faults_are_told_at_once_each_with_its_scene(squares):
    text = """
    colour = "red"
    [[scene]]
    figure = "map"
    theatre = "nowhere"
    [[scene]]
    headline = "Sound"
    figure = "map"
    [[scene]]
    headline = "Late"
    figure = "film"
    size = "big"
    """
    with pytest.raises(QueryError) as refused:
        parse_text(text, "toml", squares)
    told = str(refused.value)
    assert "not “colour”" in told
    assert "The title is missing." in told
    assert "Scene 1: The headline is missing." in told
    assert "Scene 1: There is no theatre “nowhere”" in told
    assert "Scene 3: There is no figure “film”" in told
    assert "Scene 3: There is no option “size”" in told
    assert "Scene 2" not in told


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ('title = "A"', "toml", "1 to 100 scenes; here are 0"),
        ('title = "A"\nscene = "none"', "toml", "here are 0"),
        ('{"title": "A", "scene": [1]}', "json", "Scene 1 is no table"),
        ("title = ", "toml", "is no TOML"),
        ("[1, 2", "json", "is no JSON"),
        ("[1, 2]", "json", "an object with title and scene"),
        ("title: A", "yaml", "is a .toml or .json file"),
    ],
)
def test_what_is_no_briefing_is_refused(text, form, words, squares):
    with pytest.raises(QueryError, match=words):
        parse_text(text, form, squares)


def test_a_file_that_cannot_be_read_is_told(squares, tmp_path):
    with pytest.raises(GroundError, match="cannot be read"):
        read(tmp_path / "none.toml", squares)
