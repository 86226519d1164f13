"""Which data sets the commands take, and the page as a process."""

import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

import app
from tests.command import good, refused, run
from tests.world import world, write_world

ROOT = Path(app.__file__).parent
PATIENCE_S = 60
"""After this a process that hangs is ended, and its test fails."""

# Data sets that are sound, and those that are not


def test_validate_says_what_a_sound_data_set_holds(squares_folder, squares):
    told = good("validate", squares_folder)
    assert "sound" in told
    assert "9 reports" in told
    assert squares.version in told


@pytest.fixture
def faulty(tmp_path) -> Path:
    files = world()
    files["places.csv"][0]["lat"] = "north"
    files["reports.csv"][1]["date"] = "June"
    files["reports.csv"][2]["holder"] = "nobody"
    folder = write_world(tmp_path / "faulty", files)
    (folder / "sources.csv").unlink()
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("validate",),
        ("serve", "--dataset"),
        ("--dataset",),
        ("control", "--date", "2015-07-01", "--dataset"),
        ("areas", "--dataset"),
    ],
)
def test_a_faulty_data_set_stops_every_command_with_all_its_faults(faulty, command):
    told = refused(run(*command, faulty), 1)
    assert "4 faults" in told
    for place, value in (
        ("places.csv, row 2, column lat", "'north'"),
        ("reports.csv, row 3, column date", "'June'"),
        ("reports.csv, row 4, column holder", "'nobody'"),
        ("sources.csv", "expected this file"),
    ):
        (line,) = [one for one in told.splitlines() if place in one]
        assert value in line
        assert "expected" in line


@pytest.mark.parametrize("command", [("validate",), ("areas", "--dataset")])
def test_a_folder_that_is_not_there_stops_every_command(tmp_path, command):
    told = refused(run(*command, tmp_path / "nowhere"), 1)
    assert "nowhere" in told


# Serving


def test_a_port_in_use_is_told_with_the_way_out(squares_folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ((), ("serve",)):
            told = refused(
                run(*command, "--port", port, "--dataset", squares_folder), 1
            )
            assert port in told
            assert "--port" in told


def test_an_address_that_is_not_ours_is_told(squares_folder):
    told = refused(run("--host", "192.0.2.1", "--dataset", squares_folder), 1)
    assert "192.0.2.1" in told


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("command", [(), ("serve",)])
def test_the_page_is_served_until_interrupted(squares_folder, command):
    port = free_port()
    options = ["--port", str(port), "--dataset", str(squares_folder)]
    arguments = [sys.executable, "app.py", *command, *options]
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        watch = threading.Timer(PATIENCE_S, process.kill)
        watch.start()
        try:
            told = process.stdout.readline()  # comes once the port is listened on
            address = f"http://127.0.0.1:{port}/"
            assert address in told, process.stderr.read()
            for path in ("health", "", "download/control.csv"):
                with urllib.request.urlopen(address + path) as answer:  # noqa: S310
                    assert answer.status == 200
                    assert "default-src" in answer.headers["Content-Security-Policy"]
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate()
        finally:
            watch.cancel()
            if process.poll() is None:
                process.kill()
    assert process.returncode == 0, errors
    assert rest == ""
    assert "Traceback" not in errors


def test_the_command_line_runs_as_a_process(squares_folder):
    command = [sys.executable, "app.py", "areas", "--dataset", str(squares_folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout == good("areas", "--dataset", squares_folder)


def test_a_process_with_a_faulty_data_set_shows_no_traceback(faulty):
    command = [sys.executable, "app.py", "validate", str(faulty)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "4 faults" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_reader_of_a_pipe_may_leave_early(squares_folder):
    """`python app.py areas | head` is no failure worth a traceback."""
    command = [sys.executable, "app.py", "areas", "--dataset", str(squares_folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.close()
        told = process.stderr.read()
    assert "Traceback" not in told


def test_a_process_manager_finds_the_server(squares, monkeypatch):
    monkeypatch.setattr(app, "load", lambda _: squares)
    assert app.server.test_client().get("/health").status_code == 200


def test_the_module_has_nothing_else_to_make():
    with pytest.raises(AttributeError, match="servers"):
        app.servers  # noqa: B018
