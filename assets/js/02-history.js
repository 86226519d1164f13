// Histories and units as the server publishes them: columns, loaded once each, asked by
// day. A history is of places; units are what a method counts. Unit i goes with place i,
// or has intervals of its own; what is past the places is never known.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const loading = new Map();
  const loaded = new Map();

  // Load a history by its URL; the same promise every time.
  function load(url) {
    if (!loading.has(url)) {
      loading.set(
        url,
        fetch(url)
          .then((response) => {
            if (!response.ok) throw new Error(`${url}: ${response.status}`);
            return response.json();
          })
          .then((columns) => {
            if (columns.told_count) columns.told_start = running(columns.told_count);
            if (columns.place) columns.number = new Map(columns.place.map((id, i) => [id, i]));
            loaded.set(url, columns);
            return columns;
          })
          .catch((error) => {
            loading.delete(url);
            throw error;
          })
      );
    }
    return loading.get(url);
  }

  // Where each of so many begins, and one past the last.
  function running(counts) {
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, i) => { starts[i + 1] = starts[i] + count; });
    return starts;
  }

  // The number of a place, or -1.
  function numberOf(history, id) {
    const i = history.number.get(id);
    return i === undefined ? -1 : i;
  }

  // The places as options of a list, by name; both names are searched.
  function options(history) {
    return history.place
      .map((value, i) => {
        const [name, arabic] = [history.name[i], history.name_ar[i]];
        return { value, label: arabic ? `${name} · ${arabic}` : name };
      })
      .sort((a, b) => a.label.localeCompare(b.label));
  }

  // The number of the interval that place or unit `i` is in on a day: the last that has begun.
  function interval(history, i, day) {
    let low = history.start[i];
    let high = history.start[i + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (history.from[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // The code of every unit on a day.
  function state(history, units, day) {
    const told = units.start ? units : history;
    const codes = new Uint8Array(units.amount.length);
    for (let i = 0; i < told.start.length - 1; i += 1) codes[i] = told.code[interval(told, i, day)];
    return codes;
  }

  // The code of place `i` on a day.
  const at = (history, i, day) => history.code[interval(history, i, day)];

  // How many days old the newest report behind what place `i` is was on a day; -1: none.
  function age(history, i, day) {
    const j = interval(history, i, day);
    let low = history.told_start[j];
    let high = history.told_start[j + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (history.told[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low > history.told_start[j] ? day - history.told[low - 1] : -1;
  }

  // The class of age of every unit on a day: 0 no report, then by `ends`, then older.
  function ages(history, units, day, ends) {
    const codes = new Uint8Array(units.amount.length);
    for (let i = 0; i < history.place.length; i += 1) {
      const days = age(history, i, day);
      const older = ends.findIndex((end) => days <= end);
      if (days >= 0) codes[i] = older < 0 ? ends.length + 1 : older + 1;
    }
    return codes;
  }

  // 1 for every unit on which reports conflict on a day.
  function disputes(history, units, day) {
    const codes = new Uint8Array(units.amount.length);
    for (const [i, from, to] of history.disputes) if (from <= day && day < to) codes[i] = 1;
    return codes;
  }

  // What the units of each code amount to, over the countries counted.
  function amounts(units, codes, countries, size) {
    const sums = new Float64Array(size);
    for (let i = 0; i < codes.length; i += 1) {
      if (countries.has(units.country[i])) sums[codes[i]] += units.amount[i];
    }
    return sums;
  }

  // Days on which a unit of the countries counted changes, ascending, each once.
  function changes(history, units, countries) {
    const told = units.start ? units : history;
    const days = new Set();
    for (let i = 0; i < told.start.length - 1; i += 1) {
      if (!countries.has(told.country[i])) continue;
      for (let j = told.start[i] + 1; j < told.start[i + 1]; j += 1) days.add(told.from[j]);
    }
    return [...days].sort((a, b) => a - b);
  }

  GroundHeld.history = {
    load, numberOf, options, interval, state, at, age, ages, disputes, amounts, changes, ready: (url) => loaded.get(url),
  };
})();
