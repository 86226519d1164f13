// Supply routes: lines on plotly's map, stepped by feature-state as the ground is. A
// route has three layers, one a state, because MapLibre cannot change a dash by feature.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  const SOURCE = "supply-routes";
  const HIT = `${SOURCE}-hit`; // unseen and wide, for fingers
  const WIDTH = 3;
  const files = new Map(); // by address: { lines } once loaded
  let drawn = null; // what stands on the map: { map, lines, states }
  let told = null; // what the key was last made of
  let over = null; // the route under the pointer

  const byId = (id) => document.getElementById(id);
  const layerOf = (style) => `${SOURCE}-${style.state}`;
  const addressOf = (now) => (now.view.routes === "on" ? now.theatre.routes : "");

  // The routes of a view once they are here; null: none are wanted, or not here yet.
  function lines(now) {
    const address = addressOf(now);
    if (!address) return null;
    if (!files.has(address)) {
      const file = { lines: null };
      files.set(address, file);
      fetch(address)
        .then((response) => {
          if (!response.ok) throw new Error(`${address}: ${response.status}`);
          return response.json();
        })
        .then((found) => {
          file.lines = found;
          const then = GroundHeld.current();
          const gd = GroundHeld.map.graph();
          show(then);
          if (GroundHeld.map.ready(gd)) paint(gd, then);
        })
        .catch(() => {
          files.delete(address);
          GroundHeld.notice("The supply routes did not load. Reload the page.");
        });
    }
    return files.get(address).lines;
  }

  // The newest statement on a route until a day, or null.
  const statement = (feature, day) => feature.properties.told.filter((one) => one.day <= day).pop() || null;

  // Bring the lines on the map to the view's day.
  function paint(gd, now) {
    const map = GroundHeld.map.mapOf(gd);
    const found = lines(now);
    if (!map || !map.setFeatureState) return;
    if (!found) {
      remove(map);
      return;
    }
    if (!drawn || drawn.map !== map || drawn.lines !== found || !map.getSource(SOURCE)) {
      remove(map);
      add(map, found, now.manifest.routes);
      drawn = { map, lines: found, states: [] };
    }
    found.features.forEach((feature, i) => {
      const one = statement(feature, now.day);
      const s = one ? one.state : -1;
      if (drawn.states[i] === s) return;
      drawn.states[i] = s;
      map.setFeatureState({ source: SOURCE, id: feature.id }, { s });
    });
  }

  function add(map, found, styles) {
    const state = ["coalesce", ["feature-state", "s"], -1];
    const places = "plotly-trace-layer-places-circle";
    const below = map.getLayer(places) ? places : undefined;
    const line = (id, paint) =>
      map.addLayer({ id, type: "line", source: SOURCE, layout: { "line-join": "round" }, paint }, below);
    map.addSource(SOURCE, { type: "geojson", data: found });
    line(`${SOURCE}-edge`, {
      "line-color": "#ffffff", "line-width": WIDTH + 3, "line-opacity": ["case", [">=", state, 0], 0.85, 0],
    });
    styles.forEach((style, i) => line(layerOf(style), {
      "line-color": style.colour, "line-width": WIDTH, "line-opacity": ["case", ["==", state, i], 1, 0],
      ...(style.dash.length ? { "line-dasharray": style.dash } : {}),
    }));
    line(HIT, { "line-width": 14, "line-opacity": 0 });
  }

  function remove(map) {
    if (map.getSource(SOURCE)) {
      for (const { id, source } of map.getStyle().layers) if (source === SOURCE) map.removeLayer(id);
      map.removeSource(SOURCE);
    }
    drawn = null;
    over = null;
  }

  const heard = new WeakSet();
  // Tell when the pointer is on a route or has left one; a click opens the route's words.
  function listen(gd, changed) {
    const map = GroundHeld.map.mapOf(gd);
    if (!map || heard.has(map)) return;
    heard.add(map);
    const at = (event) => {
      if (!map.getLayer(HIT)) return null;
      const [found] = map.queryRenderedFeatures(event.point, { layers: [HIT] });
      return found && drawn && drawn.states[found.id] >= 0 ? found.id : null;
    };
    map.on("mousemove", (event) => {
      const before = over;
      over = at(event);
      if (over !== null || before !== null) changed();
    });
    map.on("mouseout", () => { over = null; });
    map.on("click", (event) => {
      over = at(event);
      if (over !== null) open(over);
    });
  }

  function open(i) {
    const item = byId("routes-list").children[i];
    item.closest("details").open = true;
    item.focus();
    item.scrollIntoView({ block: "nearest" });
  }

  // What is in force on a route, as words: state, since when, and what weakens it.
  function sentence(feature, one, now) {
    const since = calendar.words(calendar.iso(now.theatre.first, one.since));
    const weak = [
      ...(one.unsourced ? ["unsourced"] : []),
      ...(feature.properties.estimated ? ["line estimated"] : []),
    ];
    const first = feature.properties.told.find((other) => other.day === one.since) || one;
    return { state: now.manifest.routes[one.state].label, since: `since ${first.soft ? "about " : ""}${since}`, weak };
  }

  function tip(now, i, event) {
    const { element, label } = GroundHeld.screen;
    const feature = drawn && drawn.lines.features[i];
    const one = feature && statement(feature, now.day);
    if (!one) return;
    const { state, since, weak } = sentence(feature, one, now);
    const line = element("div", "tip-line");
    line.append(swatch(one.state), element("span", "", `${state}, ${since}`));
    const rest = [...weak, one.source || "no source", "click for more"].join(" · ");
    label([element("strong", "", feature.properties.name), line, element("div", "muted", rest)], event);
  }

  const swatch = (state) => GroundHeld.screen.element("i", `route-swatch route-${state}`);

  // The key: how many routes are what on the day, and each of them with its source.
  function show(now) {
    byId("routes-key").hidden = !now.theatre.routes;
    const found = lines(now);
    byId("routes-sums").hidden = !found;
    byId("routes-list").parentElement.hidden = !found;
    if (!found) return;
    const inForce = found.features.map((feature) => statement(feature, now.day));
    if (told && told.lines === found && told.inForce.every((one, i) => one === inForce[i])) return;
    told = { lines: found, inForce };
    const { element } = GroundHeld.screen;
    byId("routes-sums").replaceChildren(...now.manifest.routes.map((style, i) => {
      const row = element("li");
      const count = inForce.filter((one) => one && one.state === i).length;
      row.append(swatch(i), element("span", "", style.label), element("b", "", String(count)));
      return row;
    }));
    byId("routes-list").replaceChildren(...found.features.map((feature, i) => item(feature, inForce[i], now)));
  }

  function item(feature, one, now) {
    const { element } = GroundHeld.screen;
    const row = element("li");
    row.tabIndex = -1;
    row.append(element("strong", "", feature.properties.name));
    if (!one) {
      row.append(element("div", "muted", "No statement yet"));
      return row;
    }
    const { state, since, weak } = sentence(feature, one, now);
    const line = element("div", "tip-line");
    line.append(swatch(one.state), element("span", "", `${state}, ${since}`));
    const tags = element("div", "report-tags");
    for (const word of weak) tags.append(element("span", "tag weak", word));
    tags.append(element("span", "tag", `${one.confidence} confidence`));
    const said = calendar.words(calendar.iso(now.theatre.first, one.day));
    row.append(line, element("div", "note", `${one.soft ? "About " : ""}${said}: ${one.note}.`), tags, cited(one));
    return row;
  }

  function cited(one) {
    const { element } = GroundHeld.screen;
    if (!one.source) return element("div", "source weak", "No source was checked for this row.");
    const link = element(one.url ? "a" : "span", "source", one.source);
    if (one.url) Object.assign(link, { href: one.url, target: "_blank", rel: "noopener noreferrer" });
    return link;
  }

  const guessed = (features) => (features.some((one) => one.properties.estimated) ? " (lines estimated)" : "");

  // The routes for an image: layers of plotly's own, and rows for its key.
  function parts(now) {
    const found = lines(now);
    if (!found) return { layers: [], key: [] };
    const groups = now.manifest.routes.map((style, i) => ({
      style, features: found.features.filter((feature) => (statement(feature, now.day) || {}).state === i),
    })).filter((group) => group.features.length);
    const layer = (features, color, width, dash) => ({
      sourcetype: "geojson", type: "line", color, below: "",
      source: { type: "FeatureCollection", features: features.map((one) => ({ ...one, properties: {} })) },
      line: { width, ...(dash.length ? { dash } : {}) },
    });
    return {
      layers: groups.flatMap(({ style, features }) => [
        layer(features, "#ffffff", 1.4 * (WIDTH + 3), []), layer(features, style.colour, 1.4 * WIDTH, style.dash),
      ]),
      key: groups.map(({ style, features }) => ({
        type: "scattermap", mode: "lines", lat: [null, null], lon: [null, null], below: "", showlegend: true,
        line: { color: style.colour, width: WIDTH },
        name: `Supply routes, ${style.label[0].toLowerCase()}${style.label.slice(1)}: ${features.length}${guessed(features)}`,
      })),
    };
  }

  const words = (now) =>
    lines(now) ? `Supply routes${guessed(lines(now).features)}: as the newest statement until the day has them. ` : "";

  GroundHeld.routes = { paint, show, listen, tip, drawn: parts, words, under: () => over };
})();
