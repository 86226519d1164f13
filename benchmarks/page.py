"""Steps of a day on the page: ours beside the usual designs, in one run.

    python -m benchmarks.page [--quick] [--workload NAME] [--out benchmarks/RESULTS.md]

Drives the product and the apps of `designs` in headless Chromium with software GL, one
after the other, on the same data and the same picture size. Ratios count, not
milliseconds.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from playwright.sync_api import Page, sync_playwright

from benchmarks import designs, report
from benchmarks.processes import command, cpu_ms, family, of_type, pss_mb, rest
from benchmarks.workloads import Workload, workloads

ROOT = Path(__file__).parent.parent
METER = (Path(__file__).parent / "meter.js").read_text(encoding="utf-8")
CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        *("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
        "--js-flags=--expose-gc",
    ],
}
WINDOW = {"width": 1440, "height": 900}
PORT = 8090


@dataclass
class Result:
    """What one design did on one workload."""

    workload: Workload
    design: str
    load_s: float = 0
    load_kb: float = 0
    floor: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    frames: list[int] = field(default_factory=list)
    missed: int = 0
    bytes_step: float = 0
    requests_step: float = 0
    cpu_browser: float = 0
    cpu_server: float = 0
    pan_cpu: float = 0
    lag_ms: float = 0
    lag_frames: int = 0
    heap_10: float = 0
    heap_500: float = 0
    pss: float = 0


def main(
    out: Annotated[Path, typer.Option(help="Where to write the table.")] = ROOT
    / "benchmarks"
    / "RESULTS.md",
    quick: Annotated[bool, typer.Option(help="Fewer steps; not for print.")] = False,
    workload: Annotated[
        list[str], typer.Option(help="Only this; may be given again. Not for print.")
    ] = [],  # noqa: B006 - typer's way
) -> None:
    """Measure, print the table and write it."""
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for one in workloads(Path(folder), quick):
            if workload and one.name not in workload:
                continue
            for design in one.designs:
                typer.echo(f"{one.name}: {design}", err=True)
                results.append(measure(one, design))
        options = ["--quick"] if quick else []
        options += [f'--workload "{one}"' for one in workload]
        command = " ".join(["python -m benchmarks.page", *options])
        text = report.text(results, command)
    out.write_text(text, encoding="utf-8")
    typer.echo(text)


def measure(workload: Workload, design: str) -> Result:
    """Return one design's figures on one workload."""
    result = Result(workload, design)
    rng = np.random.default_rng(3)
    days = [
        int(day) for day in rng.choice(workload.days, workload.steps, replace=False)
    ]
    with served(workload, design) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_page(viewport=WINDOW, bypass_csp=True)
        traffic: list[int] = []
        page.on("requestfinished", lambda request: traffic.append(_size(request)))
        product = design in ("ours", *designs.PRODUCT)
        path = f"/?theatre={workload.theatre}" if product else "/"
        start = time.perf_counter()
        page.goto(f"http://127.0.0.1:{PORT}{path}")
        page.evaluate(METER)
        page.wait_for_function("Meter.usable()", timeout=180_000, polling=50)
        result.load_s = time.perf_counter() - start
        page.wait_for_timeout(3_000)
        result.load_kb = sum(traffic) / 1000
        if design == "bare":
            return result
        chromium = _root()
        result.floor = page.evaluate(
            "([n, quiet]) => Meter.floor(n, quiet)", [workload.steps, workload.quiet_ms]
        )
        done = page.evaluate(
            "([days, quiet]) => Meter.steps(days, quiet, 30000)",
            [days, workload.quiet_ms],
        )
        result.steps, result.frames = done["times"], done["frames"]
        result.missed = done["missed"]
        _walk(page, days, chromium, server, traffic, result)
        result.pan_cpu = _pan(page, chromium)
        _drag(page, workload, result)
        if product:
            _memory(page, workload, result)
        result.pss = pss_mb(of_type(chromium, "renderer"))
        browser.close()
    return result


