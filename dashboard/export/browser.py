"""One warm browser for a process, which draws one picture at a time.

It is Chromium, started at the first picture and driven through choreographer, the
engine under kaleido. Kaleido itself draws a PNG from an SVG apart from its page, where
no font of ours is; here the SVG stands on the page, and PNG and PDF are prints of it.
"""

import asyncio
import atexit
import json
import tempfile
import threading
from base64 import b64decode
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import choreographer
from choreographer.browsers import ChromeNotFoundError
from plotly.io.json import to_json_plotly
from plotly.offline import get_plotlyjs

from dashboard.export.fonts import faces
from geo.errors import GroundError

LIMIT_S = 60
"""How long one picture may take before the browser is given up."""

POLL_S = 0.02

PX_IN_INCH = 96

_SCRIPT = Path(__file__).with_name("page.js")

_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>{faces} @page {{ margin: 0 }} html, body {{ margin: 0; overflow: hidden }}
#stage svg {{ display: block }}</style>
<script>{plotly}</script><script>{script}</script>
<div id="stage"></div></html>"""


class BrowserError(GroundError):
    """A picture could not be drawn; the message says why and what to do."""


@dataclass(frozen=True)
class Drawn:
    """A figure as SVG text, and the same printed if that was asked for."""

    svg: str
    printed: bytes = b""


class Browser:
    """A browser that draws; `close` it, or it closes when the process ends."""

    def __init__(self, path: str = "") -> None:
        """Make one that starts at its first picture; `path` of Chromium, or search."""
        self._path = path or None
        self._turn = threading.Lock()
        self._ended = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._chrome: choreographer.Browser | None = None
        self._tab: Any = None
        self._thread: threading.Thread | None = None

    def draw(
        self,
        figure: dict[str, Any],
        *,
        halo: str = "#ffffff",
        kind: str = "svg",
        scale: float = 1,
    ) -> Drawn:
        """Draw a plotly figure; `layout` has its width and height, px.

        Parameters
        ----------
        halo
            Colour of the line round names on a map.
        kind
            `svg`; or `png` (`scale` pixels a px) or `pdf` to have it printed too.

        Raises
        ------
        BrowserError
            There is no Chromium, it did not draw the figure within LIMIT_S, or the
            process ends.
        """
        with self._turn:
            if self._ended:
                raise BrowserError("The server is stopped: it draws nothing more.")
            try:
                return self._wait(self._draw(figure, halo, kind, scale))
            except TimeoutError as error:
                self._stop()
                raise BrowserError(
                    f"The browser drew nothing for {LIMIT_S} s and was stopped. Ask "
                    "again: it starts anew."
                ) from error
            except ChromeNotFoundError as error:
                self._stop()
                raise BrowserError(
                    "Pictures are drawn by Chromium, and there is none here. Install "
                    "it (Debian: apt-get install chromium; elsewhere: "
                    "choreo_get_chrome), or name it in BROWSER_PATH."
                ) from error
            except (RuntimeError, OSError) as error:
                self._stop()
                raise BrowserError(
                    f"The browser failed: {error} Ask again: it starts anew."
                ) from error

    def close(self) -> None:
        """Stop the browser; the next picture starts it anew."""
        with self._turn:
            self._stop()

    def end(self) -> None:
        """Stop the browser for good, so that a film does not start it anew."""
        self._ended = True
        self.close()

    async def _draw(
        self, figure: dict[str, Any], halo: str, kind: str, scale: float
    ) -> Drawn:
        await self._start()
        # Named by their order: else by lot, and no two drawings would be the same file.
        traces = [{"uid": f"t{i}", **one} for i, one in enumerate(figure["data"])]
        told = to_json_plotly({**figure, "data": traces})
        asked = f"draw({told}, {json.dumps(halo)})"
        svg = await self._asked(
            "Runtime.evaluate",
            expression=asked,
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in svg:
            raise RuntimeError(str(svg["exceptionDetails"].get("exception", svg)))
        text = str(svg["result"]["value"])
        width, height = figure["layout"]["width"], figure["layout"]["height"]
        if kind == "png":
            return Drawn(text, await self._png(width, height, scale))
        if kind == "pdf":
            return Drawn(text, await self._pdf(width, height))
        return Drawn(text)

    async def _png(self, width: float, height: float, scale: float) -> bytes:
        await self._asked(
            "Emulation.setDeviceMetricsOverride",
            width=round(width),
            height=round(height),
            deviceScaleFactor=scale,
            mobile=False,
        )
        await self._asked(
            "Emulation.setDefaultBackgroundColorOverride",
            color={"r": 0, "g": 0, "b": 0, "a": 0},
        )
        shot = await self._asked(
            "Page.captureScreenshot",
            format="png",
            clip={
                "x": 0,
                "y": 0,
                "width": round(width),
                "height": round(height),
                "scale": 1,
            },
            captureBeyondViewport=False,
        )
        return b64decode(shot["data"])

    async def _pdf(self, width: float, height: float) -> bytes:
        printed = await self._asked(
            "Page.printToPDF",
            printBackground=True,
            paperWidth=width / PX_IN_INCH,
            paperHeight=height / PX_IN_INCH,
            marginTop=0,
            marginBottom=0,
            marginLeft=0,
            marginRight=0,
            pageRanges="1",
        )
        return b64decode(printed["data"])

    async def _asked(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Return what the page answers to a command of the DevTools protocol."""
        answer = await self._tab.send_command(command, parameters)
        if "error" in answer:
            raise RuntimeError(f"{command}: {answer['error'].get('message')}.")
        result: dict[str, Any] = answer["result"]
        return result

    async def _start(self) -> None:
        if self._chrome is not None:
            return
        chrome = choreographer.Browser(self._path)
        await chrome.open()
        self._chrome = chrome
        # Not before: what is registered last runs first, and the browser has to end
        # before its folder is taken away.
        atexit.register(self.end)
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(_page(), encoding="utf-8")
            self._tab = await chrome.create_tab(page.as_uri())
            while not await self._ready():
                await asyncio.sleep(POLL_S)

    async def _ready(self) -> bool:
        """Whether the page is there with all its scripts; a blank one is at first."""
        asked = {"expression": "typeof window.draw === 'function'"}
        answer = await self._tab.send_command("Runtime.evaluate", asked)
        return bool(answer.get("result", {}).get("result", {}).get("value"))

    def _wait(self, work: Coroutine[Any, Any, Drawn]) -> Drawn:
        """Run work on the browser's own thread, within the limit."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._loop.run_forever, name="pictures", daemon=True
            )
            self._thread.start()
        limited = asyncio.wait_for(work, LIMIT_S)
        return asyncio.run_coroutine_threadsafe(limited, self._loop).result()

    def _stop(self) -> None:
        if self._loop is None or self._thread is None:
            return
        if self._chrome is not None:
            closing = asyncio.run_coroutine_threadsafe(self._chrome.close(), self._loop)
            closing.result(LIMIT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = self._chrome = self._tab = None
        atexit.unregister(self.end)


def _page() -> str:
    return _PAGE.format(
        faces="\n".join(face.css for face in faces()),
        plotly=get_plotlyjs(),
        script=_SCRIPT.read_text("utf-8"),
    )


browser = Browser()
"""The one that pictures are drawn by; each worker process starts its own."""
