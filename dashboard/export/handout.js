// Turns the pages of a deck: arrows, space, Home, End; N shows the notes, F fills the screen.
(function () {
  "use strict";
  const slides = [...document.querySelectorAll("section")];
  const where = document.getElementById("where");
  let notes = false;
  let at = 0;

  function show(number) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach((slide, i) => {
      slide.classList.toggle("shown", i === at);
      slide.querySelector("aside").hidden = !notes || !slide.querySelector("aside").textContent;
    });
    where.textContent = `${at + 1} / ${slides.length}`;
    window.history.replaceState(null, "", `#${at + 1}`);
  }

  const keys = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    n: () => { notes = !notes; show(at); },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };
  document.addEventListener("keydown", (event) => {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => show(at + (event.clientX < window.innerWidth / 3 ? -1 : 1)));
  window.addEventListener("hashchange", () => show(Number(window.location.hash.slice(1)) - 1));
  show((Number(window.location.hash.slice(1)) || 1) - 1);
})();
