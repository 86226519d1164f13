"""The ledger, and what the research says must come out of the shipped claims."""

import pytest

from data.ledger import (
    disagreements,
    failures,
    fallen,
    figures,
    ledger,
    methods,
)
from geo.arithmetic import Check
from geo.contradictions import Clash
from geo.verdicts import Reason, Verdict
from geo.vocabulary import Method


@pytest.fixture(scope="module")
def rows(shipped):
    return ledger(shipped).set_index("claim_id")


@pytest.fixture(scope="module")
def between(shipped):
    """Look up how two claims clash; None: they do not."""
    frame = disagreements(shipped)
    known = {
        frozenset((row["claim_id"], row["other_id"])): row
        for row in frame.to_dict("records")
    }
    return lambda one, other: known.get(frozenset((one, other)))


def test_the_verdicts_are_by_every_method_of_km2_that_a_theatre_has(shipped, rows):
    given = [name.partition(":")[2] for name in rows if name.startswith("verdict:")]
    assert given == methods(shipped)
    assert Method.DISTRICT in given
    assert not {Method.DRAWN, Method.PLACES, Method.PEOPLE} & set(given)


def test_the_ledger_has_every_claim_once_with_its_own_columns(shipped, rows):
    assert rows.index.to_list() == shipped.claims.index.to_list()
    assert list(rows.columns[: shipped.claims.shape[1]]) == list(shipped.claims.columns)
    for method in methods(shipped):
        assert set(rows[f"verdict:{method}"]) <= set(Verdict)
        assert f"reason:{method}" in rows
        assert f"kind_matches:{method}" in rows


def test_contradictions_stand_in_the_rows_of_both(rows):
    for column in ("contradicts", "beside"):
        named = rows[column].str.replace(r" \([^)]*\)", "", regex=True).str.split(";")
        for claim_id, others in named.items():
            for other in filter(None, others):
                assert claim_id in named[other], (claim_id, other)


def test_what_stands_beside_a_claim_says_why_it_need_not_contradict(rows):
    beside = rows.loc["raq-dillon70-20170921", "beside"].split(";")
    assert (
        "raq-sdf80-20170920 (ranges do not meet: other denominator, "
        "other kind of control, other day)"
    ) in beside


def test_a_verdict_across_kinds_always_names_both(shipped, rows):
    for method in methods(shipped):
        given = rows[rows[f"verdict:{method}"] != Verdict.NOT_COMPARABLE]
        across = given[~given[f"kind_matches:{method}"].astype(bool)]
        assert len(across)
        assert across[f"reason:{method}"].str.contains("figure: .*; method: ").all()


def test_whatever_is_not_comparable_says_why(shipped, rows):
    for method in methods(shipped):
        silent = rows[f"verdict:{method}"].eq(Verdict.NOT_COMPARABLE)
        assert rows.loc[silent, f"reason:{method}"].isin(list(Reason)).all()


def test_a_computed_figure_names_its_base_and_how_that_is_known(rows):
    computed = rows[rows["computed"]]
    assert computed["base"].ne("").all()
    assert computed["base_basis"].str.contains("measured|solved|printed").all()
    open_words = computed["denominator_id"].isin(["former-unstated", "former-2014"])
    assert computed.loc[open_words, "base_basis"].str.endswith(", assumed").all()


def test_agency_copies_and_reposts_say_what_they_restate(shipped, rows):
    kinds = shipped.sources["kind"].reindex(rows["source_id"]).to_numpy()
    copied = (kinds == "agency copy") | (kinds == "repost")
    assert copied.sum() > 70
    assert rows.loc[copied, "restatement_of"].ne("").all()
    assert rows.loc["rand-iqsy-2017-km2", "restatement_of"] == ""


def test_the_base_of_one_series_is_not_varied_twice(shipped):
    """62 % lost leaves 37.5 to 38.5 % of the least and of the most base."""
    row = figures(shipped).loc["gc-iq-pct-201701"]
    assert row["held_low_km2"] == pytest.approx(0.375 * row["base_low_km2"])
    assert row["held_high_km2"] == pytest.approx(0.385 * row["base_high_km2"])


# What the research found by hand


