"""Films in the making, one at a time a process, and seen from every process.

A job is a folder: `job.json` in it says how far the film is, and the film lies beside
it when it is whole. A job whose folder is gone is cancelled. So a process that did not
start a job can tell of it, end it and send its film; nothing is kept anywhere else.
"""

import json
import logging
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from dashboard.export.animation import Animation, Film
from dashboard.export.film import film
from data.dataset import Dataset
from geo.errors import GroundError, QueryError

log = logging.getLogger("dashboard")

MOST_UNFINISHED = 4
"""Films that are drawn or wait, of all visitors."""

KEPT = 6
"""Finished films that are kept; the next one removes the oldest."""

KEPT_S = 3600
"""For how long a film can be fetched, seconds."""

STATE, GONE = "job.json", ".gone"
"""The file that says how far a film is, and how the name of a cancelled job ends."""

THREAD = "film"
"""The name of every thread that draws one, or waits to."""

STOPPED = "The server was stopped while it drew the film. Start it again."
FAILED = "The film could not be drawn; the fault is on our side. Try other days."


class BusyError(GroundError):
    """Too many films are in the making; the message says what to do."""


class State(StrEnum):
    """How it stands with a film."""

    WAITING = "waiting"
    DRAWING = "drawing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """A film as it stands."""

    kind: Film
    name: str
    """Of the file."""
    total: int
    """Its frames."""
    pid: int
    """The process that draws it."""
    done: int = 0
    """Frames drawn."""
    began: float = 0
    """When the first frame was begun, seconds since 1970; 0: it waits."""
    finished: bool = False
    error: str = ""

    @property
    def state(self) -> State:
        """How it stands: failed also when its process has ended before it."""
        if self.finished:
            return State.DONE
        if self.error:
            return State.FAILED
        return State.DRAWING if self.began else State.WAITING

    def seconds_left(self, now: float) -> float | None:
        """Return how long it takes from now on; None before there is a frame."""
        if not self.done:
            return None
        return (now - self.began) / self.done * (self.total - self.done)


class Jobs:
    """The films that are made in a folder, which several processes may share."""

    def __init__(self, folder: Path) -> None:
        """Look after an empty folder, made before any process is forked."""
        self._folder = folder
        self._turn = threading.Lock()

    def start(self, dataset: Dataset, moving: Animation, kind: Film) -> str:
        """Begin a film on a thread of this process and return its id.

        Raises BusyError when MOST_UNFINISHED are in the making.
        """
        self._sweep()
        unfinished = (State.WAITING, State.DRAWING)
        waiting = sum(job.state in unfinished for _, _, job in self._all())
        if waiting >= MOST_UNFINISHED:
            raise BusyError(
                f"{waiting} films are being made, the most that this server takes. "
                "Try again in a few minutes, or make it with the command below."
            )
        name = moving.name(kind, dataset.version)
        job = Job(kind, name, len(moving.days), os.getpid())
        job_id = secrets.token_hex(8)
        place = self._folder / job_id
        place.mkdir()
        _write(place, job)
        # A daemon: the server does not wait for a film when it is stopped.
        threading.Thread(
            target=self._draw,
            args=(place, job, dataset, moving),
            name=THREAD,
            daemon=True,
        ).start()
        return job_id

    def tell(self, job_id: str) -> Job:
        """Return a film as it stands.

        Raises QueryError when there is none: never begun, cancelled or removed.
        """
        self._sweep()
        job = _read(self._place(job_id))
        if job is None:
            raise QueryError(
                "There is no such film here: it was cancelled, or it was removed "
                "after an hour or by newer ones. Make it again."
            )
        return job

    def cancel(self, job_id: str) -> None:
        """End a film, or remove a finished one; QueryError when there is none."""
        self.tell(job_id)
        _remove(self._place(job_id))

    def file(self, job_id: str) -> tuple[Path, Job]:
        """Return a film's file and what it is; QueryError unless it is finished."""
        job = self.tell(job_id)
        if not job.finished:
            raise QueryError(f"{job.done} of {job.total} frames are drawn: wait.")
        return self._place(job_id) / job.kind, job

    def _place(self, job_id: str) -> Path:
        # An id comes from an address, and must not lead out of the folder.
        return self._folder / (job_id if job_id.isalnum() else "none")

    def _draw(self, place: Path, job: Job, dataset: Dataset, moving: Animation) -> None:
        with self._turn:
            began = time.time()

            def told(done: int) -> None:
                _write(place, replace(job, began=began, done=done))

            try:
                told(0)
                film(dataset, moving, job.kind, place / job.kind, told)
                end = replace(job, began=began, done=job.total, finished=True)
            except Exception as error:
                # Of a cancelled film nothing can be written: that is what ended it.
                if not place.exists():
                    return
                ours = isinstance(error, GroundError)
                if not ours:
                    log.exception("A film failed.")
                end = replace(job, error=str(error) if ours else FAILED)
            try:
                _write(place, end)
            except FileNotFoundError:  # cancelled at the last moment
                return

    def _all(self) -> Iterator[tuple[float, Path, Job]]:
        """Yield every job with the time of its last news, seconds since 1970."""
        for place in self._folder.iterdir():
            job = _read(place)
            if job is not None and place.suffix != GONE:
                try:
                    yield (place / STATE).stat().st_mtime, place, job
                except FileNotFoundError:  # cancelled just now
                    continue

    def _sweep(self) -> None:
        """Remove what is too old, and what newer films have taken the place of."""
        ended = [
            (at, place)
            for at, place, job in self._all()
            if job.state in (State.DONE, State.FAILED)
        ]
        for rank, (at, place) in enumerate(sorted(ended, reverse=True)):
            if rank >= KEPT or time.time() - at > KEPT_S:
                _remove(place)


def _write(place: Path, job: Job) -> None:
    """Write how a film stands, whole or not at all: others read it meanwhile."""
    part = place / "job.part"
    part.write_text(json.dumps(asdict(job)), encoding="utf-8")
    part.replace(place / STATE)


def _read(place: Path) -> Job | None:
    """Return a film as it stands; None where there is none, or none any more."""
    try:
        told = json.loads((place / STATE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    job = Job(**told | {"kind": Film(told["kind"])})
    if job.state in (State.WAITING, State.DRAWING) and not _runs(job.pid):
        return replace(job, error=STOPPED)
    return job


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(place: Path) -> None:
    """Take a job away in one step, then what was in it."""
    gone = place.with_suffix(GONE)
    try:
        place.rename(gone)
    except FileNotFoundError:  # somebody else did
        return
    shutil.rmtree(gone, ignore_errors=True)
