import pandas as pd
import pytest

from data.dataset import load
from data.sides import parties, told
from tests.world import faults_in, world, write_world
from tests.world_rows import actor, report, source


@pytest.fixture
def read(tmp_path):
    """Return the reports of a world whose sources take sides, by report_id."""
    files = world()
    files["actors.csv"] = [
        actor("north", "#4f81bd", parties="North;Islands"),
        actor("north_militia", "#4f81bd", allies="north"),
        actor("south", "#b5543c", allies="north_militia", parties="Islands"),
    ]
    files["sources.csv"] = [
        source("gazette", publisher="The Gazette"),
        source("herald", publisher="Herald", party="North", depends_on="AFP/SOHR"),
        source("post", publisher="Post; Mail", party="Islands"),
        source("copy", depends_on="an agency, not named"),
        source("quote", publisher="Quote", depends_on="Reuters and VOA"),
        source("again", publisher="Again", depends_on="herald"),
        source("reprint", publisher="Reprint", depends_on="gazette"),
    ]
    rows = [
        report(f"of-{one}", "west-1", "2015-01-01", "south", source_id=one)
        for one in ("gazette", "herald", "post", "copy", "quote", "again", "reprint")
    ]
    bare = {"basis": "unsourced", "source_id": ""}
    rows.append(report("bare", "west-1", "2015-01-02", "south", **bare))
    weak = {"basis": "unsourced", "source_id": "herald"}
    rows.append(report("weak", "west-1", "2015-01-03", "south", **weak))
    quoted = {"said_by": "North", "speaker": "a colonel"}
    for one, cited in (("relayed", "gazette"), ("denied", "post")):
        row = report(one, "west-1", "2015-01-04", "south", source_id=cited, **quoted)
        rows.append(row)
    files["reports.csv"] = rows
    files["happenings.csv"][0]["source_id"] = "gazette"
    return told(load(write_world(tmp_path / "sides", files))).set_index("report_id")


def test_a_party_speaks_for_its_actors_and_their_allies(read):
    assert read.loc["of-herald", "side"] == "north"
    assert read.loc["of-post", "side"] == "north;south;north_militia"


def test_a_party_that_is_not_stated_is_nobodys_side(read):
    assert read.loc["of-gazette", "side"] == ""
    assert read.loc["bare", "side"] == ""


def test_who_speaks_in_a_report_comes_before_who_publishes_it(read):
    assert read.loc["relayed", "side"] == "north"
    assert read.loc["denied", "side"] == "north"
    assert read.loc["of-post", "side"] != "north"


def test_whom_a_report_quotes_does_not_change_whose_text_it_is(read):
    assert read.loc["relayed", "origins"] == read.loc["of-gazette", "origins"]


def test_an_unsourced_report_is_nobodys_word(read):
    assert read.loc[["bare", "weak"], "side"].to_list() == ["", ""]


def test_the_origin_is_whom_the_text_is_of_and_else_the_publisher(read):
    assert read.loc["of-gazette", "origins"] == "The Gazette"
    assert read.loc["of-herald", "origins"] == "AFP;SOHR"
    assert read.loc["of-quote", "origins"] == "Reuters;VOA"
    # One publisher stays one, whatever stands in its name.
    assert ";" not in read.loc["of-post", "origins"]


def test_a_source_that_repeats_another_has_its_origin(read):
    assert read.loc["of-again", "origins"] == "AFP;SOHR"
    assert read.loc["of-reprint", "origins"] == "The Gazette"


def test_an_origin_that_is_not_stated_is_blank(read):
    assert read.loc[["of-copy", "bare", "weak"], "origins"].to_list() == ["", "", ""]


def test_the_reports_keep_their_order_and_the_data_set_its_columns(squares):
    frame = told(squares)
    pd.testing.assert_frame_equal(frame[squares.reports.columns], squares.reports)
    assert "side" not in squares.reports


def test_a_party_that_speaks_for_nobody_is_a_fault(tmp_path):
    files = world()
    files["actors.csv"][0]["parties"] = "North;Islands"
    files["sources.csv"][1]["party"] = "Island"
    (fault,) = faults_in(write_world(tmp_path / "world", files))
    assert (fault.table, fault.row, fault.column) == ("sources.csv", 3, "party")
    assert "`parties`" in fault.expected
    assert "did you mean Islands?" in fault.expected


def test_actors_without_their_column_of_parties_are_one_fault(tmp_path):
    files = world()
    files["sources.csv"][1]["party"] = "North"
    for row in files["actors.csv"]:
        del row["parties"]
    faults = faults_in(write_world(tmp_path / "world", files))
    assert [(fault.table, fault.column) for fault in faults] == [
        ("actors.csv", "parties")
    ]


def test_every_party_that_speaks_in_the_shipped_reports_speaks_for_someone(shipped):
    spoken = parties(shipped) != ""
    assert spoken.sum() > (shipped.reports["said_by"] != "").sum() > 0
    assert ((told(shipped)["side"] != "") == spoken).all()


def test_a_party_in_a_report_that_speaks_for_nobody_is_a_fault(tmp_path):
    files = world()
    files["actors.csv"][0]["parties"] = "North"
    files["reports.csv"][1] |= {"said_by": "Norht", "speaker": "a colonel"}
    (fault,) = faults_in(write_world(tmp_path / "world", files))
    assert (fault.table, fault.row, fault.column) == ("reports.csv", 3, "said_by")
    assert "did you mean North?" in fault.expected


@pytest.mark.parametrize("changes", [{"said_by": "North"}, {"speaker": "a colonel"}])
def test_a_party_and_the_words_that_name_it_stand_together(tmp_path, changes):
    files = world()
    files["actors.csv"][0]["parties"] = "North"
    files["reports.csv"][1] |= changes
    (fault,) = faults_in(write_world(tmp_path / "world", files))
    assert (fault.table, fault.row, fault.column) == ("reports.csv", 3, "speaker")
