// What a run is: one use of a checklist for one customer, as plain data. Nothing here touches the page or the disk.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};
  const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  const RUN_ID = /^[a-z0-9]{1,40}$/;
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
  const most = { id: 200, customer: 200, note: 2000, text: 2000, rows: 500 };

  runs.begin = function (list, now) {
    const run = {
      schema: 1, list: list.id, id: now.getTime().toString(36) + Math.random().toString(36).slice(2, 8), customer: "",
      started: now.toISOString(), closed: null, version: list.version, meanings: Object.create(null), items: Object.create(null),
    };
    runs.agree(list, run);
    return run;
  };

  // The reader has seen what the rows mean now.
  runs.agree = function (list, run) {
    run.version = list.version;
    run.meanings = Object.create(null);
    list.items.forEach((item) => { run.meanings[item.id] = item.meaning; });
  };

  // What a row holds in a run; made when it is first touched. The words are kept: rows may be reworded or vanish.
  runs.edit = function (run, item, now, edit) {
    const entry = run.items[item.id] || { done: false, na: false, at: now.toISOString(), note: "", text: item.action.slice(0, most.text) };
    const before = [entry.done, entry.na].join();
    edit(entry);
    if ([entry.done, entry.na].join() !== before) {
      entry.at = now.toISOString();
      entry.text = item.action.slice(0, most.text);
    }
    if (entry.done || entry.na || entry.note) run.items[item.id] = entry;
    else delete run.items[item.id];
  };

  function plain(text, limit) {
    if (typeof text !== "string") return null;
    // Lone halves of characters break links; other control characters than line breaks serve no reader.
    return text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ").slice(0, limit);
  }

  function time(text) { return typeof text === "string" && TIME.test(text) && !isNaN(Date.parse(text)); }

  function object(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  // Each entry of an object whose keys are ids, made anew by ``make``; null if anything is not as it must be.
  function entries(value, make) {
    if (!object(value) || Object.keys(value).length > most.rows) return null;
    const made = Object.create(null);
    for (const id of Object.keys(value)) {
      const entry = id.length <= most.id && ID.test(id) ? make(value[id]) : null;
      if (entry === null) return null;
      made[id] = entry;
    }
    return made;
  }

  function checkedEntry(value) {
    if (!object(value) || typeof value.done !== "boolean" || typeof value.na !== "boolean" || !time(value.at)) return null;
    const note = plain(value.note, most.note);
    if (note === null) return null;
    return { done: value.done, na: value.na && !value.done, at: value.at, note: note, text: plain(value.text, most.text) || "" };
  }

  // A copy of a run from outside (a file, the storage) that holds what a run may hold and nothing else, or null.
  runs.checked = function (value) {
    if (!object(value) || value.schema !== 1) return null;
    const right = typeof value.list === "string" && value.list.length <= most.id && ID.test(value.list)
      && typeof value.id === "string" && RUN_ID.test(value.id) && time(value.started)
      && (value.closed === null || time(value.closed)) && typeof value.version === "string" && /^([0-9a-f]{6})?$/.test(value.version);
    const customer = plain(value.customer, most.customer);
    const meanings = entries(value.meanings, (number) => Number.isInteger(number) && number >= 1 && number <= 9999 ? number : null);
    const items = entries(value.items, checkedEntry);
    if (!right || customer === null || !meanings || !items) return null;
    return {
      schema: 1, list: value.list, id: value.id, customer: customer.replace(/\n/g, " "), started: value.started,
      closed: value.closed, version: value.version, meanings: meanings, items: items,
    };
  };

  runs.parse = function (text) {
    try { return runs.checked(JSON.parse(text)); } catch (error) { return null; }
  };

  function settled(run, item) {
    const entry = run && run.items[item.id];
    return Boolean(entry && (entry.done || entry.na));
  }

  // Rows that do not apply are not counted; without a run nothing is done.
  runs.progress = function (list, run) {
    const entries = list.items.map((item) => run && run.items[item.id]);
    const na = entries.filter((entry) => entry && entry.na).length;
    const done = entries.filter((entry) => entry && entry.done).length;
    const total = list.items.length - na;
    return { done: done, total: total, na: na, text: done + "/" + total, next: list.items.find((item) => !settled(run, item)) || null };
  };

  // What is not as it was when the run began: rows of another meaning, rows added, rows gone that held something.
  runs.changes = function (list, run) {
    return {
      changed: list.items.filter((item) => item.id in run.meanings && run.meanings[item.id] !== item.meaning),
      added: list.items.filter((item) => !(item.id in run.meanings)),
      gone: Object.keys(run.items).filter((id) => !list.items.some((item) => item.id === id))
        .map((id) => Object.assign({ id: id }, run.items[id])),
    };
  };

  // The first response, if there is one, then each section with a limit, with the moment its last row was settled.
  runs.deadlines = function (list, run, firstResponse) {
    const limits = list.sections.map((section) => ({ section: section, name: section.title, within: section.within, items: section.items }));
    if (list.firstResponse) {
      limits.unshift({ section: null, name: firstResponse, within: list.firstResponse, items: list.items.slice(0, 1) });
    }
    return limits.filter((limit) => limit.within).map(function (limit) {
      const over = limit.items.every((item) => settled(run, item));
      const times = over ? limit.items.map((item) => Date.parse(run.items[item.id].at)) : [];
      return { section: limit.section, name: limit.name, due: window.pbSheet.later(run.started, limit.within), done: over ? new Date(Math.max(...times)) : null };
    });
  };

  // The deadline that comes first of those not met, or null.
  runs.nextDeadline = function (deadlines) {
    return deadlines.filter((deadline) => !deadline.done).sort((a, b) => a.due - b.due)[0] || null;
  };

  // A checklist as the page describes it.
  runs.readList = function (root) {
    const words = (parent, name) => { const found = parent && parent.querySelector(name); return found ? found.textContent : ""; };
    const sections = [...root.querySelectorAll("[data-pb-section]")].map((part) => ({
      element: part,
      title: part.dataset.pbSection,
      within: part.dataset.pbWithin || "",
      items: [...part.querySelectorAll("[data-pb-item]")].map(function (mark) {
        const row = mark.closest("[data-pb-row]");
        return {
          id: mark.dataset.pbItem, meaning: Number(mark.dataset.pbMeaning), row: row, box: mark, action: words(row, "[data-pb-action]"),
          role: words(row, "[data-pb-role]"), blank: words(row, "[data-pb-blank]"), stop: words(row, "[data-pb-stop]"),
        };
      }),
    }));
    return {
      id: root.dataset.pbChecklist, version: root.dataset.pbVersion, title: root.dataset.pbTitle,
      firstResponse: root.dataset.pbFirstResponse || "", completion: words(root, "[data-pb-completion]"),
      sections: sections, items: sections.flatMap((section) => section.items),
    };
  };
})();
