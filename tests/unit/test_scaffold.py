"""``scaffold``: new playbooks from starters and new sites, or nothing at all with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.scaffold import FIRST_PLAYBOOKS, RefusedError, init, new
from mkdocs_playbooks.schema import MODELS


def files(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}


def test_a_new_playbook_stands_in_every_language_with_its_id_and_today_s_date(tmp_path: Path) -> None:
    today = {date.today().isoformat()}
    written = new(samples.site(tmp_path, {}, ("ja", "en")), "decision", "discount", ("ja", "en"))
    today.add(date.today().isoformat())

    names = ["ja/decision/discount.yml", "en/decision/discount.yml"]
    assert [file.relative_to(tmp_path / "playbooks").as_posix() for file in written] == names
    for file in written:
        text = file.read_text(encoding="utf-8")
        assert "playbook: discount\n" in text
        assert any(f"reviewed_on: {day}\n" in text for day in today)
        assert "__" not in text
        assert b"\r" not in file.read_bytes()


@pytest.mark.parametrize(
    "id", ["Late", "late_delivery", "../late", "a/b", "late.yml", "", "遅れ", "-a", "a b"]
)
def test_an_id_that_cannot_be_an_address_is_refused_and_nothing_is_written(tmp_path: Path, id: str) -> None:
    root = samples.site(tmp_path / "site", {})
    before = files(tmp_path)
    with pytest.raises(RefusedError, match="small letters"):
        new(root, "lesson", id, ("en",))

    assert files(tmp_path) == before


@pytest.mark.parametrize("taken", ["ja/lesson/notes", "en/recovery/notes"])
def test_an_id_that_is_taken_in_any_language_or_kind_is_refused(tmp_path: Path, taken: str) -> None:
    root = samples.site(tmp_path, {taken: samples.lesson()}, ("ja", "en"))
    before = files(root)
    with pytest.raises(RefusedError, match=f"playbooks/{taken}.yml"):
        new(root, "lesson", "notes", ("ja", "en"))

    assert files(root) == before


def test_a_site_s_own_starter_wins(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {}, ("ja", "en"))
    (root / "templates/kinds/lesson").mkdir(parents=True)
    (root / "templates/kinds/lesson/starter.en.yml").write_text("title: Own __ID__\n", encoding="utf-8")
    ja, en = new(root, "lesson", "notes", ("ja", "en"))

    assert en.read_text(encoding="utf-8") == "title: Own notes\n"
    assert ja.read_text(encoding="utf-8").startswith("# yaml-language-server:")


def test_a_language_without_starters_gets_the_english_one(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {}, ("en", "ja"))
    fr, en = new(root, "lesson", "notes", ("fr", "en"))

    assert fr.read_text(encoding="utf-8") == en.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["new", "new/deep/営業 の サイト", "empty"])
def test_a_new_site_passes_every_check(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    root = tmp_path / name
    written = init(root)
    gathered = gather(root)

    assert gathered.diagnostics == []
    assert {(p.kind, p.id) for p in gathered.library.playbooks.values()} == set(FIRST_PLAYBOOKS)
    assert gathered.library.locales == ("ja", "en")
    assert {file.relative_to(root).as_posix() for file in written} == files(root)
    assert {"mkdocs.yml", ".gitignore", "docs/ja/about.md", "docs/en/about.md"} <= files(root)
    assert {f"playbooks/schema/{model}.json" for model in MODELS} <= files(root)


def test_a_new_site_is_not_laid_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(RefusedError, match="not empty"):
            init(folder)

    assert files(tmp_path) == {"mine.txt"}
