// What else a word of the query may be called on a page: its spellings, readings, forms and synonyms.
(function (search) {
  "use strict";
  const worth = { typed: 1, read: 0.96, begun: 0.9, spelled: 0.9, inflected: 0.87, meant: 0.88, meantBegun: 0.74, cut: 0.75, slipped: 0.7 };
  const latin = /^[a-z0-9 ]+$/;

  function Words(synonyms) {
    this.groups = new Map(); // by each of their words
    this.members = new Map(); // the same words by their first character
    this.longest = 0; // of them
    this.keys = [];
    this.sounds = new Map(); // the same rows by the first character of their reading
    this.skeletons = new Map();
    this.seen = new Set();
    this.known = new Set();
    this.addGroups(synonyms);
  }

  // Groups of words that mean the same.
  Words.prototype.addGroups = function (groups) {
    groups.map((group) => group.map(search.fold)).forEach((group) => group.forEach((word) => {
      this.known.add(word);
      addTo(this.groups, word, group);
      addTo(this.members, word[0], word);
      this.longest = Math.max(this.longest, word.length);
    }));
  };

  function addTo(map, key, value) {
    if (map.has(key)) map.get(key).push(value);
    else map.set(key, [value]);
  }

  // Rows as search_files.py writes them: a word and its readings, or a word in katakana alone.
  Words.prototype.add = function (rows) {
    rows.split("\n").forEach((row) => {
      if (!row || this.seen.has(row)) return;
      this.seen.add(row);
      const parts = row.split(" ").map(search.fold);
      const word = parts[0];
      (parts.length > 1 ? parts.slice(1) : parts).map(search.loose).forEach((key) => {
        const found = { key: key, word: word, shown: row.split(" ")[0] };
        this.keys.push(found);
        addTo(this.sounds, key[0], found);
        this.known.add(key).add(word);
      });
      const bones = skeleton(word);
      if (bones) this.skeletons.set(bones, [...(this.skeletons.get(bones) || []), word]);
    });
  };

  // Words that are read as `word` is, as far as that is known, or have other kana after their kanji: いい訳 is
  // 言い訳, 断わる is 断る.
  Words.prototype.soundingLike = function (word) {
    const rows = this.keys.filter((row) => row.word.length > 0 && word.includes(row.word)).sort((a, b) => b.word.length - a.word.length);
    const key = search.loose(rows.reduce((text, row) => text.split(row.word).join(row.key), word));
    const heard = (fits) => (search.isKana(key) && key !== word ? this.keys.filter((row) => fits(row.key) && row.word !== word) : []);
    const whole = heard((reading) => reading === key);
    const alike = whole.length || this.known.has(word) ? whole : heard((reading) => reading.startsWith(key));
    const same = alike.length ? alike : this.spelledOut(word);
    const found = new Map();
    same.forEach((row) => this.alternatives(row.word).forEach(({ text, worth: value }) => { if (!(found.get(text) >= value * worth.spelled)) found.set(text, value * worth.spelled); }));
    return [...found].map(([text, value]) => ({ text: text, worth: value }));
  };

  // Words with the kanji of `word` that read as its kana do: 取りつぎ, うち合わせ, 断わる, 断わった.
  Words.prototype.spelledOut = function (word) {
    const kanji = word.match(aKanji);
    if (!kanji || kanji.length === word.length || word.length > 8) return [];
    const less = search.inflected(lessKana(word) || word);
    const sounds = new RegExp("^" + word.replace(someKanji, ".+") + "$");
    return this.keys.filter((row) => kanji.every((char) => row.word.includes(char)) && (sounds.test(row.key) || less.includes(row.word)));
  };
  const aKanji = new RegExp("[" + search.kanji + "]", "g"), someKanji = new RegExp("[" + search.kanji + "]+", "g");
  const kanjiKana = new RegExp("^([" + search.kanji + "])[ぁ-ゖ](?=[ぁ-ゖ])");

  // 断わり方 as 断り方; nothing if there is no kana to leave out.
  function lessKana(word) {
    const less = word.replace(kanjiKana, "$1");
    return less === word ? "" : less;
  }

  // Whether a text is a word with a reading, a reading, or one of a group of synonyms.
  Words.prototype.knows = function (text) { return this.known.has(text) || (text.length > 2 && this.known.has(search.loose(text))); };

  // Whether the reading of a word begins like this.
  Words.prototype.begin = function (kana) { return (this.sounds.get(kana[0]) || []).some((row) => row.key.startsWith(kana)); };

  const notKanji = new RegExp("[^" + search.kanji + "]", "g");
  const withKana = new RegExp("^([" + search.kanji + "]+[ぁ-ゖ]{0,3})+$");

  // The kanji of a word that begins with one and has some kana after them: 打ち合わせ and 打合せ.
  function skeleton(word) {
    const bones = word.replace(notKanji, "");
    return bones.length > 1 && bones.length < word.length && withKana.test(word) ? bones : "";
  }

  // All texts to look for instead of `word`, each with its worth, the best first.
  Words.prototype.alternatives = function (word) {
    const found = new Map();
    const put = function (text, value) { if (text && !(found.get(text) >= value)) found.set(text, value); };
    put(word, worth.typed);
    if (word.endsWith("ー")) put(word.slice(0, -1), worth.spelled);
    const exact = [word];
    this.byReading(word, put, exact);
    search.inflected(word).forEach((text) => put(text, worth.inflected));
    [clock(word), ...counted(word), word.replace(polite, ""), word.replace(negative, "ない"), inKana(word)].forEach(function (text) {
      if (text === word) return;
      put(text, worth.spelled);
      exact.push(text);
    });
    this.bySkeleton(word, put);
    const said = word.length > 3 ? word.replace(/(よね|かな|だつけ|(?<=た)つけ|ください|んです|のです|んだ|のだ|[よねかぞぜ])$/, "") : word;
    if (said !== word) { put(said, worth.spelled); exact.push(said); }
    exact.forEach((text) => this.bySynonym(text, put));
    if (latin.test(word)) english(word).forEach((text) => { put(text, worth.inflected); this.bySynonym(text, put); });
    return [...found].map(([text, value]) => ({ text: text, worth: value })).sort((a, b) => b.worth - a.worth);
  };

  Words.prototype.byReading = function (word, put, exact) {
    const kana = search.readAsKana(word);
    kana.forEach((text) => {
      put(text, worth.read);
      const key = search.loose(text);
      if (key.length < 2 && kana.length < 2) return;
      const stem = search.kanaStem(key), verb = search.verbOfNoun(key);
      (this.sounds.get(key[0]) || []).forEach((row) => {
        if (row.key === key) { put(row.word, worth.read); exact.push(row.word); }
        else if (row.key.startsWith(key)) put(row.word, worth.begun);
        else if (row.key !== verb && !(stem && row.key.startsWith(stem) && row.key.length - stem.length < 2)) return;
        const root = row.key.slice(0, -1);
        search.inflected(row.word).forEach(function (form) {
          const said = key.startsWith(root + form.slice(-1)); // まにあわ is 間に合わ rather than 間に合っ
          put(form, row.key === key || said ? worth.spelled : worth.inflected);
        });
      });
    });
  };

  Words.prototype.bySkeleton = function (word, put) {
    const bones = skeleton(word) || word;
    if (bones !== word) put(bones, word.startsWith(bones) ? worth.cut : worth.spelled);
    (this.skeletons.get(bones) || []).forEach((text) => put(text, worth.spelled));
  };

  Words.prototype.bySynonym = function (word, put) {
    const seen = new Set();
    const each = (member, then) => (this.groups.get(member) || []).forEach(function (group) {
      if (!seen.has(group)) then(group);
    });
    const meant = (member, value) => each(member, function (group) {
      seen.add(group);
      group.forEach((other) => put(other, value));
    });
    [word, ...search.inflected(word).flatMap((form) => [form, form + "る"])].forEach((same) => meant(same, worth.meant));
    if (word.length < 2) return;
    // What is meant shows once more than half of a word is typed.
    (this.members.get(word[0]) || []).filter((member) => word.length * 2 > member.length && member.startsWith(word)).forEach((begun) => meant(begun, worth.meantBegun));
    for (let at = 0; at < word.length; at += 1) {
      for (let end = at + 2; end <= Math.min(word.length, at + this.longest); end += 1) {
        const member = word.slice(at, end);
        each(member, (group) => group.forEach((other) => put(word.replace(member, other), worth.meantBegun)));
      }
    }
  };

  // 8時半 and 8時30分 as 8:30 is folded: 830.
  function clock(word) {
    const parts = word.match(/^([0-9]{1,2})時(?:(半)|([0-9]{1,2})分)?$/);
    return parts ? parts[1] + (parts[2] ? "30" : (parts[3] || "0").padStart(2, "0")) : "";
  }

  // 二回目 as 2回目, 2割 as 二割, and 二件目 as both.
  const digits = "〇一二三四五六七八九";
  function counted(word) {
    const times = word.replace(/([一二三四五六七八九1-9])[件度]目/, "$1回目");
    return [word, times].flatMap((text) => [text.replace(/[一二三四五六七八九](?=[回度割日月年時分週社人件つ番])/g, (digit) => digits.indexOf(digit)),
      text.replace(/[1-9](?=[回度割日月年時分週社人件つ番])/g, (digit) => digits[digit])]);
  }

  // 連絡がなかった and 連絡がありません as 連絡がない.
  const negative = /(なかつた|なくて|ありません|ません)$/;

  // 出来ません and 又か as they are written on most pages.
  const written = { "出来": "でき", "下さい": "ください", "頂": "いただ", "致": "いた", "無い": "ない", "又": "また", "為": "ため", "何故": "なぜ", "何時": "いつ", "良い": "いい", "直ぐ": "すぐ" };
  function inKana(word) {
    return Object.entries(written).reduce((text, [kanji, kana]) => text.replace(kanji, kana), word);
  }

  // お断り and ご立腹 without what is only polite.
  const polite = new RegExp("^[おご](?=[" + search.kanji + "]{2}|[" + search.kanji + "][ぁ-ゖ])");

  // apologised, apologising -> apologis; apologise, apologize; favour, favor.
  function english(word) {
    const found = new Set();
    const root = word.replace(/(ations?|ings?|ives?|ies|ed|es|ers?|ly|s|e|y)$/, "");
    if (root.length > 3 && root !== word) found.add(root);
    [word, root].forEach(function (text) {
      found.add(text.replace(/is(?=e|$|ing|ation)/, "iz")).add(text.replace(/iz(?=e|$|ing|ation)/, "is"));
      found.add(text.replace("our", "or")).add(text.replace(/([^o])or(?=$|[a-z])/, "$1our"));
    });
    found.delete(word);
    return [...found].filter((text) => text.replace(/ /g, "").length > 3);
  }

  search.Words = Words;
  search.skeleton = skeleton;
  search.lessKana = lessKana;
  search.worth = worth;
})(window.pbSearchCode = window.pbSearchCode || {});
