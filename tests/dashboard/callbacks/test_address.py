from dataclasses import replace

from dashboard import ids
from dashboard.settings import METHOD_PATH
from dashboard.state import default_view
from tests.dashboard.asking import ask
from tests.dashboard.calling import answer

ADDRESS = f"{ids.ADDRESS}.data"


def read(app, search: str) -> dict:
    return answer(app, ADDRESS, {"search": search, "n": 7})


def test_a_query_becomes_a_view_and_keeps_its_number(shipped_app, shipped):
    told = read(shipped_app, "?theatre=mosul&day=2017-01-24")
    view = replace(default_view(shipped, "mosul"), day="2017-01-24")
    assert told[f"{ids.PARSED}.data"] == {**vars(view), "n": 7}
    assert told[f"{ids.NOTICE}.hidden"] is True
    assert told[f"{ids.NOTICE_TEXT}.children"] == ""


def test_what_cannot_be_used_is_told_to_the_visitor(shipped_app, shipped):
    told = read(shipped_app, "?theatre=atlantis&day=2016-02-30")
    assert told[f"{ids.PARSED}.data"] == {
        **vars(default_view(shipped, "region")),
        "n": 7,
    }
    assert told[f"{ids.NOTICE}.hidden"] is False
    assert "atlantis" in told[f"{ids.NOTICE_TEXT}.children"]
    assert "2016-02-30" in told[f"{ids.NOTICE_TEXT}.children"]


def test_reading_an_address_leaves_the_opening_view_as_it_was(shipped_app, shipped):
    before = dict(vars(default_view(shipped, "mosul")))
    read(shipped_app, "?theatre=mosul&day=2017-01-24")
    assert vars(default_view(shipped, "mosul")) == before


def test_the_method_page_travels_only_when_it_is_asked_for(shipped_app, shipped):
    page = f"{ids.METHOD_PAGE}.children"
    told = ask(shipped_app, page, location_pathname=METHOD_PATH)
    assert shipped.version in str(told[page])
    assert ask(shipped_app, page, location_pathname="/") == {}
