// Days as numbers and as words. A day is an ISO date or a count from a first day.
(function () {
  "use strict";
  const GroundHeld = (window.GroundHeld = window.GroundHeld || {});
  const MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
  ];
  const DAY_MS = 86400000;

  const parse = (iso) => Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10));

  // The ISO date `number` days after `first`.
  function iso(first, number) {
    return new Date(parse(first) + number * DAY_MS).toISOString().slice(0, 10);
  }

  // How many days `day` lies after `first`; both ISO.
  function count(first, day) {
    return Math.round((parse(day) - parse(first)) / DAY_MS);
  }

  // `24 January 2017`
  function words(day) {
    return `${+day.slice(8, 10)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
  }

  // `24 Jan 2017`: what the date box shows and takes.
  function short(day) {
    return `${+day.slice(8, 10)} ${MONTHS[+day.slice(5, 7) - 1].slice(0, 3)} ${day.slice(0, 4)}`;
  }

  // Read 2017-01-24, 24 Jan 2017, 24 January 2017 or 24/1/2017 (day first); else null.
  function read(text) {
    const line = String(text || "").trim();
    let match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(line);
    if (match) return valid(+match[1], +match[2], +match[3]);
    match = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(line);
    if (match) return valid(+match[3], +match[2], +match[1]);
    match = /^(\d{1,2})\s+([A-Za-z]{3,})\.?,?\s+(\d{4})$/.exec(line);
    if (!match) return null;
    const name = match[2].toLowerCase();
    const month = MONTHS.findIndex((full) => full.toLowerCase().startsWith(name)) + 1;
    return month ? valid(+match[3], month, +match[1]) : null;
  }

  function valid(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return same ? date.toISOString().slice(0, 10) : null;
  }

  GroundHeld.calendar = { iso, count, words, short, read };
})();
