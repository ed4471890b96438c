// Furigana above terms of the glossary, once in each section. Off until the reader wants it, and remembered. The reading
// is an attribute that the style shows, so that copying, searching and reading out the text find only the text.
(function () {
  "use strict";
  const KEY = "pb-furigana";
  const NOT_IN = "a, button, input, select, textarea, label, summary, code, ruby, svg, script, style, template, dialog, h1, .pb-sheet, .pb-terms__name, [data-pb-copy]";

  function remembered() {
    try { return localStorage.getItem(KEY) === "on"; } catch (error) { return false; }
  }

  function remember(on) {
    try { localStorage.setItem(KEY, on ? "on" : "off"); } catch (error) { /* forbidden: it holds for this page */ }
  }

  function ruby(pieces) {
    const term = document.createElement("span");
    term.dataset.pbTerm = "";
    pieces.forEach(function (piece) {
      if (!piece[1]) return term.append(piece[0]);
      const over = document.createElement("ruby");
      const reading = document.createElement("rt");
      reading.dataset.pbReading = piece[1];
      over.append(piece[0], reading);
      term.append(over);
    });
    return term;
  }

  function show(article, readings) {
    const terms = new Map(readings.map((pieces) => [pieces.map((piece) => piece[0]).join(""), pieces]));
    const pattern = new RegExp([...terms.keys()].map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));
    if (!terms.size) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, function (node) {
      return node.nodeType === Node.ELEMENT_NODE && node.matches(NOT_IN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let seen = new Set();
    texts.forEach(function (node) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches("h2")) seen = new Set();
        return;
      }
      for (let rest = node; rest;) {
        const found = pattern.exec(rest.data);
        if (!found) return;
        rest = rest.splitText(found.index);
        const after = rest.splitText(found[0].length);
        if (!seen.has(found[0])) rest.replaceWith(ruby(terms.get(found[0])));
        seen.add(found[0]);
        rest = after;
      }
    });
  }

  function hide(article) {
    article.querySelectorAll("[data-pb-term]").forEach((term) => term.replaceWith(term.textContent));
    article.normalize();
  }

  function start() {
    const article = document.querySelector(".pb-doc");
    const switches = [...document.querySelectorAll("[data-pb-furigana]")];
    if (!switches.length || switches[0].dataset.pbReady) return;

    function set(on) {
      switches.forEach((button) => button.setAttribute("aria-pressed", String(on)));
      if (!article) return;
      hide(article);
      if (on) window.pbPage.loadScript(switches[0].dataset.pbFurigana, "pbReadings").then(function (readings) {
        hide(article);
        if (switches[0].getAttribute("aria-pressed") === "true") show(article, readings);
      }, function () { /* the list is not there: the text stays as it is */ });
    }

    switches.forEach(function (button) {
      button.dataset.pbReady = "yes";
      button.hidden = false;
      button.addEventListener("click", function () {
        const on = button.getAttribute("aria-pressed") !== "true";
        remember(on);
        set(on);
      });
    });
    if (remembered()) set(true);
  }

  window.pbPage.whenReady(start);
})();
