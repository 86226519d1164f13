import pandas as pd
import pytest

from dashboard.compare.found import found
from dashboard.compare.state import parse
from data.changes import change_document
from data.codes import Code
from data.theatre import theatre
from geo.errors import TimeError
from geo.vocabulary import Status

HALF = 12_309 / 2
"""km2 of half a square degree on the equator."""

NORTH, SOUTH = Code("north", Status.HELD), Code("south", Status.HELD)
SQUARES = "theatre=region&a=2014-06-01&b=2015-07-01"


def ask(dataset, query):
    asked, notes = parse(query, dataset)
    assert notes == ()
    return found(dataset, asked)


def test_flows_are_summed_over_countries_and_count_their_places(squares):
    """west-1 in EA went to the south, east-1 in EB to the north."""
    what = ask(squares, f"{SQUARES}&country=ea-eb")
    assert what.outline_km2 == pytest.approx(4 * HALF, rel=1e-3)
    assert what.changed_km2 == pytest.approx(2 * HALF, rel=1e-3)
    rows = {
        (row.before, row.after): (row.km2, row.places)
        for row in what.flows.itertuples()
    }
    assert rows == {
        (NORTH, SOUTH): (pytest.approx(HALF, rel=1e-3), 1),
        (SOUTH, NORTH): (pytest.approx(HALF, rel=1e-3), 1),
    }


def test_only_the_countries_asked_about_are_counted(squares):
    what = ask(squares, f"{SQUARES}&country=ea")
    assert what.outline_km2 == pytest.approx(2 * HALF, rel=1e-3)
    assert what.rows["place_id"].to_list() == ["west-1"]


def test_totals_say_net_and_gross_of_each_side_that_ever_had_ground(squares):
    what = ask(squares, f"{SQUARES}&country=ea")
    totals = what.totals.set_index("code")
    assert list(totals.index) == [NORTH, SOUTH]
    assert totals.loc[NORTH, "net_km2"] == pytest.approx(-HALF, rel=1e-3)
    assert totals.loc[SOUTH, "gained_km2"] == pytest.approx(HALF, rel=1e-3)


def test_ground_that_became_contested_or_unknown_is_told_apart(squares):
    """The south took old-town, and claims new-town: a half of 123 km2 each."""
    what = ask(squares, "theatre=city&a=2014-06-01&b=2015-12-31")
    assert what.changed_km2 == pytest.approx(123.1, rel=1e-2)
    assert what.to_weak_km2 == pytest.approx(123.1 / 2, rel=1e-2)


def test_reports_and_sources_behind_the_new_states_are_counted_once(shipped):
    what = ask(shipped, "theatre=mosul&a=2016-10-17&b=2017-01-24")
    ids = {one for text in what.rows["report_ids"] for one in text.split(";")}
    reports = shipped.reports[shipped.reports["report_id"].isin(ids)]
    assert what.reports == len(ids) == len(reports)
    assert what.sources == len(set(reports["source_id"]) - {""})
    assert what.unsourced == (what.rows["basis"] == "unsourced").sum()


@pytest.mark.parametrize("method", ["nearest", "capped-10", "district"])
def test_what_is_found_is_what_the_document_of_the_command_line_says(shipped, method):
    query = f"theatre=region&a=2015-01-01&b=2016-07-04&country=iq&method={method}"
    asked, _ = parse(query, shipped)
    what = found(shipped, asked)
    where = theatre(shipped, "region")
    document = change_document(where, asked.days, asked.rule, asked.method, ["IQ"])
    flows = pd.DataFrame(document["flows"])
    same = (flows["from_holder"] == flows["to_holder"]) & (
        flows["from_status"] == flows["to_status"]
    )
    assert what.changed_km2 == pytest.approx(flows.loc[~same, "km2"].sum())
    assert what.outline_km2 == pytest.approx(where.outline_km2["IQ"], rel=1e-6)
    assert what.flows["places"].sum() == len(document["places"])
    assert what.front_km == tuple(document["front_km"].values())


def test_days_that_run_backwards_have_no_answer(shipped):
    with pytest.raises(TimeError, match="backwards"):
        ask(shipped, "theatre=mosul&a=2017-01-24&b=2016-10-17")
