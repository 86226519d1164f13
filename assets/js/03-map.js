// The map: a day is shown by changing the ground trace in place.
//
// Fast path: every feature carries its colour number as MapLibre feature-state on
// plotly's own source, so a step touches only features that change and re-tiles
// nothing. `z` is kept current in plotly's data, so exports and redraws are right too.
// Plain path: `Plotly.restyle` of z, where the map's inner parts are not as expected.
//
// Big data sets come as vector tiles, which plotly cannot draw: the page adds them to
// plotly's map as a layer of their own, stepped alike. Plotly's trace is then empty, and
// is given the geometry only for an image or for the plain path.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const GROUND = 0;
  const SELECTED = 3;
  const TILES = "ground-tiles"; // name of the tiles' source and layer
  let armed = null; // what the overrides were last put on
  let forcePlain = false;

  const graph = () => document.querySelector("#map .js-plotly-plot");

  // Whether the plotted figure shows the shapes of this method of this theatre.
  function holds(gd, theatre, method) {
    const trace = gd && gd._fullLayout && gd.data && gd.data[GROUND];
    return Boolean(trace && trace.meta && trace.meta.theatre === theatre && trace.meta.method === method);
  }

  const tilesOf = (trace) => (trace.meta && trace.meta.tiles) || null;
  const addressOf = (trace) => (tilesOf(trace) ? trace.meta.geojson : trace.geojson);
  const idsOf = (trace) => (tilesOf(trace) ? trace.meta.ids : trace.locations);

  const mapOf = (gd) => {
    const subplot = gd._fullLayout && gd._fullLayout.map && gd._fullLayout.map._subplot;
    return subplot && subplot.map;
  };

  // Whether plotly has drawn its traces on a map. Before that, any update of the plot
  // would add traces to a style that is still loading, which MapLibre refuses.
  const ready = (gd) => Boolean(gd && gd.groundDrawn && mapOf(gd));

  // The inner parts that the fast path needs, or null when one is not there.
  function inner(gd) {
    if (forcePlain) return null;
    const map = mapOf(gd);
    const trace = gd._fullData && gd._fullData[GROUND];
    if (!map || !trace || !map.setFeatureState) return null;
    if (tilesOf(gd.data[GROUND])) return tiled(map, gd.data[GROUND]);
    if (map.getLayer(TILES)) untile(map);
    const source = `source-${trace.uid}`;
    const layer = `plotly-trace-layer-${trace.uid}-fill`;
    if (!map.getSource(source) || !map.getLayer(layer)) return null;
    return { map, layer, target: { source } };
  }

  // The tiles of a trace on plotly's map, added when they are not there yet.
  function tiled(map, trace) {
    const { url, layer, id, zooms } = trace.meta.tiles;
    const parts = { map, layer: TILES, target: { source: TILES, sourceLayer: layer }, tiles: true };
    const address = window.location.origin + url;
    const there = map.getSource(TILES);
    if (there && there.tiles && there.tiles[0] === address) return parts;
    untile(map);
    map.addSource(TILES, {
      type: "vector", tiles: [address], minzoom: zooms[0], maxzoom: zooms[1], promoteId: { [layer]: id },
    });
    const paint = { "fill-opacity": trace.marker.opacity, "fill-antialias": false };
    map.addLayer({ id: TILES, type: "fill", source: TILES, "source-layer": layer, paint }, trace.below);
    armed = null;
    return parts;
  }

  function untile(map) {
    if (map.getLayer(TILES)) map.removeLayer(TILES);
    if (map.getSource(TILES)) map.removeSource(TILES);
  }

  // The colour number of every feature: cells take their unit's code, stripes the code
  // past the last one.
  function colours(locations, codes, size) {
    const z = new Uint16Array(locations.length);
    for (let i = 0; i < z.length; i += 1) {
      const number = locations[i];
      z[i] = number < codes.length ? codes[number] : codes[number - codes.length] + size;
    }
    return z;
  }

  // Draw the ground with feature-state in place of plotly's own colour property.
  function arm(gd, parts, table) {
    const pairs = [];
    table.forEach((code, i) => pairs.push(i, code.fill));
    table.forEach((code, i) => pairs.push(table.length + i, code.stripe));
    const number = ["coalesce", ["feature-state", "c"], -1];
    const rest = parts.tiles ? "rgba(0, 0, 0, 0)" : ["get", "fc"];
    parts.map.setPaintProperty(parts.layer, "fill-color", ["match", number, ...pairs, rest]);
    // Cells meet exactly; drawing their edges a second time would only cost time.
    parts.map.setPaintProperty(parts.layer, "fill-antialias", false);
    parts.map.removeFeatureState(parts.target);
    if (!parts.tiles) exact(gd, parts);
    armed = { gd, z: null, table, address: addressOf(gd.data[GROUND]) };
  }

  // MapLibre thins each cell by itself, which opens gaps between neighbours. A source
  // can be told not to; it is tiled once more, and then stays as it is.
  function exact(gd, parts) {
    const source = parts.map.getSource(parts.target.source);
    const tiling = source.workerOptions && source.workerOptions.geojsonVtOptions;
    const drawn = gd._fullData[GROUND]._opts;
    if (!tiling || tiling.tolerance === 0 || !drawn) return;
    tiling.tolerance = 0;
    source.setData(drawn.geojson);
  }

  // Show the codes. `fresh` says that plotly has just drawn: overrides are gone.
  function paint(codes, table, fresh) {
    const gd = graph();
    const trace = gd.data[GROUND];
    const ids = idsOf(trace);
    const z = colours(ids, codes, table.length);
    const parts = inner(gd);
    if (!parts) return plain(gd, z, table);
    if ((fresh && !parts.tiles) || !armed || armed.gd !== gd || armed.table !== table || armed.address !== addressOf(trace)) {
      arm(gd, parts, table);
    }
    const before = armed.z;
    const own = parts.tiles ? [] : [trace.z, gd._fullData[GROUND].z];
    const calc = !parts.tiles && gd.calcdata && gd.calcdata[GROUND];
    for (let i = 0; i < z.length; i += 1) {
      if (before && before[i] === z[i]) continue;
      parts.map.setFeatureState({ ...parts.target, id: ids[i] }, { c: z[i] });
      for (const list of own) list[i] = z[i];
      if (calc && calc[i]) calc[i].z = z[i];
    }
    armed.z = z;
    return "feature-state";
  }

  // Render without waiting for the next frame, so that the GPU draws while the page's
  // controls take up the day. Only when it has done what it was last given: a queue of
  // pictures would show where the pointer has been.
  let given = null; // the fence behind what was last given
  function hurry() {
    const parts = inner(graph());
    const gl = parts && parts.map.painter && parts.map.painter.context.gl;
    if (!gl || !gl.fenceSync || !parts.map.redraw) return;
    if (given) {
      const done = given.gl !== gl || gl.getSyncParameter(given.fence, gl.SYNC_STATUS) === gl.SIGNALED;
      if (!done) return;
      if (given.gl === gl) gl.deleteSync(given.fence);
    }
    parts.map.redraw();
    given = { gl, fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) };
    gl.flush();
  }

  // The same picture by plotly's public interface.
  function plain(gd, z, table) {
    const trace = gd.data[GROUND];
    const map = mapOf(gd);
    if (map && map.getLayer && map.getLayer(TILES)) untile(map);
    const shown = trace.z;
    const same = shown.length === z.length && z.every((value, i) => value === shown[i]);
    if (same && trace.colorscale.length === 4 * table.length) return "same";
    const { colorscale, zmin, zmax } = scale(table);
    window.Plotly.restyle(gd, { ...wholly(trace, z), colorscale: [colorscale], zmin, zmax }, [GROUND]);
    return "restyle";
  }

  // The colours of a table as plotly takes them: cells by code, then stripes.
  function scale(table) {
    const colours = [...table.map((code) => code.fill), ...table.map((code) => code.stripe)];
    const n = colours.length;
    return {
      colorscale: colours.flatMap((colour, i) => [[i / n, colour], [(i + 1) / n, colour]]),
      zmin: -0.5,
      zmax: n - 0.5,
    };
  }

  // What a restyle must change for a trace to show z: of tiles, the geometry as well.
  function wholly(trace, z) {
    const change = { z: [Array.from(z)] };
    if (!tilesOf(trace) || trace.z.length) return change;
    return { ...change, geojson: [trace.meta.geojson], locations: [trace.meta.ids] };
  }

  // The traces of a map as an image needs them: the ground with its own geometry.
  function traces(gd) {
    const [plain, ...others] = gd.data;
    if (!armed || !armed.z) return [plain, ...others];
    const ground = { ...plain, ...scale(armed.table) };
    if (!tilesOf(ground)) return [ground, ...others];
    const { geojson, ids } = ground.meta;
    return [{ ...ground, geojson, locations: ids, z: Array.from(armed.z) }, ...others];
  }

  // Tell the number of the unit under the pointer, and of one clicked, on tiles; plotly
  // tells the same of its own traces. -1: none.
  const heard = new WeakSet();
  function listen(gd, over, click) {
    const map = mapOf(gd);
    if (!map || heard.has(map)) return;
    heard.add(map);
    const tell = (act) => (event) => {
      if (!map.getLayer(TILES) || event.originalEvent.buttons) return; // the map is dragged
      const [found] = map.queryRenderedFeatures(event.point, { layers: [TILES] });
      act(found ? found.id % GroundHeld.current().units.amount.length : -1);
    };
    map.on("mousemove", tell(over));
    map.on("click", tell(click));
  }

  // dcc.Graph resizes every plot it has just made, and plotly does it a moment later:
  // by then a map may have begun to load, and MapLibre refuses traces until its style
  // is there. Such a resize has nothing to do; it is dropped, and `fit` catches up.
  function patient(plotly) {
    const resize = plotly.Plots.resize;
    plotly.Plots.resize = (gd) => {
      const empty = !gd.data || !gd.data.length;
      return empty || (mapOf(gd) && !ready(gd)) ? Promise.resolve(gd) : resize(gd);
    };
    return plotly;
  }

  // Plotly's script is loaded late by dcc, and must be patched before its first use.
  Object.defineProperty(window, "Plotly", {
    configurable: true,
    set(plotly) {
      Object.defineProperty(window, "Plotly", { value: patient(plotly), writable: true });
    },
  });

  // Fill the frame again after it has changed its size. Plotly rounds sizes its own way,
  // so the frame is compared with itself.
  function fit(gd) {
    const { clientWidth: width, clientHeight: height } = gd;
    const size = `${width}x${height}`;
    if (!ready(gd) || !width || !height || gd.groundSize === size) return;
    gd.groundSize = size;
    const { width: drawnWidth, height: drawnHeight } = gd._fullLayout;
    if (Math.abs(drawnWidth - width) > 1 || Math.abs(drawnHeight - height) > 1) {
      window.Plotly.Plots.resize(gd);
    }
  }

  // Ring the selected place; null for none.
  function select(point) {
    const gd = graph();
    const trace = gd.data[SELECTED];
    const [lat, lon] = point || [null, null];
    if (!trace || trace.lat[0] === lat) return;
    const subplot = gd._fullLayout.map._subplot;
    const drawn = subplot.traceHash && subplot.traceHash[trace.uid];
    const marks = gd.calcdata && gd.calcdata[SELECTED];
    if (forcePlain || !drawn || !drawn.update || !marks) {
      window.Plotly.restyle(gd, { lat: [[lat, lat]], lon: [[lon, lon]] }, [SELECTED]);
      return;
    }
    // A restyle would convert every trace anew, the ground included.
    trace.lat = [lat, lat];
    trace.lon = [lon, lon];
    for (const mark of marks) mark.lonlat = point ? [lon, lat] : [undefined, undefined];
    drawn.update(marks);
  }

  // The unit or the place that a plotly point belongs to. Traces after the ground: every
  // place, those whose position is an estimate, and the selected one.
  function hit(point, { history, units, view }) {
    if (point.curveNumber === GROUND) return { unit: point.location % units.amount.length };
    if (point.curveNumber === SELECTED) return { place: GroundHeld.history.numberOf(history, view.place) };
    if (point.curveNumber === 1) return { place: point.pointNumber };
    let left = point.pointNumber;
    return { place: history.estimated.findIndex((flag) => flag && left-- === 0) };
  }

  GroundHeld.map = {
    graph, mapOf, holds, ready, paint, hurry, fit, select, hit, traces, listen,
    // For tests: take the plain path although the fast one is there.
    plainOnly: (flag) => { forcePlain = flag; armed = null; },
  };
})();
