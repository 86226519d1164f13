// What the browser tests read from the page. It changes nothing but what is said.
window.probe = (() => {
  const FILL = "plotly-trace-layer-ground-fill";
  const graph = (id) => document.querySelector(`#${id} .js-plotly-plot`);
  const subplot = () => {
    const gd = graph("map");
    return gd && gd._fullLayout && gd._fullLayout.map && gd._fullLayout.map._subplot;
  };
  const map = () => subplot() && subplot().map;

  // Whether the map of this theatre is drawn and the key beside it filled.
  function drawn(theatre) {
    const now = window.GroundHeld && window.GroundHeld.current();
    const gd = graph("map");
    return Boolean(
      now && map() && map().loaded() && map().getLayer(FILL) &&
      (!theatre || now.view.theatre === theatre) &&
      String(gd.data[0].geojson).includes(`/${now.view.theatre}-cells.`) &&
      map().queryRenderedFeatures({ layers: [FILL] }).length &&
      document.querySelector(".legend-table")
    );
  }

  // The colour number of every feature of the ground in view, by feature id.
  function ground() {
    const found = {};
    for (const one of map().queryRenderedFeatures({ layers: [FILL] })) {
      found[one.id] = one.state.c === undefined ? null : one.state.c;
    }
    return found;
  }

  // Whether every feature in view has the number expected of it.
  function painted(expected) {
    if (!drawn()) return false;
    const numbers = ground();
    return Object.keys(numbers).every((id) => numbers[id] === expected[id]);
  }

  // The colour that the fill layer gives every feature in view, whichever way it is
  // drawn: by feature-state, or by the colour that plotly wrote into the feature.
  function fills() {
    const byState = JSON.stringify(map().getPaintProperty(FILL, "fill-color")).includes("feature-state");
    const table = window.GroundHeld.current().manifest.codes;
    const pen = document.createElement("canvas").getContext("2d");
    const same = (colour) => {
      pen.fillStyle = colour;
      return pen.fillStyle;
    };
    const found = {};
    for (const one of map().queryRenderedFeatures({ layers: [FILL] })) {
      const n = one.state.c;
      const code = byState && table[n % table.length];
      found[one.id] = same(!byState ? one.properties.fc : n < table.length ? code.fill : code.stripe);
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

  // Middles of cells in view as shares of the map's width and height, with their ids.
  function middles() {
    const { clientWidth: width, clientHeight: height } = map().getCanvas();
    const seen = new Map();
    for (const one of map().queryRenderedFeatures({ layers: [FILL] })) {
      const { x, y } = map().project(JSON.parse(one.properties.ct || "null") || [0, 0]);
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

  return { graph, map, drawn, ground, painted, fills, picture, sample, middles, colours, overhanging };
})();
