"""Films in the making, drawn by a stand-in that waits until it is told to go on."""

import json
import os
import threading
import time
from dataclasses import asdict

import pytest

from dashboard.export import jobs as module
from dashboard.export.animation import Film, animation
from dashboard.export.browser import BrowserError
from dashboard.export.jobs import KEPT, MOST_UNFINISHED, BusyError, Job, Jobs, State
from dashboard.export.recipe import parse
from geo.errors import QueryError

PATIENCE_S = 10
NOBODY = 2**22 + 1
"""No process has this number: Linux counts to 2**22."""


@pytest.fixture
def moving(squares):
    recipe = parse({"figure": "map", "day": "2015-07-01"}, squares)
    return animation(squares, recipe, "2015-06-28", 1, 5)


@pytest.fixture
def go(monkeypatch):
    """A film is four frames, each drawn when one is released."""
    released = threading.Semaphore(0)

    def film(dataset, moving, kind, path, told):
        for done in range(1, len(moving.days) + 1):
            assert released.acquire(timeout=PATIENCE_S)
            told(done)
        path.write_bytes(b"film")

    monkeypatch.setattr(module, "film", film)
    yield lambda frames: released.release(frames)
    released.release(1000)
    for one in threading.enumerate():  # none may find the stand-in gone
        if one.name == module.THREAD:
            one.join(PATIENCE_S)


@pytest.fixture
def jobs(tmp_path):
    return Jobs(tmp_path)


def until(jobs, job_id, wanted):
    """Wait until a film is as wanted, and return it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        job = jobs.tell(job_id)
        if wanted(job):
            return job
        time.sleep(0.01)
    raise AssertionError(f"still {job}")


def test_a_film_tells_how_far_it_is_and_is_fetched_when_whole(
    jobs, go, squares, moving
):
    job_id = jobs.start(squares, moving, Film.MP4)
    job = until(jobs, job_id, lambda one: one.state is State.DRAWING)
    assert (job.done, job.total, job.seconds_left(time.time())) == (0, 4, None)
    with pytest.raises(QueryError, match="0 of 4 frames are drawn"):
        jobs.file(job_id)
    go(1)
    job = until(jobs, job_id, lambda one: one.done == 1)
    assert job.seconds_left(job.began + 10) == pytest.approx(30)
    go(3)
    until(jobs, job_id, lambda one: one.state is State.DONE)
    path, job = jobs.file(job_id)
    assert path.read_bytes() == b"film"
    assert job.name == moving.name("mp4", squares.version)


def test_another_process_tells_of_a_film_and_ends_it(
    jobs, go, squares, moving, tmp_path
):
    job_id = jobs.start(squares, moving, Film.GIF)
    other = Jobs(tmp_path)
    assert other.tell(job_id).total == 4
    other.cancel(job_id)
    for one in (jobs, other):
        with pytest.raises(QueryError, match="cancelled"):
            one.tell(job_id)
    go(4)
    after = jobs.start(squares, moving, Film.GIF)  # its turn comes
    go(4)
    until(jobs, after, lambda one: one.state is State.DONE)
    assert [one.name for one in tmp_path.iterdir()] == [after]


def test_one_is_drawn_at_a_time_and_too_many_are_refused(jobs, go, squares, moving):
    first, second, *_ = [
        jobs.start(squares, moving, Film.ZIP) for _ in range(MOST_UNFINISHED)
    ]
    with pytest.raises(BusyError, match="Try again"):
        jobs.start(squares, moving, Film.ZIP)
    states = [jobs.tell(one).state for one in (first, second)]
    assert states[1] is State.WAITING
    jobs.cancel(second)
    assert jobs.start(squares, moving, Film.ZIP)


@pytest.mark.parametrize(
    ("error", "told"),
    [(BrowserError("No Chromium."), "No Chromium."), (KeyError("x"), module.FAILED)],
)
def test_what_goes_wrong_is_told(jobs, squares, moving, monkeypatch, error, told):
    def film(*_):
        raise error

    monkeypatch.setattr(module, "film", film)
    job_id = jobs.start(squares, moving, Film.MP4)
    job = until(jobs, job_id, lambda one: one.state is State.FAILED)
    assert job.error == told


def put(folder, name, **told):
    """Put a finished job into the folder, as another process would."""
    place = folder / name
    place.mkdir()
    job = Job(Film.MP4, "film.mp4", 4, os.getpid(), **{"finished": True} | told)
    (place / module.STATE).write_text(json.dumps(asdict(job)))
    return place / module.STATE


def test_a_film_whose_process_ended_has_failed(jobs, tmp_path):
    state = put(tmp_path, "a", finished=False)
    told = json.loads(state.read_text()) | {"pid": NOBODY}
    state.write_text(json.dumps(told))
    job = jobs.tell("a")
    assert (job.state, job.error) == (State.FAILED, module.STOPPED)


def test_films_are_removed_when_old_or_when_newer_ones_are_there(jobs, tmp_path):
    now = time.time()
    for i in range(KEPT + 1):
        os.utime(put(tmp_path, f"n{i}"), (now - i, now - i))
    os.utime(put(tmp_path, "old"), (0, 0))
    with pytest.raises(QueryError, match="removed after an hour"):
        jobs.tell("old")
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {f"n{i}" for i in range(KEPT)}


@pytest.mark.parametrize("job_id", ["..", "../x", "", "none"])
def test_an_id_does_not_lead_out_of_the_folder(jobs, tmp_path, job_id):
    (tmp_path.parent / "job.json").write_text("{}")
    with pytest.raises(QueryError, match="no such film"):
        jobs.tell(job_id)
