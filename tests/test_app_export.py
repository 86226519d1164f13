"""What `export` and `redraw` write, and what they refuse."""

import json
import shlex
from pathlib import Path

import pytest

from dashboard.export import content as contents
from dashboard.export.metadata import recipe_of, told_in
from dashboard.export.recipe import parse
from tests.command import good, refused, run


def test_many_days_are_written_into_a_folder_under_names_that_say_them(
    squares_only, squares, tmp_path
):
    days = ["--date=2014-06-01", "--date=2015-07-01"]
    given = ["--theatre=region", "--format=geojson", f"--out={tmp_path / 'new'}"]
    printed = good("export", "map", *days, *given, *squares_only).split()
    assert [path.rsplit("/", 1)[1] for path in printed] == [
        f"map-region-{day}-nearest-{squares.version}.geojson"
        for day in ("2014-06-01", "2015-07-01")
    ]
    for path, holder in zip(printed, ("north", "south"), strict=True):
        rows = json.loads(Path(path).read_text("utf-8"))["features"]
        assert rows[0]["properties"]["holder"] == holder


def test_a_picture_is_drawn_again_from_itself(squares_only, squares, tmp_path, warm):
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    given = ["--theatre=city", "--date=2015-06-01", "--title=Ours", "--theme=grey"]
    good("export", "map", *given, "--preset=column", f"--out={one}", *squares_only)
    assert good("redraw", one, f"--out={other}", *squares_only).strip() == str(other)
    assert recipe_of(other.read_bytes(), squares).title == "Ours"
    assert other.read_bytes() == one.read_bytes()


def test_another_version_of_the_data_is_told(squares_only, squares, tmp_path):
    old = tmp_path / "old.svg"
    told = {"query": "", "recipe": {"figure": "map"}, "version": "0ld"}
    text = json.dumps(told)
    old.write_text(f'<svg><metadata id="ground-held">{text}</metadata></svg>')
    printed = good("redraw", old, f"--out={tmp_path / 'new.html'}", *squares_only)
    assert f"version 0ld of the data, {tmp_path / 'new.html'} is from" in printed
    assert squares.version in printed
    assert told_in(old.read_bytes())["version"] == "0ld"


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (["map", "--out=x.bmp"], 2, "There is no format “bmp”"),
        (["map", "--out=x.csv", "--theatre=moon"], 2, "Theatres: region, city"),
        (["map", "--out=x.csv", "--date=2999-01-01"], 2, "outside the data"),
        (["globe", "--out=x.csv"], 2, "choose from map, areas, claims, change"),
        (["change", "--out=x.csv"], 2, "give the earlier one"),
        (["areas", "--out=x.gpkg"], 2, "choose csv or xlsx"),
        (["map", "--out=x.csv", "--date=2015-01-01", "--date=2015-01-02"], 2, "folder"),
        (["map", "--out=/proc/none/x.csv"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_refused(squares_only, given, code, told):
    assert told in refused(run("export", *given, *squares_only), code)


def test_a_page_and_a_film_are_drawn_again_too(squares_only, squares, tmp_path, warm):
    days = ("--from=2015-06-01", "--to=2015-06-03", "--every=2", "--title=Ours")
    film = tmp_path / "film.zip"
    good("animate", "map", *days, f"--out={film}", "--preset=column", *squares_only)
    again = tmp_path / "again.zip"
    good("redraw", film, f"--out={again}", *squares_only)
    assert again.read_bytes() == film.read_bytes()
    good("redraw", film, f"--out={tmp_path / 'last.html'}", *squares_only)
    page, table = (tmp_path / "last.html").read_bytes(), tmp_path / "last.csv"
    recipe = recipe_of(page, squares)
    assert (recipe.title, recipe.view.day) == ("Ours", "2015-06-03")
    good("redraw", tmp_path / "last.html", f"--out={table}", *squares_only)
    assert "2015-06-03" in table.read_text("utf-8")


def test_redraw_refuses_what_it_cannot_read(squares_only, tmp_path):
    (tmp_path / "a.png").write_bytes(b"not ours")
    out = f"--out={tmp_path / 'b.png'}"
    assert "no recipe in this file" in refused(
        run("redraw", tmp_path / "a.png", out, *squares_only), 2
    )
    missing = run("redraw", tmp_path / "none.png", out, *squares_only)
    assert "cannot be read" in refused(missing, 1)


def test_the_command_of_a_recipe_is_one_that_the_program_takes(
    squares_only, squares, tmp_path, monkeypatch
):
    asked = {"figure": "map", "theatre": "city", "title": "-a “b” c", "scale": "2"}
    line = parse(asked, squares).command(squares, "html")
    monkeypatch.chdir(tmp_path)
    seen = []
    monkeypatch.setattr(
        contents, "content", lambda _, recipe, __: seen.append(recipe) or b"."
    )
    good(*shlex.split(line)[2:], *squares_only)
    assert seen == [parse(asked, squares)]
