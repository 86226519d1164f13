// In the page: times from a change of day to the right picture on the canvas.
//
// "Painted" is the first render of the map after which every pixel is what the settled
// map of that day has; reading the pixels waits for the (software) GPU.
window.Meter = (() => {
  const graph = () => document.querySelector("#map .js-plotly-plot");
  const mapOf = () => graph()._fullLayout.map._subplot.map;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const show = (day) => window.dash_clientside.set_props("day", { value: day });

  function hash(map) {
    const gl = map.painter.context.gl;
    const [w, h] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    if (!hash.pixels || hash.pixels.length !== w * h) hash.pixels = new Uint32Array(w * h);
    gl.readPixels(0, 0, w, h, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(hash.pixels.buffer));
    let sum = 0;
    for (let i = 0; i < hash.pixels.length; i += 1) sum = (Math.imul(sum, 31) + hash.pixels[i]) | 0;
    return sum;
  }

  // Callbacks that the server has not answered yet: what they bring is still to come.
  let pending = 0;
  const plainFetch = window.fetch;
  window.fetch = (...request) => {
    pending += 1;
    return plainFetch(...request).finally(() => { pending -= 1; });
  };

  // Resolve once nothing has been rendered for `quiet` ms; returns the last picture's hash.
  // Time in which scripts kept the page from looking is no quiet.
  async function settle(map, quiet) {
    let rested = 0;
    let picture = null;
    const seen = () => { rested = 0; picture = hash(map); };
    map.on("render", seen);
    map.triggerRepaint();
    for (let last = performance.now(); rested < quiet || !map.loaded();) {
      await wait(20);
      const now = performance.now();
      rested = pending ? 0 : rested + Math.min(now - last, 40);
      last = now;
    }
    map.off("render", seen);
    return picture;
  }

  // Milliseconds of plain redraws with nothing changed: the floor. Each comes after the
  // same rest as a step: the graphics take longer once they have been idle.
  async function floor(n, quiet) {
    const map = mapOf();
    const times = [];
    for (let i = 0; i < n; i += 1) {
      await settle(map, quiet);
      const start = performance.now();
      await new Promise((done) => { map.once("render", () => { hash(map); done(); }); map.triggerRepaint(); });
      times.push(performance.now() - start);
    }
    return times;
  }

  // Milliseconds from each change of day to its picture, and the renders each took.
  async function steps(days, quiet, limit) {
    const map = mapOf();
    const wanted = new Map();
    for (const day of days) {
      show(day);
      await wait(60);
      wanted.set(day, await settle(map, quiet));
    }
    const times = [];
    const frames = [];
    let missed = 0;
    for (let i = 0; i < days.length; i += 1) {
      const day = days[(i * 7 + 3) % days.length];
      let count = 0;
      const counter = () => { count += 1; };
      map.on("render", counter);
      const start = performance.now();
      const took = await new Promise((done) => {
        const look = () => {
          if (hash(map) === wanted.get(day)) { map.off("render", look); done(performance.now() - start); }
        };
        map.on("render", look);
        setTimeout(() => { map.off("render", look); done(null); }, limit);
        show(day);
      });
      if (took === null) missed += 1;
      else times.push(took);
      await settle(map, quiet);
      map.off("render", counter);
      frames.push(count - 1); // one render is settle's own
    }
    return { times, frames, missed };
  }

  // Change the day n times without looking, for counting processor time.
  async function walk(days, pause) {
    for (const day of days) {
      show(day);
      await wait(pause);
    }
  }

  // From the release of the mouse: milliseconds and renders until the canvas shows what
  // it comes to rest with. None, if it showed that already.
  async function lag(quiet) {
    const map = mapOf();
    const seen = [];
    let released = 0;
    const look = () => { seen.push([performance.now(), hash(map)]); };
    window.addEventListener("pointerup", () => { released = performance.now(); }, { capture: true, once: true });
    map.on("render", look);
    while (!released) await wait(5);
    const rest = await settle(map, quiet);
    map.off("render", look);
    const before = seen.filter(([at]) => at <= released).pop();
    if (before && before[1] === rest) return { ms: 0, frames: 0 };
    const after = seen.filter(([at]) => at > released);
    const i = after.findIndex(([, picture]) => picture === rest);
    return { ms: after[i][0] - released, frames: i + 1 };
  }

  const usable = () => {
    const gd = graph();
    const subplot = gd && gd._fullLayout && gd._fullLayout.map && gd._fullLayout.map._subplot;
    const map = subplot && subplot.map;
    const ground = /^(plotly-trace-layer|ground-tiles)/;
    return Boolean(map && map.loaded() && map.getStyle().layers.some((one) => ground.test(one.id)));
  };

  return { floor, steps, walk, lag, usable, show };
})();
