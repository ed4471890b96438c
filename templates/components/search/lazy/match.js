// Pages that hold the words of a query, what helps on a call first.
(function (search) {
  "use strict";
  // By class of a line, as search.py numbers them: title, search word, trigger, they say, say, step, rest, aside, twin, summary.
  const weights = [100, 88, 84, 84, 60, 50, 30, 8, 40, 45];
  const title = 0, searchWord = 1, twin = 8, summary = 9;
  const kindBonus = { recovery: 1.5, decision: 1 };
  // They name what is told elsewhere.
  const kindShare = { glossary: 0.75, path: 0.85 };
  const pairs = new Set();

  // A page as match.js needs it, from a row of search_files.py.
  function Page(row) {
    [this.address, this.kind, this.stages, this.title, this.summary] = row;
    this.name = this.address.split("/")[0];
    this.lines = [];
    this.all = "";
    this.addLine(title, "", this.title);
    row[5].split("\n").forEach((word) => this.addLine(searchWord, "", word));
    this.addLine(summary, "", this.summary);
    this.addLines(row[6]);
  }

  Page.prototype.addLines = function (flat) {
    let anchor = "";
    for (let i = 0; i < flat.length; i += 3) {
      anchor = flat[i + 1] === 0 ? anchor : flat[i + 1];
      this.addLine(flat[i], anchor, flat[i + 2]);
    }
  };

  Page.prototype.addForeign = function (words) {
    if (words) words.split("\n").forEach((word) => this.addLine(twin, "", word));
  };

  Page.prototype.addLine = function (rank, anchor, text) {
    const folded = search.fold(text);
    for (let i = 1; i < folded.length; i += 1) pairs.add(folded.charCodeAt(i - 1) * 65536 + folded.charCodeAt(i));
    this.lines.push({ rank: rank, anchor: anchor, text: text, folded: folded, number: this.lines.length });
    this.all += folded + "\n";
  };

  // Whether any page can hold the text: most of the forms that are tried stand nowhere.
  function possible(text) {
    for (let i = 1; i < text.length; i += 1) {
      if (!pairs.has(text.charCodeAt(i - 1) * 65536 + text.charCodeAt(i))) return false;
    }
    return true;
  }

  const wordish = /[a-z0-9]/;

  // The best place of `text` in a line, and how good it is: the whole line, a word or its beginning, inside a word.
  function place(folded, text) {
    let best = 0;
    const latin = wordish.test(text[0]);
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      let fit = folded.length === text.length ? 1.2 : 1;
      if (latin && at > 0 && wordish.test(folded[at - 1])) fit = 0.4;
      else if (latin && wordish.test(folded[at + text.length] || "")) fit -= 0.05;
      if (fit > best) best = fit;
    }
    return best;
  }

  // What one word of the query is worth on a page: its best line, and a little for every further one.
  // `said` is the best sentence, which is shown even if the title or a search word counts more.
  function matchWord(page, alternatives) {
    let best = null;
    let said = null;
    let more = 0;
    const there = alternatives.filter((alternative) => page.all.includes(alternative.text));
    if (!there.length) return null;
    page.lines.forEach(function (line) {
      let top = null;
      there.forEach(function (alternative) {
        const fit = place(line.folded, alternative.text);
        if (!fit) return;
        const score = weights[line.rank] * alternative.worth * fit + (6 * alternative.text.length) / (line.folded.length + 6);
        if (!top || score > top.score) top = { score: score, line: line, text: alternative.text };
      });
      if (!top) return;
      if (best) more += Math.min(best.score, top.score);
      if (!best || top.score > best.score) best = top;
      if (line.rank > searchWord && line.rank < twin && (!said || top.score > said.score)) said = top;
    });
    return best && { score: best.score + 4 * Math.log1p(more / 40), line: best.line, text: best.text, said: said };
  }

  // Every page that holds a word of the query; one that holds not all of them has to hold the others well.
  function rank(pages, words, here) {
    const found = [];
    const tried = words.map((alternatives) => alternatives.filter((alternative) => possible(alternative.text)));
    const matched = pages.map((page) => tried.map((alternatives) => matchWord(page, alternatives)));
    // A word that stands on few pages tells more than one that stands on all.
    const telling = tried.map((_, i) => Math.log1p(pages.length / (1 + matched.filter((matches) => matches[i]).length)));
    const all = telling.reduce((sum, value) => sum + value, 0);
    pages.forEach(function (page, number) {
      const matches = matched[number].filter(Boolean);
      if (!matches.length) return;
      const sum = matched[number].reduce((total, match, i) => total + (match ? match.score * telling[i] : 0), 0) / all;
      const whole = matches.length === words.length ? 1 : 0.7;
      const hint = here && (page.address === here.address || page.stages.some((stage) => here.stages.includes(stage))) ? 0.5 : 0;
      found.push({ page: page, matches: matches, score: sum * whole * (kindShare[page.name] || 1) + (kindBonus[page.name] || 0) + hint });
    });
    return found.sort((a, b) => b.score - a.score);
  }

  search.Page = Page;
  search.rank = rank;
  search.possible = possible;
  search.classes = { title: title, searchWord: searchWord, twin: twin, summary: summary, trigger: 2, theySay: 3, say: 4, step: 5, aside: 7 };
})(window.pbSearchCode = window.pbSearchCode || {});
