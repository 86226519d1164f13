"""What `claims` and `claims solve` print, and what they refuse."""

import io
import json

import pandas as pd
import pytest

from commands import claims
from data.ledger import ledger
from tests.command import good, refused, run


@pytest.fixture
def real(shipped, monkeypatch):
    """The commands read the shipped data set without loading it again."""
    monkeypatch.setattr(claims, "load", lambda _: shipped)


def test_claims_prints_one_row_a_claim(real, shipped):
    got = pd.read_csv(io.StringIO(good("claims")), keep_default_na=False)
    assert got["claim_id"].to_list() == shipped.claims.index.to_list()
    assert got.columns.to_list() == ledger(shipped).columns.to_list()


def test_claims_are_narrowed_by_options(real):
    options = ("--place", "Iraq", "--metric", "territory_lost_pct")
    options += ("--organisation", "US DoD", "--verdict", "not comparable")
    got = pd.read_csv(io.StringIO(good("claims", *options)))
    assert got["claim_id"].to_list() == [
        *("us-iq-20150313-pct", "us-iq-20150413-base", "us-iq-20150413-pct")
    ]


def test_claims_as_json_have_null_for_what_is_open_or_absent(real):
    rows = json.loads(good("claims", "--place", "Libya", "--format", "json"))
    assert {row["place"] for row in rows} == {"Libya"}
    coast = {row["claim_id"]: row for row in rows}["lib-coast-stripes"]
    assert (coast["low"], coast["high"], coast["low_km2"]) == (241, None, None)


def test_claims_are_written_to_a_file(squares_folder, tmp_path):
    out = tmp_path / "claims.csv"
    assert good("claims", "--dataset", squares_folder, "--out", out) == ""
    assert out.read_text("utf-8").startswith("claim_id,metric,place,")


@pytest.mark.parametrize(
    ("option", "value", "offer"),
    [
        ("--place", "Atlantis", "Iraq+Syria"),
        ("--metric", "morale", "territory_lost_pct"),
        ("--organisation", "Nobody", "SOHR"),
        ("--verdict", "right", "not comparable"),
    ],
)
def test_an_unknown_value_is_refused_with_those_there_are(real, option, value, offer):
    said = refused(run("claims", option, value), 2)
    assert value in said
    assert offer in said


def test_solve_prints_every_group_with_its_bases_or_what_breaks_it(real):
    got = pd.read_csv(io.StringIO(good("claims", "solve"))).set_index("group")
    iraq = got.loc["iraq.populated-2014"]
    assert (iraq["low_km2"], iraq["high_km2"]) == (56_462.6, 58_192.1)
    assert pd.isna(iraq["breaks"])
    broken = got.loc["iraq-syria.ihs-2015-01"]
    assert pd.isna(broken["low_km2"])
    assert "ihs-iqsy-2015h1-losspct" in broken["breaks"]


def test_solve_prints_one_group_as_json(real):
    options = ("--group", "syria.populated-2014", "--format", "json")
    (row,) = json.loads(good("claims", "solve", *options))
    assert (row["low_km2"], row["high_km2"]) == (44_000.0, 45_664.7)
    assert row["breaks"] == ""


def test_an_unknown_group_is_refused_with_those_there_are(real):
    assert "iraq.populated-2014" in refused(run("claims", "solve", "--group", "x"), 2)


def test_solve_on_a_data_set_without_pairs_prints_the_header_alone(squares_folder):
    out = good("claims", "solve", "--dataset", squares_folder)
    assert out == "group,place,denominator,low_km2,high_km2,claims,breaks\n"


def test_options_of_the_ledger_before_solve_are_refused(real):
    assert "--place" in refused(run("claims", "--place", "Iraq", "solve"), 2)
    assert "--format" in refused(run("claims", "--format", "json", "solve"), 2)


def test_a_faulty_data_set_is_told_and_is_no_crash(tmp_path):
    assert "nowhere" in refused(run("claims", "--dataset", tmp_path / "nowhere"), 1)
