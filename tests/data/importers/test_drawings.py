import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import Dataset, load
from data.importers.drawings import COLOURS, About, drawn, write
from data.importers.snapshots import read
from data.tables import areas_table, control_table
from data.theatre import Theatre, theatre
from geo.errors import DataError, GroundError, QueryError
from geo.faces import faces
from geo.measure import geodesic_area_km2
from geo.vocabulary import Method, Rule
from tests.data.importers.samples import SAMPLES, with_samples
from tests.data.importers.squares import (
    DAYS,
    FIRST,
    HELD,
    SIDE,
    SQUARE_KM2,
    four_days,
    squares,
    write_days,
)


def imported(folder: Path, out: Path, about: About, outline=None) -> Dataset:
    snapshots = read(folder, holder="red")
    coverage = faces(snapshots.frame, outline=outline)
    write(drawn(coverage, snapshots.files, about), out)
    return load(out)


def drawn_by(days, tmp_path: Path, ground=None, **about) -> Dataset:
    folder = write_days(tmp_path / "days", days)
    return imported(folder, tmp_path / "out", About("Squares", **about), ground)


def only(dataset: Dataset) -> Theatre:
    (theatre_id,) = dataset.theatres.index
    return theatre(dataset, theatre_id)


def km2(dataset: Dataset, days: pd.DatetimeIndex) -> pd.DataFrame:
    """Return km2 by holder and status, a row a day."""
    rows = areas_table(only(dataset), Rule.LATEST, Method.DRAWN, days)
    return rows.pivot_table(index="date", columns=["holder", "status"], values="km2")


@pytest.fixture(scope="module")
def four(tmp_path_factory) -> Dataset:
    folder = tmp_path_factory.mktemp("four")
    return drawn_by(four_days(), folder, publisher="Code", country="EA")


def test_four_days_of_squares_are_a_sound_data_set(four):
    assert four.title == "Squares"
    assert list(four.theatres.index) == ["Squares"]
    assert list(four.places["name"]) == ["Face 0", "Face 1", "Face 2"]
    assert list(four.places.index) == list(four.cells.index) == ["f0", "f1", "f2"]
    assert set(four.places["cell"]) == {"drawn"}
    assert list(four.actors.index) == ["blue", "red"]
    assert list(four.sources["title"]) == [
        *("drawn_20300101.geojson", "drawn_20300102.geojson", "drawn_20300104.geojson")
    ]
    assert set(four.sources["publisher"]) == {"Code"}
    row = only(four).row
    assert list(row[["west", "south", "east", "north"]]) == [0, 0, 3 * SIDE, SIDE]
    assert [only(four).first, only(four).last] == [DAYS[0], DAYS[3]]


def test_the_areas_of_each_day_are_those_of_its_squares(four):
    got = km2(four, DAYS)[HELD.columns]
    assert got.to_numpy() == pytest.approx(HELD.to_numpy() * SQUARE_KM2, rel=1e-6)


def test_the_areas_of_each_day_are_those_of_its_own_polygons(four):
    got = km2(four, DAYS)
    red = got[("red", "held")] + got[("contested", "contested")]
    polygons = [squares(1, 1), squares(1, 2), squares(1, 2), squares(1, 2)]
    own = geodesic_area_km2(gpd.GeoSeries(polygons, crs="EPSG:4326"))
    assert red.to_numpy() == pytest.approx(own.to_numpy(), rel=1e-6)


def test_all_holders_together_have_the_outline_on_every_day(four):
    outline = only(four).outline_km2
    assert outline.to_dict() == pytest.approx({"EA": 3 * SQUARE_KM2}, rel=1e-5)
    assert km2(four, DAYS).sum(axis=1).to_numpy() == pytest.approx(
        3 * SQUARE_KM2, rel=1e-6
    )


def at_square(number: int, table: pd.DataFrame) -> pd.Series:
    """Return the row of a control table whose point lies in a square."""
    (row,) = np.flatnonzero(table["lon"].floordiv(SIDE) == number - 1)
    return table.iloc[row]


