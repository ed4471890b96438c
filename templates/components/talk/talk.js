// Narrows "their words, your words" to the pairs that hold every word typed, on each keystroke.
(function () {
  "use strict";
  document.querySelectorAll("[data-pb-talk]").forEach(function (page) {
    const input = page.querySelector("[data-pb-talk-input]");
    const count = page.querySelector("[data-pb-talk-count]");
    const pairs = Array.from(page.querySelectorAll("[data-pb-talk-pair]"));
    const texts = pairs.map((pair) => window.pbPlain(pair.textContent.replace(/\s+/g, " ")));
    const they = pairs.map((pair) => window.pbPlain(pair.querySelector("dt").textContent));

    function narrow() {
      const words = window.pbPlain(input.value).split(/\s+/).filter(Boolean);
      // What the customer says comes first; in the answers the words are looked for only if nobody says them.
      const said = they.some((text) => words.every((word) => text.includes(word)));
      let shown = 0;
      pairs.forEach(function (pair, i) {
        pair.hidden = !words.every((word) => (said ? they : texts)[i].includes(word));
        shown += pair.hidden ? 0 : 1;
      });
      count.textContent = count.dataset.pbTalkCount.replace("{n}", shown);
      page.querySelector("[data-pb-talk-none]").hidden = shown > 0;
    }

    page.querySelector("[data-pb-talk-tools]").hidden = false;
    input.oninput = narrow;
    narrow();
    input.focus({ preventScroll: true });
  });
})();
