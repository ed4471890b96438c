// Which sheets of the pack are printed: ticked one by one, by kind or by stage. Without a script all are.
(function () {
  "use strict";
  const pack = document.querySelector("[data-pb-pack]");
  if (!pack) return;
  const rows = Array.from(pack.querySelectorAll("[data-pb-pack-row]"));
  const box = (row) => row.querySelector("input");

  function show() {
    rows.forEach(function (row) {
      const out = !box(row).checked;
      row.classList.toggle("pb-pack__row--left-out", out);
      pack.querySelector('[data-pb-pack-sheet="' + row.dataset.pbPackRow + '"]').classList.toggle("pb-pack__sheet--left-out", out);
    });
    pack.querySelectorAll("[data-pb-pack-group]").forEach(function (group) {
      const boxes = Array.from(group.querySelectorAll("[data-pb-pack-row] input"));
      const whole = group.querySelector("[data-pb-pack-kind]");
      const ticked = boxes.filter((one) => one.checked).length;
      whole.checked = ticked === boxes.length;
      whole.indeterminate = ticked > 0 && ticked < boxes.length;
      group.classList.toggle("pb-pack__kind--left-out", ticked === 0);
    });
    const chosen = rows.filter((row) => box(row).checked).length;
    pack.querySelector("[data-pb-pack-count]").textContent = chosen;
    pack.querySelector("[data-pb-pack-print]").disabled = chosen === 0;
  }

  function choose(wanted) {
    rows.forEach(function (row) { box(row).checked = wanted(row); });
    show();
  }

  pack.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    const data = button.dataset;
    if ("pbPackAll" in data) choose(() => true);
    if ("pbPackNone" in data) choose(() => false);
    if (data.pbPackStage) choose((row) => row.dataset.pbPackStages.split(" ").includes(data.pbPackStage));
    if ("pbPackPrint" in data) window.print();
  });
  pack.addEventListener("change", function (event) {
    if ("pbPackKind" in event.target.dataset) {
      const group = event.target.closest("[data-pb-pack-group]");
      group.querySelectorAll("[data-pb-pack-row] input").forEach(function (one) { one.checked = event.target.checked; });
    }
    show();
  });
  pack.querySelectorAll("[data-pb-pack-tools]").forEach(function (tool) { tool.hidden = false; });
  show();
})();
