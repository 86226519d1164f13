from dash import html

from dashboard.ledger_state import CONTROLS
from tests.dashboard.asking import ask

HOME = {"place": "Iraq", "metric": "territory_lost_pct"}


def view(**changes: str) -> dict[str, str]:
    return {**dict.fromkeys(CONTROLS, ""), "restated": "with", "claim": "", **changes}


def read(app, search: str, pathname: str = "/ledger"):
    return ask(
        app,
        "ledger-view.data",
        location_pathname=pathname,
        location_search=search,
    )


def drawn(app, **changes: str):
    return ask(app, "ledger-chart.figure", ledger_view_data=view(**changes))


def test_the_address_fills_the_view_and_its_controls(shipped_app):
    told = read(shipped_app, "?side=coalition&claim=mcg-iq-20160610")
    expected = view(**HOME, side="coalition", claim="mcg-iq-20160610")
    assert told["ledger-view.data"] == expected
    assert told["ledger-side.value"] == "coalition"
    assert told["ledger-place.value"] == "Iraq"
    assert told["ledger-verdict.value"] is None
    assert told["ledger-notes.hidden"] is True


def test_what_cannot_be_used_is_told_beside_the_filters(shipped_app):
    told = read(shipped_app, "?place=Atlantis")
    assert told["ledger-notes.hidden"] is False
    assert "Atlantis" in told["ledger-notes.children"]
    assert told["ledger-view.data"] == view(**HOME)


def test_the_address_of_another_page_is_not_read(shipped_app):
    assert read(shipped_app, "?place=mosul-west", "/") == {}


def test_the_chart_has_a_mark_for_every_claim_shown(shipped_app, shipped):
    told = drawn(shipped_app, **HOME)
    figure = told["ledger-chart.figure"]
    marked = {
        claim for trace in figure["data"] for claim in trace.get("customdata", [])
    }
    own = shipped.claims.query("place == 'Iraq' and metric == 'territory_lost_pct'")
    assert marked == set(own.index)
    height = f"{figure['layout']['height']}px"
    assert told["ledger-chart.style"] == {"height": height}
    assert told["ledger-card.children"] == []


def test_an_open_claim_has_a_card_and_a_cursor(shipped_app):
    told = drawn(shipped_app, **HOME, claim="mcg-iq-20160610")
    shapes = told["ledger-chart.figure"]["layout"]["shapes"]
    assert {shape["x0"] for shape in shapes} == {"2016-06-10"}
    assert told["ledger-card.children"]
    assert drawn(shipped_app, **HOME)["ledger-chart.figure"]["layout"]["shapes"] == []


def test_filters_that_no_claim_has_leave_a_way_out(shipped_app):
    told = drawn(shipped_app, place="Libya", metric="stipend_usd_month")
    assert told["ledger-chart.style"] == {"display": "none"}
    assert told["ledger-table.children"] == []
    assert told["ledger-caption.children"] == ""
    assert "No claim has all of these" in str(told["ledger-summary.children"])


def test_every_metric_draws_with_its_claims(shipped_app, shipped):
    for metric in shipped.claims["metric"].unique():
        told = drawn(shipped_app, metric=str(metric))
        own = shipped.claims[shipped.claims["metric"] == metric]
        assert f"{len(own)} of {len(shipped.claims)}" in str(
            told["ledger-summary.children"]
        )
        rows = str(told["ledger-table.children"]).count("'type': 'Tr'")
        assert rows == len(own) + 1, metric


def test_a_choice_becomes_a_query_and_keeps_the_open_card(shipped_app):
    values = {"ledger_place_value": "Iraq", "ledger_restated_value": "with"}
    values["ledger_metric_value"] = "territory_lost_pct"
    told = ask(
        shipped_app,
        "ledger-query.data",
        **values,
        ledger_side_value="coalition",
        location_pathname="/ledger",
        location_search="?claim=mcg-iq-20160610",
    )
    assert told == {"ledger-query.data": "side=coalition&claim=mcg-iq-20160610"}
    same = ask(
        shipped_app,
        "ledger-query.data",
        **values,
        location_pathname="/ledger",
        location_search="?claim=mcg-iq-20160610",
    )
    assert same == {}


def test_the_controls_are_filled_when_the_ledger_comes_into_sight(shipped_app):
    told = ask(shipped_app, "ledger-bases.children", ledger_page_hidden=False)
    offered = {one["value"]: one["label"] for one in told["ledger-metric.data"]}
    assert offered["fighters_total"] == "Fighters (48)"
    kinds = [one["type"] for one in told["ledger-bases.children"]]
    assert kinds.count(html.Details.__name__) == 8
    assert ask(shipped_app, "ledger-bases.children", ledger_page_hidden=True) == {}


def test_a_data_set_of_squares_has_a_ledger_too(squares_app):
    told = drawn(squares_app, place="EA", metric="territory_held_pct", claim="range")
    assert told["ledger-card.children"]
    band, *_ = told["ledger-chart.figure"]["data"]
    assert max(band["y"]) <= 50
