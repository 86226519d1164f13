// What leaves the page from the browser alone: links and images.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { address, calendar } = GroundHeld;
  const NAMES = { map: "control", areas: "areas", "claims-chart": "claims" };
  const WIDTH = { map: 1600, areas: 1400, "claims-chart": 1200 };
  const ASPECT = { areas: 0.5 }; // height over width; the others keep the screen's
  const MARGIN = { l: 32, r: 32, t: 72, b: 88 };
  const LICENCE =
    "Data CC BY-SA 4.0; base map © OpenStreetMap contributors (ODbL), Natural Earth, GSHHG, GeoNames.";
  // An image is drawn apart from the page and has none of its fonts: a system font is
  // measured and drawn alike, a font of the page would be measured only.
  const FONT = "Arial, Helvetica, sans-serif";

  // Point the table downloads at the view shown.
  function link(view, manifest) {
    for (const name of ["control", "areas"]) {
      const node = document.getElementById(`${name}-csv`);
      if (node) node.href = `/download/${name}.csv${address.query(view, manifest)}`;
    }
  }

  async function copyLink(button) {
    const now = GroundHeld.current();
    const text = address.link(now.view, now.manifest);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      window.prompt("Copy this link:", text); // no clipboard outside a secure context
      return;
    }
    button.textContent = "Link copied";
    window.setTimeout(() => { button.textContent = "Copy link"; }, 1600);
  }

  // Title above the picture and its citation below, so an image carries its own source.
  function dressed(gd, id, now) {
    const data = id === "map" ? GroundHeld.map.traces(gd) : [...gd.data];
    const figure = { data, layout: JSON.parse(JSON.stringify(gd.layout)) };
    const layout = figure.layout;
    const shown = gd._fullLayout;
    const width = WIDTH[id];
    const plot = ASPECT[id] ? width * ASPECT[id] : shown.height;
    const inner = id === "map" ? ((width - MARGIN.l - MARGIN.r) * shown.height) / shown.width : plot;
    layout.margin = { ...MARGIN, l: id === "map" ? MARGIN.l : 72 };
    Object.assign(layout, { paper_bgcolor: "#ffffff", autosize: false, width });
    layout.height = Math.round(inner + MARGIN.t + MARGIN.b);
    layout.font = { ...layout.font, family: FONT };
    const ground = now.caption.split(", ")[0];
    const titles = {
      map: `${ground}: control on ${calendar.words(now.view.day)}`,
      areas: `${ground}: ${now.units.unit === "km2" ? "km²" : now.units.unit} by holder`,
      "claims-chart": `Published claims: ${document.getElementById("claims").value}`,
    };
    layout.title = { text: titles[id], x: MARGIN.l / width, xanchor: "left", y: 1 - 36 / layout.height, font: { size: 24 } };
    const cite = id === "claims-chart"
      ? `As published; each axis has its own denominator. Data ${now.manifest.version}, CC BY-SA 4.0.`
      : `${now.caption} ${id === "map" ? GroundHeld.routes.words(now) : ""}${LICENCE}`;
    layout.annotations = [
      ...(layout.annotations || []),
      {
        text: wrap(cite, width / 7), font: { size: 13 }, showarrow: false, align: "left",
        xref: "paper", yref: "paper", x: 0, xanchor: "left",
        y: -(MARGIN.b - 8) / inner, yanchor: "bottom",
      },
    ];
    if (id === "map") mapKey(figure, shown, width, now);
    if (id === "areas") layout.showlegend = true;
    return figure;
  }

  // The camera of the screen, and the key as a legend: an image of colours needs one.
  function mapKey(figure, shown, width, now) {
    const scale = Math.log2((width - MARGIN.l - MARGIN.r) / shown.width);
    const { center, zoom, bearing, pitch } = shown.map;
    figure.layout.map = { ...figure.layout.map, center, zoom: zoom + scale, bearing, pitch };
    figure.layout.showlegend = true;
    figure.layout.legend = {
      x: 0.01, y: 0.02, xanchor: "left", yanchor: "bottom", bgcolor: "#ffffffe6", font: { size: 14 },
    };
    figure.data = figure.data.map((trace) => ({ ...trace, showlegend: false }));
    const routes = GroundHeld.routes.drawn(now);
    figure.layout.map.layers = [...(figure.layout.map.layers || []), ...routes.layers];
    for (const row of now.sums.rows) {
      const words = `${row.code.label}: ${row.words}`;
      figure.data.push({
        type: "scattermap", mode: "markers", lat: [null], lon: [null], name: words,
        marker: { size: 14, color: row.code.hatched ? row.code.stripe : row.code.fill },
        below: "", showlegend: true,
      });
    }
    figure.data.push(...routes.key);
  }

  function wrap(text, width) {
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines[lines.length - 1].length + word.length > width) lines.push("");
      lines[lines.length - 1] += `${lines[lines.length - 1] ? " " : ""}${word}`;
    }
    return lines.join("<br>");
  }

  function image(id) {
    const now = GroundHeld.current();
    const gd = document.querySelector(`#${id} .js-plotly-plot`);
    const figure = dressed(gd, id, now);
    const filename = `${NAMES[id]}-${now.view.theatre}-${now.view.day}-${now.manifest.version}`;
    return window.Plotly.downloadImage(figure, {
      format: "png", scale: 2, width: figure.layout.width, height: figure.layout.height, filename,
    }).catch(() => GroundHeld.notice("The image could not be made in this browser."));
  }

  GroundHeld.downloads = { link, copyLink, image };
})();
