// The drawing under the slider: years and months, and how much changed when.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const { calendar } = GroundHeld;
  const BARS = 18; // px, height of the bars of change
  const TRACK = 28; // px, where the slider's track lies
  let drawn = null;

  const canvas = () => document.getElementById("timeline");
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Draw for a theatre: `changes` are its days of change, `events` its [day, title].
  function draw(theatre, changes) {
    const node = canvas();
    const width = node.clientWidth;
    const key = `${theatre.name}|${changes.length}|${width}|${window.devicePixelRatio}`;
    GroundHeld.lane.draw(theatre);
    if (!width || (drawn && drawn.key === key)) return;
    const scale = window.devicePixelRatio || 1;
    node.width = width * scale;
    node.height = node.clientHeight * scale;
    const pen = node.getContext("2d");
    pen.scale(scale, scale);
    const x = (day) => (day / (theatre.days - 1)) * width;
    bars(pen, changes, theatre.days, width);
    months(pen, theatre, x);
    drawn = { key, theatre, x };
  }

  // One bar a few pixels wide: the number of days of change in it.
  function bars(pen, changes, days, width) {
    const step = 4;
    const count = new Uint16Array(Math.ceil(width / step) + 1);
    for (const day of changes) count[Math.floor(((day / (days - 1)) * width) / step)] += 1;
    const most = Math.max(1, ...count);
    pen.fillStyle = style("--bar");
    count.forEach((n, i) => {
      if (!n) return;
      const height = 3 + (n / most) * (BARS - 8);
      pen.fillRect(i * step, BARS + 4 - height, step - 1, height);
    });
  }

  function months(pen, theatre, x) {
    pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    pen.textBaseline = "top";
    for (let day = 0; day < theatre.days; day += 1) {
      const iso = calendar.iso(theatre.first, day);
      if (iso.slice(8) !== "01") continue;
      const year = iso.slice(5, 7) === "01";
      pen.fillStyle = style(year ? "--ink" : "--tick");
      pen.fillRect(Math.round(x(day)), TRACK + 6, 1, year ? 8 : 4);
      if (year) {
        pen.fillStyle = style("--muted");
        pen.fillText(iso.slice(0, 4), Math.round(x(day)) + 4, TRACK + 8);
      }
    }
  }

  GroundHeld.timeline = { draw };
})();
