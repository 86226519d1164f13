"""Calling a server callback as the browser does: by what triggers it."""

from typing import Any

from dash import Dash
from werkzeug.test import TestResponse


def call(app: Dash, trigger: str, value: Any, **states: Any) -> TestResponse:
    """Post what the browser would when a property changes, and return the answer.

    Parameters
    ----------
    trigger
        `id.property` of the input that changes; no other input does.
    states
        Values of its states and of its other inputs, by the id of their component.
    """
    key, known = _callback(app, trigger)
    outputs = [_property(name) for name in _names(key)]
    body = {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        "inputs": [
            {**one, "value": value if _name(one) == trigger else states.get(one["id"])}
            for one in known["inputs"]
        ],
        "changedPropIds": [trigger],
        "state": [{**one, "value": states[one["id"]]} for one in known["state"]],
    }
    return app.server.test_client().post("/_dash-update-component", json=body)


def answer(app: Dash, trigger: str, value: Any, **states: Any) -> dict[str, Any]:
    """Return what a callback sets, as `id.property` to value; it must not fail."""
    response = call(app, trigger, value, **states)
    assert response.status_code == 200, response.text
    assert "sideUpdate" not in response.json, response.json["sideUpdate"]
    return {
        f"{component}.{name}": content
        for component, properties in response.json["response"].items()
        for name, content in properties.items()
    }


def changes_nothing(response: TestResponse) -> bool:
    """Whether an answer leaves the page as it is."""
    told = {} if response.status_code == 204 else response.json
    return not told.get("response") and "sideUpdate" not in told


def _callback(app: Dash, trigger: str) -> tuple[str, dict[str, Any]]:
    found = [
        (key, known)
        for key, known in app.callback_map.items()
        if "callback" in known and trigger in map(_name, known["inputs"])
    ]
    ((key, known),) = found
    return key, known


def _name(one: dict[str, str]) -> str:
    return f"{one['id']}.{one['property']}"


def _names(key: str) -> list[str]:
    return key[2:-2].split("...") if key.startswith("..") else [key]


def _property(name: str) -> dict[str, str]:
    component, _, prop = name.partition(".")
    return {"id": component, "property": prop}