def test_control_names_the_file_that_drew_each_patch(four):
    table = control_table(only(four), DAYS[3], Rule.LATEST)
    files = [at_square(number, table)["report_ids"] for number in (1, 2, 3)]
    days = [one.partition("drawn_")[2] for one in files]
    assert days == ["20300101.geojson", "20300104.geojson", "20300104.geojson"]
    reports = four.reports.set_index("report_id")
    for one in files:
        title = four.sources.loc[reports.loc[one, "source_id"], "title"]
        assert one.endswith(title)


def test_a_day_without_a_file_shows_the_last_one_and_that_is_told(four):
    second, third = (control_table(only(four), day, Rule.LATEST) for day in DAYS[1:3])
    pd.testing.assert_frame_equal(second, third)
    note = four.sources.loc["drawn_20300102.geojson", "note"]
    assert note == "Shown until 2030-01-03: no day between has a file."
    assert list(four.sources["note"].ne("")) == [False, True, False]
    assert only(four).row["note"].endswith("show the last one before them: 1.")


def test_ground_that_two_hold_is_contested_and_names_both(four):
    row = at_square(2, control_table(only(four), DAYS[3], Rule.LATEST))
    assert (row["holder"], row["status"]) == ("contested", "contested")
    report = four.reports.set_index("report_id").loc[row["report_ids"]]
    assert report["note"] == "Drawn as held by blue and by red."


def test_nothing_rests_on_an_unsourced_report(four):
    assert set(four.reports["basis"]) == {"sourced"}
    assert set(four.places["coord_basis"]) == {"sourced"}
    latest, *others = (only(four).history(rule) for rule in Rule)
    for other in others:
        pd.testing.assert_frame_equal(latest, other)


