"""Asking a server callback by what it sets: for callbacks of several inputs."""

from typing import Any

from dash import Dash


def ask(app: Dash, sets: str, **values: Any) -> dict[str, Any]:
    """Return what the callback that sets a property answers, by `id.property`.

    Parameters
    ----------
    sets
        `id.property` of one of its outputs; the first callback that has it is asked.
    values
        Values of its inputs and states: `location_search` for `location.search`; what
        is not given is None.
    """
    key, known = next(
        (key, known)
        for key, known in app.callback_map.items()
        if "callback" in known and sets in _names(key)
    )
    asked = {
        part: [
            {**one, "value": values.get(_name(one["id"], one["property"]))}
            for one in known[part]
        ]
        for part in ("inputs", "state")
    }
    outputs = [
        dict(zip(("id", "property"), name.split("."), strict=True))
        for name in _names(key)
    ]
    body = {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        **asked,
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in asked["inputs"]],
    }
    client = app.server.test_client()
    response = client.post("/_dash-update-component", json=body)
    if response.status_code == 204:
        return {}
    assert response.status_code == 200, response.text
    assert "sideUpdate" not in response.json, response.json["sideUpdate"]
    return {
        f"{component}.{name}": content
        for component, properties in response.json["response"].items()
        for name, content in properties.items()
    }


def _names(key: str) -> list[str]:
    return key[2:-2].split("...") if key.startswith("..") else [key]


def _name(component: str, prop: str) -> str:
    return f"{component}_{prop}".replace("-", "_")
