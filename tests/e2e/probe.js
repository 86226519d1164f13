// What the browser tests read from the page. It changes nothing but what is said.
window.probe = (() => {
  const TILES = "ground-tiles";
  const graph = (id) => document.querySelector(`#${id} .js-plotly-plot`);
  const subplot = () => {
    const gd = graph("map");
    return gd && gd._fullLayout && gd._fullLayout.map && gd._fullLayout.map._subplot;
  };
  const map = () => subplot() && subplot().map;
  const tiled = () => Boolean(map().getLayer(TILES));
  const fill = () => (tiled() ? TILES : "plotly-trace-layer-ground-fill");

  // Whether the map of this theatre is drawn and hears clicks, and the key is filled.
  function drawn(theatre) {
    const now = window.GroundHeld && window.GroundHeld.current();
    const gd = graph("map");
    return Boolean(
      now && gd && gd.groundHeld && map() && map().loaded() && map().getLayer(fill()) &&
      (!theatre || now.view.theatre === theatre) &&
      gd.data[0].meta && gd.data[0].meta.theatre === now.view.theatre &&
      gd.data[0].meta.method === now.manifest.methods[now.view.method].shown &&
      map().queryRenderedFeatures({ layers: [fill()] }).length &&
      document.querySelector(".legend-table")
    );
  }

  // The day of a chart's cursor, and how far its line is from there, px.
  function cursor(id) {
    const gd = graph(id);
    const { xaxis } = gd._fullLayout;
    const day = gd.layout.shapes[0].x0;
    const line = gd.querySelector(".cursor i").getBoundingClientRect();
    const x = gd.getBoundingClientRect().left + xaxis._offset + xaxis.d2p(day);
    return [day, line.left + line.width / 2 - x];
  }

  // Count from now on what a step must not do: run Dash's callbacks, draw a chart anew.
  function count(id) {
    const done = { callbacks: 0, redrawn: 0 };
    const { ground } = window.dash_clientside;
    for (const [name, act] of Object.entries(ground)) {
      ground[name] = (...given) => {
        done.callbacks += 1;
        return act(...given);
      };
    }
    const drawing = new MutationObserver((found) => { done.redrawn += found.length; });
    for (const layer of graph(id).querySelectorAll(".main-svg")) {
      drawing.observe(layer, { subtree: true, childList: true, attributes: true });
    }
    return done;
  }

  // Whether the map fills its frame; plotly rounds sizes its own way.
  function fitted() {
    const gd = graph("map");
    const canvas = map().getCanvas();
    const near = (a, b) => Math.abs(a - b) <= 1;
    return near(gd._fullLayout.width, gd.clientWidth) &&
      near(gd._fullLayout.height, gd.clientHeight) &&
      near(canvas.clientWidth, gd.clientWidth) &&
      near(canvas.clientHeight, gd.clientHeight) && drawn();
  }

  // Whether plotly has seen the pointer over a place: until then it hears no click there.
  function over(id) {
    const { place, name } = window.GroundHeld.current().history;
    const tip = document.querySelector("#tip:not([hidden]) strong");
    if (tiled()) return Boolean(tip) && tip.textContent === name[place.indexOf(id)];
    const [hit] = graph("map")._hoverdata || [];
    if (!hit) return false;
    const number = place.indexOf(id);
    return hit.curveNumber > 1 || hit.pointNumber === number ||
      hit.location % place.length === number;
  }

  // The colour number of every feature of the ground in view, by feature id.
  function ground() {
    const found = {};
    for (const one of map().queryRenderedFeatures({ layers: [fill()] })) {
      found[one.id] = one.state.c === undefined ? null : one.state.c;
    }
    return found;
  }

  // Features in view that are not drawn in the colour of the number expected of them,
  // as [id, colour drawn, colour expected]; null while the map is not drawn at all.
  function misdrawn(expected) {
    if (!drawn()) return null;
    const { found } = fills();
    const wanted = (id) => (expected[id] === undefined ? null : colour(expected[id]));
    return Object.keys(found)
      .filter((id) => found[id] !== wanted(id))
      .map((id) => [id, found[id], wanted(id)]);
  }

  // Whether every feature in view is drawn in the colour expected of it.
  const painted = (expected) => (misdrawn(expected) || [0]).length === 0;

  const pen = document.createElement("canvas").getContext("2d");

  // A colour in the one way that the browser writes it.
  function same(text) {
    pen.fillStyle = text;
    return pen.fillStyle;
  }

  // What a colour number stands for: the fill of a code or, past the last, its stripe.
  function colour(n) {
    const table = window.GroundHeld.current().manifest.codes;
    return same(n < table.length ? table[n].fill : table[n - table.length].stripe);
  }

  // The colour that the fill layer gives every feature in view, whichever way it is
  // drawn: by feature-state, or by the colour that plotly wrote into the feature.
  function fills() {
    const byState = JSON.stringify(map().getPaintProperty(fill(), "fill-color")).includes("feature-state");
    const found = {};
    for (const one of map().queryRenderedFeatures({ layers: [fill()] })) {
      const told = byState && one.state.c !== undefined;
      found[one.id] = told ? colour(one.state.c) : same(one.properties.fc);
    }
    return { byState, found };
  }

  // The next picture of the map's canvas, as a data URL.
  const picture = () =>
    new Promise((resolve) => {
      map().once("render", () => resolve(map().getCanvas().toDataURL()));
      map().triggerRepaint();
    });

  async function pixels(url) {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height);
  }

  const at = (image, x, y) => {
    const i = (Math.round(y) * image.width + Math.round(x)) * 4;
    return [...image.data.slice(i, i + 3)];
  };

  // The colours of an image at points given as shares of its width and height.
  async function sample(url, points) {
    const image = await pixels(url);
    return points.map(([x, y]) => at(image, x * (image.width - 1), y * (image.height - 1)));
  }

  // The mean of the corners of a shape's first ring.
  function corner({ type, coordinates }) {
    const ring = type === "Polygon" ? coordinates[0] : coordinates[0][0];
    return [0, 1].map((axis) => ring.reduce((sum, one) => sum + one[axis], 0) / ring.length);
  }

  // Middles of cells in view as shares of the map's width and height, with their ids.
  function middles() {
    const { clientWidth: width, clientHeight: height } = map().getCanvas();
    const seen = new Map();
    for (const one of map().queryRenderedFeatures({ layers: [fill()] })) {
      const { x, y } = map().project(one.properties.ct || corner(one.geometry));
      if (x > 0 && y > 0 && x < width && y < height) seen.set(one.id, [x / width, y / height]);
    }
    return [...seen].map(([id, point]) => ({ id, point }));
  }

  // How many colours an image has, to 16 steps a channel, on at least a thousandth of it.
  async function colours(url) {
    const image = await pixels(url);
    const count = new Map();
    for (let i = 0; i < image.data.length; i += 16) {
      const key = ((image.data[i] >> 4) << 8) | ((image.data[i + 1] >> 4) << 4) | (image.data[i + 2] >> 4);
      count.set(key, (count.get(key) || 0) + 1);
    }
    const least = image.data.length / 16 / 1000;
    return [...count.values()].filter((n) => n >= least).length;
  }

  // Controls in view that reach past the left or right edge of the window.
  function overhanging() {
    const found = [];
    for (const node of document.querySelectorAll("button, a[href], input, summary, [role=slider], [role=radio]")) {
      const box = node.getBoundingClientRect();
      if (!node.checkVisibility({ visibilityProperty: true }) || box.width < 2) continue;
      if (box.left < -1 || box.right > window.innerWidth + 1) {
        found.push(`${node.tagName} ${node.id || node.textContent.slice(0, 40)} at ${Math.round(box.left)}..${Math.round(box.right)}`);
      }
    }
    return found;
  }

  return { graph, map, cursor, count, tiled, drawn, fitted, over, ground, painted, misdrawn, fills, picture, sample, middles, colours, overhanging };
})();
