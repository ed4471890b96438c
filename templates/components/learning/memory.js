// When what was learnt comes back, and when it is open again because its meaning was raised.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  // Days after learning. A fixed list: see docs/architecture.md.
  const INTERVALS = [1, 3, 7, 16, 35];

  const two = (number) => String(number).padStart(2, "0");

  learn.day = (date) => [String(date.getFullYear()).padStart(4, "0"), two(date.getMonth() + 1), two(date.getDate())].join("-");

  // Noon, so that no summer time moves a day.
  const noon = (day) => new Date(day + "T12:00:00");
  const between = (from, to) => Math.round((noon(to) - noon(from)) / 864e5);

  function after(day, days) {
    const date = noon(day);
    date.setDate(date.getDate() + days);
    return learn.day(date);
  }

  function meanings(rests) {
    return new Map(rests.split(" ").filter(Boolean).map(function (token) {
      const cut = token.lastIndexOf(":");
      return [token.slice(0, cut), Number(token.slice(cut + 1))];
    }));
  }

  // The parts whose meaning is higher on this page than when ``kept`` was kept. A page that lags behind raises none.
  learn.raised = function (kept, now) {
    const before = meanings(kept);
    return [...meanings(now)].filter((part) => part[1] > (before.get(part[0]) || 1)).map((part) => part[0]);
  };

  // The higher of both: an answer on a page that lags behind takes nothing back.
  function joined(kept, now) {
    const all = meanings(now);
    meanings(kept).forEach(function (meaning, part) { all.set(part, Math.max(meaning, all.get(part) || 1)); });
    return [...all].map((part) => part.join(":")).join(" ");
  }

  learn.isOpen = (entry, rests) => !entry || learn.raised(entry.rests, rests).length > 0;

  learn.isDue = (card, rests) => Boolean(card)
    && (learn.isOpen(card, rests) || card.due !== "" && card.due <= learn.day(new Date()));

  // Keep an answer. A wrong one, and one to a question whose meaning was raised, begins the list of days anew.
  learn.answer = function (key, rests, right) {
    const now = new Date();
    const today = learn.day(now);
    learn.change(function (record) {
      const old = record.cards[key];
      const anew = learn.isOpen(old, rests);
      const learned = anew || !right ? today : old.learned;
      const next = INTERVALS.find((days) => days > between(learned, today));
      record.cards[key] = {
        at: now.toISOString(),
        learned: learned,
        due: next ? after(learned, next) : "",
        first: anew ? right : old.first,
        right: right,
        rests: anew ? rests : joined(old.rests, rests),
      };
    });
    return learn.read().cards[key];
  };

  learn.tick = function (key, rests, done) {
    learn.change(function (record) {
      if (done) record.tasks[key] = { at: new Date().toISOString(), rests: rests };
      else delete record.tasks[key];
    });
  };

  // "tomorrow", "in 3 days (11/28)", or never again.
  learn.nextTime = function (card, say) {
    if (card.due === "") return say.learnt;
    const days = between(learn.day(new Date()), card.due);
    const date = new Intl.DateTimeFormat(document.documentElement.lang || "en", { month: "short", day: "numeric" }).format(noon(card.due));
    return learn.fill(days <= 1 ? say.tomorrow : say["in-days"], { n: days, day: date });
  };
})();
