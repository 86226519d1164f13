import re
from pathlib import Path

import typer
from typer.testing import CliRunner

from data.convert.__main__ import main
from data.convert.readme import COLUMNS_END, COLUMNS_START, END, START
from tests.data.convert.research import NOBODY, write_research

APP = typer.Typer()
APP.command()(main)


def run(research: Path, out: Path):
    NOBODY.to_csv(research / "speakers.csv", index=False)
    options = {
        "--research": research,
        "--out": out,
        "--land": research / "land.geojson",
        "--speakers": research / "speakers.csv",
    }
    given = [str(part) for pair in options.items() for part in pair]
    return CliRunner().invoke(APP, given)


def test_the_command_writes_the_folder_and_says_what(tmp_path):
    result = run(write_research(tmp_path / "research"), tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert "places.csv  10 rows" in result.output
    assert (tmp_path / "out/datapackage.json").is_file()


def test_the_command_keeps_the_counts_of_a_readme_true(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    marks = f"Before\n{START}\nold\n{END}\n{COLUMNS_START}\n{COLUMNS_END}\nAfter\n"
    (out / "README.md").write_text(marks)

    run(write_research(tmp_path / "research"), out)
    text = (out / "README.md").read_text()

    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert "old\n" not in text
    assert re.search(r"\| region \| 3 \| 2 \| 1 \| 0 \| 1 \|", text)
    assert "### route_status.csv" in text


def test_the_command_fails_with_a_sentence_not_a_trace(tmp_path):
    research = write_research(tmp_path / "research")
    (research / "mosul/events.csv").write_text("event_id\n")

    result = run(research, tmp_path / "out")

    assert result.exit_code == 1
    assert "a column of that name" in result.output
    assert "Traceback" not in result.output
