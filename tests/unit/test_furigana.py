"""Furigana: which signs of a term get which reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_playbooks.furigana import aligned, script
from mkdocs_playbooks.load import load


@pytest.mark.parametrize(
    ("term", "reading", "pieces"),
    [
        ("関門", "かんもん", [("関門", "かんもん")]),
        ("折り返し", "おりかえし", [("折", "お"), ("り", ""), ("返", "かえ"), ("し", "")]),
        ("見込み顧客", "みこみこきゃく", [("見込", "みこ"), ("み", ""), ("顧客", "こきゃく")]),
        ("顧客別ステージ", "こきゃくべつすてーじ", [("顧客別", "こきゃくべつ"), ("ステージ", "")]),
        ("一次対応", "いちじたいおう", [("一次対応", "いちじたいおう")]),
        ("受け皿", "まったくべつ", [("受け皿", "まったくべつ")]),
    ],
)
def test_the_reading_stands_over_the_kanji_alone(
    term: str, reading: str, pieces: list[tuple[str, str]]
) -> None:
    assert aligned(term, reading) == pieces


def test_every_term_of_the_glossary_keeps_its_words_and_its_reading(repository: Path) -> None:
    library = load(repository).library
    made = script(library, "ja").removeprefix("window.pbReadings = ").removesuffix(";\n")
    terms = [[tuple(piece) for piece in pieces] for pieces in json.loads(made)]
    assert len(terms) > 30
    lengths = [sum(len(signs) for signs, _ in pieces) for pieces in terms]
    assert lengths == sorted(lengths, reverse=True)
    assert script(library, "en") == "window.pbReadings = [];\n"
