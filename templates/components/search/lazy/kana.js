// Romaji as kana, Hepburn (shi, tsu) and kunrei (si, tu), whole or half typed, and the forms of a verb.
(function (search) {
  "use strict";
  const rows = {
    "": "あいうえお", k: "かきくけこ", s: "さしすせそ", t: "たちつてと", n: "なにぬねの", h: "はひふへほ", m: "まみむめも",
    y: "や_ゆ_よ", r: "らりるれろ", w: "わ___を", g: "がぎぐげご", z: "ざじずぜぞ", d: "だじずでど", b: "ばびぶべぼ", p: "ぱぴぷぺぽ",
  };
  const table = new Map();
  const vowels = "aiueo";
  Object.entries(rows).forEach(function ([consonant, kana]) {
    [...kana].forEach((char, i) => { if (char !== "_") table.set(consonant + vowels[i], char); });
    // きゃ is きや here, as in all folded text.
    if (kana[1] !== "_" && consonant) ["a", "u", "o"].forEach((vowel, i) => table.set(consonant + "y" + vowel, kana[1] + "やゆよ"[i]));
  });
  Object.entries({ sh: "し", ch: "ち", j: "じ" }).forEach(function ([consonant, kana]) {
    table.set(consonant + "i", kana);
    ["a", "u", "o", "e"].forEach((vowel, i) => table.set(consonant + vowel, kana + "やゆよえ"[i]));
  });
  Object.entries({ tsu: "つ", fu: "ふ", fa: "ふあ", fi: "ふい", fe: "ふえ", fo: "ふお", va: "ぶあ", vi: "ぶい", vu: "ぶ", ve: "ぶえ", vo: "ぶお", thi: "てい", dhi: "でい", je: "じえ", "n'": "ん", "-": "ー" })
    .forEach(([roman, kana]) => table.set(roman, kana));

  // What a query may mean in kana: nouki -> のうき; kur -> くら, くり, くる, くれ, くろ; くr, while composing, the same.
  function readAsKana(text) {
    let kana = "";
    let at = 0;
    while (at < text.length) {
      const size = [4, 3, 2, 1].find((n) => table.has(text.slice(at, at + n)) && at + n <= text.length);
      if (size) {
        kana += table.get(text.slice(at, at + size));
        at += size;
      } else if (/[ぁ-ゖー]/.test(text[at])) {
        kana += text[at];
        at += 1;
      } else if (/^([bcdfghjkmprstwz])\1|^tch/.test(text.slice(at))) {
        kana += "つ";
        at += 1;
      } else if (/^[nm][^aiueoy]/.test(text.slice(at))) {
        kana += "ん";
        at += 1;
      } else break;
    }
    const left = text.slice(at);
    if (!left) return kana ? [kana] : [];
    if (!kana || !/^[a-z]{1,2}$/.test(left)) return [];
    const begun = [...table].filter(([roman]) => roman.startsWith(left)).map(([, char]) => char[0]);
    return [...new Set(left === "n" ? ["ん", ...begun] : begun)].map((char) => kana + char);
  }

  const forms = ["わいうえおつ", "かきくけこい", "がぎぐげごい", "さしすせそ", "たちつてと", "なにぬねのん", "ばびぶべぼん", "まみむめもん", "らりるれろつ", "いくかけさ"];
  const endings = /(ました|ません|ます|なかつた|ない|たい|たら|れば|られる|られた|れる|れた|せる|せた|している|していた|してた|した|して|する|です|てる|てた|ている|ていた|た|て|だ|で|ば|よう|かた)$/;

  const ofVerb = new RegExp("^(.*[" + search.kanji + "])([ぁ-ゖ])[ぁ-ゖ]{0,5}(?:方)?$");

  // 他社なら is no form of a verb.
  const compound = new RegExp("[" + search.kanji + "]{2}$"), afterNoun = /[なにぬねのが]/;

  // 謝った: what else may follow the kanji when the same verb is inflected in another way: 謝り, 謝る ...
  function inflected(word) {
    const parts = word.match(ofVerb);
    if (!parts || (afterNoun.test(parts[2]) && compound.test(parts[1]))) return [];
    const found = new Set();
    forms.filter((form) => form.includes(parts[2])).forEach((form) => [...form].forEach((kana) => found.add(parts[1] + kana)));
    if (/^[しすさ]/.test(parts[2]) && parts[1].length > 1) found.add(parts[1]);
    return [...found];
  }

  // The same in kana, where only the ending tells a verb: あやまった -> あやま.
  function kanaStem(kana) {
    const stem = kana.replace(endings, "");
    const root = stem.replace(stem.length > 2 && stem !== kana ? /[わかがさたなばまらいきぎしちにびみりつん]$/ : /[つんい]$/, "");
    return root.length > 1 && root !== kana ? root : "";
  }

  // 値切り is read as a form of 値切る: ねぎり -> ねぎる.
  const asNoun = "いきぎしちにびみり", asVerb = "うくぐすつぬぶむる";
  function verbOfNoun(kana) {
    const row = asNoun.indexOf(kana.slice(-1));
    return kana.length > 2 && row >= 0 ? kana.slice(0, -1) + asVerb[row] : "";
  }

  // Romaji in one spelling, of kana and as it is typed: しゃ, sha and sya are all siya; of kana also as Hepburn writes it.
  const roman = new Map();
  table.forEach(function (kana, typed) { if (kana.length === 1 && !roman.has(kana)) roman.set(kana, typed); });
  function romanised(kana) {
    const plain = plainRomaji([...kana].map((char) => roman.get(char) || char).join(""));
    return [plain, plain.replace(/siy?(?=[auo])/g, "sh").replace(/tiy?(?=[auo])/g, "ch").replace(/ziy?(?=[auo])/g, "j").replace(/([kgnhbpmr])iy/g, "$1y")
      .replace(/si/g, "shi").replace(/ti/g, "chi").replace(/zi/g, "ji").replace(/tu/g, "tsu").replace(/hu/g, "fu")];
  }
  function plainRomaji(text) {
    return text.replace(/sh(?=[aueo])/g, "siy").replace(/ch(?=[aueo])/g, "tiy").replace(/j(?=[aueo])/g, "ziy")
      .replace(/([bcdfghjkmnprstz])y(?=[auo])/g, "$1iy").replace(/sh/g, "s").replace(/ch/g, "t").replace(/j/g, "z")
      .replace(/tsu/g, "tu").replace(/fu/g, "hu").replace(/([kstpgzdb])(?=\1)/g, "tu").replace(/n'/g, "n");
  }

  search.readAsKana = readAsKana;
  search.verbOfNoun = verbOfNoun;
  search.romanised = romanised;
  search.plainRomaji = plainRomaji;
  search.inflected = inflected;
  search.kanaStem = kanaStem;
})(window.pbSearchCode = window.pbSearchCode || {});
