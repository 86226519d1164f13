// From a view and its history to what is on screen, apart from the map itself.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  // The first actor of a data set is the one it is about; codes 0 and 1 are unknown
  // and contested.
  const SUBJECT = 2;
  const OLDEST = 5; // the last class of age
  const byId = (id) => document.getElementById(id);
  const SMALL = 1000; // km2: below this an outline is a city, and hundredths are shown
  const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });

  // An amount as fine as the whole it is a part of; never a zero for what is not nothing.
  // Places and people are whole.
  function amountWords(amount, total, unit = "km2") {
    const [format, least] = total < SMALL && unit === "km2" ? [fine, 0.01] : [whole, 1];
    return amount > 0 && amount < least ? `<${least}` : format.format(amount);
  }

  const LAYERS = { control: "Held by", age: "Newest report", conflict: "Reports" };

  const UNITS = {
    km2: { short: "km²", all: "the outline" },
    places: { short: "places", all: "all places" },
    people: { short: "people", all: "all people of places whose population is known" },
  };

  function shareWords(share) {
    if (share > 0 && share < 0.001) return "<0.1 %";
    return `${(share * 100).toFixed(1)} %`;
  }

  // More or less than before, in percent of what there was before.
  function changeWords(amount, before) {
    if (!(before > 0)) return "had none";
    const percent = 100 * (amount / before - 1);
    if (Math.abs(percent) < 0.05) return "0.0 %";
    return `${percent > 0 ? "+" : "−"}${Math.abs(percent).toFixed(1)} %`;
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

  // The key: amount and share of each holder on the day, largest first, unknown last.
  function legend(amounts, { name: layer, table }, where, unit, against) {
    const { short } = UNITS[unit];
    const total = amounts.reduce((sum, one) => sum + one, 0);
    const words = (amount) => amountWords(amount, total, unit);
    const rows = table
      .map((code, i) => ({ code, i, amount: amounts[i], words: `${words(amounts[i])} ${short}` }))
      .filter((row) => row.amount > 0)
      .sort((a, b) => (a.i === 0) - (b.i === 0) || (layer === "control" ? b.amount - a.amount : a.i - b.i));
    const body = element("table", "legend-table");
    body.append(element("caption", "", `${where}, ${words(total)} ${short}`));
    const head = body.createTHead().insertRow();
    const names = ["", LAYERS[layer], short, "Share"];
    const beside = against && against.head;
    if (beside) names.push(beside);
    for (const name of names) {
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
      line.insertCell().textContent = words(row.amount);
      line.insertCell().textContent = shareWords(row.amount / total);
      if (beside) line.insertCell().textContent = changeWords(row.amount, against.amounts[row.i]);
    }
    byId("legend").replaceChildren(body, ...(against ? [element("p", "caption", against.note)] : []));
    return { total, rows, unit, layer };
  }

  // How the reports are read, in words.
  const read = (view, manifest) =>
    manifest.rules[view.rule] + (view.carry ? `, each for ${view.carry} days at most, then unknown` : "");

  // One sentence under the map that names day, unit, method, denominator and data.
  function caption(view, manifest, where, sums) {
    const subject = manifest.codes[SUBJECT].label;
    const found = sums.rows.find((row) => row.i === SUBJECT);
    const amount = found ? found.amount : 0;
    const { short, all } = UNITS[sums.unit];
    const words = (one) => `${amountWords(one, sums.total, sums.unit)} ${short}`;
    const head = `${where}, ${calendar.words(view.day)}`;
    const theatre = manifest.theatres[view.theatre];
    const plain = view.method === "nearest" && !theatre.desert;
    const method = plain ? manifest.plain_method : manifest.methods[view.method].words;
    const part = (one) => `${words(one)}, ${shareWords(one / sums.total)} of ${all} (${words(sums.total)})`;
    const of = (code) => (sums.rows.find((row) => row.i === code) || { amount: 0 }).amount;
    const said = {
      control: `${subject} held ${sums.unit === "people" ? "places of " : ""}${part(amount)}. `,
      age: `The newest report is older than a year for ${part(of(OLDEST))}. `,
      conflict: `Reports of independent origin conflict over ${part(of(1))}. `,
    };
    const text =
      `${said[sums.layer]}Method: ${method}. ` +
      `Reports: ${read(view, manifest)}. Data ${manifest.version}.`;
    byId("map-caption").replaceChildren(element("strong", "", head), text);
    byId("areas-caption").textContent =
      `${short} by holder, stacked to ${all}: ${where}, ${words(sums.total)}. ` +
      (sums.unit === "km2" && theatre.kind === "region"
        ? `Dotted: the least and most that ${subject} held by any method of ground. ` : "") +
      `Method: ${method}. Reports: ${read(view, manifest)}. ` +
      `Click to set the day. Data ${manifest.version}.`;
    return `${head}. ${text}`;
  }

  let offered = ""; // the days last offered to set amounts against

  // Offer only what makes a difference in the theatre.
  function choices(theatre, view) {
    const data = GroundHeld.baseline.choices(theatre, view.against);
    const key = JSON.stringify(data);
    if (key !== offered) window.dash_clientside.set_props("against", { data });
    offered = key;
    const field = (id) => byId(id).closest(".mantine-Select-root");
    field("country").hidden = theatre.countries.length < 2;
  }

  // The day in words, the nearest event, and what the slider says to a screen reader.
  function dayWords(view, theatre, day) {
    byId("day-words").textContent = calendar.words(view.day);
    byId("typed-day").placeholder = calendar.short(view.day);
    const today = theatre.events.filter((event) => event[0] === day).map((event) => event[1]);
    byId("event-now").textContent = today.join(" · ");
    const thumb = document.querySelector("#day [role=slider]");
    if (thumb) thumb.setAttribute("aria-valuetext", calendar.words(view.day));
  }

  // In the place panel: what is in force on the day, and the strip's cursor.
  function panel(view, history, manifest, day) {
    for (const link of document.querySelectorAll("[data-role=accounts]")) {
      link.href = `/accounts?theatre=${view.theatre}&day=${view.day}`;
    }
    byId("accounts-link").hidden = view.layer !== "conflict";
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

  // What the label says of what is under the pointer: name, code, and notes; or null.
  function told({ place, unit }, { history, units, shown, day, manifest }) {
    const own = Boolean(units.start);
    const notes = [];
    const i = place === undefined ? unit : place;
    // What was under the pointer may be of the theatre before this one.
    const count = place === undefined ? units.amount.length : history.place.length;
    if (i === undefined || i < 0 || i >= count) return null;
    if (place === undefined && (own || i >= history.place.length)) {
      if (!own) return null;
      notes.push(`${amountWords(units.amount[i], units.amount[i])} km²`);
      return { name: units.name[i], code: manifest.codes[shown.codes[i]], notes };
    }
    if (history.estimated[i]) notes.push("position estimated");
    if (history.sparse[i]) notes.push("sparse desert point");
    if (!own && units.amount[i] && units.unit === "km2") {
      notes.push(`cell ${amountWords(units.amount[i], units.amount[i])} km²`);
    }
    const days = GroundHeld.history.age(history, i, day);
    if (shown.name === "age") notes.push(days < 0 ? "no report yet" : `newest report ${whole.format(days)} days old`);
    if (shown.name === "conflict" && shown.codes[i]) notes.push("reports conflict");
    const code = GroundHeld.history.at(history, i, day);
    return { name: history.name[i], code: manifest.codes[code], notes };
  }

  // The label that follows the pointer over the map.
  function tip(now, what, event) {
    const node = byId("tip");
    const found = told(what, now);
    if (!found) {
      node.hidden = true;
      return;
    }
    const swatch = element("i", "swatch");
    dress(swatch, found.code);
    const line = element("div", "tip-line");
    line.append(swatch, element("span", "", found.code.label));
    const { notes } = found;
    label([element("strong", "", found.name), line, element("div", "muted", notes.join(" · "))], event);
  }

  // Put words beside the pointer, within the window.
  function label(parts, event) {
    const node = byId("tip");
    node.replaceChildren(...parts);
    node.hidden = false;
    const box = node.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, window.innerWidth - box.width - 8);
    const top = Math.min(event.clientY + 14, window.innerHeight - box.height - 8);
    node.style.transform = `translate(${left}px, ${top}px)`;
  }

  GroundHeld.screen = { choices, legend, caption, dayWords, panel, tip, label, element };
})();
