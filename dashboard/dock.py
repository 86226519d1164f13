"""The dock under the map: the day in words, steps, play, and the slider."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard import ids
from dashboard.attributes import aria, data
from dashboard.settings import PLAY_SPEEDS
from data.happenings import Kind

KIND_CHOICES = {
    Kind.CAMPAIGN: ("▬", "Offensives and sieges"),
    Kind.FALL: ("▼△", "Cities fall, are retaken"),
    Kind.STATEMENT: ("◆", "Statements, leaders, money"),
    Kind.ATTACK: ("×", "Attacks and atrocities"),
}
"""The rows of events under the slider, each with the mark that is drawn there."""


def timeline(days: int) -> Any:
    """Return the dock: the day in words, steps, play, and the slider.

    Parameters
    ----------
    days
        How many days the opening theatre covers.
    """
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            _step(ids.PREVIOUS, "Previous change", "previous"),
                            html.Button(
                                html.Span(className="icon play"),
                                id=ids.PLAY,
                                className="step play-button",
                                **aria(label="Play", pressed="false"),
                            ),
                            _step(ids.NEXT, "Next change", "next"),
                        ],
                        className="steps",
                    ),
                    html.Div(
                        [
                            html.Output(id=ids.DAY_WORDS, className="day-words"),
                            html.Div(id=ids.EVENT_NOW, className="event-now"),
                        ],
                        className="day-block",
                    ),
                    html.Div(
                        [
                            dmc.TextInput(
                                id=ids.TYPED_DAY,
                                label="Go to a day",
                                value="",
                                debounce=True,
                                size="xs",
                                w=148,
                                persistence=False,
                            ),
                            dmc.Select(
                                id=ids.SPEED,
                                label="Play speed",
                                data=[
                                    {"value": str(n), "label": _speed(n)}
                                    for n in PLAY_SPEEDS
                                ],
                                value="15",
                                allowDeselect=False,
                                size="xs",
                                w=118,
                            ),
                        ],
                        className="day-fields",
                    ),
                ],
                className="dock-row",
            ),
            html.Div(
                [
                    html.Canvas(id=ids.TIMELINE, className="timeline"),
                    dmc.Slider(
                        id=ids.DAY,
                        min=0,
                        max=days - 1,
                        step=1,
                        value=0,
                        updatemode="drag",
                        label=None,
                        thumbLabel="Day",
                        size=4,
                        thumbSize=18,
                        color="dark",
                        persistence=False,
                    ),
                ],
                className="slider",
            ),
            html.Canvas(id=ids.LANE, className="lane"),
            html.Div(
                [
                    html.Button(
                        [html.Span(mark, **aria(hidden="true")), f" {words}"],
                        className="kind",
                        **aria(pressed="true"),
                        **data(kind=kind.value),
                    )
                    for kind, (mark, words) in KIND_CHOICES.items()
                ],
                role="group",
                className="kinds",
                **aria(label="Events shown"),
            ),
        ],
        className="dock",
        **aria(label="Time"),
    )


def _speed(days: int) -> str:
    return "1 day/s" if days == 1 else f"{days} days/s"


def _step(component_id: str, name: str, icon: str) -> Any:
    return html.Button(
        html.Span(className=f"icon {icon}"),
        id=component_id,
        className="step",
        title=name,
        **aria(label=name),
    )
