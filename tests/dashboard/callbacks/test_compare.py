import pytest

from dashboard.compare import ids
from dashboard.compare.state import parse
from dashboard.ids import COMPARE_PAGE
from tests.dashboard.calling import answer, call, changes_nothing

MOSUL = "theatre=mosul&a=2016-10-17&b=2017-01-24"
STORED = f"{ids.COMPARISON}.data"
PAGE = f"{COMPARE_PAGE}.children"


def stored(query: str) -> dict[str, str]:
    return {"query": query, "view": "change"}


def touch(app, component, value, query=MOSUL, prop="value"):
    """Return what a touched control sets, other controls as the query has them."""
    told = {"a": "17 Oct 2016", "b": "24 Jan 2017"}
    given = {ids.DAY_A: told["a"], ids.DAY_B: told["b"], ids.COMPARISON: stored(query)}
    return answer(app, f"{component}.{prop}", value, **given)


def test_the_page_comes_with_what_its_address_asks_for(shipped_app):
    told = answer(shipped_app, f"{ids.OPENING}.data", f"?{MOSUL}")
    assert told[STORED] == stored(MOSUL)
    assert ids.FINDING in str(told[PAGE])


def test_what_of_the_address_cannot_be_used_is_said_on_the_page(shipped_app):
    told = answer(shipped_app, f"{ids.OPENING}.data", "?a=yesterday")
    assert "“yesterday” is not a day" in str(told[PAGE])


@pytest.mark.parametrize(
    ("component", "value", "query"),
    [
        (ids.RULE, "agreed", f"{MOSUL}&rule=agreed"),
        (ids.METHOD, "capped-10", f"{MOSUL}&method=capped-10"),
        (ids.VIEW, "swipe", f"{MOSUL}&view=swipe"),
        (ids.THEATRE, "raqqa", MOSUL.replace("mosul", "raqqa")),
        (ids.DAY_B, "1 Mar 2017", MOSUL.replace("2017-01-24", "2017-03-01")),
        (ids.NAMED_A, "2014-08-31", MOSUL.replace("2016-10-17", "2014-08-31")),
    ],
)
def test_a_touched_control_changes_what_is_compared(
    shipped_app, component, value, query
):
    told = touch(shipped_app, component, value)
    assert told[STORED]["query"] == query
    assert told[f"{ids.NAMED_A}.value"] is None


@pytest.mark.parametrize("button", [ids.SWAP, ids.SWAP_BACK])
def test_either_button_swaps_the_days(shipped_app, button):
    told = touch(shipped_app, button, 1, prop="n_clicks")
    assert told[STORED]["query"] == "theatre=mosul&a=2017-01-24&b=2016-10-17"
    assert told[f"{ids.DAY_A}.value"] == "24 Jan 2017"
    assert told[f"{ids.DAY_B}.value"] == "17 Oct 2016"


def test_a_day_that_cannot_be_read_keeps_its_text_and_says_why(shipped_app):
    told = touch(shipped_app, ids.DAY_B, "soon")
    assert STORED not in told
    assert told[f"{ids.DAY_B}.value"] == "soon"
    assert told[f"{ids.DAY_B}.error"]
    assert told[f"{ids.DAY_A}.error"] == ""


def test_going_back_reads_the_address_again(shipped_app):
    visit = {"search": "?theatre=sirte&rule=loudest", "n": 1}
    told = touch(shipped_app, ids.VISIT, visit, prop="data")
    assert told[STORED]["query"].startswith("theatre=sirte&")
    assert told[f"{ids.THEATRE}.value"] == "sirte"
    assert "loudest" in told[f"{ids.NOTICE}.children"]
    assert told[f"{ids.NOTICE}.hidden"] is False


def test_what_is_found_fills_sentence_sums_bands_list_and_downloads(shipped_app):
    told = answer(shipped_app, STORED, stored(MOSUL))
    assert "106.4 of 173.5 km²" in str(told[f"{ids.FINDING}.children"])
    assert len(told[f"{ids.PLACES}.data"]["rows"]) == 56
    assert told[f"{ids.SANKEY}.figure"]["data"][0]["type"] == "sankey"
    assert told[f"{ids.BODY}.hidden"] is False
    for form in ("csv", "json", "geojson"):
        assert f"change.{form}?{MOSUL}" in str(told[f"{ids.DOWNLOADS}.children"])


def test_days_that_run_backwards_get_a_message_and_no_number(shipped_app, shipped):
    asked, _ = parse(MOSUL, shipped)
    query = asked.swapped.query(shipped)
    told = answer(shipped_app, STORED, stored(query))
    assert told[f"{ids.BACKWARDS}.hidden"] is False
    assert told[f"{ids.BODY}.hidden"] is True
    assert "24 January 2017, is after" in told[f"{ids.BACKWARDS_TEXT}.children"]
    assert f"{ids.FINDING}.children" not in told
    scene = {"query": query, "size": [800, 500]}
    assert changes_nothing(call(shipped_app, f"{ids.SCENE}.data", scene))


def test_where_nothing_changed_there_are_no_bands(shipped_app):
    query = "theatre=mosul&a=2016-10-17&b=2016-10-17"
    told = answer(shipped_app, STORED, stored(query))
    assert told[f"{ids.SANKEY}.figure"]["data"] == []
    assert told[f"{ids.SANKEY}.style"] == {"display": "none"}
    assert told[f"{ids.PLACES}.data"]["rows"] == []


def test_the_maps_have_the_ground_of_the_method(shipped_app):
    region = "a=2014-08-31&b=2016-07-04&theatre=region"
    for method in ("nearest-settled", "capped-10", "district"):
        scene = {"query": f"{region}&method={method}", "size": [800, 500]}
        told = answer(shipped_app, f"{ids.SCENE}.data", scene)
        (figure,) = [
            one
            for name, one in told.items()
            if name.endswith(".figure") and one["data"]
        ]
        assert f"/region/{method}/" in figure["data"][0]["geojson"]
