// What a learner has done, kept in the reader's browser under one key. What the storage will not take stays in memory,
// and ``trouble`` says why. What is read is checked, whoever wrote it.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  const KEY = "pb-learn";
  const MOST = 5000; // entries of a sort; a site has some hundred
  const NAME = /^[a-z][a-z0-9-]{0,99}\/[a-z][a-z0-9-]{0,99}$/;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const RESTS = /^[a-z0-9#: -]{0,9999}$/;
  const watchers = [];
  let memory = null;

  const isMoment = (text) => typeof text === "string" && text.length <= 30 && !isNaN(Date.parse(text));
  const isDay = (text) => typeof text === "string" && DAY.test(text) && !isNaN(Date.parse(text));
  const isRests = (text) => typeof text === "string" && RESTS.test(text);
  const isTask = (entry) => isMoment(entry.at) && isRests(entry.rests);
  const isCard = (entry) => isMoment(entry.at) && isRests(entry.rests) && isDay(entry.learned)
    && (entry.due === "" || isDay(entry.due)) && typeof entry.first === "boolean" && typeof entry.right === "boolean";

  function entries(offered, isGood, fields) {
    const good = {};
    if (!offered || typeof offered !== "object") return good;
    Object.keys(offered).slice(0, MOST).forEach(function (name) {
      const entry = offered[name];
      if (!NAME.test(name) || !entry || typeof entry !== "object" || !isGood(entry)) return;
      good[name] = {};
      fields.forEach(function (field) { good[name][field] = entry[field]; });
    });
    return good;
  }

  // A record made only of what is known, or null if it is none at all.
  learn.checked = function (content) {
    if (!content || typeof content !== "object" || content.schema !== 1) return null;
    return {
      schema: 1,
      tasks: entries(content.tasks, isTask, ["at", "rests"]),
      cards: entries(content.cards, isCard, ["at", "learned", "due", "first", "right", "rests"]),
    };
  };

  learn.parse = function (text) {
    try { return learn.checked(JSON.parse(text)); } catch (error) { return null; }
  };

  function storage() {
    try { return window.localStorage; } catch (error) { return null; } // forbidden by the reader or by a frame
  }

  learn.read = function () {
    const kept = storage();
    return learn.parse(memory || (kept && kept.getItem(KEY)) || "") || { schema: 1, tasks: {}, cards: {} };
  };

  learn.write = function (record) {
    const text = JSON.stringify(record);
    try {
      storage().setItem(KEY, text);
      memory = null;
    } catch (error) {
      memory = text;
    }
    watchers.forEach((then) => then());
  };

  learn.change = function (edit) {
    const record = learn.read();
    edit(record);
    learn.write(record);
  };

  // Empty, ``blocked`` or ``full``: the record is in memory only.
  learn.trouble = () => memory === null ? "" : storage() ? "full" : "blocked";

  // Something has changed, here or in another tab.
  learn.watch = (then) => watchers.push(then);
  window.addEventListener("storage", function (event) {
    if (event.key === null || event.key === KEY) watchers.forEach((then) => then());
  });

  // Two records as one: of each entry the later.
  learn.merge = function (here, there) {
    ["tasks", "cards"].forEach(function (sort) {
      Object.keys(there[sort]).forEach(function (name) {
        const own = here[sort][name];
        if (!own || Date.parse(own.at) < Date.parse(there[sort][name].at)) here[sort][name] = there[sort][name];
      });
    });
    return here;
  };

  learn.fill = (sentence, gaps) => sentence.replace(/\{(\w+)\}/g, (whole, name) => name in gaps ? String(gaps[name]) : whole);
})();
