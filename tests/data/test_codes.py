import pytest

from data.codes import Code, code_of, codes
from data.dataset import load
from data.theatre import theatre
from geo.vocabulary import CONTESTED, UNKNOWN, Rule, Status
from tests.world import world, write_world


def test_unknown_and_contested_come_first_then_the_actors_as_the_file_has_them(squares):
    assert codes(squares) == (
        Code(UNKNOWN, Status.UNKNOWN),
        Code(CONTESTED, Status.CONTESTED),
        Code("north", Status.HELD),
        Code("north_militia", Status.HELD),
        Code("south", Status.HELD),
        Code("south", Status.CLAIMED),
    )


def test_weaker_statuses_have_a_code_only_where_a_report_uses_them(shipped):
    assert {code.status for code in codes(shipped)} == {
        *(Status.UNKNOWN, Status.CONTESTED, Status.HELD)
    }


def test_a_code_is_found_by_its_holder_and_status(shipped, squares):
    for dataset in (shipped, squares):
        table = codes(dataset)
        assert len(set(table)) == len(table)
        for number, code in enumerate(table):
            assert code_of(dataset)[(code.holder, code.status)] == number
            # A table says the status as plain text.
            assert code_of(dataset)[(code.holder, str(code.status))] == number


@pytest.mark.parametrize("rule", list(Rule))
def test_every_state_of_every_history_has_a_code(shipped, squares, rule):
    for dataset in (shipped, squares):
        for theatre_id in dataset.theatres.index:
            intervals = theatre(dataset, theatre_id).history(rule)
            states = set(zip(intervals["holder"], intervals["status"], strict=True))
            assert states <= set(code_of(dataset))


def test_a_new_actor_at_the_end_leaves_the_codes_of_others(tmp_path, squares):
    files = world()
    files["actors.csv"].append(files["actors.csv"][2] | {"actor_id": "west"})
    more = codes(load(write_world(tmp_path, files)))
    assert more[:5] == codes(squares)[:5]
    assert more[5] == Code("west", Status.HELD)


@pytest.mark.parametrize("status", list(Status))
def test_ground_between_held_and_unknown_is_hatched(status):
    between = {Status.CONTESTED, Status.CLAIMED, Status.PRESENCE}
    assert Code("north", status).hatched == (status in between)
