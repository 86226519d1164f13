from collections import Counter

import pandas as pd
import pytest

from data.convert.build import convert, read_research
from data.convert.speakers import COLUMNS, SPEAKERS
from data.convert.tables import read
from geo.errors import DataError
from tests.data.convert.research import claim, land, routes, tables, write_research


def reports(folder, *rows: tuple[str, str, str]) -> pd.DataFrame:
    """Return the reports of the made-up research, with who speaks in them."""
    named = pd.DataFrame(list(rows), columns=list(COLUMNS), dtype="str")
    spoken = claim("c1", "territory_held_pct", "area of Iraq", speaker="A general")
    events = tables()["region/events.csv"]
    events[1]["note"] = "army statement"
    changed = {"claims/claims.csv": [spoken], "region/events.csv": events}
    research = read_research(write_research(folder, changed))
    made = convert(research, routes(), land(), named)
    return made.tables["reports"].set_index("report_id")


@pytest.mark.parametrize(
    ("report_id", "words"),
    [
        pytest.param("hit-01", "army", id="in-the-note"),
        pytest.param("ra2", "South Front", id="in-the-title-of-its-source"),
        pytest.param("hit-02", "A general", id="speaker-of-a-claim-of-its-source"),
    ],
)
def test_words_that_were_read_name_who_speaks(tmp_path, report_id, words):
    found = reports(tmp_path, (report_id, "Iraqi government", words))
    assert list(found.loc[report_id, ["said_by", "speaker"]]) == [
        "Iraqi government",
        words,
    ]
    assert (found["said_by"] != "").sum() == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("hit-09", "Iraqi government", "army"), "report_id"),
        (("hit-01", "Iraqi government", "navy"), "speaker"),
        (("hit-01", "Iraqi government", ""), "speaker"),
        (("ra2", "Russia", "South Front"), "said_by"),
    ],
)
def test_what_was_not_read_or_is_known_of_the_source_is_refused(tmp_path, row, column):
    with pytest.raises(DataError) as caught:
        reports(tmp_path, row)
    (fault,) = caught.value.faults
    assert (fault.table, fault.row, fault.column) == ("speakers.csv", 2, column)


def test_a_report_has_one_speaker(tmp_path):
    row = ("hit-01", "Iraqi government", "army")
    with pytest.raises(DataError) as caught:
        reports(tmp_path, row, row)
    assert [fault.row for fault in caught.value.faults] == [3]


def test_every_row_of_the_table_is_in_the_shipped_reports(shipped):
    shown = shipped.reports.loc[shipped.reports["said_by"] != "", list(COLUMNS)]
    table = read(SPEAKERS, COLUMNS)
    assert Counter(shown.itertuples(index=False, name=None)) == Counter(
        table.itertuples(index=False, name=None)
    )
