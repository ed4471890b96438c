// Where the pages come from: all of them on a small site, those that may hold the words on a large one.
// Both answer at once when what is asked for is in memory, so a keystroke is painted in its own frame.
(function (search) {
  "use strict";

  // `load(name, then)` brings a script of search_files.py and hands over what it holds.
  function open(load, then) {
    load("first", function (first) {
      const source = first.large ? large(first, load) : small(first, load);
      source.kinds = first.kinds;
      source.stages = first.stages;
      source.labels = first.labels;
      then(source);
    });
  }

  function small(first, load) {
    const pages = first.pages.map((row) => new search.Page(row));
    const words = new search.Words([]);
    words.add(first.rows);
    let vocabulary = null, whole = false;
    function around(then) {
      vocabulary = vocabulary || addReadings(vocabularyOf(pages.flatMap((page) => page.lines.filter((line) => line.rank <= 3))), words.keys);
      then(vocabulary);
    }
    return {
      words: words,
      pages: pages,
      page: (address) => pages.find((page) => page.address === address),
      standsAlone: (text) => whole && pages.filter((page) => page.all.includes(text)).length === 1,
      rowsFor: (tokens, then) => then(),
      pagesFor: (alternatives, then) => then(pages),
      knows: (text) => search.possible(text) && pages.some((page) => page.all.includes(text)),
      wordsAround: (tokens, then) => around(then),
      // The lines that count less, once something can be found by the others; a few at a time, so that typing goes on.
      complete: (then) => load("rest", function (rest) {
        const rows = rest.rows.split("\n");
        const tasks = rest.pages.map((row, number) => function () {
          pages[number].addWords(search.classes.searchWord, row[0]);
          pages[number].addWords(search.classes.twin, row[1]);
          pages[number].addLines(row[2]);
        });
        words.addGroups(rest.synonyms);
        for (let at = 0; at < rows.length; at += 200) tasks.push(() => words.add(rows.slice(at, at + 200).join("\n")));
        tasks.push(function () { whole = true; vocabulary = null; }, then, () => around(function () {}));
        inTurn(tasks);
      }),
    };
  }

  // Run tasks one after the other, and let the browser paint every few milliseconds.
  function inTurn(tasks) {
    const until = performance.now() + 4;
    while (tasks.length && performance.now() < until) tasks.shift()();
    if (tasks.length) setTimeout(() => inTurn(tasks));
  }

  // Words of titles, search words and what customers say, as {form: what may be typed, text: what stands on pages, shown}.
  function vocabularyOf(lines) {
    const found = new Map();
    lines.forEach(function (line) {
      if (line.folded.length < 16) put(found, line.folded, line.folded, line.text);
      line.folded.split(" ").forEach((part) => put(found, part, part, part));
    });
    return found;
  }

  function addReadings(vocabulary, rows) {
    rows.forEach((row) => put(vocabulary, row.key, row.word, row.shown));
    return vocabulary;
  }

  function put(vocabulary, form, text, shown) {
    if (form.length > 1 && !vocabulary.has(form)) vocabulary.set(form, { form: form, text: text, shown: shown });
  }

  const mostPages = 16, fewPages = 3; // as many as view.js shows in its first frame
  const tiers = [100, 86, 55, 20];

  function large(first, load) {
    const count = first.large.shards;
    const words = new search.Words(first.synonyms);
    const grams = new Map();
    let decoded = new Map();
    const pages = new Map();
    const loaded = new Set();
    let latest = []; // the pages that were found last: a longer word often stands on them
    let vocabulary = null, readings = 0; // how many rows of readings are in it: more come with the shards

    // After a kanji one character decides, so that all forms of a verb come together.
    const kanji = new RegExp("^[" + search.kanji + "]");
    const shardOf = (key) => (key.charCodeAt(0) * 31 + (key.length === 1 || kanji.test(key) ? 0 : key.charCodeAt(1))) % count;

    function need(names, take, then) {
      const missing = [...new Set(names)].filter((name) => !loaded.has(name));
      let waiting = missing.length;
      if (!waiting) return then();
      missing.forEach((name) => load(name, function (data) {
        if (!loaded.has(name)) take(name, data);
        loaded.add(name);
        waiting -= 1;
        if (!waiting) then();
      }));
    }

    function shards(keys, then) {
      need(keys.filter(Boolean).map((key) => "shard-" + shardOf(key)), function (name, shard) {
        Object.entries(shard.grams).forEach(([gram, places]) => grams.set(gram, places));
        decoded = new Map();
        words.add(shard.rows);
      }, then);
    }

    // What a text is found by; a word in Latin letters by any word that begins with it.
    function gramsOf(text) {
      return (text.match(/[a-z0-9]+|[^ a-z0-9]+/g) || []).flatMap(function (run) {
        if (/^[a-z0-9]/.test(run)) return [{ key: run, begun: true }];
        if (run.length === 1) return [{ key: run }];
        return [...run].slice(1).map((char, i) => ({ key: run.slice(i, i + 2) }));
      });
    }

    // The pages that hold a gram, by number, and the best place in each; decoded once.
    function placesOf(gram) {
      const key = gram.key + (gram.begun ? "*" : "");
      if (decoded.has(key)) return decoded.get(key);
      const found = new Map();
      if (grams.has(gram.key) || gram.begun) decoded.set(key, found);
      const lists = gram.begun ? [...grams].filter(([key]) => key.startsWith(gram.key)).map(([, list]) => list) : [grams.get(gram.key) || []];
      lists.forEach(function (list) {
        let sum = 0;
        list.forEach(function (step) {
          sum += step;
          const page = sum >> 2, tier = sum & 3;
          if (!(found.get(page) <= tier)) found.set(page, tier);
        });
      });
      return found;
    }

    function placesOfText(text) {
      const lists = gramsOf(text).map(placesOf).sort((a, b) => a.size - b.size);
      const found = new Map();
      if (lists.length) lists[0].forEach(function (tier, page) {
        if (lists.every((list) => list.has(page))) found.set(page, Math.max(...lists.map((list) => list.get(page))));
      });
      return found;
    }

    // The pages that promise most by the index, before their texts are known.
    function promising(alternatives, facet) {
      const sums = new Map();
      alternatives.forEach(function (word) {
        const best = new Map();
        word.forEach((alternative) => placesOfText(alternative.text).forEach(function (tier, page) {
          const value = tiers[tier] * alternative.worth;
          if (!(best.get(page) >= value)) best.set(page, value);
        }));
        best.forEach((value, page) => sums.set(page, (sums.get(page) || 0) + 1000 + value));
      });
      return [...sums].filter(([page]) => !facet || facet(first.large.facets[page])).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostPages).map(([page]) => page);
    }

    const source = {
      words: words,
      page: (address) => [...pages.values()].find((page) => page.address === address),
      rowsFor: (tokens, then) => shards(tokens.flatMap(function (token) {
        const forms = [token, ...search.readAsKana(token)].map(search.loose);
        const typed = gramsOf(token).map((gram) => gram.key); // pagesFor will ask for them, one journey later
        return [...forms, search.kanaStem(forms[0]), search.skeleton(token) || token, ...typed];
      }), then),
      pagesFor: function (alternatives, then, wanted) {
        shards(alternatives.flat().flatMap((alternative) => gramsOf(alternative.text).map((gram) => gram.key)), function () {
          const numbers = promising(alternatives, source.facet);
          const bring = (numbers, next) => need(numbers.map((number) => "page-" + number), function (name, data) {
            const page = new search.Page(data[0]);
            page.addWords(search.classes.twin, data[1]);
            pages.set(Number(name.slice(5)), page);
          }, function () {
            if (wanted()) next(numbers.map((number) => pages.get(number)));
          });
          // Those that promise most are shown before the others are asked for, whose arrival would hold up the frame.
          const all = () => bring(numbers, function (found) {
            if (found.length) latest = found;
            then(found);
          });
          if (numbers.every((number) => pages.has(number))) return all();
          bring(numbers.slice(0, fewPages), function (few) {
            then([...new Set([...few, ...latest])], true);
            requestAnimationFrame(() => setTimeout(() => { if (wanted()) all(); }));
          });
        });
      },
      latest: () => latest,
      standsAlone: (text) => placesOfText(text).size === 1,
      knows: (text) => placesOfText(text).size > 0,
      wordsAround: (tokens, then) => load("words", function (list) {
        vocabulary = vocabulary || vocabularyOf(list.split("\n").map((text) => ({ text: text, folded: search.fold(text) })));
        addReadings(vocabulary, words.keys.slice(readings));
        readings = words.keys.length;
        const keys = tokens.flatMap((token) => [...token].slice(1).map((char, i) => token.slice(i, i + 2)));
        shards(keys, () => then(vocabulary));
      }),
      complete: (then) => then(),
    };
    return source;
  }

  search.open = open;
})(window.pbSearchCode = window.pbSearchCode || {});
