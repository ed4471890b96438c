"""``search_files``: what the browser gets first, afterwards, and of a large site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import samples

from mkdocs_playbooks import search_files
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.load import load
from mkdocs_playbooks.search import FIRST_WORDS
from mkdocs_playbooks.spelling import folded
from mkdocs_playbooks.templates import Labels, lazy_scripts

Data = dict[str, Any]


def made(root: Path, locale: str = "ja") -> dict[str, Any]:
    """What each file holds, by its name without ending."""
    texts = search_files.files(load(root).library, locale, Labels(root, locale, tuple(KINDS)))
    found: Data = {}
    for name, text in texts.items():
        start = f'(window.pbSearchFiles=window.pbSearchFiles||{{}})["{name.removesuffix(".js")}"]='
        assert text.startswith(start) and text.endswith(";\n"), name
        found[name.removesuffix(".js")] = json.loads(text.removeprefix(start).removesuffix(";\n"))
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files: dict[str, samples.Fields | str] = {
        "ja/recovery/late": samples.recovery(title="納期の遅れ", search_words=["クレーム"]),
        "ja/lesson/why": samples.lesson(title="理由", why=[{"text": "謝った後で"}]),
        "en/lesson/why": samples.lesson(title="Reasons"),
    }
    root = samples.site(tmp_path, files, ("ja", "en"))
    (root / "playbooks/words").mkdir()
    rows = "readings:\n  納期: のうき\n  謝る: あやまる\n  会議: かいぎ\n"
    (root / "playbooks/words/readings.yml").write_text(rows, encoding="utf-8")
    groups = "groups:\n  - [クレーム, complaint]\n"
    (root / "playbooks/words/synonyms.yml").write_text(groups, encoding="utf-8")
    return root


def test_a_small_site_hands_over_what_counts_most_and_then_the_rest(root: Path) -> None:
    data = made(root)

    assert set(data) == {"first", "rest"}
    titles = [row[3] for row in data["first"]["pages"]]
    assert titles == ["理由", "納期の遅れ"]
    assert "Where is it?" in data["first"]["pages"][1][6]
    assert "Call back" not in data["first"]["pages"][1][6]
    assert "Call back" in data["rest"]["pages"][1][2]
    assert data["rest"]["pages"][0][1] == "Reasons"
    assert data["rest"]["synonyms"] == [["クレーム", "complaint"]]


def test_the_first_search_words_come_first_and_the_others_with_the_rest(tmp_path: Path) -> None:
    words = [f"word {n}" for n in range(FIRST_WORDS + 2)]
    data = made(samples.site(tmp_path, {"en/lesson/why": samples.lesson(search_words=words)}), "en")

    assert data["first"]["pages"][0][5].split("\n") == words[:FIRST_WORDS]
    assert data["rest"]["pages"][0][0].split("\n") == words[FIRST_WORDS:]


def test_a_synonym_can_be_typed_in_kana_and_without_its_long_vowels_though_it_stands_on_no_page(
    root: Path,
) -> None:
    rows = "readings:\n  納期: のうき\n  迅速: じんそく\n  迅速化: じんそくか\n"
    (root / "playbooks/words/readings.yml").write_text(rows, encoding="utf-8")
    groups = "groups:\n  - [スピード, 迅速化]\n"
    (root / "playbooks/words/synonyms.yml").write_text(groups, encoding="utf-8")

    assert made(root)["rest"]["rows"].split("\n") == ["スピード", "迅速化 じんそくか"]


def test_a_word_is_handed_over_with_the_text_it_stands_in_once_and_only_if_it_stands_there(
    root: Path,
) -> None:
    data = made(root)

    assert data["first"]["rows"].split("\n") == ["クレーム", "納期 のうき"]
    assert data["rest"]["rows"] == "謝る あやまる"


def test_a_large_site_is_parted_so_that_a_query_needs_little_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_files, "SMALL", 0)
    monkeypatch.setattr(search_files, "SHARD", 200)
    data = made(root)
    count = data["first"]["large"]["shards"]

    assert count > 2
    assert data["first"]["large"]["pages"] == 2
    assert set(data) == {"first", "words", "page-0", "page-1", *(f"shard-{i}" for i in range(count))}
    for number, page in enumerate(("page-0", "page-1")):
        for text in data[page][0][6][2::3]:
            for gram in {folded(text)[i : i + 2] for i in range(len(folded(text)) - 1)}:
                if " " not in gram and not gram.isascii():
                    assert number in pages(data, gram, count), (text, gram)
    assert pages(data, "納期", count) == {1: 0}  # the title
    assert 0 in pages(data, "reasons", count)  # a word of the twin


def pages(data: Data, gram: str, count: int) -> dict[int, int]:
    """Place of the gram by number of the page, as the browser reads it."""
    steps = data[f"shard-{search_files._shard(gram, count)}"]["grams"].get(gram, [])
    sums = [sum(steps[: i + 1]) for i in range(len(steps))]
    return {number >> 2: number & 3 for number in sums}


def test_text_is_data_and_cannot_end_the_script(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"ja/lesson/a": samples.lesson(title="</script>'\"`${x}")}, ("ja",))

    assert made(root)["first"]["pages"][0][3] == "</script>'\"`${x}"


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_code_and_first_file_of_the_real_site_weigh_40_kilobytes_at_most(
    repository: Path, locale: str
) -> None:
    labels = Labels(repository, locale, tuple(KINDS))
    first = search_files.files(load(repository).library, locale, labels)["first.js"]
    code = lazy_scripts(repository, "search")

    assert "//" not in {line.strip()[:2] for line in code.splitlines()}
    assert len(gzip.compress(code.encode())) + len(gzip.compress(first.encode())) <= 40_000


def test_the_same_content_gives_the_same_bytes(repository: Path) -> None:
    labels = Labels(repository, "ja", tuple(KINDS))
    one, other = (search_files.files(load(repository).library, "ja", labels) for _ in range(2))

    assert one == other
