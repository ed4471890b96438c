"""Library -> the table of readings with a row for every word with kanji: proposals that authors correct.

A site is built from the table alone. Only who extends it needs SudachiPy and its small dictionary
(the extra ``readings``), which is imported where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from mkdocs_playbooks.library import Library
from mkdocs_playbooks.search import entries
from mkdocs_playbooks.spelling import KANJI, stem

TABLE = "playbooks/words/readings.yml"
HEADER = """\
# yaml-language-server: $schema=../schema/readings.json
# How words are read, so that they are found by kana and romaji. `playbooks readings` adds a row for
# each new word and keeps what stands here: correct a reading where it is wrong.

readings:
"""
_KANJI = re.compile(f"[{KANJI}]")
_TYPED = re.compile(f"(?!.*〇)[{KANJI}ぁ-ゖァ-ヺー]+")
_INFLECTED = {"動詞", "形容詞"}
_LEFT_OUT = {"接頭辞", "接尾辞", "助動詞", "助詞", "記号", "補助記号"}
_CORRECTED = {"ゆう": "いう"}
"""Readings as they are spoken, and as they are typed."""


def write(root: Path, library: Library, locale: str) -> tuple[Path, int]:
    """Write the table of the site in ``root``; the file, and how many words are new in it."""
    rows = table(library, locale)
    file = root / TABLE
    file.parent.mkdir(exist_ok=True)
    ordered = sorted(rows, key=lambda word: (rows[word], word))
    text = HEADER + "".join(f"  {word}: {rows[word]}\n" for word in ordered)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file, len(rows.keys() - set(map(str, library.readings)))


def table(library: Library, locale: str) -> dict[str, str]:
    """All rows whose word is still on a page, and a new one for each word of ``locale`` that has none."""
    text = _texts(library, locale)
    rows = {str(word): str(reading) for word, reading in library.readings.items() if stem(str(word)) in text}
    for word, reading in sorted(_proposals(text)):
        rows.setdefault(word, reading)
    return rows


def _texts(library: Library, locale: str) -> str:
    """Everything on the pages that can be found, and every synonym."""
    texts: list[str] = []
    for entry in entries(library, locale):
        content = entry.playbook.content
        texts += [content.title, content.summary, *entry.words, *(line.text for line in entry.lines)]
    texts += [str(word) for group in library.synonyms for word in group]
    return "\n".join(texts)


def _proposals(text: str) -> Iterator[tuple[str, str]]:
    """(word, reading) of every word with kanji, short units and compounds, verbs as in a dictionary."""
    from sudachipy import Dictionary, SplitMode

    tokenizer = Dictionary(dict="small").tokenizer(mode=SplitMode.C)
    words: set[str] = set()
    for line in dict.fromkeys(text.split("\n")):
        tokens = list(tokenizer.tokenize(line))
        for token in tokens:
            for part in (token, *token.split(SplitMode.A)):
                kind = part.part_of_speech()
                word = part.dictionary_form() if kind[0] in _INFLECTED else part.surface()
                if kind[0] not in _LEFT_OUT and kind[1] != "数詞" and _TYPED.fullmatch(word):
                    words.add(word)
        for token, suffix in pairwise(tokens):
            kinds = token.part_of_speech()[0], suffix.part_of_speech()[0]
            if kinds == ("名詞", "接尾辞") and re.fullmatch(f"[{KANJI}]+", suffix.surface()):
                words.add(token.surface() + suffix.surface())
    for word in filter(_TYPED.fullmatch, filter(_KANJI.search, words)):
        parts = tokenizer.tokenize(word)
        reading = _hiragana("".join(part.reading_form() for part in parts))
        if re.fullmatch("[ぁ-ゖー]+", reading):
            yield word, _CORRECTED.get(reading, reading)


def _hiragana(katakana: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in katakana)
