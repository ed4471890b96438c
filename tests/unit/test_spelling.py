"""``spelling``: the ways to type one word that count as one."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.spelling import folded, grams, loose, skeleton, stem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ｸﾚｰﾑ", "クレーム"),
        ("くれーむ", "クレーム"),
        ("ＢＵＹＥＲ", "buyer"),
        ("ﾊﾟﾀﾞ", "パダ"),
        ("ハ\u3099", "バ"),
        ("キャンセル", "キヤンセル"),
        ("葛\U000e0100城", "葛城"),
        ("e-mail", "email"),
        ("don’t", "dont"),
        ("8:30", "８：３０"),
        ("相見積（あいみつ）", "相見積 あいみつ"),
        ("café", "cafe"),
    ],
)
def test_spellings_of_one_word_fold_to_one(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


def test_a_long_vowel_counts_until_it_is_loosened() -> None:
    assert folded("メール") != folded("める")
    assert loose(folded("サーバー")) == loose(folded("サーバ"))


@pytest.mark.parametrize("word", ["打ち合わせ", "打合せ", "打ち合せ", "打合わせ"])
def test_one_skeleton_whatever_kana_stand_between(word: str) -> None:
    assert skeleton(word) == "打合"


@pytest.mark.parametrize("word", ["会議", "謝る", "ひありんぐ方法", "email"])
def test_no_skeleton_where_kana_are_no_part_of_the_spelling(word: str) -> None:
    assert skeleton(word) == ""


def test_the_stem_stays_when_a_verb_is_inflected() -> None:
    assert [stem(word) for word in ("謝る", "遅れ", "会議", "ファン")] == ["謝", "遅", "会議", "ファン"]


def test_a_text_is_found_by_pairs_single_kanji_and_latin_words() -> None:
    assert grams("納期 ok") == {"納期", "納", "期", "ok"}
