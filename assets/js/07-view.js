// The callbacks of the browser: controls to view, and view to screen.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar, address } = GroundHeld;
  const SETTLE_MS = 600; // how long a list may take to take up new options
  const PATIENCE_MS = 4000; // how long charts wait for the map
  let current = null; // { view, manifest, history, codes, day, countries }

  const keep = () => window.dash_clientside.no_update;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

  // The list of places. A list that is only now given its options may let go of a value
  // it did not know; that is no wish of the visitor's, and is not taken for one.
  const offered = {
    make(theatre, history) {
      Object.assign(offered, { theatre, at: performance.now() });
      window.dash_clientside.set_props("place", { data: GroundHeld.history.options(history) });
    },
    stands: (theatre) => offered.theatre === theatre && performance.now() - offered.at > SETTLE_MS,
  };

  // What a theatre opens with, keeping the day and the reading of the view before it.
  function moved(theatreId, view, manifest) {
    const theatre = manifest.theatres[theatreId];
    const last = calendar.iso(theatre.first, theatre.days - 1);
    const against = GroundHeld.baseline.within(view.against, theatre.first, last);
    const day = view.day < theatre.first || view.day > last ? theatre.usual.day : view.day;
    const method = theatre.methods.includes(view.method) ? view.method : theatre.usual.method;
    return { ...theatre.usual, day, rule: view.rule, method, layer: view.layer, routes: view.routes, carry: view.carry, against };
  }

  // One step of the view by what was touched; returns [view, error of the date box].
  function step(view, manifest, touched, given) {
    if (touched.has("parsed.data")) {
      const { n, ...parsed } = given.parsed;
      return [parsed, ""];
    }
    if (!view) return [view, ""];
    if (touched.has("theatre.value") && given.theatre !== view.theatre) {
      return [moved(given.theatre, view, manifest), ""];
    }
    const theatre = manifest.theatres[view.theatre];
    const next = { ...view };
    let error = "";
    if (touched.has("day.value")) next.day = calendar.iso(theatre.first, given.day);
    if (touched.has("typed-day.value")) {
      const last = calendar.iso(theatre.first, theatre.days - 1);
      const day = calendar.read(given.typed);
      if (!day) error = "Write a day as 24 Jan 2017 or 2017-01-24";
      else if (day < theatre.first || day > last) {
        error = `From ${calendar.short(theatre.first)} to ${calendar.short(last)}`;
      } else next.day = day;
    }
    for (const key of ["country", "rule", "method", "claims", "layer"]) {
      if (touched.has(`${key}.value`) && given[key]) next[key] = given[key];
    }
    if (touched.has("against.value") && given.against) next.against = given.against === GroundHeld.baseline.NONE ? "" : given.against;
    if (touched.has("carry.value") && given.carry) next.carry = Number(given.carry);
    if (touched.has("routes.checked")) next.routes = given.routes ? "on" : "off";
    if (touched.has("place.value") && (given.place || offered.stands(view.theatre))) {
      next.place = given.place || "";
    }
    if (touched.has("jump.data") && given.jump) {
      if (given.jump.place !== undefined) next.place = given.jump.place;
      if (given.jump.day !== undefined) {
        const number = calendar.count(theatre.first, given.jump.day);
        next.day = calendar.iso(theatre.first, clamp(number, 0, theatre.days - 1));
      }
    }
    return [next, error];
  }

  function reduce(parsed, theatre, country, rule, method, carry, against, day, typed, place, claims, layer, routes, jump, view, manifest) {
    const context = window.dash_clientside.callback_context;
    const touched = new Set(context.triggered.map((one) => one.prop_id));
    const given = { parsed, theatre, country, rule, method, carry, against, day, typed, place, claims, layer, routes, jump };
    const [next, error] = step(view, manifest, touched, given);
    const shown = { theatre, country, rule, method, carry, against, day, typed, place, claims, layer, routes };
    if (!next) return Array(15).fill(keep());
    ahead(next);
    const about = manifest.theatres[next.theatre];
    const wanted = {
      theatre: next.theatre,
      country: next.country,
      rule: next.rule,
      method: next.method,
      carry: String(next.carry),
      against: next.against || GroundHeld.baseline.NONE,
      day: calendar.count(about.first, next.day),
      typed: error ? typed : calendar.short(next.day),
      place: next.place || null,
      claims: next.claims,
      layer: next.layer,
      routes: next.routes === "on",
    };
    const controls = Object.keys(wanted).map((key) =>
      wanted[key] === (shown[key] === undefined ? null : shown[key]) ? keep() : wanted[key]
    );
    return [
      same(next, view) ? keep() : next, ...controls,
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
    const urls = sources(view, manifest);
    const [history, units] = urls.map(GroundHeld.history.ready);
    if (history && units) paint(view, manifest, history, units);
    else {
      wanted = view;
      Promise.all(urls.map(GroundHeld.history.load)).then(
        (loaded) => { if (wanted === view) paint(view, manifest, ...loaded); },
        () => GroundHeld.notice("The history of this theatre did not load. Reload the page.")
      );
    }
    address.rest(view, manifest, GroundHeld.play && GroundHeld.play.running());
    GroundHeld.downloads.link(view, manifest);
    return view.day;
  }

  // Where the history of the places and the units of the method are found.
  let wanted = null; // the view that is waited for
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
    wanted = view;
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
    if (!before || before.view.theatre !== view.theatre) {
      offered.make(view.theatre, history);
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
    GroundHeld.screen.cursor("areas", view.day);
    GroundHeld.screen.cursor("claims-chart", view.day);
    GroundHeld.timeline.draw(theatre, changes);
    GroundHeld.showTip();
  }

  // Put a new day on the map before the controls take it up: they need several times as
  // long as the map does. `show` then finds the map as it must be, and draws the rest.
  function ahead(next) {
    if (!current || next.day === current.view.day) return;
    if (!same(next, { ...current.view, day: next.day })) return;
    const { history, units, theatre } = current;
    const day = calendar.count(theatre.first, next.day);
    const shown = layer(next, current.manifest, history, units, day);
    current = { ...current, view: next, day, shown };
    ground(false);
    GroundHeld.map.hurry();
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
    } else GroundHeld.screen.cursor(id, current.view.day);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.ground = {
    reduce, scene, show, plotted,
  };
  GroundHeld.current = () => current;
})();