def test_shares_of_iraq_and_of_the_former_base_have_km2_and_are_kept_apart(
    rows, between
):
    """14 % of Iraq is left (May 2016), 44 % lost (April): two denominators."""
    baghdad, washington = rows.loc["iqgov-iq-20160511"], rows.loc["kerry-iq-201604"]
    assert 0.135 * 435_000 < baghdad["held_low_km2"] < baghdad["held_high_km2"] < 64_000
    assert 31_000 < washington["held_low_km2"] < washington["held_high_km2"] < 33_000
    row = between("iqgov-iq-20160511", "kerry-iq-201604")
    assert "other denominator" in row["differences"]
    assert not row["contradicts"]


@pytest.mark.parametrize(
    ("one", "other", "clash", "differences"),
    [
        # 1. US figures for Syria, January to May 2016
        ("oir-sy-20160105", "oir-sy-20160129", Clash.RANGES, ""),
        ("wh-sy-20160115b", "oir-sy-20160129", Clash.RANGES, "other denominator"),
        ("kerry-sy-20160318", "blinken-sy-20160412", Clash.RANGES, "other denominator"),
        ("blinken-sy-20160412", "us-sy-20160516", Clash.RANGES, "other denominator"),
        # 2. Iraq: a new definition, a rounding, another base
        (
            *("us-iq-201501-700km2", "us-iq-20150313-pct", Clash.RANGES),
            "other kind of control",
        ),
        ("mcg-iq-20160610", "mcg-iq-20160628", Clash.RANGES, "other day"),
        ("cc-iq-20170831", "mcg-iq-20170804", Clash.RANGES, "other denominator"),
        ("mcg-iqsy-20171115", "us-iqsy-20171108", Clash.RANGES, "other denominator"),
        # 3. Baghdad against Washington
        ("obeidi-iq-20151219", "obama-iq-20151214", Clash.RANGES, "other denominator"),
        ("iqgov-iq-20160511", "us-iq-20160516", Clash.RANGES, "other denominator"),
        ("obeidi-iq-20160721", "kerry-iq-20160721", Clash.RANGES, "other denominator"),
        # 4. Area, same weeks, different maps
        ("sohr-sy-km2-20150521", "ihs-iqsy-201506", Clash.PART, "other denominator"),
        ("ihs-iqsy-201612", "dod-km2-held-20170120", Clash.RANGES, "other denominator"),
        ("ihs-iqsy-201612", "rand-iqsy-2017-km2", Clash.RANGES, "other denominator"),
        ("ihs-iqsy-20170626", "sohr-sy-km2-20170718", Clash.PART, "other denominator"),
        # 5. One release, two percents
        (
            *("ihs-iqsy-20161003-losspct", "ihs-iqsy-20161003-peak", Clash.RANGES),
            "other denominator",
        ),
        (
            *("ihs-iqsy-2015-losspct", "oir-iqsy-20160105", Clash.RANGES),
            "other denominator",
        ),
        ("rfe-iqsy-2015", "oir-iqsy-20160105", Clash.MOVED, "other denominator"),
        # 6. Country dropped, country swapped
        ("kuna-iqsy-20160610", "mcg-iq-20160610", Clash.MOVED, "other denominator"),
        ("wex-iqsy-20160610", "mcg-iq-20160610", Clash.MOVED, "other denominator"),
        ("verdad-iqsy-2016", "icsr-iq-201611", Clash.MOVED, "other denominator"),
        ("kerry-sy40-2016", "kerry-iq-20160318", Clash.MOVED, "other denominator"),
        ("kerry-sy40-2016", "kerry-sy-20160318", Clash.RANGES, "other denominator"),
        # 7. Fallujah: controlled, cleared, contested
        ("fal-obedi-20160617", "fal-army70-20160617", Clash.RANGES, ""),
        ("fal-abadi-20160617", "fal-carter-20160617", Clash.SUM, ""),
        (
            *("fal-garver-20160621", "fal-obedi-20160617", Clash.RANGES),
            "other kind of control",
        ),
        (
            *("fal-garver-20160621", "fal-cmdr-20160623", Clash.RANGES),
            "other kind of control",
        ),
        # 8. Raqqa within a day, and a headline
        ("raq-sdf80-20170920", "raq-sohr90-20170920", Clash.RANGES, ""),
        (
            *("raq-dillon70-20170921", "raq-sdf80-20170920", Clash.RANGES),
            "other kind of control",
        ),
        (
            *("raq-dillon70-20170921", "raq-sohr90-20170920", Clash.RANGES),
            "other kind of control",
        ),
        ("raq-sdf100-20171017", "raq-dillon95-20171018", Clash.RANGES, "other day"),
        ("raq-old65-201708", "raq-tv7-201708", Clash.MOVED, "other denominator"),
        # 9. Other cities
        ("taf-jaafari-20170826", "taf-joc-20170826", Clash.RANGES, ""),
        ("taf-jaafari-20170826", "taf-rasool-20170826", Clash.RANGES, ""),
        ("taf-joc-20170826", "taf-rasool-20170826", Clash.RANGES, ""),
        ("ram-rasool-20151228", "ram-ap-20151228", Clash.SUM, ""),
        ("ram-rasool-20151228", "ram-mahlawi-20151228", Clash.SUM, ""),
        ("kob-pyd-20150126", "kob-centcom-20150126", Clash.RANGES, ""),
        ("sir-lib-1d-20160829", "sir-davis-3n-20160901", Clash.RANGES, "other unit"),
        ("sir-issa-20161205", "sir-serraj-20161217", Clash.COMPLETED, "other day"),
        ("sir-serraj-20161217", "sir-dod-20161219", Clash.COMPLETED, "other day"),
        ("mos-cook-201612", "mos-e-saadi-20170101", Clash.PART, "other denominator"),
        ("bai-iqoff-20150502", "bai-usoff-20150507", Clash.RANGES, "other day"),
        ("bai-usoff-20150507", "bai-iqcol-201505", Clash.RANGES, "other day"),
    ],
)
def test_what_the_research_set_side_by_side_comes_out_of_the_claims(
    between, one, other, clash, differences
):
    row = between(one, other)
    assert row is not None
    assert row["clash"] == clash
    if differences:
        assert differences in row["differences"].split(";")
    assert row["contradicts"] == (differences == "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # `Over 90` admits 100, and 90 and 89 may both be rounded from 89.5.
        ("raq-sdf100-20171017", "raq-dillon90-20171017"),
        ("cc-iq-20170831", "gc-iq-pct-201711"),
        # 5 % to IS and 80 % to the other side leave room for contested ground.
        ("raq-sohr-is5-20170920", "raq-sdf80-20170920"),
    ],
)
def test_figures_that_leave_room_for_each_other_do_not_clash(between, one, other):
    assert between(one, other) is None


