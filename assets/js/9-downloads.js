// What leaves the page from the browser alone: links and images.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { address, calendar } = GroundHeld;
  const NAMES = { map: "control", areas: "areas", "claims-chart": "claims" };
  const SIZE = { map: [1600, 1000], areas: [1400, 700], "claims-chart": [1200, 0] };
  const MARGIN = { top: 64, bottom: 64 };

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
    const figure = { data: gd.data, layout: JSON.parse(JSON.stringify(gd.layout)) };
    const [width, height] = SIZE[id];
    const layout = figure.layout;
    const titles = {
      map: `${now.theatre.name}: control on ${calendar.words(now.view.day)}`,
      areas: `${now.theatre.name}: km² by holder`,
      "claims-chart": `Published claims: ${document.getElementById("claims").value}`,
    };
    const tall = height || gd._fullLayout.height + MARGIN.top + MARGIN.bottom;
    layout.margin = { ...layout.margin, t: MARGIN.top, b: MARGIN.bottom + (layout.margin.b || 0) };
    layout.paper_bgcolor = "#ffffff";
    layout.title = { text: titles[id], x: 0, xref: "paper", xanchor: "left", font: { size: 22 } };
    layout.autosize = false;
    layout.width = width;
    layout.height = tall;
    const inner = tall - layout.margin.t - layout.margin.b;
    const cite = `${now.caption} Data CC BY-SA 4.0; base map © OpenStreetMap contributors (ODbL), Natural Earth, GSHHG, GeoNames.`;
    layout.annotations = [
      ...(layout.annotations || []),
      {
        text: wrap(id === "claims-chart" ? `As published; each axis has its own denominator. Data ${now.manifest.version}, CC BY-SA 4.0.` : cite, width / 7),
        xref: "paper", yref: "paper", x: 0, y: -(layout.margin.b - 12) / inner, xanchor: "left",
        yanchor: "bottom", showarrow: false, align: "left", font: { size: 12 },
      },
    ];
    if (id === "map") figure.layout.map = { ...layout.map, center: gd._fullLayout.map.center, zoom: gd._fullLayout.map.zoom + Math.log2(width / gd._fullLayout.width) };
    return figure;
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