def test_the_folder_is_a_valid_data_package(four):
    report = Package(str(four.folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_coordinates_have_five_decimals(four):
    for name in ("cells", "extents"):
        text = (four.folder / f"{name}.geojson").read_text("utf-8")
        for feature in json.loads(text, parse_float=str)["features"]:
            (ring,) = feature["geometry"]["coordinates"]
            numbers = {str(number) for corner in ring for number in corner}
            assert all(len(one.partition(".")[2]) <= 5 for one in numbers), numbers


def test_the_same_files_make_the_same_bytes(four, tmp_path):
    again = drawn_by(four_days(), tmp_path, publisher="Code", country="EA")
    assert again.hash == four.hash


def test_ground_of_the_outline_that_nobody_holds_is_unknown(tmp_path):
    ground = gpd.GeoSeries([squares(1, 5)], crs="EPSG:4326")
    got = drawn_by(four_days(), tmp_path, ground, outline="country.geojson")
    unknown = km2(got, DAYS)[("unknown", "unknown")] / SQUARE_KM2
    assert unknown.to_numpy() == pytest.approx([4, 3, 3, 2], rel=1e-6)
    (source,) = got.extents["source"]
    assert source.endswith("country.geojson")


def test_holders_keep_their_names_and_get_ids(tmp_path):
    names = ["Red Army", "red army", "Україна", "Red_Army", "contested!"]
    shapes = [squares(n, n) for n in range(1, 6)]
    got = drawn_by({"20300101": dict(zip(names, shapes, strict=True))}, tmp_path)
    assert sorted(got.actors["name"]) == sorted(names)
    ids = dict(zip(got.actors["name"], got.actors.index, strict=True))
    assert ids["red army"] == "red_army"
    assert {ids["Red Army"], ids["Red_Army"]} == {"Red_Army", "Red_Army_2"}
    assert (ids["Україна"], ids["contested!"]) == ("side", "contested_")


def test_ground_drawn_as_contested_is_so_and_needs_no_actor(tmp_path):
    got = drawn_by(
        {"20300101": {"contested": squares(1, 1), "red": squares(2, 2)}}, tmp_path
    )
    assert list(got.actors.index) == ["red"]
    state = control_table(only(got), FIRST, Rule.LATEST)
    assert at_square(1, state)["status"] == "contested"
    assert set(got.reports["note"]) == {""}


def test_colours_are_given_or_told_apart_by_all(tmp_path):
    got = drawn_by(four_days(), tmp_path, colours={"red": COLOURS[0]})
    assert got.actors["colour"].to_dict() == {"red": COLOURS[0], "blue": COLOURS[1]}


def crowd(count: int) -> dict[str, dict[str, shapely.Geometry]]:
    return {"20300101": {f"side-{n}": squares(n, n) for n in range(1, count + 1)}}


def test_more_holders_than_colours_are_refused_with_the_way_out(tmp_path):
    with pytest.raises(QueryError, match="give colours for side-9"):
        drawn_by(crowd(9), tmp_path)
    got = drawn_by(crowd(9), tmp_path, colours={"side-9": "#123456"})
    assert got.actors["colour"].is_unique


@pytest.mark.parametrize(
    ("about", "error", "told"),
    [
        ({"colours": {"green": "#00ff00"}}, QueryError, "choose from blue, red"),
        ({"colours": {"red": "red"}}, DataError, "expected a colour as #rrggbb"),
        ({"country": "Ukraine"}, DataError, "two-letter country code"),
    ],
)
def test_what_cannot_be_said_of_drawings_is_refused(tmp_path, about, error, told):
    with pytest.raises(error, match=told):
        drawn_by(four_days(), tmp_path, **about)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_anything_is_not_written_to(tmp_path):
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "mine.txt"
    mine.write_text("mine", "utf-8")
    with pytest.raises(GroundError, match=r"out is not empty; name a folder"):
        drawn_by(four_days(), tmp_path)
    assert list((tmp_path / "out").iterdir()) == [mine]


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path):
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(GroundError, match="is not empty"):
        drawn_by(four_days(), tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    folder = write_days(tmp_path / "days", four_days())
    with pytest.raises(GroundError, match="cannot be written: Not a directory"):
        imported(folder, tmp_path / "file" / "out", About("Squares"))


HOLDINGS = st.lists(
    st.dictionaries(
        st.sampled_from(["red", "blue", "green"]),
        st.frozensets(st.integers(1, 6), min_size=1),
        min_size=1,
    ),
    min_size=1,
    max_size=5,
)
"""Day by day, which squares each side is drawn on."""


@settings(max_examples=25)
@given(days=HOLDINGS)
def test_any_days_of_squares_are_sound_and_count_as_sets_say(tmp_path_factory, days):
    files = {
        f"203001{number:02}": {
            side: shapely.union_all([squares(n, n) for n in sorted(own)])
            for side, own in day.items()
        }
        for number, day in enumerate(days, 1)
    }
    got = drawn_by(files, tmp_path_factory.mktemp("any"))
    span = pd.date_range(FIRST, periods=len(days), unit="s")
    table = km2(got, span).reindex(
        columns=[("red", "held"), ("contested", "contested")], fill_value=0.0
    )
    for (_, row), day in zip(table.iterrows(), days, strict=True):
        others = [own for side, own in day.items() if side != "red"]
        red = day.get("red", frozenset())
        alone = red.difference(*others)
        twice = [n for n in range(1, 7) if sum(n in own for own in day.values()) > 1]
        counted = np.array([len(alone), len(twice)]) * SQUARE_KM2
        assert row.to_numpy() == pytest.approx(counted, rel=1e-6, abs=1e-6)


@with_samples
def test_real_days_become_a_sound_data_set_that_keeps_their_areas(tmp_path):
    got = imported(SAMPLES, tmp_path / "out", About("Real", country="UA"))
    days = read(SAMPLES, holder="red")
    own = geodesic_area_km2(days.frame.geometry).to_numpy()
    shown = km2(got, pd.DatetimeIndex(days.files.index))[("red", "held")]
    assert len(shown) == len(own) == 12
    assert np.abs(shown.to_numpy() / own - 1).max() < 5e-4
    assert sorted(got.sources["title"]) == sorted(one.name for one in SAMPLES.iterdir())
