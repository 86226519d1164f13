// The dialog that takes a figure out of the page: it asks the server for the picture as
// its fields stand, and says so when the server cannot draw it.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const STILL_MS = 350; // how long fields must be left alone before a preview is asked for
  const NO_BROWSER = 503; // the server has none to draw pictures by
  const FILMS = ["mp4", "gif", "zip"];
  const PACE = ["from", "every", "speed"];
  const HERE = { map: "map", areas: "areas", claims: "claims-chart" };
  const BETWEEN = ["change", "flows"]; // figures between two days
  const ON_COMPARE = "compare-export"; // its button on the page that compares two days
  const byId = (id) => document.getElementById(id);
  const dialog = () => byId("export-dialog");
  let timer = 0;
  let asking = null;
  let shown = ""; // the object URL of the preview

  // Mantine puts a `data-` attribute on the input itself or on its root.
  function field(name) {
    const node = dialog().querySelector(`[data-field="${name}"]`);
    return node.matches("input, select") ? node : node.querySelector("input");
  }

  const comparing = () => Boolean(byId(ON_COMPARE)?.offsetParent);

  // What is on the page: the view of the map, or the later day of a comparison.
  function onPage() {
    if (!comparing()) return GroundHeld.current().view;
    const { a, b, ...rest } = Object.fromEntries(new URLSearchParams(window.location.search));
    return { ...rest, day: b, since: a };
  }

  function asked() {
    const view = onPage();
    const told = new URLSearchParams();
    for (const name of ["theatre", "day", "country", "rule", "method", "carry", "claims"]) {
      if (view[name]) told.set(name, view[name]);
    }
    for (const name of ["preset", "theme", "scale", "title", "subtitle", "note"]) {
      const text = field(name).value.trim();
      if (text) told.set(name, text);
    }
    if (field("transparent").checked) told.set("transparent", "true");
    const figure = field("figure").value;
    const form = field("form").value;
    if (FILMS.includes(form)) {
      told.delete("scale"); // a frame has the pixels of its size
      for (const name of PACE) told.set(name, field(name).value.trim());
    }
    if (BETWEEN.includes(figure)) told.set("since", field("since").value.trim());
    return { figure, told, form };
  }

  function say(text, wrong = false) {
    byId("export-status").textContent = text;
    byId("export-status").classList.toggle("wrong", wrong);
  }

  async function answer(url, signal) {
    const response = await fetch(url, { signal });
    if (response.status === NO_BROWSER && !byId("export-here").hidden) {
      const here = "“PNG from this browser” needs none.";
      throw new Error(`${await response.text()} ${here}`);
    }
    if (!response.ok) throw new Error(await response.text());
    return response;
  }

  function offer(name, values) {
    for (const option of field(name).options) option.hidden = option.disabled = !values.includes(option.value);
    if (field(name).selectedOptions[0].disabled) field(name).value = values[0];
  }

  function link(href, name) {
    const node = byId("export-link");
    if (href) {
      node.href = href;
      node.download = name;
    } else node.removeAttribute("href");
    node.setAttribute("aria-disabled", String(!href));
    byId("export-begin").disabled = byId("export-scene").disabled = !href;
  }

  // A film has a pace of its own, and is made before it can be fetched.
  function suit(figure, form) {
    const film = FILMS.includes(form);
    byId("export-since").hidden = !BETWEEN.includes(figure);
    byId("export-pace").hidden = !film;
    field("scale").closest("label").hidden = film;
    byId("export-here").hidden = film || !HERE[figure];
    byId("export-begin").hidden = !film;
    byId("export-link").hidden = film;
  }

  // Say what the fields make, then show it; a later question ends an earlier one.
  async function refresh() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { figure, told, form } = asked();
    suit(figure, form);
    dialog().setAttribute("aria-busy", "true");
    say("Drawing…");
    link("");
    try {
      const about = await (await answer(`/export/${figure}/about/${form}?${told}`, signal)).json();
      offer("figure", about.figures);
      if (field("figure").value !== figure) { // another theatre had it
        refresh();
        return;
      }
      offer("form", about.forms);
      suit(figure, field("form").value);
      const film = FILMS.includes(field("form").value);
      for (const name of ["title", "subtitle"]) field(name).placeholder = about[name];
      byId("export-command").textContent = about.command;
      link(`/export/${figure}.${field("form").value}?${told}`, about.name);
      const small = new URLSearchParams(told);
      for (const name of PACE) small.delete(name);
      small.set("scale", ["column", "page-width"].includes(told.get("preset")) ? "2" : "1");
      const picture = await (await answer(`/export/${figure}.png?${small}`, signal)).blob();
      URL.revokeObjectURL(shown);
      shown = URL.createObjectURL(picture);
      const image = byId("export-preview");
      image.src = shown;
      image.alt = `${about.title}. ${about.caption}`;
      image.hidden = false;
      say(film ? `${about.name}: ${pace(about.frames, told.get("speed"))}. The last one is shown.` : about.name);
    } catch (error) {
      if (signal.aborted) return;
      byId("export-preview").hidden = true;
      if (!byId("export-link").href) byId("export-command").textContent = "";
      say(error.message || "The server did not answer.", true);
    }
    dialog().removeAttribute("aria-busy");
  }

  function pace(frames, speed) {
    return `${frames.toLocaleString("en")} frames, ${Number((frames / speed).toFixed(1))} s`;
  }

  // Begin the film that the fields describe; `13-film.js` tells how far it is.
  async function begin() {
    const { figure, told, form } = asked();
    told.set("figure", figure);
    told.set("form", form);
    byId("export-begin").disabled = true;
    try {
      await GroundHeld.film.begin(told);
    } catch (error) {
      say(error.message || "The server did not answer.", true);
    }
    byId("export-begin").disabled = false;
  }

  // The figure is the next scene of the briefing, its title the headline.
  function scene(button) {
    const { figure, told } = asked();
    for (const name of [...PACE, "scale"]) told.delete(name);
    GroundHeld.scenes.files.add({ figure, ...Object.fromEntries(told) }, button, (words) => say(words, true));
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, STILL_MS);
  }

  function open() {
    if (comparing()) {
      fill(field("since"), onPage().since);
      if (!BETWEEN.includes(field("figure").value)) field("figure").value = "change";
    } else {
      const { theatre, view } = GroundHeld.current();
      if (!field("since").value && view.day > theatre.first) fill(field("since"), theatre.first);
      if (!field("from").value) fill(field("from"), theatre.first);
    }
    dialog().showModal();
    GroundHeld.film.find();
    refresh();
  }

  // React keeps the value of its inputs: it must hear of a new one as of a typed one.
  function fill(input, text) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(byId("export-command").textContent);
      button.textContent = "Copied";
    } catch {
      window.getSelection().selectAllChildren(byId("export-command"));
      button.textContent = "Selected: copy it";
    }
    window.setTimeout(() => { button.textContent = "Copy"; }, 1600);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (button?.id === ON_COMPARE || (button?.id === "export" && GroundHeld.current())) open();
    if (event.target === dialog() || button?.className === "export-close") dialog().close();
    if (button?.id === "export-copy") copy(button);
    if (button?.id === "export-here") GroundHeld.downloads.image(HERE[field("figure").value]);
    if (button?.id === "export-begin") begin();
    if (button?.id === "export-scene") scene(button);
    if (button?.id === "export-link" && !button.href) event.preventDefault();
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (dialog()?.open && event.target.closest(".export")) later();
    });
  }
})();
