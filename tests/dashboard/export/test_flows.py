import numpy as np
import pytest

from dashboard.export import flows
from dashboard.export.flows import bands
from dashboard.export.recipe import Preset, parse
from dashboard.export.words import changed
from geo.errors import QueryError
from tests.dashboard.export.reading import filled, opened, words

DAYS = {"since": "2014-08-31", "day": "2016-06-24"}


def asked(dataset, **given):
    return parse({"figure": "flows", **given}, dataset)


def traces(figure, name):
    return [one for one in figure["data"] if one["name"] == name]


def starts(flow) -> float:
    """Return the height of a band where it leaves, px."""
    x, y = np.array(flow["x"]), np.array(flow["y"])
    return float(np.ptp(y[x == x.min()]))


def caption(figure) -> str:
    return " ".join(
        one["text"].replace("<br>", " ") for one in figure["layout"]["annotations"]
    )


def test_a_band_is_as_high_as_its_flow_has_km2(shipped):
    recipe = asked(shipped, **DAYS)
    km2 = changed(shipped, recipe).flows["km2"]
    km2 = km2[km2 > 0].to_numpy()
    heights = [starts(one) for one in traces(bands(shipped, recipe), "flow")]
    assert len(heights) == len(km2) > 5
    assert np.allclose(np.array(heights) / heights[0], km2 / km2[0], atol=2e-3)


def test_each_flow_has_its_amount_and_each_state_what_it_lost_or_got(squares):
    figure = bands(squares, asked(squares, since="2014-06-01", day="2015-07-01"))
    (amounts,) = traces(figure, "amounts")
    left, right = (one["text"] for one in traces(figure, "names"))
    assert len(amounts["text"]) == len(traces(figure, "flow")) == 2
    assert all(one.endswith("km²") for one in amounts["text"])
    assert all("−" in one for one in left)
    assert all("+" in one for one in right)
    assert {one.split("<br>")[0] for one in left} == {"north", "south"}


@pytest.mark.parametrize("preset", list(Preset))
def test_words_of_one_side_stand_apart_and_inside(shipped, preset):
    figure = bands(shipped, asked(shipped, **DAYS, preset=preset))
    high = figure["layout"]["yaxis"]["range"][0]
    base = figure["layout"]["font"]["size"]
    for name, lines in (("amounts", 1), ("names", 2)):
        for one in traces(figure, name):
            y = np.sort(one["y"])
            assert (np.diff(y) >= 0.99 * lines * base * 0.8).all()
            assert 0 < y[0] < y[-1] < high


def test_flows_without_room_are_counted_with_their_km2(shipped, monkeypatch):
    monkeypatch.setattr(flows, "FULL", 0.2)
    recipe = asked(shipped, **DAYS)
    figure = flows.bands(shipped, recipe)
    km2 = changed(shipped, recipe).flows["km2"]
    km2 = km2[km2 > 0]
    count = len(traces(figure, "flow"))
    assert 1 < count < len(km2)
    rest = km2.iloc[count:]
    said = f"{len(rest)} smaller flows, {rest.sum():,.0f} km² together, are not drawn."
    assert caption(figure).count(said) == 1


@pytest.mark.parametrize("method", ["places", "people"])
def test_a_method_that_counts_no_ground_has_no_flows(shipped, method):
    with pytest.raises(QueryError, match="a change is of ground"):
        flows.bands(shipped, asked(shipped, **DAYS, method=method))


def test_the_caption_names_days_outline_and_what_was_not_checked(shipped):
    told = caption(bands(shipped, asked(shipped, **DAYS)))
    for part in ("31 August 2014", "24 June 2016", "622,175 km²", "no checked source"):
        assert part in told


def test_days_between_which_nothing_changed_are_refused(squares):
    with pytest.raises(QueryError, match="Nothing changed hands"):
        bands(squares, asked(squares, since="2014-06-01", day="2014-06-02"))


def test_flows_need_the_earlier_day(squares):
    with pytest.raises(QueryError, match="give the earlier one"):
        asked(squares, day="2015-07-01")


@pytest.mark.parametrize("theme", ["light", "grey"])
def test_an_svg_of_flows_has_a_path_for_each(shipped, warm, theme):
    recipe = asked(
        shipped, theatre="sirte", since="2015-01-01", day="2016-08-01", theme=theme
    )
    tree = opened(shipped, recipe)
    count = int((changed(shipped, recipe).flows["km2"] > 0).sum())
    # A band each, and on both sides a piece of a bar for each.
    assert filled(tree).total() == 3 * count
    assert "9.17 km²" in words(tree)
