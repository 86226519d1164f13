// The list of a briefing's scenes: to be written, moved, taken out; and its files.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const PATH = "/briefing";
  const STILL_MS = 700; // how long a text must be left alone before it is read
  const byId = (id) => document.getElementById(id);
  const element = (...told) => GroundHeld.screen.element(...told);
  let timer = 0;
  let fault = ""; // why the server refused the scenes as they are
  let dragged = null; // the row that is being drawn

  // Words on what was done last, and below them what is wrong with the scenes.
  function say(text, wrong = false) {
    const node = byId("briefing-status");
    node.textContent = [text, fault].filter(Boolean).join("\n");
    node.classList.toggle("wrong", wrong || Boolean(fault));
  }

  const worded = (error) => (error instanceof TypeError ? "The server did not answer." : error.message);

  function blame(words) {
    if (fault === words) return;
    fault = words;
    say("");
  }

  // Do something that may fail, with words while it lasts and words if it does.
  async function attempt(act, during = "") {
    if (during) say(during);
    try {
      const after = await act();
      say(after || "");
      return true;
    } catch (error) {
      say(worded(error), true);
      return false;
    }
  }

  // Have the scenes read, and bring what is told of them into their rows. What is wrong
  // with them is said until it is mended; other words are left standing.
  async function refresh() {
    byId("briefing-list").setAttribute("aria-busy", "true");
    try {
      const found = await GroundHeld.briefing.read();
      if (found) rows().forEach((row, i) => found.scenes[i] && tell(row, found.scenes[i]));
      blame("");
    } catch (error) {
      blame(worded(error));
    }
    byId("briefing-list").removeAttribute("aria-busy");
    enable();
  }

  const rows = () => [...byId("briefing-scenes").children];
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, STILL_MS);
  };

  function enable() {
    const { briefing } = GroundHeld;
    const { scene } = briefing.now();
    const sound = scene.length > 0 && !fault;
    byId("briefing-empty").hidden = scene.length > 0;
    for (const act of ["start", "presenter", "link"]) button(act).disabled = !sound;
    button("clear").disabled = !scene.length;
    button("undo").disabled = !briefing.undoable();
    document.querySelector(".briefing-files").inert = !sound;
  }

  const button = (act) => document.querySelector(`.briefing-acts [data-act="${act}"]`);

  // Draw the list anew from the document.
  function draw() {
    const { title, scene } = GroundHeld.briefing.now();
    const field = element("input", "briefing-title");
    Object.assign(field, { value: title, maxLength: 300, ariaLabel: "Title of the briefing" });
    field.addEventListener("input", () => {
      GroundHeld.briefing.write((one) => { one.title = field.value; });
      later();
    });
    byId("briefing-title").replaceChildren(field);
    byId("briefing-scenes").replaceChildren(...scene.map((one, i) => row(one, i, scene.length)));
    enable();
    return refresh();
  }

  function row(scene, i, count) {
    const node = element("li", "scene");
    node.dataset.number = String(i);
    node.draggable = false;
    const grip = element("div", "scene-grip");
    grip.title = "Drag to move";
    grip.append(element("b", "", String(i + 1)), element("span", "scene-dots", "⠿"));
    grip.addEventListener("pointerdown", () => { node.draggable = true; });
    grip.addEventListener("pointerup", () => { node.draggable = false; });
    const picture = element("button", "scene-picture");
    picture.dataset.act = "from";
    picture.ariaLabel = `Start the show at scene ${i + 1}`;
    const words = element("div", "scene-words");
    words.append(
      written(scene, i, "headline", `Headline of scene ${i + 1}`, 300, 1),
      element("p", "scene-shows muted", [scene.figure, scene.theatre, scene.day].filter(Boolean).join(", ")),
      written(scene, i, "note", `Note of scene ${i + 1}, for who speaks`, 4000, 3),
    );
    const acts = element("div", "scene-acts");
    acts.append(
      act("up", "↑", `Move scene ${i + 1} up`, i === 0),
      act("down", "↓", `Move scene ${i + 1} down`, i === count - 1),
      act("remove", "×", `Take scene ${i + 1} out`, false),
    );
    node.append(grip, picture, words, acts);
    return node;
  }

  function written(scene, i, name, label, longest, lines) {
    const field = element("textarea", `scene-${name}`);
    Object.assign(field, { value: scene[name] || "", maxLength: longest, ariaLabel: label, rows: lines });
    field.placeholder = name === "note" ? "Notes for who speaks" : "A headline is missing";
    field.addEventListener("input", () => {
      if (lines === 1) field.value = field.value.replace(/\s*\n\s*/g, " "); // one line, however wide
      GroundHeld.briefing.write((one) => { one.scene[i][name] = field.value; });
      later();
    });
    return field;
  }

  function act(name, words, label, disabled) {
    const node = element("button", "scene-act", words);
    Object.assign(node, { ariaLabel: label, title: label, disabled });
    node.dataset.act = name;
    return node;
  }

  // What the server tells of a scene: what it shows in words, and the picture of it.
  function tell(node, scene) {
    const shows = node.querySelector(".scene-shows");
    shows.textContent = `${scene.heading}. ${scene.reading}. `;
    const link = element("a", "", "Open it live");
    link.href = scene.page;
    shows.append(link);
    const stage = node.querySelector(".scene-picture");
    if (stage.dataset.address === scene.picture) return;
    stage.dataset.address = scene.picture;
    stage.replaceChildren(element("span", "muted", "Drawing…"));
    GroundHeld.briefing.pictures.get(scene.picture).then((url) => {
      if (stage.dataset.address !== scene.picture) return;
      const image = element("img", "");
      Object.assign(image, { src: url, alt: "" });
      stage.replaceChildren(image);
    }, (error) => stage.replaceChildren(element("span", "weak", error.message)));
  }

  // Move a scene to another place, and say so; the focus goes with it.
  function move(from, to, focus) {
    const { briefing } = GroundHeld;
    const { title, scene } = briefing.now();
    if (to < 0 || to >= scene.length || to === from) return;
    const moved = [...scene];
    moved.splice(to, 0, ...moved.splice(from, 1));
    briefing.put({ title, scene: moved });
    draw().then(() => say(`Scene ${from + 1} is now ${to + 1} of ${scene.length}.`));
    const field = rows()[to].querySelector(focus);
    (field && !field.disabled ? field : rows()[to].querySelector(".scene-headline")).focus();
  }

  function remove(i) {
    const { briefing } = GroundHeld;
    const { title, scene } = briefing.now();
    briefing.put({ title, scene: scene.filter((_, k) => k !== i) });
    draw().then(() => say(`Scene ${i + 1} was taken out. Undo brings it back.`));
    (rows()[Math.min(i, scene.length - 2)]?.querySelector(".scene-headline") || button("undo")).focus();
  }

  // Put another briefing in the place of this one; what was here can be brought back.
  async function replaced(take) {
    const before = GroundHeld.briefing.now().scene.length;
    const done = await attempt(take, "Reading…");
    if (!done) return;
    await draw();
    if (before) say("This briefing stands in the place of yours. Undo brings it back.");
  }

  const acts = {
    start: () => GroundHeld.show.start(0),
    presenter: () => GroundHeld.show.start(0, true),
    from: (node) => GroundHeld.show.start(number(node)),
    link: () => GroundHeld.scenes.files.copy(),
    open: () => GroundHeld.scenes.files.open(),
    clear: () => {
      GroundHeld.briefing.put(GroundHeld.briefing.empty());
      draw().then(() => say("All scenes are taken out. Undo brings them back."));
    },
    undo: () => {
      GroundHeld.briefing.undo();
      draw();
    },
    up: (node) => move(number(node), number(node) - 1, "[data-act=up]"),
    down: (node) => move(number(node), number(node) + 1, "[data-act=down]"),
    remove: (node) => remove(number(node)),
  };
  const number = (node) => Number(node.closest(".scene").dataset.number);

  document.addEventListener("click", (event) => {
    const node = event.target.closest("#briefing-page button");
    if (!node) return;
    if (node.dataset.act) acts[node.dataset.act](node);
    if (node.dataset.form) GroundHeld.scenes.files.save(node.dataset.form);
    if (node.dataset.ready) replaced(() => GroundHeld.briefing.ready(node.dataset.ready));
  });

  document.addEventListener("keydown", (event) => {
    const node = event.target.closest("#briefing-scenes .scene");
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!node || !by || !event.altKey) return;
    event.preventDefault();
    const own = event.target.className.split(" ")[0];
    move(number(node), number(node) + by, event.target.dataset.act ? `[data-act=${event.target.dataset.act}]` : `.${own}`);
  });

  // Rows are drawn by their grip; a line shows where one would come to stand.
  const over = (event) => event.target.closest?.("#briefing-scenes .scene");
  document.addEventListener("dragstart", (event) => {
    dragged = over(event);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.number);
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const node = over(event);
    if (!dragged || !node) return;
    event.preventDefault();
    rows().forEach((one) => one.classList.remove("above", "below"));
    if (node !== dragged) node.classList.add(number(node) < number(dragged) ? "above" : "below");
  });
  document.addEventListener("drop", (event) => {
    const node = over(event);
    if (!dragged || !node) return;
    event.preventDefault();
    move(number(dragged), number(node), ".scene-headline");
  });
  document.addEventListener("dragend", () => {
    if (dragged) dragged.draggable = false;
    dragged = null;
    rows().forEach((one) => one.classList.remove("dragged", "above", "below"));
  });

  // The page comes into sight, perhaps with a briefing in its address.
  async function visit(pathname, search, hash) {
    if (pathname !== PATH) return;
    const asked = new URLSearchParams(search);
    const presenter = asked.get("presenter");
    byId("briefing-list").hidden = Boolean(presenter);
    if (presenter) {
      GroundHeld.presenter.open(presenter);
      return;
    }
    await draw();
    const packed = /^#b=(.+)$/.exec(hash || "");
    const name = asked.get("ready");
    if (!packed && !name) return;
    // Taken once: a reload must not undo what has been changed since.
    window.history.replaceState({}, "", PATH);
    if (packed) await replaced(() => GroundHeld.briefing.unlink(packed[1]));
    else await replaced(() => GroundHeld.briefing.ready(name));
  }

  GroundHeld.scenes = { attempt, replaced, worded };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.briefing = { visit: (...told) => { visit(...told); } };
})();
