import pandas as pd

from geo.accounts import Relation, relation_km2, relations

UNKNOWN = ("unknown", "unknown")
NORTH, CONTESTED = ("north", "held"), ("contested", "contested")


def account(*states: tuple[str, str]) -> pd.DataFrame:
    places = [f"p{i}" for i in range(len(states))]
    return pd.DataFrame(states, columns=["holder", "status"], index=places)


def test_every_place_stands_in_one_relation():
    a = account(NORTH, NORTH, NORTH, UNKNOWN, UNKNOWN)
    b = account(NORTH, CONTESTED, UNKNOWN, NORTH, UNKNOWN)
    assert relations(a, b).to_list() == [
        *(Relation.AGREE, Relation.DIFFER, Relation.ONLY_A),
        *(Relation.ONLY_B, Relation.NEITHER),
    ]


def test_a_weaker_status_of_one_holder_is_a_difference():
    found = relations(account(NORTH), account(("north", "claimed")))
    assert found.to_list() == [Relation.DIFFER]


def test_the_order_of_the_second_account_does_not_matter():
    a, b = account(NORTH, CONTESTED), account(NORTH, CONTESTED)
    assert set(relations(a, b.iloc[::-1])) == {Relation.AGREE}


def test_the_km2_of_all_relations_add_up_to_the_ground():
    found = relations(account(NORTH, NORTH, UNKNOWN), account(CONTESTED, *[NORTH] * 2))
    km2 = pd.Series({"p0": 2.0, "p1": 3.0})  # the third place has no ground
    sums = relation_km2(found, km2)
    assert list(sums.index) == list(Relation)
    assert sums[Relation.DIFFER] == 2
    assert sums[Relation.AGREE] == 3
    assert sums.sum() == 5
