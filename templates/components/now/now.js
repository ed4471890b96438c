// The field on "help now" is the door to the search: the first key opens it, so what is typed or composed lands there.
(function () {
  "use strict";
  const input = document.querySelector("[data-pb-now-input]");
  const opener = document.querySelector("[data-pb-search-open]");
  if (!input || !opener) return;
  const passed = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  input.addEventListener("keydown", function (event) {
    if (!passed.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) opener.click();
  });
  input.addEventListener("click", () => opener.click());
  document.querySelector("[data-pb-now-find]").hidden = false;
  if (!location.hash) input.focus({ preventScroll: true });
})();
