// The mentor's sheet, filled before it is printed and emptied after: days, score, missed questions, proofs.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  const MOST = 6; // missed questions; with more, five days would not fit the page

  function fill(sheet, texts) {
    const desk = document.querySelector("[data-pb-deck]");
    const say = window.pbDesk.learn;
    const path = document.querySelector('[data-pb-path="' + sheet.dataset.pbProgress + '"]');
    const put = function (place, text) { place.textContent = text; };
    const days = [...path.querySelectorAll("[data-pb-day]")];
    put(sheet.querySelector("[data-pb-today]"), learn.day(new Date()));
    put(sheet.querySelector("[data-pb-total]"), learn.tasks(path).filter((task) => task.done).length);
    sheet.querySelectorAll("[data-pb-sheet-day]").forEach(function (row) {
      const day = days.find((one) => one.id === row.dataset.pbSheetDay);
      put(row.querySelector("[data-pb-count]"), learn.tasks(day).filter((task) => task.done).length);
    });
    learn.tasks(path).forEach(function (task) {
      const cell = sheet.querySelector('[data-pb-proved="' + task.row.dataset.pbTask + '"]');
      if (cell) put(cell, task.done ? learn.day(new Date(task.kept.at)) : "");
    });
    const deck = learn.deck(desk);
    const answered = learn.cards(deck, sheet.dataset.pbPlaybooks.split(" ")).filter((one) => one.card);
    put(sheet.querySelector("[data-pb-score]"), learn.fill(say.score, { n: answered.filter((one) => one.card.first).length, of: answered.length }));
    const missed = answered.filter((one) => !one.card.first || !one.card.right).sort((a, b) => a.card.right - b.card.right);
    const lines = texts ? named(missed, texts, say) : counted(missed, deck, say);
    sheet.querySelector("[data-pb-missed]").replaceChildren(...(lines.length ? lines : [say["none-missed"]]).map((line) => learn.element("li", "", line)));
  }

  // Each question in its words, those that are still wrong first.
  function named(missed, texts, say) {
    const template = document.createElement("template");
    const lines = missed.slice(0, MOST).map(function (one) {
      template.innerHTML = texts[one.key];
      const words = (name) => template.content.querySelector(name).textContent.trim();
      return learn.fill(say[one.card.right ? "missed-once" : "missed"], { ask: words("[data-pb-ask]"), page: words("[data-pb-of]") });
    });
    return missed.length > MOST ? [...lines, learn.fill(say["more-missed"], { n: missed.length - MOST })] : lines;
  }

  // By page, where the questions are not loaded: Ctrl+P leaves no time for it.
  function counted(missed, deck, say) {
    const pages = [...new Set(missed.map((one) => one.playbook))];
    const lines = pages.slice(0, MOST).map((id) => learn.fill(say["missed-page"], { page: deck[id].title, n: missed.filter((one) => one.playbook === id).length }));
    return pages.length > MOST ? [...lines, learn.fill(say["more-pages"], { n: pages.length - MOST })] : lines;
  }

  function start(sheet) {
    if (sheet.dataset.pbReady) return;
    sheet.dataset.pbReady = "yes";
    const empty = [...sheet.childNodes].map((node) => node.cloneNode(true));
    const others = [...document.querySelectorAll("[data-pb-progress]")].filter((one) => one !== sheet);
    window.addEventListener("beforeprint", () => fill(sheet, window.pbQuestions));
    window.addEventListener("afterprint", function () {
      sheet.replaceChildren(...empty.map((node) => node.cloneNode(true)));
      sheet.hidden = false;
    });
    document.querySelectorAll('[data-pb-progress-print="' + sheet.dataset.pbProgress + '"]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        const print = function () {
          others.forEach(function (other) { other.hidden = true; });
          window.print();
        };
        learn.questions(document.querySelector("[data-pb-deck]")).then(print, print);
      });
    });
  }

  window.pbPage.whenReady(() => document.querySelectorAll("[data-pb-progress]").forEach(start));
})();
