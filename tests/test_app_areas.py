"""What `areas --method all`, `areas --band` and `check` print, and what they refuse."""

import io
import json

import pandas as pd
import pytest

import app
from data.check import COLUMNS, check_table
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.command import good, refused, run

AREAS_KEYS = [
    *("date", "theatre", "country", "holder", "status", "method", "km2", "share"),
]
BAND_KEYS = ["unit", "low", "high", "least", "most"]


@pytest.fixture
def real(shipped, monkeypatch):
    """The commands read the shipped data set without loading it again."""
    monkeypatch.setattr(app, "load", lambda _: shipped)


def read(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text))


def test_all_methods_that_a_theatre_has_are_printed_side_by_side(real, shipped):
    days = ("--dates", "2015-01-01")
    rows = read(good("areas", "--method", "all", *days))
    assert list(rows.columns) == AREAS_KEYS
    methods = list(theatre(shipped, "region").methods)
    assert rows["method"].unique().tolist() == methods
    alone = read(good("areas", "--method", "capped-10", *days))
    own = rows[rows["method"] == "capped-10"].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, alone)


def test_all_methods_of_all_theatres_leave_out_what_a_theatre_lacks(squares_folder):
    options = ("--theatre", "all", "--method", "all", "--dataset", squares_folder)
    rows = read(good("areas", *options))
    having = rows.groupby("theatre")["method"].unique()
    assert "people" in having["region"]
    assert "people" not in having["city"]


def test_what_is_counted_has_a_share_and_no_km2(real):
    rows = read(good("areas", "--method", "places", "--dates", "2015-01-01"))
    assert rows["km2"].isna().all()
    assert rows.groupby("country")["share"].sum().to_list() == pytest.approx([1, 1, 1])
    told = good(
        *("areas", "--method", "places", "--dates", "2015-01-01", "--format", "json")
    )
    assert all(record["km2"] is None for record in json.loads(told))


def test_the_band_adds_columns_at_the_end_and_changes_none(real):
    options = ("areas", "--theatre", "fallujah", "--dates", "2016-06-21")
    plain, banded = read(good(*options)), read(good(*options, "--band"))
    assert list(banded.columns) == [*AREAS_KEYS, *BAND_KEYS]
    pd.testing.assert_frame_equal(banded[AREAS_KEYS], plain)


def test_the_band_of_a_side_holds_what_is_contested_in_its_high(real):
    options = ("--theatre", "fallujah", "--dates", "2016-06-21", "--band")
    rows = read(good("areas", *options)).set_index("holder")
    army, open_ = rows.loc["iraqi_government"], rows.loc["contested"]
    assert army["low"] == army["km2"]
    assert army["high"] == pytest.approx(army["km2"] + open_["km2"], abs=1e-5)
    assert army["least"] <= army["low"] <= army["high"] <= army["most"]
    assert open_[["low", "high", "least", "most"]].isna().all()


def test_the_band_of_places_is_in_places(real):
    options = ("--method", "places", "--dates", "2015-01-01", "--band")
    rows = read(good("areas", *options))
    own = rows[(rows["holder"] == "islamic_state") & (rows["country"] == "SY")].iloc[0]
    assert own["unit"] == "places"
    assert own["low"] == int(own["low"]) > 0


def test_losses_since_a_baseline_are_columns_at_the_end(real):
    options = ("areas", "--method", "populated", "--dates", "2017-11-08")
    plain, told = read(good(*options)), read(good(*options, "--since", "2014-08"))
    pd.testing.assert_frame_equal(told[AREAS_KEYS], plain)
    assert list(told.columns)[len(AREAS_KEYS) :] == [
        *("baseline", "lost", "lost_of_own", "lost_of_country", "lost_of_populated"),
    ]
    own = told[(told["holder"] == "islamic_state") & (told["country"] == "IQ")].iloc[0]
    assert own["baseline"] == "2014-08-31"
    assert f"{own['lost_of_own']:.1f}" == "96.1"  # as the README has it, by `check`


@pytest.mark.parametrize("since", ["2016-01-01", "last year", "2014-08,2015-01"])
def test_a_baseline_that_cannot_be_used_is_refused(real, since):
    told = refused(run("areas", "--dates", "2015-06-01", "--since", since), 2)
    assert "baseline" in told


@pytest.mark.parametrize("command", ["people", "drawn"])
def test_a_method_that_a_theatre_has_not_is_refused_with_those_it_has(real, command):
    told = refused(run("areas", "--theatre", "mosul", "--method", command), 2)
    assert "Choose from nearest" in told
    assert "people" not in told.partition("Choose from")[2]


def test_an_unknown_method_is_refused_with_those_there_are():
    told = refused(run("areas", "--method", "guess"), 2)
    # The frame that the message stands in may break a name.
    assert "capped-5" in told
    assert Method.NEAREST in told


def test_check_prints_the_table_of_claims_and_methods(real, shipped):
    rows = read(good("check"))
    assert tuple(rows.columns) == COLUMNS
    table = check_table(shipped)
    assert rows["claim_id"].to_list() == table["claim_id"].to_list()
    assert rows["ours"].to_list() == pytest.approx(table["ours"].to_list())


def test_check_as_json_says_the_same_and_takes_a_rule(real, shipped):
    options = ("--format", "json", "--rule", "sourced-only")
    records = json.loads(good("check", *options))
    assert all(tuple(record) == COLUMNS for record in records)
    table = check_table(shipped, Rule.SOURCED_ONLY)
    assert [one["ours"] for one in records] == pytest.approx(table["ours"].to_list())


def test_check_of_a_data_set_without_claims_that_can_be_met_is_a_header(squares_folder):
    out = good("check", "--dataset", squares_folder)
    assert out.splitlines()[0] == ",".join(COLUMNS)


def test_check_explains_its_options():
    assert "check" in good("check", "--help")


def test_evidence_that_is_too_old_to_be_carried_on_is_unknown(real, shipped):
    whole = theatre(shipped, "region").outline_km2.sum()

    def unknown(*more: str) -> float:
        rows = read(good("areas", "--dates", "2016-06-24", *more))
        assert rows["km2"].sum() == pytest.approx(whole, rel=1e-6)
        return float(rows.loc[rows["holder"] == "unknown", "km2"].sum())

    found = [unknown("--carry", days) for days in ("0", "90", "365", "5000")]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1] == unknown()


@pytest.mark.parametrize("command", ["control", "areas", "change"])
def test_a_negative_carry_is_refused(command):
    assert "--carry" in refused(run(command, "--carry", "-1"), 2)
