// From what was touched to the next view, and what the list of places offers.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  const SETTLE_MS = 600; // how long a list may take to take up new options
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
    if (touched.has("typed-day.value") && given.typed) {
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

  // Whether two views differ in their day at most.
  const stepped = (next, before) => Boolean(before) && same({ ...next, day: "" }, { ...before, day: "" });

  GroundHeld.controls = { step, stepped, same, offer: offered.make };
})();
