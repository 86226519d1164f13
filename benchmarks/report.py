"""Benchmark results as a page of Markdown: tables, goals, and the machine."""

import datetime as dt
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from benchmarks.page import Result

TEXTBOOK, OURS, BARE = "textbook", "ours", "bare"


def text(results: "list[Result]", command: str) -> str:
    """Return the page."""
    today = dt.datetime.now(dt.UTC)
    lines = [
        "# Steps of a day, measured",
        "",
        f"Printed by `{command}` on {today:%Y-%m-%d}; {_machine()}.",
        "Headless Chromium with software GL: compare within this run only.",
        "",
        "*Floor*: the same map redrawn with nothing changed. *Step*: from the change",
        "of day to the first picture that equals the settled one, pixel by pixel.",
        "CPU is processor time a step of all browser processes and of the server.",
        "",
    ]
    for workload in dict.fromkeys(result.workload for result in results):
        own = [result for result in results if result.workload == workload]
        lines += _table(workload.name, own)
    lines += _growth([result for result in results if result.workload.cells])
    lines += _goals(results)
    return "\n".join(lines) + "\n"


def _table(workload: str, own: "list[Result]") -> list[str]:
    head = ["design", "load s", "load kB", "floor p50", "step p50", "step p95"]
    head += ["renders", "bytes", "requests", "CPU browser", "CPU server", "pan CPU"]
    head += ["drag lag", "renderer MB"]
    lines = [f"## {workload}", "", _row(head), _row(["---"] * len(head))]
    for one in own:
        if not one.steps:
            cells = [one.design, f"{one.load_s:.1f}", f"{one.load_kb:,.0f}"]
            lines.append(_row(cells + ["-"] * (len(head) - len(cells))))
            continue
        cells = [
            one.design,
            f"{one.load_s:.1f}",
            f"{one.load_kb:,.0f}",
            _ms(one.floor, 50),
            _ms(one.steps, 50),
            _ms(one.steps, 95),
            f"{np.mean(one.frames):.1f}" if one.frames else "-",
            f"{one.bytes_step:,.0f}",
            f"{one.requests_step:.1f}",
            f"{one.cpu_browser:,.0f}",
            f"{one.cpu_server:,.0f}",
            f"{one.pan_cpu:,.0f}",
            f"{one.lag_ms:,.0f}",
            f"{one.pss:,.0f}",
        ]
        if one.missed:
            cells[0] += f" ({one.missed} steps never settled to the same picture)"
        lines.append(_row(cells))
    return [*lines, ""]


def _growth(made: "list[Result]") -> list[str]:
    """Return how cost grows with cells, sent whole and as tiles."""
    head = ["cells", "sent", "load s", "load kB", "floor p95", "step p95"]
    head += ["step CPU", "pan CPU", "heap MB", "renderer MB"]
    lines = ["## Growth", "", _row(head), _row(["---"] * len(head))]
    for one in made:
        sent = {OURS: "tiled"}.get(one.design, one.design)
        if sent not in ("whole", "tiled"):
            continue
        cells = [
            f"{one.workload.cells:,}",
            sent,
            f"{one.load_s:.1f}",
            f"{one.load_kb:,.0f}",
            _ms(one.floor, 95),
            _ms(one.steps, 95),
            f"{one.cpu_browser + one.cpu_server:,.0f}",
            f"{one.pan_cpu:,.0f}",
            f"{one.heap_500:,.0f}",
            f"{one.pss:,.0f}",
        ]
        lines.append(_row(cells))
    return [*lines, ""]


def _goals(results: "list[Result]") -> list[str]:
    lines = ["## Goals", "", _row(["goal", "bar", "measured"]), _row(["---"] * 3)]
    for ours in (result for result in results if result.design == OURS):
        book = next(
            r for r in results if (r.workload, r.design) == (ours.workload, TEXTBOOK)
        )
        alone = next(
            r for r in results if (r.workload, r.design) == (ours.workload, BARE)
        )
        ratio = np.percentile(ours.steps, 95) / np.percentile(ours.floor, 95)
        faster = np.percentile(book.steps, 95) / np.percentile(ours.steps, 95)
        cpu = (book.cpu_browser + book.cpu_server) / max(
            ours.cpu_browser + ours.cpu_server, 1
        )
        name = ours.workload.name
        many = ours.workload.cells > 0
        rows = [
            ("step p95 over floor p95", "1.3", f"{ratio:.2f}"),
            ("textbook p95 over ours", "20" if many else "-", f"{faster:.1f}"),
            ("textbook CPU over ours", "18" if many else "-", f"{cpu:.1f}"),
            ("renders a step", "1", f"{max(ours.frames)} at most"),
            ("bytes, requests a step", "0", f"{ours.bytes_step}, {ours.requests_step}"),
            ("server CPU a step, ms", "0", f"{ours.cpu_server:.1f}"),
            (
                "pan CPU, textbook over ours",
                "30" if many else "-",
                f"{book.pan_cpu / max(ours.pan_cpu, 1):.1f}",
            ),
            (
                "heap after 500 steps over 10",
                "1.10",
                f"{ours.heap_500 / ours.heap_10:.2f} ({ours.heap_500:.0f} MB)",
            ),
            ("renderer MB", "300" if many else "-", f"{ours.pss:.0f}"),
            ("renders after a drag", "1", f"{ours.lag_frames}"),
            ("load over bare page", "1.5", f"{ours.load_s / alone.load_s:.2f}"),
        ]
        lines += [_row([f"{name}: {goal}", bar, got]) for goal, bar, got in rows]
    return lines


def _ms(times: list[float], percentile: int) -> str:
    return f"{np.percentile(times, percentile):,.0f}" if times else "-"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _machine() -> str:
    cpu = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    return f"{cpu}, {cores} cores, Python {platform.python_version()}"
