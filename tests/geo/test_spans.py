import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.evidence import unknown
from geo.history import ONE_DAY, at, history
from geo.spans import overlay
from geo.vocabulary import Rule
from tests.geo.squares import FIRST, LAST, reports, starts


def read(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return history(reports(*rows), starts(), Rule.LATEST)


def spans(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["place_id", "from", "to"], dtype="str")
    for bound in ("from", "to"):
        frame[bound] = pd.to_datetime(frame[bound]).astype("datetime64[s]")
    return unknown(frame)


def west(intervals: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    own = intervals[intervals["place_id"] == "west"]
    return [
        (f"{row['from']:%m-%d}", f"{row['to']:%m-%d}", row["holder"], row["report_ids"])
        for _, row in own.iterrows()
    ]


def test_a_span_cuts_an_interval_and_both_pieces_keep_their_evidence():
    laid = overlay(
        read(("west", "2016-03-01", "red")), spans(("west", "2016-05-01", "2016-06-01"))
    )
    assert west(laid) == [
        ("01-01", "03-01", "unknown", ""),
        ("03-01", "05-01", "red", "r1"),
        ("05-01", "06-01", "unknown", ""),
        ("06-01", "01-01", "red", "r1"),
    ]


def test_a_piece_that_begins_at_a_cut_has_that_day_alone_as_its_range():
    told = reports(("west", "2016-03-10", "red"), date_precision="month")
    laid = overlay(
        history(told, starts(), Rule.LATEST),
        spans(("west", "2016-05-01", "2016-06-01")),
    )
    red = laid[laid["holder"] == "red"]
    assert red["precision"].to_list() == ["month", ""]
    assert red["from_earliest"].to_list() == [
        pd.Timestamp("2016-03-01"),
        pd.Timestamp("2016-06-01"),
    ]


def test_a_span_over_several_intervals_is_one_interval():
    laid = overlay(
        read(("west", "2016-03-01", "red"), ("west", "2016-04-01", "blue")),
        spans(("west", "2016-02-01", "2016-06-01")),
    )
    # The span joins the unknown ground before it.
    assert west(laid) == [
        ("01-01", "06-01", "unknown", ""),
        ("06-01", "01-01", "blue", "r2"),
    ]


def test_what_lies_outside_the_history_is_passed_over():
    laid = overlay(
        read(("west", "2016-03-01", "red")),
        spans(
            ("west", "2016-12-01", "2018-01-01"),
            ("nowhere", "2016-01-01", "2017-01-01"),
        ),
    )
    assert west(laid)[-1] == ("12-01", "01-01", "unknown", "")
    assert set(laid["place_id"]) == {"west", "east", "far"}


def test_other_places_stay_as_they_were():
    before = read(("west", "2016-03-01", "red"), ("far", "2016-03-01", "red"))
    laid = overlay(before, spans(("west", "2016-05-01", "2016-06-01")))
    for frame in (before, laid):
        frame["far"] = frame["place_id"] == "far"
    pd.testing.assert_frame_equal(
        laid[laid["far"]].reset_index(drop=True),
        before[before["far"]].reset_index(drop=True),
    )


def test_without_spans_a_history_stays_as_it_is():
    before = read(("west", "2016-03-01", "red"))
    assert overlay(before, spans()) is before


row = st.tuples(
    st.sampled_from(["west", "east", "far"]),
    st.dates(FIRST.date(), LAST.date()).map(str),
    st.sampled_from(["red", "blue", "contested", "unknown"]),
)
day_numbers = st.lists(st.integers(0, 365), unique=True, max_size=8).map(sorted)


@settings(max_examples=40)
@given(st.lists(row, max_size=20), day_numbers)
def test_on_every_day_a_place_is_what_the_span_says_or_else_what_it_was(rows, bounds):
    before = read(*sorted(rows, key=lambda row: row[1]))
    days = [FIRST + n * ONE_DAY for n in bounds]
    pairs = list(zip(days[::2], days[1::2], strict=False))
    laid = overlay(before, spans(*(("west", str(a), str(b)) for a, b in pairs)))
    for place, own in laid.groupby("place_id"):
        assert own["from"].iloc[0] == FIRST, place
        assert own["to"].iloc[-1] == LAST + ONE_DAY
        assert (own["from"].iloc[1:].to_numpy() == own["to"].iloc[:-1].to_numpy()).all()
        state = own[["holder", "status"]]
        assert not (state == state.shift()).all(axis=1).any()
    for shown in pd.date_range(FIRST, LAST, freq="23D"):
        over = any(a <= shown < b for a, b in pairs)
        was, now = at(before, shown)["holder"], at(laid, shown)["holder"]
        assert now["west"] == ("unknown" if over else was["west"])
        assert now["far"] == was["far"]
