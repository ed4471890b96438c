// Text as it is compared: width, case and kana do not matter, ｸﾚｰﾑ, クレーム and くれーむ are one word.
window.pbPlain = function (text) {
  "use strict";
  return text.normalize("NFKC").toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, "");
};
