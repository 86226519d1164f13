// The page that compares two days: its address, its two maps that move together, and the
// handle between them. What changed is found by the server.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const PATH = "/compare";
  const SELECTED = 3; // the ring's trace, as in 03-map.js
  const STEP = 2; // how far an arrow key moves the handle, percent of the width
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const find = (id) => document.getElementById(`compare-${id}`);
  const here = () => window.location.pathname === PATH;
  const graphs = () => ["a", "b"].map((side) => document.querySelector(`#compare-map-${side} .js-plotly-plot`));
  const mapOf = (gd) => {
    const subplot = gd && gd._fullLayout && gd._fullLayout.map && gd._fullLayout.map._subplot;
    return (subplot && subplot.map) || null;
  };
  let visits = 0;
  let opened = false;

  // The page is asked for by its own address only; the opening page asks for nothing.
  const opening = () => (here() ? window.location.search : window.dash_clientside.no_update);

  // After each change: the address, the frames of the view, and what the maps are for.
  function scene(comparison) {
    const search = `?${comparison.query}`;
    if (here() && search !== window.location.search) {
      // The first is what the visitor's own address means, told in full.
      window.history[opened ? "pushState" : "replaceState"](window.history.state, "", PATH + search);
    }
    opened = true;
    find("maps").dataset.view = comparison.view;
    const box = find("map-b").getBoundingClientRect();
    const size = [Math.round(box.width), Math.round(box.height)];
    return { query: comparison.query, size };
  }

  // Two maps that show the same ground.
  let leading = null; // the map that moves the other, while it does

  function follow(map) {
    if (leading && leading !== map) return;
    const other = graphs().map(mapOf).find((one) => one && one !== map);
    if (!other) return;
    leading = map;
    other.jumpTo({ center: map.getCenter(), zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() });
    leading = null;
  }

  const linked = new WeakSet();
  function link(gd) {
    const map = mapOf(gd);
    if (!map || linked.has(map) || !map.jumpTo) return;
    linked.add(map);
    map.on("move", () => follow(map));
  }

  function attach(gd) {
    if (!gd || gd.groundCompared) return;
    gd.groundCompared = true;
    gd.on("plotly_afterplot", () => drawn(gd));
    new ResizeObserver(() => GroundHeld.map.fit(gd)).observe(gd);
    if (mapOf(gd) && Object.keys(gd._fullLayout.map._subplot.traceHash || {}).length) drawn(gd);
  }

  // A map is drawn once plotly has put its traces there; before, it may not be resized.
  function drawn(gd) {
    gd.groundDrawn = Boolean(gd.data && gd.data.length);
    // dcc.Graph would write a pan or zoom back into its figure and draw all again.
    gd.removeAllListeners("plotly_relayout");
    link(gd);
    GroundHeld.map.fit(gd);
  }

  function plotted() {
    const look = () => {
      const ready = graphs();
      if (ready.some((gd) => !gd || !gd.on || !gd._fullLayout)) window.setTimeout(look, 60);
      else ready.forEach(attach);
    };
    window.requestAnimationFrame(look);
  }

  // The handle: how much of the width is day A's, percent.
  function swipe(percent) {
    const handle = find("handle");
    const value = Math.round(Math.min(100, Math.max(0, percent)));
    find("maps").style.setProperty("--swipe", `${value}%`);
    handle.setAttribute("aria-valuenow", String(value));
    handle.setAttribute("aria-valuetext", `day A on ${value} % of the width`);
  }

  function dragged(event) {
    const box = find("maps").getBoundingClientRect();
    swipe(((event.clientX - box.left) / box.width) * 100);
  }

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest && event.target.closest("#compare-handle");
    if (!handle) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const drop = () => handle.removeEventListener("pointermove", dragged);
    handle.addEventListener("pointermove", dragged);
    handle.addEventListener("pointerup", drop, { once: true });
    handle.addEventListener("pointercancel", drop, { once: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "compare-handle") return;
    const now = Number(event.target.getAttribute("aria-valuenow"));
    const moves = {
      ArrowLeft: now - STEP, ArrowDown: now - STEP, ArrowRight: now + STEP, ArrowUp: now + STEP,
      PageDown: now - 10, PageUp: now + 10, Home: 0, End: 100,
    };
    if (moves[event.key] === undefined) return;
    event.preventDefault();
    swipe(moves[event.key]);
  });

  // Ring a place on the maps.
  function ring(lat, lon) {
    for (const gd of graphs()) {
      if (!mapOf(gd) || !gd.data[SELECTED]) continue;
      window.Plotly.restyle(gd, { lat: [[lat, lat]], lon: [[lon, lon]] }, [SELECTED]);
    }
    find("maps").scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  async function copyLink(button) {
    try {
      await navigator.clipboard.writeText(window.location.href);
    } catch {
      window.prompt("Copy this link:", window.location.href); // no clipboard here
      return;
    }
    button.textContent = "Link copied";
    window.setTimeout(() => { button.textContent = "Copy link"; }, 1600);
  }

  function zoom(way) {
    const [a, b] = graphs().map(mapOf);
    const map = b || a;
    if (map) map[way === "in" ? "zoomIn" : "zoomOut"]();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.zoom) zoom(button.dataset.zoom);
    else if (button.id === "compare-copy") copyLink(button);
  });

  // Back and forward.
  window.addEventListener("popstate", () => {
    if (!here() || !opened) return;
    visits += 1;
    set("compare-visit", { data: { search: window.location.search, n: visits } });
  });

  // The way here from the opening page carries the view shown there; it is written when
  // it is reached for, so that stepping days costs nothing.
  function carry(event) {
    const link = event.target.closest && event.target.closest("#compare-link");
    const now = link && GroundHeld.current();
    if (!now || here()) return;
    const { theatre, country, rule, method, carry, day } = now.view;
    link.href = `${PATH}?${new URLSearchParams({ theatre, b: day, country, rule, method, carry })}`;
  }
  document.addEventListener("pointerover", carry);
  document.addEventListener("pointerdown", carry);
  document.addEventListener("focusin", carry);

  const listed = (content) => GroundHeld.places.list(content);

  GroundHeld.compare = { ring };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.compare = { opening, scene, plotted, listed };
})();
