// The pages beside the map: which is in sight, and steps from one address to the next.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const keep = () => window.dash_clientside.no_update;
  const MAP = "/";

  // Which pages are out of sight; an address that is none's shows the map.
  function hidden(pathname, ...paths) {
    const wanted = paths.includes(pathname) ? pathname : MAP;
    return paths.map((path) => path !== wanted);
  }

  // The query is the map's own only on the map's page.
  function address() {
    return window.location.pathname === MAP ? GroundHeld.address.report() : keep();
  }

  // Go to a query of the page in sight, as a link would.
  function go(query) {
    if (query === null || query === undefined) return keep();
    const search = query ? `?${query}` : "";
    if (search === window.location.search) return keep();
    window.history.pushState({}, "", window.location.pathname + search);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    return keep();
  }

  // On the tour the arrows turn its pages; while capturing, since the map has them too.
  const TURNS = { ArrowLeft: "previous-step", ArrowRight: "next-step" };
  function turn(event) {
    const article = document.getElementById("article-page");
    if (!article || article.hidden || !TURNS[event.key]) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [role=combobox]")) return;
    event.stopImmediatePropagation();
    const link = document.getElementById(TURNS[event.key]);
    if (link) link.click();
  }
  document.addEventListener("keydown", turn, true);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.pages = { hidden, address, go };
})();