def _walk(
    page: Page,
    days: list[int],
    chromium: int,
    server: int,
    traffic: list[int],
    result: Result,
) -> None:
    """Count what steps cost: bytes, requests, processor time of browser and server."""
    some = days[: max(4, len(days) // 3)]
    groups = (family(chromium), family(server))
    rest(*groups)
    traffic.clear()
    before = [cpu_ms(group) for group in groups]
    for day in some:
        # A step must be over before the next: a queue would hide most of its cost.
        page.evaluate("day => Meter.show(day)", day)
        rest(*groups)
    after = [cpu_ms(group) for group in groups]
    browser, served = (b - a for a, b in zip(before, after, strict=True))
    result.cpu_browser = browser / len(some)
    result.cpu_server = served / len(some)
    page.wait_for_timeout(50)  # the last answers are told only while it is asked
    result.bytes_step = sum(traffic) / len(some)
    result.requests_step = len(traffic) / len(some)


def _pan(page: Page, chromium: int) -> float:
    """Return ms of renderer time that a short pan of the map costs."""
    box = page.locator("#map").bounding_box() or {}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    processes = of_type(chromium, "renderer")

    def pan(signs: tuple[int, ...]) -> float:
        before = cpu_ms(processes)
        for sign in signs:
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + sign * 30, y, steps=3)
            page.mouse.up()
            rest(processes)
        return cpu_ms(processes) - before

    rest(processes)
    pan((1, -1))  # what a first move loads, another time has
    return pan((1, -1, 1, -1)) / 4


def _drag(page: Page, workload: Workload, result: Result) -> None:
    """Drag the slider over a third of its length, and wait for the map to follow."""
    thumb = page.locator("#day [role=slider]").bounding_box() or {}
    track = page.locator("#day").bounding_box() or {}
    y = thumb["y"] + thumb["height"] / 2
    start, way = thumb["x"] + thumb["width"] / 2, track["width"] / 3
    if start > track["x"] + track["width"] / 2:
        way = -way
    page.mouse.move(start, y)
    page.mouse.down()
    for i in range(1, 31):
        page.mouse.move(start + way * i / 30, y)
        page.wait_for_timeout(16)
    page.evaluate("quiet => { window.lagging = Meter.lag(quiet); }", workload.quiet_ms)
    page.mouse.up()
    told = page.evaluate("window.lagging")
    result.lag_ms, result.lag_frames = told["ms"], told["frames"]


def _memory(page: Page, workload: Workload, result: Result) -> None:
    """Return the script heap after 10 and after 500 steps, MB, rubbish collected."""
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")

    def heap() -> float:
        client.send("HeapProfiler.collectGarbage")
        metrics = client.send("Performance.getMetrics")["metrics"]
        return next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize") / 1e6

    def walk(n: int) -> None:
        days = [(i * 97) % workload.days for i in range(n)]
        page.evaluate("([d, p]) => Meter.walk(d, p)", [days, 30])

    walk(10)
    result.heap_10 = heap()
    walk(490)
    result.heap_500 = heap()


@contextlib.contextmanager
def served(workload: Workload, design: str) -> Iterator[int]:
    """Serve a design on PORT; yields the server's process id."""
    options = ["--dataset", str(workload.dataset), "--port", str(PORT)]
    if design == "ours":
        line = [sys.executable, "app.py", "serve", *options]
    else:
        line = [sys.executable, "-m", "benchmarks.designs", design, *options]
        line += ["--theatre", workload.theatre]
    process = subprocess.Popen(  # noqa: S603 - our own program
        line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=60)
                break
            time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _size(request: Any) -> int:
    sizes = request.sizes()
    return max(0, sizes["responseBodySize"]) + sizes["responseHeadersSize"]


def _root() -> int:
    """Return the process id of the browser that this process started."""
    return next(
        one
        for one in family(os.getpid())
        if "chromium" in command(one) and "--type=" not in command(one)
    )


if __name__ == "__main__":
    typer.run(main)
