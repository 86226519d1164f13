"""What changed between two days: the map of changed cells, and the flows."""

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.figures.areas import SMALL_KM2
from dashboard.figures.theme import INK, base_layout, fill, stripe
from dashboard.text import short_words
from data.codes import Code, codes
from data.dataset import Dataset

FRONT = "#ffffff"
"""The front is drawn white: between two colours of ground it is seen best."""

PALE = 0.78
"""How much white is in the colour of ground that stayed as it was."""

ROW_PX, LEAST_PX = 44, 120
"""Height that the diagram gives to a state, and its least height."""


def changed(
    dataset: Dataset,
    before: dict[str, Any],
    after: dict[str, Any],
    texts: list[str],
) -> dict[str, Any]:
    """Return the map of the later day with all that stayed as it was made pale.

    Parameters
    ----------
    before, after
        The maps of control on both days, as `dashboard.figures.map.figure` makes them,
        of the same ground: a feature that has another colour number has changed.
    texts
        What is said over each feature, in their order.

    Returns
    -------
    The figure. Changed cells have the colour of the later day and a dark outline.
    """
    table = codes(dataset)
    old, new = before["data"][0], after["data"][0]
    turned = [a != b for a, b in zip(old["z"], new["z"], strict=True)]
    colours = [fill(dataset, code) for code in table]
    colours += [stripe(dataset, code) for code in table]
    colours += [_pale(colour) for colour in colours]
    steps = len(colours)
    cells = {
        **new,
        "z": [
            z if flag else z + steps // 2
            for z, flag in zip(new["z"], turned, strict=True)
        ],
        "zmax": steps - 0.5,
        "colorscale": [
            [(i + edge) / steps, colour]
            for i, colour in enumerate(colours)
            for edge in (0, 1)
        ],
        "marker": {
            **new["marker"],
            "opacity": 0.9,
            "line": {
                # A stripe has none: it would show where the stripe itself is clear.
                "width": [
                    0 if z >= len(table) else 1.2 if flag else 0.3
                    for z, flag in zip(new["z"], turned, strict=True)
                ],
                "color": [INK if flag else "#ffffff80" for flag in turned],
            },
        },
    }
    return spoken({**after, "data": [cells, *after["data"][1:]]}, texts)


def spoken(figure: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    """Return a map of control whose features say something under the pointer."""
    cells, *marks = figure["data"]
    cells = {**cells, "text": texts, "hoverinfo": "text"}
    # A mark that is heard would keep the ground under it from speaking.
    return {**figure, "data": [cells, *({**one, "hoverinfo": "skip"} for one in marks)]}


def fronted(figure: dict[str, Any], lines: gpd.GeoSeries) -> dict[str, Any]:
    """Return a map with the front over it: lines in EPSG:4326, as one trace, the last.

    Its points are few: a front runs along straight edges of cells.
    """
    parts = shapely.get_parts(lines.to_numpy())
    points: list[tuple[float | None, float | None]] = []
    for part in parts:
        points += [(lon, lat) for lon, lat in shapely.get_coordinates(part).round(5)]
        points.append((None, None))  # lifts the pen
    front = {
        "type": "scattermap",
        "uid": "front",
        "mode": "lines",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "line": {"color": FRONT, "width": 2.5},
        "hoverinfo": "skip",
        "below": "lakes",  # as the ground is, and put there after it
    }
    return {**figure, "data": [*figure["data"], front]}


def sankey(dataset: Dataset, flows: pd.DataFrame, whole: float) -> dict[str, Any]:
    """Return who lost ground to whom, as bands from the left to the right.

    Parameters
    ----------
    flows
        `before` and `after` (a `Code` each) and `km2`; flows of no ground are left out.
    whole
        The outline, km2.

    Returns
    -------
    The figure, with `layout.height`. A state is named with the km2 it lost (left) or
    gained (right), net.
    """
    drawn = flows[flows["km2"] > 0]
    rows: list[Any] = list(drawn.itertuples())
    lost = drawn.groupby("before", sort=False)["km2"].sum()
    gained = drawn.groupby("after", sort=False)["km2"].sum()
    left = {code: i for i, code in enumerate(lost.index)}
    right = {code: len(left) + i for i, code in enumerate(gained.index)}
    sides: list[tuple[Any, float, str]] = [
        (code, float(km2), sign)
        for sign, sums in (("−", lost), ("+", gained))
        for code, km2 in sums.items()
    ]
    layout = base_layout()
    layout |= {
        "margin": {"l": 4, "r": 4, "t": 8, "b": 8},
        "height": max(LEAST_PX, ROW_PX * max(len(left), len(right))),
    }
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": [
                f"{short_words(dataset, code)}: {sign}{km2_words(km2, whole)} km²"
                for code, km2, sign in sides
            ],
            "color": [_solid(dataset, code) for code, *_ in sides],
            "pad": 18,
            "thickness": 14,
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        "link": {
            "source": [left[one.before] for one in rows],
            "target": [right[one.after] for one in rows],
            "value": drawn["km2"].round(6).to_list(),
            "color": [f"{_solid(dataset, one.after)}66" for one in rows],
            "customdata": [
                f"{short_words(dataset, one.before)} to "
                f"{short_words(dataset, one.after)}: {km2_words(one.km2, whole)} km²"
                for one in rows
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }
    return {"data": [trace], "layout": layout}


def km2_words(km2: float, whole: float) -> str:
    """Return an area without its unit: of a city (`whole`), hundredths are told."""
    return f"{km2:,.0f}" if whole >= SMALL_KM2 else f"{km2:,.2f}"


def _solid(dataset: Dataset, code: Code) -> str:
    """Return one colour for a code: of a striped one, that of its stripes."""
    return stripe(dataset, code) if code.hatched else fill(dataset, code)


def _pale(colour: str) -> str:
    """Mix a colour, `#rrggbb` or `#rrggbbaa`, with white."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    mixed = [round(part + (255 - part) * PALE) for part in parts]
    return f"#{mixed[0]:02x}{mixed[1]:02x}{mixed[2]:02x}{colour[7:]}"
