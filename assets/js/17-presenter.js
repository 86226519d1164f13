// The presenter's window: this scene and the next, notes, clock; its keys turn the show.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const root = () => document.getElementById("presenter");
  const element = (...told) => GroundHeld.screen.element(...told);
  let channel = null;
  let state = null; // what the show last told

  function open(id) {
    if (channel) return;
    root().hidden = false;
    document.querySelector(".page").classList.add("presented");
    document.title = "Presenter";
    frame();
    channel = new BroadcastChannel(GroundHeld.show.CHANNEL);
    channel.onmessage = ({ data }) => {
      if (data.from !== id) return;
      if (data.ended) ended();
      else show(data);
    };
    const send = (what) => channel.postMessage({ to: id, ...what });
    send({ hello: true });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^(Arrow(Left|Right)|Page(Up|Down)|Home|End|[ bBnN])$/.test(event.key)) return;
      if (event.target.closest("button") && event.key === " ") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      send({ key: event.key });
    }, true);
    root().addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.key) send({ key: button.dataset.key });
    });
    window.setInterval(tick, 1000);
    tick();
    window.setTimeout(() => { if (!state) ended("No show of that name is running in this browser. Start one from the briefing’s page."); }, 3000);
  }

  function part(name, words = "", tag = "div") {
    const node = element(tag, `presenter-${name}`, words);
    return node;
  }
  const at = (name) => root().querySelector(`.presenter-${name}`);

  function frame() {
    const head = part("head");
    head.append(part("number"), part("headline", "Waiting for the show…", "h1"), part("elapsed"), part("clock"));
    const now = part("now");
    const next = part("next");
    next.append(part("after", "Next", "h2"), part("preview"));
    const side = part("side");
    side.append(next, part("note"));
    const foot = part("foot");
    for (const [key, words] of [["ArrowLeft", "← Back"], ["ArrowRight", "Next →"], ["b", "Black"], ["n", "Notes for the room"]]) {
      const button = element("button", "action", words);
      button.dataset.key = key;
      foot.append(button);
    }
    foot.append(element("span", "muted", "In the show’s window F fills the screen."));
    root().replaceChildren(head, now, side, foot);
  }

  function show(told) {
    state = told;
    const { scenes, black } = told;
    const here = scenes[told.at];
    const next = scenes[told.at + 1];
    at("number").textContent = `${told.at + 1} / ${scenes.length}`;
    at("headline").textContent = here.plain.headline;
    at("note").textContent = here.plain.note || "No notes.";
    at("after").textContent = next ? `Next: ${next.plain.headline}` : "This is the last scene.";
    root().classList.toggle("black", black);
    picture(at("now"), here, true);
    if (next) picture(at("preview"), next);
    else at("preview").replaceChildren();
    tick();
  }

  async function picture(stage, scene, first = false) {
    if (stage.dataset.address === scene.picture) return;
    stage.dataset.address = scene.picture;
    let node;
    try {
      const url = await GroundHeld.briefing.pictures.get(scene.picture, first);
      node = element("img", "");
      Object.assign(node, { src: url, alt: scene.plain.headline });
    } catch (error) {
      node = element("p", "", error.message);
    }
    if (stage.dataset.address === scene.picture) stage.replaceChildren(node);
  }

  function ended(words = "The show has ended.") {
    at("headline").textContent = words;
    root().classList.add("over");
  }

  const two = (number) => String(number).padStart(2, "0");
  function tick() {
    const day = new Date();
    at("clock").textContent = `${two(day.getHours())}:${two(day.getMinutes())}`;
    if (!state || root().classList.contains("over")) return;
    const s = Math.floor((Date.now() - state.started) / 1000);
    at("elapsed").textContent = `${Math.floor(s / 60)}:${two(s % 60)}`;
  }

  GroundHeld.presenter = { open };
})();
