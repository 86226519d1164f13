// The show: what a room sees. One picture lies over the other and fades in, so that of
// two maps of one theatre only what differs is seen to change.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const CHANNEL = "ground-held-show";
  const IDLE_MS = 2500; // how long the buttons stay once the pointer rests
  const FADE_MS = 700;
  const SETTLE_MS = 1500; // how long a browser takes to open a window
  const node = (name = "") => document.querySelector(name ? `.show-${name}` : "#show");
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let run = null; // { id, scenes, at, black, notes, started, channel }
  let idle = 0;
  let leaving = false; // full screen is being left by our own doing

  const clamp = (at) => Math.min(run.scenes.length - 1, Math.max(0, at));
  const tall = () => window.innerHeight > window.innerWidth;

  // The address of a scene's picture, in the shape of the window.
  const address = ({ picture }) => (tall() ? picture.replace("preset=slide", "preset=square") : picture);

  function start(at, presented = false) {
    const told = GroundHeld.briefing.told();
    if (!told || run) return;
    const id = Math.random().toString(36).slice(2, 10);
    run = {
      id, scenes: told.scenes, title: told.title, at: 0, black: false, notes: false, shown: null,
      started: Date.now(), channel: new BroadcastChannel(CHANNEL), before: document.activeElement,
    };
    run.channel.onmessage = ({ data }) => {
      if (!run || data.to !== run.id) return;
      if (data.hello) tell();
      else if (data.at !== undefined) go(data.at);
      else press(data.key);
    };
    node().hidden = false;
    document.querySelector(".page").inert = true;
    node("stage").replaceChildren();
    node().focus();
    if (presented) present();
    else fill(true);
    go(at);
    wake();
  }

  async function end() {
    run.channel.postMessage({ from: run.id, ended: true });
    run.channel.close();
    const { before, at } = run;
    run = null;
    node().hidden = true;
    document.querySelector(".page").inert = false;
    await fill(false); // until then nothing outside the show takes the focus
    const row = document.getElementById("briefing-scenes").children[at];
    (before?.isConnected ? before : row?.querySelector(".scene-picture"))?.focus();
  }

  async function fill(on) {
    if (on === Boolean(document.fullscreenElement)) return;
    leaving = !on;
    try {
      if (on) await node().requestFullscreen();
      else await document.exitFullscreen();
    } catch { /* not allowed here: the show fills the window */ }
    leaving = false;
  }

  // The browser takes Esc for itself while the screen is full: it ends the show, too.
  document.addEventListener("fullscreenchange", () => {
    if (run && !document.fullscreenElement && !leaving) end();
  });

  async function go(at) {
    const mine = run;
    run.at = clamp(at);
    const scene = run.scenes[run.at];
    tell();
    written();
    let url = "";
    let words = "";
    const waiting = window.setTimeout(() => say("Drawing…"), 250);
    try {
      url = await GroundHeld.briefing.pictures.get(address(scene), true);
    } catch (error) {
      words = GroundHeld.scenes.worded(error);
    }
    window.clearTimeout(waiting);
    if (run !== mine || run.scenes[run.at] !== scene) return;
    say(words ? `${scene.plain.headline}\n\n${words}` : "");
    if (url) fade(url, scene);
    else node("stage").replaceChildren();
    ahead();
  }

  // The next scene is drawn while this one is spoken of.
  function ahead() {
    for (const at of [run.at + 1, run.at - 1]) {
      const scene = run.scenes[at];
      if (scene) GroundHeld.briefing.pictures.get(address(scene));
    }
  }

  async function fade(url, scene) {
    const image = GroundHeld.screen.element("img", "show-picture");
    Object.assign(image, { src: url, alt: `${scene.plain.headline}. ${scene.caption}` });
    image.style.background = scene.paper;
    await image.decode().catch(() => {});
    if (!run || run.scenes[run.at] !== scene) return;
    const before = [...node("stage").children];
    node("stage").append(image);
    const moving = image.animate({ opacity: [0, 1] }, { duration: still() || !before.length ? 0 : FADE_MS, easing: "ease-in-out" });
    await moving.finished;
    for (const one of before) one.remove();
  }

  function say(words) {
    node("words").textContent = words;
    node("words").hidden = !words;
  }

  function written() {
    const { plain } = run.scenes[run.at];
    const count = `${run.at + 1} / ${run.scenes.length}`;
    node("number").textContent = count;
    node("notes").textContent = plain.note || "No notes.";
    node("notes").hidden = !run.notes;
    node().classList.toggle("black", run.black);
    node().querySelector("[aria-live]").textContent = `Scene ${count}. ${plain.headline}`;
    for (const [key, on] of [["n", run.notes], ["b", run.black]]) {
      node().querySelector(`[data-key="${key}"]`).setAttribute("aria-pressed", String(on));
    }
  }

  // Tell the presenter's window where the show stands.
  function tell() {
    const { id, scenes, title, at, black, started } = run;
    run.channel.postMessage({ from: id, scenes, title, at, black, started });
  }

  function present() {
    const path = `/briefing?presenter=${run.id}`;
    leaving = true; // a second window takes the full screen away, and the show goes on
    window.setTimeout(() => { leaving = false; }, SETTLE_MS);
    const opened = window.open(path, `presenter-${run.id}`, "popup,width=1200,height=760");
    if (!opened) say(`The browser opened no second window. Allow pop-ups here, or open ${window.location.origin}${path}.`);
  }

  const keys = {
    ArrowRight: () => go(run.at + 1), PageDown: () => go(run.at + 1), " ": () => go(run.at + 1),
    ArrowLeft: () => go(run.at - 1), PageUp: () => go(run.at - 1),
    Home: () => go(0), End: () => go(run.scenes.length - 1),
    b: () => { run.black = !run.black; written(); tell(); },
    n: () => { run.notes = !run.notes; written(); },
    f: () => fill(!document.fullscreenElement),
    p: present,
    Escape: end,
  };
  const named = (key) => (key.length === 1 ? key.toLowerCase() : key);

  function press(key) {
    const act = run && keys[named(key)];
    if (!act) return false;
    if (run.black && named(key) !== "b") {
      run.black = false; // whatever comes next is meant to be seen
      written();
    }
    act();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (!run || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = event.target.closest("#show button") && [" ", "Enter"].includes(event.key);
    if (pressed || !press(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("click", (event) => {
    if (!run || !event.target.closest("#show")) return;
    const button = event.target.closest("button");
    if (button) press(button.dataset.key);
    else if (event.target.closest(".show-stage")) press(event.clientX < window.innerWidth / 3 ? "ArrowLeft" : "ArrowRight");
  });

  // Buttons and pointer are there while the pointer moves.
  function wake() {
    if (!run) return;
    node().classList.add("awake");
    window.clearTimeout(idle);
    idle = window.setTimeout(() => node().classList.remove("awake"), IDLE_MS);
  }
  document.addEventListener("pointermove", wake);
  document.addEventListener("focusin", wake);
  window.addEventListener("pagehide", () => { if (run) end(); });

  GroundHeld.show = { start, CHANNEL };
})();
