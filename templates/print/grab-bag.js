// Narrows the sheets to those that hold every word typed, on each keystroke; it works from a mailed file.
(function () {
  "use strict";
  const input = document.querySelector("[data-pb-bag-input]");
  const none = document.querySelector("[data-pb-bag-none]");
  const sheets = Array.from(document.querySelectorAll("[data-pb-bag-sheet]"));
  const said = none.dataset.pbBagNone;

  const texts = sheets.map((sheet) => window.pbPlain(sheet.dataset.pbBagWords + " " + sheet.textContent.replace(/\s+/g, " ")));
  input.addEventListener("input", function () {
    const words = window.pbPlain(input.value).split(/\s+/).filter(Boolean);
    let left = 0;
    sheets.forEach(function (sheet, index) {
      sheet.hidden = !words.every((word) => texts[index].includes(word));
      document.querySelector('[data-pb-bag-row="' + sheet.dataset.pbBagSheet + '"]').hidden = sheet.hidden;
      left += sheet.hidden ? 0 : 1;
    });
    none.textContent = left ? "" : said;
  });
  document.querySelector("[data-pb-bag-print]").addEventListener("click", () => window.print());
  document.querySelectorAll("[data-pb-bag-tools]").forEach(function (tools) { tools.hidden = false; });
})();
