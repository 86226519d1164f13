import numpy as np
import pytest

from dashboard.export.flags import Flagged


def test_a_name_stands_right_of_its_staff_and_at_the_end_of_the_line_left_of_it():
    setting = Flagged(width=100, rows=1, gap=2)
    near, far = setting.place(10, 30), setting.place(90, 30)
    assert (near.left, far.left) == (12, 58)


def test_a_name_without_room_is_not_placed():
    setting = Flagged(width=100, rows=1, gap=2)
    assert setting.place(50, 46)
    assert setting.place(50, 60) is None
    assert Flagged(width=100, rows=0, gap=2).place(10, 5) is None


def test_no_name_covers_a_stop():
    setting = Flagged(width=100, rows=1, gap=2, stops=(60,))
    assert setting.place(50, 30).left == 18


@pytest.mark.parametrize("seed", range(20))
def test_names_cover_neither_each_other_nor_a_staff_that_goes_lower(seed):
    lots = np.random.default_rng(seed)
    setting = Flagged(width=500, rows=5, gap=3, stops=(250,))
    asked = [(lots.uniform(0, 500), lots.uniform(20, 160)) for _ in range(60)]
    placed = [(x, long, setting.place(x, long)) for x, long in asked]
    kept = [(x, long, flag) for x, long, flag in placed if flag]
    assert len(kept) >= 10
    for x, long, flag in kept:
        right = flag.left + long
        assert 0 <= flag.left < right <= 500
        assert not flag.left < 250 < right
        for other_x, other_long, other in kept:
            if (x, long) == (other_x, other_long):
                continue
            over = other.left < right and flag.left < other.left + other_long
            assert other.row != flag.row or not over
            assert other.row <= flag.row or not flag.left < other_x < right
