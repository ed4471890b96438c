// A query -> ranked hits: every word first as typed, then in pieces or with one slip of the fingers.
(function (search) {
  "use strict";
  const mostSuggestions = 5;

  // A query that stands in no title, search word or word of a customer may still be said in other words.
  const sure = 70;
  const ofPieces = 0.9;
  // What a page is worth that lacks a word of the query, or a piece of a word.
  const lacksWord = 0.7, lacksPiece = 0.85;
  const chance = 0.2; // of a piece that is no word of the site, and of words that only ask or join
  const filler = /^(an?|the|to|of|in|on|at|for|and|with|by|from|is|are|was|be|do|does|did|have|has|it|this|that|i|we|you|he|she|they|my|our|your|their|hes|shes|its|im|ive|ill|youre|theyre|weve|thats|theres|them|him|her|us|me|gets?|getting|got|仕方|方法|やり方|進め方|手順|場合|こつ)$/;

  let runs = 0;

  // `then` gets {hits, partly, nearest: words to offer if there are none}; at once if `source` has all it needs in
  // memory, else first what is there already, which is `partly`. The next query takes the place of this one.
  function find(query, source, here, then) {
    const run = runs += 1;
    const asked = { source: source, here: here, current: () => run === runs };
    const typed = search.fold(query).split(" ").filter(Boolean);
    if (!typed.length) return then({ hits: [], nearest: () => [] });
    const tokens = [...new Set(typed)], terms = [...new Set(joined(typed, source.words))];
    const areJoined = terms.some((term) => term.includes(" "));
    const wanted = terms.map((term) => word(term));
    let answered = false;
    function next(first) {
      answered = true;
      const best = first.hits[0];
      const weak = areJoined || !best || best.score < sure || best.matches.some((match) => match.worth < search.worth.begun);
      if (!weak && !first.missing.size) return then({ hits: first.hits, partly: first.partly, nearest: () => [] });
      if (first.partly) return; // more pages are on their way
      source.wordsAround([...first.missing], function (vocabulary) {
        if (!asked.current()) return;
        const loans = search.loanWords(query);
        const mended = tokens.flatMap((token) => mend(token, loans, first.missing.has(token), source, vocabulary));
        attempt(asked, mended, lacksPiece, function (second) {
          if (second.partly) return;
          const hits = better(first.hits, second.hits, terms, areJoined || (isPhrase(query) && !withParticle.test(tokens.join(" ")) && !source.words.knows(tokens[0])));
          then({ hits: hits, nearest: () => (hits.length ? [] : nearest([...first.missing].join(" "), vocabulary)) });
        });
      });
    }
    attempt(asked, wanted, lacksWord, next);
    if (!answered) next(look(asked, wanted, lacksWord, source.latest(), meant(wanted, source), true));
  }

  // Words in a row that have synonyms together: late payer, off the record.
  function joined(tokens, words) {
    for (let size = Math.min(4, tokens.length); size > 1; size -= 1) {
      for (let at = 0; at + size <= tokens.length; at += 1) {
        const term = tokens.slice(at, at + size).join(" ");
        if (words.knows(term) || words.knows(term.replace(/s$/, ""))) return [...joined(tokens.slice(0, at), words), term, ...joined(tokens.slice(at + size), words)];
      }
    }
    return tokens;
  }

  // A word to look for: what else it may be called, and how much it counts beside the others.
  function word(token, extra = [], share = filler.test(token) ? chance : 1) {
    return { token: token, extra: extra, share: share };
  }

  // All that each of the words may be called.
  const meant = (wanted, source) => wanted.map((want) => [...source.words.alternatives(want.token), ...want.extra]);

  // What pages hold of the words, and which words none of them holds.
  function look(asked, wanted, lacking, pages, alternatives, partly) {
    const alone = !partly && wanted.length === 1 && asked.source.standsAlone(wanted[0].token);
    const ranked = search.rank(pages, alternatives, wanted.map((want) => want.share), lacking, asked.here, alone);
    return { hits: ranked.hits, missing: new Set(ranked.missing.map((i) => wanted[i].token)), partly: partly };
  }

  // `then` is called with what promises most, if more is on its way, and with all.
  function attempt(asked, wanted, lacking, then) {
    const source = asked.source;
    source.rowsFor(wanted.map((want) => want.token), function () {
      if (!asked.current()) return;
      const alternatives = meant(wanted, source);
      source.pagesFor(alternatives, (pages, partly) => then(look(asked, wanted, lacking, pages, alternatives, partly)), asked.current);
    });
  }

  // 内線 is a word, 思っていたのと違う a phrase: only a phrase may be told as well by its pieces as by itself, and
  // no whole sentence.
  const isPhrase = (query) => query.length < 12 && new RegExp("[" + search.kanji + "]").test(query) && /[ぁ-ゖ]/.test(query);
  // 書面で参加 is made with a particle: where it stands as typed it was meant, while 打ち合わせ has other spellings.
  const withParticle = /^[^ ]*[^ぁ-ゖ ][をとでがにのはへも][^ぁ-ゖ ][^ ]*$/;

  // Every page once, as the query stands on it where it does, by the better of its two scores. What only holds
  // pieces of a word comes after every page that holds the word as it was typed.
  function better(whole, pieces, tokens, phrase) {
    const found = new Map(whole.map((hit) => [hit.page, hit]));
    const literal = whole.filter((hit) => hit.matches.length === tokens.length && hit.matches.every((match) => match.worth >= search.worth.inflected));
    // A phrase that stands on one page or two was read there, unless they only tell what others are about.
    const read = literal.length < 3 && tokens.length === 1 && tokens[0].length > 3;
    const typed = literal.filter((hit) => !phrase || hit.score >= sure || (read && !search.overview.test(hit.page.name)));
    const most = Math.min(...typed.map((hit) => hit.score - 0.1));
    pieces.forEach(function (hit) {
      const before = found.get(hit.page) || { matches: hit.matches, score: 0 };
      found.set(hit.page, { page: hit.page, matches: before.matches, score: Math.max(before.score, Math.min(hit.score * ofPieces, most)) });
    });
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  // An input method shows the beginning of a kana in Latin letters: もういちどとr. Katakana before it is a whole word.
  const halfKana = /([ぁ-ゖー])[a-z]{1,2}$/;
  function wholeKana(token, loans) {
    const whole = token.replace(halfKana, "$1");
    return loans.has(whole) ? token : whole;
  }

  // Romaji as kana, as far as they are whole; nothing for other words in Latin letters, which are not made of pieces.
  function spoken(token) {
    if (!/^[a-z]/.test(token)) return token;
    const [kana = "", other] = search.readAsKana(token);
    return other && !kana.endsWith("ん") ? kana.slice(0, -1) : kana;
  }

  // What may be meant by a word: one that sounds the same, the words it is made of, or the words it was to be.
  function mend(typed, loans, missing, source, vocabulary) {
    // DMUの意味 is a word and the rest.
    const [, name, rest] = typed.match(/^([a-z0-9]{2,})([^a-z0-9]+)$/) || [];
    if (missing && name) return [name, rest].flatMap((part) => (source.knows(part) ? [word(part)] : mend(part, loans, true, source, vocabulary)));
    const stands = !missing && source.knows(typed);
    if (stands && /^[a-z]/.test(typed)) return [word(typed)];
    const token = wholeKana(typed, loans);
    const alike = stands ? [] : source.words.soundingLike(token);
    if (alike.length) return [word(token, alike)];
    const written = [token !== typed && token, !stands && search.lessKana(token)].find((form) => form && (source.knows(form) || source.words.knows(form)));
    if (written) return [word(written)];
    const listed = (piece) => vocabulary.has(piece) || source.words.knows(piece);
    const known = (piece) => listed(piece) || search.inflected(piece).some((form) => form.length + 3 > piece.length && (listed(form) || listed(form + "る")));
    const pieces = cut(token, loans, source, known);
    const whole = pieces.length > 1 && pieces.join("").length === token.length && pieces.every(listed);
    const slips = missing && !whole ? slipped(token, source, vocabulary) : [];
    if (slips.length) return [word(token, slips)];
    const text = spoken(token);
    const told = (part) => (search.isKana(text) ? part : part.replace(/[ぁ-ゖ]/g, "")).length;
    const enough = pieces.length && (told(pieces.join("")) * 2 >= told(text) || (missing && pieces.some((piece) => loans.has(piece))));
    return enough ? pieces.map((piece) => word(piece, [], piece.length > 1 && known(piece) ? undefined : chance)) : [word(typed)];
  }

  // The words a text is made of, long ones and those of the site before chance finds; the rest is left out.
  // Where there is kanji or katakana, kana between them is no word.
  function cut(token, loans, source, known) {
    const text = spoken(token);
    const kana = search.isKana(text);
    const half = kana && !source.knows(text); // its last word may not be typed to the end
    const single = new RegExp("^[" + search.kanji + "]$");
    const particle = /^[がをのには]|[がをのにはへ]$/; // at the ends of a piece that is no word of the site
    const best = [];
    for (let at = text.length; at >= 0; at -= 1) {
      best[at] = at < text.length ? best[at + 1] : { value: 0, pieces: [] };
      for (let end = at + 1; end <= text.length; end += 1) {
        const piece = text.slice(at, end);
        const between = !kana && search.isKana(piece) && !loans.has(piece) && !(at === 0 && end > 1 && known(piece));
        if (end - at === text.length || between || (piece.length < 2 && !single.test(piece))) continue;
        const begun = half && at > 0 && end === text.length && source.words.begin(piece);
        const value = known(piece) || begun ? piece.length * piece.length : piece.length > (kana ? 2 : 0) && !particle.test(piece) && source.knows(piece) ? piece.length - 0.5 : 0;
        if (value && value + best[end].value > best[at].value) best[at] = { value: value + best[end].value, pieces: [piece, ...best[end].pieces] };
      }
    }
    return best[0].pieces;
  }

  // Words, or beginnings of words, one letter away: wrong, missing, too many, or two in the wrong order.
  function slipped(token, source, vocabulary) {
    const typed = [token, ...search.readAsKana(token)].map(search.loose).filter((form) => form.length > (/[a-z]/.test(form) ? 3 : 2));
    const latin = /^[a-z]{5,}$/.test(token) && search.plainRomaji(token);
    const found = new Map();
    vocabulary.forEach(function (word) {
      const form = word.loose = word.loose || search.loose(word.form);
      if (form.length < 3) return;
      // Two letters or three are one kana: only words of that length are worth spelling out.
      const near = latin && form.length * 3 + 2 > latin.length && form.length < latin.length && search.isKana(form);
      if (near) word.roman = word.roman || search.romanised(form);
      if (near && word.roman.some((typed) => typed[0] === token[0] && (oneSlip(latin, typed) || oneSlip(token, typed)))) found.set(word.text, search.worth.slipped);
      typed.forEach(function (slip) {
        if (oneSlip(slip, form)) found.set(word.text, search.worth.slipped);
        else if (slip.length > 3 && form.length > slip.length && !found.has(word.text) && slipIn(slip, form)) found.set(word.text, search.worth.slipped - 0.1);
      });
    });
    return [...found].flatMap(function ([text, value]) {
      const meant = value === search.worth.slipped ? source.words.alternatives(text) : [{ text: text, worth: 1 }];
      return meant.map((other) => ({ text: other.text, worth: other.worth * value }));
    });
  }

  // At the beginning of a longer word, or anywhere in it if enough is typed to tell it by.
  function slipIn(slip, form) {
    const last = slip.length > 4 && !/[a-z]/.test(slip) ? form.length - slip.length : 0;
    for (let at = 0; at <= last; at += 1) if (oneSlip(slip, form.slice(at, at + slip.length))) return true;
    return false;
  }

  const double = /([a-z])\1/g;
  const single = (text) => text.replace(double, "$1");
  const hasDouble = (text) => text.search(double) >= 0;

  // Asked for every word there is, so it makes no texts of its own.
  function oneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    const shorter = Math.min(a.length, b.length);
    let from = 0, end = 0;
    while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
    while (end < shorter - from && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
    const left = Math.max(a.length, b.length) - from - end;
    return left < 2 || (left === 2 && a.length === b.length && a[from] === b[from + 1] && a[from + 1] === b[from]) ||
      (hasDouble(a) && hasDouble(b) && single(a) === single(b)); // which letter is double: refferal
  }

  // What the owner of the site calls it, by the pairs of characters they share.
  function nearest(token, vocabulary) {
    const typed = [token, ...search.readAsKana(token)].map((text) => pairsOf(text));
    const likely = new Map();
    vocabulary.forEach(function (word) {
      const own = word.pairs = word.pairs || pairsOf(word.form);
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
