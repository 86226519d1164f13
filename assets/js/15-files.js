// What comes into a briefing and what leaves it: scenes from the map, files, links.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { attempt, replaced, worded } = GroundHeld.scenes;
  const element = (...told) => GroundHeld.screen.element(...told);

  async function save(form) {
    document.querySelector(".briefing-files").open = false;
    const slow = ["pptx", "pdf", "html"].includes(form);
    const count = GroundHeld.briefing.now().scene.length;
    await attempt(async () => {
      const url = URL.createObjectURL(await GroundHeld.briefing.file(form));
      const link = element("a", "");
      const name = GroundHeld.briefing.now().title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
      Object.assign(link, { href: url, download: `${name || "briefing"}.${form}` });
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return `${link.download} is saved.`;
    }, slow ? `Drawing ${count} ${count === 1 ? "slide" : "slides"}…` : "");
  }

  async function copy() {
    await attempt(async () => {
      const { address, long } = await GroundHeld.briefing.link();
      const cut = long
        ? ` It has ${address.length.toLocaleString("en")} characters: programs that cut long links want the file.` : "";
      try {
        await navigator.clipboard.writeText(address);
      } catch {
        window.prompt("Copy this link:", address); // no clipboard outside a secure context
        return cut.trim();
      }
      return `The link is copied; all of the briefing is in it.${cut}`;
    });
  }

  function open() {
    const field = element("input", "");
    Object.assign(field, { type: "file", accept: ".toml,.json" });
    field.addEventListener("change", () => opened(field.files[0]));
    field.click();
  }

  async function opened(file) {
    if (!file) return;
    const form = file.name.split(".").pop().toLowerCase();
    await replaced(async () => {
      if (!["toml", "json"].includes(form)) throw new Error(`${file.name} is no .toml or .json file.`);
      await GroundHeld.briefing.take(await file.text(), form);
    });
  }

  // Put a figure at the end of the briefing; the button that was pressed says so.
  async function add(asked, button, fail) {
    try {
      button.textContent = `Scene ${await GroundHeld.briefing.add(asked)} added`;
    } catch (error) {
      fail(worded(error));
    }
    window.setTimeout(() => { button.textContent = "Add to briefing"; }, 1600);
  }

  // “Add to briefing” on the map page: the map as it stands is the next scene.
  function added(button) {
    const { view } = GroundHeld.current();
    const asked = { figure: "map" };
    for (const name of ["theatre", "day", "country", "rule", "method", "carry"]) {
      if (view[name]) asked[name] = String(view[name]);
    }
    add(asked, button, GroundHeld.notice);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#briefing-add");
    if (button) added(button);
  });

  GroundHeld.scenes.files = { save, copy, open, add };
})();
