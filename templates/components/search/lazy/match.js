// Pages that hold the words of a query, what helps on a call first.
(function (search) {
  "use strict";
  // By class of a line, as search.py numbers them: title, search word, trigger, they say, say, step, rest, aside, twin, summary.
  const weights = [100, 88, 84, 84, 60, 50, 30, 8, 40, 45];
  const title = 0, searchWord = 1, trigger = 2, theySay = 3, twin = 8, summary = 9;
  const kindBonus = { recovery: 1.5, decision: 1, lesson: -0.5 };
  // They name what is told elsewhere.
  const kindShare = { glossary: 0.75, path: 0.85 };
  const overview = /^(path|glossary|stage)$/; // kinds that name what many pages are about
  const pairs = new Set();

  // A page as match.js needs it, from a row of search_files.py.
  function Page(row) {
    [this.address, this.kind, this.stages, this.title, this.summary] = row;
    this.name = this.address.split("/")[0];
    this.lines = [];
    this.all = "";
    this.starts = [];
    this.addLine(title, "", this.title);
    this.addWords(searchWord, row[5]);
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

  // Search words of a page, or those of its twins.
  Page.prototype.addWords = function (rank, words) {
    if (words) words.split("\n").forEach((word) => this.addLine(rank, "", word));
  };

  Page.prototype.addLine = function (rank, anchor, text) {
    const folded = search.fold(text);
    for (let i = 1; i < folded.length; i += 1) pairs.add(folded.charCodeAt(i - 1) * 65536 + folded.charCodeAt(i));
    this.lines.push({ rank: rank, anchor: anchor, text: text, folded: folded, number: this.lines.length });
    this.starts.push(this.all.length);
    this.all += folded + "\n";
  };

  // Whether any page can hold the text: most of the forms that are tried stand nowhere.
  function possible(text) {
    for (let i = 1; i < text.length; i += 1) {
      if (!pairs.has(text.charCodeAt(i - 1) * 65536 + text.charCodeAt(i))) return false;
    }
    return true;
  }

  const latin = (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

  const ending = /^(s|es|d|ed|r|er|st|est|ing)\b/;

  // How well `text` stands at a place of a line: as the whole line, which says less if it only means what was
  // typed, or a good part of it, as a word or its beginning, inside a word.
  function fitAt(folded, at, text, rank, whole, worth) {
    if (folded.length === text.length) return worth < search.worth.begun ? 1.14 : 1.2;
    const sentence = text.length > 6 && rank <= theySay ? 1.2 : 1;
    if (!latin(text.charCodeAt(0))) return sentence;
    if (at > 0 && latin(folded.charCodeAt(at - 1))) return 0.4;
    if (!latin(folded.charCodeAt(at + text.length))) return worth === 1 && text.includes(" ") ? sentence : 1;
    return ending.test(folded.slice(at + text.length)) ? 0.95 : whole ? 0.5 : 0.85; // late: latest is near, lately is far
  }

  // What one word of the query is worth on a page: its best line, and a little for every further one.
  // `said` is the best sentence, which is shown even if the title or a search word counts more.
  function matchWord(page, alternatives, whole) {
    const tops = [];
    alternatives.forEach(function (alternative) {
      const text = alternative.text;
      const short = text.length === 1 && search.isKana(text); // stands in every sentence
      let number = 0;
      for (let at = page.all.indexOf(text); at >= 0; at = page.all.indexOf(text, at + 1)) {
        while (number + 1 < page.starts.length && page.starts[number + 1] <= at) number += 1;
        const line = page.lines[number];
        if (short && line.rank > trigger) continue;
        const fit = fitAt(line.folded, at - page.starts[number], text, line.rank, whole, alternative.worth);
        const score = weights[line.rank] * alternative.worth * fit + (6 * text.length) / (line.folded.length + 6);
        if (!tops[number] || score > tops[number].score) tops[number] = { score: score, line: line, text: text, worth: alternative.worth };
      }
    });
    let best = null;
    let said = null;
    let more = 0;
    tops.forEach(function (top) {
      if (best) more += Math.min(best.score, top.score) * top.worth ** 3; // the more a word means something else, the less its number tells
      if (!best || top.score > best.score) best = top;
      if (top.line.rank > searchWord && top.line.rank < twin && (!said || top.score > said.score)) said = top;
    });
    return best && { score: best.score + 4 * Math.log1p(more / 40), line: best.line, text: best.text, worth: best.worth, said: said, tops: tops };
  }

  // A little more where one line holds all words of the query, more where they stand in a row as typed, and most
  // where it is made of them.
  function together(matches, typed) {
    const inRow = [typed.join(" "), typed.join("")];
    let best = 0;
    if (matches.length > 1) matches[0].tops.forEach(function (top, number) {
      if (!matches.every((match) => match.tops[number])) return;
      const length = matches.reduce((sum, match) => sum + match.tops[number].text.length + 1, -1);
      const share = length === top.line.folded.length ? 0.3 : inRow.some((row) => top.line.folded.includes(row)) ? 0.2 : 0.12;
      best = Math.max(best, weights[top.line.rank] * share);
    });
    return best;
  }

  // A noun with kanji that stands on one page alone, out of its title and search words, was read there: that page
  // comes before those that only mean it, unless their title does. Verbs have other forms, so theirs tell less.
  const noun = new RegExp("[" + search.kanji + "].*[^のをがにはともでへいうくぐすつぬぶむるたて]$|^.+[" + search.kanji + "]$");
  function readThere(found, alternatives) {
    const typed = alternatives[0].text;
    const there = noun.test(typed) && found.find((hit) => hit.page.all.includes(typed));
    if (!there || overview.test(there.page.name)) return;
    const told = there.page.lines.every((line) => (line.rank > searchWord && line.rank !== twin) || !line.folded.includes(typed));
    const top = found.reduce((a, b) => (b.score > a.score ? b : a));
    const meant = alternatives.some((other) => other.worth > search.worth.cut && top.page.lines[title].folded.includes(other.text));
    if (told && !meant) there.score = top.score + 0.1;
  }

  // Every page that holds a word of the query, the best first: one that holds not all of them has to hold the
  // others well. Also the numbers of the words that stand nowhere. `shares` tells how much each word
  // counts, `lacking` what is left of a page that lacks one, `alone` whether the only word stands on one page of the site.
  function rank(pages, words, shares, lacking, here, alone) {
    const found = [];
    const tried = words.map((alternatives) => alternatives.filter((alternative) => possible(alternative.text)));
    const matched = pages.map((page) => tried.map((alternatives, i) => matchWord(page, alternatives, i < words.length - 1)));
    // A word that stands on few pages tells more than one that stands on all.
    const telling = tried.map((_, i) => shares[i] * Math.log1p(pages.length / (1 + matched.filter((matches) => matches[i]).length)));
    const typed = words.map((alternatives) => alternatives[0].text); // what was typed is worth most
    const all = telling.reduce((sum, value) => sum + value, 0);
    pages.forEach(function (page, number) {
      const matches = matched[number].filter(Boolean);
      if (!matches.length) return;
      const sum = matched[number].reduce((total, match, i) => total + (match ? match.score * telling[i] : 0), 0) / all;
      const whole = matched[number].every((match, i) => match || shares[i] < 1);
      const hint = here && (page.address === here.address || page.stages.some((stage) => here.stages.includes(stage))) ? 0.5 : 0;
      found.push({ page: page, matches: matches, score: (sum * (whole ? 1 : lacking) + (matches.length === words.length ? together(matches, typed) : 0)) * (kindShare[page.name] || 1) + (kindBonus[page.name] || 0) + hint });
    });
    if (alone) readThere(found, words[0]);
    const missing = tried.map((_, i) => i).filter((i) => !matched.some((matches) => matches[i]));
    return { hits: found.sort((a, b) => b.score - a.score), missing: missing };
  }

  search.Page = Page;
  search.rank = rank;
  search.possible = possible;
  search.overview = overview;
  search.classes = { title: title, searchWord: searchWord, twin: twin, summary: summary, trigger: trigger, theySay: theySay, say: 4, step: 5, aside: 7 };
})(window.pbSearchCode = window.pbSearchCode || {});
