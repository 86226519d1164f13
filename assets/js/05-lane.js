// Events under the slider, a row a kind, each with a mark of its own; and as a list.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  const KINDS = ["campaign", "fall", "statement", "attack"]; // rows, from above
  const NEAR = 6; // px, how close the pointer must be to a mark
  const R = 4; // px, half a mark
  const hidden = new Set(); // kinds that are not shown
  let drawn = null;
  let listed = ""; // what the list was last made of

  const canvas = () => document.getElementById("lane");
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shown = (theatre) => theatre.events.filter(([, , about]) => !hidden.has(about.kind));

  function draw(theatre) {
    list(theatre);
    const node = canvas(); // out of sight on a phone
    const [width, height] = [node.clientWidth, node.clientHeight];
    const key = `${theatre.name}|${width}|${height}|${window.devicePixelRatio}|${[...hidden].sort()}`;
    if (!width || (drawn && drawn.key === key)) return;
    const scale = window.devicePixelRatio || 1;
    node.width = width * scale;
    node.height = height * scale;
    const pen = node.getContext("2d");
    pen.scale(scale, scale);
    const x = (day) => (day / (theatre.days - 1)) * width;
    const y = (kind) => ((KINDS.indexOf(kind) + 0.5) / KINDS.length) * height;
    pen.fillStyle = style("--hairline");
    for (const kind of KINDS) pen.fillRect(0, Math.round(y(kind)), width, 1);
    for (const event of shown(theatre)) mark(pen, event, x, y(event[2].kind));
    drawn = { key, theatre, x, y };
  }

  function mark(pen, [day, , about], x, y) {
    const ink = { campaign: "--bar-strong", fall: "--ink", statement: "--accent", attack: "--weak" }[about.kind];
    pen.fillStyle = pen.strokeStyle = style(ink);
    pen.lineWidth = 1.5;
    const at = x(day);
    if (about.kind === "campaign") {
      // Campaigns overlap: each is told by where it begins.
      pen.globalAlpha = 0.3;
      pen.fillRect(at, y - 2.5, Math.max(3, x(about.last) - at), 5);
      pen.globalAlpha = 1;
      pen.fillRect(at, y - 4.5, 1.5, 9);
      return;
    }
    pen.beginPath();
    if (about.kind === "attack") {
      for (const [a, b] of [[-1, 1], [1, -1]]) {
        pen.moveTo(at - 3, y + 3 * a);
        pen.lineTo(at + 3, y + 3 * b);
      }
      pen.stroke();
      return;
    }
    const up = about.category === "city_retaken" ? -1 : 1;
    const corners = about.kind === "fall"
      ? [[-R, -R * up], [R, -R * up], [0, R * up]]
      : [[0, -R], [R, 0], [0, R], [-R, 0]];
    corners.forEach(([dx, dy], i) => (i ? pen.lineTo(at + dx, y + dy) : pen.moveTo(at + dx, y + dy)));
    pen.closePath();
    if (up < 0) {
      pen.fillStyle = style("--card");
      pen.fill();
      pen.stroke();
    } else pen.fill();
  }

  // The event under the pointer, or undefined; of spans, the one that began last.
  function eventAt({ clientX, clientY }) {
    if (!drawn) return undefined;
    const box = canvas().getBoundingClientRect();
    const [left, top] = [clientX - box.left, clientY - box.top];
    const row = KINDS[Math.min(KINDS.length - 1, Math.max(0, Math.floor((top / box.height) * KINDS.length)))];
    return shown(drawn.theatre)
      .filter(([, , about]) => about.kind === row)
      .map((event) => [away(event, left), event])
      .filter(([distance]) => distance <= NEAR)
      .sort((a, b) => a[0] - b[0] || b[1][0] - a[1][0])
      .map(([, event]) => event)[0];
  }

  function away([day, , about], left) {
    const from = drawn.x(day);
    const to = about.kind === "campaign" ? drawn.x(about.last) : from;
    return Math.max(from - left, left - to, 0);
  }

  // `24 January 2017 to 3 March 2017`, as exactly as the days are known.
  function days([day, , about], theatre) {
    const words = (one) => calendar.words(calendar.iso(theatre.first, one));
    const until = about.last > day ? ` to ${words(about.last)}` : "";
    return `${about.soft ? "about " : ""}${words(day)}${until}`;
  }

  function tip(event, pointer) {
    const { element, label } = GroundHeld.screen;
    const { source } = event[2];
    label([
      element("strong", "", event[1]),
      element("div", "", days(event, drawn.theatre)),
      element("div", "muted", source || "unsourced: no source was checked"),
    ], pointer);
  }

  // The same as a list, for keys, readers and phones.
  function list(theatre) {
    const key = `${theatre.name}|${[...hidden].sort()}`;
    if (listed === key) return;
    listed = key;
    const { element } = GroundHeld.screen;
    document.getElementById("events").replaceChildren(...shown(theatre).map((event) => {
      const [day, title, { source, url }] = event;
      const row = element("li", "report");
      const go = element("button", "report-day", days(event, theatre));
      go.title = "Go to this day";
      go.dataset.day = calendar.iso(theatre.first, day);
      const from = element(url ? "a" : "div", source ? "source" : "source weak", source || "unsourced: no source was checked");
      if (url) Object.assign(from, { href: url, target: "_blank", rel: "noopener noreferrer" });
      row.append(go, element("div", "", title), from);
      return row;
    }));
  }

  function toggle(button) {
    const { kind } = button.dataset;
    if (!hidden.delete(kind)) hidden.add(kind);
    button.setAttribute("aria-pressed", String(!hidden.has(kind)));
    if (drawn) draw(drawn.theatre);
  }

  GroundHeld.lane = { draw, eventAt, tip, toggle };
})();
