import pytest

from dashboard.export.content import content
from dashboard.export.image import DRAWN, figure
from dashboard.export.offer import offered
from dashboard.export.recipe import Figure, parse
from data.theatre import theatre
from geo.errors import QueryError
from geo.vocabulary import Rule


def test_a_region_with_claims_and_events_can_have_every_figure(shipped):
    assert (
        set(offered(theatre(shipped, "region"), Rule.LATEST))
        == set(Figure)
        == set(DRAWN)
    )


def test_attacks_abroad_stand_beside_a_region_and_not_a_city(shipped):
    assert set(Figure) - set(offered(theatre(shipped, "mosul"), Rule.LATEST)) == {
        Figure.ATTACKS
    }


def test_drawings_have_neither_claims_nor_events(drawings):
    missing = set(Figure) - set(offered(theatre(drawings, "Squares"), Rule.LATEST))
    assert missing == {Figure.CLAIMS, Figure.TIMELINE, Figure.ATTACKS, Figure.CHECK}


@pytest.mark.parametrize("name", ["claims", "timeline", "attacks", "check"])
def test_what_is_not_offered_is_refused_with_what_is(drawings, name):
    recipe = parse({"figure": name}, drawings)
    with pytest.raises(QueryError, match="choose from map, areas"):
        figure(drawings, recipe)
    with pytest.raises(QueryError, match="choose from map, areas"):
        content(drawings, recipe, "csv")
