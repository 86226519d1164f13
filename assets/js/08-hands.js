// What hands do: pointer, keys, play, and the buttons that need no server.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const PENDING_MS = 400; // how long a day asked for may take to be shown
  let jumps = 0;
  let at = { clientX: 0, clientY: 0 }; // where the pointer is

  // Ask for a place or a day; the number makes every request a new one.
  function jump(what) {
    jumps += 1;
    set("jump", { data: { ...what, n: jumps } });
  }

  const setDay = (number) => set("day", { value: number });

  // Keys can come faster than days are shown: each counts from the day last asked for.
  let asked = null;
  function nudge(days) {
    const now = GroundHeld.current();
    if (!now) return;
    const pending = asked && asked.from === now.theatre && performance.now() - asked.at < PENDING_MS;
    const last = now.theatre.days - 1;
    const day = Math.min(last, Math.max(0, (pending ? asked.day : now.day) + days));
    asked = { day, from: now.theatre, at: performance.now() };
    setDay(day);
  }

  // Go to the nearest day of change before (-1) or after (1) the day shown.
  function toChange(direction) {
    const now = GroundHeld.current();
    if (!now) return;
    const found = direction > 0
      ? now.changes.find((day) => day > now.day)
      : now.changes.filter((day) => day < now.day).pop();
    if (found !== undefined) setDay(found);
  }

  // What is pointed at or clicked on the map: a place, or a unit of the method. A unit
  // that goes with a place stands for it.
  function choose({ place, unit }) {
    if (GroundHeld.routes.under() !== null) return; // the route on top is meant
    const { history, units } = GroundHeld.current();
    const i = place === undefined && !units.start ? unit : place;
    if (history.place[i] !== undefined) jump({ place: history.place[i] });
  }
  function point(what) {
    ground = what.unit === -1 ? null : what;
    look();
  }
  function look() {
    const route = GroundHeld.routes.under();
    over = route === null ? ground : { route };
    if (over) showTip();
    else hideTip();
  }

  const pointer = {
    attachMap(gd, current) {
      gd.on("plotly_click", (event) => choose(GroundHeld.map.hit(event.points[0], current())));
      gd.on("plotly_hover", (event) => {
        const now = current();
        if (now && event.points.length) point(GroundHeld.map.hit(event.points[0], now));
      });
      gd.on("plotly_unhover", () => point({ unit: -1 }));
      gd.addEventListener("mouseleave", () => {
        hideTip();
        gd._hoverdata = []; // or the same place would not be told on coming back
      });
    },
    // Tiles are no trace of plotly's: it tells nothing of them.
    attachTiles: (gd) => {
      GroundHeld.map.listen(gd, (unit) => point({ unit }), (unit) => choose({ unit }));
      GroundHeld.routes.listen(gd, look);
    },
    attachAreas(gd) {
      // A click anywhere in the plot sets the day, also between points.
      gd.addEventListener("click", (event) => {
        const axis = gd._fullLayout.xaxis;
        const left = event.clientX - gd.getBoundingClientRect().left - axis._offset;
        if (left < 0 || left > axis._length) return;
        jump({ day: new Date(axis.p2d(left)).toISOString().slice(0, 10) });
      });
    },
  };

  // What is under the pointer; its label is drawn anew when the day moves under it.
  let over = null;
  let ground = null; // what of the ground it is, whatever lies on top
  function showTip() {
    const now = GroundHeld.current();
    if (!now || !over) return;
    if (over.route === undefined) GroundHeld.screen.tip(now, over, at);
    else GroundHeld.routes.tip(now, over.route, at);
  }

  function hideTip() {
    over = null;
    ground = null;
    document.getElementById("tip").hidden = true;
  }

  // Play: the day follows the clock, at so many days a second.
  const play = (() => {
    let frame = 0;
    let exact = 0;
    let before = 0;
    const button = () => document.getElementById("play");
    const speed = () => parseInt(document.getElementById("speed").value, 10) || 15;

    function tick(now) {
      const shown = GroundHeld.current();
      exact += ((now - before) / 1000) * speed();
      before = now;
      const last = shown.theatre.days - 1;
      const day = Math.min(Math.floor(exact), last);
      if (day !== shown.day) setDay(day);
      if (day >= last) stop();
      else frame = window.requestAnimationFrame(tick);
    }

    function start() {
      const shown = GroundHeld.current();
      if (!shown) return;
      exact = shown.day >= shown.theatre.days - 1 ? 0 : shown.day;
      before = performance.now();
      mark(true);
      frame = window.requestAnimationFrame(tick);
    }

    function stop() {
      window.cancelAnimationFrame(frame);
      frame = 0;
      mark(false);
    }

    function mark(on) {
      button().setAttribute("aria-pressed", String(on));
      button().setAttribute("aria-label", on ? "Pause" : "Play");
      button().firstChild.className = on ? "icon pause" : "icon play";
    }

    return { toggle: () => (frame ? stop() : start()), stop, running: () => Boolean(frame) };
  })();

  // Keys that work wherever nothing else wants them.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [role=listbox], [contenteditable], dialog")) return;
    const taken = event.target.closest("[role=slider], canvas, .maplibregl-map");
    const press = event.target.closest("button, a, summary");
    const keys = {
      PageUp: () => toChange(-1),
      PageDown: () => toChange(1),
      ArrowLeft: taken ? null : () => nudge(event.shiftKey ? -7 : -1),
      ArrowRight: taken ? null : () => nudge(event.shiftKey ? 7 : 1),
      " ": press ? null : () => play.toggle(),
    };
    const act = keys[event.key];
    if (!act || document.getElementById("board").hidden) return;
    event.preventDefault();
    act();
  }

  function onClick(event) {
    const button = event.target.closest("button, canvas");
    if (!button) return;
    const acts = {
      "previous-change": () => toChange(-1),
      "next-change": () => toChange(1),
      play: () => play.toggle(),
      dismiss: () => set("notice", { hidden: true }),
      "copy-link": () => GroundHeld.downloads.copyLink(button),
      "save-map": () => GroundHeld.downloads.image("map"),
      "save-areas": () => GroundHeld.downloads.image("areas"),
      "save-claims": () => GroundHeld.downloads.image("claims-chart"),
      lane: () => {
        const found = GroundHeld.lane.eventAt(event);
        if (found) setDay(found[0]);
      },
    };
    if (button.dataset.kind) GroundHeld.lane.toggle(button);
    else if (button.dataset.day) jump({ day: button.dataset.day });
    else if (acts[button.id]) acts[button.id]();
  }

  function onMove(event) {
    at = event;
    if (event.target.id !== "lane") {
      if (!event.target.closest("#map")) hideTip();
      return;
    }
    const found = GroundHeld.lane.eventAt(event);
    event.target.style.cursor = found ? "pointer" : "default";
    if (found) GroundHeld.lane.tip(found, event);
    else document.getElementById("tip").hidden = true;
  }

  // Say something to the visitor that no server could say.
  GroundHeld.notice = (text) => {
    set("notice-text", { children: text });
    set("notice", { hidden: false });
  };

  // A server that does not answer, or answers with an error, fails in silence otherwise.
  const SILENT =
    "The server does not answer. What is loaded still works; the rest will when it is back.";
  const FAILED = "Something went wrong on the server. Reload the page to bring all up to date.";
  const plainFetch = window.fetch;
  window.fetch = (...request) => {
    const answer = plainFetch(...request);
    const address = String((request[0] && request[0].url) || request[0]);
    if (address.includes("_dash-update-component")) {
      answer.then(
        (response) => { if (response.status >= 500) GroundHeld.notice(FAILED); },
        () => GroundHeld.notice(SILENT)
      );
    }
    return answer;
  };

  // Plotly rejects a promise that nobody awaits when geometry does not arrive.
  window.addEventListener("unhandledrejection", (event) => {
    const text = String((event.reason && event.reason.message) || event.reason);
    if (/fetching from|GeoJSON at URL|Map error/.test(text)) {
      GroundHeld.notice("The map did not load. The key, the charts and the places still work; reload to try again.");
    }
  });

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  // While capturing, so that the pointer's place is known before plotly reports a hover.
  document.addEventListener("mousemove", onMove, true);
  window.addEventListener("resize", () => {
    const now = GroundHeld.current();
    if (now) GroundHeld.timeline.draw(now.theatre, now.changes);
  });

  GroundHeld.pointer = pointer;
  GroundHeld.showTip = showTip;
  GroundHeld.play = play;
})();
