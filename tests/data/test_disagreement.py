"""What the shipped reports disagree on, by the definition of `geo.disagreement`."""

import pandas as pd
import pytest

from data.sides import told
from data.theatre import theatre
from geo.history import at
from geo.vocabulary import Rule

DUBBAT = {"fallujah_dubbat1", "fallujah_dubbat2"}
THEATRES = ["region", "mosul", "raqqa", "fallujah", "sirte"]


def test_who_held_dubbat_in_fallujah_was_in_dispute_in_june_2016(shipped):
    """AP had it taken on the 18th; Al Jazeera told of heavy losses there on the 21st.

    The rest of the quarrel of 16 to 28 June was over shares of the whole city: claims,
    not reports on a place.
    """
    june = theatre(shipped, "fallujah").conflicts.set_index("place_id")
    assert set(june.index) == DUBBAT
    for _, row in june.iterrows():
        assert (row["from"], row["to"]) == (
            pd.Timestamp("2016-06-21"),
            pd.Timestamp("2016-06-23"),
        )
        assert (row["holder_a"], row["holder_b"]) == ("contested", "iraqi_government")
    rows = told(shipped).set_index("report_id")
    both = june["report_ids_a"].to_list() + june["report_ids_b"].to_list()
    origins = rows.loc[both, "origins"].to_list()
    assert origins == ["Al Jazeera (Arabic)"] * 2 + ["AP"] * 2


def test_the_ground_in_dispute_in_fallujah_is_that_of_its_quarters(shipped):
    where = theatre(shipped, "fallujah")
    wide = where.disputed_km2["IQ"]
    expected = where.cells.loc[list(DUBBAT), "km2"].sum()
    assert wide[pd.Timestamp("2016-06-21")] == pytest.approx(expected, abs=1e-6)
    assert wide[pd.Timestamp("2016-06-23")] == 0
    assert expected > 0


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_every_side_of_a_conflict_is_sourced_and_of_an_origin_of_its_own(
    shipped, theatre_id
):
    reports = told(shipped).set_index("report_id")
    conflicts = theatre(shipped, theatre_id).conflicts
    assert len(conflicts)
    for _, row in conflicts.iterrows():
        a, b = (reports.loc[row[f"report_ids_{s}"].split(";")] for s in ("a", "b"))
        assert set(a["basis"]) == set(b["basis"]) == {"sourced"}
        assert set(a["place_id"]) == set(b["place_id"]) == {row["place_id"]}
        assert not set(";".join(a["origins"]).split(";")) & set(
            ";".join(b["origins"]).split(";")
        )


@pytest.mark.parametrize("theatre_id", THEATRES)
def test_under_agreed_all_that_is_in_dispute_is_contested(shipped, theatre_id):
    where = theatre(shipped, theatre_id)
    for _, row in where.conflicts.iterrows():
        state = at(where.history(Rule.AGREED), row["from"]).loc[row["place_id"]]
        assert state["holder"] == state["status"] == "contested"
        assert set(row["report_ids_a"].split(";")) <= set(
            state["report_ids"].split(";")
        )
