// F2 leads to "help now" from any page. There the field is the door to the search: the first key opens it, so what is typed
// or composed lands there; what is pasted or dictated is handed over.
(function () {
  "use strict";
  const door = document.querySelector("[data-pb-now-door]");
  const input = document.querySelector("[data-pb-now-input]");
  const opener = document.querySelector("[data-pb-search-open]");
  if (!door || door.dataset.pbNowDoor) return;
  door.dataset.pbNowDoor = "ready";

  // A function key is no letter, so nobody presses it while dictating or typing, and it is one key (WCAG 2.1.4).
  document.addEventListener("keydown", function (event) {
    if (event.key !== "F2" || event.isComposing || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    event.preventDefault();
    if (!input) door.click();
    else if (!document.querySelector("dialog[open]")) input.focus();
  });
  door.querySelector("[data-pb-now-key]").hidden = false;

  if (!input || !opener) return;
  const passed = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  input.addEventListener("keydown", function (event) {
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (alone && !passed.includes(event.key) && !/^F\d+$/.test(event.key)) opener.click();
  });
  input.addEventListener("click", () => opener.click());
  input.addEventListener("input", function () {
    const search = document.querySelector("[data-pb-search-input]");
    opener.click();
    search.value = input.value;
    input.value = "";
    search.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.querySelector("[data-pb-now-find]").hidden = false;
  if (!location.hash) input.focus({ preventScroll: true });
})();
