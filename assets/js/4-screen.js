// From a view and its history to what is on screen, apart from the map itself.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  // The first actor of a data set is the one it is about; codes 0 and 1 are unknown
  // and contested.
  const SUBJECT = 2;
  const byId = (id) => document.getElementById(id);
  const SMALL = 1000; // km2: below this an outline is a city, and hundredths are shown
  const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });

  // Km2 as fine as the whole it is a part of; never a zero for what is not nothing.
  function km2Words(km2, total) {
    const [format, least] = total < SMALL ? [fine, 0.01] : [whole, 1];
    return km2 > 0 && km2 < least ? `<${least}` : format.format(km2);
  }

  function shareWords(share) {
    if (share > 0 && share < 0.001) return "<0.1 %";
    return `${(share * 100).toFixed(1)} %`;
  }

  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // Paint a swatch with a code's colours.
  function dress(swatch, code) {
    swatch.style.background = code.hatched
      ? `repeating-linear-gradient(135deg, ${code.fill} 0 3px, ${code.stripe} 3px 5px)`
      : code.fill;
  }

  // The key: km2 and share of each holder on the day, largest first, unknown last.
  function legend(km2, table, where) {
    const total = km2.reduce((sum, one) => sum + one, 0);
    const rows = table
      .map((code, i) => ({ code, i, km2: km2[i] }))
      .filter((row) => row.km2 > 0)
      .sort((a, b) => (a.i === 0) - (b.i === 0) || b.km2 - a.km2);
    const body = element("table", "legend-table");
    body.append(element("caption", "", `${where}, ${km2Words(total, total)} km²`));
    const head = body.createTHead().insertRow();
    for (const name of ["", "Held by", "km²", "Share"]) {
      const cell = element("th", "", name);
      cell.scope = "col";
      head.append(cell);
    }
    const lines = body.createTBody();
    for (const row of rows) {
      const line = lines.insertRow();
      const swatch = element("i", "swatch");
      dress(swatch, row.code);
      line.insertCell().append(swatch);
      line.insertCell().textContent = row.code.label;
      line.insertCell().textContent = km2Words(row.km2, total);
      line.insertCell().textContent = shareWords(row.km2 / total);
    }
    byId("legend").replaceChildren(body);
    return { total, rows };
  }

  // One sentence under the map that names day, unit, method, denominator and data.
  function caption(view, manifest, where, sums) {
    const subject = manifest.codes[SUBJECT].label;
    const found = sums.rows.find((row) => row.i === SUBJECT);
    const km2 = found ? found.km2 : 0;
    const head = `${where}, ${calendar.words(view.day)}`;
    const { desert, plain_method: plain } = manifest.theatres[view.theatre];
    const method = desert ? manifest.methods[view.method] : plain;
    const text =
      `${subject} held ${km2Words(km2, sums.total)} km², ${shareWords(km2 / sums.total)} of the outline ` +
      `(${km2Words(sums.total, sums.total)} km²). Method: ${method}. ` +
      `Reports: ${manifest.rules[view.rule]}. Data ${manifest.version}.`;
    byId("map-caption").replaceChildren(element("strong", "", head), text);
    byId("areas-caption").textContent =
      `km² by holder, stacked to the outline of ${where} (${km2Words(sums.total, sums.total)} km²). ` +
      `Method: ${method}. Reports: ${manifest.rules[view.rule]}. ` +
      `Click to set the day. Data ${manifest.version}.`;
    return `${head}. ${text}`;
  }

  // Offer only what makes a difference in the theatre.
  function choices(theatre) {
    const field = (id) => byId(id).closest(".mantine-Select-root");
    field("country").hidden = theatre.countries.length < 2;
    field("method").hidden = !theatre.desert;
  }

  // The day in words, the nearest event, and what the slider says to a screen reader.
  function dayWords(view, theatre, day) {
    byId("day-words").textContent = calendar.words(view.day);
    const today = theatre.events.filter((event) => event[0] === day).map((event) => event[1]);
    byId("event-now").textContent = today.join(" · ");
    const thumb = document.querySelector("#day [role=slider]");
    if (thumb) thumb.setAttribute("aria-valuetext", calendar.words(view.day));
  }

  // Move a chart's cursor to the day: every shape of a chart is a part of its cursor.
  function cursor(id, day) {
    const gd = document.querySelector(`#${id} .js-plotly-plot`);
    const shapes = (gd && gd.layout && gd.layout.shapes) || [];
    if (!shapes.length || shapes[0].x0 === day) return;
    // All at once: a new figure may have more or fewer of them by the time this is done.
    window.Plotly.relayout(gd, { shapes: shapes.map((one) => ({ ...one, x0: day, x1: day })) });
  }

  // In the place panel: what is in force on the day, and the strip's cursor.
  function panel(view, history, manifest, day) {
    const root = byId("place-panel");
    const now = root.querySelector("[data-role=now]");
    const i = GroundHeld.history.numberOf(history, view.place);
    if (!now || i < 0) return;
    const j = GroundHeld.history.interval(history, i, day);
    const code = manifest.codes[history.code[j]];
    const since = calendar.words(calendar.iso(history.first, history.from[j]));
    const swatch = element("i", "swatch");
    dress(swatch, code);
    const about = history.soft[j] ? "about " : "";
    const weak = history.unsourced[j] ? ", by no checked source" : "";
    now.replaceChildren(
      swatch,
      element("strong", "", code.label),
      element("span", "muted", ` on ${calendar.words(view.day)}, since ${about}${since}${weak}`)
    );
    const line = root.querySelector(".strip-cursor");
    if (line) line.style.left = `${((day + 0.5) / history.days) * 100}%`;
    let current = null;
    for (const item of root.querySelectorAll(".report")) {
      const inForce = item.dataset.from <= view.day && view.day < item.dataset.to;
      item.classList.toggle("current", inForce);
      if (inForce) current = item;
      if (inForce) item.setAttribute("aria-current", "date");
      else item.removeAttribute("aria-current");
    }
    const list = root.querySelector(".reports");
    if (list && current && !list.matches(":hover")) {
      list.scrollTop = current.offsetTop - list.offsetTop - 8;
    }
  }

  // The label that follows the pointer over the map.
  function tip(view, history, manifest, codes, i, event) {
    const node = byId("tip");
    if (i < 0 || i >= history.place.length) {
      node.hidden = true;
      return;
    }
    const code = manifest.codes[codes[i]];
    const swatch = element("i", "swatch");
    dress(swatch, code);
    const line = element("div", "tip-line");
    line.append(swatch, element("span", "", code.label));
    const notes = [];
    if (history.estimated[i]) notes.push("position estimated");
    if (history.sparse[i]) notes.push("sparse desert point");
    if (history.km2[i]) notes.push(`cell ${km2Words(history.km2[i], history.km2[i])} km²`);
    node.replaceChildren(
      element("strong", "", history.name[i]),
      line,
      element("div", "muted", notes.join(" · "))
    );
    node.hidden = false;
    const box = node.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, window.innerWidth - box.width - 8);
    const top = Math.min(event.clientY + 14, window.innerHeight - box.height - 8);
    node.style.transform = `translate(${left}px, ${top}px)`;
  }

  GroundHeld.screen = { km2Words, choices, legend, caption, dayWords, cursor, panel, tip };
})();
