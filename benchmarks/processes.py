"""Processor time and memory of processes, read from /proc (Linux)."""

import os
import time
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")

_IDLE_SHARE = 0.05
"""Of one core: what less than this is used counts as doing nothing."""


def family(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, queue = [], [root]
    while queue:
        process = queue.pop()
        found.append(process)
        queue += children.get(process, [])
    return found


def of_type(root: int, kind: str) -> list[int]:
    """Return the descendants that Chromium started as `--type=KIND`."""
    return [one for one in family(root) if f"--type={kind}" in command(one)]


def cpu_ms(processes: list[int]) -> float:
    """Return user and system time so far, ms, in ticks of 10 ms.

    Processes that are gone count nothing.
    """
    fields = [found for found in map(_stat, processes) if found]
    return sum(int(one[11]) + int(one[12]) for one in fields) / _TICK * 1000


def rest(*groups: list[int], quiet_s: float = 0.6, limit_s: float = 60) -> None:
    """Wait until the processes have done next to nothing for a while."""
    deadline = time.monotonic() + limit_s
    last = sum(map(cpu_ms, groups))
    while time.monotonic() < deadline:
        time.sleep(quiet_s)
        now = sum(map(cpu_ms, groups))
        if now - last <= _IDLE_SHARE * quiet_s * 1000:
            return
        last = now


def pss_mb(processes: list[int]) -> float:
    """Return proportional set size, MB: shared pages are divided by their sharers."""
    kilobytes = 0
    for process in processes:
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        kilobytes += sum(
            int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:"
        )
    return kilobytes / 1024


def _stat(process: int) -> list[str]:
    """Return the fields of /proc/PID/stat after the command's name."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def command(process: int) -> str:
    """Return the command line of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
