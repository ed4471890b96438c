// Says in the footer which version one reads, and has the whole site kept for reading without a network. From a folder
// all of it is there anyway; who asked the browser to save data is not sent the whole site.
(function () {
  "use strict";
  const foot = document.querySelector("[data-pb-site-version]");
  const tag = document.querySelector("[data-pb-site-file]");
  if (!foot || !tag || !window.pbVersion || !foot.hidden) return;
  foot.hidden = false;
  foot.querySelector("[data-pb-site-number]").textContent = window.pbVersion;
  const state = foot.querySelector("[data-pb-site-state]");
  const workers = allowed();
  if (!workers || !location.protocol.startsWith("http") || (navigator.connection && navigator.connection.saveData)) return;

  function allowed() {
    try { return navigator.serviceWorker; } catch (error) { return null; } // a page in a sandbox may not even ask
  }

  async function keep() {
    const kept = await workers.register(new URL("sw.js", tag.src));
    if (kept.active) state.textContent = state.dataset.pbKept;
    const watch = function (worker) {
      const first = !kept.active;
      worker.addEventListener("statechange", function () {
        if (worker.state === "activated") state.textContent = first ? state.dataset.pbKept : state.dataset.pbNewer;
      });
    };
    if (kept.installing) watch(kept.installing);
    kept.addEventListener("updatefound", () => watch(kept.installing));
    document.addEventListener("visibilitychange", function () { // a page may stay open for days
      if (document.visibilityState === "visible") kept.update().catch(function () { /* no network: later */ });
    });
  }
  const start = () => keep().catch(function () { /* not allowed here: the site is read over the network */ });
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
