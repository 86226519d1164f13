"""Pictures in the making, more than one at once."""

import threading

import pytest

from dashboard.export.image import AHEAD, in_turn

PATIENCE_S = 10


def test_what_is_made_comes_in_the_order_in_which_it_was_asked_for():
    last_is_made = threading.Event()

    def make(number: int) -> int:
        if number == AHEAD:
            last_is_made.set()
        elif number == 1:
            assert last_is_made.wait(PATIENCE_S)  # ends after those that come later
        return number

    assert list(in_turn(make, range(1, 6))) == [1, 2, 3, 4, 5]


def test_no_more_than_so_many_are_asked_for_ahead():
    asked = []

    def days():
        for number in range(50):
            asked.append(number)
            yield number

    making = in_turn(str, days())
    assert next(making) == "0"
    assert len(asked) == AHEAD + 1
    making.close()


def test_what_fails_is_told_in_its_turn():
    def make(number: int) -> int:
        return 6 // number

    made = in_turn(make, [1, 0, 2])
    assert next(made) == 6
    with pytest.raises(ZeroDivisionError):
        next(made)
