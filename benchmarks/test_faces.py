"""A year of drawings as faces, and a million intervals as areas: time, size, growth.

Run by `python -m pytest benchmarks/test_faces.py`; goals are ratios in one run, so that
a slow machine, or a slow hour of one, judges no worse.
"""

import gzip
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from time import process_time

import brotli
import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from benchmarks.snapshots import FIRST, HOLDER, snapshots, text, write_dataset
from data.dataset import load
from data.publish import cells_content, history_file, units_content
from data.theatre import Theatre, theatre
from geo.areas import series
from geo.faces import Coverage, areas_by_day, change, faces
from geo.measure import geodesic_area_km2
from geo.vocabulary import Method, Rule

YEAR = 365
MILLION = 1_000_000
SIZE_RATIO, AREA_RATIO, AREA_TOLERANCE = 100, 30, 1e-6
SERIES_SECONDS, GROWTH = 1.0, 2.2


@pytest.fixture(scope="module")
def year() -> gpd.GeoDataFrame:
    return snapshots(YEAR)


@pytest.fixture(scope="module")
def coverage(year: gpd.GeoDataFrame) -> Coverage:
    return faces(year)


@pytest.fixture(scope="module")
def imported(
    year: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory
) -> Theatre:
    folder = tmp_path_factory.mktemp("year")
    write_dataset(year, folder)
    dataset = load(folder)
    return theatre(dataset, str(dataset.theatres.index[0]))


