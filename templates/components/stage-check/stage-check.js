// The furthest gate with evidence says where a customer stands, and what to do next.
(function () {
  "use strict";
  document.querySelectorAll("[data-pb-stage-check]").forEach(function (page) {
    const gates = Array.from(page.querySelectorAll("[data-pb-gate]"));
    const standing = page.querySelector("[data-pb-standing]");

    function show() {
      const reached = gates.filter((gate) => gate.querySelector(":checked")).pop();
      const id = reached ? reached.dataset.pbGate : "";
      standing.querySelectorAll("[data-pb-standing-at]").forEach(function (line) {
        line.hidden = line.dataset.pbStandingAt !== id;
      });
      gates.forEach((gate) => gate.classList.toggle("pb-evidence--here", gate === reached));
    }

    page.addEventListener("change", show);
    page.querySelector("[data-pb-standing-clear]").addEventListener("click", function () {
      page.querySelectorAll("input").forEach(function (box) { box.checked = false; });
      show();
    });
    page.classList.add("pb-page--checking");
    standing.hidden = false;
    show();
  });
})();
