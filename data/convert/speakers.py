"""Who speaks in a report: read row by row in the research, kept in `speakers.csv`.

A row of that table names a report, the party that says what the report says, and the
words by which the research names it: in the report's note, in the title of its source,
or as the speaker of a claim of the same source. It was made by reading, not by a
pattern. There is no row where

* nobody of a party is named: "reported taken", "Iraqi forces took it", "declared";
* the note gives several speakers who differ, or sets the status against the speaker: a
  claim of capture that was contradicted is `contested`, which is not what was claimed;
* whoever speaks is of no party: residents, reporters, SOHR, ISW;
* the source is of that party: then its `party` says so already.
"""

from pathlib import Path

import pandas as pd

from data.writing import shaped
from geo.errors import DataError, Fault

SPEAKERS = Path(__file__).parent / "speakers.csv"
COLUMNS = ("report_id", "said_by", "speaker")


def with_speakers(
    reports: pd.DataFrame,
    speakers: pd.DataFrame,
    sources: pd.DataFrame,
    claims: pd.DataFrame,
) -> pd.DataFrame:
    """Return the reports with `said_by` and `speaker` of those that name one.

    Parameters
    ----------
    reports, sources, claims
        Tables of the data set, as text.
    speakers
        `report_id`, `said_by` and `speaker`, one row a report, as text.

    Raises
    ------
    DataError
        If a row's report does not exist or stands twice, if its words are not in what
        was read, or if the report's source is of that party: one fault a row.
    """
    rows = reports.set_index("report_id")
    party = sources.set_index("source_id")["party"]
    texts = _texts(rows, sources, claims)
    seen: set[str] = set()
    faults = []
    for line, row in enumerate(speakers.to_dict("records"), start=2):
        one = row["report_id"]
        if one not in rows.index or one in seen:
            faults.append(_fault(line, "report_id", one, "a report, and once only"))
            continue
        seen.add(one)
        if not row["speaker"] or row["speaker"] not in texts[one]:
            expected = "words of the report's note, of its source's title, or a speaker"
            faults.append(_fault(line, "speaker", row["speaker"], expected))
        if party.get(rows.at[one, "source_id"]) == row["said_by"]:
            expected = "a party other than that of the report's source"
            faults.append(_fault(line, "said_by", row["said_by"], expected))
    if faults:
        raise DataError(faults)
    named = speakers.set_index("report_id")[["said_by", "speaker"]]
    told = reports.drop(columns=["said_by", "speaker"])
    return shaped(told.join(named, on="report_id").fillna(""), "reports")


def _texts(
    reports: pd.DataFrame, sources: pd.DataFrame, claims: pd.DataFrame
) -> pd.Series:
    """Return all that was read of each report: note, titles, speakers of its source."""
    titles = sources.set_index("source_id")[["title", "note"]].agg("\n".join, axis=1)
    spoken = claims.groupby("source_id")["speaker"].agg("\n".join)
    by_source = titles.str.cat(spoken.reindex(titles.index, fill_value=""), sep="\n")
    source = by_source.reindex(reports["source_id"], fill_value="")
    return reports["note"].str.cat(source.set_axis(reports.index), sep="\n")


def _fault(line: int, column: str, value: str, expected: str) -> Fault:
    return Fault(SPEAKERS.name, line, column, value, expected)
