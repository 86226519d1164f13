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

  window.draw = draw;
})();
