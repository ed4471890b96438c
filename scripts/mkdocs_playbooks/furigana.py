"""Glossary -> furigana: which signs of a term get which reading.

The list is a plain script that a page loads only when its reader wants furigana.
"""

from __future__ import annotations

import re

from mkdocs_playbooks.kinds.glossary import Glossary
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.script_file import script_file

_KANA = re.compile(r"([ぁ-ゖァ-ヺー]+)")
_KANJI = re.compile(r"[㐀-鿿々]")


def script(library: Library, locale: str) -> str:
    """``pbReadings``: terms with kanji, the longest first, each as a list of [signs, reading or ""]."""
    terms = {
        str(term.term): aligned(term.term, term.reading)
        for playbook in library.of(locale, "glossary")
        if isinstance(playbook.content, Glossary)
        for term in playbook.content.terms
        if term.reading and _KANJI.search(term.term)
    }
    longest_first = [terms[term] for term in sorted(terms, key=lambda term: (-len(term), term))]
    return script_file("pbReadings", longest_first)


def aligned(term: str, reading: str) -> list[tuple[str, str]]:
    """``term`` in pieces with the reading of each; kana need none. If the two do not fit, one piece."""
    pieces = [piece for piece in _KANA.split(term) if piece]
    pattern = "".join(re.escape(_hiragana(p)) if _KANA.fullmatch(p) else "(.+?)" for p in pieces)
    found = re.fullmatch(pattern, _hiragana(reading))
    if not found:
        return [(term, reading)]
    readings = iter(found.groups())
    return [(piece, "" if _KANA.fullmatch(piece) else next(readings)) for piece in pieces]


def _hiragana(text: str) -> str:
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in text)
