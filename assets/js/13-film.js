// The film in the making: begun by the dialog of exports, drawn by the server, and found
// again when the dialog, or the page, is opened anew.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const PATH = "/export/film";
  const KEY = "ground-held-film"; // its id, for as long as the tab is there
  const PERIOD_MS = 1000;
  const byId = (id) => document.getElementById(id);
  let timer = 0;

  async function answer(url, options) {
    const response = await fetch(url, options);
    if (response.ok) return response;
    throw Object.assign(new Error(await response.text()), { status: response.status });
  }

  function show(id, job) {
    const ended = job.state === "done" || job.state === "failed";
    byId("film").hidden = false;
    byId("film-name").textContent = job.name;
    byId("film-bar").hidden = ended;
    byId("film-bar").value = job.done / job.total;
    // News of every second would drown all else that is read out; the end is told.
    byId("film-told").setAttribute("aria-live", ended ? "polite" : "off");
    byId("film-told").textContent = words(job);
    byId("film-told").classList.toggle("wrong", job.state === "failed");
    byId("film-cancel").textContent = ended ? "Remove" : "Cancel";
    const link = byId("film-link");
    link.hidden = job.state !== "done";
    link.href = `${PATH}/${id}.${job.form}`;
    link.download = job.name;
  }

  function words(job) {
    if (job.state === "failed") return job.error;
    if (job.state === "done") return `${job.total.toLocaleString("en")} frames; kept for an hour`;
    if (job.state === "waiting") return "Waits for another film";
    const told = `${job.done.toLocaleString("en")} of ${job.total.toLocaleString("en")} frames`;
    return job.seconds_left === null ? told : `${told}, ${left(job.seconds_left)} left`;
  }

  function left(seconds) {
    if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
    return `about ${Math.round(seconds / 60)} min`;
  }

  function forget() {
    window.clearTimeout(timer);
    window.sessionStorage.removeItem(KEY);
    byId("film").hidden = true;
  }

  // Ask how far it is, and again until it has ended or the dialog is closed.
  async function find() {
    window.clearTimeout(timer);
    const id = window.sessionStorage.getItem(KEY);
    if (!id) return;
    try {
      const job = await (await answer(`${PATH}/${id}`)).json();
      if (window.sessionStorage.getItem(KEY) !== id) return; // another one since
      show(id, job);
      if (job.state === "done" || job.state === "failed") return;
    } catch (error) {
      if (error.status) return forget(); // removed, or of a server that is no more
      byId("film-told").textContent = "The server does not answer; asking again.";
    }
    if (byId("export-dialog").open) timer = window.setTimeout(find, PERIOD_MS);
  }

  // A film of this tab that has ended gives way; one in the making would be lost.
  async function begin(told) {
    const before = window.sessionStorage.getItem(KEY);
    const running = before && !byId("film").hidden && !byId("film-bar").hidden;
    if (running) throw new Error("A film is being made. Wait for it, or cancel it.");
    const begun = await (await answer(PATH, { method: "POST", body: told })).json();
    window.sessionStorage.setItem(KEY, begun.id);
    await find();
  }

  async function cancel() {
    const id = window.sessionStorage.getItem(KEY);
    forget();
    // Of a film that is gone already there is nothing to say.
    await fetch(`${PATH}/${id}`, { method: "DELETE" }).catch(() => {});
  }

  document.addEventListener("click", (event) => {
    if (event.target.id === "film-cancel") cancel();
  });
  GroundHeld.film = { begin, find };
})();
