import pandas as pd
import pytest

from data.basemap import places
from geo.errors import GroundError

COLUMNS = ["name", "country", "population", "lon", "lat", "alternates"]


@pytest.fixture
def table(tmp_path, monkeypatch):
    path = tmp_path / "towns.csv"
    path.write_text(
        "geonames_id,name,name_ar,tier,note\n"
        "1,Mosul,الموصل,1,\n"
        "2,,,,a quarter with the people of the city\n"
        "3,Ankara,,1,\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(places, "TABLE", path)


@pytest.fixture
def towns():
    rows = {
        1: ["Mosul", "IQ", 1_700_000, 43.12, 36.33, ["موصل"]],
        2: ["Al Mawşil al Jadīdah", "IQ", 2_000_000, 43.10, 36.33, ["الموصل الجديدة"]],
        3: ["Ankara", "TR", 3_000_000, 32.85, 39.92, []],
        4: ["Tall Ḩāfir", "SY", 20_000, 37.7, 36.1, ["تل حافر"]],
        5: ["Suburb", "IQ", 50_000, 43.15, 36.35, []],
        6: ["Hamlet", "IQ", 700, 45.0, 33.0, []],
        7: ["Amasya", "TR", 100_000, 35.8, 40.6, []],
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=COLUMNS)


def shown(towns):
    made = places.labels(towns)
    return made[made["kind"] == "town"]


def test_labels_show_listed_towns_first_then_the_others(table, towns):
    assert shown(towns)["name"].tolist() == ["Ankara", "Mosul", "Tall Hafir"]


def test_labels_leave_out_what_the_table_strikes_and_what_is_a_quarter(table, towns):
    names = set(shown(towns)["name"])
    assert not names & {"Al Mawsil al Jadidah", "Suburb", "Hamlet", "Amasya"}


def test_labels_use_the_arabic_of_the_table_over_that_of_the_source(table, towns):
    arabic = shown(towns).set_index("name")["name_ar"]
    assert arabic["Mosul"] == "الموصل"
    assert arabic["Ankara"] is None


def test_labels_rank_every_feature_once(table, towns):
    ranks = places.labels(towns)["rank"].tolist()
    assert ranks == list(range(1, len(ranks) + 1))


def test_labels_say_which_listed_place_is_missing(table, towns):
    with pytest.raises(GroundError, match=r"\[3\]"):
        places.labels(towns.drop(3))


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Al Fallūjah", "Al Fallujah"),
        ("‘Ayn al ‘Arab", "Ayn al Arab"),
        ("Qeładizê", "Qeladize"),
        ("'Ākra", "Akra"),
    ],
)
def test_plain_removes_the_signs_of_transliteration(given, plain):
    assert places.plain(given) == plain


def test_arabic_refuses_kurdish_and_persian_letters():
    assert places.arabic(["كەركوك", "کرکوک", "كركوك"]) == "كركوك"


def test_arabic_refuses_names_of_units():
    assert places.arabic(["قضاء الحمدانية"]) is None


def test_arabic_does_not_choose_between_two_names():
    assert places.arabic(["بيوك", "عقرة"]) is None
