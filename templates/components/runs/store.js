// Where runs are kept: one key each in the browser's storage. What the storage will not take stays in memory, and
// ``trouble`` says why. What is read is checked, whoever wrote it.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};
  const memory = new Map();
  const watchers = [];
  const PREFIX = "pb-run:";

  function storage() {
    try { return window.localStorage; } catch (error) { return null; } // forbidden by the reader or by a frame
  }

  function key(list, id) { return PREFIX + list + ":" + id; }

  function read(name) {
    if (memory.has(name)) return runs.parse(memory.get(name));
    const kept = storage();
    const run = kept && runs.parse(kept.getItem(name) || "");
    return run && key(run.list, run.id) === name ? run : null;
  }

  function names() {
    const kept = storage();
    return new Set([...memory.keys(), ...(kept ? Object.keys(kept).filter((name) => name.startsWith(PREFIX)) : [])]);
  }

  runs.store = {
    all: () => [...names()].map(read).filter(Boolean),
    of: (list) => runs.store.all().filter((run) => run.list === list),
    get: (list, id) => read(key(list, id)),
    put: function (run) {
      const name = key(run.list, run.id);
      const text = JSON.stringify(run);
      try {
        storage().setItem(name, text);
        memory.delete(name);
      } catch (error) {
        memory.set(name, text);
      }
    },
    remove: function (run) {
      const name = key(run.list, run.id);
      memory.delete(name);
      if (storage()) storage().removeItem(name);
    },
    // Empty, ``blocked`` or ``full``: some run is in memory only.
    trouble: () => !memory.size ? "" : storage() ? "full" : "blocked",
    // Another tab has changed, added or removed a run.
    watch: (then) => watchers.push(then),
  };

  window.addEventListener("storage", function (event) {
    if (event.key === null || event.key.startsWith(PREFIX)) watchers.forEach((then) => then());
  });

  // When a run was last touched, to come back to the one in use.
  runs.touched = (run) => Math.max(Date.parse(run.started), ...Object.values(run.items).map((entry) => Date.parse(entry.at)));
})();
