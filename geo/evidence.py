"""The age of evidence: how long ago a report last said what a place is.

A history carries a report on until the next one, however long that takes. The age says
for how long it has been carried; a limit makes what is older unknown.
"""

import pandas as pd

from geo.history import ONE_DAY, at
from geo.spans import overlay
from geo.vocabulary import DAY, UNKNOWN, Status


def age(intervals: pd.DataFrame, reports: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    """Return how many days old the newest word on what each place is was on a day.

    Parameters
    ----------
    intervals
        As `geo.history.history` returns them: the reports that count are theirs.
    reports
        report_id and date of every report.

    Returns
    -------
    Days, whole numbers as float64, indexed by place_id in the order of the intervals:
    0 on the day of a report. NaN where no report has said so yet: unknown ground and
    start states. Raises TimeError for a day outside the history.
    """
    state = at(intervals, day)
    told = confirmations(state.reset_index(), reports)
    newest = told[told["date"] <= day].groupby("place_id")["date"].max()
    days: pd.Series = (day - newest.reindex(state.index)).dt.days
    return days.astype("float64").rename("age_days")


def carried(
    intervals: pd.DataFrame, reports: pd.DataFrame, limit_days: int
) -> pd.DataFrame:
    """Return a history in which no report is carried on for longer than a limit.

    Parameters
    ----------
    intervals, reports
        As for `age`.
    limit_days
        The greatest age that counts, in days; 0: a report counts on its own day only.
        A start state counts as said on the first day of its interval.

    Returns
    -------
    Intervals as `geo.history.history` returns them: a place turns unknown on the day
    on which its evidence is older than the limit, until a report confirms it again.
    The parts still add up: no day of any place is lost.
    """
    known = intervals[intervals["status"] != Status.UNKNOWN]
    told = confirmations(known, reports)
    starts = known.loc[known["report_ids"] == "", ["place_id", "from", "to"]]
    told = pd.concat([told, starts.assign(date=starts["from"])], ignore_index=True)
    told = told.sort_values(["place_id", "from", "date"], ignore_index=True)
    again = told.groupby(["place_id", "from"])["date"].shift(-1).fillna(told["to"])
    stale = (told["date"] + (limit_days + 1) * ONE_DAY).clip(lower=told["from"])
    spans = told.assign(**{"from": stale, "to": again})
    spans = spans.loc[spans["from"] < spans["to"], ["place_id", "from", "to"]]
    return overlay(intervals, unknown(spans))


def unknown(spans: pd.DataFrame) -> pd.DataFrame:
    """Return spans (place_id, `from`, `to`) as spans of unknown, for `overlay`."""
    plain = spans.assign(holder=UNKNOWN, status=str(Status.UNKNOWN), report_ids="")
    return plain.assign(precision="", basis="", confidence="").astype(
        {"from": DAY, "to": DAY}
    )


def confirmations(intervals: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return each report behind each interval: place_id, `from`, `to`, date.

    An interval that was cut names reports that came after it: those are left out.
    """
    backed = intervals.loc[
        intervals["report_ids"] != "", ["place_id", "from", "to", "report_ids"]
    ]
    listed = backed.assign(report_id=backed["report_ids"].str.split(";"))
    listed = listed.explode("report_id").astype({"report_id": "str"})
    told = listed.merge(reports[["report_id", "date"]], on="report_id")
    return told.loc[told["date"] < told["to"], ["place_id", "from", "to", "date"]]
