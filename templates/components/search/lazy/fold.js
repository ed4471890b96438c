// One spelling for all the ways to type the same thing; scripts/mkdocs_playbooks/spelling.py does the same.
(function (search) {
  "use strict";
  const unseen = /[\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]|[\u{e0100}-\u{e01ef}]/gu;
  const insideAWord = /(?<=[a-z0-9])['’‐-―-](?=[a-z0-9])|(?<=[0-9])[:.,](?=[0-9])/g;
  const signs = /[^\p{L}\p{N}]+/gu;
  const kana = new Map();
  for (let code = 0x30a1; code <= 0x30f6; code += 1) kana.set(String.fromCharCode(code), String.fromCharCode(code - 0x60));
  const large = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖゔぢづ"].map((small, i) => [small, "あいうえおつやゆよわかけぶじず"[i]]));
  kana.forEach((hiragana, katakana) => kana.set(katakana, large.get(hiragana) || hiragana));
  large.forEach((to, from) => kana.set(from, to));
  const otherKana = /[ぁぃぅぇぉっゃゅょゎゕゖゔぢづ\u30a1-\u30f6]/g;
  // Plain Japanese and English, which nine lines of ten are: nothing in it has to be composed or decomposed.
  const ordinary = /^[\u0000-\u007f\u3000-\u3035\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff（）！？～]*$/;
  const kanji = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";

  // ｸﾚｰﾑ, クレーム and くれーむ are one word.
  function fold(text) {
    const composed = ordinary.test(text) ? text : text.normalize("NFKD").replace(unseen, "").normalize("NFC");
    return composed.toLowerCase().replace(otherKana, (char) => kana.get(char))
      .replace(insideAWord, "").replace(signs, " ").trim();
  }

  const folds = new Map(); // of single characters, which come again and again
  function foldOne(cluster) {
    if (!folds.has(cluster)) folds.set(cluster, fold(cluster));
    return folds.get(cluster);
  }

  // The same, and for every character of the result the place in `text` it comes from. Remembered, for a hit is
  // mostly shown again after the next key.
  const placed = new Map();
  function foldWithPlaces(text) {
    if (placed.has(text)) return placed.get(text);
    let folded = "";
    const places = [];
    const clusters = text.match(/[^\p{M}ﾞﾟ\u200b-\u200d][\p{M}ﾞﾟ\u200b-\u200d]*/gu) || [];
    let at = text.length - clusters.join("").length;
    clusters.forEach(function (cluster, number) {
      const next = clusters[number + 1] || "";
      let part = foldOne(cluster);
      if (!part && folded && !folded.endsWith(" ")) {
        const around = fold(folded.slice(-1) + cluster + next);
        part = around.length > 1 && !around.includes(" ") ? "" : " ";
      }
      for (let i = 0; i < part.length; i += 1) places.push(at);
      folded += part;
      at += cluster.length;
    });
    places.push(at);
    placed.set(text, { folded: folded, places: places });
    return placed.get(text);
  }

  search.fold = fold;
  search.foldWithPlaces = foldWithPlaces;
  // Words in katakana, which cannot be told from others once they are folded.
  search.loanWords = (text) => new Set((text.normalize("NFKC").match(/[ァ-ヺー]{2,}/g) || []).map(fold));
  search.loose = (folded) => folded.replace(/ー/g, "");
  search.kanji = kanji;
  search.isKana = (folded) => /^[ぁ-ゖー]+$/.test(folded);
})(window.pbSearchCode = window.pbSearchCode || {});
