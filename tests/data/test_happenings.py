import pytest

from data.dataset import load
from data.happenings import Kind, attacks, kind_of, near
from data.theatre import theatre
from tests.world import world, write_world


def near_city(tmp_path, **changes) -> bool:
    """Whether the city has the one happening of the world, changed."""
    files = world()
    files["happenings.csv"][0] |= changes
    return bool(len(near(theatre(load(write_world(tmp_path, files)), "city"))))


def test_a_region_has_all_happenings_of_its_days(shipped):
    region = theatre(shipped, "region")
    start = shipped.happenings["date_start"]
    within = shipped.happenings.index[start.between(region.first, region.last)]
    assert set(near(region).index) == set(within)
    assert len(within) > 150


def test_happenings_stand_in_order_of_time_within_the_days(shipped):
    for theatre_id in shipped.theatres.index:
        where = theatre(shipped, theatre_id)
        days = near(where)["date_start"]
        assert days.is_monotonic_increasing
        assert days.between(where.first, where.last).all()


@pytest.mark.parametrize(
    ("lat", "lon", "within"),
    [
        ("0.45", "0.45", True),  # in the square
        ("0.45", "0.25", True),  # 17 km west of it; 20 km are within reach
        ("0.45", "0.20", False),  # 22 km west of it
        ("38.89", "-77.04", False),  # Washington
        ("-0.45", "-179.55", False),  # the far side of the world
    ],
)
def test_a_city_has_what_happened_within_its_reach(tmp_path, lat, lon, within):
    assert near_city(tmp_path, lat=lat, lon=lon) is within


def test_a_happening_without_a_position_belongs_to_no_city(tmp_path):
    assert not near_city(tmp_path, lat="", lon="")


def test_a_happening_outside_the_days_is_left_out(tmp_path):
    files = world()
    files["happenings.csv"][0] |= {"date_start": "2013-12-31", "date_end": ""}
    dataset = load(write_world(tmp_path, files))
    assert len(near(theatre(dataset, "region"))) == 0


def test_mosul_has_its_battle_and_not_the_attacks_abroad(shipped):
    places = set(near(theatre(shipped, "mosul"))["place"])
    assert any("Mosul" in place for place in places)
    assert not places & {"Paris", "Brussels", "Washington"}


def test_a_data_set_without_happenings_has_none(tmp_path):
    files = world()
    del files["happenings.csv"]
    dataset = load(write_world(tmp_path, files))
    for theatre_id in ("region", "city"):
        assert near(theatre(dataset, theatre_id)).empty


def test_attacks_abroad_are_those_that_is_claimed_or_inspired(shipped):
    found = attacks(shipped)
    assert set(found["category"]) == {"attack_abroad"}
    assert found["date_start"].is_monotonic_increasing
    ties = found["tie"].to_dict()
    assert ties["paris-nov-2015"] == "claimed by IS"
    assert ties["orlando"] == "inspired by IS"
    # Blamed on IS, and claimed by nobody.
    assert "ankara-2015" not in ties


def test_a_data_set_may_have_no_attacks_abroad(squares):
    assert attacks(squares).empty


def test_every_category_is_of_one_kind(shipped):
    kinds = shipped.happenings["category"].map(kind_of)
    assert set(kinds) == set(Kind)
    assert kind_of("siege") is Kind.CAMPAIGN
    assert kind_of("city_retaken") is Kind.FALL
    assert kind_of("attack_abroad") is Kind.ATTACK
    assert kind_of("leadership") is Kind.STATEMENT
