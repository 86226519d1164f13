"""The documents say what is so: numbers, parameters, commands and files are checked."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from app import cli
from dashboard.state import ViewState
from data.dataset import load
from data.tables import areas_table
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.data.importers.samples import SAMPLES, with_samples
from tests.data.importers.squares import four_days, write_days

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows_after(heading: str, text: str) -> list[list[str]]:
    """Return the body rows of the first table after a line that begins so."""
    lines = text[text.index(heading) :].splitlines()
    end = next((i for i, line in enumerate(lines) if line.startswith("#") and i), None)
    table = [line for line in lines[:end] if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[2:]]


def test_the_readme_names_every_parameter_of_the_url_and_no_other():
    named = [row[0].strip("`") for row in rows_after("## The address", README)]
    assert named == [field.name for field in fields(ViewState)]


def test_the_areas_in_the_readme_are_those_the_measures_give():
    where = theatre(load(ROOT / "data" / "islamic-state"), "region")
    for day, nearest, settled, _ in rows_after("## What the numbers mean", README):
        days = pd.DatetimeIndex([day])
        for method, printed in (
            (Method.NEAREST, nearest),
            (Method.NEAREST_SETTLED, settled),
        ):
            rows = areas_table(where, Rule.LATEST, method, days)
            held = rows[
                (rows["holder"] == "islamic_state") & rows["country"].isin(["IQ", "SY"])
            ]
            assert f"{held['km2'].sum():,.0f}" == printed, (day, method)


def test_the_counts_in_the_readme_are_those_of_the_data_set():
    dataset = load(ROOT / "data" / "islamic-state")
    region = (dataset.places["theatre"] == "region").sum()
    assert f"{region} places of the\nregion" in README
    assert f"{len(dataset.places) - region} zones" in README
    assert f"{len(dataset.reports):,} dated reports" in README
    assert f"{len(dataset.claims)}\npublished claims" in README


@pytest.mark.parametrize("command", ["serve", "validate", "control", "areas", "import"])
def test_every_command_is_in_the_readme_and_has_help(command):
    assert f"python app.py {command}" in README
    assert CliRunner().invoke(cli, [command, "--help"]).exit_code == 0


def test_the_readme_names_no_command_that_is_absent():
    named = set(re.findall(r"python app\.py ([a-z]+)", README))
    single = {command.callback.__name__ for command in cli.registered_commands}
    assert named <= single | {group.name for group in cli.registered_groups}


def test_the_import_in_the_readme_can_be_typed_as_it_stands(tmp_path, monkeypatch):
    write_days(tmp_path / "days", four_days())
    monkeypatch.chdir(tmp_path)
    section = README[README.index("### Drawings, a file a day") :]
    commands = re.findall(r"^    python app\.py (.*)$", section, re.MULTILINE)
    assert [one.split()[0] for one in commands] == [
        *("import", "validate", "areas", "serve")
    ]
    for one in commands[:-1]:
        result = CliRunner().invoke(cli, shlex.split(one))
        assert result.exit_code == 0, result.output


@with_samples
def test_the_drawings_in_the_readme_print_what_it_says(tmp_path):
    given = ["--out", str(tmp_path / "set"), "--name", "Map", "--holder", "red"]
    result = CliRunner().invoke(cli, ["import", "snapshots", str(SAMPLES), *given])
    assert result.stdout.splitlines()[0] in README


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_local_link_leads_to_a_file(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_make_has_the_targets_that_the_readme_promises():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