def intervals(count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `count` made-up intervals of ten a cell over 1,500 days, and the cells."""
    random, days = np.random.default_rng(7), 1500
    number = count // 10
    cuts = np.sort(random.integers(1, days, (number, 9)), axis=1)
    begin = np.column_stack([np.zeros(number, dtype=int), cuts]).ravel()
    end = np.column_stack([cuts, np.full(number, days)]).ravel()
    ids = pd.Index([f"place-{i}" for i in range(number)], dtype="str", name="place_id")
    holders = pd.array(["red", "blue", "green", "grey", "contested"], dtype="str")
    statuses = pd.array(["held"] * 4 + ["contested"], dtype="str")
    who = random.integers(0, len(holders), count)
    table = pd.DataFrame(
        {
            "place_id": ids.repeat(10),
            "from": (FIRST + pd.to_timedelta(begin, unit="D")).astype("datetime64[s]"),
            "to": (FIRST + pd.to_timedelta(end, unit="D")).astype("datetime64[s]"),
            "holder": holders[who],
            "status": statuses[who],
        }
    )
    countries = pd.array(["A", "B", "C"], dtype="str")
    ground = pd.DataFrame(
        {
            "country": countries[random.integers(0, 3, number)],
            "km2": random.uniform(1, 50, number),
            "sparse": random.random(number) < 0.2,
        },
        index=ids,
    )
    return table, ground


def seconds(*jobs: Callable[[], object], rounds: int = 5) -> list[float]:
    """Return the CPU time of each job: the least of some rounds, taken in turn.

    On a shared machine the clock runs on while others work; CPU time does not, and
    jobs that take turns meet the same good and bad moments.
    """
    best = [np.inf] * len(jobs)
    for _ in range(rounds):
        for number, job in enumerate(jobs):
            begin = process_time()
            job()
            best[number] = min(best[number], process_time() - begin)
    return best


def test_a_year_of_days_becomes_faces(benchmark, year):
    got = benchmark.pedantic(faces, args=(year,), rounds=5, warmup_rounds=1)
    benchmark.extra_info |= {"faces": len(got.faces), "intervals": len(got.intervals)}
    assert shapely.coverage_is_valid(got.faces.geometry.array.to_numpy())


@pytest.mark.parametrize("days", [YEAR, 2 * YEAR, 4 * YEAR])
def test_building_grows_with_days(benchmark, days):
    drawn = snapshots(days)
    got = benchmark.pedantic(faces, args=(drawn,), rounds=2)
    benchmark.extra_info |= {"faces": len(got.faces), "intervals": len(got.intervals)}


def test_a_published_year_is_a_hundredth_of_the_daily_files(benchmark, year, imported):
    """What the page loads, as small as brotli makes it, which is how it is served."""
    daily = sum(len(gzip.compress(text(shape).encode())) for shape in year.geometry)
    raw = benchmark.pedantic(
        lambda: [
            cells_content.__wrapped__(imported, Method.DRAWN),
            units_content.__wrapped__(imported, Rule.LATEST, Method.DRAWN),
            history_file.__wrapped__(imported, Rule.LATEST).content,
        ],
        rounds=1,
        iterations=1,
    )
    sizes = {
        "raw": [len(part) for part in raw],
        "gzip": [len(gzip.compress(part)) for part in raw],
        "brotli_quick": [len(brotli.compress(part, quality=5)) for part in raw],
        "brotli": [len(brotli.compress(part)) for part in raw],
    }
    ratios = {f"{how}_ratio": round(daily / sum(sizes[how]), 1) for how in sizes}
    benchmark.extra_info |= {"daily_gzip": daily} | sizes | ratios
    assert daily / sum(sizes["brotli"]) >= SIZE_RATIO


def test_a_year_of_drawings_loads_as_a_data_set(benchmark, imported):
    folder = imported.dataset.folder
    benchmark.pedantic(load, args=(folder,), rounds=3, warmup_rounds=1)


def test_areas_of_all_days_come_from_faces(benchmark, year, coverage):
    def from_faces() -> pd.DataFrame:
        measured = coverage.faces.assign(
            km2=geodesic_area_km2(coverage.faces.geometry).to_numpy()
        )
        return areas_by_day(measured, coverage.intervals)

    own = geodesic_area_km2(year.geometry).to_numpy()
    got = benchmark.pedantic(from_faces, rounds=10, warmup_rounds=1)
    off = np.abs(got[(HOLDER, "held")].to_numpy() / own - 1).max()
    one_by_one, measuring, measured = seconds(
        lambda: geodesic_area_km2(year.geometry),
        from_faces,
        lambda: areas_by_day(coverage.faces, coverage.intervals),
    )
    benchmark.extra_info |= {
        "one_by_one_s": round(one_by_one, 3),
        "ratio_measuring_the_faces": round(one_by_one / measuring, 1),
        "ratio_faces_measured": round(one_by_one / measured, 1),
        "relative_error": float(off),
    }
    assert off <= AREA_TOLERANCE
    assert one_by_one / measured >= AREA_RATIO


def test_change_between_two_days_is_a_mask(benchmark, year, coverage):
    ends = FIRST, FIRST + pd.Timedelta(days=YEAR - 1)
    first, last = year.geometry.iloc[0], year.geometry.iloc[-1]
    (drawn,) = seconds(lambda: (last.difference(first), first.difference(last)))
    benchmark(change, coverage.faces, coverage.intervals, *ends)
    benchmark.extra_info["difference_of_drawings_s"] = round(drawn, 4)


@pytest.mark.parametrize("count", [MILLION // 4, MILLION // 2, MILLION])
def test_series_of_intervals(benchmark, count):
    table, ground = intervals(count)
    benchmark.pedantic(series, args=(table, ground), rounds=5, warmup_rounds=1)


def test_series_of_a_million_intervals_takes_a_second_and_grows_with_them(benchmark):
    made = [intervals(count) for count in (MILLION // 4, MILLION // 2, MILLION)]
    times = seconds(
        *(partial(series, table, ground) for table, ground in made),
        rounds=10,
    )
    benchmark.pedantic(lambda: None, rounds=1)
    growth = [later / before for before, later in pairwise(times)]
    benchmark.extra_info |= {
        "seconds": [round(time, 3) for time in times],
        "growth": [round(ratio, 2) for ratio in growth],
    }
    assert times[-1] < SERIES_SECONDS
    assert max(growth) <= GROWTH
