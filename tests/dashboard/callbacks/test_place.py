from dashboard import ids
from tests.dashboard.calling import answer

TRIGGER = f"{ids.PLACE_KEY}.data"
PANEL = f"{ids.PLACE_PANEL}.children"


def fill(app, place: str, rule: str = "latest") -> str:
    key = {"place": place, "theatre": "raqqa", "rule": rule}
    return str(answer(app, TRIGGER, key)[PANEL])


def test_the_panel_of_the_selected_place_is_filled(shipped_app, shipped):
    told = fill(shipped_app, "raqqa_qadisiya")
    assert shipped.places.loc["raqqa_qadisiya", "name"] in told


def test_the_rule_decides_which_reports_of_the_panel_count(shipped_app, shipped):
    unsourced = shipped.reports[shipped.reports["basis"] == "unsourced"]["place_id"]
    place = next(one for one in unsourced if one.startswith("raqqa_"))
    assert "not counted" not in fill(shipped_app, place)
    assert "not counted" in fill(shipped_app, place, "sourced-only")


def test_without_a_place_the_panel_asks_for_one(shipped_app):
    assert "Select a place" in fill(shipped_app, "")
