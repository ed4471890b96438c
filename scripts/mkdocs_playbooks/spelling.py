"""One spelling for all the ways to type the same thing: width, case, kana and signs do not count.

``templates/components/search/lazy/fold.js`` does the same in the browser; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add

_UNSEEN = re.compile("[\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_INSIDE_A_WORD = re.compile(r"(?<=[a-z0-9])['’‐-―-](?=[a-z0-9])|(?<=[0-9])[:.,](?=[0-9])")
_SIGNS = re.compile(r"[\W_]+")
_KANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖゔぢづ", "あいうえおつやゆよわかけぶじず", strict=True))
_TO_HIRAGANA = str.maketrans({chr(k): _SMALL.get(chr(h), chr(h)) for k, h in _KANA.items()} | _SMALL)
_RUN = re.compile(r"[a-z0-9]+|[^ a-z0-9]+")
KANJI = "々〇㐀-䶿一-鿿豈-﫿"
_KANJI = re.compile(f"[{KANJI}]")


def folded(text: str) -> str:
    """``text`` in the one spelling that is compared: ｸﾚｰﾑ, クレーム and くれーむ are one word."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).lower().translate(_TO_HIRAGANA)
    return _SIGNS.sub(" ", _INSIDE_A_WORD.sub("", text)).strip()


def loose(folded_text: str) -> str:
    """The same without long-vowel marks: サーバー and サーバ."""
    return folded_text.replace("ー", "")


def skeleton(folded_text: str) -> str:
    """The kanji of a word that begins with one and has some kana after them, else nothing.

    打ち合わせ and 打合せ have the same.
    """
    kanji = re.sub(f"[^{KANJI}]", "", folded_text)
    shaped = re.fullmatch(f"([{KANJI}]+[ぁ-ゖ]{{0,3}})+", folded_text)
    return kanji if shaped and 1 < len(kanji) < len(folded_text) else ""


def stem(term: str) -> str:
    """A term without the kana in which it ends after a kanji: what stays the same when it is inflected."""
    return re.sub(f"(?<=[{KANJI}])[ぁ-ゖ]$", "", term)


def grams(folded_text: str) -> set[str]:
    """What a text is found by: pairs of characters, single kanji, and whole words in Latin letters."""
    found: set[str] = set()
    for run in _RUN.findall(folded_text):
        if run[0] < "\x7f":
            found.add(run)
        else:
            found.update(map(add, run, run[1:]))
            found.update(_KANJI.findall(run))
    return found
