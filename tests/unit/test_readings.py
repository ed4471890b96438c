"""``readings``: the table of readings is proposed by a program and corrected by people."""

from __future__ import annotations

from pathlib import Path

import samples

from mkdocs_playbooks.load import load
from mkdocs_playbooks.readings import TABLE, table, write
from mkdocs_playbooks.search import entries, readings
from mkdocs_playbooks.spelling import stem


def test_new_words_get_a_reading_and_verbs_the_one_of_the_dictionary(tmp_path: Path) -> None:
    fields = samples.lesson(title="納期に遅れて謝った", search_words=["弁護士", "カタカナ", "12日"])
    rows = table(load(samples.site(tmp_path, {"ja/lesson/a": fields}, ("ja",))).library, "ja")

    assert {
        "納期": "のうき",
        "遅れる": "おくれる",
        "謝る": "あやまる",
        "弁護士": "べんごし",
    }.items() <= rows.items()
    assert not [word for word in rows if word == "カタカナ" or "1" in word]


def test_a_corrected_reading_stays_and_a_word_that_is_gone_goes(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"ja/lesson/a": samples.lesson(title="明日の朝会")}, ("ja",))
    (root / TABLE).parent.mkdir()
    (root / TABLE).write_text("readings:\n  朝会: あさかい\n  納期: のうき\n", encoding="utf-8")
    file, added = write(root, load(root).library, "ja")
    again = load(root)

    assert file == root / TABLE
    assert added == 1
    assert again.diagnostics == []
    assert dict(again.library.readings) == {"朝会": "あさかい", "明日": "あす"}


def test_every_kanji_of_the_real_titles_and_search_words_can_be_typed_in_kana(repository: Path) -> None:
    library = load(repository).library
    stems = sorted((stem(word) for word in readings(library, "ja")), key=len, reverse=True)
    unread: dict[str, str] = {}
    words = [w for e in entries(library, "ja") for w in (e.playbook.content.title, *e.words)]
    for word in words:
        left = word
        for known in stems:
            left = left.replace(known, "")
        if any("一" <= char <= "鿿" for char in left):
            unread[word] = left

    assert len(unread) <= len(words) * 0.1, unread  # measured: 0.05
