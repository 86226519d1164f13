import pytest

from data.districts import districts
from data.theatre import theatre
from geo.districts import members
from geo.errors import QueryError
from geo.vocabulary import Method


def test_every_district_has_a_country_of_the_data_and_an_id_of_its_own(shipped):
    frame = districts()
    assert frame.index.is_unique
    assert set(frame["country"]) == set(shipped.places["country"])
    assert frame.crs == "EPSG:4326"


def test_every_place_of_the_region_goes_to_a_district_of_its_country(shipped):
    where = theatre(shipped, "region")
    district = members(where.places, where.districts)
    assert district.notna().all()
    country = where.districts["country"].loc[district].to_numpy()
    assert (country == where.places["country"].to_numpy()).all()


def test_a_city_is_less_than_a_district(shipped):
    where = theatre(shipped, "raqqa")
    assert Method.DISTRICT not in where.methods
    assert where.districts["km2"].sum() <= where.outline_km2.sum() * 1.000001
    with pytest.raises(QueryError, match="less than a district"):
        where.units(Method.DISTRICT)
