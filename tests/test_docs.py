"""The documents say what is so: numbers, parameters, commands and files are checked."""

import json
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from app import cli
from dashboard.article_facts import FACTS
from dashboard.claim_words import km2_words
from dashboard.compare.found import found
from dashboard.compare.state import Comparison, parse
from dashboard.export.content import FORMS
from dashboard.export.recipe import Figure, Preset, Theme
from dashboard.ledger_state import NAMES as LEDGER_NAMES
from dashboard.ledger_state import default_view, shown
from dashboard.state import ViewState
from data.check import check_table
from data.dataset import load
from data.ledger import disagreements, failures, ledger, solved
from data.tables import areas_table
from data.theatre import theatre
from geo.reach import SIZE_CLASSES
from geo.vocabulary import Method, Rule
from tests.data.importers.samples import SAMPLES, with_samples
from tests.data.importers.squares import four_days, write_days

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def checked(shipped) -> pd.DataFrame:
    return check_table(shipped)


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


def claims_in_the_readme(heading: str) -> tuple[list[str], list[list[str]]]:
    """Return the methods and the rows of the table of claims after a heading."""
    text = README[README.index("### Methods side by side") :]
    text = text[text.index(heading) :]
    text = text[: text.index("\n\n", text.index("|---"))]
    header = next(line for line in text.splitlines() if line.startswith("|"))
    names = [name.strip() for name in header.strip("|").split("|")]
    return names[3:], rows_after(heading, text)


@pytest.mark.parametrize(
    ("heading", "digits"), [("`check` puts", 0), ("Lost, in percent", 1)]
)
def test_the_claims_in_the_readme_stand_beside_what_check_prints(
    checked, heading, digits
):
    methods, rows = claims_in_the_readme(heading)
    assert len(rows) >= 8
    for claim_id, day, published, *printed in rows:
        own = checked[checked["claim_id"] == claim_id].set_index("method")
        ours = own.loc[methods, "ours"]
        assert printed == [f"{one:,.{digits}f}" for one in ours], claim_id
        said = own[["value_low", "value_high", "value"]].iloc[0].dropna()
        assert published == "-".join(f"{one:,.0f}" for one in said)
        assert day == own["day"].iloc[0]


def test_what_the_readme_says_of_the_settled_method_is_so(checked):
    assert "within a quarter of every Coalition km² above and within 3 points" in README
    for heading in ("`check` puts", "Lost, in percent"):
        ids = [row[0] for row in claims_in_the_readme(heading)[1] if "gc-" in row[0]]
        own = checked[
            checked["claim_id"].isin(ids) & (checked["method"] == "nearest-settled")
        ]
        assert len(own) == len(ids)
        if heading == "`check` puts":
            assert (own["ratio_low"] <= 1.25).all()
            assert (own["ratio_high"] >= 0.75).all()
        else:
            assert ((own["ours"] - own["value"]).abs() <= 3).all()


def test_every_method_is_in_the_readme_and_no_other():
    named = [row[0] for row in rows_after("### Methods side by side", README)]
    words = set(re.findall(r"`([a-z0-9-]+)`", " ".join(named)))
    between = {Method.CAPPED_10, Method.CAPPED_15, Method.CAPPED_20}
    assert words | between == set(Method)


def test_the_reaches_in_the_readme_are_those_of_the_size_classes():
    reaches = [f"{radius:g}" for _, _, radius in reversed(SIZE_CLASSES)]
    assert f"{', '.join(reaches[:-1])} or {reaches[-1]} km of a village" in README


def test_the_counts_in_the_readme_are_those_of_the_data_set():
    dataset = load(ROOT / "data" / "islamic-state")
    region = (dataset.places["theatre"] == "region").sum()
    assert f"{region} places of the\nregion" in README
    assert f"{len(dataset.places) - region} zones" in README
    assert f"{len(dataset.reports):,} dated reports" in README
    assert f"{len(dataset.claims)}\npublished claims" in README


