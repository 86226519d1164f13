import gc
import json
import sys
from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import dcc, html

from dashboard import ids
from dashboard.application import create
from dashboard.compare import ids as compare_ids
from dashboard.compare.page import page as comparing
from dashboard.compare.state import parse
from dashboard.ledger_page import control_id
from dashboard.ledger_state import CONTROLS
from data.dataset import load
from data.schema import TABLES
from tests.dashboard.tree import every, prop, words
from tests.world import world, write_world

FIELDS = (dmc.Select, dmc.TextInput, dmc.Slider, dmc.SegmentedControl)
PRESSED = (html.Button, html.Summary, html.A)


@pytest.fixture(scope="module")
def page(shipped_app, shipped) -> Any:
    """All that can be on the page: the page that compares days comes when asked for."""
    asked, notes = parse("", shipped)
    return [shipped_app.layout, *comparing(shipped, asked, notes)]


def named_ids() -> dict[str, str]:
    """Return every id that the project names, by its name."""
    return {
        f"{module.__name__}.{name}": value
        for module in (ids, compare_ids)
        for name, value in vars(module).items()
        if name.isupper()
    }


def named(component) -> bool:
    """Whether a screen reader has words for a control of its own."""
    said = [prop(component, name) for name in ("aria-label", "label", "thumbLabel")]
    return any(isinstance(one, str) and one.strip() for one in said)


def group_of(page, component) -> Any:
    """Return the nearest element with the role of a group that holds a component."""
    groups = [one for one in every(page) if prop(one, "role") == "group"]
    return next(
        (one for one in groups if component in list(every(prop(one, "children")))), None
    )


def test_every_field_has_a_name_that_a_screen_reader_says(page):
    fields = [one for kind in FIELDS for one in every(page, kind)]
    assert {prop(one, "id") for one in fields} >= {
        *(ids.THEATRE, ids.COUNTRY, ids.RULE, ids.METHOD, ids.DAY, ids.TYPED_DAY),
        *(ids.SPEED, ids.PLACE, ids.CLAIMS),
    }
    for field in fields:
        group = group_of(page, field)
        assert named(field) or (group is not None and named(group)), prop(field, "id")


def test_every_button_and_link_has_a_name_that_a_screen_reader_says(page):
    for control in (one for kind in PRESSED for one in every(page, kind)):
        assert words(control).strip() or named(control), control


def test_no_control_of_an_unnamed_kind_is_used(page):
    """Dash's own fields take no name for a screen reader."""
    nameless = (
        *(dcc.Dropdown, dcc.Slider, dcc.RangeSlider, dcc.DatePickerSingle),
        *(dcc.Input, dcc.RadioItems, dcc.Checklist, dcc.Textarea),
    )
    assert [one for kind in nameless for one in every(page, kind)] == []


def test_an_id_is_given_to_one_component_only(page):
    given = [prop(one, "id") for one in every(page) if prop(one, "id")]
    assert len(given) == len(set(given))


def test_every_id_that_a_callback_speaks_of_is_on_the_page(shipped_app, page):
    there = {prop(one, "id") for one in every(page)}
    spoken = {
        one["id"]
        for known in shipped_app.callback_map.values()
        for one in (*known["inputs"], *known["state"])
    }
    for key in shipped_app.callback_map:
        names = key[2:-2].split("...") if key.startswith("..") else [key]
        spoken |= {name.partition(".")[0] for name in names if "." in name}
    assert spoken <= there


def test_every_id_that_the_project_names_is_on_the_page(page):
    there = {prop(one, "id") for one in every(page)}
    names = named_ids()
    assert set(names.values()) <= there
    assert len(set(names.values())) == len(names)


def test_every_id_of_the_page_has_a_name_in_the_project(page):
    there = {prop(one, "id") for one in every(page)} - {None}
    ours = set(named_ids().values())
    assert there <= ours | {control_id(name) for name in CONTROLS}


def test_no_chart_offers_to_send_its_data_to_a_third_party(page):
    graphs = list(every(page, dcc.Graph))
    assert len(graphs) == 7
    for graph in graphs:
        assert prop(graph, "config")["showSendToCloud"] is False
        assert not prop(graph, "config").get("plotlyServerURL")


def test_a_notice_is_announced_and_hidden_until_there_is_one(page):
    (notice,) = [one for one in every(page) if prop(one, "id") == ids.NOTICE]
    assert prop(notice, "role") == "alert"
    assert prop(notice, "hidden") is True


def test_the_slider_has_a_step_for_every_day(page):
    (slider,) = every(page, dmc.Slider)
    # 2013-01-01 to 2019-03-31, both included.
    assert (prop(slider, "min"), prop(slider, "step")) == (0, 1)
    assert prop(slider, "max") == 2280


def test_every_theatre_can_be_chosen(page, shipped):
    (picker,) = [one for one in every(page) if prop(one, "id") == ids.THEATRE]
    offered = [one["value"] for one in prop(picker, "data")]
    assert offered == list(shipped.theatres.index)
    labels = [one["label"] for one in prop(picker, "data")]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_no_geometry_travels_with_the_page(client):
    layout = client.get("/_dash-layout")
    assert layout.status_code == 200
    assert "coordinates" not in layout.text
    assert len(layout.data) < 150_000


def test_the_layout_is_json_that_a_browser_can_read(client):
    def refuse(name: str):
        raise AssertionError(f"{name} is not JSON")

    json.loads(client.get("/_dash-layout").text, parse_constant=refuse)


def test_two_apps_in_one_process_share_nothing(squares_app, shipped_app):
    assert squares_app.server is not shipped_app.server
    assert list(squares_app.callback_map) == list(shipped_app.callback_map)
    first = squares_app.layout.to_plotly_json()
    assert json.dumps(first, default=str) != json.dumps(
        shipped_app.layout.to_plotly_json(), default=str
    )


def test_making_an_app_leaves_no_file_open(squares, monkeypatch):
    left = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: left.append(one.exc_value))
    create(squares)
    gc.collect()
    assert [str(one) for one in left if isinstance(one, ResourceWarning)] == []


def test_a_data_set_with_only_the_tables_it_must_have_opens_too(tmp_path):
    needed = {table.file for table in TABLES.values() if table.needed}
    files = {name: rows for name, rows in world().items() if name in needed}
    app = create(load(write_world(tmp_path, files)))
    client = app.server.test_client()
    for address in ("/", "/method", "/_dash-layout", "/download/areas.csv"):
        assert client.get(address).status_code == 200
