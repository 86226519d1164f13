// What draws pictures: loaded into a blank page of the browser that `browser.py` keeps.
(function () {
  "use strict";
  const stage = () => document.getElementById("stage");

  // Draw a figure, put it on the stage and return it as SVG text. `halo` is the colour
  // of the line round names: a text of its own below each, since not all readers of SVG
  // know `paint-order`.
  async function draw(figure, halo) {
    await Promise.all([...document.fonts].map((face) => face.load()));
    const { width, height } = figure.layout;
    const text = await window.Plotly.toImage(figure, {
      format: "svg", width, height, imageDataOnly: true,
    });
    // Ids hold a number drawn by lot; without it the same figure is the same file. A
    // colour could have the same digits, but never a letter before them.
    const lot = text.match(/id="defs-([0-9a-f]+)"/)[1];
    stage().innerHTML = text.replace(new RegExp(`([A-Za-z-])${lot}`, "g"), "$1-drawn-");
    const svg = stage().firstElementChild;
    svg.querySelectorAll(".pattern_filled").forEach(drawPattern);
    for (const name of svg.querySelectorAll(".textpoint text")) {
      const below = name.cloneNode(true);
      for (const node of [below, ...below.querySelectorAll("*")]) node.style.fill = halo;
      below.style.stroke = halo;
      below.style.strokeWidth = `${parseFloat(name.style.fontSize) / 3}px`;
      below.style.strokeLinejoin = "round";
      below.setAttribute("aria-hidden", "true");
      name.before(below);
    }
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return new XMLSerializer().serializeToString(svg);
  }

  const SVG = "http://www.w3.org/2000/svg";
  function made(name, attributes) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  // Draw the pattern that fills a path, cut to it: printed as a pattern it would be a
  // raster in a PDF. The figures have two, dots and rising stripes.
  function drawPattern(path) {
    const id = path.style.fill.match(/#([^"')]+)/)[1];
    const pattern = document.getElementById(id);
    const step = parseFloat(pattern.getAttribute("width"));
    const [back, mark] = pattern.children;
    const box = path.getBBox();
    const drawn = mark.localName === "circle" ? dots(box, step, mark) : stripes(box, step, mark);
    const cut = made("clipPath", { id: `cut-${id}` });
    cut.append(made("path", { d: path.getAttribute("d") }));
    drawn.setAttribute("clip-path", `url(#cut-${id})`);
    path.style.fill = back.getAttribute("fill");
    path.after(cut, drawn);
    pattern.remove();
  }

  function dots(box, step, mark) {
    const r = parseFloat(mark.getAttribute("r"));
    let d = "";
    for (let x = (Math.floor(box.x / step) + 0.5) * step; x < box.x + box.width + r; x += step) {
      for (let y = (Math.floor(box.y / step) + 0.5) * step; y < box.y + box.height + r; y += step) {
        d += `M${(x - r).toFixed(2)},${y.toFixed(2)}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
      }
    }
    return made("path", { d, fill: mark.getAttribute("fill") });
  }

  function stripes(box, step, mark) {
    const [left, right] = [box.x, box.x + box.width];
    let d = "";
    for (let k = Math.floor((left + box.y) / step) * step; k <= right + box.y + box.height; k += step) {
      d += `M${left.toFixed(2)},${(k - left).toFixed(2)}L${right.toFixed(2)},${(k - right).toFixed(2)}`;
    }
    return made("path", {
      d, fill: "none", stroke: mark.getAttribute("stroke"), "stroke-width": mark.getAttribute("stroke-width"),
    });
  }

  window.draw = draw;
})();
