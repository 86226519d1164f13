// What amounts in the key are set against: those of another day, or each one's own most.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  const PEAK = "peak";
  const NONE = "none"; // a list knows no empty value
  let kept = {}; // the last reckoning: a step of the day needs no other

  // What may be chosen in a theatre; a day of the address is among it.
  function choices(theatre, against) {
    const days = { ...theatre.baselines };
    if (against && against !== PEAK) days[against] = days[against] || calendar.short(against);
    return [
      { value: NONE, label: "Nothing" },
      { value: PEAK, label: "Own most until then" },
      ...Object.keys(days).sort().map((day) => ({ value: day, label: days[day] })),
    ];
  }

  // A choice that another theatre's days may not hold.
  function within(against, first, last) {
    return against === PEAK || (against >= first && against <= last) ? against : "";
  }

  // The amounts of all codes to set a view's against, and how that is told; null: none.
  function of({ view, theatre, history, units, day, countries, changes }, size) {
    const { against, country } = view;
    if (!against) return null;
    if (against !== PEAK && against > view.day) {
      return { head: "", note: `${calendar.short(against)} is after the day shown: nothing is set against it.` };
    }
    const before = kept;
    if (before.history !== history || before.units !== units || before.against !== against || before.country !== country) {
      const on = (number) =>
        GroundHeld.history.amounts(units, GroundHeld.history.state(history, units, number), countries, size);
      const rows = against === PEAK
        ? most([0, ...changes], on)
        : [[0, on(calendar.count(theatre.first, against))]];
      kept = { history, units, against, country, rows };
    }
    const words = against === PEAK ? "own most" : calendar.short(against);
    const then = against === PEAK ? "most until the day shown" : `amount on ${calendar.short(against)}`;
    return {
      amounts: kept.rows.filter(([from]) => from <= day).pop()[1],
      head: `Against ${words}`,
      note: `Against ${words}: more or less than the same holder's own ${then}, by the same method and reports, in percent of it.`,
    };
  }

  // What each code has had most of until each of the days.
  function most(days, on) {
    let top = null;
    return days.map((day) => {
      const now = on(day);
      top = top ? now.map((amount, i) => Math.max(amount, top[i])) : now;
      return [day, top];
    });
  }

  GroundHeld.baseline = { NONE, choices, within, of };
})();
