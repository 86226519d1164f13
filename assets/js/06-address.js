// The view in the address bar: written when the view comes to rest, read on back,
// forward and load. Parameters that equal what the theatre opens with are left out.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const REST_MS = 400;
  let timer = 0;
  let visits = 0;
  let fromUrl = true; // the view was read from the URL, so the URL is only tidied

  function query(view, manifest) {
    const usual = manifest.theatres[view.theatre].usual;
    const opening = Object.keys(manifest.theatres)[0];
    const told = new URLSearchParams();
    for (const key of Object.keys(usual)) {
      const differs = key === "theatre" ? view.theatre !== opening : view[key] !== usual[key];
      if (differs) told.set(key, view[key]);
    }
    const text = told.toString();
    return text ? `?${text}` : "";
  }

  // Write the view to the address bar once it has been still for a moment.
  function rest(view, manifest, playing) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const search = query(view, manifest);
      if (window.location.pathname !== "/" || search === window.location.search) {
        fromUrl = false;
        return;
      }
      const write = fromUrl || playing ? "replaceState" : "pushState";
      window.history[write](window.history.state, "", `/${search}`);
      fromUrl = false;
    }, REST_MS);
  }

  // What the server is asked to parse; the number makes every report a new one.
  function report() {
    fromUrl = true;
    visits += 1;
    const ours = window.location.pathname === "/"; // another page reads its own query
    return { search: ours ? window.location.search : "", n: visits };
  }

  window.addEventListener("popstate", () => {
    if (window.location.pathname !== "/") return; // another page's query
    window.dash_clientside.set_props("address", { data: report() });
  });

  GroundHeld.address = {
    query, rest, report,
    link: (view, manifest) => `${window.location.origin}/${query(view, manifest)}`,
  };
})();
