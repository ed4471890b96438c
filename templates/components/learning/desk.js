// The desk of the learn page: what is due, sessions by day, and the record as a file.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  const LARGEST = 2 * 1024 * 1024;
  const AT_ONCE = 10;

  // What all questions of the site rest on, by playbook.
  learn.deck = (desk) => JSON.parse(desk.dataset.pbDeck);

  // Every question of some playbooks (of all, if none are named) with its card, in the order of their pages.
  learn.cards = function (deck, playbooks) {
    const { cards } = learn.read();
    return (playbooks || Object.keys(deck)).filter((id) => deck[id]).flatMap(function (id) {
      return Object.entries(deck[id].questions).map(function (question) {
        const key = id + "/" + question[0];
        return { key: key, playbook: id, rests: question[1], card: cards[key] };
      });
    });
  };

  function start(desk) {
    if (desk.dataset.pbReady) return;
    desk.dataset.pbReady = "yes";
    const find = (name) => desk.querySelector(name);
    const on = (name, event, then) => desk.querySelectorAll(name).forEach((element) => element.addEventListener(event, then));
    const say = window.pbDesk.learn;
    const deck = learn.deck(desk);
    const messages = window.pbRuns.messages(desk);
    let started = null;

    const due = () => learn.cards(deck).filter((one) => learn.isDue(one.card, one.rests))
      .sort((a, b) => a.card.due < b.card.due ? -1 : a.card.due > b.card.due ? 1 : 0);

    const ofDay = (button) => learn.cards(deck, button.dataset.pbPlaybooks.split(" "));

    function begin(button, keys, title) {
      started = button;
      learn.session(desk, say, keys.slice(0, AT_ONCE), title, function () {
        draw();
        started.focus();
      });
    }

    function draw() {
      const now = due();
      const all = learn.cards(deck);
      const answered = all.filter((one) => one.card);
      const coming = answered.map((one) => one.card.due).filter(Boolean).sort()[0];
      find("[data-pb-due-count]").textContent = learn.fill(say.due, { n: now.length });
      find("[data-pb-review]").disabled = !now.length;
      find("[data-pb-next-due]").textContent = now.length || !coming ? "" : learn.fill(say["next-due"], { when: learn.nextTime({ due: coming }, say.when) });
      find("[data-pb-answered]").hidden = !answered.length;
      find("[data-pb-answered]").textContent = learn.fill(say.answered, { n: answered.length, of: all.length, first: answered.filter((one) => one.card.first).length });
      desk.querySelectorAll("[data-pb-day-quiz]").forEach(function (button) {
        const own = ofDay(button);
        button.hidden = !own.length;
        button.textContent = learn.fill(say["day-quiz"], { n: own.filter((one) => one.card).length, of: own.length });
      });
      const why = learn.trouble();
      const trouble = find("[data-pb-trouble]");
      trouble.hidden = !why;
      trouble.textContent = why ? say["unsaved-" + why] : "";
    }

    on("[data-pb-review]", "click", (event) => begin(event.currentTarget, due().map((one) => one.key), say.review));
    on("[data-pb-day-quiz]", "click", function (event) {
      const button = event.currentTarget;
      // First what was never asked, then what went wrong, then the rest.
      const rank = (one) => learn.isOpen(one.card, one.rests) ? 0 : one.card.right ? 2 : 1;
      const own = ofDay(button).sort((a, b) => rank(a) - rank(b));
      begin(button, own.map((one) => one.key), button.dataset.pbTitle);
    });
    on("[data-pb-save]", "click", () => window.pbRuns.save(say["file-name"] + "-" + learn.day(new Date()), learn.read()));
    on("[data-pb-forget]", "click", function () {
      const old = learn.read();
      learn.write({ schema: 1, tasks: {}, cards: {} });
      messages.say(say.forgotten, function () {
        learn.write(learn.merge(learn.read(), old));
        messages.say(say.undone);
      });
    });
    on("[data-pb-open]", "change", function (event) {
      const field = event.target;
      const file = field.files[0];
      if (!file) return;
      const refuse = () => messages.say(learn.fill(say.refused, { file: file.name }));
      if (file.size > LARGEST) { field.value = ""; return refuse(); }
      file.text().then(function (text) {
        field.value = ""; // the same file can be chosen again
        const offered = learn.parse(text);
        if (!offered) return refuse();
        learn.write(learn.merge(learn.read(), offered));
        messages.say(learn.fill(say.opened, { tasks: Object.keys(offered.tasks).length, cards: Object.keys(offered.cards).length }));
      }, refuse);
    });
    learn.watch(draw);
    window.addEventListener("pageshow", draw);
    // Midnight makes cards due while the page is open.
    document.addEventListener("visibilitychange", draw);
    find("[data-pb-desk-tools]").hidden = false;
    draw();
  }

  window.pbPage.whenReady(() => document.querySelectorAll("[data-pb-desk]").forEach(start));
})();
