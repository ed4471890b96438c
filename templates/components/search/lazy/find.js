// A query -> ranked hits: every word first as typed, then in pieces or with one slip of the fingers.
(function (search) {
  "use strict";
  const mostSuggestions = 5;

  // A query that stands in no title, search word or word of a customer may still be said in other words.
  const sure = 70;
  const ofPieces = 0.9;

  // `then` gets {hits, suggestions}; at once if `source` has all it needs in memory.
  function find(query, source, here, then) {
    const tokens = [...new Set(search.fold(query).split(" ").filter(Boolean))];
    if (!tokens.length) return then({ hits: [], suggestions: [] });
    attempt(tokens.map((token) => ({ token: token, extra: [] })), source, here, function (first) {
      const weak = !first.hits.length || first.hits[0].score < sure;
      if (first.partly && (weak || first.missing.size)) return; // more pages are on their way
      if (!weak && !first.missing.size) return then({ hits: first.hits, suggestions: [] });
      source.wordsAround([...first.missing], function (vocabulary) {
        const mended = tokens.flatMap((token) => mend(token, first.missing.has(token), source, vocabulary));
        attempt(mended, source, here, function (second) {
          if (second.partly) return;
          const hits = better(first.hits, second.hits);
          then({ hits: hits, suggestions: hits.length ? [] : nearest([...first.missing].join(" "), vocabulary) });
        });
      });
    });
  }

  function attempt(wanted, source, here, then) {
    source.rowsFor(wanted.map((want) => want.token), function () {
      const words = wanted.map((want) => [...source.words.alternatives(want.token), ...want.extra]);
      source.pagesFor(words, function (pages, partly) {
        const ranked = search.rank(pages, words, here);
        then({ hits: ranked.hits, missing: new Set(ranked.missing.map((i) => wanted[i].token)), partly: partly });
      });
    });
  }

  // Every page once, as the query stands on it where it does, by the better of its two scores.
  function better(whole, pieces) {
    const found = new Map(whole.map((hit) => [hit.page, hit]));
    pieces.forEach(function (hit) {
      const before = found.get(hit.page) || { matches: hit.matches, score: 0 };
      found.set(hit.page, { page: hit.page, matches: before.matches, score: Math.max(before.score, hit.score * ofPieces) });
    });
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  // What may be meant by a word: one that sounds the same, the words it is made of, or the words it was to be.
  function mend(token, missing, source, vocabulary) {
    const alike = missing ? source.words.soundingLike(token) : [];
    if (alike.length) return [{ token: token, extra: alike }];
    const known = (piece) => vocabulary.has(piece) || source.words.knows(piece);
    const pieces = cut(token, source, known);
    const whole = pieces.length > 1 && pieces.join("").length === token.length && pieces.every(known);
    const slips = missing && !whole ? slipped(token, vocabulary) : [];
    if (slips.length) return [{ token: token, extra: slips }];
    const told = (text) => (search.isKana(token) ? text : text.replace(/[ぁ-ゖ]/g, "")).length;
    const enough = told(pieces.join("")) * 2 > told(token);
    return enough ? pieces.map((piece) => ({ token: piece, extra: [] })) : [{ token: token, extra: [] }];
  }

  // The words a text is made of, long ones and those of the site before chance finds; the rest is left out.
  // Where there is kanji or katakana, kana between them is no word.
  function cut(token, source, known) {
    const text = /^[a-z]/.test(token) ? search.readAsKana(token)[0] || token : token;
    const kana = search.isKana(text);
    const single = new RegExp("^[" + search.kanji + "]$");
    const best = [];
    for (let at = text.length; at >= 0; at -= 1) {
      best[at] = at < text.length ? best[at + 1] : { value: 0, pieces: [] };
      for (let end = at + 1; end <= text.length; end += 1) {
        const piece = text.slice(at, end);
        if (end - at === text.length || (!kana && search.isKana(piece)) || (piece.length < 2 && !single.test(piece))) continue;
        const value = known(piece) ? piece.length * piece.length : source.knows(piece) ? piece.length - 0.5 : 0;
        if (value && value + best[end].value > best[at].value) best[at] = { value: value + best[end].value, pieces: [piece, ...best[end].pieces] };
      }
    }
    return best[0].pieces;
  }

  // Words, or beginnings of words, one letter away: wrong, missing, too many, or two in the wrong order.
  function slipped(token, vocabulary) {
    const typed = [token, ...search.readAsKana(token)].map(search.loose).filter((form) => form.length > 3);
    const found = new Map();
    vocabulary.forEach(function (word) {
      const form = search.loose(word.form);
      if (form.length < 3) return;
      typed.forEach(function (slip) {
        if (oneSlip(slip, form)) found.set(word.text, search.worth.slipped);
        else if (form.length > slip.length && oneSlip(slip, form.slice(0, slip.length)) && !found.has(word.text)) found.set(word.text, search.worth.slipped - 0.1);
      });
    });
    return [...found].map(([text, value]) => ({ text: text, worth: value }));
  }

  function oneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0;
    while (from < a.length && a[from] === b[from]) from += 1;
    const restA = a.slice(from), restB = b.slice(from);
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  // What the owner of the site calls it, by the pairs of characters they share.
  function nearest(token, vocabulary) {
    const typed = [token, ...search.readAsKana(token)].map((text) => pairsOf(text));
    const likely = new Map();
    vocabulary.forEach(function (word) {
      const own = pairsOf(word.form);
      const likeness = Math.max(...typed.map((pairs) => (2 * pairs.filter((pair) => own.includes(pair)).length) / (pairs.length + own.length)));
      if (likeness > 0.2 && !(likely.get(word.shown) >= likeness)) likely.set(word.shown, likeness);
    });
    return [...likely].sort((a, b) => b[1] - a[1]).slice(0, mostSuggestions).map(([shown]) => shown);
  }

  function pairsOf(text) {
    const found = [" " + text[0]];
    for (let i = 1; i < text.length; i += 1) found.push(text.slice(i - 1, i + 1));
    return found;
  }

  search.find = find;
})(window.pbSearchCode = window.pbSearchCode || {});
