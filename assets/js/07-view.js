// The callbacks of the browser: controls to view, and view to screen.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar, address } = GroundHeld;
  const { step, stepped, same } = GroundHeld.controls;
  const PATIENCE_MS = 4000; // how long charts wait for the map
  let latest = null; // the view asked for last
  let current = null; // what is on screen: { view, manifest, history, units, shown, day, ... }

  const keep = () => window.dash_clientside.no_update;

  // What was touched, to the view, the screen and the controls. A step of the day alone is
  // not told to the store of the view: nothing that listens to it depends on the day.
  function reduce(parsed, theatre, country, rule, method, carry, against, typed, place, claims, layer, routes, jump, day, manifest) {
    const context = window.dash_clientside.callback_context;
    const touched = new Set(context.triggered.map((one) => one.prop_id));
    const given = { parsed, theatre, country, rule, method, carry, against, typed, place, claims, layer, routes, jump };
    const before = latest;
    const [next, error] = step(before, manifest, touched, given);
    if (!next) return Array(15).fill(keep());
    const shown = { ...given, day };
    const about = manifest.theatres[next.theatre];
    // Otherwise the slider is left alone: it may have been moved and not be drawn yet.
    const moved = !before || next.theatre !== before.theatre || next.day !== before.day;
    const wanted = {
      theatre: next.theatre,
      country: next.country,
      rule: next.rule,
      method: next.method,
      carry: String(next.carry),
      against: next.against || GroundHeld.baseline.NONE,
      typed: error ? typed : "",
      place: next.place || null,
      claims: next.claims,
      layer: next.layer,
      routes: next.routes === "on",
      day: moved ? calendar.count(about.first, next.day) : day,
    };
    const controls = Object.keys(wanted).map((key) =>
      wanted[key] === (shown[key] === undefined ? null : shown[key]) ? keep() : wanted[key]
    );
    if (!same(next, before)) show(next, manifest);
    return [
      stepped(next, before) ? keep() : next, ...controls,
      fresh("last", about.days - 1), fresh("error", error),
    ];
  }

  // What an output is to get, if it has not got it already: setting it draws it anew.
  const handed = {};
  function fresh(output, value) {
    if (handed[output] === value) return keep();
    handed[output] = value;
    return value;
  }

  // Take back what was typed wrongly, once the day has been chosen in another way.
  function forgive() {
    if (!handed.error) return;
    handed.error = "";
    window.dash_clientside.set_props("typed-day", { value: "", error: "" });
  }

  // The pixels that the map has, so that the server can choose a zoom that fills them.
  function size() {
    const box = document.getElementById("map").getBoundingClientRect();
    return [Math.round(box.width), Math.round(box.height)];
  }

  // What the server draws from; each part changes only when its figures must.
  function scene(view, old, oldTheatre, oldPlace) {
    if (window.location.pathname !== "/") return Array(3).fill(keep()); // nothing is in sight
    const { theatre, rule, method, carry, country, place, claims } = view;
    const changed = (next, before) => (same(next, before) ? keep() : next);
    const drawn = { theatre, rule, method, carry, country, size: old ? old.size : null };
    chart("charts", { theatre, rule, method, carry, country });
    chart("claims-key", { theatre, claims });
    return [
      same(drawn, old) ? keep() : { ...drawn, size: size() },
      changed({ theatre }, oldTheatre),
      changed({ theatre, place, rule, carry }, oldPlace),
    ];
  }

  // Ask for a chart once the map is there, or has had its time: the map comes first.
  const asked = {};
  function chart(store, data) {
    if (same(asked[store], data)) return;
    asked[store] = data;
    const start = performance.now();
    const look = () => {
      if (!same(asked[store], data)) return; // asked for another meanwhile
      const late = performance.now() - start > PATIENCE_MS;
      if (late || GroundHeld.map.ready(GroundHeld.map.graph())) {
        window.dash_clientside.set_props(store, { data });
      } else window.setTimeout(look, 50);
    };
    look();
  }

  // Bring a view to the screen; at once when its history is here already.
  function show(view, manifest) {
    latest = view;
    const urls = sources(view, manifest);
    const [history, units] = urls.map(GroundHeld.history.ready);
    if (history && units) paint(view, manifest, history, units);
    else {
      Promise.all(urls.map(GroundHeld.history.load)).then(
        (loaded) => { if (latest === view) paint(view, manifest, ...loaded); },
        () => GroundHeld.notice("The history of this theatre did not load. Reload the page.")
      );
    }
    address.rest(view, manifest, GroundHeld.play && GroundHeld.play.running());
    GroundHeld.downloads.link(view, manifest);
  }

  // Where the history of the places and the units of the method are found.
  function sources({ theatre, method, rule, carry }, manifest) {
    const read = carry ? `${rule}-${carry}` : rule;
    return [
      carry ? `${manifest.units}${theatre}/history/${read}.json` : manifest.theatres[theatre].history[rule],
      `${manifest.units}${theatre}/${method}/${read}.json`,
    ];
  }

  // What the map's colours stand for: the code of every unit on a day, and the table of
  // codes. Reports speak of places: units of their own have no age and no conflict.
  function layer(view, manifest, history, units, day) {
    const name = units.start ? "control" : view.layer;
    const { ages } = manifest.layers;
    const codes = {
      control: () => GroundHeld.history.state(history, units, day),
      age: () => GroundHeld.history.ages(history, units, day, ages),
      conflict: () => GroundHeld.history.disputes(history, units, day),
    }[name]();
    return { name, codes, table: name === "control" ? manifest.codes : manifest.layers[name] };
  }

  function paint(view, manifest, history, units) {
    const theatre = manifest.theatres[view.theatre];
    const day = calendar.count(theatre.first, view.day);
    const countries = new Set(view.country.toUpperCase().split("-"));
    const shown = layer(view, manifest, history, units, day);
    const before = current;
    const reread = !before || before.history !== history || before.units !== units ||
      before.view.country !== view.country;
    const changes = reread ? GroundHeld.history.changes(history, units, countries) : before.changes;
    current = { view, manifest, history, units, shown, day, countries, changes, theatre };
    ground(false);
    // The GPU draws the map while the page brings the rest up to date.
    if (before && stepped(view, before.view)) GroundHeld.map.hurry();
    if (!before || before.view.theatre !== view.theatre) {
      GroundHeld.controls.offer(view.theatre, history);
    }
    const amounts = GroundHeld.history.amounts(units, shown.codes, countries, shown.table.length);
    const where = theatre.countries.length > 1
      ? theatre.countries.find((one) => one.value === view.country).label
      : theatre.name;
    const against = shown.name === "control" ? GroundHeld.baseline.of(current, shown.table.length) : null;
    const sums = GroundHeld.screen.legend(amounts, shown, where, units.unit, against);
    current.sums = sums;
    current.caption = GroundHeld.screen.caption(view, manifest, where, sums);
    GroundHeld.screen.choices(theatre, view);
    GroundHeld.routes.show(current);
    GroundHeld.screen.dayWords(view, theatre, day);
    GroundHeld.screen.panel(view, history, manifest, day);
    GroundHeld.cursor.move("areas", view.day);
    GroundHeld.cursor.move("claims-chart", view.day);
    GroundHeld.timeline.draw(theatre, changes);
    GroundHeld.showTip();
  }

  // Follow the slider. Its thumb says its day as soon as it has moved; Dash's callbacks
  // would hear of it some 20 ms later, and cost several times what the step itself does.
  function follow(thumb) {
    new MutationObserver(() => {
      if (!current) return;
      const { first } = current.manifest.theatres[latest.theatre];
      const day = calendar.iso(first, Number(thumb.getAttribute("aria-valuenow")));
      if (day === latest.day) return;
      forgive();
      show({ ...latest, day }, current.manifest);
    }).observe(thumb, { attributeFilter: ["aria-valuenow"] });
  }

  // Paint the map if what is plotted there is the theatre shown.
  function ground(fresh) {
    const gd = GroundHeld.map.graph();
    if (!current || !GroundHeld.map.ready(gd)) return;
    const { theatre, method } = current.view;
    if (!GroundHeld.map.holds(gd, theatre, current.manifest.methods[method].shown)) return;
    GroundHeld.map.paint(current.shown.codes, current.shown.table, fresh);
    GroundHeld.routes.paint(gd, current);
    const i = GroundHeld.history.numberOf(current.history, current.view.place);
    GroundHeld.map.select(i < 0 ? null : [current.history.lat[i], current.history.lon[i]]);
  }

  // After a figure or the place panel has come from the server: attach to it once it
  // is drawn, and bring it to the day shown, which may have moved meanwhile.
  function plotted() {
    window.requestAnimationFrame(() => {
      for (const id of ["map", "areas", "claims-chart"]) attach(id);
      if (current) GroundHeld.screen.panel(current.view, current.history, current.manifest, current.day);
    });
    return keep();
  }

  function attach(id) {
    const gd = document.querySelector(`#${id} .js-plotly-plot`);
    if (!gd || !gd.on || !gd._fullLayout) {
      window.setTimeout(() => attach(id), 60);
      return;
    }
    if (gd.groundHeld) return;
    gd.groundHeld = true;
    gd.on("plotly_afterplot", () => {
      gd.groundDrawn = Boolean(gd.data && gd.data.length);
      drawn(gd, id);
    });
    if (id === "map") {
      GroundHeld.pointer.attachMap(gd, () => current);
      follow(document.querySelector("#day [role=slider]"));
      new ResizeObserver(() => GroundHeld.map.fit(gd)).observe(gd);
    }
    if (id === "areas") GroundHeld.pointer.attachAreas(gd);
    drawn(gd, id);
  }

  function drawn(gd, id) {
    // dcc.Graph would write a pan or zoom back into its figure and draw all again.
    gd.removeAllListeners("plotly_relayout");
    if (!current) return;
    if (id === "map") {
      ground(true);
      GroundHeld.pointer.attachTiles(gd);
      GroundHeld.map.fit(gd);
    } else GroundHeld.cursor.move(id, current.view.day);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.ground = {
    reduce, scene, plotted,
  };
  GroundHeld.current = () => current;
})();
