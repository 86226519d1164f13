// The dialog that takes a figure out of the page: it asks the server for the picture as
// its fields stand, and says so when the server cannot draw it.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const STILL_MS = 350; // how long fields must be left alone before a preview is asked for
  const NO_BROWSER = 503; // the server has none to draw pictures by
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
    if (BETWEEN.includes(figure)) told.set("since", field("since").value.trim());
    return { figure, told, form: field("form").value };
  }

  function say(text, wrong = false) {
    byId("export-status").textContent = text;
    byId("export-status").classList.toggle("wrong", wrong);
  }

  async function answer(url, signal) {
    const response = await fetch(url, { signal });
    if (response.status === NO_BROWSER) {
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
  }

  // Say what the fields make, then show it; a later question ends an earlier one.
  async function refresh() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { figure, told, form } = asked();
    byId("export-since").hidden = !BETWEEN.includes(figure);
    byId("export-here").hidden = !HERE[figure];
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
      for (const name of ["title", "subtitle"]) field(name).placeholder = about[name];
      byId("export-command").textContent = about.command;
      link(`/export/${figure}.${field("form").value}?${told}`, about.name);
      const small = new URLSearchParams(told);
      small.set("scale", ["column", "page-width"].includes(told.get("preset")) ? "2" : "1");
      const picture = await (await answer(`/export/${figure}.png?${small}`, signal)).blob();
      URL.revokeObjectURL(shown);
      shown = URL.createObjectURL(picture);
      const image = byId("export-preview");
      image.src = shown;
      image.alt = `${about.title}. ${about.caption}`;
      image.hidden = false;
      say(about.name);
    } catch (error) {
      if (signal.aborted) return;
      byId("export-preview").hidden = true;
      if (!byId("export-link").href) byId("export-command").textContent = "";
      say(error.message || "The server did not answer.", true);
    }
    dialog().removeAttribute("aria-busy");
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
    }
    dialog().showModal();
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
    if (button?.id === "export-link" && !button.href) event.preventDefault();
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (dialog()?.open && event.target.closest(".export")) later();
    });
  }
})();
