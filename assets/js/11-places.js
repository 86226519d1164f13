// The list of places that changed hands: made of plain values, sorted by any column.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const WEAK = new Set(["unsourced", "position estimated", "start state, unsourced"]);

  // A DOM node; children are nodes or text, and text is never read as HTML.
  function make(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children.filter((one) => one !== null));
    return node;
  }

  const tag = (words) => make("span", { class: WEAK.has(words) ? "tag weak" : "tag" }, words);

  function state({ words, fill, stripe }) {
    const swatch = make("span", { class: "swatch" });
    swatch.style.background = stripe
      ? `repeating-linear-gradient(135deg, ${fill} 0 3px, ${stripe} 3px 5px)`
      : fill;
    return [swatch, words];
  }

  function place(row) {
    if (row.lat === null) return [row.name]; // a district: nothing to ring
    const button = make("button", { class: "ring", title: "Ring it on the map" }, row.name);
    return row.estimated ? [button, " ", tag("position estimated")] : [button];
  }

  function report({ title, url, facts, marks }) {
    const source = url
      ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title)
      : make("span", { class: "source weak" }, title);
    const told = facts ? make("span", { class: "muted" }, ` (${facts})`) : null;
    return make("li", {}, source, told, ...marks.map(tag));
  }

  function reports(row) {
    if (row.reports.length) return [make("ul", { class: "behind" }, ...row.reports.map(report))];
    if (row.unsourced) return [tag("start state, unsourced")];
    return [make("span", { class: "muted" }, "none")];
  }

  function population({ population: people }) {
    if (people === null) return [make("span", { class: "muted" }, "not known")];
    return [people.toLocaleString("en-GB")];
  }

  // Columns: name, class, content of a row, and what it is sorted by.
  const columns = (noun) => [
    [noun.slice(0, -1), "", place, (row) => row.name],
    ["From", "short", (row) => state(row.before), (row) => row.before.words],
    ["To", "short", (row) => state(row.after), (row) => row.after.words],
    ["Since", "short", (row) => [make("a", { href: row.address, title: "Open the map of this day" }, row.day)], (row) => row.since],
    ["km²", "number", (row) => [row.area], (row) => row.km2],
    ["Population", "number", population, (row) => (row.population === null ? -1 : row.population)],
    ["Turns", "number", (row) => [String(row.turns)], (row) => row.turns],
    ["Reports", "", reports, null],
  ];

  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));

  function list({ noun, note, rows }) {
    const section = document.getElementById("compare-list");
    section.replaceChildren();
    if (!rows.length) return;
    const table = make("table", { class: "places-table" });
    const kinds = columns(noun);
    const line = (row) => {
      const cells = kinds.map(([words, name, content]) =>
        make("td", { class: name, "data-name": words }, ...content(row)));
      const made = make("tr", {}, ...cells);
      made.place = row;
      return made;
    };
    const body = make("tbody", {}, ...rows.map(line));
    const heads = kinds.map(([words, name, , key]) => {
      if (!key) return make("th", { scope: "col", class: name }, words);
      const button = make("button", { class: "sort" }, words);
      const head = make("th", { scope: "col", class: name, "aria-sort": "none" }, button);
      button.addEventListener("click", () => sort(head, body, key));
      return head;
    });
    table.append(make("thead", {}, make("tr", {}, ...heads)), body);
    body.addEventListener("click", (event) => {
      const button = event.target.closest(".ring");
      if (button) ring(button.closest("tr"));
    });
    section.append(
      make("h2", {}, `${noun} that changed hands`),
      make("p", { class: "caption" }, note),
      make("div", { class: "scroll-x" }, table)
    );
  }

  function sort(head, body, key) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const one of head.parentNode.querySelectorAll("[aria-sort]")) one.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].sort((a, b) => compare(key(a.place), key(b.place)));
    body.append(...(down ? rows.reverse() : rows));
  }

  function ring(row) {
    for (const one of row.parentNode.rows) one.classList.toggle("rung", one === row);
    GroundHeld.compare.ring(row.place.lat, row.place.lon);
  }

  GroundHeld.places = { list };
})();
