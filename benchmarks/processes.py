"""Processor time and memory of processes, read from /proc (Linux)."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """What a group of processes has used so far."""

    cpu_ms: float
    """User and system time, ms, in ticks of 10 ms."""
    pss_mb: float
    """Proportional set size, MB: shared pages are divided among those who share."""


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


def usage(processes: list[int]) -> Usage:
    """Return what the processes have used; those that are gone count nothing."""
    ticks = 0
    pss_kb = 0
    for process in processes:
        fields = _stat(process)
        if fields:
            ticks += int(fields[11]) + int(fields[12])
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        pss_kb += sum(
            int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:"
        )
    return Usage(ticks / _TICK * 1000, pss_kb / 1024)


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
