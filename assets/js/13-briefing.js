// A briefing: title and scenes, kept in this browser and read by the server.
//
// The document is what a file has: { title, scene: [{ headline, note, figure, ... }] }.
// The server reads it whole and tells of every scene what it shows; a fault leaves what
// was told before.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const SHELF = "ground-held-briefing";
  const UNDOS = 20;
  const LONG_LINK = 8000; // characters from which on mail and chat programs cut links
  const UNTITLED = "Untitled briefing";
  let told = null; // { title, scenes } of the last sound reading
  let reading = 0; // number of the newest reading asked for

  const empty = () => ({ title: UNTITLED, scene: [] });

  // What is kept: the document, and those before it, newest last.
  function kept() {
    try {
      const found = JSON.parse(window.localStorage.getItem(SHELF));
      if (found && Array.isArray(found.now.scene) && Array.isArray(found.past)) return found;
    } catch { /* another version's, or none: begin anew */ }
    return { now: empty(), past: [] };
  }

  const now = () => kept().now;

  function keep(state) {
    window.localStorage.setItem(SHELF, JSON.stringify(state));
  }

  // Replace the document; `before` can be brought back by undo.
  function put(next) {
    const { now: before, past } = kept();
    const same = JSON.stringify(before) === JSON.stringify(next);
    if (!same) keep({ now: next, past: [...past, before].slice(-UNDOS) });
  }

  // Write into the document in place: typing is undone by the field itself.
  function write(act) {
    const state = kept();
    act(state.now);
    keep(state);
  }

  function undo() {
    const { past } = kept();
    if (past.length) keep({ now: past[past.length - 1], past: past.slice(0, -1) });
  }

  const undoable = () => kept().past.length > 0;

  async function sent(path, text) {
    const response = await fetch(`/briefing/${path}`, { method: "POST", body: text });
    if (response.status === 413) throw new Error("The file is too large for a briefing.");
    if (!response.ok) throw new Error(await response.text());
    return response;
  }

  // Have the document read; null when a later reading has been asked for meanwhile.
  async function read() {
    reading += 1;
    const mine = reading;
    const asked = now();
    if (!asked.scene.length) {
      told = null;
      return { title: asked.title, scenes: [] };
    }
    const found = await (await sent("read/json", JSON.stringify(asked))).json();
    if (mine !== reading) return null;
    told = found;
    return found;
  }

  // Take over a text in the form `toml` or `json`, if all of it is sound.
  async function take(text, form) {
    const { title, scenes } = await (await sent(`read/${form}`, text)).json();
    put({ title, scene: scenes.map((one) => one.plain) });
  }

  async function ready(name) {
    const response = await fetch(`/briefing/ready/${encodeURIComponent(name)}.toml`);
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    await take(text, "toml");
  }

  // Put a figure at the end; `asked` are the options of a recipe, `figure` among them.
  async function add(asked) {
    const { figure, ...rest } = asked;
    const response = await fetch(`/export/${figure}/about/svg?${new URLSearchParams(rest)}`);
    if (!response.ok) throw new Error(await response.text());
    const { title } = await response.json();
    const before = now();
    put({ ...before, scene: [...before.scene, { headline: title, ...asked, title: "" }] });
    return before.scene.length + 1;
  }

  const file = async (form) => (await sent(`as/${form}`, JSON.stringify(now()))).blob();

  // A link holds the whole document, packed, behind `#`: no server sees or cuts it.
  async function link() {
    const packed = await piped(JSON.stringify(now()), new CompressionStream("deflate"));
    const b = btoa(String.fromCharCode(...new Uint8Array(packed)));
    const text = b.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    const address = `${window.location.origin}/briefing#b=${text}`;
    return { address, long: address.length > LONG_LINK };
  }

  async function unlink(text) {
    let plain;
    try {
      const b = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
      const packed = Uint8Array.from(b, (one) => one.charCodeAt(0));
      plain = new TextDecoder().decode(await piped(packed, new DecompressionStream("deflate")));
    } catch {
      throw new Error("The link is not whole: some program has cut it. Ask for the file instead.");
    }
    await take(plain, "json");
  }

  const piped = (content, by) => new Response(new Blob([content]).stream().pipeThrough(by)).arrayBuffer();

  // Pictures, each asked for once and one at a time, what is wanted now before the rest.
  const pictures = (() => {
    const LONGEST = 40; // how many are kept
    const found = new Map(); // by address: promise of an object URL
    const waiting = [];
    let busy = false;

    async function next() {
      if (busy || !waiting.length) return;
      busy = true;
      const { address, done, failed } = waiting.shift();
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(await response.text());
        done(URL.createObjectURL(await response.blob()));
      } catch (error) {
        found.delete(address);
        failed(error);
      }
      busy = false;
      next();
    }

    function get(address, first = false) {
      const i = waiting.findIndex((one) => one.address === address);
      if (first && i > 0) waiting.unshift(...waiting.splice(i, 1));
      if (found.has(address)) return found.get(address);
      const promise = new Promise((done, failed) => {
        waiting[first ? "unshift" : "push"]({ address, done, failed });
      });
      promise.catch(() => {}); // told by whoever waits for it
      found.set(address, promise);
      forget();
      next();
      return promise;
    }

    function forget() {
      if (found.size <= LONGEST) return;
      const [address, promise] = found.entries().next().value;
      found.delete(address);
      promise.then((url) => URL.revokeObjectURL(url), () => {});
    }

    return { get };
  })();

  GroundHeld.briefing = {
    now, put, write, undo, undoable, read, take, ready, add, file, link, unlink, pictures, empty,
    told: () => told,
  };
})();
