// Opens the search box: "/", Ctrl+K or a tap. Code and index are brought when search is first wanted, as plain
// scripts, which work from a folder too. Counts visits to playbooks, in this browser only.
(function () {
  "use strict";
  const dialog = document.querySelector("[data-pb-search]");
  if (!dialog || !dialog.showModal || dialog.dataset.pbSearchReady) return;
  dialog.dataset.pbSearchReady = "";
  const files = dialog.dataset.pbSearchFiles;
  const waiting = {};
  let before = null;

  // Bring one script, once; whoever asks meanwhile waits for it. What cannot be brought is asked for again next time.
  function load(name, then) {
    const done = () => (window.pbSearchFiles || {})[name];
    if (done()) return then(done());
    if (waiting[name]) return waiting[name].push(then);
    waiting[name] = [then];
    const script = document.createElement("script");
    script.src = files + name + ".js";
    script.onload = script.onerror = function () {
      const asked = waiting[name];
      delete waiting[name];
      if (done()) asked.forEach((next) => next(done()));
      else dialog.dispatchEvent(new CustomEvent("pb-search-missing"));
    };
    document.head.append(script);
  }

  function open() {
    if (dialog.open) return;
    before = document.activeElement;
    dialog.showModal();
    load("first", function () {});
    load("code", () => window.pbSearchCode.start(dialog, load));
    dialog.querySelector("[data-pb-search-input]").select();
  }

  dialog.addEventListener("close", function () {
    if (before && before.isConnected) before.focus();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector("[data-pb-search-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  document.querySelectorAll("[data-pb-search-open]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", open);
  });
  document.querySelectorAll("[data-pb-search-plain]").forEach((link) => { link.hidden = true; });
  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && plain && !typing)) {
      event.preventDefault();
      event.stopPropagation();
      open();
    }
  }, true);

  const here = dialog.dataset.pbSearchHere;
  const heading = document.querySelector("h1");
  if (here && heading) {
    try {
      const key = "pb-search-used:" + new URL(dialog.dataset.pbSearchBase + "/", location.href).pathname;
      const used = JSON.parse(localStorage.getItem(key) || "{}");
      used[here] = { count: ((used[here] || {}).count || 0) + 1, title: heading.textContent.trim() };
      localStorage.setItem(key, JSON.stringify(used));
    } catch (error) { /* Storage is full, blocked or not ours: then nothing is remembered. */ }
  }
})();
