// What this browser remembers for the search box of one language: it stays here and is sent nowhere.
(function (search) {
  "use strict";
  const mostRecent = 5, mostUsed = 5, mostMissed = 200;

  function memory(base) {
    const place = new URL(base + "/", location.href).pathname;
    const key = (name) => "pb-search-" + name + ":" + place;

    function read(name, otherwise) {
      try {
        const kept = JSON.parse(localStorage.getItem(key(name)));
        return kept && Array.isArray(kept) === Array.isArray(otherwise) ? kept : otherwise;
      } catch (error) { return otherwise; }
    }

    function write(name, value) {
      try { localStorage.setItem(key(name), JSON.stringify(value)); } catch (error) { /* then it is forgotten */ }
    }

    return {
      recent: () => read("recent", []).filter((query) => typeof query === "string"),
      searched: (query) => write("recent", [query, ...read("recent", []).filter((old) => old !== query)].slice(0, mostRecent)),
      used: () => Object.entries(read("used", {}))
        .filter(([, page]) => page && typeof page.title === "string")
        .sort((a, b) => b[1].count - a[1].count).slice(0, mostUsed)
        .map(([address, page]) => ({ address: address, title: page.title })),
      missed: function (query) {
        const day = new Date().toLocaleDateString("sv");
        const others = read("missed", []).filter((row) => row && row.query !== query);
        write("missed", [...others, { query: query, day: day }].slice(-mostMissed));
      },
    };
  }

  search.memory = memory;
})(window.pbSearchCode = window.pbSearchCode || {});
