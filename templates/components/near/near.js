// Brings the desk, the scripts of what is ticked and answered, when the reader comes near such a part of the page. It is
// a fifth of all that a first page would load, and most readers need what to say and do, which stands above it.
(function () {
  "use strict";
  const KEPT = /^pb-(run:|learn$)/; // what the desk keeps in the browser
  const AHEAD = "100%"; // of the screen: nobody scrolls that far while a script is on its way

  // Whoever has ticked or answered something is to find it again at once.
  function isKept() {
    try { return Object.keys(localStorage).some((name) => KEPT.test(name)); } catch (error) { return false; } // forbidden
  }

  // Whether a link or an address leads into such a part: that is further than one scrolls.
  function leadsNear(hash) {
    const place = document.getElementById(hash.slice(1));
    return Boolean(place && place.closest("[data-pb-script]"));
  }

  function start() {
    const parts = [...document.querySelectorAll("[data-pb-script]")];
    if (!parts.length || window.pbDesk || parts[0].classList.contains("pb-near")) return;
    const ticks = new Map(); // made before the desk is there
    const answers = new Set(); // asked for before
    const waiting = new AbortController();
    const near = new IntersectionObserver((seen) => { if (seen.some((part) => part.isIntersecting)) bring(); }, { rootMargin: AHEAD });
    let coming = false, missed = false;

    function on(place, event, then) { place.addEventListener(event, then, { signal: waiting.signal, capture: true }); }

    // What the desk shows in any case has its place from the beginning, so nothing moves when it comes.
    function keepRoom(kept) {
      parts.forEach(function (part) {
        part.classList.toggle("pb-near", kept);
        part.querySelectorAll("[data-pb-room]").forEach(function (room) { room.hidden = !kept; });
      });
    }

    function bring() {
      if (coming) return;
      coming = true;
      near.disconnect();
      window.pbPage.loadScript(parts[0].dataset.pbScript, "pbDesk").then(arrived, missing);
    }

    // The desk shows what was kept; what was ticked meanwhile is ticked again, for the desk to keep.
    function arrived() {
      waiting.abort();
      parts.forEach((part) => part.classList.remove("pb-near"));
      ticks.forEach(function (checked, box) { if (box.checked !== checked) box.click(); });
    }

    // The page stays what it is without scripts; the next touch asks again.
    function missing() {
      coming = false;
      missed = true;
      keepRoom(false);
      answers.forEach(function (answer) { answer.open = true; });
      answers.clear();
    }

    parts.forEach(function (part) {
      near.observe(part);
      on(part, "focusin", function () { if (!missed) bring(); }); // without its room the desk would move what is being pressed
      on(part, "click", function (event) {
        const summary = event.target.closest("summary");
        if (summary && !missed) {
          event.preventDefault(); // with the desk the reader answers first
          answers.add(summary.parentElement);
        }
        bring();
      });
      on(part, "change", (event) => ticks.set(event.target, event.target.checked));
    });
    ["pointerover", "focusin"].forEach((event) => on(document, event, function ({ target }) {
      const link = target.closest('a[href^="#"]');
      if (link && leadsNear(link.hash)) bring();
    }));
    keepRoom(true);
    if (isKept() || leadsNear(location.hash)) bring();
  }

  window.pbPage.whenReady(start);
})();
