// The lines on a chart that mark the day. They lie over the chart and are moved there: a
// chart is drawn anew, with every path of it, when a shape of its own moves.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});

  // Move a chart's lines to the day, ISO date; every shape of a chart has its line.
  function move(id, day) {
    const gd = document.querySelector(`#${id} .js-plotly-plot`);
    const full = gd && gd._fullLayout;
    const shapes = (gd && gd.layout && gd.layout.shapes) || [];
    if (!full || !full.xaxis || !full.xaxis.d2p) return;
    const lines = laid(gd, shapes.length);
    const x = full.xaxis.d2p(day);
    const inside = x >= 0 && x <= full.xaxis._length;
    shapes.forEach((shape, i) => {
      // Hidden on the page, but drawn where the chart is made a picture of.
      shape.x0 = day;
      shape.x1 = day;
      const [top, height] = span(full, shape.yref);
      const { style } = lines[i];
      style.visibility = inside ? "visible" : "hidden";
      style.height = `${height}px`;
      style.transform = `translate(${full.xaxis._offset + x}px, ${top}px) translateX(-50%)`;
    });
  }

  // As many lines as are wanted, over the graph and under its labels.
  function laid(gd, count) {
    const box = gd.querySelector(".svg-container");
    let layer = box.querySelector(":scope > .cursor");
    if (!layer) {
      layer = document.createElement("div");
      layer.className = "cursor";
      box.append(layer);
    }
    while (layer.childElementCount < count) layer.append(document.createElement("i"));
    while (layer.childElementCount > count) layer.lastChild.remove();
    return layer.children;
  }

  // Where a line begins and how long it is, px: the whole plot, or the rows of one axis.
  function span(full, yref) {
    if (yref === "paper") return [full._size.t, full._size.h];
    const axis = full[yref.split(" ")[0].replace("y", "yaxis")];
    return [axis._offset, axis._length];
  }

  GroundHeld.cursor = { move };
})();
