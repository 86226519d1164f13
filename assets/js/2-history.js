// Histories as the server publishes them: columns, loaded once each, asked by day.
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
            columns.number = new Map(columns.place.map((id, i) => [id, i]));
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

  // The number of the interval that place `i` is in on a day: the last that has begun.
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

  // The code of every place on a day. Under `settled`, sparse cells are unknown (0).
  function state(history, day, settled) {
    const codes = new Uint8Array(history.place.length);
    for (let i = 0; i < codes.length; i += 1) {
      codes[i] = settled && history.sparse[i] ? 0 : history.code[interval(history, i, day)];
    }
    return codes;
  }

  // Km2 by code over the countries counted.
  function areas(history, codes, countries, size) {
    const km2 = new Float64Array(size);
    for (let i = 0; i < codes.length; i += 1) {
      if (countries.has(history.country[i])) km2[codes[i]] += history.km2[i];
    }
    return km2;
  }

  // Days on which a place of the countries counted changes, ascending, each once.
  function changes(history, countries) {
    const days = new Set();
    for (let i = 0; i < history.place.length; i += 1) {
      if (!countries.has(history.country[i])) continue;
      for (let j = history.start[i] + 1; j < history.start[i + 1]; j += 1) {
        days.add(history.from[j]);
      }
    }
    return [...days].sort((a, b) => a - b);
  }

  GroundHeld.history = {
    load, numberOf, options, interval, state, areas, changes, ready: (url) => loaded.get(url),
  };
})();
