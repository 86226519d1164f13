import pytest

from dashboard import ids
from dashboard.state import default_view
from data.claims import groups
from tests.dashboard.calling import answer, call, changes_nothing

KEY = f"{ids.CLAIMS_KEY}.data"
CLICK = f"{ids.CLAIMS_CHART}.clickData"


def draw(app, dataset, theatre_id: str, key: str) -> dict:
    view = dict(vars(default_view(dataset, theatre_id)))
    chosen = {"theatre": theatre_id, "claims": key}
    return answer(app, KEY, chosen, **{ids.VIEW: view})


@pytest.mark.parametrize(
    "theatre_id", ["region", "mosul", "raqqa", "fallujah", "sirte"]
)
def test_every_group_of_claims_of_a_theatre_can_be_drawn(
    shipped_app, shipped, theatre_id
):
    for key, group in groups(shipped, theatre_id).items():
        told = draw(shipped_app, shipped, theatre_id, key)
        figure = told[f"{ids.CLAIMS_CHART}.figure"]
        ids_drawn = {one for trace in figure["data"] for one in trace["customdata"]}
        assert len(ids_drawn) == group.count
        height = f"{figure['layout']['height']}px"
        assert told[f"{ids.CLAIMS_CHART}.style"]["height"] == height


def test_another_group_takes_the_card_of_the_last_away(shipped_app, shipped):
    key = next(iter(groups(shipped, "region")))
    told = draw(shipped_app, shipped, "region", key)
    assert told[f"{ids.CLAIM_CARD}.children"] == []


def test_a_theatre_without_claims_has_no_chart(squares_app, squares):
    told = draw(squares_app, squares, "city", "")
    assert told[f"{ids.CLAIMS_CHART}.figure"]["data"] == []
    assert told[f"{ids.CLAIMS_CHART}.style"] == {"display": "none"}


def test_a_click_on_any_mark_opens_the_card_of_its_claim(shipped_app, shipped):
    key = "fallujah.city-controlled-pct"
    figure = draw(shipped_app, shipped, "fallujah", key)[f"{ids.CLAIMS_CHART}.figure"]
    for trace in figure["data"]:
        for claim_id in set(trace["customdata"]):
            click = {"points": [{"customdata": claim_id}]}
            told = str(answer(shipped_app, CLICK, click))
            source = shipped.claims.loc[claim_id, "source_id"]
            assert claim_id in told
            assert shipped.sources.loc[source, "url"] in told


def test_no_click_changes_nothing(shipped_app):
    assert changes_nothing(call(shipped_app, CLICK, None))