def test_two_shares_of_one_release_leave_the_same_ground(between):
    row = between("ihs-iqsy-20161003-losspct", "ihs-iqsy-20161003-peak")
    assert row["km2_meet"]


def test_the_coalition_left_some_53000_km2_in_january_2017(shipped):
    """Between what IHS (60,400) and RAND (45,377) gave for the same weeks."""
    told = figures(shipped).loc[["gc-iq-km2-201701", "gc-sy-km2-201701"]]
    low, high = told["held_low_km2"].sum(), told["held_high_km2"].sum()
    assert 45_377 < low < 53_000 < high < 60_400


def test_losses_that_fell_back_are_found_with_their_forerunner(shipped):
    found = dict(fallen(shipped)[["claim_id", "other_id"]].itertuples(index=False))
    assert found["blinken-sy-20160412"] == "kerry-sy-20160318"
    assert found["mcg-iq-20160628"] == "mcg-iq-20160610"


def test_the_sums_that_do_not_add_up_are_found_and_no_others(shipped):
    frame = failures(shipped)
    found = set(frame[["claim_id", "check"]].itertuples(index=False, name=None))
    assert found == {
        ("mcg-leaders-20160610", Check.RATE),
        ("ydd-iqsy-20160413", Check.WHOLE),
        ("k24-sum70-20160611", Check.WHOLE),
        ("kuna-iqsy-20160610", Check.WHOLE),
        ("wex-iqsy-20160610", Check.WHOLE),
        ("bb-iqsy-20170807", Check.WHOLE),
        ("ihs-iqsy-2015h1-losspct", Check.AREA),
        ("shoigu-sy-km2-201710", Check.PLACE),
    }
    parts = frame.set_index("claim_id")["against"]
    assert parts["k24-sum70-20160611"] == "mcg-iq-20160610;mcg-sy-20160610"
    assert parts["bb-iqsy-20170807"] == "mcg-iq-20170804;mcg-sy-20170804"


def test_the_kind_of_source_of_every_claim_is_told(shipped, rows):
    kinds = set(shipped.sources["kind"]) - {""}
    assert set(rows["source_kind"]) <= {*kinds, "not stated", "no source"}
    copied = rows["source_kind"].isin(["agency copy", "repost"])
    assert rows.loc[copied, "restatement_of"].ne("").all()