def test_the_change_in_the_readme_is_what_the_command_prints():
    days = ("--from", "2016-10-17", "--to", "2017-01-24")
    asked = ["change", *days, "--theatre", "mosul", "--format", "json"]
    document = json.loads(CliRunner().invoke(cli, asked).stdout)
    numbers = ["from_km2", "to_km2", "net_km2", "gained_km2", "lost_km2"]
    assert rows_after("## What changed between two days", README) == [
        [row["holder"], *(f"{row[number]:.2f}" for number in numbers)]
        for row in document["totals"]
    ]
    places = document["places"]
    unsourced = sum(row["basis"] == "unsourced" for row in places)
    estimated = sum(row["coord_basis"] == "estimated" for row in places)
    text = " ".join(README.split())
    assert f"in {len(places)} places, km² of the outline's" in text
    assert f"outline's {sum(row['km2'] for row in document['flows']):.2f} (" in text
    assert f"was {document['front_km']['from']:.1f} km long on the first day" in text
    assert f"and {document['front_km']['to']:.1f} km on the last" in text
    assert f"Of the {len(places)} places {unsourced} rest on an unsourced" in text
    assert f"and {estimated} have estimated positions" in text


def test_the_readme_names_every_parameter_of_a_comparison_and_no_other():
    text = README[README.index("## What changed between two days") :]
    named = [row[0].strip("`") for row in rows_after("### On the page", text)]
    assert named == [field.name for field in fields(Comparison)]


def test_the_comparison_in_the_readme_reads_so_on_the_page(shipped):
    asked, _ = parse("theatre=mosul&a=2016-10-17&b=2017-01-24", shipped)
    what = found(shipped, asked)
    said = (
        f"{what.changed_km2:.1f} of {what.outline_km2:.1f} km² "
        f"({100 * what.changed_km2 / what.outline_km2:.1f} %), in {len(what.rows)} "
        f"places, by {what.reports} reports from {what.sources} sources."
    )
    assert said in " ".join(README.split())


def test_the_readme_names_every_rule():
    assert all(f"`{rule}`" in README for rule in Rule)


def test_the_bases_in_the_readme_are_those_that_solve_prints():
    found = solved(load(ROOT / "data" / "islamic-state")).set_index("group")
    ends = found[["low_km2", "high_km2"]].map(
        lambda km2: "none" if pd.isna(km2) else f"{km2:,.1f}"
    )
    printed = {
        group.strip("`"): [low, high]
        for group, low, high, _ in rows_after("## The claims ledger", README)
    }
    assert printed == {group: list(row) for group, row in ends.T.items()}


def test_the_counts_of_the_ledger_in_the_readme_are_those_it_has():
    dataset = load(ROOT / "data" / "islamic-state")
    frame = ledger(dataset)
    pairs = disagreements(dataset)["contradicts"].sum()
    assert (
        f"Of {len(frame)} claims, {frame['base'].ne('').sum()} have a base in km²; "
        f"{pairs} pairs\ncontradict each other; {len(failures(dataset))} sums fail."
    ) in README


@pytest.mark.parametrize(
    "command",
    [
        "serve",
        "validate",
        "control",
        "areas",
        "check",
        "change",
        "claims",
        "import",
        "export",
        "redraw",
    ],
)
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


def test_the_readme_names_every_parameter_of_the_ledger_and_no_other():
    rows = rows_after("### The ledger and the article", README)
    named = [row[0].strip("`") for row in rows]
    assert named == list(LEDGER_NAMES)


def test_the_readme_says_of_the_ledger_what_the_ledger_says(shipped):
    text = " ".join(README.split())
    count = len(shown(default_view(shipped), shipped))
    assert f"lost in Iraq, {count} of the {len(shipped.claims)} claims" in text
    entry = ledger(shipped).set_index("claim_id").loc["mcg-iq-20160610"]
    km2 = km2_words(entry["low_km2"], entry["high_km2"])
    assert f"base, assumed, {km2}; and what differs" in text
    assert entry["base_basis"].endswith("assumed")
    assert f"tour of the {len(FACTS)} facts" in text


def test_the_readme_names_all_that_an_export_can_be_and_nothing_else():
    rows = rows_after("## Figures and files to take away", README)
    named = {name for row in rows for name in row[0].split(", ")}
    # The two tables of the section, with what stands between them.
    assert named - {"---", "format"} == {*FORMS, *Figure}
    text = README.partition("## Figures and files to take away")[2].partition("\n## ")[
        0
    ]
    presets = text.partition("`--preset` is")[2].partition(";")[0]
    assert set(re.findall(r"`([a-z-]+)`", presets)) == set(Preset)
    themes = text.partition("`--theme` is")[2].partition("which")[0]
    assert set(re.findall(r"`([a-z-]+)`", themes)) == set(Theme)
