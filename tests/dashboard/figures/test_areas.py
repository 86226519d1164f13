import pandas as pd
import pytest

from dashboard.figures import areas
from dashboard.figures.areas import of_theatre
from dashboard.figures.theme import fill, stripe
from dashboard.state import country_choices
from dashboard.text import code_words
from data.codes import codes
from data.theatre import theatre
from geo.vocabulary import Method, Rule
from tests.dashboard.figures.reading import assert_sound

DAY = "2016-06-24"
CASES = [
    ("region", "iq-sy"),
    ("region", "ly"),
    ("region", "iq-ly-sy"),
    *((city, None) for city in ("mosul", "raqqa", "fallujah", "sirte")),
]


def drawn(dataset, theatre_id, countries=None, rule=Rule.LATEST, method=Method.NEAREST):
    where = theatre(dataset, theatre_id)
    chosen = countries or country_choices(where)[0]
    return of_theatre(where, rule, method, tuple(chosen.upper().split("-")), DAY)


def stack(figure: dict) -> list[dict]:
    return [one for one in figure["data"] if "stackgroup" in one]


def test_the_range_over_methods_is_drawn_where_methods_differ(shipped):
    region, city = drawn(shipped, "region"), drawn(shipped, "mosul")
    least, most = [one for one in region["data"] if "stackgroup" not in one]
    assert (least["name"], most["name"]) == (
        "Islamic State, least of all methods",
        "Islamic State, most of all methods",
    )
    assert all(low <= high for low, high in zip(least["y"], most["y"], strict=True))
    bottom = stack(region)[0]
    days = pd.DatetimeIndex(most["x"])
    own = pd.Series(bottom["y"], index=pd.DatetimeIndex(bottom["x"]))
    own = own[~own.index.duplicated(keep="last")].reindex(days, method="ffill")
    assert (own.to_numpy() <= pd.Series(most["y"]) + 0.01).all()
    assert stack(city) == city["data"]


def test_places_and_people_have_their_own_unit_and_no_range(shipped):
    for method in (Method.PLACES, Method.PEOPLE):
        figure = drawn(shipped, "region", method=method)
        assert figure["layout"]["yaxis"]["title"]["text"] == method.unit
        assert stack(figure) == figure["data"]


@pytest.mark.parametrize(("theatre_id", "countries"), CASES)
def test_the_chart_fits_plotly_and_uses_hex_colours_only(
    shipped, theatre_id, countries
):
    assert_sound(drawn(shipped, theatre_id, countries))


@pytest.mark.parametrize("method", [Method.NEAREST, Method.CAPPED_10])
@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize(("theatre_id", "countries"), CASES)
def test_the_stack_is_as_high_as_the_outline_on_every_day(
    shipped, theatre_id, countries, rule, method
):
    where = theatre(shipped, theatre_id)
    chosen = (countries or country_choices(where)[0]).upper().split("-")
    outline = where.outline_km2[chosen].sum()
    figure = drawn(shipped, theatre_id, countries, rule, method)
    stacked = pd.DataFrame({i: one["y"] for i, one in enumerate(stack(figure))})
    off = (stacked.sum(axis=1) / outline - 1).abs()
    assert off.max() <= 0.001, (
        f"{off.max():.4%} on {figure['data'][0]['x'][off.argmax()]}"
    )


@pytest.mark.parametrize(("theatre_id", "countries"), CASES)
def test_every_trace_has_the_same_days_and_they_reach_the_last(
    shipped, theatre_id, countries
):
    figure = drawn(shipped, theatre_id, countries)
    where = theatre(shipped, theatre_id)
    first, *others = [one["x"] for one in stack(figure)]
    assert all(days == first for days in others)
    assert first == sorted(first)
    assert (first[0], first[-1]) == (
        f"{where.first:%Y-%m-%d}",
        f"{where.last:%Y-%m-%d}",
    )


def test_the_values_are_those_of_the_series(shipped):
    where = theatre(shipped, "mosul")
    wide = where.series(Rule.LATEST, Method.NEAREST)["IQ"]
    figure = drawn(shipped, "mosul")
    by_name = {code_words(shipped, code): code for code in codes(shipped)[:4]}
    checked = 0
    for one in figure["data"]:
        if code := by_name.get(one["name"]):
            series = wide[(code.holder, code.status)].to_list()
            assert one["y"][:-1] == pytest.approx(series, abs=0.051)
            checked += 1
    assert checked >= 3  # contested, Islamic State, Iraqi government


def test_what_a_theatre_never_has_is_not_drawn(shipped):
    for one in drawn(shipped, "sirte")["data"]:
        assert max(one["y"]) > 0


def test_ground_is_drawn_in_the_colours_of_the_map(shipped):
    by_name = {code_words(shipped, code): code for code in reversed(codes(shipped))}
    figure = drawn(shipped, "raqqa")
    for one in figure["data"]:
        code = by_name[one["name"]]
        assert one["fillcolor"] == fill(shipped, code)
        if code.hatched:
            assert one["fillpattern"]["fgcolor"] == stripe(shipped, code)
        else:
            assert "fillpattern" not in one


def test_the_unit_is_on_the_axis_and_in_every_hover(shipped):
    figure = drawn(shipped, "region")
    assert "km²" in figure["layout"]["yaxis"]["title"]["text"]
    assert all("km²" in one["hovertemplate"] for one in figure["data"])


def test_areas_are_steps_and_never_slopes(shipped):
    """A day holds until the next change: nothing is drawn between two reports."""
    for one in drawn(shipped, "region")["data"]:
        assert one["line"]["shape"] == "hv"


def test_the_cursor_stands_at_the_day(shipped):
    (cursor,) = drawn(shipped, "region")["layout"]["shapes"]
    assert cursor["x0"] == cursor["x1"] == DAY


def test_unknown_ground_lies_on_top_and_the_first_actor_at_the_bottom(squares):
    where = theatre(squares, "region")
    wide = where.series(Rule.LATEST, Method.NEAREST).T
    summed = wide.groupby(level=["holder", "status"]).sum().T
    figure = areas.figure(
        squares, summed, pd.Timestamp("2015-03-01"), where.last, "region"
    )
    names = [one["name"] for one in figure["data"]]
    assert names[0] == "North"
    assert names[-1] == "Unknown"
